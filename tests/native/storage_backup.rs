//! Backups as files: what is written is read, and every form there ever was still opens.

use std::collections::BTreeMap;

use alongside::domain::day::Day;
use alongside::storage::Place;
use alongside::storage::backup::{Backup, Stored};
use alongside::storage::copies::{Copy, copy_text};
use alongside::storage::record::SCHEMA;
use alongside::storage::restore::Mode;
use alongside::storage::stamp::{Device, Stamp};
use alongside::storage::version::Version;

use crate::storage_devices::Phone;
use crate::storage_samples::{day, schema_1};
use crate::storage_schema_2::schema_2;

pub const GOLDEN: &str = include_str!("../fixtures/backup/v1.json");
const LIST: &str = include_str!("../fixtures/backup/list.json");
const RESCUE: &str = include_str!("../fixtures/backup/rescue.json");

fn read(text: &str) -> Backup {
    Backup::from_text(text.as_bytes()).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn count(backup: &Backup, name: &str) -> u32 {
    backup.counts().get(name).copied().unwrap_or_default()
}

#[test]
fn the_golden_backup_opens_to_every_kind_and_is_written_as_it_was() {
    let backup = read(GOLDEN);
    assert_eq!(backup.made, day("2026-11-22"));
    assert_eq!(backup.app, "0.1.0");
    assert_eq!(backup.settings.len(), 2);
    assert_eq!((backup.len(), backup.unread.len()), (7, 2));
    for (_, record) in schema_1().into_iter().chain(schema_2()) {
        let key = record.key();
        let version = &backup.records[key.as_str()][0];
        assert_eq!(version.record(key.as_str()), Ok(Some(record)));
    }
    assert_eq!(backup.to_text(), GOLDEN);
}

#[test]
fn the_golden_backup_is_restored_whole_and_saved_again_the_same() {
    let backup = read(GOLDEN);
    let mut phone = Phone::new("k3v9abcd");
    let restore = phone.take(&backup, Mode::Merge);
    assert_eq!(restore.preview.total().new, 8);
    assert_eq!(restore.preview.unread, 2);
    let again = phone.backup();
    assert_eq!(again.records, backup.records);
    assert_eq!(again.counts(), backup.counts());
}

#[test]
fn a_file_laid_out_anew_reads_the_same() {
    let backup = read(GOLDEN);
    for text in [
        ["\u{feff}", GOLDEN].concat(),
        [" \r\n\t", GOLDEN, "\n \n"].concat(),
        GOLDEN.replace('\n', ""),
        GOLDEN.replace('\n', "\r\n"),
        GOLDEN.replace("\",\"", "\" ,\n\t\""),
    ] {
        assert_eq!(read(&text), backup);
    }
}

#[test]
fn whatever_a_person_wrote_stands_in_the_file_and_comes_back() {
    for (nth, title) in [
        "\"quoted\", \\back\\ and /slash/",
        "]}],\"records\":[{\"key\":\"x\"}]",
        "one\ntwo\r\nthree\u{0}\u{1f}\u{7f}\u{2028}",
        "👩🏽‍🏭 עברית e\u{301}\u{202e}",
        "</script><img src=x onerror=alert(1)>",
    ]
    .into_iter()
    .enumerate()
    {
        let mut phone = Phone::new("aaaaaaaa");
        phone.write("a", Some(title));
        let mut other = Phone::new("bbbbbbbb");
        other.take(&phone.backup(), Mode::Merge);
        assert_eq!(other.title("a").as_deref(), Some(title), "text {nth}");
        let entries = phone.backup().to_text();
        let lines = entries.lines().filter(|line| line.contains("\"key\""));
        assert_eq!(lines.count(), 1, "one entry a line");
    }
}

#[test]
fn rows_of_every_sort_go_into_the_file() {
    let [(situation, record), ..] = schema_1();
    let entry = |key: &str, row: &str| (key.to_owned(), Some(row.to_owned()));
    let own = Device::parse("own00000").expect("a name");
    let stored = Stored {
        records: vec![
            entry(record.key().as_str(), situation.trim()),
            entry("situation/x", "{\"schema\":3,\"kind\":\"situation\"}"),
            ("situation/y".to_owned(), None),
        ],
        beside: vec![entry("lesson/L001@broken", "@1 broken")],
        damaged: vec![entry("lesson/L002", "half of it")],
    };
    let backup = Backup::of_rows(&stored, Vec::new(), Day(20_000), own);
    let version = &backup.records[record.key().as_str()][0];
    assert_eq!(version.descent.dot, Stamp::unstamped(own));
    assert_eq!((backup.len(), backup.unread.len()), (1, 3));
    assert_eq!(read(&backup.to_text()), backup);
}

#[test]
fn the_older_list_opens_with_each_record_under_a_name_of_its_own() {
    let backup = read(LIST);
    assert_eq!(backup.records.len(), 4);
    let mut devices = BTreeMap::new();
    for (key, versions) in &backup.records {
        let dot = versions[0].descent.dot;
        assert_eq!((dot.millis, versions.len()), (0, 1), "{key}");
        devices.insert(dot.device, key);
    }
    assert_eq!(devices.len(), 4);
    assert_eq!(read(LIST), backup);
    assert_eq!(read("[]").records.len(), 0);
}

#[test]
fn what_the_rescue_page_saved_opens_with_its_damage_aside() {
    let backup = read(RESCUE);
    assert_eq!(backup.made, day("2026-11-22"));
    let setting = ("theme".to_owned(), "dark".to_owned());
    assert_eq!(backup.settings, [setting]);
    assert_eq!(count(&backup, "lessons"), 1);
    assert_eq!(count(&backup, "drafts"), 1);
    assert_eq!(count(&backup, "removed"), 1);
    assert_eq!((count(&backup, "beside"), count(&backup, "unread")), (1, 1));
    let mut phone = Phone::new("bbbbbbbb");
    phone.take(&backup, Mode::Merge);
    assert_eq!(phone.store.rows(Place::Records).len(), 4);
    let device = Device::parse("k3v9abcd").expect("a name");
    let draft = &backup.records["draft/reflection/L003"][0];
    assert_eq!(draft.descent.dot, Stamp::unstamped(device));
}

#[test]
fn a_row_that_was_too_new_for_whoever_made_the_file_is_read_once_it_can_be() {
    let mut phone = Phone::new("aaaaaaaa");
    phone.write("a", Some("from a later version"));
    let row = phone
        .store
        .row(Place::Records, "situation/a")
        .expect("a row");
    let mut backup = Phone::new("bbbbbbbb").backup();
    backup.unread.push(("situation/a".to_owned(), row.clone()));
    let opened = read(&backup.to_text());
    assert_eq!(opened.unread, []);
    assert_eq!(opened.records["situation/a"][0].to_row(), row);
    // The golden file holds a row of schema 99.
    const { assert!(SCHEMA < 99) }
}

#[test]
fn a_copy_the_app_made_is_restored_like_a_backup() {
    let mut phone = Phone::new("aaaaaaaa");
    phone.write("a", Some("kept"));
    let rows = phone.store.rows(Place::Records).into_iter();
    let copy = Copy {
        records: rows.filter_map(|(key, row)| Some((key, row?))).collect(),
        ..Copy::default()
    };
    let backup = read(&copy_text(&copy));
    assert_eq!(backup.records, phone.backup().records);
    assert_eq!(copy.stored().records, phone.stored().records);
    let version: &Version = &backup.records["situation/a"][0];
    assert!(version.record("situation/a").is_ok());
}
