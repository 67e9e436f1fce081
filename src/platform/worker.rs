//! The service worker, as far as the app knows it. The boot script registers it and writes its
//! state on the root element; the app reads that and may ask for the update.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::document::root_attribute as attribute;

/// How the offline copy stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WorkerState {
    /// Nothing known yet, or no worker in this browser.
    #[default]
    None,
    /// Everything is stored: the app works without a network.
    Ready,
    /// A new version is stored and waits to be used.
    Waiting,
    /// A new version could not be stored whole; the old one keeps working.
    UpdateFailed,
    /// Nothing could be stored: the app needs the network.
    Failed,
}

/// The file that could not be stored, where the last attempt failed: its path in the release.
pub fn missing() -> Option<String> {
    attribute("data-worker-missing")
}

/// The state now.
pub fn state() -> WorkerState {
    match attribute("data-worker").as_deref() {
        Some("failed") if attribute("data-worker-update").is_some() => WorkerState::UpdateFailed,
        Some("ready") => WorkerState::Ready,
        Some("waiting") => WorkerState::Waiting,
        Some("failed") => WorkerState::Failed,
        _ => WorkerState::None,
    }
}

/// Calls `action` with the state whenever it changes.
pub fn on_change(action: impl Fn(WorkerState) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let callback = Closure::<dyn Fn()>::new(move || action(state()));
    let _ = window
        .add_event_listener_with_callback("alongside:worker", callback.as_ref().unchecked_ref());
    // The listener lives as long as the page.
    callback.forget();
}

/// Uses the version that waits. The page is loaded anew, so drafts must be kept before.
pub fn update_now() {
    super::document::announce("alongside:update-now", "");
}
