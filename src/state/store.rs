//! Where records go: the browser's database, or memory where it is refused; and how the app starts
//! from what is there.

use std::cell::RefCell;
use std::rc::Rc;

use super::backup::BackupFacts;
use super::sealed::Sealed;
use crate::domain::own_course::OwnCourse;
use crate::platform::records::Records;
use crate::platform::{ids, preferences};
use crate::storage::stamp::Device;
use crate::storage::version::is_sealed;
use crate::storage::{
    Batch, Ledger, MemoryStore, Place, RawEntry, StoreError, Write, fact, is_counted,
};

/// The name under which it is noted, outside the database, that records were kept in it.
pub(super) const HELD: &str = "held";

/// Where records go.
#[derive(Clone)]
pub enum Store {
    /// The browser's database, not locked.
    Browser(Rc<Records>),
    /// The browser's database, locked, with the key to it.
    Sealed(Rc<Sealed>),
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
    /// A newer version of the app wrote here: everything can be read and nothing written.
    pub read_only: bool,
    /// The last change could not be kept, and why.
    pub unsaved: Option<StoreError>,
    /// How many records could not be read and were set aside.
    pub damaged: usize,
    /// How many records were here and are not any more, although nobody removed them.
    pub missing: usize,
}

/// What the app starts from.
pub struct Opening {
    /// Where records go.
    pub store: Store,
    /// What was in it.
    pub ledger: Ledger,
    /// How it stands.
    pub health: Health,
    /// What is known of backups.
    pub backup: BackupFacts,
    /// False for a page rendered ahead of time.
    pub live: bool,
}

impl Opening {
    /// Opens the browser's store and reads it. Falls back to memory, and says so, when the browser
    /// refuses, or when it is locked: see `entrance`.
    pub async fn of_browser() -> Opening {
        let opened = match Records::open().await {
            Ok(records) => Self::of_store(Store::Browser(Rc::new(records))).await,
            Err(error) => Err(error),
        };
        opened.unwrap_or_else(|error| Opening::refused(&error))
    }

    /// Memory alone: the browser's store could not be opened.
    pub(super) fn refused(error: &StoreError) -> Opening {
        let health = Health {
            memory_only: true,
            unopened: *error != StoreError::Blocked,
            ..Health::default()
        };
        Opening {
            health,
            live: true,
            ..Opening::empty()
        }
    }

    /// An empty store in memory, as a page rendered ahead of time needs.
    pub fn empty() -> Opening {
        Opening {
            store: Store::Memory(Rc::default()),
            ledger: Ledger::default(),
            health: Health::default(),
            backup: BackupFacts::default(),
            live: false,
        }
    }

    /// How the person takes the year, as it is kept.
    pub fn course(&self) -> OwnCourse {
        self.ledger.course().cloned().unwrap_or_default()
    }

    /// Reads what is in a store.
    pub(super) async fn of_store(store: Store) -> Result<Opening, StoreError> {
        let read_only = store
            .records()
            .is_some_and(|records| records.is_read_only());
        let found = store.read_ledger().await?;
        let (mut ledger, mut damaged) = (found.ledger, 0);
        if !found.damaged.is_empty() && store.set_aside(&found.damaged).await.is_err() {
            // They could not be moved, so they stay where they are and nothing is written there.
            damaged = found.damaged.len();
            ledger.guard(found.damaged);
        }
        damaged += store.rows(Place::Damaged).await?.len();
        let backup = BackupFacts::of(&store).await;
        Ok(Opening {
            store,
            backup,
            ledger,
            health: Health {
                damaged,
                missing: found.missing,
                read_only,
                ..Health::default()
            },
            live: true,
        })
    }
}

/// What reading the whole store gave.
pub(super) struct Found {
    pub(super) ledger: Ledger,
    /// Keys of records that are damaged, to be set aside.
    pub(super) damaged: Vec<String>,
    /// How many records are not there that should be.
    pub(super) missing: usize,
}

impl Store {
    /// The browser's database, if that is where records go.
    pub(super) fn records(&self) -> Option<Rc<Records>> {
        match self {
            Store::Browser(records) => Some(records.clone()),
            Store::Sealed(sealed) => Some(sealed.records.clone()),
            Store::Memory(_) => None,
        }
    }

    /// How it is locked, as it stands there.
    pub(super) fn lock_row(&self) -> Option<String> {
        match self {
            Store::Sealed(sealed) => Some(sealed.row()),
            Store::Browser(_) | Store::Memory(_) => None,
        }
    }

    /// Keeps a batch, whole or not at all.
    pub(super) async fn commit(&self, batch: &Batch) -> Result<(), StoreError> {
        match self {
            Store::Browser(records) => records.commit(batch).await,
            Store::Sealed(sealed) => sealed.commit(batch).await,
            Store::Memory(memory) => memory.borrow_mut().commit(batch),
        }
    }

    /// The row under this key.
    pub(super) async fn row(&self, place: Place, key: &str) -> Result<Option<String>, StoreError> {
        match self {
            Store::Browser(records) => records.read(place, key).await,
            Store::Sealed(sealed) => sealed.read(place, key).await,
            Store::Memory(memory) => Ok(memory.borrow().row(place, key)),
        }
    }

    /// Every row of a place.
    pub(super) async fn rows(&self, place: Place) -> Result<Vec<RawEntry>, StoreError> {
        match self {
            Store::Browser(records) => open_rows(records, place).await,
            Store::Sealed(sealed) => sealed.rows(place).await,
            Store::Memory(memory) => Ok(memory.borrow().rows(place)),
        }
    }

    async fn set_aside(&self, keys: &[String]) -> Result<(), StoreError> {
        match self {
            Store::Browser(records) => records.set_aside(keys).await,
            Store::Sealed(sealed) => sealed.set_aside(keys).await,
            Store::Memory(_) => Err(StoreError::Blocked),
        }
    }

    /// Reads everything. The first time on a device it gets its name.
    pub(super) async fn read_ledger(&self) -> Result<Found, StoreError> {
        let device = self.row(Place::Meta, fact::DEVICE).await;
        // A database laid out by a newer version need not have such a fact.
        let device = device.ok().flatten().as_deref().and_then(Device::parse);
        let own = device.unwrap_or_else(|| Device::from_id(&ids::fresh()));
        // Before the records: of those another tab adds in between, none must seem to be missing.
        let tally = self.row(Place::Meta, fact::TALLY).await.ok().flatten();
        let entries = self.rows(Place::Records).await?;
        let counted = entries.iter().filter(|(key, _)| is_counted(key)).count();
        let missing = self.missing(tally, counted, device.is_none(), own).await;
        let opened = Ledger::open(entries, own);
        let mut ledger = opened.ledger;
        let share = ids::random().map_or(0, u16::from_le_bytes);
        ledger.rows.set_share(share);
        ledger
            .rows
            .know_beside(self.rows(Place::Beside).await.unwrap_or_default());
        Ok(Found {
            ledger,
            damaged: opened.damaged,
            missing,
        })
    }

    /// How many of the records that were kept are not among the `counted` ones found. Where
    /// nothing was counted before, the count begins, and the device gets its name.
    async fn missing(
        &self,
        tally: Option<String>,
        counted: usize,
        unnamed: bool,
        own: Device,
    ) -> usize {
        let tally: Option<usize> = tally.and_then(|tally| tally.parse().ok());
        let noted = || preferences::get(HELD).and_then(|held| held.parse().ok());
        let meta = |key: &str, row: String| Write {
            place: Place::Meta,
            key: key.to_owned(),
            row: Some(row),
        };
        let mut first = Batch::default();
        if unnamed {
            first
                .writes
                .push(meta(fact::DEVICE, own.as_str().to_owned()));
        }
        let noted: usize = noted().unwrap_or_default();
        if tally.is_none() && counted >= noted {
            first.writes.push(meta(fact::TALLY, counted.to_string()));
        }
        if !first.writes.is_empty() {
            first.lock = self.row(Place::Meta, fact::LOCK).await.ok().flatten();
            // If it cannot be kept, it is tried again at the next start.
            let _ = self.commit(&first).await;
        }
        let held = tally.unwrap_or(noted);
        if counted > 0 {
            // Where the browser clears the database alone, this is all that tells of it.
            preferences::set(HELD, &counted.to_string());
        }
        held.saturating_sub(counted)
    }
}

/// Every row of a place of a store that is not locked. One that is, or in which rows are closed
/// without a lock, is none: what cannot be read for want of a key must not be taken for damaged.
async fn open_rows(records: &Records, place: Place) -> Result<Vec<RawEntry>, StoreError> {
    let rows = records.read_all_under(place, None).await?;
    let closed = |(_, row): &RawEntry| row.as_deref().is_some_and(is_sealed);
    match place != Place::Damaged && rows.iter().any(closed) {
        true => Err(StoreError::Relocked),
        false => Ok(rows),
    }
}
