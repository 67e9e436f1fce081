//! The copies of everything that stay in the browser: made from time to time, thinned out, and let
//! go of when room runs short.
//!
//! When one is due and which stay is `storage::copies`; taking one in again is `restore`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppState;
use super::store::Store;
use crate::platform::copies::Form;
use crate::platform::{clock, ids, pack, storage_facts, vault};
pub use crate::storage::copies::{CopyKind, CopyName};
use crate::storage::copies::{is_due, thin};
use crate::storage::relock::bound_of_copy;
use crate::storage::seal::{self, ADDED_BYTES, NONCE_BYTES};
use crate::storage::{StoreError, is_counted};

/// How much of what is used the copies may take.
const SHARE: u64 = 4;

impl AppState {
    /// Makes a copy if one is due.
    pub fn copy_if_due(self) {
        spawn_local(async move {
            let names = self.copy_names().await;
            let last = names.iter().map(|name| name.made).max();
            let changes = self
                .ledger
                .with_untracked(|ledger| ledger.rows.written_after(last));
            if is_due(&names, changes, clock::now_ms()) {
                // One that cannot be made now is due again at the next start.
                let _ = self.make_copy(CopyKind::Auto).await;
            }
        });
    }

    /// The copies there are, the newest first.
    pub async fn copy_names(self) -> Vec<CopyName> {
        let Some(records) = self.store.try_get_value().and_then(|store| store.records()) else {
            return Vec::new();
        };
        let names = records.copy_names().await.unwrap_or_default();
        let mut names: Vec<CopyName> = names
            .iter()
            .filter_map(|name| CopyName::parse(name))
            .collect();
        names.sort_by(|a, b| b.cmp(a));
        names
    }

    /// Makes a copy of everything, and lets those go that have had their time. Gives its name.
    ///
    /// # Errors
    /// [`StoreError`] when it could not be kept; no other has gone then.
    pub async fn make_copy(self, kind: CopyKind) -> Result<String, StoreError> {
        let store = self.store.try_get_value();
        let Some(records) = store.as_ref().and_then(Store::records) else {
            return Err(StoreError::Blocked);
        };
        let request = self.desk_request(false).await;
        let counted = request.stored.records.iter();
        let counted = counted.filter(|(key, _)| is_counted(key)).count();
        let text = vault::desk("copy", &request.to_bytes(), None).await;
        let text = text.map_err(|error| StoreError::Fault(error.words()))?;
        let (form, bytes) = match pack::gzip(&text).await {
            Some(packed) => (Form::Gzip, packed),
            None => (Form::Plain, text),
        };
        let mut name = CopyName {
            made: clock::now_ms(),
            kind,
            records: u32::try_from(counted).unwrap_or(u32::MAX),
            bytes: u32::try_from(bytes.len()).unwrap_or(u32::MAX),
            id: ids::fresh(),
        };
        let fresh = match &store {
            Some(Store::Sealed(sealed)) => {
                let nonce: Option<[u8; NONCE_BYTES]> = ids::random();
                let nonce = nonce.ok_or_else(|| StoreError::Fault(String::new()))?;
                name.bytes = name.bytes.saturating_add(ADDED_BYTES as u32);
                let bound = bound_of_copy(&name.to_text());
                let closed = seal::close_bytes(&sealed.key, &bound, &bytes, nonce);
                (name.to_text(), Form::Sealed, closed)
            }
            _ => (name.to_text(), form, bytes),
        };
        let mut names = self.copy_names().await;
        names.push(name.clone());
        let used = storage_facts::read().await.used.unwrap_or_default() as u64;
        let gone = thin(&names, name.made, used / SHARE);
        let gone = gone.iter().map(CopyName::to_text).collect();
        records.keep_copy(Some(fresh), gone).await?;
        Ok(name.to_text())
    }

    /// The text of a copy; `None` if it cannot be read.
    pub(super) async fn read_copy(self, name: &str) -> Option<Vec<u8>> {
        let store = self.store.try_get_value()?;
        let (form, bytes) = store.records()?.read_copy(name).await.ok()??;
        match (form, &store) {
            (Form::Plain, _) => Some(bytes),
            (Form::Gzip, _) => pack::gunzip(&bytes).await,
            (Form::Sealed, Store::Sealed(sealed)) => {
                let bytes = seal::open_bytes(&sealed.key, &bound_of_copy(name), &bytes).ok()?;
                match pack::gunzip(&bytes).await {
                    Some(text) => Some(text),
                    None => Some(bytes),
                }
            }
            (Form::Sealed, _) => None,
        }
    }

    /// Lets the oldest copies go to make room, the newest stays. False if there were none to go.
    pub(super) async fn free_room(self) -> bool {
        let Some(records) = self.store.try_get_value().and_then(|store| store.records()) else {
            return false;
        };
        let names = self.copy_names().await;
        let gone: Vec<String> = names.iter().skip(1).map(CopyName::to_text).collect();
        !gone.is_empty() && records.keep_copy(None, gone).await.is_ok()
    }
}
