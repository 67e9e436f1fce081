//! What a person wrote, from values to bytes and back.
//!
//! - [`record`]: one record, its key, and reading or writing it whatever version it has.
//! - [`v1`], [`v2`] with its [entries](v2_entries) and [practice](v2_practice): the frozen forms of
//!   every schema.
//! - [`ledger`]: all records in memory, read from the store once and kept in step with it.
//! - [`memory`]: a store in memory, for when the browser refuses one, and for tests that need a
//!   store that fails.
//! - [`vault_error`]: why a passphrase file could not be made or opened, in words.
//!
//! Damaged is never treated as empty: what cannot be read is set aside and reported, and a record
//! of a newer version is never overwritten. Not here: the browser's database, which is
//! `platform::records`.

pub mod ledger;
pub mod memory;
pub mod record;
pub mod v1;
pub mod v2;
pub mod v2_entries;
pub mod v2_practice;
pub mod vault_error;

pub use ledger::Ledger;
pub use memory::MemoryStore;
pub use record::{Key, Record, Unreadable};

use std::fmt;

/// Everything one action of a person changes: it is kept whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Records written, as key and text.
    pub puts: Vec<(String, String)>,
    /// Keys removed.
    pub deletes: Vec<String>,
    /// What must stand in the store for the batch to be kept: keys with their texts, `None` for
    /// nothing at all. Another tab may have written there meanwhile.
    pub expects: Vec<RawEntry>,
}

/// Why the store could not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StoreError {
    /// The browser offers no store here, or refuses it (a private window, blocked site data).
    Blocked,
    /// The store is full.
    Full,
    /// Another tab has changed a record meanwhile; nothing was written.
    Changed,
    /// The store was closed under us, or another fault; the text is the browser's.
    Fault(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Blocked => f.write_str("storage is blocked"),
            StoreError::Full => f.write_str("storage is full"),
            StoreError::Changed => f.write_str("another tab has changed it"),
            StoreError::Fault(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for StoreError {}

/// One entry as the store holds it: its key and, if it is text at all, the text.
pub type RawEntry = (String, Option<String>);
