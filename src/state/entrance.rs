//! How the app is entered: at once, or through the lock.
//!
//! Until it is opened nothing is read but the lock itself, and nothing of anybody is shown. Which
//! words opened it is not remembered; a wrong one tells nothing but that it is wrong.

use std::rc::Rc;

use super::sealed::Sealed;
use super::store::{Opening, Store};
use crate::platform::records::Records;
use crate::platform::vault::{self, Argon2id};
use crate::platform::{document, text};
use crate::storage::lock::{By, Lock, LockUnread, Work};
use crate::storage::recovery::RecoveryCode;
use crate::storage::seal::DataKey;
use crate::storage::vault_error::VaultError;
use crate::storage::{Place, StoreError, fact};

/// What the app finds at its start.
pub enum Entrance {
    /// It can go in.
    Open(Box<Opening>),
    /// The store is locked.
    Locked(Locked),
}

/// A locked store.
#[derive(Clone)]
pub struct Locked {
    records: Rc<Records>,
    lock: Result<Lock, LockUnread>,
}

/// Why the lock was not opened, turned on or turned off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unopened {
    /// What was typed does not open it.
    Wrong,
    /// The key could not be made.
    Vault(VaultError),
    /// A record stands in the way: a newer version wrote it, or it is damaged.
    Record,
    /// The store failed.
    Store(StoreError),
}

impl Unopened {
    /// What happened, what is safe, what to do.
    pub fn words(&self) -> String {
        let words = match self {
            Unopened::Wrong => {
                "That does not open it. Nothing was changed, and you can try as often as you like. \
                 Capital letters and spaces count in a passphrase."
            }
            Unopened::Vault(error) => return error.words(),
            Unopened::Record => {
                "One record could not be read, so nothing was changed. Load the page anew, which \
                 sets it aside, or use the newest version of Alongside. Then try again."
            }
            Unopened::Store(StoreError::Full) => {
                "There is no room on this phone to do that. Nothing was changed. Free some space, \
                 then try again."
            }
            Unopened::Store(StoreError::Relocked) => {
                "Another tab changed the lock meanwhile. Nothing was changed here. Load the page \
                 anew."
            }
            Unopened::Store(_) => {
                "The browser's storage did not answer. Nothing was changed. Load the page anew, \
                 then try again."
            }
        };
        words.to_owned()
    }
}

impl Entrance {
    /// Looks whether the browser's store is locked, and opens it if it is not.
    pub async fn of_browser() -> Entrance {
        let records = match Records::open().await {
            Ok(records) => Rc::new(records),
            Err(error) => return Entrance::Open(Box::new(Opening::refused(&error))),
        };
        // Another tab may turn the lock between the two looks; then the second tells.
        let mut closed = Err(StoreError::Relocked);
        for _ in 0..3 {
            match records.read(Place::Meta, fact::LOCK).await {
                Ok(Some(row)) => {
                    let lock = Lock::from_row(&row);
                    return Entrance::Locked(Locked { records, lock });
                }
                Ok(None) => {}
                Err(error) => return Entrance::Open(Box::new(Opening::refused(&error))),
            }
            closed = Opening::of_store(Store::Browser(records.clone())).await;
            if !matches!(closed, Err(StoreError::Relocked)) {
                break;
            }
        }
        match closed {
            Ok(opening) => Entrance::Open(Box::new(opening)),
            // Rows are closed and no lock is there: that is damage, not an open door.
            Err(StoreError::Relocked) => Entrance::Locked(Locked {
                records,
                lock: Err(LockUnread::Damaged),
            }),
            Err(error) => Entrance::Open(Box::new(Opening::refused(&error))),
        }
    }
}

impl Locked {
    /// Why it cannot be opened here, whatever is typed.
    pub fn trouble(&self) -> Option<&'static str> {
        if document::is_framed() {
            return Some(
                "Alongside is shown inside another page, which could read what you type. Open it \
                 on its own to unlock it.",
            );
        }
        match &self.lock {
            Ok(_) => None,
            Err(LockUnread::Newer) => Some(
                "A newer version of Alongside set this lock. What you wrote is safe. Load the page \
                 anew while you are online, and the newer version comes.",
            ),
            Err(LockUnread::Damaged) => Some(
                "The record of the lock is damaged, so nothing can be opened here. What you wrote \
                 is still there, closed. Rescue saves it to a file as it is; a backup brings it \
                 back.",
            ),
        }
    }

    /// Opens it with the passphrase or the recovery code, and reads what is inside.
    ///
    /// # Errors
    /// [`Unopened`]; everything is as it was then.
    pub async fn unlock(&self, secret: &str) -> Result<Opening, Unopened> {
        let Ok(lock) = &self.lock else {
            return Err(Unopened::Wrong);
        };
        if document::is_framed() {
            return Err(Unopened::Wrong);
        }
        let key = Rc::new(data_key(lock, secret).await?);
        let sealed = Sealed::new(self.records.clone(), key, lock);
        let opened = Opening::of_store(Store::Sealed(Rc::new(sealed))).await;
        opened.map_err(Unopened::Store)
    }
}

/// The data key, opened with a passphrase or the recovery code.
pub(super) async fn data_key(lock: &Lock, secret: &str) -> Result<DataKey, Unopened> {
    let code = RecoveryCode::read(secret);
    if let (Some(code), Some(salt)) = (code, lock.salt(By::Recovery)) {
        let derived = derived(code.secret(), salt, lock.work()).await?;
        if let Ok(key) = lock.open(By::Recovery, &derived) {
            return Ok(key);
        }
    }
    let Some(salt) = lock.salt(By::Passphrase).filter(|_| !secret.is_empty()) else {
        return Err(Unopened::Wrong);
    };
    let derived = derived_of_passphrase(secret, salt, lock.work()).await?;
    let opened = lock.open(By::Passphrase, &derived);
    opened.map_err(|_| Unopened::Wrong)
}

/// What a passphrase gives, whichever way the keyboard writes its accents.
pub(super) async fn derived_of_passphrase(
    passphrase: &str,
    salt: &[u8],
    work: Work,
) -> Result<DataKey, Unopened> {
    derived(&text::decomposed(passphrase), salt, work).await
}

/// What a secret gives.
pub(super) async fn derived(secret: &str, salt: &[u8], work: Work) -> Result<DataKey, Unopened> {
    let with = Argon2id {
        memory_kib: work.memory_kib,
        passes: work.passes,
        lanes: work.lanes,
    };
    let derived = vault::derive_key(secret.as_bytes(), salt, with).await;
    derived.map(DataKey::new).map_err(Unopened::Vault)
}
