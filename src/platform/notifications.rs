//! Whether this device lets the app notify, and asking it. What is shown is the worker's.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::maybe::{answered, found};

/// Whether it may be asked for: there are notifications here, and they were not refused.
pub fn can_be_allowed() -> bool {
    let permission = interface().and_then(|interface| found(&interface, "permission"));
    let permission = permission.and_then(|permission| permission.as_string());
    permission.is_some_and(|permission| permission != "denied")
}

/// Asks, where it was not decided before. True if the app may notify now.
pub async fn ask() -> bool {
    let Some(interface) = interface() else {
        return false;
    };
    let answer = answered(&interface, "requestPermission", &Array::new()).await;
    answer.and_then(|answer| answer.as_string()).as_deref() == Some("granted")
}

fn interface() -> Option<JsValue> {
    found(&js_sys::global(), "Notification")
}
