//! The store in memory keeps a batch whole or not at all, whichever write fails.

use alongside::storage::{Batch, MemoryStore, Place, StoreError, Write};

fn entry(key: &str, text: &str) -> (String, Option<String>) {
    (key.to_owned(), Some(text.to_owned()))
}

fn held() -> MemoryStore {
    MemoryStore::holding([
        entry("a", "old a"),
        entry("b", "old b"),
        ("c".to_owned(), None),
    ])
}

fn write(key: &str, row: Option<&str>) -> Write {
    Write {
        place: Place::Records,
        key: key.to_owned(),
        row: row.map(str::to_owned),
    }
}

/// Two records written anew, one for the first time, two removed.
fn batch() -> Batch {
    let writes = [
        write("a", Some("new a")),
        write("d", Some("new d")),
        write("b", Some("new b")),
        write("c", None),
        write("d", None),
    ];
    Batch {
        writes: writes.to_vec(),
        ..Batch::default()
    }
}

#[test]
fn a_batch_changes_everything_it_names_and_nothing_else() {
    let mut store = held();
    assert_eq!(store.commit(&batch()), Ok(()));
    assert_eq!(
        store.rows(Place::Records),
        [entry("a", "new a"), entry("b", "new b")]
    );
}

#[test]
fn a_batch_that_fails_at_any_write_changes_nothing_and_says_why() {
    let writes = batch().writes.len();
    for error in [
        StoreError::Blocked,
        StoreError::Full,
        StoreError::Fault("x".to_owned()),
    ] {
        for nth in 1..=writes {
            let mut store = held();
            store.fail_on_write(nth, error.clone());
            assert_eq!(store.commit(&batch()), Err(error.clone()), "at write {nth}");
            assert_eq!(
                store.rows(Place::Records),
                held().rows(Place::Records),
                "at write {nth}"
            );
        }
    }
}

#[test]
fn a_store_that_failed_works_again_afterwards() {
    let mut store = held();
    store.fail_on_write(2, StoreError::Full);
    assert!(store.commit(&batch()).is_err());
    assert_eq!(store.commit(&batch()), Ok(()));
    assert_eq!(
        store.rows(Place::Records),
        [entry("a", "new a"), entry("b", "new b")]
    );
}

#[test]
fn a_later_batch_is_the_one_that_fails_if_the_first_had_fewer_writes() {
    let one = Batch {
        writes: vec![write("e", Some("e"))],
        ..Batch::default()
    };
    let mut store = held();
    store.fail_on_write(2, StoreError::Full);
    assert_eq!(store.commit(&one), Ok(()));
    assert_eq!(store.commit(&one), Err(StoreError::Full));
    assert_eq!(store.rows(Place::Records).last(), Some(&entry("e", "e")));
}

#[test]
fn an_empty_batch_changes_nothing() {
    let mut store = held();
    assert_eq!(store.commit(&Batch::default()), Ok(()));
    assert_eq!(store.rows(Place::Records), held().rows(Place::Records));
}
