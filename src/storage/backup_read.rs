//! Reading a backup file: every form of it there ever was, and what is refused and why.
//!
//! A file is somebody's: it may be cut off, made by hand, or made to harm. Its size, its depth and
//! the number of its entries are bounded before anything of it is kept, and one entry that is wrong
//! refuses all of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::{Deserializer, Error, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::backup::{BYTES_MAX, Backup, BackupError, FORMAT, RECORDS_MAX, VERSION};
use super::kind::Kind;
use super::record::{Record, Unreadable};
use super::stamp::{Device, MILLIS_MAX, Stamp};
use super::version::{Body, Descent, Version};
use super::{backup_older, copies};
use crate::domain::day::Day;

/// How deep lists and objects of a file may stand in each other.
const DEPTH_MAX: usize = 128;
/// The longest text of one record in a file, in bytes: several times what the longest thread has.
const RECORD_BYTES_MAX: usize = 8 * 1024 * 1024;
/// The most lists and objects one record in a file may be made of.
const RECORD_PARTS_MAX: usize = 100_000;
/// The longest key, in bytes.
const KEY_BYTES_MAX: usize = 512;
/// The latest time a stamp in a file may carry: far enough below the last there is that whoever
/// takes the file in can go on writing.
const FILE_MILLIS_MAX: u64 = MILLIS_MAX - (1 << 36);

/// What every file says of itself.
#[derive(Deserialize)]
struct Head {
    format: String,
    #[serde(default)]
    version: u32,
}

/// Version 1 of the file, frozen: it is what people have on their disks.
#[derive(Deserialize)]
struct FileV1<'a> {
    made: String,
    #[serde(default)]
    app: String,
    counts: BTreeMap<String, u32>,
    settings: BTreeMap<String, String>,
    #[serde(borrow)]
    records: Few<EntryV1<'a>>,
    #[serde(borrow)]
    beside: Few<EntryV1<'a>>,
    unread: Few<RowV1>,
}

/// One version of a record: with its text, or gone.
#[derive(Deserialize)]
struct EntryV1<'a> {
    key: String,
    stamps: String,
    #[serde(borrow, default)]
    record: Option<&'a RawValue>,
    #[serde(default)]
    gone: bool,
}

#[derive(Deserialize)]
struct RowV1 {
    key: String,
    row: String,
}

impl Backup {
    /// Reads a file: a backup of any version, the plain list of records that came before, a copy
    /// the app made by itself, or what the rescue page saved.
    ///
    /// # Errors
    /// [`BackupError`] where the file is not wholly good; there is no half of it.
    pub fn from_text(bytes: &[u8]) -> Result<Backup, BackupError> {
        if bytes.len() > BYTES_MAX {
            return Err(BackupError::TooBig);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|_| BackupError::NotText)?;
        let Some(first) = text.trim_start().chars().next() else {
            return Err(BackupError::Empty);
        };
        if !matches!(first, '{' | '[') {
            return Err(BackupError::NotOurs);
        }
        if parts(text, DEPTH_MAX).is_none() {
            return Err(BackupError::damaged("it is nested too deeply"));
        }
        if first == '[' {
            return backup_older::read_list(text);
        }
        let head: Head = serde_json::from_str(text).map_err(|error| {
            // Cut off, it still says what it was.
            match text.contains("\"alongside-") {
                true => broken(&error),
                false => BackupError::NotOurs,
            }
        })?;
        match (head.format.as_str(), head.version) {
            (FORMAT, 0) => Err(BackupError::damaged("its version never was")),
            (FORMAT, 1..=VERSION) => read_v1(text),
            (FORMAT, _) => Err(BackupError::Newer),
            (copies::FORMAT, _) => copies::read_copy(bytes).map(copies::Copy::into_backup),
            (backup_older::RESCUE, _) => backup_older::read_rescue(text),
            _ => Err(BackupError::NotOurs),
        }
    }
}

fn read_v1(text: &str) -> Result<Backup, BackupError> {
    let file: FileV1<'_> = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let all = file.records.0.len() + file.beside.0.len() + file.unread.0.len();
    if all > RECORDS_MAX {
        return Err(BackupError::damaged(TOO_MANY));
    }
    let mut backup = Backup {
        made: Day::parse(&file.made).ok_or_else(|| BackupError::damaged("its day is none"))?,
        app: file.app,
        settings: file.settings.into_iter().collect(),
        records: BTreeMap::new(),
        unread: file
            .unread
            .0
            .into_iter()
            .map(|row| (row.key, row.row))
            .collect(),
    };
    let mut dots = BTreeSet::new();
    for (entries, beside) in [(file.records.0, false), (file.beside.0, true)] {
        for entry in entries {
            let version = entry.version()?;
            let again = !dots.insert((entry.key.clone(), version.descent.dot));
            let versions = backup.records.entry(entry.key.clone()).or_default();
            if again || (!beside && !versions.is_empty()) {
                return Err(wrong(&entry.key, "it is there twice"));
            }
            versions.push(version);
        }
    }
    if backup.counts() != file.counts {
        return Err(BackupError::damaged("it does not hold as much as it says"));
    }
    read_unread(&mut backup);
    Ok(backup)
}

/// What the version that made the backup could not read, this one may: a record of a newer form is
/// one of ours by now.
fn read_unread(backup: &mut Backup) {
    for (key, row) in std::mem::take(&mut backup.unread) {
        let beside = key.rsplit_once('@');
        let beside = beside.filter(|(_, stamp)| Stamp::parse(stamp).is_some());
        let of = beside.map_or(key.as_str(), |(of, _)| of);
        match good_version(of, &row) {
            Some(version) => {
                let versions = backup.records.entry(of.to_owned()).or_default();
                let at = if beside.is_some() { versions.len() } else { 0 };
                versions.insert(at, version);
            }
            None => backup.unread.push((key, row)),
        }
    }
}

fn good_version(key: &str, row: &str) -> Option<Version> {
    check_key(key).and_then(|()| check_size(key, row)).ok()?;
    let version = Version::from_row(row, Device::of_text(row)).ok()?;
    check_stamps(key, &version.descent).ok()?;
    version.record(key).is_ok().then_some(version)
}

impl EntryV1<'_> {
    /// The version, if its stamps and its record are good.
    fn version(&self) -> Result<Version, BackupError> {
        let descent = Descent::parse(&self.stamps);
        let descent = descent.ok_or_else(|| wrong(&self.key, "its stamp is none"))?;
        check_key(&self.key)?;
        check_stamps(&self.key, &descent)?;
        let body = match (self.record, self.gone) {
            (Some(record), false) => Body::Plain(record_text(&self.key, record.get())?),
            (None, true) => Body::Gone,
            _ => return Err(wrong(&self.key, "it does not say what it holds")),
        };
        Ok(Version { descent, body })
    }
}

/// A record's text as the store keeps it, if it is good.
fn record_text(key: &str, json: &str) -> Result<String, BackupError> {
    check_size(key, json)?;
    let text = compact(json);
    readable(key, Record::from_text(key, &text))?;
    Ok(text)
}

/// Refuses a record that is bigger than any a person could have written.
pub(super) fn check_size(key: &str, json: &str) -> Result<(), BackupError> {
    let fits = json.len() <= RECORD_BYTES_MAX;
    match fits && parts(json, DEPTH_MAX).is_some_and(|parts| parts <= RECORD_PARTS_MAX) {
        true => Ok(()),
        false => Err(wrong(key, "it is too big")),
    }
}

/// Refuses a key no record of ours has.
pub(super) fn check_key(key: &str) -> Result<(), BackupError> {
    match key.len() <= KEY_BYTES_MAX && Kind::of_key(key).is_some() {
        true => Ok(()),
        false => Err(BackupError::damaged("a record in it has no name of ours")),
    }
}

/// Refuses stamps after which nothing could be written any more.
pub(super) fn check_stamps(key: &str, descent: &Descent) -> Result<(), BackupError> {
    let mut stamps = descent.seen.iter().chain([&descent.dot]);
    match stamps.all(|stamp| stamp.millis <= FILE_MILLIS_MAX) {
        true => Ok(()),
        false => Err(wrong(key, "its stamp is out of range")),
    }
}

/// What was read, or why the file it stands in is refused.
pub(super) fn readable<T>(key: &str, read: Result<T, Unreadable>) -> Result<T, BackupError> {
    read.map_err(|error| match error {
        Unreadable::TooNew { .. } => BackupError::Newer,
        Unreadable::Damaged(why) => wrong(key, &why),
    })
}

/// A record that refuses the file, and why.
pub(super) fn wrong(key: &str, why: &str) -> BackupError {
    BackupError::Record {
        key: key.to_owned(),
        why: why.to_owned(),
    }
}

/// The file is no JSON, or not of its form.
pub(super) fn broken(error: &serde_json::Error) -> BackupError {
    BackupError::damaged(&error.to_string())
}

/// A list that stops being read when it is longer than any of ours.
pub(super) struct Few<T>(pub(super) Vec<T>);

const TOO_MANY: &str = "it holds more than any backup does";

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Few<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Few<T>, D::Error> {
        from.deserialize_seq(FewVisitor(std::marker::PhantomData))
    }
}

struct FewVisitor<T>(std::marker::PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FewVisitor<T> {
    type Value = Few<T>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Few<T>, A::Error> {
        let mut few = Vec::new();
        while let Some(entry) = list.next_element()? {
            if few.len() == RECORDS_MAX {
                return Err(A::Error::custom(TOO_MANY));
            }
            few.push(entry);
        }
        Ok(Few(few))
    }
}

/// Tells which characters of JSON stand within a text.
#[derive(Default)]
struct Within {
    text: bool,
    escaped: bool,
}

impl Within {
    /// Whether this byte, the next one, belongs to a text, its quotes included.
    fn is_text(&mut self, byte: u8) -> bool {
        let was = self.text;
        match byte {
            b'"' if !self.escaped => self.text = !self.text,
            b'\\' if was && !self.escaped => {
                self.escaped = true;
                return true;
            }
            _ => {}
        }
        self.escaped = false;
        was || self.text
    }
}

/// How many lists and objects JSON is made of; `None` if they stand deeper in each other than
/// `depth_max`.
fn parts(json: &str, depth_max: usize) -> Option<usize> {
    let mut within = Within::default();
    let (mut parts, mut depth) = (0, 0_usize);
    for byte in json.bytes() {
        match byte {
            _ if within.is_text(byte) => {}
            b'{' | b'[' => {
                parts += 1;
                depth += 1;
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > depth_max {
            return None;
        }
    }
    Some(parts)
}

/// JSON without the white space between its parts: what a person or a program has laid out anew
/// reads as it was written.
fn compact(json: &str) -> String {
    let mut within = Within::default();
    let mut blank = |c: &char| {
        let byte = u8::try_from(*c).unwrap_or(u8::MAX);
        !within.is_text(byte) && c.is_ascii_whitespace()
    };
    json.chars().filter(|c| !blank(c)).collect()
}
