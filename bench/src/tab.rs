//! One browser that tells when what happened: it opens, taps and types as a person does, and asks
//! the page what `probe.js` has noted. It decides nothing about what is measured.

use std::time::Duration;

use serde_json::{Value, json};

use e2e::screen::Name;
use e2e::wait::{Look, until_within};
use e2e::{Browser, Failure, Outcome, Profile, Screen, Setting, Site};

/// Runs in every page before its own scripts.
const PROBE: &str = include_str!("probe.js");

/// Longer than anything here takes on a slow machine.
const PATIENCE: Duration = Duration::from_secs(300);

/// How long somebody looks at a screen before the next tap, at least, in milliseconds.
const READING_MS: u32 = 1_000;

/// A running browser on a phone's screen.
pub struct Tab {
    browser: Browser,
}

/// A visit as the page itself saw it; times in milliseconds since the navigation began.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Visit {
    /// When the first text was painted.
    pub first: f64,
    /// When the largest text or picture was painted.
    pub largest: f64,
    /// When the page said that it is live; nothing where it never says so.
    pub live: Option<f64>,
    /// When the first tap on an answer that did anything had its paint; nothing where none was
    /// tapped.
    pub answered: Option<f64>,
    /// Bytes of bodies, packed as they came, until then.
    pub answered_bytes: Option<f64>,
    /// The sum of the layout shifts nobody asked for.
    pub moved: f64,
    /// Bytes of bodies, packed as they came, until it was live.
    pub bytes: f64,
    /// The same with the heads of the answers, as the browser reckons them.
    pub wire: f64,
}

impl Tab {
    /// Starts a browser on a profile; only this site may be asked.
    pub async fn start(profile: Profile, site: &Site) -> Outcome<Self> {
        let browser = Browser::start(profile, Setting::default(), site.origin()).await?;
        let tab = Self { browser };
        tab.prepare().await?;
        Ok(tab)
    }

    async fn prepare(&self) -> Outcome {
        let web = self.browser.web().await?;
        web.set_script_timeout(PATIENCE).await?;
        web.set_page_load_timeout(PATIENCE).await?;
        // Most people let things move.
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": "light" },
            { "name": "prefers-reduced-motion", "value": "no-preference" },
        ] });
        self.browser
            .devtools("Emulation.setEmulatedMedia", features)
            .await?;
        self.browser.before_each_page(PROBE).await
    }

    /// The browser, for what is not offered here.
    pub fn browser(&self) -> &Browser {
        &self.browser
    }

    /// What the person sees.
    pub fn screen(&self) -> Screen<'_> {
        Screen::of(&self.browser)
    }

    /// Ends the browser. A page that broke has measured nothing, so that is a failure.
    pub async fn end(self) -> Outcome {
        let findings = self.browser.take_findings().await?;
        self.browser.kill_at_once().await?;
        match findings.first() {
            None => Ok(()),
            Some(finding) => Err(Failure::Unmet(format!("while it was measured: {finding}"))),
        }
    }

    /// Opens an address and waits until the app says that it is live.
    pub async fn enter(&self, address: &str) -> Outcome<Visit> {
        self.screen().open(address).await?;
        self.visit("bench.isLive.then(() => bench.visit())").await
    }

    /// Opens an address that never says that it is live.
    pub async fn read(&self, address: &str) -> Outcome<Visit> {
        self.screen().open(address).await?;
        self.visit("bench.visit()").await
    }

    async fn visit(&self, script: &str) -> Outcome<Visit> {
        let seen = self.ask(script).await?;
        let number = |key: &str| seen.get(key).and_then(Value::as_f64);
        let needed =
            |key: &str| number(key).ok_or_else(|| Failure::Unmet(format!("no {key:?} in {seen}")));
        Ok(Visit {
            first: needed("first")?,
            largest: needed("largest")?,
            live: number("live"),
            answered: number("answered"),
            answered_bytes: number("answeredBytes"),
            moved: needed("moved")?,
            bytes: needed("bytes")?,
            wire: needed("wire")?,
        })
    }

    /// What an expression in the page gives, once it has come about.
    pub async fn ask(&self, expression: &str) -> Outcome<Value> {
        let script = format!(
            "const done = arguments[0];
             Promise.resolve({expression}).then(done, (error) => done('failed: ' + error));"
        );
        let answer = self.browser.script_async(&script, vec![]).await?;
        match answer.as_str() {
            Some(failed) if failed.starts_with("failed: ") => {
                Err(Failure::Unmet(format!("{expression}: {failed}")))
            }
            _ => Ok(answer),
        }
    }

    /// A number the page gives.
    pub async fn number(&self, expression: &str) -> Outcome<f64> {
        let answer = self.ask(expression).await?;
        let number = answer.as_f64();
        number.ok_or_else(|| Failure::Unmet(format!("{expression}: {answer} is no number")))
    }

    /// Waits until an expression in the page gives `true`, as long as a large journal may take.
    pub async fn until(&self, awaited: &str, expression: &str) -> Outcome {
        until_within(PATIENCE, awaited, || async {
            let seen = self.ask(expression).await?;
            Ok(match seen {
                Value::Bool(true) => Look::Yes(()),
                other => Look::NotYet(other.to_string()),
            })
        })
        .await
    }

    /// Waits until the page is at rest: what was painted is told, and nothing waits to be done.
    pub async fn rest(&self) -> Outcome {
        self.ask("bench.settled().then(() => new Promise((done) => requestIdleCallback(done)))")
            .await?;
        Ok(())
    }

    /// Waits as long as somebody who reads quickly looks at a screen.
    pub async fn read_it(&self) -> Outcome {
        self.rest().await?;
        self.ask(&format!(
            "new Promise((done) => setTimeout(done, {READING_MS}))"
        ))
        .await?;
        self.rest().await
    }

    /// Taps the one element of this role and name with a finger. Gives the milliseconds from the
    /// finger to the paint that shows `what`, one of those in `probe.js`, with these words.
    pub async fn tap(
        &self,
        role: &str,
        name: impl Into<Name>,
        (what, words): (&str, &str),
    ) -> Outcome<f64> {
        let element = self.screen().by_role(role, name).await?;
        let place = "const [element, done] = arguments;
            element.scrollIntoView({ block: 'center', behavior: 'instant' });
            bench.settled().then(() => {
              const { x, y, width, height } = element.getBoundingClientRect();
              done([x + width / 2, y + height / 2]);
            });";
        let element = vec![element.to_json()?];
        let at = self.browser.script_async(place, element).await?;
        let arm = "bench.armTap(arguments[0], arguments[1])";
        let wanted = vec![json!(what), json!(words)];
        self.browser.script(arm, wanted).await?;
        let finger = json!([{ "x": at.get(0), "y": at.get(1) }]);
        self.touch("touchStart", finger).await?;
        self.touch("touchEnd", json!([])).await?;
        self.awaited().await
    }

    async fn touch(&self, kind: &str, fingers: Value) -> Outcome {
        let event = json!({ "type": kind, "touchPoints": fingers });
        self.browser
            .devtools("Input.dispatchTouchEvent", event)
            .await?;
        Ok(())
    }

    /// Presses the key of a letter in the field that has the focus. Gives the milliseconds from the
    /// key to the paint that shows what it did.
    pub async fn letter(&self, letter: char) -> Outcome<f64> {
        self.browser.script("bench.armKey()", vec![]).await?;
        let text = letter.to_string();
        let key = |kind: &str| {
            json!({
                "type": kind, "key": text, "code": format!("Key{}", letter.to_ascii_uppercase()),
                "windowsVirtualKeyCode": u32::from(letter.to_ascii_uppercase()),
            })
        };
        let mut down = key("keyDown");
        if let Some(down) = down.as_object_mut() {
            down.insert("text".into(), json!(text));
        }
        for event in [down, key("keyUp")] {
            self.browser
                .devtools("Input.dispatchKeyEvent", event)
                .await?;
        }
        self.awaited().await
    }

    /// The milliseconds between what was done and the paint that shows it.
    async fn awaited(&self) -> Outcome<f64> {
        let moments = self.ask("bench.awaited").await?;
        let moment = |at: usize| moments.get(at).and_then(Value::as_f64);
        match (moment(0), moment(1)) {
            (Some(done), Some(painted)) => Ok(painted - done),
            _ => Err(Failure::Unmet(format!("no moments in {moments}"))),
        }
    }
}
