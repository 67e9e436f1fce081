//! What goes from the app to the desk and back arrives as it was sent, and a backup made there and
//! taken in on an empty device gives the same records.

use alongside::domain::day::Day;
use alongside::storage::backup::Stored;
use alongside::storage::desk::{self, Planned, Request};
use alongside::storage::{Batch, Ledger, Place, Write, frame};

use crate::storage_samples::schema_1;
use crate::storage_schema_2::schema_2;
use crate::storage_stamp::device;

fn request(stored: Stored, device: &str) -> Request {
    Request {
        stored,
        settings: vec![("theme".to_owned(), "dark".to_owned())],
        today: Day::parse("2026-11-22").expect("a day"),
        device: device.to_owned(),
        now: 1_795_000_000_000,
        bring_back: false,
    }
}

/// The rows of a device that wrote one record of every kind.
fn written() -> (Ledger, Stored) {
    let mut ledger = Ledger::open([], device("aaaaaaaa")).ledger;
    let records = schema_1().into_iter().chain(schema_2());
    for (_, record) in records {
        ledger.put(record);
    }
    let records = ledger.records().into_iter();
    let records: Vec<_> = records.map(|kept| (kept.key(), Some(kept))).collect();
    let batch = ledger.rows.batch(records, |_| false, 1_794_000_000_000);
    let rows = batch.writes.into_iter();
    let stored = Stored {
        records: rows.map(|write| (write.key, write.row)).collect(),
        ..Stored::default()
    };
    (ledger, stored)
}

#[test]
fn tables_come_out_as_they_went_in() {
    let odd = vec![
        (String::new(), None),
        ("a\nb".to_owned(), Some(String::new())),
        ("“تم”".to_owned(), Some("\u{0}👩🏽‍🏭".to_owned())),
    ];
    let tables: [&[_]; 3] = [&odd, &[], &odd[..1]];
    let packed = frame::pack(&tables);
    let unpacked = frame::unpack(&packed).expect("tables");
    assert_eq!(unpacked, tables.map(<[_]>::to_vec));
    for at in 1..packed.len() {
        let cut = frame::unpack(&packed[..at]);
        assert!(cut.is_none_or(|cut| cut != unpacked), "cut at {at}");
    }
}

#[test]
fn a_request_and_its_answer_arrive_as_they_were_sent() {
    let (_, stored) = written();
    let mut sent = request(stored, "aaaaaaaa");
    sent.bring_back = true;
    sent.stored.beside = vec![("situation/a@x".to_owned(), Some("row".to_owned()))];
    sent.stored.damaged = vec![("lesson/x".to_owned(), None)];
    assert_eq!(Request::from_bytes(&sent.to_bytes()), Some(sent));
    let write = |place, row: Option<&str>| Write {
        place,
        key: "a:b".to_owned(),
        row: row.map(str::to_owned),
    };
    let planned = Planned {
        lines: vec!["Situations: 1 new".to_owned()],
        made: "2026-11-22".to_owned(),
        records: 3,
        older: 1,
        conflicting: 2,
        batch: Batch {
            writes: vec![
                write(Place::Records, Some("row")),
                write(Place::Beside, None),
            ],
            expects: vec![
                ("a".to_owned(), None),
                ("b".to_owned(), Some("x".to_owned())),
            ],
            lock: None,
        },
        undo: Batch {
            writes: vec![write(Place::Damaged, None), write(Place::Meta, Some("m"))],
            ..Batch::default()
        },
        settings: vec![("theme".to_owned(), "dark".to_owned())],
    };
    assert_eq!(Planned::from_bytes(&planned.to_bytes()), Some(planned));
}

#[test]
fn a_backup_taken_in_on_an_empty_device_gives_the_same_records() {
    let (ledger, stored) = written();
    let file = desk::backup(request(stored, "aaaaaaaa"));
    let empty = request(Stored::default(), "bbbbbbbb");
    let mut empty = empty;
    empty.settings.clear();
    let planned = desk::restore(empty, file.as_bytes(), false).expect("a backup");
    let rows = planned.batch.writes.iter();
    let rows = rows.map(|write| (write.key.clone(), write.row.clone()));
    let opened = Ledger::open(rows, device("bbbbbbbb"));
    assert_eq!(opened.damaged, [""; 0]);
    assert_eq!(opened.ledger, ledger);
    assert_eq!(planned.settings, [("theme".to_owned(), "dark".to_owned())]);
    assert_eq!(
        planned.records,
        ledger.records().len() - 1,
        "the draft is not counted"
    );
}

#[test]
fn a_copy_brings_back_what_was_changed_since() {
    let (_, stored) = written();
    let copy = desk::copy(request(stored.clone(), "aaaaaaaa"));
    let mut now = request(stored, "aaaaaaaa");
    // One record is changed, one is removed.
    let mut later = Ledger::open(now.stored.records.clone(), device("aaaaaaaa")).ledger;
    let records = later.records();
    let (first, second) = (records[0].key(), records[1].key());
    let changed = (first.clone(), Some(records[0].clone()));
    let batch = later.rows.batch(
        [changed, (second.clone(), None)],
        |_| false,
        1_794_500_000_000,
    );
    for write in batch.writes {
        for row in &mut now.stored.records {
            if row.0 == write.key {
                row.1.clone_from(&write.row);
            }
        }
    }
    let merged = desk::restore(now.clone(), copy.as_bytes(), true).expect("a copy");
    assert_eq!(merged.batch.writes, [], "what is here is newer");
    now.bring_back = true;
    let back = desk::restore(now, copy.as_bytes(), true).expect("a copy");
    let keys: Vec<&str> = back
        .batch
        .writes
        .iter()
        .map(|write| write.key.as_str())
        .collect();
    assert_eq!(keys, [second.as_str()], "the other says the same still");
}

#[test]
fn the_journal_is_written_with_days_as_the_person_writes_them() {
    let (_, stored) = written();
    let text = desk::journal(request(stored, "aaaaaaaa"), &|_| "the day".to_owned());
    assert!(text.contains("the day"), "{text}");
    assert!(text.contains("# "), "{text}");
}
