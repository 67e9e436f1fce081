//! Passing a line on: the system's share sheet, or the clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// Whether this browser has a share sheet.
pub fn can_share() -> bool {
    navigator().is_some_and(|navigator| {
        js_sys::Reflect::has(&navigator, &JsValue::from_str("share")).unwrap_or(false)
    })
}

/// Opens the share sheet; false if it does not open. Closing it without sharing is a decision.
pub async fn share(title: &str, text: &str, url: Option<&str>) -> bool {
    let Some(navigator) = navigator() else {
        return false;
    };
    let data = ShareData::new();
    data.set_title(title);
    data.set_text(text);
    if let Some(url) = url {
        data.set_url(url);
    }
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => true,
        Err(error) => was_closed(error),
    }
}

/// Whether a share sheet ended so because the person closed it.
pub fn was_closed(error: JsValue) -> bool {
    let error = error.dyn_into::<web_sys::DomException>().ok();
    error.is_some_and(|error| error.name() == "AbortError")
}

/// Puts a text on the clipboard; whether it worked.
pub async fn copy(text: &str) -> bool {
    let Some(navigator) = navigator() else {
        return false;
    };
    let name = JsValue::from_str("clipboard");
    // Outside a secure context there is no clipboard at all.
    if !js_sys::Reflect::has(&navigator, &name).unwrap_or(false) {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}

fn navigator() -> Option<web_sys::Navigator> {
    web_sys::window().map(|window| window.navigator())
}
