//! Closing what a person wrote with a key, and opening it again: AES-256-GCM.
//!
//! Each thing is bound to where it stands: to its place, to its key there and to its stamps. Moved
//! to another row, given other stamps or changed in a single bit, it does not open. What was removed
//! has nothing to close. Randomness is an argument. Where the key comes from is `lock`'s.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use zeroize::Zeroizing;

use super::base64;
use super::version::{Body, Version};

/// How many bytes a key has.
pub const KEY_BYTES: usize = 32;
/// How many bytes make each closing different. They must be random, and fresh each time.
pub const NONCE_BYTES: usize = 12;
/// How many bytes closing adds: what makes it different, and the proof that nothing changed.
pub const ADDED_BYTES: usize = NONCE_BYTES + 16;

/// A key. It is cleared from memory when it is dropped, and cannot be printed.
pub struct DataKey(Zeroizing<[u8; KEY_BYTES]>);

impl DataKey {
    /// The key of these bytes, which must be random or derived with `vault`'s care.
    pub fn new(bytes: [u8; KEY_BYTES]) -> DataKey {
        DataKey(Zeroizing::new(bytes))
    }

    /// The key of these bytes, if there are as many as a key has.
    pub fn from_slice(bytes: &[u8]) -> Option<DataKey> {
        bytes.try_into().ok().map(DataKey::new)
    }

    /// Its bytes, to be closed with another key.
    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }
}

/// Why something was not opened. It is never taken for empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsealed {
    /// It is not closed at all, although it should be.
    Open,
    /// The key is another, or it is not what was closed, or not where.
    Broken,
    /// A newer version of the app wrote it.
    TooNew,
}

/// A version with its text closed, for the row under `key` of the place of this name.
pub fn close(
    data_key: &DataKey,
    place: &str,
    key: &str,
    version: &Version,
    nonce: [u8; NONCE_BYTES],
) -> Version {
    let body = match &version.body {
        Body::Plain(text) => {
            let bound = bound_to(place, key, &version.descent.to_text());
            Body::Sealed(base64::encode(&close_bytes(
                data_key,
                &bound,
                text.as_bytes(),
                nonce,
            )))
        }
        Body::Gone => Body::Gone,
        Body::Sealed(text) => Body::Sealed(text.clone()),
    };
    Version {
        descent: version.descent.clone(),
        body,
    }
}

/// What [`close`] closed.
///
/// # Errors
/// [`Unsealed`] when it is not closed, or does not open.
pub fn open(
    data_key: &DataKey,
    place: &str,
    key: &str,
    version: &Version,
) -> Result<Version, Unsealed> {
    let body = match &version.body {
        Body::Sealed(text) => {
            let bound = bound_to(place, key, &version.descent.to_text());
            Body::Plain(open_base64(data_key, &bound, text)?)
        }
        Body::Gone => Body::Gone,
        Body::Plain(_) => return Err(Unsealed::Open),
    };
    Ok(Version {
        descent: version.descent.clone(),
        body,
    })
}

/// How a closed text begins that is no version of a record.
const TEXT: &str = "@sealed ";

/// Any other text of the store, closed for the row under `key` of the place of this name.
pub fn close_text(
    data_key: &DataKey,
    place: &str,
    key: &str,
    text: &str,
    nonce: [u8; NONCE_BYTES],
) -> String {
    let bound = bound_to(place, key, "");
    let closed = close_bytes(data_key, &bound, text.as_bytes(), nonce);
    [TEXT, &base64::encode(&closed)].concat()
}

/// What [`close_text`] closed.
///
/// # Errors
/// [`Unsealed`] when it is not closed, or does not open.
pub fn open_text(
    data_key: &DataKey,
    place: &str,
    key: &str,
    text: &str,
) -> Result<String, Unsealed> {
    let closed = text.strip_prefix(TEXT).ok_or(Unsealed::Open)?;
    open_base64(data_key, &bound_to(place, key, ""), closed)
}

/// Bytes closed, bound to what `bound` says: what makes each different, then what was closed.
pub fn close_bytes(
    data_key: &DataKey,
    bound: &str,
    bytes: &[u8],
    nonce: [u8; NONCE_BYTES],
) -> Vec<u8> {
    let payload = Payload {
        msg: bytes,
        aad: bound.as_bytes(),
    };
    let mut closed = Vec::with_capacity(bytes.len() + ADDED_BYTES);
    closed.extend_from_slice(&nonce);
    // It only fails for more than 64 GB; what would stand there then opens for nobody.
    let body = cipher(data_key).encrypt(Nonce::from_slice(&nonce), payload);
    closed.extend(body.unwrap_or_default());
    closed
}

/// What [`close_bytes`] closed.
///
/// # Errors
/// [`Unsealed::Broken`] when it does not open.
pub fn open_bytes(data_key: &DataKey, bound: &str, closed: &[u8]) -> Result<Vec<u8>, Unsealed> {
    let (nonce, msg) = closed
        .split_at_checked(NONCE_BYTES)
        .ok_or(Unsealed::Broken)?;
    let payload = Payload {
        msg,
        aad: bound.as_bytes(),
    };
    cipher(data_key)
        .decrypt(Nonce::from_slice(nonce), payload)
        .map_err(|_| Unsealed::Broken)
}

/// What something in the store is bound to. No name of a place and no stamp has a bar in it, so no
/// two rows are bound alike.
pub fn bound_to(place: &str, key: &str, descent: &str) -> String {
    ["alongside|", place, "|", key, "|", descent].concat()
}

fn open_base64(data_key: &DataKey, bound: &str, text: &str) -> Result<String, Unsealed> {
    let closed = base64::decode(text).ok_or(Unsealed::Broken)?;
    let opened = open_bytes(data_key, bound, &closed)?;
    String::from_utf8(opened).map_err(|_| Unsealed::Broken)
}

fn cipher(data_key: &DataKey) -> Aes256Gcm {
    Aes256Gcm::new(data_key.bytes().into())
}
