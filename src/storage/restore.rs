//! Taking a backup into the store: what that would change, the batch that does it, and the one that
//! puts back what stood before.
//!
//! Nothing is taken away: a file takes the place of what it descends from, what was written apart
//! from it stands beside it, and what the file does not know of stays. Deciding what a person is
//! asked, and writing, are others' work.

use std::collections::{BTreeMap, BTreeSet};

use super::backup::{Backup, Stored};
use super::join::Siblings;
use super::kind::Kind;
use super::record::{Record, Unreadable};
use super::restore_preview::{Counts, Preview};
use super::rows::Rows;
use super::rows::batches::line_of;
use super::stamp::{Device, Stamp, Stamper};
use super::version::{Descent, Version, descent_of_row};
use super::{Batch, Place, Write, fact, filled};

/// How a backup is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// The newer wins, record by record, and what was written apart is kept side by side.
    Merge,
    /// What stands in the file is in use afterwards, even where it is older than what is here or
    /// was removed here since. What the file does not know of stays.
    BringBack,
}

/// A backup, ready to be taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restore {
    /// What changes.
    pub preview: Preview,
    /// What is written. Nothing if nothing changes.
    pub batch: Batch,
    undo: Batch,
}

impl Restore {
    /// What taking `backup` into this store would do. `stored` are its rows, opened where they were
    /// locked, `settings` what is set here, `own` the name of this device and `now` in milliseconds
    /// since 1970.
    pub fn plan(
        stored: &Stored,
        settings: &[(String, String)],
        backup: &Backup,
        mode: Mode,
        own: Device,
        now: u64,
    ) -> Restore {
        let mut plan = Plan::of(stored, backup, own);
        let mut incoming = BTreeMap::new();
        let mut preview = Preview::default();
        for (key, versions) in &backup.records {
            let mut versions = plan.without_known_texts(key, versions);
            if mode == Mode::BringBack {
                let again = backup.records.get(key).and_then(|all| all.first());
                let again = again.and_then(|file| plan.brought_back(key, file, &versions, now));
                versions.extend(again);
            }
            if let Some(kind) = Kind::of_key(key) {
                let file = backup.records.get(key).and_then(|all| all.first());
                let counts = preview.kinds.entry(kind).or_default();
                plan.count(key, file, &versions, counts);
            }
            if !versions.is_empty() {
                incoming.insert(key.clone(), versions);
            }
        }
        let mut batch = plan.rows.join(&plan.records, &incoming);
        preview.unread = plan.take_unread(stored, backup, &mut batch);
        let is_set = |name: &str| settings.iter().any(|(set, _)| set == name);
        let taken = backup.settings.iter().filter(|(name, _)| !is_set(name));
        preview.settings = taken.cloned().collect();
        Restore {
            preview,
            undo: undoing(stored, &batch),
            batch,
        }
    }

    /// What puts back what stood before, under the same name of this device.
    pub const fn undo_rows(&self) -> &Batch {
        &self.undo
    }

    /// The batch that puts back, byte for byte, what stood before [`Restore::batch`] was written.
    /// What this device writes afterwards no longer descends from what it had taken in, so it goes
    /// on under a `fresh` name.
    pub fn undo(&self, fresh: Device) -> Batch {
        let mut undo = self.undo.clone();
        undo.writes.push(Write {
            place: Place::Meta,
            key: fact::DEVICE.to_owned(),
            row: Some(fresh.as_str().to_owned()),
        });
        undo
    }
}

/// The store as it stands, while a restore is planned.
struct Plan {
    own: Device,
    rows: Rows,
    records: BTreeMap<String, String>,
    stamper: Stamper,
}

impl Plan {
    fn of(stored: &Stored, backup: &Backup, own: Device) -> Plan {
        let texts = stored.records.iter();
        // What is no text cannot be read, and must not be taken for nothing.
        let texts = texts.map(|(key, row)| (key.clone(), row.clone().unwrap_or_default()));
        let mut plan = Plan {
            own,
            rows: Rows::of(own),
            records: filled(texts),
            stamper: Stamper::new(own),
        };
        plan.rows.know_beside(stored.beside.iter().cloned());
        let keys = plan.records.keys().map(String::as_str);
        let keys = keys.chain(plan.rows.keys_beside());
        let keys: BTreeSet<String> = filled(keys.map(str::to_owned));
        let stands = keys
            .iter()
            .flat_map(|key| plan.before(key))
            .collect::<Vec<_>>();
        for version in stands.iter().chain(backup.records.values().flatten()) {
            let stamps = version.descent.seen.iter().chain([&version.descent.dot]);
            stamps.for_each(|stamp| plan.stamper.see(stamp));
        }
        plan
    }

    /// What stands in the store: the version in use, if it can be read, then those beside it.
    fn before(&self, key: &str) -> Vec<Version> {
        let own = self.in_use(key).into_iter();
        own.chain(self.rows.beside(key).iter().cloned()).collect()
    }

    fn in_use(&self, key: &str) -> Option<Version> {
        self.rows.stands(key, self.records.get(key)?)
    }

    /// The versions of the file, but for those that say neither when they were written nor anything
    /// that is not here already.
    fn without_known_texts(&self, key: &str, versions: &[Version]) -> Vec<Version> {
        let before = self.before(key);
        let is_known = |version: &Version| {
            let same = |own: &Version| own.record(key) == version.record(key);
            version.descent.dot.millis == 0 && before.iter().any(same)
        };
        let taken = versions.iter().filter(|version| !is_known(version));
        taken.cloned().collect()
    }

    /// What the file has, as a version of now, where joining alone would not put it in use.
    fn brought_back(
        &mut self,
        key: &str,
        file: &Version,
        versions: &[Version],
        now: u64,
    ) -> Option<Version> {
        let record = file.record(key).ok()??;
        let unreadable = self.records.contains_key(key) && self.in_use(key).is_none();
        let after = Siblings::of(self.before(key).into_iter().chain(versions.iter().cloned()));
        let in_use = after.in_use().map(|in_use| in_use.record(key));
        if unreadable || in_use == Some(Ok(Some(record))) {
            return None;
        }
        let own = self.in_use(key);
        let follows: Vec<&Descent> = [Some(file), own.as_ref()]
            .into_iter()
            .flatten()
            .map(|version| &version.descent)
            .collect();
        let mut dot = self.stamper.next(now);
        let all: Vec<Version> = after.iter().cloned().collect();
        dot.device = line_of(dot.device, &follows, &all);
        let mut descent = Descent::first(dot);
        follows.iter().for_each(|before| descent.take_in(before));
        Some(Version {
            descent,
            body: file.body.clone(),
        })
    }

    /// Counts what becomes of one record the file knows.
    fn count(&self, key: &str, file: Option<&Version>, incoming: &[Version], counts: &mut Counts) {
        type Read = Result<Option<Record>, Unreadable>;
        let read = |version: Option<&Version>| -> Read {
            version.map_or(Ok(None), |version| version.record(key))
        };
        if self.records.contains_key(key) && self.in_use(key).is_none() {
            counts.conflicting += 1; // it stays where it is, and the file's stands beside it
            return;
        }
        let own = self.in_use(key);
        let before = Siblings::of(self.before(key));
        let after = before.join(&Siblings::of(incoming.iter().cloned()));
        let (was, is) = (read(own.as_ref()), read(after.in_use()));
        let outcome = match (&was, &is) {
            // It was removed here since, or on both.
            (Ok(None), Ok(None)) if read(file) != is => &mut counts.older,
            (Ok(None), Ok(None)) => &mut counts.same,
            (Ok(None), _) => &mut counts.new,
            (_, Ok(None)) => &mut counts.removed,
            _ => {
                let stays = |own: &Version| after.beside().contains(own);
                let apart = |version: &Version| {
                    !before.cover(version)
                        && after.beside().contains(version)
                        && read(Some(version)) != is
                };
                let other = was != is;
                if other && !own.as_ref().is_some_and(stays) {
                    &mut counts.changed
                } else if other || incoming.iter().any(apart) {
                    &mut counts.conflicting
                } else if read(file) == is {
                    &mut counts.same
                } else {
                    &mut counts.older
                }
            }
        };
        *outcome += 1;
    }

    /// Writes what nobody could read where nothing stands, and says how many rows those are.
    fn take_unread(&self, stored: &Stored, backup: &Backup, batch: &mut Batch) -> usize {
        let stood = stood(stored);
        let keys = stood.keys().map(|(place, key)| (*place, (*key).to_owned()));
        let mut taken: BTreeSet<(Place, String)> = filled(keys);
        let written = batch.writes.iter();
        taken.extend(written.map(|write| (write.place, write.key.clone())));
        let before = batch.writes.len();
        for (key, row) in &backup.unread {
            let is_here = |place| stood.get(&(place, key.as_str())) == Some(&Some(row.as_str()));
            if [Place::Records, Place::Beside, Place::Damaged]
                .into_iter()
                .any(is_here)
            {
                continue;
            }
            // A second row under one key would take the place of the first.
            let mut places = [place_of(key, row, self.own), Place::Damaged].into_iter();
            let Some(place) = places.find(|place| taken.insert((*place, key.clone()))) else {
                continue;
            };
            if place == Place::Records {
                batch.expects.push((key.clone(), None));
            }
            batch.writes.push(Write {
                place,
                key: key.clone(),
                row: Some(row.clone()),
            });
        }
        batch.writes.len() - before
    }
}

/// Where a row belongs that could not be read: a newer one where a newer version looks for it.
fn place_of(key: &str, row: &str, own: Device) -> Place {
    let version = Version::from_row(row, own);
    let of = key
        .rsplit_once('@')
        .filter(|(_, stamp)| Stamp::parse(stamp).is_some());
    let newer = match &version {
        Ok(version) => match version.record(of.map_or(key, |(of, _)| of)) {
            Err(error) => is_newer(&error),
            Ok(_) => false,
        },
        Err(error) => is_newer(error),
    };
    match (newer, of) {
        (false, _) => Place::Damaged,
        (true, Some(_)) => Place::Beside,
        (true, None) => Place::Records,
    }
}

const fn is_newer(error: &Unreadable) -> bool {
    matches!(error, Unreadable::TooNew { .. })
}

/// Every row by where it stands; `None` for one that is no text.
fn stood(stored: &Stored) -> BTreeMap<(Place, &str), Option<&str>> {
    let places = [
        (Place::Records, &stored.records),
        (Place::Beside, &stored.beside),
        (Place::Damaged, &stored.damaged),
    ];
    let rows = places.into_iter().flat_map(|(place, rows)| {
        let rows = rows.iter();
        rows.map(move |(key, row)| ((place, key.as_str()), row.as_deref()))
    });
    filled(rows)
}

/// What puts back what stood, if the store still holds what `batch` wrote.
fn undoing(stored: &Stored, batch: &Batch) -> Batch {
    let stood = stood(stored);
    let writes = batch.writes.iter().map(|write| Write {
        row: stood
            .get(&(write.place, write.key.as_str()))
            .and_then(|row| row.map(str::to_owned)),
        ..write.clone()
    });
    let records = batch
        .writes
        .iter()
        .filter(|write| write.place == Place::Records);
    let written: BTreeMap<&str, Option<&str>> =
        filled(records.map(|write| (write.key.as_str(), write.row.as_deref().map(descent_of_row))));
    let expects = batch.expects.iter().map(|(key, before)| {
        let now = match written.get(key.as_str()) {
            Some(stamps) => stamps.map(str::to_owned),
            None => before.clone(),
        };
        (key.clone(), now)
    });
    Batch {
        writes: writes.collect(),
        expects: expects.collect(),
        lock: None,
    }
}
