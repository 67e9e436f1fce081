//! Turning a whole store from open to closed, from closed to open, or from one key to another.
//!
//! Here is what becomes of each row; that all of them turn together or none is the store's work.
//! No row stays as it was: what cannot be turned either stands aside from now on, closed like the
//! rest, or nothing turns at all.

use std::rc::Rc;

use super::Place;
use super::record::Unreadable;
use super::seal::{self, DataKey, NONCE_BYTES, Unsealed};
use super::stamp::Device;
use super::version::{Body, Version};

/// The name of the place where copies of everything stand: see `seal` for what names are bound to.
pub const COPIES: &str = "snapshots";
/// How a copy of everything is kept: closed, compressed, or as it is.
const SEALED: &str = "sealed";
const COMPRESSED: &str = "gz";
const PLAIN: &str = "plain";
/// How anything compressed begins.
const COMPRESSED_BEGINS: [u8; 2] = [0x1f, 0x8b];

/// From which key to which; without one, the rows are open.
pub struct Relock {
    /// What opens the rows as they are.
    pub from: Option<Rc<DataKey>>,
    /// What closes them from now on.
    pub to: Option<Rc<DataKey>>,
    /// The name of this device, for rows of the first layout.
    pub own: Device,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turned {
    /// It stays under its key.
    Row(String),
    /// It could not be read: this stands in [`Place::Damaged`] from now on, under the key made for
    /// that, and nothing where it was.
    Aside(String),
}

impl Relock {
    /// What becomes of a row of the records, or of what stands beside them. `aside` is the key it
    /// gets if it cannot be read.
    ///
    /// # Errors
    /// [`Unsealed`] when a record is not as the lock says, or newer than this version of the app;
    /// then nothing may turn. A start of the app sets such a record aside.
    pub fn row(
        &self,
        place: Place,
        key: &str,
        aside: &str,
        row: &str,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Turned, Unsealed> {
        let stands = match Version::from_row(row, self.own) {
            Ok(version) => self.opened(place, key, version),
            Err(Unreadable::TooNew { .. }) => Err(Unsealed::TooNew),
            Err(Unreadable::Damaged(_)) => Err(Unsealed::Broken),
        };
        match (stands, &self.to) {
            (Ok(open), Some(to)) => {
                let closed = seal::close(to, place.name(), key, &open, nonce);
                Ok(Turned::Row(closed.to_row()))
            }
            (Ok(open), None) => Ok(Turned::Row(open.to_row())),
            (Err(Unsealed::TooNew), _) => Err(Unsealed::TooNew),
            // Nothing sets aside what stands beside a record, and it must not stand in the way.
            (Err(_), _) if place == Place::Beside => {
                Ok(Turned::Aside(self.closed_text(aside, row, nonce)))
            }
            (Err(error), _) => Err(error),
        }
    }

    fn opened(&self, place: Place, key: &str, version: Version) -> Result<Version, Unsealed> {
        match (&self.from, &version.body) {
            (Some(from), _) => seal::open(from, place.name(), key, &version),
            (None, Body::Sealed(_)) => Err(Unsealed::Broken),
            (None, Body::Plain(_) | Body::Gone) => Ok(version),
        }
    }

    /// What becomes of any other text. One that does not open stays what it is, closed anew.
    pub fn text(&self, place: Place, key: &str, text: &str, nonce: [u8; NONCE_BYTES]) -> String {
        let open = self.from.as_ref();
        let open = open.and_then(|from| seal::open_text(from, place.name(), key, text).ok());
        let open = open.as_deref().unwrap_or(text);
        match &self.to {
            Some(to) => seal::close_text(to, place.name(), key, open, nonce),
            None => open.to_owned(),
        }
    }

    /// What becomes of a copy of everything: its form from now on, and its bytes. One that is
    /// closed and does not open stays as it is.
    pub fn copy(
        &self,
        key: &str,
        form: &str,
        bytes: Vec<u8>,
        nonce: [u8; NONCE_BYTES],
    ) -> (&'static str, Vec<u8>) {
        let bound = bound_of_copy(key);
        let open = match (form == SEALED, &self.from) {
            (true, Some(from)) => match seal::open_bytes(from, &bound, &bytes) {
                Ok(open) => open,
                Err(_) => return (SEALED, bytes),
            },
            (true, None) => return (SEALED, bytes),
            (false, _) => bytes,
        };
        match &self.to {
            Some(to) => (SEALED, seal::close_bytes(to, &bound, &open, nonce)),
            None if open.starts_with(&COMPRESSED_BEGINS) => (COMPRESSED, open),
            None => (PLAIN, open),
        }
    }

    fn closed_text(&self, aside: &str, row: &str, nonce: [u8; NONCE_BYTES]) -> String {
        match &self.to {
            Some(to) => seal::close_text(to, Place::Damaged.name(), aside, row, nonce),
            None => row.to_owned(),
        }
    }
}

/// What the copy of this name is bound to.
pub fn bound_of_copy(name: &str) -> String {
    seal::bound_to(COPIES, name, "")
}
