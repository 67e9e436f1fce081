//! What the app has done for it where it does not hold anybody up: everything that goes through all
//! records at once. It runs in the vault's worker, which hands in bytes and takes bytes out.
//!
//! Which file was chosen, and writing what was planned, are the app's.

use super::backup::{Backup, BackupError, Stored};
use super::copies::{Copy, copy_text, read_copy};
use super::journal_text::journal_text;
use super::ledger::Ledger;
use super::restore::{Mode, Restore};
use super::stamp::Device;
use super::{Batch, Place, RawEntry, Write, frame};
use crate::domain::day::Day;

/// Everything the store holds, and what else is needed to work on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The rows, opened where they were locked.
    pub stored: Stored,
    /// Small settings by name.
    pub settings: Vec<(String, String)>,
    /// Today.
    pub today: Day,
    /// The name of this device.
    pub device: String,
    /// Milliseconds since 1970.
    pub now: u64,
    /// Whether what is older in the file shall be in use again.
    pub bring_back: bool,
}

/// What taking a file in would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Planned {
    /// A line for each kind of record.
    pub lines: Vec<String>,
    /// The day the file was made, as a text; empty if it does not say.
    pub made: String,
    /// How many records the file holds.
    pub records: usize,
    /// How many of them are newer here.
    pub older: usize,
    /// How many were changed here and there.
    pub conflicting: usize,
    /// What is written; nothing if nothing changes.
    pub batch: Batch,
    /// What puts back what stood before.
    pub undo: Batch,
    /// Settings that are not set here, and will be.
    pub settings: Vec<(String, String)>,
}

/// The backup of everything, as the text of a file.
pub fn backup(request: Request) -> String {
    let own = request.own();
    Backup::of_rows(&request.stored, request.settings, request.today, own).to_text()
}

/// The text of a copy that stays in the browser.
pub fn copy(request: Request) -> String {
    let texts = |rows: Vec<RawEntry>| {
        let rows = rows.into_iter();
        rows.filter_map(|(key, row)| Some((key, row?))).collect()
    };
    copy_text(&Copy {
        records: texts(request.stored.records),
        history: texts(request.stored.beside),
        settings: request.settings,
    })
}

/// The journal as Markdown. `written` is how a day is written for this person.
pub fn journal(request: Request, written: &dyn Fn(Day) -> String) -> String {
    let own = request.own();
    let ledger = Ledger::open(request.stored.records, own).ledger;
    let wording = |version: &str| ledger.wording(version).cloned();
    journal_text(ledger.situations(), request.today, &wording, written)
}

/// What taking a backup or a copy in would do.
///
/// # Errors
/// [`BackupError`] when the file is not taken in.
pub fn restore(request: Request, file: &[u8], is_copy: bool) -> Result<Planned, BackupError> {
    let own = request.own();
    let backup = match is_copy {
        true => read_copy(file)?.into_backup(),
        false => Backup::from_text(file)?,
    };
    let mode = match request.bring_back {
        true => Mode::BringBack,
        false => Mode::Merge,
    };
    let restore = Restore::plan(
        &request.stored,
        &request.settings,
        &backup,
        mode,
        own,
        request.now,
    );
    let total = restore.preview.total();
    let made = match is_copy {
        true => String::new(),
        false => backup.made.to_string(),
    };
    Ok(Planned {
        lines: restore.preview.told(),
        made,
        records: backup.len(),
        older: total.older,
        conflicting: total.conflicting,
        undo: restore.undo_rows().clone(),
        settings: restore.preview.settings,
        batch: restore.batch,
    })
}

impl Request {
    fn own(&self) -> Device {
        Device::parse(&self.device).unwrap_or(Device::NONE)
    }

    /// As it is handed over.
    pub fn to_bytes(&self) -> Vec<u8> {
        let settings: Vec<RawEntry> = owned(&self.settings);
        let facts = [
            fact("today", self.today.to_string()),
            fact("device", self.device.clone()),
            fact("now", self.now.to_string()),
            fact("bring-back", flag(self.bring_back)),
        ];
        let stored = &self.stored;
        frame::pack(&[
            &facts,
            &stored.records,
            &stored.beside,
            &stored.damaged,
            &settings,
        ])
    }

    /// Reads what was handed over.
    pub fn from_bytes(bytes: &[u8]) -> Option<Request> {
        let mut tables = frame::unpack(bytes)?.into_iter();
        let facts = tables.next()?;
        Some(Request {
            stored: Stored {
                records: tables.next()?,
                beside: tables.next()?,
                damaged: tables.next()?,
            },
            settings: pairs(tables.next()?),
            today: Day::parse(of(&facts, "today")?)?,
            device: of(&facts, "device")?.to_owned(),
            now: of(&facts, "now")?.parse().ok()?,
            bring_back: of(&facts, "bring-back")? == "1",
        })
    }
}

impl Planned {
    /// As it is handed back.
    pub fn to_bytes(&self) -> Vec<u8> {
        let facts = [
            fact("made", self.made.clone()),
            fact("records", self.records.to_string()),
            fact("older", self.older.to_string()),
            fact("conflicting", self.conflicting.to_string()),
        ];
        let lines: Vec<RawEntry> = self.lines.iter().map(|line| (line.clone(), None)).collect();
        frame::pack(&[
            &facts,
            &lines,
            &writes(&self.batch),
            &self.batch.expects,
            &writes(&self.undo),
            &self.undo.expects,
            &owned(&self.settings),
        ])
    }

    /// Reads what was handed back.
    pub fn from_bytes(bytes: &[u8]) -> Option<Planned> {
        let mut tables = frame::unpack(bytes)?.into_iter();
        let facts = tables.next()?;
        let number = |name: &str| of(&facts, name)?.parse::<usize>().ok();
        Some(Planned {
            made: of(&facts, "made")?.to_owned(),
            records: number("records")?,
            older: number("older")?,
            conflicting: number("conflicting")?,
            lines: tables.next()?.into_iter().map(|(line, _)| line).collect(),
            batch: batch(tables.next()?, tables.next()?)?,
            undo: batch(tables.next()?, tables.next()?)?,
            settings: pairs(tables.next()?),
        })
    }
}

fn fact(name: &str, value: String) -> RawEntry {
    (name.to_owned(), Some(value))
}

fn flag(set: bool) -> String {
    if set { "1" } else { "0" }.to_owned()
}

fn of<'a>(facts: &'a [RawEntry], name: &str) -> Option<&'a str> {
    let found = facts.iter().find(|(known, _)| known == name);
    found.and_then(|(_, value)| value.as_deref())
}

fn owned(pairs: &[(String, String)]) -> Vec<RawEntry> {
    let pairs = pairs.iter();
    pairs
        .map(|(name, text)| (name.clone(), Some(text.clone())))
        .collect()
}

fn pairs(rows: Vec<RawEntry>) -> Vec<(String, String)> {
    let rows = rows.into_iter();
    rows.filter_map(|(name, text)| Some((name, text?)))
        .collect()
}

/// The writes of a batch: where, a colon, and the key.
fn writes(batch: &Batch) -> Vec<RawEntry> {
    let writes = batch.writes.iter();
    writes
        .map(|write| {
            let at = [write.place.name(), ":", &write.key].concat();
            (at, write.row.clone())
        })
        .collect()
}

fn batch(writes: Vec<RawEntry>, expects: Vec<RawEntry>) -> Option<Batch> {
    let writes = writes.into_iter().map(|(at, row)| {
        let (place, key) = at.split_once(':')?;
        let place = Place::ALL.into_iter().find(|known| known.name() == place)?;
        let key = key.to_owned();
        Some(Write { place, key, row })
    });
    Some(Batch {
        writes: writes.collect::<Option<_>>()?,
        expects,
        lock: None,
    })
}
