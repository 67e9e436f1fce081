//! What must hold of anything a person may bring: the fuzz targets of `fuzz/` and the replay of
//! their corpus share it, so it names nothing but the app.

// Each fuzz target calls one of these.
#![allow(dead_code, clippy::expect_used)]

use alongside::domain::day::Day;
use alongside::domain::situation::Situation;
use alongside::storage::backup::{Backup, Stored};
use alongside::storage::copies::{CopyName, copy_text, read_copy};
use alongside::storage::journal_text::journal_text;
use alongside::storage::restore::{Mode, Restore};
use alongside::storage::stamp::Device;
use alongside::storage::version::{Version, descent_of_row};
use alongside::storage::version_text::version_text;
use alongside::storage::{MemoryStore, Place, Record};

/// The kinds of keys there are, one of each.
const KEYS: [&str; 8] = [
    "situation/a",
    "lesson/L001",
    "draft/check",
    "contacts/own",
    "wording/1.0",
    "scenario/P01",
    "course/own",
    "elsewhere/x",
];

fn stored(store: &MemoryStore) -> Stored {
    Stored {
        records: store.rows(Place::Records),
        beside: store.rows(Place::Beside),
        damaged: store.rows(Place::Damaged),
    }
}

/// A file is refused with words, or it is taken in twice, undone, and written again the same.
pub fn backup(bytes: &[u8]) {
    let backup = match Backup::from_text(bytes) {
        Ok(backup) => backup,
        Err(error) => {
            let told = error.told();
            assert!(told.contains("Nothing was changed."), "{told}");
            return;
        }
    };
    let own = Device::NONE;
    let mut store = MemoryStore::default();
    let plan = |store: &MemoryStore, mode| {
        Restore::plan(&stored(store), &[], &backup, mode, own, 1_795_000_000_000)
    };
    let restore = plan(&store, Mode::Merge);
    store
        .commit(&restore.batch)
        .expect("an empty store takes it");
    assert_eq!(plan(&store, Mode::Merge).batch.writes, []);
    let mut back = store.clone();
    back.commit(&plan(&store, Mode::BringBack).batch)
        .expect("nobody wrote meanwhile");
    assert_eq!(plan(&back, Mode::BringBack).batch.writes, []);
    let saved = Backup::of_rows(&stored(&store), backup.settings.clone(), backup.made, own);
    let again = Backup::from_text(saved.to_text().as_bytes()).expect("what we wrote");
    // A row that lay aside and can be read after all is a version once it has been in a file.
    for (key, versions) in &saved.records {
        let read = again.records.get(key).expect("every record");
        for version in versions {
            // White space between the parts of a text is not kept.
            let same = |other: &Version| {
                other.descent == version.descent && other.record(key) == version.record(key)
            };
            assert!(read.iter().any(same), "{key}");
        }
    }
    store
        .commit(&restore.undo(own))
        .expect("nobody wrote meanwhile");
    assert_eq!(stored(&store), Stored::default());
}

/// A copy is refused, or written again the same and restored like a backup.
pub fn copy(bytes: &[u8]) {
    let Ok(copy) = read_copy(bytes) else {
        return;
    };
    let text = copy_text(&copy);
    assert_eq!(read_copy(text.as_bytes()).as_ref(), Ok(&copy));
    backup(text.as_bytes());
}

/// A name is refused, or it is the one way to write what it says.
pub fn copy_name(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(name) = CopyName::parse(&text) {
        assert_eq!(name.to_text(), text);
    }
}

/// A record is refused, or it reads the same once it is written, and can be told in words.
pub fn record(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for key in KEYS {
        if let Ok(record) = Record::from_text(key, &text) {
            assert_eq!(record.key().as_str(), key);
        }
    }
    let Ok(record) = Record::read(&text) else {
        return;
    };
    let written = record.to_text();
    assert_eq!(Record::read(&written).as_ref(), Ok(&record));
    assert_eq!(
        Record::read(&written).expect("read before").to_text(),
        written
    );
    let (title, told) = version_text(&record);
    assert!(!title.is_empty() || !told.is_empty() || written.len() < 200);
    if let Record::Situation(situation) = &record {
        let one: [&Situation; 1] = [situation];
        let markdown = journal_text(one, Day(20_000), &|_| None, &|day| day.to_string());
        let titles = markdown.lines().filter(|line| line.starts_with("## "));
        assert_eq!(titles.count(), usize::from(situation.deleted.is_none()));
    }
}

/// A row is refused, or it is written again as it was.
pub fn row(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let _ = descent_of_row(&text);
    let Ok(version) = Version::from_row(&text, Device::NONE) else {
        return;
    };
    if text.starts_with('@') {
        assert_eq!(version.to_row(), text);
    }
    for key in KEYS {
        let _ = version.record(key);
    }
}
