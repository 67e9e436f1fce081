//! The record of the lock and the recovery code: what opens, what never does, and a record of the
//! first version that must open for ever.

use alongside::storage::lock::{By, Lock, LockUnread, MINUTES, SALT_BYTES, Work};
use alongside::storage::recovery::{GROUP_CHARS, GROUPS, RANDOM_BYTES, RecoveryCode};
use alongside::storage::seal::{DataKey, NONCE_BYTES, Unsealed, close_text, open_text};

/// As it was written by the first version. Never edited.
const GOLDEN: &str = include_str!("../fixtures/lock/v1.json");
/// A row closed by its data key.
const GOLDEN_ROW: &str = include_str!("../fixtures/lock/v1-row.txt");

fn derived(byte: u8) -> DataKey {
    DataKey::new([byte; 32])
}

fn lock() -> Lock {
    let mut lock = Lock::new("k3v9k3v9k3v9k3v9k3v9".to_owned(), Work::USUAL);
    let data_key = derived(42);
    let (salt, nonce) = ([1; SALT_BYTES], [2; NONCE_BYTES]);
    lock.let_open(By::Passphrase, &derived(1), &data_key, salt, nonce);
    let (salt, nonce) = ([3; SALT_BYTES], [4; NONCE_BYTES]);
    lock.let_open(By::Recovery, &derived(2), &data_key, salt, nonce);
    lock
}

/// Whether this opens what the data key of [`lock`] closes.
fn is_its_key(key: &DataKey) -> bool {
    let text = close_text(&derived(42), "meta", "a", "text", [0; NONCE_BYTES]);
    open_text(key, "meta", "a", &text).is_ok()
}

#[test]
fn the_passphrase_opens_it_and_so_does_the_recovery_code() {
    let lock = Lock::from_row(&lock().to_row()).unwrap();
    assert!(is_its_key(&lock.open(By::Passphrase, &derived(1)).unwrap()));
    assert!(is_its_key(&lock.open(By::Recovery, &derived(2)).unwrap()));
    assert_eq!(lock.salt(By::Passphrase).unwrap(), [1; SALT_BYTES]);
    assert_eq!(lock.salt(By::Recovery).unwrap(), [3; SALT_BYTES]);
}

#[test]
fn nothing_else_opens_it_not_even_one_in_place_of_the_other() {
    let lock = lock();
    for (by, wrong) in [
        (By::Passphrase, 2),
        (By::Recovery, 1),
        (By::Passphrase, 42),
        (By::Passphrase, 0),
    ] {
        let opened = lock.open(by, &derived(wrong));
        assert_eq!(opened.err(), Some(Unsealed::Broken), "{by:?} {wrong}");
    }
}

#[test]
fn a_new_passphrase_takes_the_place_of_the_old_one_and_leaves_the_code_alone() {
    let mut lock = lock();
    let data_key = lock.open(By::Passphrase, &derived(1)).unwrap();
    let (salt, nonce) = ([5; SALT_BYTES], [6; NONCE_BYTES]);
    lock.let_open(By::Passphrase, &derived(9), &data_key, salt, nonce);
    assert!(lock.open(By::Passphrase, &derived(1)).is_err());
    assert!(is_its_key(&lock.open(By::Passphrase, &derived(9)).unwrap()));
    assert!(is_its_key(&lock.open(By::Recovery, &derived(2)).unwrap()));
    assert_eq!(lock.id(), "k3v9k3v9k3v9k3v9k3v9");
}

#[test]
fn no_trace_of_what_opens_it_is_kept() {
    let row = lock().to_row();
    for key in [1_u8, 2, 42] {
        let text = alongside::storage::base64::encode(&[key; 32]);
        assert!(!row.contains(&text), "{row}");
    }
}

#[test]
fn a_record_of_the_first_version_opens_for_ever() {
    let lock = Lock::from_row(GOLDEN.trim_end()).unwrap();
    assert_eq!(lock, self::lock());
    assert_eq!(lock.to_row(), GOLDEN.trim_end());
    let key = lock.open(By::Passphrase, &derived(1)).unwrap();
    let text = open_text(&key, "damaged", "situation/a@b", GOLDEN_ROW.trim_end());
    assert_eq!(text.unwrap(), "what was kept");
}

#[test]
fn a_record_that_is_no_lock_is_damaged_and_never_no_lock() {
    let good = lock().to_row();
    for at in 0..good.len() {
        if good.is_char_boundary(at) {
            let read = Lock::from_row(&good[..at]);
            assert_eq!(read, Err(LockUnread::Damaged), "cut at {at}");
        }
    }
    for (right, wrong) in [
        ("\"version\":1", "\"version\":0"),
        ("\"memory_kib\":19456", "\"memory_kib\":0"),
        ("\"memory_kib\":19456", "\"memory_kib\":262145"),
        ("\"memory_kib\":19456", "\"memory_kib\":4294967295"),
        ("\"passes\":2", "\"passes\":0"),
        ("\"passes\":2", "\"passes\":21"),
        ("\"lanes\":1", "\"lanes\":0"),
        ("\"lanes\":1", "\"lanes\":5"),
        ("\"recovery\"", "\"passphrase\""),
        ("\"recovery\"", "\"passkey\""),
        ("\"salt\":\"", "\"salt\":\"AAAA"),
        ("\"sealed\":\"", "\"sealed\":\"AAAA"),
        ("argon2id", "md5"),
        ("\"id\":\"k3v9k3v9k3v9k3v9k3v9\"", "\"id\":\"\""),
    ] {
        assert!(good.contains(right), "{right} is not in {good}");
        let read = Lock::from_row(&good.replace(right, wrong));
        assert_eq!(read, Err(LockUnread::Damaged), "{wrong}");
    }
    let newer = good.replace("\"version\":1", "\"version\":2");
    assert_eq!(Lock::from_row(&newer), Err(LockUnread::Newer));
    let unknown = "{\"version\":7,\"what\":\"comes\"}";
    assert_eq!(Lock::from_row(unknown), Err(LockUnread::Newer));
}

#[test]
fn it_closes_after_the_minutes_chosen_and_absurd_ones_keep_nobody_out() {
    for minutes in MINUTES {
        let mut lock = lock();
        assert_eq!(lock.minutes(), 5);
        lock.set_minutes(minutes);
        assert_eq!(Lock::from_row(&lock.to_row()).unwrap().minutes(), minutes);
    }
    let absurd = lock()
        .to_row()
        .replace("\"minutes\":5", "\"minutes\":4000000000");
    assert_eq!(Lock::from_row(&absurd).unwrap().minutes(), 5);
}

fn code() -> RecoveryCode {
    let random: Vec<u8> = (0..RANDOM_BYTES).map(|at| (at * 37 % 256) as u8).collect();
    RecoveryCode::of(&random.try_into().unwrap()).unwrap()
}

#[test]
fn a_recovery_code_is_eight_groups_of_four_that_nobody_misreads() {
    let code = code();
    assert_eq!(code.groups().len(), GROUPS);
    for group in code.groups() {
        assert_eq!(group.len(), GROUP_CHARS);
        assert!(!group.contains([
            '0', 'O', '1', 'I', 'L', '2', 'Z', '5', 'S', '8', 'B', 'U', 'V'
        ]));
    }
    let bits = 23_f64.log2() * (GROUPS * GROUP_CHARS) as f64;
    assert!(bits >= 128.0, "{bits}");
}

#[test]
fn a_recovery_code_is_read_however_it_is_typed() {
    let code = code();
    let shown = code.groups();
    for typed in [
        shown.join(" "),
        shown.join("-"),
        shown.concat(),
        shown.join(" ").to_lowercase(),
        format!("  {}\n", shown.join(" – ")),
    ] {
        let read = RecoveryCode::read(&typed).unwrap();
        assert_eq!(read.secret(), code.secret(), "{typed}");
    }
    for wrong in [
        String::new(),
        shown[1..].join(" "),
        [shown.join(" "), "A".to_owned()].concat(),
        shown.join(" ").replacen(shown[0], "0OIL", 1),
        shown.join(" ").replacen(shown[0], "ÄÄÄÄ", 1),
    ] {
        assert!(RecoveryCode::read(&wrong).is_none(), "{wrong}");
    }
    assert!(code.is_group(2, &shown[2].to_lowercase()));
    assert!(!code.is_group(2, shown[3]) && !code.is_group(8, "") && !code.is_group(2, ""));
}

#[test]
fn every_character_of_a_code_is_as_likely_as_the_others() {
    let mut counts = std::collections::BTreeMap::new();
    for byte in 0..=255_u8 {
        if let Some(code) = RecoveryCode::of(&[byte; RANDOM_BYTES]) {
            *counts.entry(code.secret().to_owned()).or_insert(0) += 1;
        }
    }
    assert_eq!(counts.len(), 23);
    assert!(counts.values().all(|count| *count == 11), "{counts:?}");
    assert!(RecoveryCode::of(&[255; RANDOM_BYTES]).is_none());
}
