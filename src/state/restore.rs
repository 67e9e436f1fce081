//! Taking a file or a copy in: opening it, showing what it would change, doing that, taking it back.
//!
//! Nothing is written before the person has seen what it would change. A copy of what stands is
//! made first, then everything is written in one transaction, or nothing.

use leptos::prelude::*;

use super::AppState;
use super::store::Store;
use crate::platform::files::Chosen;
use crate::platform::tabs::Tabs;
use crate::platform::vault::{self, DeskError};
use crate::platform::{ids, preferences, wake};
use crate::storage::backup::{BYTES_MAX, BackupError};
use crate::storage::copies::CopyKind;
pub use crate::storage::desk::Planned;
use crate::storage::rows::device_row;
use crate::storage::stamp::Device;
use crate::storage::vault_error::VaultError;
use crate::storage::{Batch, Place, StoreError, fact, is_counted};

/// How an age file begins, and how one does that is written as letters.
const CLOSED: [&[u8]; 2] = [
    b"age-encryption.org/",
    b"-----BEGIN AGE ENCRYPTED FILE-----",
];

/// What is taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    bytes: Vec<u8>,
    is_copy: bool,
}

/// What was found in a file that was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It is open.
    Open(Source),
    /// It is closed with a passphrase.
    Closed(Vec<u8>),
}

/// Why nothing was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The file cannot be read any more.
    Unreadable,
    /// The file is not taken in, or could not be opened.
    Desk(DeskError),
    /// The store failed; nothing was written.
    Store(StoreError),
}

impl NotTaken {
    /// What happened, what is safe, what to do.
    pub fn words(&self) -> String {
        let words = match self {
            NotTaken::Unreadable => {
                "This cannot be read. Nothing was changed. Choose the file again, or another one."
            }
            NotTaken::Desk(error) => return error.words(),
            NotTaken::Store(StoreError::Full) => {
                "There is not enough room for it. Nothing was changed. Free some space, then try \
                 again."
            }
            NotTaken::Store(StoreError::Changed) => {
                "Something was written here meanwhile. Nothing was changed by the file. Look at \
                 what it would change once more."
            }
            NotTaken::Store(StoreError::ReadOnly) => {
                "A newer version of Alongside wrote here. Nothing was changed. Update first, then \
                 try again."
            }
            NotTaken::Store(_) => {
                "The browser's storage stopped. Nothing was changed. Load the page again, then \
                 try once more."
            }
        };
        words.to_owned()
    }

    /// Whether another passphrase might do.
    pub fn is_wrong_passphrase(&self) -> bool {
        *self == NotTaken::Desk(DeskError::Vault(VaultError::WrongPassphrase))
    }
}

impl AppState {
    /// Reads a file that was chosen. One that is too big is not even read.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn look_into(self, chosen: &Chosen) -> Result<Found, NotTaken> {
        // A closed file is a little bigger than what is in it.
        if chosen.size() > (BYTES_MAX + BYTES_MAX / 8) as f64 {
            return Err(NotTaken::Desk(DeskError::Told(BackupError::TooBig.told())));
        }
        let bytes = chosen.read().await.ok_or(NotTaken::Unreadable)?;
        Ok(match CLOSED.iter().any(|begin| bytes.starts_with(begin)) {
            true => Found::Closed(bytes),
            false => Found::Open(Source {
                bytes,
                is_copy: false,
            }),
        })
    }

    /// Opens a closed file.
    ///
    /// # Errors
    /// [`NotTaken`].
    pub async fn open_with(self, file: &[u8], passphrase: &str) -> Result<Source, NotTaken> {
        let progress = self.backup_progress;
        let opened = vault::open_file(passphrase, file, move |percent| {
            let _ = progress.try_set(Some(percent));
        });
        let opened = opened.await;
        let _ = progress.try_set(None);
        let bytes = opened.map_err(|error| NotTaken::Desk(DeskError::Vault(error)))?;
        let is_copy = false;
        Ok(Source { bytes, is_copy })
    }

    /// One of the copies kept here.
    ///
    /// # Errors
    /// [`NotTaken::Unreadable`].
    pub async fn copy_of(self, name: &str) -> Result<Source, NotTaken> {
        let bytes = self.read_copy(name).await.ok_or(NotTaken::Unreadable)?;
        let is_copy = true;
        Ok(Source { bytes, is_copy })
    }

    /// What taking it in would change. With `bring_back` what is older there is in use again.
    ///
    /// # Errors
    /// [`NotTaken`] when it is not taken in.
    pub async fn plan_restore(
        self,
        source: &Source,
        bring_back: bool,
    ) -> Result<Planned, NotTaken> {
        let request = self.desk_request(bring_back).await.to_bytes();
        let task = match source.is_copy {
            true => "restore-copy",
            false => "restore",
        };
        let planned = vault::desk(task, &request, Some(&source.bytes)).await;
        let planned = planned.map_err(NotTaken::Desk)?;
        Planned::from_bytes(&planned)
            .ok_or(NotTaken::Desk(DeskError::Vault(VaultError::Unavailable)))
    }

    /// Does what was planned, after a copy of what stands. Gives what takes it back.
    ///
    /// # Errors
    /// [`NotTaken`]; nothing was changed then.
    pub async fn restore(self, planned: Planned) -> Result<Batch, NotTaken> {
        let copied = self.make_copy(CopyKind::Safety).await;
        match copied {
            // In memory alone there is nothing to make a copy in, and nothing that would last.
            Ok(_) | Err(StoreError::Blocked) => {}
            Err(error) => return Err(NotTaken::Store(error)),
        }
        self.write_all(planned.batch).await?;
        for (name, text) in &planned.settings {
            preferences::set(name, text);
        }
        super::settings::apply();
        Ok(planned.undo)
    }

    /// Puts back what stood before a restore, byte for byte.
    ///
    /// # Errors
    /// [`NotTaken`] when something was written since; nothing was changed then.
    pub async fn take_back(self, undo: Batch) -> Result<(), NotTaken> {
        let mut undo = undo;
        // What is written next does not descend from what had been taken in.
        undo.writes.push(device_row(Device::from_id(&ids::fresh())));
        self.write_all(undo).await
    }

    /// Says that what is missing is known, and begins to count anew.
    pub async fn accept_missing(self) {
        let counted = match self.store.try_get_value() {
            Some(store) => store.rows(Place::Records).await,
            None => return,
        };
        let Ok(rows) = counted else { return };
        let counted = rows.iter().filter(|(key, _)| is_counted(key));
        let tally = counted.count().to_string();
        if self.keep_fact(fact::TALLY, Some(tally)).await.is_ok() {
            self.health.update(|health| health.missing = 0);
            preferences::remove(super::store::HELD);
        }
    }

    /// Erases everything on this device: records, copies, backups' passphrase, settings. The app
    /// itself stays. Then the page is loaded anew.
    ///
    /// # Errors
    /// [`NotTaken::Store`]; everything is still there then.
    pub async fn erase_everything(self) -> Result<(), NotTaken> {
        let records = self.store.try_get_value().and_then(|store| store.records());
        if let Some(records) = records {
            records.erase().await.map_err(NotTaken::Store)?;
        }
        preferences::clear();
        wake::turn_off().await;
        self.tabs.with_value(Tabs::tell);
        Ok(())
    }

    pub(super) async fn write_all(self, mut batch: Batch) -> Result<(), NotTaken> {
        let Some(store) = self.store.try_get_value() else {
            return Err(NotTaken::Store(StoreError::Blocked));
        };
        batch.lock = self.lock_row.get_value();
        let mut kept = self.commit(&store, &batch).await;
        if kept == Err(StoreError::Full) && self.free_room().await {
            kept = self.commit(&store, &batch).await;
        }
        if kept.is_err() {
            // What was to be written does not stand there.
            self.read_again();
        }
        kept.map_err(NotTaken::Store)?;
        self.take_fresh(&store).await;
        self.tabs.with_value(Tabs::tell);
        Ok(())
    }

    /// Becomes what the store holds now.
    async fn take_fresh(self, store: &Store) {
        let Ok(found) = store.read_ledger().await else {
            return;
        };
        self.health.update(|health| health.missing = found.missing);
        let mut fresh = found.ledger;
        fresh.guard(found.damaged);
        self.leave_open(&mut fresh);
        self.ledger.update(|ledger| {
            ledger.take_over(fresh);
        });
    }
}
