//! Small settings, read at once when the app starts. Losing them is harmless, so they live in
//! `localStorage` through `gloo-storage`.
//!
//! `gloo-storage` panics when storage is blocked; every call here asks first.

use gloo_storage::{LocalStorage, Storage};

/// Every key starts with this, because other apps may share the origin.
const PREFIX: &str = "alongside/";

/// The value kept under this name.
pub fn get(name: &str) -> Option<String> {
    if !available() {
        return None;
    }
    LocalStorage::get::<String>([PREFIX, name].concat()).ok()
}

/// Keeps a value. A browser that refuses forgets it when the page closes, which is harmless.
pub fn set(name: &str, value: &str) {
    if available() {
        let _ = LocalStorage::set([PREFIX, name].concat(), value);
    }
}

/// Whether the browser lets us have `localStorage` at all.
fn available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
