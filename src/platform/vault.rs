//! The vault: a program of its own for passphrase files and keys, in a worker that is started for
//! one job and ended with it, and with it go its memory and the secrets in it.
//!
//! A future that is dropped ends the worker: that is how a job is cancelled. What the worker is
//! told and answers stands in `vault/src/worker.rs`.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, Worker, WorkerOptions, WorkerType};

use crate::storage::vault_error::VaultError;

/// The parameters of a key made with Argon2id, kept beside what the key locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argon2id {
    /// KiB, 8 a lane to 262,144.
    pub memory_kib: u32,
    /// 1 to 20.
    pub passes: u32,
    /// 1 to 4; they run one after the other.
    pub lanes: u32,
}

/// Makes an age file of `plain`, at most 64 MiB. `on_progress` hears percents, never falling.
///
/// # Errors
/// [`VaultError`]; nothing was made then.
pub async fn seal_file(
    passphrase: &str,
    plain: &[u8],
    on_progress: impl Fn(u8) + 'static,
) -> Result<Vec<u8>, VaultError> {
    let job = [
        ("passphrase", bytes(passphrase.as_bytes())),
        ("bytes", bytes(plain)),
    ];
    run("seal-file", &job, Box::new(on_progress)).await
}

/// Opens an age file, binary or armoured. `on_progress` hears percents, never falling.
///
/// # Errors
/// [`VaultError`]; nothing was opened then.
pub async fn open_file(
    passphrase: &str,
    file: &[u8],
    on_progress: impl Fn(u8) + 'static,
) -> Result<Vec<u8>, VaultError> {
    let job = [
        ("passphrase", bytes(passphrase.as_bytes())),
        ("bytes", bytes(file)),
    ];
    run("open-file", &job, Box::new(on_progress)).await
}

/// The key of 32 bytes that belongs to a secret, a salt of 16 bytes or more, and the parameters.
///
/// # Errors
/// [`VaultError`]; there is no key then.
pub async fn derive_key(
    secret: &[u8],
    salt: &[u8],
    with: Argon2id,
) -> Result<[u8; 32], VaultError> {
    let job = [
        ("secret", bytes(secret)),
        ("salt", bytes(salt)),
        ("memory_kib", with.memory_kib.into()),
        ("passes", with.passes.into()),
        ("lanes", with.lanes.into()),
    ];
    let key = run("derive", &job, Box::new(|_| {})).await?;
    key.try_into().map_err(|_| VaultError::Unavailable)
}

/// A worker with what listens to it, ended when it is dropped.
struct Job {
    worker: Worker,
    _heard: Closure<dyn Fn(MessageEvent)>,
}

impl Drop for Job {
    fn drop(&mut self) {
        // Nothing may call what is about to go.
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}

async fn run(
    task: &str,
    parts: &[(&str, JsValue)],
    on_progress: Box<dyn Fn(u8)>,
) -> Result<Vec<u8>, VaultError> {
    let unavailable = |_: JsValue| VaultError::Unavailable;
    let worker = start().map_err(unavailable)?;
    let mut settle = None;
    let answer = js_sys::Promise::new(&mut |resolve, _| settle = Some(resolve));
    let settle = settle.ok_or(VaultError::Unavailable)?;
    // An answer, an answer that cannot be read, and a worker that stopped are heard by the same
    // ear: what carries no answer settles it too, so that nobody waits for ever.
    let heard = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let message = event.data();
        match get(&message, "progress").as_f64() {
            // The worker counts to a hundred.
            Some(percent) => on_progress(percent as u8),
            None => {
                // It is told in our words; a report in the console would say no more.
                event.prevent_default();
                let _ = settle.call1(&JsValue::NULL, &message);
            }
        }
    });
    let ear = Some(heard.as_ref().unchecked_ref());
    worker.set_onmessage(ear);
    worker.set_onerror(ear);
    worker.set_onmessageerror(ear);
    let job = Job {
        worker,
        _heard: heard,
    };
    send(&job.worker, task, parts).map_err(unavailable)?;
    let answer = JsFuture::from(answer).await.map_err(unavailable)?;
    drop(job);
    match get(&answer, "ok").dyn_into::<Uint8Array>() {
        Ok(bytes) => Ok(bytes.to_vec()),
        Err(_) => {
            let code = get(&answer, "error").as_string().unwrap_or_default();
            let log_n = get(&answer, "log_n").as_f64().unwrap_or_default();
            Err(VaultError::from_code(&code, log_n as u8))
        }
    }
}

/// The address stands in the page, because its name changes with its bytes.
fn start() -> Result<Worker, JsValue> {
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let address = super::document::vault_address();
    let address = address.unwrap_or_else(|| "vault/worker.js".to_owned());
    Worker::new_with_options(&super::document::address_of(&address), &options)
}

/// Bytes are handed over, not copied: a passphrase does not stay behind in a message.
fn send(worker: &Worker, task: &str, parts: &[(&str, JsValue)]) -> Result<(), JsValue> {
    let message = Object::new();
    let moved = Array::new();
    Reflect::set(&message, &"task".into(), &task.into())?;
    for (name, value) in parts {
        Reflect::set(&message, &(*name).into(), value)?;
        if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
            moved.push(&bytes.buffer());
        }
    }
    worker.post_message_with_transfer(&message, &moved)
}

fn bytes(of: &[u8]) -> JsValue {
    Uint8Array::from(of).into()
}

fn get(from: &JsValue, name: &str) -> JsValue {
    Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
