//! The browser's database under the lock: rows are closed on their way in and opened on their way
//! out, so that nobody else in the app knows of it.
//!
//! What does not open is damaged and is set aside like anything damaged, never shown as empty.
//! Which key there is, is decided in `entrance`; turning the lock on and off is `lock`.

use std::cell::RefCell;
use std::rc::Rc;

use crate::platform::ids;
use crate::platform::records::Records;
use crate::storage::lock::Lock;
use crate::storage::seal::{self, DataKey, NONCE_BYTES};
use crate::storage::stamp::Device;
use crate::storage::version::Version;
use crate::storage::{Batch, Place, RawEntry, StoreError, Unreadable, Write, fact};

/// The database and what opens it.
pub struct Sealed {
    /// The database.
    pub(super) records: Rc<Records>,
    /// What opens and closes its rows.
    pub(super) key: Rc<DataKey>,
    /// The name of the key.
    id: String,
    /// The lock as it stands in the database.
    row: RefCell<String>,
}

impl Sealed {
    /// The database under this lock, with the key that was found in it.
    pub(super) fn new(records: Rc<Records>, key: Rc<DataKey>, lock: &Lock) -> Sealed {
        Sealed {
            records,
            key,
            id: lock.id().to_owned(),
            row: RefCell::new(lock.to_row()),
        }
    }

    /// The lock as it stands in the database.
    pub(super) fn row(&self) -> String {
        self.row.borrow().clone()
    }

    /// Takes note of another lock around the same key; false if its key is another.
    pub(super) fn follow(&self, row: &str) -> bool {
        let same = Lock::from_row(row).is_ok_and(|lock| lock.id() == self.id);
        if same {
            self.row.replace(row.to_owned());
        }
        same
    }

    pub(super) async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let mut closed = batch.clone();
        for write in &mut closed.writes {
            if let Some(row) = &write.row {
                write.row = Some(self.closed(write.place, &write.key, row)?);
            }
        }
        self.records.commit(&closed).await
    }

    pub(super) async fn read(&self, place: Place, key: &str) -> Result<Option<String>, StoreError> {
        let row = self.records.read(place, key).await?;
        row.map(|row| {
            let opened = self.opened(place, key, &row);
            opened.ok_or_else(|| StoreError::Fault("it does not open".to_owned()))
        })
        .transpose()
    }

    pub(super) async fn rows(&self, place: Place) -> Result<Vec<RawEntry>, StoreError> {
        let row = self.row();
        let rows = self.records.read_all_under(place, Some(&row)).await?;
        let rows = rows.into_iter().map(|(key, row)| {
            let opened = row.and_then(|row| self.opened(place, &key, &row));
            (key, opened)
        });
        Ok(rows.collect())
    }

    /// Moves damaged rows aside as they are, closed once more: one may stand there open.
    pub(super) async fn set_aside(&self, keys: &[String]) -> Result<(), StoreError> {
        let mut batch = Batch {
            lock: Some(self.row()),
            ..Batch::default()
        };
        let mut no_texts = Vec::new();
        for key in keys {
            let Some(row) = self.records.read(Place::Records, key).await? else {
                no_texts.push(key.clone());
                continue;
            };
            batch.writes.push(Write {
                place: Place::Damaged,
                key: [key.as_str(), "@", &ids::fresh()].concat(),
                row: Some(row),
            });
            batch.writes.push(Write {
                place: Place::Records,
                key: key.clone(),
                row: None,
            });
        }
        self.commit(&batch).await?;
        match no_texts.is_empty() {
            true => Ok(()),
            false => self.records.set_aside(&no_texts).await,
        }
    }

    fn closed(&self, place: Place, key: &str, row: &str) -> Result<String, StoreError> {
        let fault = |reason: &str| StoreError::Fault(reason.to_owned());
        let nonce: Option<[u8; NONCE_BYTES]> = ids::random();
        let nonce = nonce.ok_or_else(|| fault("the browser gives no randomness"))?;
        let name = place.name();
        Ok(match place {
            Place::Records | Place::Beside => {
                let version = Version::from_row(row, Device::NONE);
                let version = version.map_err(|_| fault("it cannot be closed"))?;
                seal::close(&self.key, name, key, &version, nonce).to_row()
            }
            Place::Meta if key != fact::PASSPHRASE => row.to_owned(),
            Place::Damaged | Place::Meta => seal::close_text(&self.key, name, key, row, nonce),
        })
    }

    fn opened(&self, place: Place, key: &str, row: &str) -> Option<String> {
        let name = place.name();
        match place {
            Place::Records | Place::Beside => match Version::from_row(row, Device::NONE) {
                Ok(version) => {
                    let opened = seal::open(&self.key, name, key, &version).ok();
                    opened.map(|version| version.to_row())
                }
                // It is guarded like any row of a newer version.
                Err(Unreadable::TooNew { .. }) => Some(row.to_owned()),
                Err(Unreadable::Damaged(_)) => None,
            },
            Place::Meta if key != fact::PASSPHRASE => Some(row.to_owned()),
            Place::Meta => seal::open_text(&self.key, name, key, row).ok(),
            // What is aside is only looked at: then it is better as it is than not at all.
            Place::Damaged => {
                let opened = seal::open_text(&self.key, name, key, row).ok();
                Some(opened.unwrap_or_else(|| row.to_owned()))
            }
        }
    }
}
