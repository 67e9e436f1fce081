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
