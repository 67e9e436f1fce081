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

/// Forgets a value.
pub fn remove(name: &str) {
    if available() {
        LocalStorage::delete([PREFIX, name].concat());
    }
}

/// Forgets every value of ours, and none of another app's.
pub fn clear() {
    if !available() {
        return;
    }
    let all = LocalStorage::raw();
    let count = all.length().unwrap_or_default();
    let names = (0..count).filter_map(|at| all.key(at).ok().flatten());
    let own: Vec<String> = names.filter(|name| name.starts_with(PREFIX)).collect();
    own.iter().for_each(LocalStorage::delete);
}

/// Whether the browser lets us have `localStorage` at all.
fn available() -> bool {
    web_sys::window().is_some_and(|window| matches!(window.local_storage(), Ok(Some(_))))
}
