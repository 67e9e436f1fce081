//! A short buzz of the phone; nothing where it cannot.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::maybe::{called, found, navigator};

/// How long it buzzes, in milliseconds: felt in the hand, not heard on a table.
const BUZZ_MS: u32 = 15;

/// Whether this is something held in the hand, with a way to make it buzz.
pub fn can_buzz() -> bool {
    let can = navigator().is_some_and(|navigator| found(&navigator, "vibrate").is_some());
    let window = web_sys::window();
    let touched = window.and_then(|window| window.match_media("(pointer: coarse)").ok()?);
    can && touched.is_some_and(|touched| touched.matches())
}

/// Buzzes once.
pub fn buzz() {
    if let Some(navigator) = navigator() {
        let _ = called(&navigator, "vibrate", &Array::of1(&JsValue::from(BUZZ_MS)));
    }
}
