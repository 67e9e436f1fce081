//! Runs one story: a fresh browser on a served site, and a clean end however the story goes.
//!
//! Every journey, whatever it is about, fails on a policy violation, a request to a stranger or an
//! uncaught error. At most two run at once, because each is a whole browser. Nothing is repeated.

use std::any::Any;
use std::future::Future;
use std::io::Write;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::browser::{Browser, Profile};
use crate::device::Setting;
use crate::engine::Can;
use crate::evidence;
use crate::failure::{Failure, Outcome};
use crate::host::Maker;
use crate::screen::Screen;
use crate::site::{Site, dist};
use crate::wait::slowness;

/// Two cores, two browsers.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// A journey that is still going after this long hangs; its evidence is worth more than its end.
const LONGEST: Duration = Duration::from_secs(180);

/// What a story has in hand.
pub struct Journey {
    /// The site and its server.
    pub site: Site,
    /// The browser of the person.
    pub browser: Browser,
    asked: Mutex<Vec<String>>,
}

impl Journey {
    /// What the person sees.
    pub fn screen(&self) -> Screen<'_> {
        Screen::of(&self.browser)
    }

    /// Opens a path of the site.
    pub async fn open(&self, path: &str) -> Outcome {
        self.screen().open(&self.site.url(path)).await
    }

    /// Opens a path of the site and waits until the app has come alive on it: what was prerendered
    /// looks the same and does not answer yet.
    pub async fn enter(&self, path: &str) -> Outcome {
        self.open(path).await?;
        self.screen().live().await
    }

    /// Ends the journey here, named and counted, if the engine of this run cannot do this.
    pub fn needs(&self, what: Can) -> Outcome {
        self.browser.engine().needs(what)
    }

    /// Kills the browser and starts it again on the same profile, as a phone does. The page that
    /// was open is not opened again.
    pub async fn kill_and_start_again(&self) -> Outcome {
        self.browser.kill().await?;
        self.browser.start_again().await
    }

    /// The paths the server was asked for since the last time of asking; kept as evidence too.
    pub fn take_asked(&self) -> Vec<String> {
        let asked = self.site.take_asked();
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend(asked.iter().cloned());
        asked
    }

    fn all_asked(&self) -> Vec<String> {
        self.take_asked();
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

/// Where a story takes place.
#[derive(Debug, Clone)]
pub struct Place {
    /// The folder that is served.
    pub folder: PathBuf,
    /// The base it is served at.
    pub base: String,
    /// The device.
    pub setting: Setting,
    /// Whose server it is; ours where nothing is said.
    pub host: Option<Maker>,
}

impl Default for Place {
    fn default() -> Self {
        Self {
            folder: dist(),
            base: "/".into(),
            setting: Setting::default(),
            host: None,
        }
    }
}

impl Place {
    /// The built site at a base, on a server of Debian's.
    pub fn behind(host: Maker, base: &str) -> Self {
        Self {
            base: base.into(),
            host: Some(host),
            ..Self::default()
        }
    }

    /// The built site under a path of its own, such as `/repo/`.
    pub fn at_base(base: &str) -> Self {
        Self {
            base: base.into(),
            ..Self::default()
        }
    }

    /// The built site on another device.
    pub fn on(setting: Setting) -> Self {
        Self {
            setting,
            ..Self::default()
        }
    }
}

/// Tells a story of the built site, at `/`, on a phone in light colours.
pub async fn journey<F, Fut>(name: &str, story: F)
where
    F: FnOnce(Arc<Journey>) -> Fut,
    Fut: Future<Output = Outcome> + Send + 'static,
{
    journey_in(Place::default(), name, story).await;
}

/// Tells a story somewhere else. It panics if the story, or anything watched in it, fails.
pub async fn journey_in<F, Fut>(place: Place, name: &str, story: F)
where
    F: FnOnce(Arc<Journey>) -> Fut,
    Fut: Future<Output = Outcome> + Send + 'static,
{
    evidence::clear(name);
    // Closed never: the semaphore is a static.
    let _turn = BROWSERS.acquire().await;
    let journey = match begin(place).await {
        Ok(journey) => Arc::new(journey),
        Err(failure) => panic!("journey {name} could not begin: {failure}"),
    };
    // In a task of its own, so that a panicking assertion still leads to evidence and tidying up.
    let longest = LONGEST * slowness();
    let told = tokio::spawn(timeout(longest, story(Arc::clone(&journey)))).await;
    let mut wrong = match told {
        Ok(Ok(Ok(()))) => vec![],
        Ok(Ok(Err(failure @ Failure::Impossible { .. }))) => {
            say_impossible(name, &failure);
            vec![]
        }
        Ok(Ok(Err(failure))) => vec![failure.to_string()],
        Ok(Err(_)) => vec![format!("still not at its end after {longest:?}")],
        Err(ended) => vec![said(ended.into_panic().as_ref())],
    };
    match journey.browser.take_findings().await {
        Ok(findings) => wrong.extend(findings.iter().map(ToString::to_string)),
        Err(failure) => wrong.push(format!("the browser's logs could not be read: {failure}")),
    }
    let why = wrong.join("\n");
    if !wrong.is_empty() {
        evidence::keep(name, &why, &journey.browser, &journey.all_asked()).await;
    }
    if journey.browser.is_running().await {
        // A browser that cannot be killed has been reported by the system already.
        let _ = journey.browser.kill().await;
    }
    journey.site.stop();
    assert!(
        wrong.is_empty(),
        "journey {name} (see {}):\n{why}",
        evidence::folder(name).display()
    );
}

async fn begin(place: Place) -> Outcome<Journey> {
    let site = match place.host {
        None => Site::start(place.folder, &place.base)?,
        Some(host) => Site::behind(host, place.folder, &place.base).await?,
    };
    let browser = Browser::start(Profile::new()?, place.setting, site.origin()).await?;
    Ok(Journey {
        site,
        browser,
        asked: Mutex::default(),
    })
}

/// Says so past the test runner, which hides what a test that did not fail has printed.
fn say_impossible(name: &str, why: &Failure) {
    // A log that is gone has nobody to tell.
    let _ = writeln!(std::io::stdout(), "{why} ({name})");
}

/// What a panic said.
fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied())
        .unwrap_or("a panic")
        .to_owned()
}
