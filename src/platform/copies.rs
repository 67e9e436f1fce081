//! The copies of everything that stay in the browser: bytes under a name, with word of how they
//! are packed. When one is made and which stay is `storage::copies`' business.

use std::rc::Rc;

use indexed_db_futures::prelude::*;
use js_sys::{Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::database::{COPIES, fault};
use super::records::Records;
use super::transactions::{reading, writing, written};
use crate::storage::StoreError;

/// How the bytes of a copy are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As they are.
    Plain,
    /// Packed.
    Gzip,
    /// Packed, then closed by the lock.
    Sealed,
}

impl Form {
    const ALL: [Form; 3] = [Form::Plain, Form::Gzip, Form::Sealed];

    const fn code(self) -> &'static str {
        match self {
            Form::Plain => "plain",
            Form::Gzip => "gz",
            Form::Sealed => "sealed",
        }
    }
}

impl Records {
    /// The names of all copies.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub async fn copy_names(&self) -> Result<Vec<String>, StoreError> {
        self.connection()
            .with(&|database| {
                Box::pin(async move {
                    let transaction = reading(&database, &[COPIES])?;
                    let store = transaction.object_store(COPIES).map_err(fault)?;
                    let keys = store.get_all_keys::<JsValue>().await.map_err(fault)?;
                    Ok(keys.filter_map(|key| key.ok()?.as_string()).collect())
                })
            })
            .await
    }

    /// The bytes of a copy, and how they are to be read; `None` if it is not there or no copy.
    ///
    /// # Errors
    /// [`StoreError`] when the store cannot be read.
    pub async fn read_copy(&self, name: &str) -> Result<Option<(Form, Vec<u8>)>, StoreError> {
        let name: Rc<str> = Rc::from(name);
        self.connection()
            .with(&|database| {
                let name = name.clone();
                Box::pin(async move {
                    let transaction = reading(&database, &[COPIES])?;
                    let store = transaction.object_store(COPIES).map_err(fault)?;
                    let value: Option<JsValue> = store.get(&*name).await.map_err(fault)?;
                    Ok(value.and_then(|value| read(&value)))
                })
            })
            .await
    }

    /// Keeps a copy and lets others go, in one.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be kept; none has gone then.
    pub async fn keep_copy(
        &self,
        fresh: Option<(String, Form, Vec<u8>)>,
        gone: Vec<String>,
    ) -> Result<(), StoreError> {
        let work = Rc::new((fresh, gone));
        self.may_write()?
            .with(&|database| {
                let work = work.clone();
                Box::pin(async move {
                    let transaction = writing(&database, &[COPIES])?;
                    let store = transaction.object_store(COPIES).map_err(fault)?;
                    for name in &work.1 {
                        store.delete(name.as_str()).await.map_err(fault)?;
                    }
                    if let Some((name, form, bytes)) = &work.0 {
                        let put = store.put(value(*form, bytes)).with_key(name.as_str());
                        put.await.map_err(fault)?;
                    }
                    drop(store);
                    written(transaction).await
                })
            })
            .await
    }
}

fn read(value: &JsValue) -> Option<(Form, Vec<u8>)> {
    let get = |name: &str| Reflect::get(value, &JsValue::from_str(name)).ok();
    let code = get("form")?.as_string()?;
    let form = Form::ALL.into_iter().find(|form| form.code() == code)?;
    let bytes: Uint8Array = get("bytes")?.dyn_into().ok()?;
    Some((form, bytes.to_vec()))
}

fn value(form: Form, bytes: &[u8]) -> JsValue {
    let value = Object::new();
    let parts = [
        ("form", JsValue::from_str(form.code())),
        ("bytes", Uint8Array::from(bytes).into()),
    ];
    for (name, part) in parts {
        // A fresh plain object takes every property.
        let _ = Reflect::set(&value, &JsValue::from_str(name), &part);
    }
    value.into()
}
