//! One person's phone for the gallery: a site, a browser on a profile of its own, and a day that is
//! always the same.

use e2e::device::A_THURSDAY;
use e2e::seeds;
use e2e::site::dist;
use e2e::{Browser, Outcome, Profile, Screen, Setting, Site, kept};
use serde_json::{Value, json};

/// What was closed before: the lines for a first day.
const CLOSED: &str = "for (const line of ['line-where', 'line-install', 'line-ready'])
      localStorage.setItem('alongside/' + line, '\"dismissed\"');";

/// A site and a browser that asks nobody else.
pub struct Place {
    /// The site.
    pub site: Site,
    /// The browser.
    pub browser: Browser,
}

impl Place {
    /// A phone on which the app was never opened.
    pub async fn new() -> Outcome<Place> {
        let site = Site::start(dist(), "/")?;
        let browser = Browser::start(Profile::new()?, Setting::default(), site.origin()).await?;
        let place = Place { site, browser };
        let settings = [
            (
                "Emulation.setTimezoneOverride",
                json!({ "timezoneId": "UTC" }),
            ),
            ("Emulation.setLocaleOverride", json!({ "locale": "en-GB" })),
            ("Emulation.setScrollbarsHidden", json!({ "hidden": true })),
        ];
        for (method, parameters) in settings {
            place.browser.devtools(method, parameters).await?;
        }
        place.browser.before_each_page(A_THURSDAY).await?;
        Ok(place)
    }

    /// The screen.
    pub fn screen(&self) -> Screen<'_> {
        Screen::of(&self.browser)
    }

    /// Opens an address and waits until the app is live there, with these words in the heading of
    /// the page.
    pub async fn enter(&self, path: &str, heading: &str) -> Outcome {
        self.screen().open(&self.site.url(path)).await?;
        self.screen().live().await?;
        let headed = format!(
            "const heading = document.querySelector('main:not([hidden]) h1')?.textContent ?? '';
             return heading !== '' && heading.includes({});",
            json!(heading)
        );
        self.screen().condition(heading, &headed).await
    }

    /// Writes records as earlier visits would have left them, with the first day's lines closed.
    pub async fn plant(&self, rows: &[(String, Value)]) -> Outcome {
        self.enter("/", "").await?;
        self.screen().ready_offline().await?;
        self.browser.script(CLOSED, vec![]).await?;
        // On this page nothing writes to the database meanwhile.
        self.screen().open(&self.site.url("/rescue.html")).await?;
        kept::overwrite_all(&self.browser, rows).await
    }

    /// The day so many days before the gallery's, as records write it.
    pub async fn days(&self, before: &[i32]) -> Outcome<Vec<String>> {
        let after: Vec<i32> = before.iter().map(|before| -before).collect();
        seeds::days(&self.browser, &after).await
    }

    /// Ends both.
    pub async fn end(self) -> Outcome {
        self.browser.kill().await?;
        self.site.stop();
        Ok(())
    }
}
