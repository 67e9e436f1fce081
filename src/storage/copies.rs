//! The copies the app makes by itself, in the browser and for this browser: when one is due, which
//! of them stay, and what they hold.
//!
//! A copy's name says all that deciding needs. Days are those of universal time: it only matters
//! that they are a day apart. Where copies are kept and how they are packed is `platform`'s.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::backup::{Backup, BackupError, Stored, quoted};
use super::backup_read::{Few, broken};
use super::is_counted;
use super::stamp::{Device, push_hex};
use crate::domain::day::Day;

/// What the text of a copy says it is.
pub const FORMAT: &str = "alongside-copy";
/// The newest form of that text.
const VERSION: u32 = 1;
/// How long after the last copy the next one is made, if anything has changed.
pub const EVERY_MS: u64 = 60 * 60 * 1000;

/// How many copies of the newest day stay.
const OF_TODAY: usize = 3;
/// Of how many days before it one copy stays.
const DAYS: usize = 7;
/// Of how many weeks before those one copy stays.
const WEEKS: usize = 4;
/// For how many days a safety copy stays.
const SAFETY_DAYS: u64 = 7;
const DAY_MS: u64 = 24 * 60 * 60 * 1000;
/// The most characters of the id in a name.
const ID_CHARS_MAX: usize = 40;

/// How old a backup may get before a word is said, in days.
pub const BACKUP_DAYS: i32 = 14;
/// How many changes there are before a word is said.
pub const BACKUP_CHANGES: usize = 10;

/// Whether it is time to say that a backup is old: more than [`BACKUP_CHANGES`] are in none, and the
/// last one, or the first thing written if there was none, is more than [`BACKUP_DAYS`] ago.
pub fn is_backup_old(changes: usize, since: Option<Day>, today: Day) -> bool {
    let old = since.is_some_and(|since| today.days_since(since) > BACKUP_DAYS);
    changes > BACKUP_CHANGES && old
}

/// Why a copy was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CopyKind {
    /// Time had come.
    Auto,
    /// Something was about to change everything.
    Safety,
}

impl CopyKind {
    const ALL: [CopyKind; 2] = [CopyKind::Auto, CopyKind::Safety];

    /// Its name within a name.
    pub const fn code(self) -> &'static str {
        match self {
            CopyKind::Auto => "auto",
            CopyKind::Safety => "safety",
        }
    }
}

/// The name of a copy: `<made, 12 hex digits>-<kind>-<records>-<bytes>-<id>`. Names are in the order
/// of time.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CopyName {
    /// When it was made, in milliseconds since 1970; less than 2^48.
    pub made: u64,
    /// Why.
    pub kind: CopyKind,
    /// How many records it holds.
    pub records: u32,
    /// How many bytes it takes.
    pub bytes: u32,
    /// Tells copies of one millisecond apart: `a-z` and `0-9`.
    pub id: String,
}

impl CopyName {
    /// Reads a name; `None` if it is none that [`CopyName::to_text`] writes.
    pub fn parse(text: &str) -> Option<CopyName> {
        let mut parts = text.splitn(5, '-');
        let made = parts.next().filter(|made| made.len() == 12)?;
        let kind = parts.next()?;
        let name = CopyName {
            made: u64::from_str_radix(made, 16).ok()?,
            kind: CopyKind::ALL
                .into_iter()
                .find(|known| known.code() == kind)?,
            records: parts.next()?.parse().ok()?,
            bytes: parts.next()?.parse().ok()?,
            id: parts.next()?.to_owned(),
        };
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let named = (1..=ID_CHARS_MAX).contains(&name.id.len()) && name.id.bytes().all(plain);
        // A number can be written in several ways, a name in one.
        (named && name.to_text() == text).then_some(name)
    }

    /// The name as the store knows it.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity(48);
        push_hex(&mut text, self.made, 12);
        for part in [
            self.kind.code(),
            &self.records.to_string(),
            &self.bytes.to_string(),
            &self.id,
        ] {
            text.push('-');
            text.push_str(part);
        }
        text
    }

    /// The day it was made.
    pub const fn day(&self) -> u64 {
        self.made / DAY_MS
    }
}

/// Whether a copy is to be made: something changed since the last one, and that is an hour ago or
/// more. `now` is in milliseconds since 1970. Copies that seem to come from the future were made
/// before the clock was set back, and put nothing off.
pub fn is_due(names: &[CopyName], changes: usize, now: u64) -> bool {
    let past = names.iter().filter(|name| name.made <= now);
    let last = past.map(|name| name.made).max();
    changes > 0 && last.is_none_or(|last| now - last >= EVERY_MS)
}

/// The copies to delete, so that those of the newest days, one of each day and one of each week
/// before stay, in at most `room` bytes. `now` is in milliseconds since 1970.
///
/// Days and weeks are counted by the copies there are, not by the clock: one that jumps ahead, or a
/// long time away, makes nothing old. The newest copy stays in any case.
pub fn thin(names: &[CopyName], now: u64, room: u64) -> Vec<CopyName> {
    let mut newest_first: Vec<&CopyName> = names.iter().collect();
    newest_first.sort_by(|a, b| b.cmp(a));
    let past = newest_first.iter().find(|name| name.made <= now);
    let Some(newest) = past.or(newest_first.first()).copied() else {
        return Vec::new();
    };
    let of = |kind, in_future: bool| {
        let of_kind = newest_first.iter().copied();
        of_kind.filter(move |name| name.kind == kind && (name.made > now) == in_future)
    };
    let mut stays: BTreeSet<&CopyName> = BTreeSet::from([newest]);
    stays.extend(of(CopyKind::Auto, true).take(OF_TODAY));
    stays.extend(staying(of(CopyKind::Auto, false)));
    for in_future in [true, false] {
        let mut safety = of(CopyKind::Safety, in_future);
        stays.extend(safety.next());
        stays.extend(safety.filter(|name| now.abs_diff(name.made) < SAFETY_DAYS * DAY_MS));
    }
    // The oldest go first where there is too little room.
    let bytes = |stays: &BTreeSet<&CopyName>| -> u64 {
        stays.iter().map(|name| u64::from(name.bytes)).sum()
    };
    while bytes(&stays) > room
        && let Some(oldest) = stays.iter().copied().find(|name| *name != newest)
    {
        stays.remove(oldest);
    }
    let gone = names.iter().filter(|name| !stays.contains(name));
    gone.cloned().collect()
}

/// Of copies, the newest first, those that stay for their day or their week.
fn staying<'a>(newest_first: impl Iterator<Item = &'a CopyName>) -> Vec<&'a CopyName> {
    let mut days: BTreeMap<u64, usize> = BTreeMap::new();
    let mut weeks: BTreeSet<u64> = BTreeSet::new();
    let mut stays = Vec::new();
    for name in newest_first {
        let known = days.len();
        let of_day = days.entry(name.day()).or_default();
        *of_day += 1;
        let of_day = *of_day;
        let at = if of_day == 1 { known } else { known - 1 };
        let is_kept = match at {
            0 => of_day <= OF_TODAY,
            1..=DAYS => of_day == 1,
            // 1 January 1970 was a Thursday: weeks begin on Mondays.
            _ => weeks.len() < WEEKS && weeks.insert((name.day() + 3) / 7),
        };
        if is_kept {
            stays.push(name);
        }
    }
    stays
}

/// What a copy holds: the rows as they stood in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Copy {
    /// Rows of the records, by key.
    pub records: Vec<(String, String)>,
    /// Rows of what stood beside them.
    pub history: Vec<(String, String)>,
    /// Small settings by name.
    pub settings: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct CopyV1 {
    format: String,
    version: u32,
    records: Few<(String, String)>,
    history: Few<(String, String)>,
    settings: BTreeMap<String, String>,
}

impl Copy {
    /// How many records it holds, half-typed texts aside.
    pub fn count(&self) -> usize {
        self.records
            .iter()
            .filter(|(key, _)| is_counted(key))
            .count()
    }

    /// The rows, as those of a store.
    pub fn stored(&self) -> Stored {
        let texts = |rows: &[(String, String)]| {
            let rows = rows.iter();
            rows.map(|(key, row)| (key.clone(), Some(row.clone())))
                .collect()
        };
        Stored {
            records: texts(&self.records),
            beside: texts(&self.history),
            damaged: Vec::new(),
        }
    }

    /// The copy as a backup, so that it is restored in the same way. Rows from before there were
    /// stamps become versions of their own.
    pub fn into_backup(self) -> Backup {
        let mut backup = Backup::of_rows(&Stored::default(), self.settings, Day(0), NONE);
        for (key, row) in &self.records {
            let own = Device::of_text(row);
            backup.take_row(key, key, Some(row), own);
        }
        for (key, row) in &self.history {
            let of = key.rsplit_once('@').map_or(key.as_str(), |(of, _)| of);
            backup.take_row(of, key, Some(row), NONE);
        }
        backup
    }
}

/// Rows of what stands beside a record always have a stamp.
const NONE: Device = Device::NONE;

/// The text of a copy, before it is packed.
pub fn copy_text(copy: &Copy) -> String {
    let pairs = |rows: &[(String, String)]| {
        let rows = rows.iter();
        let rows = rows.map(|(key, row)| ["[", &quoted(key), ",", &quoted(row), "]"].concat());
        rows.collect::<Vec<_>>().join(",\n")
    };
    let settings = copy.settings.iter();
    let settings = settings.map(|(name, text)| [&quoted(name), ":", &*quoted(text)].concat());
    [
        "{\"format\":",
        &quoted(FORMAT),
        ",\"version\":",
        &VERSION.to_string(),
        ",\n\"records\":[",
        &pairs(&copy.records),
        "],\n\"history\":[",
        &pairs(&copy.history),
        "],\n\"settings\":{",
        &settings.collect::<Vec<_>>().join(","),
        "}}\n",
    ]
    .concat()
}

/// Reads what [`copy_text`] wrote. Rows are handed on as they are: what cannot be read of them is
/// for whoever takes them in.
///
/// # Errors
/// [`BackupError`] where it is no copy, a newer one, or not whole.
pub fn read_copy(bytes: &[u8]) -> Result<Copy, BackupError> {
    if bytes.len() > super::backup::BYTES_MAX {
        return Err(BackupError::TooBig);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| BackupError::NotText)?;
    if text.trim().is_empty() {
        return Err(BackupError::Empty);
    }
    let copy: CopyV1 = serde_json::from_str(text).map_err(|error| broken(&error))?;
    match (copy.format.as_str(), copy.version) {
        (FORMAT, VERSION) => {}
        (FORMAT, 0) => return Err(BackupError::damaged("its version never was")),
        (FORMAT, _) => return Err(BackupError::Newer),
        _ => return Err(BackupError::NotOurs),
    }
    Ok(Copy {
        records: copy.records.0,
        history: copy.history.0,
        settings: copy.settings.into_iter().collect(),
    })
}
