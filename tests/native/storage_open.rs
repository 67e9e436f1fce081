//! A write that could not be kept and is tried again: it follows what stood there before it, and
//! takes nothing with it that the person had not seen.

use alongside::storage::rows::Rows;
use alongside::storage::stamp::Device;
use alongside::storage::version::{Descent, Version};
use alongside::storage::{Batch, Key, Place, Record};

use crate::storage_devices::{Phone, titled};

fn key() -> Key {
    Key::situation("a")
}

/// A phone that holds one situation, and one beside it that was written on another.
fn phone() -> Phone {
    let mut phone = Phone::new("aaaaaaaa");
    phone.write("a", Some("first"));
    let other = Phone::new("bbbbbbbb");
    put_beside(&mut phone, &version_of(&mut other.rows(), "elsewhere"));
    phone
}

fn version_of(rows: &mut Rows, title: &str) -> Version {
    let records = [(key(), Some(titled("a", title)))];
    let batch = rows.batch(records, |_| false, 1_795_000_000_900);
    written(&batch)
}

fn written(batch: &Batch) -> Version {
    let row = batch.writes[0].row.as_deref().expect("a row");
    Version::from_row(row, Device::NONE).expect("a whole row")
}

fn put_beside(phone: &mut Phone, version: &Version) {
    let at = format!("{}@{}", key().as_str(), version.descent.dot);
    let mut batch = Batch::default();
    batch.writes.push(alongside::storage::Write {
        place: Place::Beside,
        key: at,
        row: Some(version.to_row()),
    });
    phone.commit(&batch);
}

fn record(record: Option<&str>) -> [(Key, Option<Record>); 1] {
    [(key(), record.map(|title| titled("a", title)))]
}

/// What a batch takes from beside the record.
fn taken(batch: &Batch) -> Vec<&str> {
    let writes = batch.writes.iter();
    let taken = writes.filter(|write| write.place == Place::Beside && write.row.is_none());
    taken.map(|write| write.key.as_str()).collect()
}

#[test]
fn what_is_tried_again_follows_what_stood_there_before_the_first_try() {
    for title in [Some("third"), None] {
        let mut rows = phone().rows();
        let stood = rows.descent(key().as_str()).cloned().expect("a version");
        let first = written(&rows.batch(record(Some("second")), |_| false, 1_795_000_001_000));
        let again = [
            rows.batch(record(title), |_| true, 1_795_000_002_000),
            rows.batch_again(record(title), 1_795_000_003_000),
        ];
        for batch in again {
            assert_eq!(
                batch.expects,
                [(key().as_str().to_owned(), Some(stood.to_text()))]
            );
            let descent = written(&batch).descent;
            assert!(descent.covers(&stood.dot));
            assert_eq!(first.descent.dot.device, descent.dot.device);
            assert!(
                !descent.seen.contains(&first.descent.dot),
                "it never arrived"
            );
        }
    }
}

#[test]
fn a_removal_tried_again_takes_with_it_what_stood_beside_and_nothing_that_came_since() {
    let mut phone = phone();
    let mut rows = phone.rows();
    let known = rows.beside(key().as_str())[0].clone();
    let first = rows.batch(record(None), |_| false, 1_795_000_001_000);
    // It is not kept. Meanwhile another tab, under the same name, wrote and stood aside.
    let came = version_of(&mut phone.rows(), "unseen");
    put_beside(&mut phone, &came);
    let mut fresh = phone.rows();
    fresh.leave_open(key().as_str(), &rows);
    rows.take_over(fresh);
    assert_eq!(rows.beside(key().as_str()).len(), 2);
    let again = rows.batch_again(record(None), 1_795_000_002_000);
    assert_eq!(taken(&again), taken(&first));
    assert_eq!(taken(&again).len(), 1);
    let descent = written(&again).descent;
    assert!(descent.covers(&known.descent.dot));
    assert!(!descent.covers(&came.descent.dot), "nobody had seen it");
}

#[test]
fn what_is_kept_apart_after_a_removal_takes_from_the_store_all_it_descends_from() {
    let mut phone = phone();
    let mut rows = phone.rows();
    let known = rows.beside(key().as_str())[0].clone();
    let removal = rows.batch(record(None), |_| false, 1_795_000_001_000);
    phone.write("a", Some("quicker"));
    let apart = rows.apart(
        &removal,
        Device::parse("cccccccc").expect("a name"),
        1_795_000_002_000,
    );
    let stored = phone.store.rows(Place::Records);
    let stored = stored
        .into_iter()
        .filter_map(|(key, row)| Some((key, row?)));
    let joined = rows.join(&stored.collect(), &apart);
    phone.commit(&joined);
    let after = phone.rows();
    let beside = after.beside(key().as_str());
    assert!(beside.iter().all(|version| *version != known));
    assert!(
        beside.iter().any(Version::is_gone),
        "the removal stands beside what was quicker"
    );
    let in_use = after.descent(key().as_str()).map(|descent| descent.dot);
    let covers = |descent: &Descent| in_use.is_some_and(|dot| descent.covers(&dot));
    assert!(!beside.iter().any(|version| covers(&version.descent)));
}

#[test]
fn what_is_kept_apart_takes_nothing_that_only_a_later_removal_takes() {
    let mut phone = phone();
    let mut rows = phone.rows();
    let known = rows.beside(key().as_str())[0].clone();
    let text = rows.batch(record(Some("second")), |_| false, 1_795_000_001_000);
    let removal = rows.batch(record(None), |_| false, 1_795_000_001_500);
    assert_eq!(taken(&removal).len(), 1);
    phone.write("a", Some("quicker"));
    let fresh = Device::parse("cccccccc").expect("a name");
    let apart = rows.apart(&text, fresh, 1_795_000_002_000);
    assert!(!apart[key().as_str()][0].descent.covers(&known.descent.dot));
}
