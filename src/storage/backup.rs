//! A backup: everything the store holds as one readable file, and back (`docs/backup-format.md`).
//!
//! A file is taken in whole or not at all. What this version could not read when the backup was
//! made goes along as it was. Reading a file is `backup_read`, what it does to the store `restore`,
//! and closing it with a passphrase is not known here.

use std::collections::BTreeMap;
use std::fmt;

use super::RawEntry;
use super::kind::Kind;
use super::stamp::Device;
use super::version::{Body, Version};
use crate::domain::day::Day;

/// What the file says it is.
pub const FORMAT: &str = "alongside-backup";
/// The newest form of the file this build reads, and the one it writes.
pub const VERSION: u32 = 1;
/// The biggest file that is opened, in bytes: thousands of years of notes.
pub const BYTES_MAX: usize = 64 * 1024 * 1024;
/// The most records, versions beside them and unread rows a file may hold together.
pub const RECORDS_MAX: usize = 200_000;

/// Everything a backup holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// The day it was made, as the device's clock had it.
    pub made: Day,
    /// The version of the app that made it; empty if the file does not say.
    pub app: String,
    /// Small settings by name, such as `theme`.
    pub settings: Vec<(String, String)>,
    /// The versions of every record by key: the one in use first, then those beside it. Every one
    /// of them holds a record that can be read here, or says that it is gone.
    pub records: BTreeMap<String, Vec<Version>>,
    /// Rows this version of the app could not read, newer or damaged, by their key.
    pub unread: Vec<(String, String)>,
}

/// The rows of the store that a backup holds, and that restoring one looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stored {
    /// `Place::Records`.
    pub records: Vec<RawEntry>,
    /// `Place::Beside`.
    pub beside: Vec<RawEntry>,
    /// `Place::Damaged`.
    pub damaged: Vec<RawEntry>,
}

impl Backup {
    /// A backup of the store, `made` on this day. `own` is the name of this device. Where the store
    /// is locked the rows are handed in opened; one that is still closed goes among the unread. An
    /// entry that is no text at all cannot stand in JSON and is left to the rescue page.
    pub fn of_rows(
        stored: &Stored,
        settings: Vec<(String, String)>,
        made: Day,
        own: Device,
    ) -> Backup {
        let mut backup = Backup {
            made,
            app: env!("CARGO_PKG_VERSION").to_owned(),
            settings,
            records: BTreeMap::new(),
            unread: Vec::new(),
        };
        for (key, row) in &stored.records {
            backup.take_row(key, key, row.as_deref(), own);
        }
        for (key, row) in &stored.beside {
            let of = key.rsplit_once('@').map_or(key.as_str(), |(of, _)| of);
            backup.take_row(of, key, row.as_deref(), own);
        }
        let damaged = stored.damaged.iter();
        let damaged = damaged.filter_map(|(key, row)| Some((key.clone(), row.clone()?)));
        backup.unread.extend(damaged);
        backup
    }

    /// Takes a row in: as a version of the record under `of`, or as it is where it cannot be read.
    pub(super) fn take_row(&mut self, of: &str, key: &str, row: Option<&str>, own: Device) {
        let Some(row) = row else {
            return;
        };
        match readable(of, row, own) {
            Some(version) => self.records.entry(of.to_owned()).or_default().push(version),
            None => self.unread.push((key.to_owned(), row.to_owned())),
        }
    }

    /// How many records of each kind there are, then removals, versions beside and unread rows, by
    /// the names the file gives them.
    pub fn counts(&self) -> BTreeMap<String, u32> {
        let kinds = Kind::ALL.into_iter();
        let mut counts: BTreeMap<String, u32> =
            super::filled(kinds.map(|kind| (kind.code().to_owned(), 0)));
        let mut add = |name: &str, count: usize| {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            let so_far = counts.entry(name.to_owned()).or_default();
            *so_far = so_far.saturating_add(count);
        };
        for (key, versions) in &self.records {
            let gone = versions.first().is_some_and(Version::is_gone);
            match Kind::of_key(key) {
                Some(kind) if !gone => add(kind.code(), 1),
                _ => add("removed", 1),
            }
        }
        let beside = self.records.values();
        add(
            "beside",
            beside.map(|all| all.len().saturating_sub(1)).sum(),
        );
        add("removed", 0);
        add("unread", self.unread.len());
        counts
    }

    /// How many records it holds, half-typed texts and removals aside.
    pub fn len(&self) -> usize {
        let held = self.records.iter().filter(|(key, versions)| {
            super::is_counted(key) && !versions.first().is_some_and(Version::is_gone)
        });
        held.count()
    }

    /// Whether it holds no record at all.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.unread.is_empty()
    }

    /// The file: JSON, one entry a line.
    pub fn to_text(&self) -> String {
        let mut in_use = Vec::with_capacity(self.records.len());
        let mut beside = Vec::new();
        for (key, versions) in &self.records {
            let mut versions = versions.iter();
            in_use.extend(versions.next().map(|version| entry(key, version)));
            beside.extend(versions.map(|version| entry(key, version)));
        }
        let settings = self
            .settings
            .iter()
            .map(|(name, text)| pair(name, &quoted(text)));
        let counts = self.counts();
        let counts = counts
            .iter()
            .map(|(name, count)| pair(name, &count.to_string()));
        let unread = self
            .unread
            .iter()
            .map(|(key, row)| ["{\"key\":", &quoted(key), ",\"row\":", &quoted(row), "}"].concat());
        let counts: Vec<String> = counts.collect();
        let settings: Vec<String> = settings.collect();
        let fields = [
            pair("format", &quoted(FORMAT)),
            pair("version", &VERSION.to_string()),
            pair("made", &quoted(&self.made.to_string())),
            pair("app", &quoted(&self.app)),
            pair("counts", &["{", &counts.join(","), "}"].concat()),
            pair("settings", &["{", &settings.join(","), "}"].concat()),
            pair("records", &lines(in_use)),
            pair("beside", &lines(beside)),
            pair("unread", &lines(unread.collect())),
        ];
        ["{\n", &fields.join(",\n"), "\n}\n"].concat()
    }
}

/// The version a row holds, if its record can be read here.
fn readable(key: &str, row: &str, own: Device) -> Option<Version> {
    let version = Version::from_row(row, own).ok()?;
    Kind::of_key(key)?;
    version.record(key).is_ok().then_some(version)
}

fn entry(key: &str, version: &Version) -> String {
    let body = match &version.body {
        // Sealed texts are among the unread.
        Body::Gone | Body::Sealed(_) => "\"gone\":true",
        Body::Plain(text) => &["\"record\":", text].concat(),
    };
    let stamps = version.descent.to_text();
    [
        "{\"key\":",
        &quoted(key),
        ",\"stamps\":\"",
        &stamps,
        "\",",
        body,
        "}",
    ]
    .concat()
}

fn pair(name: &str, json: &str) -> String {
    [&quoted(name), ":", json].concat()
}

fn lines(entries: Vec<String>) -> String {
    match entries.is_empty() {
        true => "[]".to_owned(),
        false => ["[\n", &entries.join(",\n"), "\n]"].concat(),
    }
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    // A text always serialises; an empty one would be refused on reading.
    serde_json::to_string(text).unwrap_or_default()
}

/// Why a file is not taken in. Nothing has changed then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackupError {
    /// It is bigger than [`BYTES_MAX`].
    TooBig,
    /// There is nothing in it.
    Empty,
    /// It is no text: no UTF-8.
    NotText,
    /// It is something else.
    NotOurs,
    /// A newer version of the app wrote it, or something in it.
    Newer,
    /// Its texts are closed by the lock of the device it comes from.
    Locked,
    /// It was a backup, and is not whole any more.
    Damaged {
        /// What is the matter, in few words.
        why: String,
    },
    /// A record in it cannot be read.
    Record {
        /// Its key.
        key: String,
        /// What is the matter, in few words.
        why: String,
    },
}

impl BackupError {
    /// It is not whole, and why.
    pub(super) fn damaged(why: &str) -> BackupError {
        BackupError::Damaged {
            why: why.to_owned(),
        }
    }

    /// What happened, what is safe, what to do: for the person.
    pub fn told(&self) -> String {
        let (happened, to_do) = match self {
            BackupError::TooBig => (
                "This file is bigger than 64 MB, which no backup of Alongside is.",
                "Choose the file that Alongside made.",
            ),
            BackupError::Empty => (
                "This file is empty.",
                "It may not have been copied whole: copy it again, or choose another backup.",
            ),
            BackupError::NotText | BackupError::NotOurs => (
                "This file is not a backup of Alongside.",
                "Choose the file that Alongside made; its name begins with “alongside”.",
            ),
            BackupError::Newer => (
                "A newer version of Alongside made this file.",
                "Open Alongside with a network so that it can update, then choose the file again.",
            ),
            BackupError::Locked => (
                "The texts in this file are closed by the lock of the device it comes from.",
                "Make a backup in the unlocked app there, and choose that one.",
            ),
            BackupError::Damaged { .. } | BackupError::Record { .. } => (
                "This backup is damaged: ",
                "Copy the file again from where it was kept, or choose another backup.",
            ),
        };
        let why = match self {
            BackupError::Damaged { why } => [why, "."].concat(),
            BackupError::Record { key, why } => [key, ": ", why, "."].concat(),
            _ => String::new(),
        };
        [happened, &why, " Nothing was changed. ", to_do].concat()
    }
}

impl fmt::Display for BackupError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.told())
    }
}

impl std::error::Error for BackupError {}
