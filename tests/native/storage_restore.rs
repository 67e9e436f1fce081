//! Taking a backup in, case by case: what is told, what is written, what is put back.

use alongside::domain::day::Day;
use alongside::storage::backup::Backup;
use alongside::storage::kind::Kind;
use alongside::storage::restore::{Mode, Restore};
use alongside::storage::restore_preview::Counts;
use alongside::storage::stamp::Device;
use alongside::storage::{Place, StoreError, fact};

use crate::storage_devices::{Phone, titled};
use crate::storage_samples::schema_1;

/// Two phones of which the second has taken in what the first has.
fn pair() -> (Phone, Phone) {
    let mut one = Phone::new("aaaaaaaa");
    one.write("a", Some("first"));
    let mut two = Phone::new("bbbbbbbb");
    two.now += 1_000;
    two.take(&one.backup(), Mode::Merge);
    (one, two)
}

fn counts(restore: &Restore) -> Counts {
    restore.preview.total()
}

#[test]
fn what_is_not_here_is_new() {
    let (_, two) = pair();
    let mut empty = Phone::new("cccccccc");
    let restore = empty.take(&two.backup(), Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            new: 1,
            ..Counts::default()
        }
    );
    assert_eq!(restore.preview.told(), ["Situations: 1 new"]);
    assert_eq!(empty.title("a").as_deref(), Some("first"));
    assert_eq!(empty.content(), two.content());
}

#[test]
fn what_was_written_after_ours_takes_its_place() {
    let (mut one, mut two) = pair();
    two.write("a", Some("second"));
    let restore = one.take(&two.backup(), Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            changed: 1,
            ..Counts::default()
        }
    );
    assert_eq!(one.title("a").as_deref(), Some("second"));
    assert_eq!(one.beside("a"), [""; 0]);
}

#[test]
fn what_was_written_before_ours_leaves_ours_as_it_is() {
    let (mut one, two) = pair();
    one.write("a", Some("second"));
    let before = one.content();
    let restore = one.take(&two.backup(), Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            older: 1,
            ..Counts::default()
        }
    );
    assert_eq!(restore.preview.told(), ["Situations: 1 newer here, kept"]);
    assert_eq!(one.content(), before);
}

#[test]
fn what_was_written_apart_is_kept_side_by_side() {
    let (mut one, mut two) = pair();
    one.write("a", Some("mine"));
    two.write("a", Some("theirs"));
    let restore = one.take(&two.backup(), Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            conflicting: 1,
            ..Counts::default()
        }
    );
    assert_eq!(one.title("a").as_deref(), Some("theirs"), "it is the later");
    assert_eq!(one.beside("a"), ["mine"]);
}

#[test]
fn a_removal_that_knew_what_is_here_removes_it_and_stays_known() {
    let (mut one, mut two) = pair();
    two.write("a", None);
    let restore = one.take(&two.backup(), Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            removed: 1,
            ..Counts::default()
        }
    );
    assert_eq!(one.title("a"), None);
    assert!(one.store.row(Place::Records, "situation/a").is_some());
    assert_eq!(one.content(), two.content());
}

#[test]
fn a_removal_apart_from_a_change_removes_nothing() {
    let (mut one, mut two) = pair();
    one.write("a", Some("second"));
    two.write("a", None);
    let mut other = two.clone();
    one.take(&two.backup(), Mode::Merge);
    other.take(&one.backup(), Mode::Merge);
    assert_eq!(one.title("a").as_deref(), Some("second"));
    assert_eq!(other.title("a").as_deref(), Some("second"));
}

#[test]
fn what_is_gone_here_comes_back_only_when_it_is_brought_back() {
    let (mut one, two) = pair();
    one.write("a", None);
    one.write("b", Some("made since"));
    let restore = one.take(&two.backup(), Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            older: 1,
            ..Counts::default()
        }
    );
    assert_eq!(one.title("a"), None);
    let restore = one.take(&two.backup(), Mode::BringBack);
    assert_eq!(
        counts(&restore),
        Counts {
            new: 1,
            ..Counts::default()
        }
    );
    assert_eq!(one.title("a").as_deref(), Some("first"));
    assert_eq!(one.title("b").as_deref(), Some("made since"));
}

#[test]
fn bringing_back_puts_the_older_text_in_place_of_the_newer() {
    let (mut one, mut two) = pair();
    one.write("a", Some("second"));
    let restore = one.take(&two.backup(), Mode::BringBack);
    assert_eq!(
        counts(&restore),
        Counts {
            changed: 1,
            ..Counts::default()
        }
    );
    assert_eq!(one.title("a").as_deref(), Some("first"));
    // It is a version of now: the other device takes it for one.
    two.take(&one.backup(), Mode::Merge);
    assert_eq!(two.content(), one.content());
}

#[test]
fn equal_texts_written_apart_are_the_same_to_the_person() {
    let mut one = Phone::new("aaaaaaaa");
    one.write("a", Some("the same"));
    let mut two = Phone::new("bbbbbbbb");
    two.now += 5;
    two.write("a", Some("the same"));
    let restore = one.take(&two.backup(), Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            same: 1,
            ..Counts::default()
        }
    );
    assert_eq!(restore.preview.told(), ["Situations: 1 the same"]);
}

#[test]
fn undoing_puts_back_every_byte_and_goes_on_under_a_fresh_name() {
    let (mut one, mut two) = pair();
    one.write("a", Some("mine"));
    two.write("a", Some("theirs"));
    two.write("b", Some("new"));
    for mode in [Mode::Merge, Mode::BringBack] {
        let mut phone = one.clone();
        let restore = phone.take(&two.backup(), mode);
        assert_ne!(phone.content(), one.content());
        phone.commit(&restore.undo(Device::parse("fresh000").expect("a name")));
        assert_eq!(phone.content(), one.content());
        let name = phone.store.row(Place::Meta, fact::DEVICE);
        assert_eq!(name.as_deref(), Some("fresh000"));
    }
}

#[test]
fn nothing_is_undone_once_something_was_written_there() {
    let (mut one, mut two) = pair();
    two.write("a", Some("second"));
    let restore = one.take(&two.backup(), Mode::Merge);
    one.write("a", Some("third"));
    let before = one.content();
    let undo = restore.undo(Device::parse("fresh000").expect("a name"));
    assert_eq!(one.store.commit(&undo), Err(StoreError::Changed));
    assert_eq!(one.content(), before);
}

#[test]
fn a_file_taken_in_again_after_undoing_is_taken_in_whole() {
    let mut one = Phone::new("aaaaaaaa");
    one.write("a", Some("first"));
    let file = one.backup();
    let mut erased = Phone::new("aaaaaaaa");
    let restore = erased.take(&file, Mode::Merge);
    erased.commit(&restore.undo(Device::parse("fresh000").expect("a name")));
    erased.name = Device::parse("fresh000").expect("a name");
    erased.write("a", Some("written since"));
    erased.take(&file, Mode::Merge);
    let mut titles = erased.beside("a");
    titles.extend(erased.title("a"));
    titles.sort();
    assert_eq!(titles, ["first", "written since"]);
}

#[test]
fn a_row_that_cannot_be_read_stays_and_what_comes_for_it_stands_beside() {
    let (one, _) = pair();
    let newer = "{\"schema\":99,\"kind\":\"situation\"}";
    for row in ["damaged", newer, "@9 x y\nz", "@1 cut off"] {
        let mut two = Phone::holding("bbbbbbbb", &[("situation/a", row)]);
        let restore = two.take(&one.backup(), Mode::Merge);
        assert_eq!(counts(&restore).conflicting, 1, "{row}");
        let stands = two.store.row(Place::Records, "situation/a");
        assert_eq!(stands.as_deref(), Some(row));
        assert_eq!(two.store.rows(Place::Beside).len(), 1, "{row}");
        assert_eq!(two.plan(&one.backup(), Mode::Merge).batch.writes, []);
        two.commit(&restore.undo(two.name));
        assert_eq!(two.store.rows(Place::Beside), []);
    }
}

#[test]
fn rows_nobody_could_read_go_along_and_are_told() {
    let newer = "{\"schema\":99,\"kind\":\"situation\"}";
    let mut one = Phone::holding(
        "aaaaaaaa",
        &[("situation/n", newer), ("lesson/L001", "cut of")],
    );
    one.write("a", Some("first"));
    let file = one.backup();
    assert_eq!(file.unread.len(), 2);
    let mut two = Phone::new("bbbbbbbb");
    let restore = two.take(&file, Mode::Merge);
    assert_eq!(restore.preview.unread, 2);
    assert_eq!(
        two.store.row(Place::Records, "situation/n").as_deref(),
        Some(newer)
    );
    assert_eq!(
        two.store.row(Place::Damaged, "lesson/L001").as_deref(),
        Some("cut of")
    );
    assert_eq!(two.plan(&file, Mode::Merge).batch.writes, []);
    assert_eq!(
        one.plan(&file, Mode::Merge).batch.writes,
        [],
        "it is all here"
    );
}

#[test]
fn only_settings_that_are_not_set_here_are_taken() {
    let texts = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        let pairs = pairs.iter();
        pairs
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
            .collect()
    };
    let phone = Phone::new("aaaaaaaa");
    let settings = texts(&[("text", "large"), ("theme", "dark")]);
    let file = Backup::of_rows(&phone.stored(), settings, Day(0), phone.name);
    let here = texts(&[("theme", "light")]);
    let stored = phone.stored();
    let restore = Restore::plan(&stored, &here, &file, Mode::Merge, phone.name, phone.now);
    assert_eq!(restore.preview.settings, texts(&[("text", "large")]));
    assert_eq!(restore.batch.writes, []);
}

#[test]
fn the_older_list_adds_what_is_missing_and_settles_nothing() {
    let list = schema_1()
        .map(|(text, _)| text.trim().to_owned())
        .join(",\n");
    let file = Backup::from_text(format!("[\n{list}\n]\n").as_bytes()).expect("a list");
    let mut phone = Phone::new("aaaaaaaa");
    let restore = phone.take(&file, Mode::Merge);
    assert_eq!(
        counts(&restore),
        Counts {
            new: 3,
            ..Counts::default()
        }
    );
    assert_eq!(restore.preview.kinds.len(), 3);
    let again = phone.plan(&file, Mode::Merge);
    assert_eq!(again.batch.writes, []);
    assert_eq!(
        counts(&again),
        Counts {
            same: 3,
            ..Counts::default()
        }
    );
    // What came from it can be written like anything else, twice.
    let id = "k3v9abcdefghijkmnopq";
    phone.write(id, Some("changed"));
    phone.write(id, Some("changed again"));
    let again = phone.take(&file, Mode::Merge);
    assert_eq!(counts(&again).older, 1);
    assert_eq!(phone.title(id).as_deref(), Some("changed again"));
}

#[test]
fn two_older_lists_that_differ_are_both_kept() {
    let list = |title: &str| {
        let text = format!("[{}]", titled("a", title).to_text());
        Backup::from_text(text.as_bytes()).expect("a list")
    };
    let mut phone = Phone::new("aaaaaaaa");
    phone.take(&list("one"), Mode::Merge);
    let restore = phone.take(&list("two"), Mode::Merge);
    assert_eq!(restore.preview.kinds[&Kind::Situation].conflicting, 1);
    let mut titles = phone.beside("a");
    titles.extend(phone.title("a"));
    titles.sort();
    assert_eq!(titles, ["one", "two"]);
}
