//! What only Chromium's driver understands: its flags, and its own debugging protocol.
//!
//! It starts and ends nothing (that is `browser`).

use std::env;
use std::path::Path;

use serde_json::{Value, json};
use thirtyfour::{
    ChromeCapabilities, ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel,
    WebDriver,
};

use crate::device::{Scheme, Setting, Viewport};
use crate::failure::Outcome;

/// The flag that makes Chromium use a profile.
pub fn profile_flag(profile: &Path) -> String {
    format!("--user-data-dir={}", profile.display())
}

/// A headless Chromium on a profile, whose only way out is the trap on this port.
pub fn capabilities(profile: &Path, trap: u16) -> Outcome<ChromeCapabilities> {
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
    wanted.add_arg(&profile_flag(profile))?;
    wanted.add_arg(&format!("--proxy-server=http://127.0.0.1:{trap}"))?;
    wanted.set_logging_prefs("browser", LoggingPrefsLogLevel::All)?;
    wanted.set_logging_prefs("performance", LoggingPrefsLogLevel::All)?;
    Ok(wanted)
}

/// Sends one command of the debugging protocol.
pub async fn devtools(web: &WebDriver, method: &str, parameters: Value) -> Outcome<Value> {
    Ok(web.cdp().send_raw(method, parameters).await?)
}

/// Sets size, touch, colours and motion, at once.
pub async fn dress(web: &WebDriver, setting: Setting) -> Outcome {
    let (width, height) = setting.viewport.size();
    let mobile = setting.viewport != Viewport::Desktop;
    let size =
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile });
    devtools(web, "Emulation.setDeviceMetricsOverride", size).await?;
    let touch = json!({ "enabled": mobile });
    devtools(web, "Emulation.setTouchEmulationEnabled", touch).await?;
    let scheme = match setting.scheme {
        Scheme::Light => "light",
        Scheme::Dark => "dark",
    };
    let features = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    devtools(web, "Emulation.setEmulatedMedia", features).await?;
    Ok(())
}

/// Adds a script that runs before each page's own; gives the handle by which it is taken away.
pub async fn before_each_page(web: &WebDriver, source: &str) -> Outcome<Option<String>> {
    let script = json!({ "source": source });
    let added = devtools(web, "Page.addScriptToEvaluateOnNewDocument", script).await?;
    let handle = added.get("identifier").and_then(Value::as_str);
    Ok(handle.map(str::to_owned))
}

/// Takes such a script away.
pub async fn no_longer(web: &WebDriver, handle: &str) -> Outcome {
    let script = json!({ "identifier": handle });
    devtools(web, "Page.removeScriptToEvaluateOnNewDocument", script).await?;
    Ok(())
}

/// Lets the browser save files into a folder, until it is started again.
pub async fn save_into(web: &WebDriver, folder: &Path) -> Outcome {
    let settings = json!({ "behavior": "allow", "downloadPath": folder });
    devtools(web, "Browser.setDownloadBehavior", settings).await?;
    Ok(())
}

/// Lets the test, not the page, read the clipboard.
pub async fn allow_reading_the_clipboard(web: &WebDriver) -> Outcome {
    let permissions = json!({ "permissions": ["clipboardReadWrite"] });
    devtools(web, "Browser.grantPermissions", permissions).await?;
    Ok(())
}
