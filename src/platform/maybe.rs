//! What a browser may lack: looked for by its name, and absent without a fault. For interfaces that
//! are too new, or too much one engine's own, to be called by their types.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What stands under this name; `None` where nothing does, or the browser refuses.
pub(super) fn found(of: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(of, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// What a method returns; `None` where there is none, or it throws.
pub(super) fn called(of: &JsValue, name: &str, given: &Array) -> Option<JsValue> {
    let method: Function = found(of, name)?.dyn_into().ok()?;
    method.apply(of, given).ok()
}

/// What a method promises, once it is there; `None` where there is none, or it is not kept.
pub(super) async fn answered(of: &JsValue, name: &str, given: &Array) -> Option<JsValue> {
    let promise: Promise = called(of, name, given)?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// What pages ask about the browser; `None` in a worker without a window.
pub(super) fn navigator() -> Option<JsValue> {
    web_sys::window().map(|window| window.navigator().into())
}
