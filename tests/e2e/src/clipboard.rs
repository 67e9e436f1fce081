//! What was copied, as another app would paste it.

use serde_json::json;

use crate::browser::Browser;
use crate::failure::Outcome;

/// The text on the clipboard. The page itself never asks to read it: the permission is given to
/// the test.
pub async fn text(browser: &Browser) -> Outcome<String> {
    let permissions = json!({ "permissions": ["clipboardReadWrite"] });
    browser
        .devtools("Browser.grantPermissions", permissions)
        .await?;
    let read = "const done = arguments[0];
        navigator.clipboard.readText().then(done, (error) => done(String(error)));";
    let text = browser.script_async(read, vec![]).await?;
    Ok(text.as_str().unwrap_or_default().to_owned())
}
