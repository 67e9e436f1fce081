//! The browser's side: listens for one message, does what it asks and posts the answer.
//!
//! In: `{task: "seal-file" | "open-file", passphrase, bytes}`, `{task: "derive", secret, salt,
//! memory_kib, passes, lanes}`, or one of the desk's tasks with `{request, file?}`, where texts and
//! bytes are `Uint8Array`s. Out: `{progress: 0..100}` as often as it changes, then
//! `{ok: Uint8Array}`, `{error: code, log_n?}` or `{told}`, what a person is told of a file that is
//! not taken in. Who asked ends the worker; nothing is kept here, and the secrets are wiped where
//! that is ours to do.

use alongside::domain::day::Day;
use alongside::storage::desk::{self, Request};
use js_sys::{Array, Intl, Object, Reflect, Uint8Array};
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
    if let Some(told) = desk(&task, job) {
        return match told {
            Ok(done) => hand_back(scope, &done),
            Err(told) => post(scope, &[("told", told.into())], &Array::new()),
        };
    }
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
        Ok(done) => hand_back(scope, &done),
        Err(VaultError::TooMuchWork { log_n }) => {
            let code = VaultError::TooMuchWork { log_n }.code();
            let parts = [("error", code.into()), ("log_n", log_n.into())];
            post(scope, &parts, &Array::new());
        }
        Err(error) => post(scope, &[("error", error.code().into())], &Array::new()),
    }
}

/// Does one of the desk's tasks; `None` if it is none.
fn desk(task: &str, job: &JsValue) -> Option<Result<Vec<u8>, String>> {
    if !["backup", "copy", "journal", "restore", "restore-copy"].contains(&task) {
        return None;
    }
    let unfit = || VaultError::Unsuitable.code().to_owned();
    let Some(request) = bytes(job, "request")
        .ok()
        .and_then(|request| Request::from_bytes(&request))
    else {
        return Some(Err(unfit()));
    };
    Some(match task {
        "backup" => Ok(desk::backup(request).into_bytes()),
        "copy" => Ok(desk::copy(request).into_bytes()),
        "journal" => Ok(desk::journal(request, &written).into_bytes()),
        _ => match bytes(job, "file") {
            Ok(file) => desk::restore(request, &file, task == "restore-copy")
                .map(|planned| planned.to_bytes())
                .map_err(|error| error.told()),
            Err(_) => Err(unfit()),
        },
    })
}

/// A day as it is written in this person's language and order.
fn written(day: Day) -> String {
    let options = Object::new();
    for (name, value) in [("timeZone", "UTC"), ("dateStyle", "long")] {
        // A fresh plain object takes every property.
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let format = Intl::DateTimeFormat::new(&Array::new(), &options).format();
    let midnight = f64::from(day.0) * 86_400_000.0;
    let written = format.call1(&JsValue::NULL, &midnight.into());
    written
        .ok()
        .and_then(|written| written.as_string())
        .unwrap_or_else(|| day.to_string())
}

fn hand_back(scope: &DedicatedWorkerGlobalScope, done: &[u8]) {
    let bytes = Uint8Array::from(done);
    let moved = Array::of1(&bytes.buffer());
    post(scope, &[("ok", bytes.into())], &moved);
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
