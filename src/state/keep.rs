//! Keeping what an action changes: `keep` is the one way to the store.
//!
//! Every row is written only where the store still holds what it descends from. If another tab was
//! quicker, both are kept: see [`AppState::keep_apart`], and `situations` for what does better.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::Store;
use super::{AppState, settings};
use crate::platform::tabs::Tabs;
use crate::platform::{clock, ids, storage_facts};
use crate::storage::rows::{Rows, device_row};
use crate::storage::stamp::Device;
use crate::storage::{Batch, Key, Place, Record, StoreError, Write, is_counted};

/// The name under which it is noted that the browser was asked to keep the data.
const ASKED_TO_PERSIST: &str = "asked-to-persist";

/// What is said when a record must not be written over.
pub(super) const GUARDED: &str = "This record cannot be changed here: a newer version wrote it, or it is damaged. Nothing was lost.";
/// What is said when another tab wrote to the same record.
const BOTH_KEPT: &str =
    "Another tab changed the same thing meanwhile. Both are kept: see Other versions, under You.";
/// How often versions are joined anew while other tabs keep writing to the same records.
const TRIES: u8 = 8;

/// Everything one action of a person changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Records written.
    pub puts: Vec<Record>,
    /// Records removed.
    pub removes: Vec<Key>,
}

impl Change {
    /// A change that writes one record.
    pub fn put(record: Record) -> Change {
        Change {
            puts: vec![record],
            removes: Vec::new(),
        }
    }

    /// A change that drops what is half-typed in these fields: it became whole.
    pub fn without_drafts(fields: &[String]) -> Change {
        Change {
            puts: Vec::new(),
            removes: fields.iter().map(|field| Key::draft(field)).collect(),
        }
    }

    fn keys(&self) -> BTreeSet<Key> {
        self.puts
            .iter()
            .map(Record::key)
            .chain(self.removes.iter().cloned())
            .collect()
    }
}

/// What comes after keeping.
pub(super) type Then = Box<dyn FnOnce(Result<(), StoreError>)>;

impl AppState {
    /// Keeps a change, whole or not at all, then calls `then` with whether it was kept.
    ///
    /// The ledger takes it at once, so that a command that follows builds on it and not on what
    /// stood before. A change that could not be kept stays there while the page lives, the app
    /// says so, and it is tried again with the next change.
    pub fn keep(self, change: Change, then: impl FnOnce(bool) + 'static) {
        let then = move |kept: Result<(), StoreError>| then(kept.is_ok());
        self.keep_or(change, true, Box::new(then));
    }

    /// Keeps a change where no other tab has written meanwhile; otherwise nothing is written and
    /// [`StoreError::Changed`] is given.
    pub(super) fn keep_alone(self, change: Change, then: Then) {
        self.keep_or(change, false, then);
    }

    /// Whether a change would write over a record that is guarded. What it cannot remove is taken out.
    fn guards(self, change: &mut Change) -> bool {
        self.ledger.with_untracked(|ledger| {
            // With what is gone already nothing goes that another tab wrote beside it.
            let here = |key: &Key| !is_counted(key.as_str()) || ledger.record(key).is_some();
            change
                .removes
                .retain(|key| here(key) && !ledger.is_guarded(key));
            change
                .puts
                .iter()
                .any(|record| ledger.is_guarded(&record.key()))
        })
    }

    fn keep_or(self, mut change: Change, or_apart: bool, then: Then) {
        if self.guards(&mut change) {
            self.say(GUARDED);
            return then(Err(StoreError::Blocked));
        }
        let Some(store) = self.store.try_get_value() else {
            return;
        };
        let lasting = change
            .puts
            .iter()
            .any(|record| !matches!(record, Record::Draft(_)));
        let keys = change.keys();
        self.publish(change);
        let mut batch = self.batch_of(&keys);
        let retaken = self.retaken(&keys);
        self.changes.update_value(|(begun, under_way)| {
            *begun = begun.wrapping_add(1);
            *under_way += 1;
        });
        let mut number = self.changes.get_value().0;
        spawn_local(async move {
            let mut or_apart = or_apart;
            let mut kept = self.commit(&store, &batch).await;
            if kept.is_err() && !or_apart && self.retaken(&keys) != retaken {
                // The ledger does not hold it any more: it has to be made anew on what it holds.
                kept = Err(StoreError::Changed);
            } else if kept == Err(StoreError::Changed) && self.is_unkept(&keys) {
                // It builds on what this tab could not keep, which is nowhere else: given again to
                // what the store holds, that would be lost.
                or_apart = true;
                batch = self.batch_again(&keys);
                number = self.changes.get_value().0;
                kept = self.commit(&store, &batch).await;
            }
            if kept.is_ok() {
                self.confirm(&batch, &batch);
            }
            if kept == Err(StoreError::Full) {
                kept = self.keep_in_freed_room(&store, &keys, number).await;
            }
            if kept == Err(StoreError::Changed) && or_apart {
                kept = self.keep_apart(&store, &batch).await;
            }
            if kept == Err(StoreError::Changed) {
                self.changes.update_value(|(_, under_way)| *under_way -= 1);
                return then(kept);
            }
            let ok = self.note(&keys, number, kept.clone());
            if ok && !self.all_is_kept() {
                self.keep_the_rest(&store).await;
            }
            self.changes.update_value(|(_, under_way)| *under_way -= 1);
            if ok {
                self.tabs.with_value(Tabs::tell);
            }
            then(kept);
            let memory_only = self.health.with_untracked(|health| health.memory_only);
            let is_somebodys = ok && lasting && self.live && !memory_only;
            if is_somebodys && settings::first_time(ASKED_TO_PERSIST) {
                // Asked last, and once: a browser may put the question to the person.
                storage_facts::ask_to_persist().await;
            }
        });
    }

    /// Lets old copies go and tries once more. Meanwhile these records count as not kept: whatever
    /// this tab does next builds on them, and must not be given to what the store holds.
    async fn keep_in_freed_room(
        self,
        store: &Store,
        keys: &BTreeSet<Key>,
        number: u32,
    ) -> Result<(), StoreError> {
        self.leave_unkept(keys, number);
        if self.free_room().await && self.is_unkept(keys) {
            self.keep_the_rest(store).await;
        }
        match self.is_unkept(keys) {
            true => Err(StoreError::Full),
            false => Ok(()),
        }
    }

    /// Tries once more to keep what could not be kept.
    async fn keep_the_rest(self, store: &Store) {
        let keys = self.unkept.get_value().into_keys().collect();
        let (batch, number) = (self.batch_again(&keys), self.changes.get_value().0);
        let mut kept = self.commit(store, &batch).await;
        match kept {
            Ok(()) => self.confirm(&batch, &batch),
            Err(StoreError::Changed) => kept = self.keep_apart(store, &batch).await,
            Err(_) => {}
        }
        self.note(&keys, number, kept);
    }

    /// Keeps what `batch` was to write beside what another tab wrote to the same records: the later
    /// one is in use, the other can be brought back.
    async fn keep_apart(self, store: &Store, batch: &Batch) -> Result<(), StoreError> {
        let fresh = Device::from_id(&ids::fresh());
        let incoming = self
            .ledger
            .try_update_untracked(|ledger| ledger.rows.apart(batch, fresh, clock::now_ms()));
        let Some(incoming) = incoming else {
            return Err(StoreError::Changed);
        };
        for _ in 0..TRIES {
            let mut rows = BTreeMap::new();
            for key in incoming.keys() {
                if let Some(row) = store.row(Place::Records, key).await? {
                    rows.insert(key.clone(), row);
                }
            }
            let joined = self.ledger.with_untracked(|ledger| {
                let mut joined = ledger.rows.join(&rows, &incoming);
                let drafts = batch.writes.iter();
                let drafts = drafts.filter(|write| !is_counted(&write.key)).cloned();
                joined.writes.extend(drafts);
                joined.writes.push(device_row(fresh));
                joined.lock = batch.lock.clone();
                joined
            });
            match self.commit(store, &joined).await {
                Err(StoreError::Changed) => {}
                kept => {
                    if kept.is_ok() {
                        // Where theirs is in use, this tab does not know of it yet.
                        let own = |write: &Write| {
                            let mut own = incoming.get(&write.key).into_iter().flatten();
                            own.any(|own| Some(own.to_row()) == write.row)
                        };
                        let mut written = joined;
                        written.writes.retain(own);
                        self.confirm(batch, &written);
                    }
                    self.say(BOTH_KEPT);
                    self.read_again();
                    return kept;
                }
            }
        }
        Err(StoreError::Changed)
    }

    fn confirm(self, batch: &Batch, written: &Batch) {
        self.ledger
            .try_update_untracked(|ledger| ledger.rows.confirm(batch, written));
    }

    /// Whether nothing waits to be tried again.
    pub(super) fn all_is_kept(self) -> bool {
        self.unkept.with_value(BTreeMap::is_empty)
    }

    fn retaken(self, keys: &BTreeSet<Key>) -> u32 {
        self.ledger.with_untracked(|ledger| {
            let keys = keys.iter();
            keys.map(|key| ledger.rows.retaken(key.as_str())).sum()
        })
    }

    pub(super) fn is_unkept(self, keys: &BTreeSet<Key>) -> bool {
        self.unkept
            .with_value(|unkept| keys.iter().any(|key| unkept.contains_key(key)))
    }

    /// These records, as change `number` and those before left them, are not kept yet.
    fn leave_unkept(self, keys: &BTreeSet<Key>, number: u32) {
        self.unkept.update_value(|unkept| {
            for key in keys {
                let failed = unkept.entry(key.clone()).or_insert(number);
                *failed = number.max(*failed);
            }
        });
    }

    /// Takes note of how keeping these records went, as change `number` and those before left them;
    /// true if they were kept. One success does not make the failure of another record good, nor of
    /// a later change: the app says "not saved" until nothing is left.
    fn note(self, keys: &BTreeSet<Key>, number: u32, kept: Result<(), StoreError>) -> bool {
        let ok = kept.is_ok();
        match ok {
            true => self.unkept.update_value(|unkept| {
                unkept.retain(|key, failed| !keys.contains(key) || *failed > number)
            }),
            false => self.leave_unkept(keys, number),
        }
        if !ok || self.all_is_kept() {
            self.health.update(|health| health.unsaved = kept.err());
        }
        ok
    }

    /// What to write so that the store holds these records as the ledger does. What this tab could
    /// not keep yet is not expected to stand there, but what stood there when it first tried: if
    /// another tab has written since, that is not written over.
    fn batch_of(self, keys: &BTreeSet<Key>) -> Batch {
        let unkept = self.unkept.get_value();
        self.batch_with(keys, |rows, records| {
            rows.batch(records, |key| unkept.contains_key(key), clock::now_ms())
        })
    }

    /// The same for what could not be kept.
    fn batch_again(self, keys: &BTreeSet<Key>) -> Batch {
        self.batch_with(keys, |rows, records| {
            rows.batch_again(records, clock::now_ms())
        })
    }

    fn batch_with(
        self,
        keys: &BTreeSet<Key>,
        write: impl FnOnce(&mut Rows, Vec<(Key, Option<Record>)>) -> Batch,
    ) -> Batch {
        let batch = self.ledger.try_update_untracked(|ledger| {
            let records = keys.iter();
            let records = records.map(|key| (key.clone(), ledger.record(key)));
            let records = records.collect();
            if ledger.rows.needs_name() {
                let fresh = Device::from_id(&ids::fresh());
                ledger.rows.rename_device(fresh);
            }
            write(&mut ledger.rows, records)
        });
        let mut batch = batch.unwrap_or_default();
        batch.lock = self.lock_row.get_value();
        batch
    }

    fn publish(self, change: Change) {
        for key in &change.removes {
            // What became whole is no draft any more, be it kept already or still typed.
            if let Some(field) = key.draft_field() {
                self.drafts.forget(field);
            }
        }
        self.ledger.update(|ledger| {
            for record in change.puts {
                ledger.put(record);
            }
            for key in &change.removes {
                ledger.remove(key);
            }
        });
    }
}
