//! Keeping records: the browser's database, or memory where it is refused.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AppState, settings};
use crate::domain::own_course::OwnCourse;
use crate::platform::records::Records;
use crate::platform::tabs::Tabs;
use crate::platform::{files, storage_facts};
use crate::storage::{Batch, Key, Ledger, MemoryStore, RawEntry, Record, StoreError};

/// The name under which it is noted that the browser was asked to keep the data.
const ASKED_TO_PERSIST: &str = "asked-to-persist";

/// What is said when a record must not be written over.
pub(super) const GUARDED: &str = "This record cannot be changed here: a newer version wrote it, or it is damaged. Nothing was lost.";

/// Where records go.
#[derive(Clone)]
pub enum Store {
    /// The browser's database.
    Browser(Rc<Records>),
    /// This page's memory.
    Memory(Rc<RefCell<MemoryStore>>),
}

/// Whether what is called saved is saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Health {
    /// The browser refuses a database: everything lasts only as long as the page.
    pub memory_only: bool,
    /// There is a database, but it could not be opened or read. What is in it is not shown.
    pub unopened: bool,
    /// The last change could not be kept, and why.
    pub unsaved: Option<StoreError>,
    /// How many records could not be read and were set aside.
    pub damaged: usize,
}

/// What the app starts from.
pub struct Opening {
    /// Where records go.
    pub store: Store,
    /// What was in it.
    pub ledger: Ledger,
    /// How it stands.
    pub health: Health,
    /// False for a page rendered ahead of time.
    pub live: bool,
}

impl Opening {
    /// Opens the browser's store and reads it. Falls back to memory, and says so, when the browser
    /// refuses.
    pub async fn of_browser() -> Opening {
        match Self::read_browser().await {
            Ok(opening) => opening,
            Err(error) => {
                let health = Health {
                    memory_only: true,
                    unopened: error != StoreError::Blocked,
                    ..Health::default()
                };
                Opening {
                    health,
                    live: true,
                    ..Opening::empty()
                }
            }
        }
    }

    /// An empty store in memory, as a page rendered ahead of time needs.
    pub fn empty() -> Opening {
        Opening {
            store: Store::Memory(Rc::default()),
            ledger: Ledger::default(),
            health: Health::default(),
            live: false,
        }
    }

    /// How the person takes the year, as it is kept.
    pub fn course(&self) -> OwnCourse {
        self.ledger.course().cloned().unwrap_or_default()
    }

    async fn read_browser() -> Result<Opening, StoreError> {
        let records = Records::open().await?;
        let opened = Ledger::open(records.read_all().await?);
        let (mut ledger, mut damaged) = (opened.ledger, 0);
        if !opened.damaged.is_empty() && records.set_aside(&opened.damaged).await.is_err() {
            // They could not be moved, so they stay where they are and nothing is written there.
            damaged = opened.damaged.len();
            ledger.guard(opened.damaged);
        }
        damaged += records.damaged().await?.len();
        Ok(Opening {
            store: Store::Browser(Rc::new(records)),
            ledger,
            health: Health {
                damaged,
                ..Health::default()
            },
            live: true,
        })
    }
}

impl Store {
    async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        match self {
            Store::Browser(records) => records.commit(batch).await,
            Store::Memory(memory) => memory.borrow_mut().commit(batch),
        }
    }

    async fn read(&self, key: &str) -> Result<Option<String>, StoreError> {
        match self {
            Store::Browser(records) => records.read(key).await,
            Store::Memory(memory) => Ok(memory.borrow().text(key)),
        }
    }
}

/// Everything one action of a person changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Records written.
    pub puts: Vec<Record>,
    /// Records removed.
    pub removes: Vec<Key>,
}

impl AppState {
    /// Keeps a change, whole or not at all, then calls `then` with whether it was kept.
    ///
    /// The ledger takes it at once, so that a command that follows builds on it and not on what
    /// stood before. A change that could not be kept stays there while the page lives, the app
    /// says so, and it is tried again with the next change.
    pub fn keep(self, change: Change, then: impl FnOnce(bool) + 'static) {
        let then = move |kept: Result<(), StoreError>| then(kept.is_ok());
        self.keep_where(change, Vec::new(), Box::new(then));
    }

    /// Keeps a change where the store holds what is expected; otherwise nothing is written and
    /// [`StoreError::Changed`] is given. What this tab could not keep yet is never expected.
    pub(super) fn keep_where(
        self,
        mut change: Change,
        mut expects: Vec<RawEntry>,
        then: Box<dyn FnOnce(Result<(), StoreError>)>,
    ) {
        let guarded = self.ledger.with_untracked(|ledger| {
            change.removes.retain(|key| !ledger.is_guarded(key));
            change
                .puts
                .iter()
                .any(|record| ledger.is_guarded(&record.key()))
        });
        if guarded {
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
        self.unkept.with_value(|unkept| {
            expects.retain(|(key, _)| !unkept.iter().any(|open| open.as_str() == key));
        });
        batch.expects = expects;
        self.changes.update_value(|(begun, under_way)| {
            *begun = begun.wrapping_add(1);
            *under_way += 1;
        });
        spawn_local(async move {
            let kept = store.commit(&batch).await;
            if kept == Err(StoreError::Changed) {
                self.changes.update_value(|(_, under_way)| *under_way -= 1);
                return then(kept);
            }
            let ok = self.note(keys, kept.clone());
            if ok && !self.all_is_kept() {
                let keys = self.unkept.get_value();
                let batch = self.batch_of(&keys);
                let kept = store.commit(&batch).await;
                self.note(keys, kept);
            }
            self.changes.update_value(|(_, under_way)| *under_way -= 1);
            if ok {
                self.tabs.with_value(Tabs::tell);
            }
            then(kept);
            let memory_only = self.health.with_untracked(|health| health.memory_only);
            if ok && lasting && !memory_only && settings::first_time(ASKED_TO_PERSIST) {
                // Asked last, and once: a browser may put the question to the person.
                storage_facts::ask_to_persist().await;
            }
        });
    }

    /// The text the store holds under this key now.
    pub(super) async fn stored_text(self, key: &Key) -> Result<Option<String>, StoreError> {
        match self.store.try_get_value() {
            Some(store) => store.read(key.as_str()).await,
            None => Err(StoreError::Blocked),
        }
    }

    /// Whether nothing waits to be tried again.
    pub(super) fn all_is_kept(self) -> bool {
        self.unkept.with_value(BTreeSet::is_empty)
    }

    /// Takes note of how keeping these records went; true if they were kept. One success does not
    /// make an earlier failure good: the app says "not saved" until nothing is left.
    fn note(self, keys: BTreeSet<Key>, kept: Result<(), StoreError>) -> bool {
        let ok = kept.is_ok();
        self.unkept.update_value(|unkept| match ok {
            true => unkept.retain(|key| !keys.contains(key)),
            false => unkept.extend(keys),
        });
        if !ok || self.all_is_kept() {
            self.health.update(|health| health.unsaved = kept.err());
        }
        ok
    }

    /// What to write so that the store holds these records as the ledger does.
    fn batch_of(self, keys: &BTreeSet<Key>) -> Batch {
        let mut batch = Batch::default();
        self.ledger.with_untracked(|ledger| {
            for key in keys {
                let key_text = key.as_str().to_owned();
                match ledger.record(key) {
                    Some(record) => batch.puts.push((key_text, record.to_text())),
                    None => batch.deletes.push(key_text),
                }
            }
        });
        batch
    }

    /// Reads the store again, because another tab may have written to it. What this tab could not
    /// keep yet stays as it is here.
    pub fn read_again(self) {
        let Some(Store::Browser(records)) = self.store.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let begun = self.changes.get_value();
            let Ok(entries) = records.read_all().await else {
                return;
            };
            // What was read may be older than what this tab is writing; there will be a next time.
            if begun.1 > 0 || self.changes.get_value() != begun {
                return;
            }
            let mut fresh = Ledger::open(entries).ledger;
            let unkept = self.unkept.get_value();
            self.ledger.with_untracked(|ledger| {
                for key in &unkept {
                    match ledger.record(key) {
                        Some(record) => fresh.put(record),
                        None => fresh.remove(key),
                    }
                }
            });
            self.ledger.maybe_update(|ledger| ledger.take_over(fresh));
        });
    }

    /// Offers everything that is in memory as a readable file.
    pub fn save_as_file(self) {
        let text = self.ledger.with_untracked(Ledger::to_file_text);
        files::save("alongside.json", "application/json", &text);
    }

    /// Offers the damaged records that were set aside as a file, as they are.
    pub fn save_damaged_as_file(self) {
        let Some(Store::Browser(records)) = self.store.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let Ok(entries) = records.damaged().await else {
                return self.say("They could not be read just now. They are still kept aside.");
            };
            let text = serde_json::to_string_pretty(&entries).unwrap_or_default();
            files::save("alongside-set-aside.json", "application/json", &text);
        });
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
