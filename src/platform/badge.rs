//! The number on the app's icon. A number, and nothing else; where the browser has none, nothing
//! happens.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::maybe::{answered, found, navigator};
use super::notifications;

/// Whether this device can show a number, and has not refused it.
pub fn can_show() -> bool {
    let Some(navigator) = navigator() else {
        return false;
    };
    found(&navigator, "setAppBadge").is_some()
        && (!is_asked_for(&navigator) || notifications::can_be_allowed())
}

/// Asks for it where that is needed. True if a number can be shown now.
pub async fn allow() -> bool {
    let Some(navigator) = navigator() else {
        return false;
    };
    !is_asked_for(&navigator) || notifications::ask().await
}

/// Shows a number; none for 0.
pub async fn show(number: u32) {
    let Some(navigator) = navigator() else { return };
    let (name, given) = match number {
        0 => ("clearAppBadge", Array::new()),
        _ => ("setAppBadge", Array::of1(&JsValue::from(number))),
    };
    // A browser that refuses shows none, which harms nobody.
    let _ = answered(&navigator, name, &given).await;
}

/// Phones of one make show a number only to those they let notify. Only they have this property.
fn is_asked_for(navigator: &JsValue) -> bool {
    found(navigator, "standalone").is_some()
}
