//! What comes in from outside: a text another app shared, a file to be opened, the browser's offer
//! to install, a tap that came early. The boot script takes it in, because it may come before the program is here; this
//! hands it on, once.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::document;
use super::files::Chosen;
use crate::domain::install::{Facts, Way};
use crate::domain::shared_text::Shared;

/// The ways of being shown in which a page is an app of its own.
const AS_AN_APP: &str = "(display-mode: standalone), (display-mode: minimal-ui), \
     (display-mode: window-controls-overlay)";

/// Calls `action` whenever something has come in.
pub fn on_arrival(action: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let callback = Closure::<dyn Fn()>::new(action);
    let listener = callback.as_ref().unchecked_ref();
    let _ = window.add_event_listener_with_callback("alongside:arrived", listener);
    // The listener lives as long as the page.
    callback.forget();
}

/// What the page was opened with to be noted, if it was; empty where only the field was asked for.
pub fn take_shared() -> Option<Shared> {
    let parts = js_sys::Array::from(&take("shared")?);
    let part = |at| parts.get(at).as_string().unwrap_or_default();
    Some(Shared {
        title: part(0),
        text: part(1),
        url: part(2),
    })
}

/// The answer to a lesson's question that was tapped before the program was here: the slug of the
/// lesson, and the position of the option.
pub fn take_answered() -> Option<(String, usize)> {
    let parts = js_sys::Array::from(&take("answered")?);
    // A position among a handful.
    Some((parts.get(0).as_string()?, parts.get(1).as_f64()? as usize))
}

impl Chosen {
    /// The file the system was asked to open with the app, if there is one.
    pub fn arrived() -> Option<Chosen> {
        take("file")?.dyn_into().ok().map(Chosen::handed)
    }
}

/// How this browser installs the app, as far as is known now.
pub fn way() -> Way {
    let Some(window) = web_sys::window() else {
        return Way::Unknown;
    };
    let navigator = window.navigator();
    let told = document::root_attribute("data-install");
    let as_an_app = window.match_media(AS_AN_APP).ok().flatten();
    let standalone = Reflect::get(&navigator, &JsValue::from_str("standalone")).ok();
    Way::of(Facts {
        agent: &navigator.user_agent().unwrap_or_default(),
        touch: navigator.max_touch_points() > 0,
        installed: as_an_app.is_some_and(|query| query.matches())
            || standalone.and_then(|is| is.as_bool()) == Some(true)
            || told.as_deref() == Some("done"),
        asks: told.as_deref() == Some("asks"),
    })
}

/// Has the browser put its own question. Only from a tap: a browser refuses it else.
pub fn ask() {
    document::announce("alongside:install", "");
}

/// Takes a thing out of the boot script's inbox.
fn take(name: &str) -> Option<JsValue> {
    let window: JsValue = web_sys::window()?.into();
    let inbox = Reflect::get(&window, &JsValue::from_str("alongside")).ok()?;
    let inbox = inbox.dyn_into::<js_sys::Object>().ok()?;
    let name = JsValue::from_str(name);
    let thing = Reflect::get(&inbox, &name).ok()?;
    let _ = Reflect::delete_property(&inbox, &name);
    thing.is_object().then_some(thing)
}
