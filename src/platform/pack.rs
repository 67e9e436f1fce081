//! Packing bytes with the browser's own gzip, away from the page.

use js_sys::{Array, Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// The bytes as gzip; `None` where the browser cannot.
pub async fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    through(bytes, "CompressionStream").await
}

/// What was packed; `None` where the browser cannot, or it was no gzip.
pub async fn gunzip(bytes: &[u8]) -> Option<Vec<u8>> {
    through(bytes, "DecompressionStream").await
}

async fn through(bytes: &[u8], stream: &str) -> Option<Vec<u8>> {
    let of = Reflect::get(&js_sys::global(), &JsValue::from_str(stream)).ok()?;
    let of: Function = of.dyn_into().ok()?;
    let stream = Reflect::construct(&of, &Array::of1(&JsValue::from_str("gzip"))).ok()?;
    let parts = Array::of1(&Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence(&parts).ok()?;
    let packed = blob.stream().pipe_through(stream.unchecked_ref());
    let response = Response::new_with_opt_readable_stream(Some(&packed)).ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(buffer.as_ref()).to_vec())
}
