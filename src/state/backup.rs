//! Backups: making one and handing it over, and what is known of the last one.
//!
//! Going through all records at once is the desk's work (`storage::desk`), in the vault's worker.
//! Taking a file in is `restore`; the copies that stay in the browser are `copies`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::store::Store;
use super::{AppState, reminders, settings};
use crate::domain::day::Day;
use crate::platform::files::{self, Handed};
use crate::platform::vault::{self, DeskError};
use crate::platform::{clock, preferences};
use crate::storage::copies::is_backup_old;
use crate::storage::desk::Request;
use crate::storage::version::{Body, Descent, Version};
use crate::storage::{Batch, Ledger, Place, RawEntry, StoreError, Write, fact};

/// The settings that go into a backup: how the app looks and answers, what it asks, and the reminder, whose
/// entry in the calendar goes along to the next phone. Which lines were seen stays with the device.
const SETTINGS: [&str; 6] = [
    "theme",
    "text",
    "labels",
    settings::KEYS,
    settings::BUZZ,
    reminders::DAILY,
];

/// What is known of backups on this device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackupFacts {
    /// When the last one was handed over, in milliseconds since 1970.
    pub last: Option<u64>,
    /// Whether there is a passphrase for them, so that one tap makes the next.
    pub has_passphrase: bool,
}

impl BackupFacts {
    pub(super) async fn of(store: &Store) -> BackupFacts {
        let last = store.row(Place::Meta, fact::BACKUP).await.ok().flatten();
        let passphrase = store.row(Place::Meta, fact::PASSPHRASE).await;
        BackupFacts {
            last: last.and_then(|last| last.parse().ok()),
            has_passphrase: passphrase.ok().flatten().is_some(),
        }
    }
}

/// What a backup is made as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Closed with the passphrase.
    Closed,
    /// Readable by anybody who has the file.
    Readable,
    /// The journal alone, to read and print.
    Journal,
}

/// A file that is ready to be handed over.
#[derive(Clone)]
pub struct Made {
    name: String,
    mime: &'static str,
    bytes: Vec<u8>,
    /// When everything in it was read, in milliseconds since 1970.
    at: u64,
    counts: bool,
}

/// Why no backup was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotMade {
    /// The desk or the vault could not do it.
    Desk(DeskError),
    /// The store could not be read or written.
    Store(StoreError),
}

impl NotMade {
    /// What happened, what is safe, what to do.
    pub fn words(&self) -> String {
        match self {
            NotMade::Desk(error) => error.words(),
            NotMade::Store(_) => "The browser's storage did not answer. Nothing has changed. \
                                  Load the page again, then try once more."
                .to_owned(),
        }
    }
}

impl From<DeskError> for NotMade {
    fn from(error: DeskError) -> NotMade {
        NotMade::Desk(error)
    }
}

impl AppState {
    /// Makes a backup. A closed one takes `passphrase`, or the one that is kept.
    ///
    /// # Errors
    /// [`NotMade`]; nothing was made then.
    pub async fn make_backup(
        self,
        kind: Kind,
        passphrase: Option<String>,
    ) -> Result<Made, NotMade> {
        let at = clock::now_ms();
        let request = self.desk_request(false).await.to_bytes();
        let task = match kind {
            Kind::Journal => "journal",
            Kind::Closed | Kind::Readable => "backup",
        };
        let mut bytes = vault::desk(task, &request, None).await?;
        if kind == Kind::Closed {
            let passphrase = match passphrase {
                Some(passphrase) => passphrase,
                None => self.kept_passphrase().await?,
            };
            let progress = self.backup_progress;
            let sealed = vault::seal_file(&passphrase, &bytes, move |percent| {
                let _ = progress.try_set(Some(percent));
            });
            let sealed = sealed.await;
            let _ = progress.try_set(None);
            bytes = sealed.map_err(DeskError::Vault)?;
        }
        let day = self.today.get_untracked().to_string();
        let (stem, ending, mime) = match kind {
            Kind::Closed => ("alongside-", ".age", "application/octet-stream"),
            Kind::Readable => ("alongside-", ".json", "application/json"),
            Kind::Journal => ("alongside-journal-", ".md", "text/markdown"),
        };
        Ok(Made {
            name: [stem, &day, ending].concat(),
            mime,
            bytes,
            at,
            counts: kind != Kind::Journal,
        })
    }

    /// Whether this passphrase opens the file just made: it is rehearsed once, when it is set.
    pub async fn rehearse(self, made: &Made, passphrase: &str) -> Result<(), DeskError> {
        let opened = vault::open_file(passphrase, &made.bytes, |_| {}).await;
        opened.map(drop).map_err(DeskError::Vault)
    }

    /// Keeps the passphrase, so that one tap makes the next backup.
    pub async fn keep_passphrase(self, passphrase: Option<String>) -> Result<(), StoreError> {
        let has_passphrase = passphrase.is_some();
        self.keep_fact(fact::PASSPHRASE, passphrase).await?;
        self.backup
            .update(|facts| facts.has_passphrase = has_passphrase);
        Ok(())
    }

    async fn kept_passphrase(self) -> Result<String, NotMade> {
        let Some(store) = self.store.try_get_value() else {
            return Err(NotMade::Store(StoreError::Blocked));
        };
        let kept = store.row(Place::Meta, fact::PASSPHRASE).await;
        let kept = kept.map_err(NotMade::Store)?;
        kept.ok_or(NotMade::Store(StoreError::Blocked))
    }

    /// Hands a file over. Only one that went somewhere counts as a backup.
    pub async fn hand_over(self, made: &Made) -> Handed {
        let handed = files::hand_over(&made.name, made.mime, &made.bytes).await;
        let went = matches!(handed, Handed::Shared | Handed::Downloaded);
        if went && made.counts {
            self.backup.update(|facts| facts.last = Some(made.at));
            // The file is out of the house already: word of it may come late.
            let _ = self
                .keep_fact(fact::BACKUP, Some(made.at.to_string()))
                .await;
        }
        handed
    }

    /// Everything as a readable file, at once and from what is in memory: for when something is
    /// wrong.
    pub fn save_as_file(self) {
        spawn_local(async move {
            match self.make_backup(Kind::Readable, None).await {
                Ok(made) => drop(self.hand_over(&made).await),
                Err(error) => self.say(&error.words()),
            }
        });
    }

    /// How many records were written since the last backup; tracked.
    pub fn changes_since_backup(self) -> usize {
        let last = self.backup.with(|facts| facts.last);
        self.ledger.with(|ledger| ledger.rows.written_after(last))
    }

    /// Whether it is time to say that the last backup is old; tracked.
    pub fn is_backup_old(self) -> bool {
        let last = self.backup.with(|facts| facts.last);
        let last = last.map(|last| Day((last / clock::DAY_MS as u64) as i32));
        let since = last.or_else(|| self.ledger.with(|ledger| ledger.first_day()));
        is_backup_old(self.changes_since_backup(), since, self.today.get())
    }

    pub(super) async fn keep_fact(self, name: &str, row: Option<String>) -> Result<(), StoreError> {
        let Some(store) = self.store.try_get_value() else {
            return Err(StoreError::Blocked);
        };
        let batch = Batch {
            writes: vec![Write {
                place: Place::Meta,
                key: name.to_owned(),
                row,
            }],
            lock: self.lock_row.get_value(),
            ..Batch::default()
        };
        self.commit(&store, &batch).await
    }

    /// What the desk needs: the rows of the store, and what this tab could not keep yet as it is
    /// here. A store that does not answer leaves what is in memory.
    pub(super) async fn desk_request(self, bring_back: bool) -> Request {
        let mut request = Request {
            stored: crate::storage::backup::Stored::default(),
            settings: settings(),
            today: self.today.get_untracked(),
            device: self
                .ledger
                .with_untracked(|ledger| ledger.rows.device().as_str().to_owned()),
            now: clock::now_ms(),
            bring_back,
        };
        let mut read = false;
        if let Some(store) = self.store.try_get_value() {
            if let Ok(rows) = store.rows(Place::Records).await {
                read = true;
                request.stored.records = rows;
            }
            request.stored.beside = store.rows(Place::Beside).await.unwrap_or_default();
            request.stored.damaged = store.rows(Place::Damaged).await.unwrap_or_default();
        }
        let unkept = self.unkept.get_value();
        self.ledger.with_untracked(|ledger| {
            if !read {
                request.stored.records = in_memory(ledger, |_| true);
            } else if !unkept.is_empty() {
                let open = |key: &str| unkept.keys().any(|open| open.as_str() == key);
                request.stored.records.retain(|(key, _)| !open(key));
                request.stored.records.extend(in_memory(ledger, open));
            }
        });
        request
    }
}

/// The small settings by name, as they are set here.
fn settings() -> Vec<(String, String)> {
    let set = SETTINGS.into_iter();
    set.filter_map(|name| Some((name.to_owned(), preferences::get(name)?)))
        .collect()
}

/// The rows of what stands in memory, for the keys that are wanted.
fn in_memory(ledger: &Ledger, wanted: impl Fn(&str) -> bool) -> Vec<RawEntry> {
    let mut rows = Vec::new();
    for record in ledger.records() {
        let key = record.key();
        if !wanted(key.as_str()) {
            continue;
        }
        let never_kept = || {
            Descent::first(crate::storage::stamp::Stamp::unstamped(
                ledger.rows.device(),
            ))
        };
        let descent = ledger.rows.descent(key.as_str()).cloned();
        let version = Version {
            descent: descent.unwrap_or_else(never_kept),
            body: Body::Plain(record.to_text()),
        };
        rows.push((key.as_str().to_owned(), Some(version.to_row())));
    }
    rows
}
