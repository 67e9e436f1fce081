//! The batches that write the next versions, take in what was written elsewhere, and keep apart what
//! two tabs wrote at once. What they follow is what `rows` knows; nothing here is sure to be kept.

use std::collections::BTreeMap;

use super::{Open, Rows};
use crate::storage::join::Siblings;
use crate::storage::record::{Key, Record};
use crate::storage::stamp::Device;
use crate::storage::version::{Body, Descent, Version, descent_of_row};
use crate::storage::{Batch, Place, Write, is_counted};

impl Rows {
    /// The batch that writes these records as they are now, `None` for one that is removed, and with
    /// it all that stands beside it: what is left there would come back with the next file taken in.
    /// One that is `unkept` follows what the store held before it.
    /// `now` is in milliseconds since 1970. From here on the rows are taken to stand in the store.
    pub fn batch(
        &mut self,
        records: impl IntoIterator<Item = (Key, Option<Record>)>,
        unkept: impl Fn(&Key) -> bool,
        now: u64,
    ) -> Batch {
        let mut batch = Batch::default();
        for (key, record) in records {
            if record.is_none() {
                self.settle_beside(key.as_str(), unkept(&key));
            }
            self.write(&mut batch, &key, record, unkept(&key), now);
        }
        batch
    }

    /// The same for records that could not be kept, as they are now: what came to stand beside a
    /// removed one since then stays.
    pub fn batch_again(
        &mut self,
        records: impl IntoIterator<Item = (Key, Option<Record>)>,
        now: u64,
    ) -> Batch {
        let mut batch = Batch::default();
        for (key, record) in records {
            self.write(&mut batch, &key, record, true, now);
        }
        batch
    }

    /// What the next write under this key follows: never something that may not have arrived, or what
    /// another tab wrote meanwhile would pass for older than that.
    fn stands_before(&self, key: &str, unkept: bool) -> Option<Descent> {
        match self.open.get(key).filter(|_| unkept) {
            Some(open) => open.stood.clone(),
            None => self.known.get(key).cloned(),
        }
    }

    /// How this record is on its way from here on.
    fn open(&mut self, key: &str, stands: Option<&Descent>) -> &mut Open {
        let entry = self.open.entry(key.to_owned());
        entry.or_insert_with(|| Open {
            stood: stands.cloned(),
            settled: Vec::new(),
        })
    }

    /// All that stands beside this record goes with the next write of it.
    fn settle_beside(&mut self, key: &str, unkept: bool) {
        let beside = self.beside(key).to_vec();
        if beside.is_empty() || !self.known.contains_key(key) {
            return;
        }
        let stands = self.stands_before(key, unkept);
        let settled = &mut self.open(key, stands.as_ref()).settled;
        for version in beside {
            if !settled.contains(&version) {
                settled.push(version);
            }
        }
    }

    fn write(
        &mut self,
        batch: &mut Batch,
        key: &Key,
        record: Option<Record>,
        unkept: bool,
        now: u64,
    ) {
        let key = key.as_str();
        if record.is_none() && !self.known.contains_key(key) {
            return; // it never was
        }
        let stands = self.stands_before(key, unkept);
        let settled = match is_counted(key) {
            true => self.open(key, stands.as_ref()).settled.clone(),
            false => Vec::new(),
        };
        let settles = settled.iter().map(|old| &old.descent);
        let follows: Vec<&Descent> = stands.iter().chain(settles).collect();
        let mut dot = self.stamper.next(now);
        dot.device = line_of(dot.device, &follows, self.beside(key));
        let mut descent = Descent::first(dot);
        follows.iter().for_each(|before| descent.take_in(before));
        if is_counted(key) {
            batch.expects.push((key.to_owned(), as_expected(&stands)));
        }
        let body = record.map_or(Body::Gone, |record| Body::Plain(record.to_text()));
        let version = Version { descent, body };
        batch.writes.push(Write::record(key, version.to_row()));
        let removed = settled.iter().map(|old| beside_row(key, old, None));
        batch.writes.extend(removed);
        self.known.insert(key.to_owned(), version.descent);
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
        self.settle_beside(key.as_str(), false);
        self.write(&mut batch, key, record, false, now);
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
            let mut descent = Descent::first(self.stamper.next(now));
            if let Some(open) = self.open.get(&write.key) {
                // A later removal may have settled more by now.
                let taken = |old: &&Version| {
                    let taken = beside_row(&write.key, old, None);
                    batch.writes.contains(&taken)
                };
                let settled = open.settled.iter().filter(taken).map(|old| &old.descent);
                let follows = open.stood.iter().chain(settled);
                follows.for_each(|before| descent.take_in(before));
            }
            version.descent = descent;
            apart.insert(write.key.clone(), vec![version]);
        }
        apart
    }
}

/// The name under which to write what follows these versions, where `beside` stands apart from it. Whatever one
/// name writes descends from all it wrote before; so where an older version under this name stands
/// beside, and shall go on standing there, the line goes on under a name made from both.
pub(in crate::storage) fn line_of(own: Device, follows: &[&Descent], beside: &[Version]) -> Device {
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
