//! What was copied, as another app would paste it.

use crate::browser::Browser;
use crate::engine::Engine;
use crate::failure::Outcome;
use crate::{chromium, firefox, webkit};

/// The text on the clipboard. The page itself never asks to read it: the permission is given to
/// the test.
pub async fn text(browser: &Browser) -> Outcome<String> {
    match browser.engine() {
        Engine::Chromium => {
            chromium::allow_reading_the_clipboard(&browser.web().await?).await?;
        }
        Engine::Firefox => return firefox::clipboard(&browser.web().await?).await,
        Engine::WebKit => return webkit::clipboard(browser.profile().path()).await,
    }
    let read = "const done = arguments[0];
        navigator.clipboard.readText().then(done, (error) => done(String(error)));";
    let text = browser.script_async(read, vec![]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
