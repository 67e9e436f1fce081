//! The store of everything a person writes: IndexedDB, with strict durability, one transaction
//! for one action.
//!
//! Rows are texts under text keys in a few object stores. What the texts mean is `storage`'s
//! business. A database of a newer version is read and never written.

use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use super::database::{COPIES, Connection, fault};
use super::transactions::{reading, writing, written};
use crate::storage::version::descent_of_row;
use crate::storage::{Batch, Place, RawEntry, StoreError, fact, is_counted};

/// An open database.
pub struct Records {
    pub(super) connection: Connection,
}

impl Records {
    /// Opens the database, making it on the first visit. One that a newer version of the app has
    /// laid out is opened too, to be read.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the browser refuses a database, [`StoreError::Fault`] where
    /// there may be one that could not be opened.
    pub async fn open() -> Result<Records, StoreError> {
        let connection = Connection::open().await?;
        Ok(Records { connection })
    }

    /// Whether a newer version of the app has laid the database out: then nothing is written.
    pub fn is_read_only(&self) -> bool {
        self.connection.is_read_only()
    }

    pub(super) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(super) fn may_write(&self) -> Result<&Connection, StoreError> {
        match self.is_read_only() {
            true => Err(StoreError::ReadOnly),
            false => Ok(&self.connection),
        }
    }

    /// Every row of a place. A value that is not a text at all is given as `None`.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub async fn read_all(&self, place: Place) -> Result<Vec<RawEntry>, StoreError> {
        self.connection
            .with(&|database| Box::pin(read_all(database, place)))
            .await
    }

    /// The row under this key.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub async fn read(&self, place: Place, key: &str) -> Result<Option<String>, StoreError> {
        let key: Rc<str> = Rc::from(key);
        self.connection
            .with(&|database| {
                let key = key.clone();
                Box::pin(async move {
                    let transaction = reading(&database, &[place.name()])?;
                    let store = transaction.object_store(place.name()).map_err(fault)?;
                    row(&store, &key).await
                })
            })
            .await
    }

    /// Keeps a batch, whole or not at all. Returns only after the browser has written it.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there is no room, [`StoreError::Changed`] and
    /// [`StoreError::Relocked`] when something else stands there than the batch expects,
    /// [`StoreError::ReadOnly`] when a newer version wrote here; nothing has changed then.
    pub async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let batch = Rc::new(batch.clone());
        self.may_write()?
            .with(&|database| Box::pin(commit(database, batch.clone())))
            .await
    }

    /// Moves damaged rows aside, untouched, in one transaction.
    ///
    /// # Errors
    /// [`StoreError`] when they could not be moved; they are where they were then.
    pub async fn set_aside(&self, keys: &[String]) -> Result<(), StoreError> {
        let keys: Rc<[String]> = Rc::from(keys);
        self.may_write()?
            .with(&|database| Box::pin(set_aside(database, keys.clone())))
            .await
    }

    /// Empties every part of the store: all of it or nothing.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be emptied; everything is still there then.
    pub async fn erase(&self) -> Result<(), StoreError> {
        self.may_write()?
            .with(&|database| {
                Box::pin(async move {
                    let names = Place::ALL.map(Place::name);
                    let names = [names.as_slice(), &[COPIES]].concat();
                    let transaction = writing(&database, &names)?;
                    for name in names {
                        let store = transaction.object_store(name).map_err(fault)?;
                        store.clear().map_err(fault)?.await.map_err(fault)?;
                    }
                    written(transaction).await
                })
            })
            .await
    }
}

async fn read_all(database: Database, place: Place) -> Result<Vec<RawEntry>, StoreError> {
    let transaction = reading(&database, &[place.name()])?;
    let store = transaction.object_store(place.name()).map_err(fault)?;
    entries(&store, place).await
}

pub(super) async fn entries(
    store: &ObjectStore<'_>,
    place: Place,
) -> Result<Vec<RawEntry>, StoreError> {
    let keys = store.get_all_keys::<JsValue>().await.map_err(fault)?;
    let values = store.get_all::<JsValue>().await.map_err(fault)?;
    let pairs = keys.zip(values).filter_map(|(key, value)| {
        // Every key was written by us and is a text; another one is left where it is.
        let key = key.ok()?.as_string()?;
        let value = value.ok()?;
        let text = value.as_string();
        let shown = || js_sys::JSON::stringify(&value).ok()?.as_string();
        // What is aside is only looked at: then any value is better than none.
        let text = match place {
            Place::Damaged => text.or_else(shown),
            Place::Records | Place::Beside | Place::Meta => text,
        };
        Some((key, text))
    });
    Ok(pairs.collect())
}

async fn commit(database: Database, batch: Rc<Batch>) -> Result<(), StoreError> {
    let mut places = vec![Place::Records.name(), Place::Meta.name()];
    if batch
        .writes
        .iter()
        .any(|write| write.place == Place::Beside)
    {
        places.push(Place::Beside.name());
    }
    if batch
        .writes
        .iter()
        .any(|write| write.place == Place::Damaged)
    {
        places.push(Place::Damaged.name());
    }
    let transaction = writing(&database, &places)?;
    let records = transaction
        .object_store(Place::Records.name())
        .map_err(fault)?;
    let meta = transaction
        .object_store(Place::Meta.name())
        .map_err(fault)?;
    // Reading and writing in one transaction: no other tab comes in between.
    if row(&meta, fact::LOCK).await? != batch.lock {
        return Err(StoreError::Relocked);
    }
    for (key, descent) in &batch.expects {
        let stands = row(&records, key).await?;
        let same = stands.as_deref().map(descent_of_row) == descent.as_deref();
        if !same && !writes_already(&batch, key, stands) {
            return Err(StoreError::Changed);
        }
    }
    let mut tally = Tally::default();
    for write in &batch.writes {
        let store = match write.place {
            Place::Records => {
                tally
                    .note(&records, &write.key, write.row.is_some())
                    .await?;
                &records
            }
            Place::Meta => &meta,
            Place::Beside | Place::Damaged => &transaction
                .object_store(write.place.name())
                .map_err(fault)?,
        };
        match &write.row {
            Some(row) => {
                let put = store.put(row.as_str()).with_key(write.key.as_str());
                put.await.map_err(fault)?;
            }
            None => drop(store.delete(write.key.as_str()).await.map_err(fault)?),
        }
    }
    tally.keep(&meta).await?;
    written(transaction).await
}

/// Whether this row is the very one the batch writes: the connection was lost after it was written
/// and before anybody heard of it.
fn writes_already(batch: &Batch, key: &str, stands: Option<String>) -> bool {
    let mut writes = batch.writes.iter();
    let write = writes.find(|write| write.place == Place::Records && write.key == key);
    write.is_some_and(|write| write.row == stands)
}

/// How the number of records changes.
#[derive(Default)]
struct Tally {
    more: usize,
    fewer: usize,
}

impl Tally {
    async fn note(
        &mut self,
        records: &ObjectStore<'_>,
        key: &str,
        stays: bool,
    ) -> Result<(), StoreError> {
        if !is_counted(key) {
            return Ok(());
        }
        let stands: Option<JsValue> = records.get(key).await.map_err(fault)?;
        match (stands.is_some(), stays) {
            (false, true) => self.more += 1,
            (true, false) => self.fewer += 1,
            (true, true) | (false, false) => {}
        }
        Ok(())
    }

    async fn keep(&self, meta: &ObjectStore<'_>) -> Result<(), StoreError> {
        if self.more == self.fewer {
            return Ok(());
        }
        let kept = row(meta, fact::TALLY).await?;
        let kept: usize = kept.and_then(|kept| kept.parse().ok()).unwrap_or_default();
        let now = (kept + self.more).saturating_sub(self.fewer);
        let put = meta.put(now.to_string()).with_key(fact::TALLY);
        put.await.map(drop).map_err(fault)
    }
}

async fn set_aside(database: Database, keys: Rc<[String]>) -> Result<(), StoreError> {
    let places = [Place::Records, Place::Damaged, Place::Meta].map(Place::name);
    let transaction = writing(&database, &places)?;
    let records = transaction
        .object_store(Place::Records.name())
        .map_err(fault)?;
    let damaged = transaction
        .object_store(Place::Damaged.name())
        .map_err(fault)?;
    let meta = transaction
        .object_store(Place::Meta.name())
        .map_err(fault)?;
    let mut tally = Tally::default();
    for key in keys.iter() {
        let value: Option<JsValue> = records.get(key.as_str()).await.map_err(fault)?;
        if let Some(value) = value {
            // A key set aside twice keeps both: a bad copy never replaces another.
            let aside = [key.as_str(), "@", &super::ids::fresh()].concat();
            damaged.put(value).with_key(aside).await.map_err(fault)?;
        }
        tally.note(&records, key, false).await?;
        records.delete(key.as_str()).await.map_err(fault)?;
    }
    tally.keep(&meta).await?;
    written(transaction).await
}

pub(super) async fn row(store: &ObjectStore<'_>, key: &str) -> Result<Option<String>, StoreError> {
    let value: Option<JsValue> = store.get(key).await.map_err(fault)?;
    Ok(value.and_then(|value| value.as_string()))
}
