//! A piece of a page that grows into the page it leads to, where the browser can show that (View
//! Transitions) and motion is welcome. A link marked with `data-grows` does, with the card it stands
//! in; the style says into what.

use js_sys::{Array, Promise};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, MouseEvent};

use super::maybe::{called, found};

/// Under this name the style finds what grows.
const NAME: &str = "grows";

/// Calls `go` with the address when a link that grows is followed, for as long as the page is there;
/// what `go` does at once is what is grown into. Other links are left to whoever follows them, and
/// where nothing can grow, these too.
pub fn on_follow(go: impl Fn(&str) + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let callback = Closure::<dyn Fn(MouseEvent)>::new(move |event: MouseEvent| {
        let Some((link, grows)) = followed(&event) else {
            return;
        };
        let go = go.clone();
        let address = [link.pathname(), link.search()].concat();
        if grow(&grows, move || go(&address)) {
            event.prevent_default();
        }
    });
    let listener = callback.as_ref().unchecked_ref();
    // Before the router, which follows every link it is left.
    let _ = window.add_event_listener_with_callback_and_bool("click", listener, true);
    // The listener lives as long as the page.
    callback.forget();
}

/// The link that is followed in this window, and what grows with it.
fn followed(event: &MouseEvent) -> Option<(HtmlAnchorElement, HtmlElement)> {
    let elsewhere = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if elsewhere || event.button() != 0 {
        return None;
    }
    let tapped: Element = event.target()?.dyn_into().ok()?;
    let link = tapped.closest("a[data-grows]").ok()??;
    let card = link.closest("article").ok().flatten();
    let grows = card.unwrap_or_else(|| link.clone());
    Some((link.dyn_into().ok()?, grows.dyn_into().ok()?))
}

/// Says whether it can; `action` is then called a frame later.
fn grow(element: &HtmlElement, action: impl FnOnce() + 'static) -> bool {
    let window = web_sys::window();
    let still = window.as_ref().and_then(|window| {
        let still = window.match_media("(prefers-reduced-motion: reduce)");
        Some(still.ok()??.matches())
    });
    let document: Option<JsValue> = window.and_then(|window| Some(window.document()?.into()));
    let can = |document: &JsValue| found(document, "startViewTransition").is_some();
    let (Some(document), Some(false)) = (document.filter(can), still) else {
        return false;
    };
    let style = element.style();
    let _ = style.set_property("view-transition-name", NAME);
    let change = Closure::once_into_js(move || {
        let _ = style.remove_property("view-transition-name");
        action();
        a_turn()
    });
    let running = called(&document, "startViewTransition", &Array::of1(&change));
    // Cut short it complains, and nobody has to hear that.
    if let Some(ready) = running.and_then(|running| found(&running, "ready")) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = JsFuture::from(Promise::resolve(&ready)).await;
        });
    }
    true
}

/// Kept once everything that was about to be drawn is drawn. Frames stand still meanwhile.
fn a_turn() -> Promise {
    Promise::new(&mut |resolve, _| {
        if let Some(window) = web_sys::window() {
            let _ = window.set_timeout_with_callback(&resolve);
        }
    })
}
