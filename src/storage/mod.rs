//! What a person wrote, from values to bytes and back.
//!
//! - [`record`]: one record, its key, and reading or writing it whatever version it has.
//! - [`v1`], [`v2`] with its [entries](v2_entries) and [practice](v2_practice): the frozen forms of
//!   every schema.
//! - [`stamp`], [`version`], [`join`]: when something was written, one version of it as a row of the
//!   store, and joining what two devices have.
//! - [`seal`], [`base64`], [`lock`], [`relock`]: rows closed with a key, the record that keeps that
//!   key closed itself, and turning a whole store from open to closed or back.
//! - [`rows`]: which versions the store holds, and the batches that write the next ones.
//! - [`backup`], [read](backup_read) again and with its [older forms](backup_older): everything as
//!   one file. [`restore`]: taking one in, [what that changes](restore_preview), undoing it.
//! - [`desk`]: what is done with all records at once, in the vault's worker; [`frame`]: how rows get
//!   there and back.
//! - [`copies`]: the copies the app makes by itself, and which of them stay.
//! - [`journal_text`], [`version_text`]: what was written, as texts to read.
//! - [`calendar_file`]: a reminder as a file for a calendar.
//! - [`ledger`]: all records in memory, read from the store once and kept in step with it.
//! - [`memory`]: a store in memory, for when the browser refuses one, and for tests that need a
//!   store that fails.
//! - [`vault_error`]: why a passphrase file could not be made or opened, in words.
//!
//! Damaged is never treated as empty: what cannot be read is set aside and reported, and a record
//! of a newer version is never overwritten. Not here: the browser's database, which is
//! `platform::records`.

pub mod backup;
mod backup_older;
mod backup_read;
pub mod base64;
pub mod calendar_file;
pub mod copies;
pub mod desk;
pub mod frame;
pub mod join;
pub mod journal_text;
pub mod kind;
pub mod ledger;
pub mod lock;
pub mod memory;
pub mod record;
pub mod recovery;
pub mod relock;
pub mod restore;
pub mod restore_preview;
pub mod rows;
pub mod seal;
pub mod stamp;
pub mod v1;
pub mod v2;
pub mod v2_entries;
pub mod v2_practice;
pub mod vault_error;
pub mod version;
pub mod version_text;

pub use ledger::Ledger;
pub use memory::MemoryStore;
pub use record::{Key, Record, Unreadable};

use std::fmt;

/// A part of the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The version in use of every record, removals too.
    Records,
    /// Versions that stand beside the one in use: written apart from it, on another device.
    Beside,
    /// What could not be read, untouched.
    Damaged,
    /// Facts about the store itself.
    Meta,
}

impl Place {
    /// Every place that holds texts.
    pub const ALL: [Place; 4] = [Place::Records, Place::Beside, Place::Damaged, Place::Meta];

    /// Its name in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Place::Records => "records",
            Place::Beside => "history",
            Place::Damaged => "damaged",
            Place::Meta => "meta",
        }
    }
}

/// The facts the store keeps about itself, by their keys in [`Place::Meta`].
pub mod fact {
    /// The name of this device.
    pub const DEVICE: &str = "device";
    /// How many records there are, removals too and drafts not, so that a loss is noticed.
    pub const TALLY: &str = "tally";
    /// How the store is locked; nothing there if it is not.
    pub const LOCK: &str = "lock";
    /// When the last backup was made.
    pub const BACKUP: &str = "backup";
    /// The passphrase of backups. It never leaves the store.
    pub const PASSPHRASE: &str = "passphrase";
}

/// One row written or, without a row, removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Write {
    /// Where.
    pub place: Place,
    /// Its key.
    pub key: String,
    /// What is to stand there; `None` for nothing.
    pub row: Option<String>,
}

impl Write {
    /// A row of a record.
    pub fn record(key: &str, row: String) -> Write {
        Write {
            place: Place::Records,
            key: key.to_owned(),
            row: Some(row),
        }
    }
}

/// Everything one action of a person changes: it is kept whole or not at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// What is written, in this order.
    pub writes: Vec<Write>,
    /// What must stand in the store for the batch to be kept: keys of records with the stamps of
    /// their rows, `None` for no row at all. Another tab may have written there meanwhile.
    pub expects: Vec<(String, Option<String>)>,
    /// How the store must be locked for the batch to be kept: what stands under [`fact::LOCK`].
    pub lock: Option<String>,
}

/// Whether a record with this key counts in [`fact::TALLY`].
pub fn is_counted(key: &str) -> bool {
    !key.starts_with("draft/")
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
    /// Another tab has locked the store, or opened its lock; nothing was written.
    Relocked,
    /// A newer version of the app wrote here: everything can be read and nothing written.
    ReadOnly,
    /// The store was closed under us, or another fault; the text is the browser's.
    Fault(String),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StoreError::Blocked => f.write_str("storage is blocked"),
            StoreError::Full => f.write_str("storage is full"),
            StoreError::Changed => f.write_str("another tab has changed it"),
            StoreError::Relocked => f.write_str("another tab has changed the lock"),
            StoreError::ReadOnly => f.write_str("a newer version wrote here"),
            StoreError::Fault(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for StoreError {}

/// One entry as the store holds it: its key and, if it is text at all, the text.
pub type RawEntry = (String, Option<String>);

/// A map or a set, filled one entry after the other. Collecting one sorts its entries first, with a
/// copy of the sort for every type: some kilobytes of program each, for lists that are short.
fn filled<C: Default + Extend<T>, T>(entries: impl IntoIterator<Item = T>) -> C {
    let mut all = C::default();
    all.extend(entries);
    all
}
