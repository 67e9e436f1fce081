//! Bytes as text and back: the standard alphabet, without padding.
//!
//! Only the one way of writing something is read: a text with stray bits at its end is refused.

use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// The text of these bytes.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD_NO_PAD.encode(bytes)
}

/// The bytes of this text; `None` if it is not what [`encode`] writes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD_NO_PAD.decode(text).ok()
}
