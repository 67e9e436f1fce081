//! The store and its lock: reading what stands under a certain lock, and turning everything from
//! open to closed or back, in one transaction.
//!
//! A transaction sees nothing of another tab's: either everything is turned and the new lock stands
//! there, or nothing is. Killed at any moment, the browser keeps the one or the other. What becomes
//! of a row is `storage::relock`'s business; the randomness for it is brought from here.

use std::rc::Rc;

use indexed_db_futures::database::Database;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::Transaction;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::database::{COPIES, fault};
use super::ids;
use super::records::{Records, entries, row};
use super::transactions::{reading, writing, written};
use crate::storage::relock::{Relock, Turned};
use crate::storage::seal::{NONCE_BYTES, Unsealed};
use crate::storage::{Place, RawEntry, StoreError, fact};

/// The lock before and after, as it stands in the store.
pub struct Locks {
    /// What must stand there for anything to be turned.
    pub from: Option<String>,
    /// What stands there then.
    pub to: Option<String>,
}

/// Whether everything was turned, or what stood in the way.
type Outcome = Result<(), Unsealed>;

impl Records {
    /// Every row of a place, if `lock` is how the store is locked at that moment.
    ///
    /// # Errors
    /// [`StoreError::Relocked`] if it is not; others when the store cannot be read.
    pub async fn read_all_under(
        &self,
        place: Place,
        lock: Option<&str>,
    ) -> Result<Vec<RawEntry>, StoreError> {
        let lock: Rc<Option<String>> = Rc::new(lock.map(str::to_owned));
        self.connection
            .with(&|database| {
                let lock = lock.clone();
                Box::pin(async move {
                    let names = [place.name(), Place::Meta.name()];
                    let transaction = reading(&database, &names)?;
                    let meta = store(&transaction, Place::Meta.name())?;
                    if row(&meta, fact::LOCK).await? != *lock {
                        return Err(StoreError::Relocked);
                    }
                    entries(&store(&transaction, place.name())?, place).await
                })
            })
            .await
    }

    /// Turns every row, every copy and the passphrase of backups, and writes the new lock: all of
    /// it or nothing. Inside, [`Unsealed`] says what could not be turned.
    ///
    /// # Errors
    /// [`StoreError::Relocked`] if the lock is not as expected, others when the store failed;
    /// nothing has changed then.
    pub async fn relock(&self, relock: Relock, locks: Locks) -> Result<Outcome, StoreError> {
        let (relock, locks) = (Rc::new(relock), Rc::new(locks));
        self.may_write()?
            .with(&|database| Box::pin(turn(database, relock.clone(), locks.clone())))
            .await
    }
}

/// One thing written, by store.
struct Step {
    store: &'static str,
    key: String,
    value: Option<JsValue>,
}

async fn turn(
    database: Database,
    relock: Rc<Relock>,
    locks: Rc<Locks>,
) -> Result<Outcome, StoreError> {
    let names = Place::ALL.map(Place::name);
    let transaction = writing(&database, &[names.as_slice(), &[COPIES]].concat())?;
    let meta = store(&transaction, Place::Meta.name())?;
    let stands = row(&meta, fact::LOCK).await?;
    if stands == locks.to && stands != locks.from {
        // The connection was lost after it was written and before anybody heard of it.
        return Ok(Ok(()));
    }
    if stands != locks.from {
        return Err(StoreError::Relocked);
    }
    let mut steps = Vec::new();
    for place in [Place::Records, Place::Beside] {
        let rows = values(&store(&transaction, place.name())?).await?;
        for (key, value) in rows {
            if let Err(unsealed) = turn_row(&relock, place, key, &value, &mut steps)? {
                return Ok(Err(unsealed));
            }
        }
    }
    for (key, value) in values(&store(&transaction, Place::Damaged.name())?).await? {
        let turned = relock.text(Place::Damaged, &key, &text_of(&value), nonce()?);
        steps.push(step(Place::Damaged.name(), key, turned));
    }
    if let Some(passphrase) = row(&meta, fact::PASSPHRASE).await? {
        let key = fact::PASSPHRASE.to_owned();
        let turned = relock.text(Place::Meta, &key, &passphrase, nonce()?);
        steps.push(step(Place::Meta.name(), key, turned));
    }
    for (key, value) in values(&store(&transaction, COPIES)?).await? {
        steps.push(turn_copy(&relock, key, &value)?);
    }
    steps.push(Step {
        store: Place::Meta.name(),
        key: fact::LOCK.to_owned(),
        value: locks.to.as_deref().map(JsValue::from_str),
    });
    for step in steps {
        let store = store(&transaction, step.store)?;
        match step.value {
            Some(value) => {
                let put = store.put(value).with_key(step.key.as_str());
                put.await.map_err(fault)?;
            }
            None => drop(store.delete(step.key.as_str()).await.map_err(fault)?),
        }
    }
    written(transaction).await?;
    Ok(Ok(()))
}

fn turn_row(
    relock: &Relock,
    place: Place,
    key: String,
    value: &JsValue,
    steps: &mut Vec<Step>,
) -> Result<Outcome, StoreError> {
    let aside = [key.as_str(), "@", &ids::fresh()].concat();
    match relock.row(place, &key, &aside, &text_of(value), nonce()?) {
        Ok(Turned::Row(row)) => steps.push(step(place.name(), key, row)),
        Ok(Turned::Aside(text)) => {
            steps.push(Step {
                store: place.name(),
                key,
                value: None,
            });
            steps.push(step(Place::Damaged.name(), aside, text));
        }
        Err(unsealed) => return Ok(Err(unsealed)),
    }
    Ok(Ok(()))
}

fn turn_copy(relock: &Relock, key: String, value: &JsValue) -> Result<Step, StoreError> {
    let unknown = || StoreError::Fault("a copy is none".to_owned());
    let get = |name: &str| Reflect::get(value, &name.into()).map_err(|_| unknown());
    let form = get("form")?.as_string().ok_or_else(unknown)?;
    let bytes: Uint8Array = get("bytes")?.dyn_into().map_err(|_| unknown())?;
    let (form, bytes) = relock.copy(&key, &form, bytes.to_vec(), nonce()?);
    let copy = Object::new();
    let set = |name: &str, value: &JsValue| {
        let set = Reflect::set(&copy, &name.into(), value);
        set.map_err(|_| unknown())
    };
    set("form", &form.into())?;
    set("bytes", &Uint8Array::from(bytes.as_slice()).into())?;
    Ok(Step {
        store: COPIES,
        key,
        value: Some(copy.into()),
    })
}

fn step(store: &'static str, key: String, row: String) -> Step {
    Step {
        store,
        key,
        value: Some(row.into()),
    }
}

/// A text, or what another value looks like as one: nothing in a closed store stays open because
/// nobody knows what it is.
fn text_of(value: &JsValue) -> String {
    let shown = || js_sys::JSON::stringify(value).ok()?.as_string();
    value.as_string().or_else(shown).unwrap_or_default()
}

fn nonce() -> Result<[u8; NONCE_BYTES], StoreError> {
    ids::random().ok_or_else(|| StoreError::Fault("the browser gives no randomness".to_owned()))
}

fn store<'a>(transaction: &'a Transaction<'_>, name: &str) -> Result<ObjectStore<'a>, StoreError> {
    transaction.object_store(name).map_err(fault)
}

async fn values(store: &ObjectStore<'_>) -> Result<Vec<(String, JsValue)>, StoreError> {
    let keys = store.get_all_keys::<JsValue>().await.map_err(fault)?;
    let values = store.get_all::<JsValue>().await.map_err(fault)?;
    let pairs = keys.zip(values);
    Ok(pairs
        .filter_map(|(key, value)| Some((key.ok()?.as_string()?, value.ok()?)))
        .collect())
}
