//! Single keys pressed where nothing is being written. What they mean is not known here.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, KeyboardEvent};

/// Where letters are letters, and where the browser has keys of its own.
const TAKEN: &str = "input, textarea, select, [contenteditable], dialog[open] *";

/// Calls `action` with each key that is pressed alone, outside of fields, for as long as the page is
/// there. The browser does not act on a key for which it says true.
pub fn on_key(action: impl Fn(&str) -> bool + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let callback = Closure::<dyn Fn(KeyboardEvent)>::new(move |event: KeyboardEvent| {
        if is_alone(&event) && action(&event.key()) {
            event.prevent_default();
        }
    });
    let listener = callback.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback("keydown", listener);
    // The listener lives as long as the page.
    callback.forget();
}

/// Whether the key is pressed once, with no other, and is meant for no field.
fn is_alone(event: &KeyboardEvent) -> bool {
    let with_others = event.ctrl_key() || event.alt_key() || event.meta_key();
    let target = event.target();
    let target = target
        .as_ref()
        .and_then(|target| target.dyn_ref::<Element>());
    let in_field = target.is_some_and(|element| element.matches(TAKEN) == Ok(true));
    let passed_on = event.repeat() || event.is_composing() || event.default_prevented();
    !(with_others || in_field || passed_on)
}
