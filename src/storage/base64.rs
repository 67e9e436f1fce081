//! Bytes as text and back: the standard alphabet, without padding.
//!
//! Only the one way of writing something is read: a text with stray bits at its end is refused.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The text of these bytes.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for three in bytes.chunks(3) {
        let mut group = 0_u32;
        for at in 0..3 {
            group = group << 8 | u32::from(three.get(at).copied().unwrap_or_default());
        }
        for at in 0..=three.len() as u32 {
            let digit = group >> (18 - 6 * at) & 63;
            let letter = ALPHABET.get(digit as usize).copied().unwrap_or_default();
            text.push(char::from(letter));
        }
    }
    text
}

/// The bytes of this text; `None` if it is not what [`encode`] writes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for four in text.as_bytes().chunks(4) {
        let mut group = 0_u32;
        for letter in four {
            group = group << 6 | digit(*letter)?;
        }
        let missing = 4 - four.len() as u32;
        group <<= 6 * missing;
        let [_, three @ ..] = group.to_be_bytes();
        let (held, stray) = three.split_at_checked(3_usize.checked_sub(missing as usize)?)?;
        // One letter alone carries no byte, and bits beyond the last byte were never written.
        if missing == 3 || stray.iter().any(|byte| *byte != 0) {
            return None;
        }
        bytes.extend_from_slice(held);
    }
    Some(bytes)
}

fn digit(letter: u8) -> Option<u32> {
    let digit = match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(digit))
}
