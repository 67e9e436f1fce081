//! Opaque names for new records, and other randomness from the browser's generator.

use js_sys::Array;
use wasm_bindgen::JsValue;

use super::maybe::{answered, found};

/// A fresh id: 20 characters of `a-z` and `0-9`, about 100 bits, from the browser's generator.
pub fn fresh() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz0123456";
    let bytes = js_sys::Uint8Array::new_with_length(20);
    if let Some(crypto) = web_sys::window().and_then(|window| window.crypto().ok()) {
        // It only fails above 65,536 bytes.
        let _ = crypto.get_random_values_with_js_u8_array(&bytes);
    }
    bytes
        .to_vec()
        .into_iter()
        .filter_map(|byte| ALPHABET.get(usize::from(byte) % ALPHABET.len()))
        .map(|letter| char::from(*letter))
        .collect()
}

/// Random bytes. `None` where the browser gives none: nothing may be closed without.
pub fn random<const BYTES: usize>() -> Option<[u8; BYTES]> {
    let bytes = js_sys::Uint8Array::new_with_length(u32::try_from(BYTES).ok()?);
    let crypto = web_sys::window()?.crypto().ok()?;
    crypto.get_random_values_with_js_u8_array(&bytes).ok()?;
    bytes.to_vec().try_into().ok()
}

/// A name made of a text: always the same of the same text, and nobody finds the text from it.
/// `None` where the browser makes none, as outside a secure context.
pub async fn one_way(text: &str) -> Option<String> {
    let crypto = found(&js_sys::global(), "crypto")?;
    let bytes = js_sys::Uint8Array::from(text.as_bytes());
    let given = Array::of2(&JsValue::from_str("SHA-256"), &bytes);
    let digest = answered(&found(&crypto, "subtle")?, "digest", &given).await?;
    let half = js_sys::Uint8Array::new(&digest).subarray(0, 16).to_vec();
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = half.into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    let digits = digits.filter_map(|digit| DIGITS.get(usize::from(digit)));
    Some(digits.map(|digit| char::from(*digit)).collect())
}
