//! What the browser says about the storage it gives us, and asking it to keep it.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// What the browser says. `None`: it does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct StorageFacts {
    /// Whether it promised not to clear the data on its own.
    pub persisted: Option<bool>,
    /// Bytes in use by this origin.
    pub used: Option<f64>,
    /// Bytes it may use.
    pub quota: Option<f64>,
}

/// Whether this is a tab of a browser that clears what a page keeps after some days without a visit:
/// Safari's, where the page is not installed.
pub fn may_be_cleared_in_days() -> bool {
    let Some(window) = web_sys::window() else {
        return false;
    };
    let has = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &JsValue::from_str(name)).ok();
    // Only WebKit has them: the first on a phone, the second on a computer.
    let phone = has(&window.navigator(), "standalone").and_then(|value| value.as_bool());
    let computer = has(&window, "safari").is_some_and(|value| value.is_object());
    let query = window.match_media("(display-mode: browser)").ok().flatten();
    let in_tab = query.is_some_and(|query| query.matches());
    phone == Some(false) || (computer && in_tab)
}

/// Asks the browser what it gives.
pub async fn read() -> StorageFacts {
    let mut facts = StorageFacts::default();
    let Some(storage) = manager() else {
        return facts;
    };
    if let Ok(promise) = storage.persisted() {
        facts.persisted = JsFuture::from(promise)
            .await
            .ok()
            .and_then(|value| value.as_bool());
    }
    if let Ok(promise) = storage.estimate()
        && let Ok(estimate) = JsFuture::from(promise).await
    {
        let estimate = estimate.unchecked_into::<StorageEstimate>();
        facts.used = estimate.get_usage();
        facts.quota = estimate.get_quota();
    }
    facts
}

/// Asks the browser not to clear the data on its own. It may say no.
pub async fn ask_to_persist() {
    if let Some(promise) = manager().and_then(|storage| storage.persist().ok()) {
        let _ = JsFuture::from(promise).await;
    }
}

fn manager() -> Option<StorageManager> {
    let navigator = web_sys::window()?.navigator();
    // Outside a secure context there is no storage manager at all.
    js_sys::Reflect::has(&navigator, &JsValue::from_str("storage"))
        .ok()?
        .then(|| navigator.storage())
}
