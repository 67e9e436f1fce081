//! How wide the window is, as far as the style asks about it.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// Calls `action` with whether a media query fits, now and whenever that changes, for as long as the
/// page is there.
pub fn follow(query: &str, action: impl Fn(bool) + 'static) {
    let window = web_sys::window();
    let Some(asked) = window.and_then(|window| window.match_media(query).ok().flatten()) else {
        return;
    };
    action(asked.matches());
    let answered = asked.clone();
    let callback = Closure::<dyn Fn()>::new(move || action(answered.matches()));
    let listener = callback.as_ref().unchecked_ref();
    let _ = asked.add_event_listener_with_callback("change", listener);
    // The listener lives as long as the page.
    callback.forget();
}
