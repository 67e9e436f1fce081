//! Files that are no good: each is refused whole, in words that say why and what is safe.

use std::fs;

use alongside::storage::backup::{BYTES_MAX, Backup, BackupError};
use alongside::storage::copies::read_copy;

use crate::storage_backup::GOLDEN;
use crate::storage_samples::fixtures;

/// Why a file is refused, in one word.
fn refused(bytes: &[u8]) -> &'static str {
    let Err(error) = Backup::from_text(bytes) else {
        return "taken";
    };
    let told = error.told();
    assert!(told.contains("Nothing was changed. "), "{told}");
    assert!(!told.contains('!') && told.ends_with('.'), "{told}");
    match error {
        BackupError::TooBig => "too-big",
        BackupError::Empty => "empty",
        BackupError::NotText => "not-text",
        BackupError::NotOurs => "not-ours",
        BackupError::Newer => "newer",
        BackupError::Locked => "locked",
        BackupError::Damaged { .. } => "damaged",
        BackupError::Record { .. } => "record",
    }
}

/// Why the golden backup is refused with this text in place of that one.
#[track_caller]
fn with(from: &str, to: &str) -> &'static str {
    assert!(GOLDEN.contains(from), "{from}");
    refused(GOLDEN.replacen(from, to, 1).as_bytes())
}

#[test]
fn the_broken_fixtures_are_refused_as_their_names_say() {
    let files = fs::read_dir(fixtures().join("backup/broken")).expect("the folder");
    let mut seen = 0;
    for file in files {
        let path = file.expect("a file").path();
        let name = path
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        let word = refused(&fs::read(&path).expect("its bytes"));
        assert!(name.starts_with(word), "{name} is refused as {word}");
        seen += 1;
    }
    assert!(seen >= 8, "only {seen}");
}

#[test]
fn a_backup_cut_anywhere_is_refused() {
    let whole = GOLDEN.trim_end().len();
    for length in 0..whole {
        let word = refused(&GOLDEN.as_bytes()[..length]);
        let expected = match length {
            0 => &["empty"][..],
            1..=21 => &["not-ours"],
            // Cut within a letter it is no text.
            _ => &["damaged", "not-text"],
        };
        assert!(expected.contains(&word), "{word} after {length} bytes");
    }
}

#[test]
fn a_newer_file_or_record_is_newer_and_not_damaged() {
    assert_eq!(with("\"version\":1", "\"version\":2"), "newer");
    assert_eq!(with("\"version\":1", "\"version\":4294967295"), "newer");
    assert_eq!(with("\"schema\":2", "\"schema\":3"), "newer");
    let copy = b"{\"format\":\"alongside-copy\",\"version\":2,\"records\":[],\"history\":[],\"settings\":{}}";
    assert_eq!(refused(copy), "newer");
}

#[test]
fn what_does_not_add_up_is_refused() {
    for (from, to, word) in [
        ("\"version\":1", "\"version\":0", "damaged"),
        ("\"version\":1", "\"version\":-1", "damaged"),
        (
            "\"made\":\"2026-11-22\"",
            "\"made\":\"2026-02-30\"",
            "damaged",
        ),
        ("\"situations\":2", "\"situations\":3", "damaged"),
        ("\"unread\":2", "\"unread\":0", "damaged"),
        ("\"removed\":1", "\"more\":1", "damaged"),
        (
            "\"app\":\"0.1.0\"",
            "\"app\":\"0.1.0\",\"app\":\"0.1.0\"",
            "damaged",
        ),
        ("\"gone\":true", "\"gone\":false", "record"),
        ("\"gone\":true", "\"gone\":true,\"record\":{}", "record"),
        (
            "\"key\":\"scenario/P01\"",
            "\"key\":\"scenario/P02\"",
            "record",
        ),
        (
            "\"key\":\"scenario/P01\"",
            "\"key\":\"lesson/L003\"",
            "record",
        ),
        (
            "\"key\":\"situation/removed",
            "\"key\":\"elsewhere/removed",
            "damaged",
        ),
        ("\"stamps\":\"0", "\"stamps\":\"f", "record"),
        ("\"stamps\":\"0000", "\"stamps\":\"3fff", "record"),
        ("\"stamps\":\"", "\"stamps\":\" ", "record"),
        ("\"day\":\"2026-11-21\"", "\"day\":\"2026-11-31\"", "record"),
        ("\"rating\":\"fair\"", "\"rating\":\"fairest\"", "record"),
        (
            "\"option\":1",
            "\"option\":99999999999999999999999",
            "record",
        ),
    ] {
        assert_eq!(with(from, to), word, "{from} to {to}");
    }
}

#[test]
fn an_entry_that_is_there_twice_is_refused() {
    let lines: Vec<&str> = GOLDEN.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if line.contains("\"stamps\"") {
            let line = line.trim_end_matches(',');
            let again = [line, ","].concat();
            let twice = [&lines[..at], &[again.as_str()], &lines[at..]].concat();
            assert_eq!(refused(twice.join("\n").as_bytes()), "record", "{line}");
        }
    }
}

#[test]
fn absurd_sizes_and_depths_are_refused_before_they_are_read() {
    assert_eq!(refused(&vec![b' '; BYTES_MAX + 1]), "too-big");
    let deep = |open: &str| [&open.repeat(200_000), ""].concat();
    assert_eq!(refused(deep("[").as_bytes()), "damaged");
    assert_eq!(refused(deep("{\"a\":").as_bytes()), "damaged");
    let nested = ["\"app\":", &"[".repeat(127), &"]".repeat(127), ",\"app\":"].concat();
    assert_eq!(with("\"app\":", &nested), "damaged");
    let many = [
        "\"beside\":[",
        &"{\"key\":\"\",\"stamps\":\"\"},".repeat(200_001),
    ]
    .concat();
    assert_eq!(with("\"beside\":[", &many), "damaged");
    let parts = [
        "\"reflection\":[",
        &"{},".repeat(100_001),
        "{}],\"reflection\":",
    ]
    .concat();
    assert_eq!(with("\"reflection\":", &parts), "record");
    let long = ["\"key\":\"draft/", &"x".repeat(600)].concat();
    assert_eq!(with("\"key\":\"draft/", &long), "damaged");
}

#[test]
fn a_locked_store_in_a_rescue_file_is_said_to_be_locked() {
    let file = "{\"format\":\"alongside-rescue\",\"database\":{\"stores\":{\"records\":[{\"key\":\"lesson/L001\",\"value\":\"@2 x y\\nz\"}]}},\"preferences\":{}}";
    assert_eq!(refused(file.as_bytes()), "locked");
    let unreadable = "{\"format\":\"alongside-rescue\",\"database\":{\"stores\":{\"records\":{\"unreadable\":\"x\"}}},\"preferences\":{}}";
    assert_eq!(refused(unreadable.as_bytes()), "damaged");
}

#[test]
fn a_copy_that_is_none_is_refused() {
    for (text, expected) in [
        ("", BackupError::Empty),
        (" \n", BackupError::Empty),
        (
            "{\"format\":\"other\",\"version\":1,\"records\":[],\"history\":[],\"settings\":{}}",
            BackupError::NotOurs,
        ),
        (
            "{\"format\":\"alongside-copy\",\"version\":9,\"records\":[],\"history\":[],\"settings\":{}}",
            BackupError::Newer,
        ),
    ] {
        assert_eq!(read_copy(text.as_bytes()), Err(expected), "{text}");
    }
    assert_eq!(read_copy(&[0xff, 0xfe]), Err(BackupError::NotText));
    assert!(read_copy(&vec![b'['; 1_000_000]).is_err());
}
