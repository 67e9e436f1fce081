//! Devices that keep records apart from each other and hand each other files, for tests of what
//! joining them must hold.

use std::collections::BTreeMap;

use alongside::domain::day::Day;
use alongside::domain::situation::Situation;
use alongside::storage::backup::{Backup, Stored};
use alongside::storage::restore::{Mode, Restore};
use alongside::storage::rows::Rows;
use alongside::storage::stamp::Device;
use alongside::storage::version::Version;
use alongside::storage::{Batch, Key, MemoryStore, Place, RawEntry, Record};

/// One device: its name, its store and its clock.
#[derive(Clone)]
pub struct Phone {
    pub name: Device,
    pub store: MemoryStore,
    pub now: u64,
}

/// The places a file is made from and taken into.
pub const PLACES: [Place; 3] = [Place::Records, Place::Beside, Place::Damaged];

/// A situation of this id with this title, as a record.
pub fn titled(id: &str, title: &str) -> Record {
    Record::Situation(Situation {
        title: title.to_owned(),
        ..Situation::new(id.to_owned(), Day(20_780))
    })
}

impl Phone {
    pub fn new(name: &str) -> Phone {
        Phone {
            name: Device::parse(name).expect("a device's name"),
            store: MemoryStore::default(),
            now: 1_795_000_000_000,
        }
    }

    /// A phone whose store holds these rows of records.
    pub fn holding(name: &str, rows: &[(&str, &str)]) -> Phone {
        let rows = rows.iter();
        let rows = rows.map(|(key, row)| ((*key).to_owned(), Some((*row).to_owned())));
        Phone {
            store: MemoryStore::holding(rows),
            ..Phone::new(name)
        }
    }

    pub fn stored(&self) -> Stored {
        Stored {
            records: self.store.rows(Place::Records),
            beside: self.store.rows(Place::Beside),
            damaged: self.store.rows(Place::Damaged),
        }
    }

    /// The rows as the app knows them after opening the store.
    pub fn rows(&self) -> Rows {
        let mut rows = Rows::of(self.name);
        for (key, row) in self.store.rows(Place::Records) {
            let version = row.and_then(|row| rows.stands(&key, &row));
            if let Some(version) = version {
                rows.know(&key, version.descent);
            }
        }
        rows.know_beside(self.store.rows(Place::Beside));
        rows
    }

    pub fn commit(&mut self, batch: &Batch) {
        self.store.commit(batch).expect("nobody else writes here");
    }

    /// Gives the situation a title, or removes it.
    pub fn write(&mut self, id: &str, title: Option<&str>) {
        self.now += 7;
        let record = title.map(|title| titled(id, title));
        let records = [(Key::situation(id), record)];
        let batch = self.rows().batch(records, |_| false, self.now);
        self.commit(&batch);
    }

    /// Gives the situation a title that settles what stands beside it.
    pub fn settle(&mut self, id: &str, title: &str) {
        self.now += 7;
        let key = Key::situation(id);
        let batch = self.rows().settle(&key, Some(titled(id, title)), self.now);
        self.commit(&batch);
    }

    /// A backup that has been a file in between.
    pub fn backup(&self) -> Backup {
        let backup = Backup::of_rows(&self.stored(), Vec::new(), Day(20_780), self.name);
        let read = Backup::from_text(backup.to_text().as_bytes());
        assert_eq!(read.as_ref(), Ok(&backup), "{}", backup.to_text());
        backup
    }

    pub fn plan(&self, backup: &Backup, mode: Mode) -> Restore {
        Restore::plan(&self.stored(), &[], backup, mode, self.name, self.now)
    }

    pub fn take(&mut self, backup: &Backup, mode: Mode) -> Restore {
        self.now += 7;
        let restore = self.plan(backup, mode);
        self.commit(&restore.batch);
        restore
    }

    /// The title in use, `None` where there is nothing in use.
    pub fn title(&self, id: &str) -> Option<String> {
        let key = Key::situation(id);
        let row = self.store.row(Place::Records, key.as_str())?;
        let version = Version::from_row(&row, self.name).expect("a row");
        match version.record(key.as_str()).expect("a record")? {
            Record::Situation(kept) => Some(kept.title),
            other => panic!("{other:?}"),
        }
    }

    /// Every version there is, by key.
    pub fn versions(&self) -> BTreeMap<String, Vec<Version>> {
        Backup::of_rows(&self.stored(), Vec::new(), Day(0), self.name).records
    }

    /// The titles that stand beside the one in use.
    pub fn beside(&self, id: &str) -> Vec<String> {
        let key = Key::situation(id);
        let versions = self.versions().remove(key.as_str()).unwrap_or_default();
        let records = versions.iter().skip(1).map(|one| one.record(key.as_str()));
        let titles = records.map(|record| match record {
            Ok(Some(Record::Situation(kept))) => kept.title,
            other => format!("{other:?}"),
        });
        titles.collect()
    }

    /// Everything that must be put back when a restore is undone.
    pub fn content(&self) -> Vec<(Place, Vec<RawEntry>)> {
        PLACES.map(|place| (place, self.store.rows(place))).to_vec()
    }
}

/// What `before` or the file had and `after` neither has nor descends from.
pub fn lost(
    before: &BTreeMap<String, Vec<Version>>,
    after: &BTreeMap<String, Vec<Version>>,
) -> Vec<String> {
    let mut lost = Vec::new();
    for (key, versions) in before {
        let now = after.get(key).map_or(&[][..], Vec::as_slice);
        for version in versions {
            let dot = &version.descent.dot;
            if !now.iter().any(|known| known.descent.covers(dot)) {
                lost.push(format!("{key} of {dot}"));
            }
        }
    }
    lost
}
