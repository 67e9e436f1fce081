//! The pictures the manifest shows: taken of the built site, with records that could be anybody's
//! and a day that is always the same. `cargo xtask screenshots` runs it.

mod palette;

use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use e2e::device::A_THURSDAY;
use e2e::pages::check::{TO_OFFER, TO_STEP_IN};
use e2e::pages::lesson::FIRST_PATH;
use e2e::people;
use e2e::seeds::Seed;
use e2e::site::dist;
use e2e::{Browser, Failure, Outcome, Profile, Screen, Setting, Site, Viewport, kept};
use serde_json::{Value, json};

/// What was closed before: the lines for a first day.
const CLOSED: &str = "for (const line of ['line-where', 'line-install', 'line-ready'])
      localStorage.setItem('alongside/' + line, '\"dismissed\"');";

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let site = Site::start(dist(), "/")?;
    let browser = Browser::start(Profile::new()?, Setting::default(), site.origin()).await?;
    let taken = take_all(&site, &browser).await;
    browser.kill().await?;
    site.stop();
    taken
}

async fn take_all(site: &Site, browser: &Browser) -> Outcome {
    let zone = json!({ "timezoneId": "UTC" });
    browser
        .devtools("Emulation.setTimezoneOverride", zone)
        .await?;
    let locale = json!({ "locale": "en-GB" });
    browser
        .devtools("Emulation.setLocaleOverride", locale)
        .await?;
    let no_bars = json!({ "hidden": true });
    browser
        .devtools("Emulation.setScrollbarsHidden", no_bars)
        .await?;
    browser.before_each_page(A_THURSDAY).await?;
    plant(site, browser).await?;
    let screen = Screen::of(browser);
    device(browser, Viewport::Desktop).await?;
    for (path, name) in [("/", "wide-today.png"), (FIRST_PATH, "wide-lesson.png")] {
        go(site, screen, path).await?;
        take(browser, name).await?;
    }
    device(browser, Viewport::Phone).await?;
    for (path, name) in [("/", "today.png"), ("/journal/", "journal.png")] {
        go(site, screen, path).await?;
        take(browser, name).await?;
    }
    go(site, screen, "/check/").await?;
    let first = TO_STEP_IN.get(..4).unwrap_or_default();
    screen.answer_all(first).await?;
    screen.heading(e2e::pages::check::asked::WISH).await?;
    take(browser, "check.png").await?;
    screen.open(&site.url("/rescue.html")).await?;
    forget_check(browser).await?;
    go(site, screen, "/check/").await?;
    screen.answer_all(&TO_OFFER).await?;
    screen.heading("Offer a hand").await?;
    take(browser, "verdict.png").await
}

/// Size and density; the wide one is a window of a small computer.
async fn device(browser: &Browser, viewport: Viewport) -> Outcome {
    let setting = Setting {
        viewport,
        ..browser.setting()
    };
    browser.apply(setting).await?;
    let size = match viewport {
        Viewport::Desktop => {
            json!({ "width": 1280, "height": 800, "deviceScaleFactor": 1, "mobile": false })
        }
        _ => json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true }),
    };
    browser
        .devtools("Emulation.setDeviceMetricsOverride", size)
        .await?;
    Ok(())
}

async fn go(site: &Site, screen: Screen<'_>, path: &str) -> Outcome {
    screen.open(&site.url(path)).await?;
    screen.live().await
}

async fn take(browser: &Browser, name: &str) -> Outcome {
    // No focus ring, no half-drawn frame.
    let still = "const done = arguments[0];
        document.activeElement?.blur();
        window.scrollTo(0, 0);
        requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";
    browser.script_async(still, vec![]).await?;
    let shot = json!({ "format": "png" });
    let shot = browser.devtools("Page.captureScreenshot", shot).await?;
    let text = shot.get("data").and_then(Value::as_str).unwrap_or_default();
    let png = STANDARD
        .decode(text)
        .map_err(|error| Failure::Unmet(format!("{name} came broken: {error}")))?;
    let png = palette::reduced(&png)?;
    let path = folder().join(name);
    std::fs::create_dir_all(folder()).map_err(Failure::io("making the folder of pictures"))?;
    std::fs::write(&path, &png).map_err(Failure::io("writing a picture"))?;
    let mut out = std::io::stdout();
    let line = format!("  public/screenshots/{name}: {} bytes\n", png.len());
    std::io::Write::write_all(&mut out, line.as_bytes()).map_err(Failure::io("telling of it"))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/screenshots")
}

/// The check just begun is thrown away, so that another can be taken.
async fn forget_check(browser: &Browser) -> Outcome {
    let script = "const done = arguments[0];
        const opening = indexedDB.open('alongside');
        opening.onsuccess = () => {
          const database = opening.result;
          const write = database.transaction('records', 'readwrite');
          const store = write.objectStore('records');
          const keys = store.getAllKeys();
          keys.onsuccess = () => {
            for (const key of keys.result) if (key.startsWith('draft/')) store.delete(key);
          };
          write.oncomplete = () => { database.close(); done(true); };
        };";
    browser.script_async(script, vec![]).await?;
    Ok(())
}

/// Some weeks of practice, and a journal in which nobody has a name.
async fn plant(site: &Site, browser: &Browser) -> Outcome {
    let screen = Screen::of(browser);
    // The app makes its database; on this page nothing writes to it meanwhile.
    go(site, screen, "/").await?;
    screen.ready_offline().await?;
    browser.script(CLOSED, vec![]).await?;
    screen.open(&site.url("/rescue.html")).await?;
    let rows: Vec<_> = people::lessons()
        .into_iter()
        .chain(people::some_weeks().iter().map(Seed::row))
        .collect();
    kept::overwrite_all(browser, &rows).await
}
