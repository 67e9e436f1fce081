//! The store of everything a person writes: IndexedDB, with strict durability, one transaction
//! for one action.
//!
//! Records are texts under text keys in one object store; what could not be read is moved to a
//! second one, untouched. What the texts mean is `storage`'s business.

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{TransactionDurability, TransactionMode, TransactionOptions};
use wasm_bindgen::JsValue;

use crate::storage::{Batch, RawEntry, StoreError};

const DATABASE: &str = "alongside";
const RECORDS: &str = "records";
const DAMAGED: &str = "damaged";
/// The layout of the object stores, not of the records: those carry their own schema.
const LAYOUT: u8 = 1;

/// An open database.
pub struct Records {
    database: Database,
}

impl Records {
    /// Opens the database, making it on the first visit.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] where the browser refuses a database.
    pub async fn open() -> Result<Records, StoreError> {
        let database = Database::open(DATABASE)
            .with_version(LAYOUT)
            .with_on_upgrade_needed(|_, database| {
                database.create_object_store(RECORDS).build()?;
                database.create_object_store(DAMAGED).build()?;
                Ok(())
            })
            .await
            .map_err(refusal)?;
        Ok(Records { database })
    }

    /// Every entry. A value that is not a text at all is given as `None`.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub async fn read_all(&self) -> Result<Vec<RawEntry>, StoreError> {
        let transaction = self.database.transaction(RECORDS).build().map_err(fault)?;
        let store = transaction.object_store(RECORDS).map_err(fault)?;
        let keys = store.get_all_keys::<JsValue>().await.map_err(fault)?;
        let values = store.get_all::<JsValue>().await.map_err(fault)?;
        let pairs = keys.zip(values).filter_map(|(key, value)| {
            // Every key was written by us and is a text; another one is left where it is.
            let key = key.ok()?.as_string()?;
            Some((key, value.ok().and_then(|value| value.as_string())))
        });
        Ok(pairs.collect())
    }

    /// The text under this key.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub async fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        let transaction = self.database.transaction(RECORDS).build().map_err(fault)?;
        let store = transaction.object_store(RECORDS).map_err(fault)?;
        let value: Option<JsValue> = store.get(key).await.map_err(fault)?;
        Ok(value.and_then(|value| value.as_string()))
    }

    /// Keeps a batch, whole or not at all. Returns only after the browser has written it.
    ///
    /// # Errors
    /// [`StoreError::Full`] when there is no room, [`StoreError::Changed`] when something else
    /// stands there than the batch expects; nothing has changed then.
    pub async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        let transaction = self
            .database
            .transaction(RECORDS)
            .with_mode(TransactionMode::Readwrite)
            .with_options(strict())
            .build()
            .map_err(fault)?;
        let store = transaction.object_store(RECORDS).map_err(fault)?;
        // Reading and writing in one transaction: no other tab comes in between.
        for (key, text) in &batch.expects {
            let stands: Option<JsValue> = store.get(key.as_str()).await.map_err(fault)?;
            if stands.and_then(|value| value.as_string()) != *text {
                return Err(StoreError::Changed);
            }
        }
        for (key, text) in &batch.puts {
            store
                .put(text.as_str())
                .with_key(key.as_str())
                .await
                .map_err(fault)?;
        }
        for key in &batch.deletes {
            store.delete(key.as_str()).await.map_err(fault)?;
        }
        drop(store);
        transaction.commit().await.map_err(fault)
    }

    /// Moves damaged entries aside, untouched, in one transaction.
    ///
    /// # Errors
    /// [`StoreError`] when they could not be moved; they are where they were then.
    pub async fn set_aside(&self, keys: &[String]) -> Result<(), StoreError> {
        let transaction = self
            .database
            .transaction([RECORDS, DAMAGED])
            .with_mode(TransactionMode::Readwrite)
            .with_options(strict())
            .build()
            .map_err(fault)?;
        let records = transaction.object_store(RECORDS).map_err(fault)?;
        let damaged = transaction.object_store(DAMAGED).map_err(fault)?;
        for key in keys {
            let value: Option<JsValue> = records.get(key.as_str()).await.map_err(fault)?;
            if let Some(value) = value {
                // A key set aside twice keeps both: a bad copy never replaces another.
                let aside = [key.as_str(), "@", &super::ids::fresh()].concat();
                damaged.put(value).with_key(aside).await.map_err(fault)?;
            }
            records.delete(key.as_str()).await.map_err(fault)?;
        }
        drop(records);
        drop(damaged);
        transaction.commit().await.map_err(fault)
    }

    /// How many damaged entries are kept aside.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub async fn damaged(&self) -> Result<Vec<RawEntry>, StoreError> {
        let transaction = self.database.transaction(DAMAGED).build().map_err(fault)?;
        let store = transaction.object_store(DAMAGED).map_err(fault)?;
        let keys = store.get_all_keys::<JsValue>().await.map_err(fault)?;
        let values = store.get_all::<JsValue>().await.map_err(fault)?;
        let pairs = keys.zip(values).filter_map(|(key, value)| {
            let value = value.ok()?;
            let text = value
                .as_string()
                .or_else(|| js_sys::JSON::stringify(&value).ok()?.as_string());
            Some((key.ok()?.as_string()?, text))
        });
        Ok(pairs.collect())
    }
}

fn strict() -> TransactionOptions {
    TransactionOptions::new().with_durability(TransactionDurability::Strict)
}

/// Tells a browser that offers no database from one whose database could not be opened: in the
/// second there may be records, and nobody must be told that there are none.
fn refusal(error: indexed_db_futures::error::OpenDbError) -> StoreError {
    use indexed_db_futures::error::{DomException, Error, OpenDbError};
    match error {
        OpenDbError::Base(Error::DomException(DomException::Other(exception)))
            if matches!(exception.name().as_str(), "VersionError" | "UnknownError") =>
        {
            StoreError::Fault(exception.message())
        }
        _ => StoreError::Blocked,
    }
}

/// Names the one fault a person can do something about; the rest keep the browser's words.
fn fault(error: indexed_db_futures::error::Error) -> StoreError {
    use indexed_db_futures::error::{DomException, Error};
    match error {
        Error::DomException(DomException::Other(exception))
            if exception.name() == "QuotaExceededError" =>
        {
            StoreError::Full
        }
        Error::DomException(exception) => StoreError::Fault(exception.message()),
        Error::Unknown(_) | Error::Serialisation(_) | Error::MissingData(_) => {
            StoreError::Fault("the browser's database stopped".to_owned())
        }
    }
}
