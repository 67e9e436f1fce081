//! The browser's side: listens for one message, does what it asks and posts the answer.
//!
//! In: `{task: "seal-file" | "open-file", passphrase, bytes}` or `{task: "derive", secret, salt,
//! memory_kib, passes, lanes}`, where texts and bytes are `Uint8Array`s. Out: `{progress: 0..100}`
//! as often as it changes, then `{ok: Uint8Array}` or `{error: code, log_n?}`. Who asked ends the
//! worker; nothing is kept here, and the secrets are wiped where that is ours to do.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};
use zeroize::Zeroizing;

use crate::error::VaultError;
use crate::file::{open_file, seal_file};
use crate::key::{Argon2id, derive};

/// Waits for the message.
pub fn listen() {
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let on_message = Closure::<dyn Fn(MessageEvent)>::new({
        let scope = scope.clone();
        move |event: MessageEvent| answer(&scope, &event.data())
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // The listener lives as long as the worker.
    on_message.forget();
}

fn answer(scope: &DedicatedWorkerGlobalScope, job: &JsValue) {
    let mut told = None;
    let mut tell = |percent: u8| {
        if told != Some(percent) {
            told = Some(percent);
            post(scope, &[("progress", percent.into())], &Array::new());
        }
    };
    let task = get(job, "task").as_string().unwrap_or_default();
    let done = match task.as_str() {
        "seal-file" => secret(job, "passphrase")
            .and_then(|secret| seal_file(text(&secret)?, &bytes(job, "bytes")?, &mut tell)),
        "open-file" => secret(job, "passphrase")
            .and_then(|secret| open_file(text(&secret)?, &bytes(job, "bytes")?, &mut tell)),
        "derive" => {
            tell(0);
            secret(job, "secret").and_then(|secret| {
                derive(&secret, &bytes(job, "salt")?, parameters(job)).map(|key| key.to_vec())
            })
        }
        _ => Err(VaultError::Unsuitable),
    };
    match done.map(Zeroizing::new) {
        Ok(done) => {
            let bytes = Uint8Array::from(done.as_slice());
            let moved = Array::of1(&bytes.buffer());
            post(scope, &[("ok", bytes.into())], &moved);
        }
        Err(VaultError::TooMuchWork { log_n }) => {
            let code = VaultError::TooMuchWork { log_n }.code();
            let parts = [("error", code.into()), ("log_n", log_n.into())];
            post(scope, &parts, &Array::new());
        }
        Err(error) => post(scope, &[("error", error.code().into())], &Array::new()),
    }
}

fn parameters(job: &JsValue) -> Argon2id {
    // What is no whole number from zero on becomes zero, which is refused.
    let number = |name| get(job, name).as_f64().unwrap_or_default() as u32;
    Argon2id {
        memory_kib: number("memory_kib"),
        passes: number("passes"),
        lanes: number("lanes"),
    }
}

fn post(scope: &DedicatedWorkerGlobalScope, parts: &[(&str, JsValue)], moved: &Array) {
    let message = Object::new();
    for (name, value) in parts {
        // A fresh plain object takes every property.
        let _ = Reflect::set(&message, &(*name).into(), value);
    }
    // It fails only for what cannot be copied, and numbers, words and bytes can.
    let _ = scope.post_message_with_transfer(&message, moved);
}

fn get(job: &JsValue, name: &str) -> JsValue {
    Reflect::get(job, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

fn bytes(job: &JsValue, name: &str) -> Result<Vec<u8>, VaultError> {
    let array: Uint8Array = get(job, name)
        .dyn_into()
        .map_err(|_| VaultError::Unsuitable)?;
    let mut copy = Vec::new();
    copy.try_reserve_exact(array.length() as usize)
        .map_err(|_| VaultError::OutOfMemory)?;
    copy.resize(array.length() as usize, 0);
    array.copy_to(&mut copy);
    Ok(copy)
}

/// The bytes of a secret, which are wiped here and in the message.
fn secret(job: &JsValue, name: &str) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    let copy = Zeroizing::new(bytes(job, name)?);
    if let Some(array) = get(job, name).dyn_ref::<Uint8Array>() {
        array.fill(0, 0, array.length());
    }
    Ok(copy)
}

fn text(secret: &[u8]) -> Result<&str, VaultError> {
    std::str::from_utf8(secret).map_err(|_| VaultError::Unsuitable)
}
