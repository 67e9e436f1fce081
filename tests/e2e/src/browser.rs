//! One real Chromium with a profile of its own: started, looked at, killed, started again.
//!
//! Killing is killing: the whole process group gets SIGKILL, as when a phone needs the memory. It
//! finds nothing on a page (that is `screen`) and judges nothing (that is `findings`).

use std::env;
use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    WebDriver,
};
use tokio::sync::Mutex;

use crate::driver::Driver;
use crate::failure::{Failure, Outcome};
use crate::findings::{self, COLLECTOR, Finding, Harvest};
use crate::trap::Trap;
use crate::wait::{Look, until};

/// The size and kind of screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewport {
    /// 390 × 844, touch, mobile layout.
    Phone,
    /// 320 × 640, the narrowest phone that is promised.
    SmallPhone,
    /// 1280 × 900, with a pointer.
    Desktop,
}

impl Viewport {
    fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (390, 844),
            Self::SmallPhone => (320, 640),
            Self::Desktop => (1280, 900),
        }
    }
}

/// The colour scheme the person has chosen for their device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the device is like. Motion is always reduced, so that nothing is looked at half-faded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Size and kind of screen.
    pub viewport: Viewport,
    /// Light or dark.
    pub scheme: Scheme,
    /// How many days the page's clock is ahead of the real one.
    pub days_ahead: i32,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            viewport: Viewport::Phone,
            scheme: Scheme::Light,
            days_ahead: 0,
        }
    }
}

/// A browser profile on disk, kept for as long as somebody holds it.
#[derive(Debug, Clone)]
pub struct Profile(Arc<TempDir>);

impl Profile {
    /// An empty profile: a person who has never been here.
    pub fn new() -> Outcome<Self> {
        let folder = tempfile::Builder::new()
            .prefix("alongside-profile-")
            .tempdir();
        Ok(Self(Arc::new(
            folder.map_err(Failure::io("making a browser profile"))?,
        )))
    }

    /// The flag that makes Chromium use this profile.
    fn flag(&self) -> String {
        format!("--user-data-dir={}", self.0.path().display())
    }

    /// The processes that run on this profile, by the system's own account.
    pub fn holders(&self) -> Outcome<Vec<u32>> {
        let flag = self.flag();
        let listing = std::fs::read_dir("/proc").map_err(Failure::io("listing processes"))?;
        let ids = listing
            .flatten()
            .filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let holds = |id: &u32| {
            // A process may end between being listed and being read.
            let line = std::fs::read(format!("/proc/{id}/cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).contains(&flag)
        };
        Ok(ids.filter(holds).collect())
    }
}

/// Where the driver's answers come from while the browser runs.
struct Live {
    web: WebDriver,
    process: Option<Driver>,
    /// The handle of the script that moves the clock, by which it is replaced.
    clock: Option<String>,
}

// Without this, thirtyfour would try to quit politely, and block, when a journey panics.
impl Drop for Live {
    fn drop(&mut self) {
        // The only error says that it was given up already.
        let _ = self.web.clone().leak();
    }
}

/// A browser and everything it was seen doing.
pub struct Browser {
    profile: Profile,
    home: String,
    trap: Trap,
    setting: std::sync::Mutex<Setting>,
    live: Mutex<Option<Live>>,
    seen: std::sync::Mutex<Harvest>,
}

impl Browser {
    /// Starts a browser on a profile. `home` is the only origin it may ask (`http://host:port`).
    pub async fn start(profile: Profile, setting: Setting, home: &str) -> Outcome<Self> {
        let browser = Self {
            profile,
            home: home.to_owned(),
            trap: Trap::open().await?,
            setting: std::sync::Mutex::new(setting),
            live: Mutex::new(None),
            seen: std::sync::Mutex::new(Harvest::default()),
        };
        browser.start_again().await?;
        Ok(browser)
    }

    /// A cold start on the same profile, as after a reboot.
    pub async fn start_again(&self) -> Outcome {
        let process = Driver::start().await?;
        let capabilities = self.capabilities()?;
        let web = WebDriver::new(process.address(), capabilities).await?;
        *self.live.lock().await = Some(Live {
            web,
            process: Some(process),
            clock: None,
        });
        let collector = json!({ "source": COLLECTOR });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", collector)
            .await?;
        self.apply(self.setting()).await
    }

    fn capabilities(&self) -> Outcome<ChromeCapabilities> {
        let mut wanted = DesiredCapabilities::chrome();
        let binary = env::var("CHROME").unwrap_or_else(|_| "/usr/bin/chromium".into());
        wanted.set_binary(&binary)?;
        for flag in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // Its crash handler leaves the process group, and would outlive a kill.
            "--disable-breakpad",
            "--disable-crash-reporter",
            "--lang=en-GB",
        ] {
            wanted.add_arg(flag)?;
        }
        wanted.add_arg(&self.profile.flag())?;
        wanted.add_arg(&self.trap.flag())?;
        wanted.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
        wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
        Ok(wanted)
    }

    /// The profile, to be used by another browser once this one is dead.
    pub fn profile(&self) -> Profile {
        self.profile.clone()
    }

    /// The device as it is set now.
    pub fn setting(&self) -> Setting {
        *self.setting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the device: at once for size and colours, from the next page on for the clock.
    pub async fn apply(&self, setting: Setting) -> Outcome {
        *self.setting.lock().unwrap_or_else(PoisonError::into_inner) = setting;
        let (width, height) = setting.viewport.size();
        let mobile = setting.viewport != Viewport::Desktop;
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
        self.devtools("Emulation.setDeviceMetricsOverride", size)
            .await?;
        self.devtools(
            "Emulation.setTouchEmulationEnabled",
            json!({ "enabled": mobile }),
        )
        .await?;
        let scheme = match setting.scheme {
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        };
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.devtools("Emulation.setEmulatedMedia", features)
            .await?;
        self.set_clock(setting.days_ahead).await
    }

    /// Moves the page's clock, so that tomorrow need not be waited for. Workers keep the real one.
    async fn set_clock(&self, days_ahead: i32) -> Outcome {
        // Bound first, or the lock would be held while the command below waits for it.
        let old = self
            .live
            .lock()
            .await
            .as_mut()
            .and_then(|live| live.clock.take());
        if let Some(old) = old {
            let script = json!({ "identifier": old });
            self.devtools("Page.removeScriptToEvaluateOnNewDocument", script)
                .await?;
        }
        if days_ahead == 0 {
            return Ok(());
        }
        let source = CLOCK.replace("DAYS", &days_ahead.to_string());
        let added = self
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": source }),
            )
            .await?;
        if let Some(live) = self.live.lock().await.as_mut() {
            live.clock = added
                .get("identifier")
                .and_then(Value::as_str)
                .map(str::to_owned);
        }
        Ok(())
    }

    /// The WebDriver session, for what nothing else here offers.
    pub async fn web(&self) -> Outcome<WebDriver> {
        let live = self.live.lock().await;
        live.as_ref()
            .map(|live| live.web.clone())
            .ok_or(Failure::NotRunning)
    }

    /// Sends one command of the browser's own debugging protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Outcome<Value> {
        Ok(self.web().await?.cdp().send_raw(method, parameters).await?)
    }

    /// Runs a script in the page; the page's content policy does not apply to it.
    pub async fn script(&self, source: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self
            .web()
            .await?
            .execute(source, arguments)
            .await?
            .json()
            .clone())
    }

    /// Runs a script whose last argument is a function to be called with the result.
    pub async fn script_async(&self, source: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self
            .web()
            .await?
            .execute_async(source, arguments)
            .await?
            .json()
            .clone())
    }

    /// Kills the browser with all its processes, at once and without a word of warning.
    pub async fn kill(&self) -> Outcome {
        // What the browser knew must be read before it dies.
        self.collect().await?;
        self.kill_at_once().await
    }

    /// Kills it without even reading its logs first, which takes a moment: for when the moment
    /// counts. What it said since they were last read is lost with it.
    pub async fn kill_at_once(&self) -> Outcome {
        let mut live = self.live.lock().await.take().ok_or(Failure::NotRunning)?;
        if let Some(process) = live.process.take() {
            process.kill().await?;
        }
        until("the browser's last process to be gone", || async {
            let holders = self.profile.holders()?;
            Ok(if holders.is_empty() {
                Look::Yes(())
            } else {
                Look::NotYet(format!("{holders:?}"))
            })
        })
        .await
    }

    /// Whether there is a browser to talk to.
    pub async fn is_running(&self) -> bool {
        self.live.lock().await.is_some()
    }

    /// Reads the browser's logs into what was seen so far.
    async fn collect(&self) -> Outcome {
        let harvest = findings::harvest(&self.web().await?, &self.home).await?;
        let trapped = self.trap.take().into_iter().map(Finding::ForeignRequest);
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.findings
            .extend(harvest.findings.into_iter().chain(trapped));
        seen.console.extend(harvest.console);
        seen.requests.extend(harvest.requests);
        Ok(())
    }

    /// Everything that must not have happened, since the last time of asking.
    pub async fn take_findings(&self) -> Outcome<Vec<Finding>> {
        if self.is_running().await {
            self.collect().await?;
        }
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        Ok(std::mem::take(&mut seen.findings))
    }

    /// Every console line so far, over all restarts.
    pub fn console(&self) -> Vec<String> {
        self.seen
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .console
            .clone()
    }
}

/// A clock that is a number of days ahead and otherwise goes like the real one.
const CLOCK: &str = r#"(() => {
  const Real = Date, ahead = DAYS * 86400000;
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
})();"#;
