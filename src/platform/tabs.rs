//! Word to the other tabs that something was written, and word from them.
//!
//! It carries no content: a tab that hears it reads the store itself. A browser without this
//! channel loses nothing but the speed; a tab also reads again when it comes into view.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::BroadcastChannel;

/// The name shared by all tabs of the app on this origin.
const NAME: &str = "alongside";

/// One tab's end of the channel.
pub struct Tabs {
    channel: Option<BroadcastChannel>,
}

impl Tabs {
    /// Joins the other tabs.
    pub fn join() -> Tabs {
        let channel = BroadcastChannel::new(NAME).ok();
        Tabs { channel }
    }

    /// An end that hears and says nothing, for a page rendered ahead of time.
    pub fn alone() -> Tabs {
        Tabs { channel: None }
    }

    /// Tells the other tabs that something was written.
    pub fn tell(&self) {
        if let Some(channel) = &self.channel {
            // A channel that was closed has nobody to tell.
            let _ = channel.post_message(&JsValue::NULL);
        }
    }

    /// Calls `action` whenever another tab has written something.
    pub fn on_word(&self, action: impl Fn() + 'static) {
        let Some(channel) = &self.channel else {
            return;
        };
        let callback = Closure::<dyn Fn()>::new(action);
        channel.set_onmessage(Some(callback.as_ref().unchecked_ref()));
        // The listener lives as long as the page.
        callback.forget();
    }
}
