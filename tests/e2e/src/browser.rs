//! One real browser with a profile of its own: started, looked at, killed, started again.
//!
//! Killing is killing: the whole process group gets SIGKILL, as when a phone needs the memory. It
//! finds nothing on a page (that is `screen`) and judges nothing (that is `findings`).

use std::path::Path;
use std::sync::{Arc, PoisonError};

use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::WebDriver;
use tokio::sync::Mutex;

use crate::device::{Setting, clock};
use crate::driver::Driver;
use crate::engine::{Can, Engine};
use crate::failure::{Failure, Outcome};
use crate::findings::{self, COLLECTOR, Finding, Harvest};
use crate::trap::Trap;
use crate::wait::{Look, until};
use crate::{chromium, firefox, webkit};

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

    /// Where it lies on the disk.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// The processes that run on this profile, by the system's own account.
    pub fn holders(&self) -> Outcome<Vec<u32>> {
        let path = self.path().display().to_string();
        let listing = std::fs::read_dir("/proc").map_err(Failure::io("listing processes"))?;
        let ids = listing
            .flatten()
            .filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        let holds = |id: &u32| {
            // WebKitGTK's helpers do not name the profile, but inherit the driver's environment.
            ["cmdline", "environ"].iter().any(|about| {
                // A process may end between being listed and being read.
                let about = std::fs::read(format!("/proc/{id}/{about}")).unwrap_or_default();
                String::from_utf8_lossy(&about).contains(&path)
            })
        };
        Ok(ids.filter(holds).collect())
    }
}

/// Where the driver's answers come from while the browser runs.
struct Live {
    web: WebDriver,
    process: Option<Driver>,
    /// Chromium's handle of the script that moves the clock, by which it is replaced.
    clock: Option<String>,
    /// What a journey wants to run before each page's own scripts.
    before: Vec<String>,
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
    engine: Engine,
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
            engine: Engine::of_this_run()?,
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
        let (profile, trap) = (self.profile.path(), self.trap.port());
        let process = Driver::start(self.engine, profile, trap).await?;
        let address = process.address();
        let web = match self.engine {
            Engine::Chromium => {
                WebDriver::new(address, chromium::capabilities(profile, trap)?).await
            }
            Engine::Firefox => WebDriver::new(address, firefox::capabilities(profile, trap)?).await,
            Engine::WebKit => WebDriver::new(address, webkit::capabilities(profile)?).await,
        }?;
        match self.engine {
            Engine::Chromium => {
                chromium::before_each_page(&web, COLLECTOR).await?;
            }
            Engine::Firefox => firefox::watch(&web).await?,
            Engine::WebKit => {}
        }
        *self.live.lock().await = Some(Live {
            web,
            process: Some(process),
            clock: None,
            before: vec![],
        });
        self.apply(self.setting()).await
    }

    /// The engine it runs on.
    pub fn engine(&self) -> Engine {
        self.engine
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
        let web = self.web().await?;
        match self.engine {
            Engine::Chromium => chromium::dress(&web, setting).await?,
            Engine::Firefox => firefox::dress(&web, setting).await?,
            Engine::WebKit => webkit::dress(self.profile.path(), setting).await?,
        }
        if self.engine == Engine::Chromium {
            return self.set_clock(setting.days_ahead).await;
        }
        self.set_scripts().await
    }

    /// Runs a script before each page's own, from the next page on, until the browser ends.
    pub async fn before_each_page(&self, source: &str) -> Outcome {
        if self.engine == Engine::Chromium {
            chromium::before_each_page(&self.web().await?, source).await?;
            return Ok(());
        }
        if let Some(live) = self.live.lock().await.as_mut() {
            live.before.push(source.to_owned());
        }
        self.set_scripts().await
    }

    /// Moves the page's clock, so that tomorrow need not be waited for. Workers keep the real one.
    async fn set_clock(&self, days_ahead: i32) -> Outcome {
        let web = self.web().await?;
        // Bound first, or the lock would be held while the command below waits.
        let old = self
            .live
            .lock()
            .await
            .as_mut()
            .and_then(|live| live.clock.take());
        if let Some(old) = old {
            chromium::no_longer(&web, &old).await?;
        }
        if days_ahead == 0 {
            return Ok(());
        }
        let added = chromium::before_each_page(&web, &clock(days_ahead)).await?;
        if let Some(live) = self.live.lock().await.as_mut() {
            live.clock = added;
        }
        Ok(())
    }

    /// Hands Firefox or WebKitGTK everything that runs before each page's own scripts, in one.
    async fn set_scripts(&self) -> Outcome {
        let web = self.web().await?;
        let mut scripts = vec![COLLECTOR.to_owned()];
        let days_ahead = self.setting().days_ahead;
        if days_ahead != 0 {
            scripts.push(clock(days_ahead));
        }
        if let Some(live) = self.live.lock().await.as_ref() {
            scripts.extend(live.before.iter().cloned());
        }
        let profile = self.profile.path();
        match self.engine {
            Engine::Firefox => {
                let folder = profile.join("before");
                firefox::before_each_page(&web, &folder, &scripts).await
            }
            _ => webkit::before_each_page(profile, &scripts).await,
        }
    }

    /// The WebDriver session, for what nothing else here offers.
    pub async fn web(&self) -> Outcome<WebDriver> {
        let live = self.live.lock().await;
        live.as_ref()
            .map(|live| live.web.clone())
            .ok_or(Failure::NotRunning)
    }

    /// Sends one command of Chromium's own debugging protocol.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Outcome<Value> {
        self.engine.needs(Can::SpeakDevtools)?;
        chromium::devtools(&self.web().await?, method, parameters).await
    }

    /// Puts a text in at the caret at once, as pasting and dictating do.
    pub async fn insert_text(&self, text: &str) -> Outcome {
        if self.engine == Engine::Chromium {
            self.devtools("Input.insertText", json!({ "text": text }))
                .await?;
            return Ok(());
        }
        match self.script(INSERT, vec![json!(text)]).await? {
            Value::Bool(true) => Ok(()),
            other => Err(Failure::Unmet(format!("nothing was put in: {other}"))),
        }
    }

    /// Lets the browser save files into a folder, until it is started again.
    pub async fn save_into(&self, folder: &Path) -> Outcome {
        match self.engine {
            Engine::Chromium => chromium::save_into(&self.web().await?, folder).await,
            Engine::Firefox => firefox::save_into(&self.web().await?, folder).await,
            Engine::WebKit => webkit::save_into(self.profile.path(), folder).await,
        }
    }

    /// A picture of the screen, as a PNG file.
    pub async fn picture(&self, file: &Path) -> Outcome {
        if self.engine == Engine::WebKit {
            return webkit::picture(self.profile.path(), file).await;
        }
        Ok(self.web().await?.screenshot(file).await?)
    }

    /// Empties the HTTP cache, and no other.
    pub async fn forget_http_cache(&self) -> Outcome {
        match self.engine {
            Engine::Chromium => self
                .devtools("Network.clearBrowserCache", json!({}))
                .await
                .map(|_| ()),
            Engine::Firefox => firefox::forget_http_cache(&self.web().await?).await,
            Engine::WebKit => webkit::forget_http_cache(self.profile.path()).await,
        }
    }

    /// Runs a script in the page; the page's content policy does not apply to it. What a later one
    /// is to find is left in `window`: in Firefox each has a `globalThis` of its own.
    pub async fn script(&self, source: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self
            .web()
            .await?
            .execute(self.for_the_page(source), arguments)
            .await?
            .json()
            .clone())
    }

    /// Firefox runs a test's script beside the page, with a clock of its own.
    fn for_the_page(&self, source: &str) -> String {
        match self.engine {
            Engine::Firefox => format!("const Date = window.Date; {source}"),
            _ => source.to_owned(),
        }
    }

    /// Runs a script whose last argument is a function to be called with the result.
    pub async fn script_async(&self, source: &str, arguments: Vec<Value>) -> Outcome<Value> {
        Ok(self
            .web()
            .await?
            .execute_async(self.for_the_page(source), arguments)
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
        let mut harvest = match self.engine {
            Engine::Chromium => findings::harvest(&self.web().await?, &self.home).await?,
            Engine::Firefox => firefox::harvest(&self.web().await?, &self.home).await?,
            Engine::WebKit => {
                // What is on its way in the page has arrived once a task behind it has run. A page
                // that is busy or gone has nothing more to say.
                let behind = "const done = arguments[0]; setTimeout(() => setTimeout(done));";
                let _ = self.script_async(behind, vec![]).await;
                webkit::harvest(self.profile.path(), &self.home).await?
            }
        };
        if let Some(Live {
            process: Some(process),
            ..
        }) = self.live.lock().await.as_ref()
        {
            harvest.console.extend(process.take_said());
        }
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

/// In WebKitGTK the command has answered `false` in fields where the other engines take it; why is
/// not known. Then the text is set as the page would hear of it, as far as the field has room: a
/// paste is cut off there too.
const INSERT: &str = "const [text] = arguments, field = document.activeElement;
    if (document.execCommand('insertText', false, text)) return true;
    if (!field?.setRangeText) return 'the focus is on no field';
    const { value, maxLength, selectionStart: from, selectionEnd: to } = field;
    const room = maxLength < 0 ? text.length : maxLength - value.length + to - from;
    const data = text.slice(0, Math.max(room, 0));
    field.setRangeText(data, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data }));
    return true;";
