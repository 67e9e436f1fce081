//! Which versions the store holds, and the batches that write the next ones.
//!
//! Every row written descends from the one that stood there, and is kept only if that one still
//! does: so two tabs never overwrite each other unseen. Half-typed text is the exception, since the
//! last letter typed is the one that counts. What stands beside a record, written apart from it on
//! another device, is kept here too.

use std::collections::BTreeMap;

use super::join::Siblings;
use super::record::{Key, Record};
use super::stamp::{Device, Stamper};
use super::version::{Body, Descent, Version, descent_of_row};
use super::{Batch, Place, RawEntry, Write, fact, is_counted};

/// The rows of the store, as far as they can be told without their texts.
///
/// How the store came to hold a record is no part of what a person wrote: any two are equal.
#[derive(Clone, Debug)]
pub struct Rows {
    known: BTreeMap<String, Descent>,
    /// What the store is sure to have held, where `known` is a write on its way; as expected of it.
    stood: BTreeMap<String, Option<String>>,
    beside: BTreeMap<String, Vec<Version>>,
    stamper: Stamper,
    /// Whether something written under this device's name stands beside what is in use.
    outdone: bool,
}

impl PartialEq for Rows {
    fn eq(&self, _: &Rows) -> bool {
        true
    }
}

impl Eq for Rows {}

impl Default for Rows {
    fn default() -> Rows {
        Rows::of(Device::NONE)
    }
}

impl Rows {
    /// No rows yet, on this device.
    pub const fn of(device: Device) -> Rows {
        Rows {
            known: BTreeMap::new(),
            stood: BTreeMap::new(),
            beside: BTreeMap::new(),
            stamper: Stamper::new(device),
            outdone: false,
        }
    }

    /// This device.
    pub const fn device(&self) -> Device {
        self.stamper.device()
    }

    /// Writes under another name from now on.
    pub const fn rename_device(&mut self, device: Device) {
        self.stamper.rename(device);
        self.outdone = false;
    }

    /// Whether it has to go by another name: something it wrote stands beside what is in use, and
    /// what it writes next would pass for descending from that.
    pub const fn needs_name(&self) -> bool {
        self.outdone
    }

    /// Takes note of the version the store holds under this key.
    pub fn know(&mut self, key: &str, descent: Descent) {
        self.see(&descent);
        self.stood.remove(key);
        self.known.insert(key.to_owned(), descent);
    }

    /// Takes note that the store holds no row under this key.
    pub fn forget(&mut self, key: &str) {
        self.stood.remove(key);
        self.known.remove(key);
    }

    /// What must stand in the store under this key for a write that could not be kept to be tried
    /// again: what stood there before it.
    pub fn stood(&self, key: &str) -> Option<&Option<String>> {
        self.stood.get(key)
    }

    /// Takes over from `before` what stood under this key before a write that is still open.
    pub fn leave_open(&mut self, key: &str, before: &Rows) {
        let stood = before.stood.get(key).cloned();
        self.stood
            .extend(stood.map(|stood| (key.to_owned(), stood)));
    }

    /// Takes note that the store holds what `batch` was to write, by the rows of `written`.
    pub fn confirm(&mut self, batch: &Batch, written: &Batch) {
        let records = |batch: &Batch| {
            let rows = batch.writes.iter();
            let rows = rows.filter(|write| write.place == Place::Records && is_counted(&write.key));
            let rows = rows.filter_map(|write| Some((write.key.clone(), write.row.clone()?)));
            rows.collect::<BTreeMap<String, String>>()
        };
        let written = records(written);
        for (key, meant) in records(batch) {
            let Some(row) = written.get(&key).map(|row| descent_of_row(row).to_owned()) else {
                continue;
            };
            let known = self.known.get(&key).map(Descent::to_text);
            match Descent::parse(&row) {
                Some(descent) if known.as_deref() == Some(descent_of_row(&meant)) => {
                    self.know(&key, descent);
                }
                // A later write of it is on its way.
                _ => drop(self.stood.insert(key, Some(row))),
            }
        }
    }

    /// Takes note of what stands beside the records. A row that cannot be read is left where it is.
    pub fn know_beside(&mut self, rows: impl IntoIterator<Item = RawEntry>) {
        for (key, row) in rows {
            let version = row.and_then(|row| Version::from_row(&row, self.device()).ok());
            if let (Some(version), Some((of, _))) = (version, key.rsplit_once('@')) {
                self.see(&version.descent);
                self.outdone |= version.descent.dot.device == self.device();
                self.beside.entry(of.to_owned()).or_default().push(version);
            }
        }
    }

    fn see(&mut self, descent: &Descent) {
        let stamps = descent.seen.iter().chain([&descent.dot]);
        stamps.for_each(|stamp| self.stamper.see(stamp));
    }

    /// The version the store holds under this key.
    pub fn descent(&self, key: &str) -> Option<&Descent> {
        self.known.get(key)
    }

    /// What stands beside the record under this key, whether it can be read or not.
    pub fn beside(&self, key: &str) -> &[Version] {
        self.beside.get(key).map_or(&[], Vec::as_slice)
    }

    /// The keys of all records beside which something stands.
    pub fn keys_beside(&self) -> impl Iterator<Item = &str> {
        self.beside.keys().map(String::as_str)
    }

    /// How many records were written after `millis`, half-typed text aside: what a backup made
    /// then does not have. All of them where there is none.
    pub fn written_after(&self, millis: Option<u64>) -> usize {
        let rows = self.known.iter().filter(|(key, _)| is_counted(key));
        rows.filter(|(_, descent)| millis.is_none_or(|millis| descent.dot.millis > millis))
            .count()
    }

    /// Becomes what was read from the store anew, and keeps its sense of time.
    pub fn take_over(&mut self, fresh: Rows) {
        let mut stamper = fresh.stamper;
        stamper.catch_up(&self.stamper);
        *self = Rows { stamper, ..fresh };
    }

    /// The batch that writes these records as they are now, `None` for one that is removed, and with
    /// it all that stands beside it: what is left there would come back with the next file taken in.
    /// `now` is in milliseconds since 1970. From here on the rows are taken to stand in the store.
    pub fn batch(
        &mut self,
        records: impl IntoIterator<Item = (Key, Option<Record>)>,
        now: u64,
    ) -> Batch {
        let mut batch = Batch::default();
        for (key, record) in records {
            let settles = record.is_none();
            self.write(&mut batch, &key, record, settles, now);
        }
        batch
    }

    /// Adds the writing of a record; where it `settles` what stands beside it descends from that too.
    fn write(
        &mut self,
        batch: &mut Batch,
        key: &Key,
        record: Option<Record>,
        settles: bool,
        now: u64,
    ) {
        let key = key.as_str();
        let stands = self.known.get(key).cloned();
        if record.is_none() && stands.is_none() {
            return; // it never was
        }
        let mut dot = self.stamper.next(now);
        if !settles {
            dot.device = line_of(
                dot.device,
                &stands.iter().collect::<Vec<_>>(),
                self.beside(key),
            );
        }
        let mut descent = match &stands {
            Some(stands) => stands.next(dot),
            None => Descent::first(dot),
        };
        let beside = match settles {
            true => self.beside.remove(key).unwrap_or_default(),
            false => Vec::new(),
        };
        for old in &beside {
            descent.take_in(&old.descent);
        }
        if is_counted(key) {
            let expected = as_expected(&stands);
            batch.expects.push((key.to_owned(), expected.clone()));
            self.stood.entry(key.to_owned()).or_insert(expected);
        }
        let body = record.map_or(Body::Gone, |record| Body::Plain(record.to_text()));
        let version = Version { descent, body };
        batch.writes.push(Write::record(key, version.to_row()));
        let removed = beside.iter().map(|old| beside_row(key, old, None));
        batch.writes.extend(removed);
        self.known.insert(key.to_owned(), version.descent);
    }

    /// The version a row of the store holds under `key`, as far as it can be joined with others:
    /// `None` for one whose record cannot be read, which has to stay what it is.
    pub fn stands(&self, key: &str, row: &str) -> Option<Version> {
        let version = Version::from_row(row, self.device()).ok()?;
        let closed = matches!(version.body, Body::Sealed(_));
        (closed || version.record(key).is_ok()).then_some(version)
    }

    /// Takes versions in that were written elsewhere. `rows` are the rows of the store under the
    /// keys of `incoming`; a row there that cannot be read stays as it is, and what comes for it
    /// is left out. Nothing is taken from here: only what a version descends from goes.
    pub fn join(
        &self,
        rows: &BTreeMap<String, String>,
        incoming: &BTreeMap<String, Vec<Version>>,
    ) -> Batch {
        let mut batch = Batch::default();
        for (key, versions) in incoming {
            let stands = rows.get(key);
            let own = stands.and_then(|row| self.stands(key, row));
            let beside = self.beside(key);
            let before = Siblings::of(own.iter().chain(beside).cloned());
            let after = before.join(&Siblings::of(versions.iter().cloned()));
            if after == before {
                continue;
            }
            let stamps = stands.map(|row| descent_of_row(row).to_owned());
            batch.expects.push((key.clone(), stamps));
            if stands.is_some() && own.is_none() {
                let new = after.iter().filter(|new| !beside.contains(new));
                let gone = beside
                    .iter()
                    .filter(|old| !after.iter().any(|new| new == *old));
                let removed = gone.map(|old| beside_row(key, old, None));
                let added = new.map(|new| beside_row(key, new, Some(new.to_row())));
                batch.writes.extend(removed.chain(added));
                continue;
            }
            if let Some(in_use) = after
                .in_use()
                .filter(|in_use| Some(*in_use) != own.as_ref())
            {
                batch.writes.push(Write::record(key, in_use.to_row()));
            }
            let gone = beside.iter().filter(|old| !after.beside().contains(old));
            let new = after.beside().iter().filter(|new| !beside.contains(new));
            let removed = gone.map(|old| beside_row(key, old, None));
            let added = new.map(|new| beside_row(key, new, Some(new.to_row())));
            batch.writes.extend(removed.chain(added));
        }
        batch
    }

    /// The batch that settles what stands beside a record: `record` is what it shall be from now
    /// on, and it descends from everything that stood there.
    pub fn settle(&mut self, key: &Key, record: Option<Record>, now: u64) -> Batch {
        let mut batch = Batch::default();
        self.write(&mut batch, key, record, true, now);
        batch
    }

    /// What this tab meant to write with `batch`, as versions of their own: another tab wrote to
    /// the same records meanwhile, under the same device's name, so these are given a fresh one.
    /// Half-typed text is left out, since there the last letter counts.
    pub fn apart(
        &mut self,
        batch: &Batch,
        fresh: Device,
        now: u64,
    ) -> BTreeMap<String, Vec<Version>> {
        self.stamper.rename(fresh);
        let mut apart = BTreeMap::new();
        let writes = batch.writes.iter();
        for write in writes.filter(|write| is_counted(&write.key)) {
            let row = write.row.as_deref();
            let Some(Ok(mut version)) = row.map(|row| Version::from_row(row, fresh)) else {
                continue;
            };
            // Not what the batch expects: that may be a write of this tab that never arrived, and
            // what another tab wrote meanwhile would pass for older than that.
            let stood = self.stood.get(&write.key).and_then(Option::as_deref);
            let stood = stood.and_then(Descent::parse);
            let dot = self.stamper.next(now);
            version.descent = match stood {
                Some(stood) => stood.next(dot),
                None => Descent::first(dot),
            };
            apart.insert(write.key.clone(), vec![version]);
        }
        apart
    }
}

/// The row that says what this device is called.
pub fn device_row(device: Device) -> Write {
    Write {
        place: Place::Meta,
        key: fact::DEVICE.to_owned(),
        row: Some(device.as_str().to_owned()),
    }
}

/// The name under which to write what follows these versions, where `beside` stands apart from it. Whatever one
/// name writes descends from all it wrote before; so where an older version under this name stands
/// beside, and shall go on standing there, the line goes on under a name made from both.
pub(super) fn line_of(own: Device, follows: &[&Descent], beside: &[Version]) -> Device {
    let mut line = own;
    // Each turn leaves a name that a version beside has, so there are no more turns than versions.
    for _ in 0..=beside.len() {
        let mut apart = beside.iter().map(|version| version.descent.dot);
        let Some(dot) = apart
            .find(|dot| dot.device == line && !follows.iter().any(|before| before.covers(dot)))
        else {
            break;
        };
        let mut text = own.as_str().to_owned();
        dot.write_to(&mut text);
        line = Device::of_text(&text);
    }
    line
}

/// A row of what stands beside the record under `key`.
fn beside_row(key: &str, version: &Version, row: Option<String>) -> Write {
    let mut at = [key, "@"].concat();
    version.descent.dot.write_to(&mut at);
    Write {
        place: Place::Beside,
        key: at,
        row,
    }
}

/// As the store shows it: a row of the first layout has no stamps.
fn as_expected(stands: &Option<Descent>) -> Option<String> {
    stands.as_ref().map(|stands| match stands.dot.millis {
        0 => String::new(),
        _ => stands.to_text(),
    })
}
