//! A database in which rows are damaged, missing, of another version or closed. Numbers are those
//! of `docs/faults.md`.

use alongside::domain::situation::Field;
use alongside::state::entrance::Entrance;
use alongside::state::keep::Change;
use alongside::state::store::Opening;
use alongside::storage::stamp::{Device, Stamper};
use alongside::storage::version::{Body, Descent, Version};
use alongside::storage::{Key, Place, Record, fact};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::broken::{self, stillness};
use crate::browser::{run, settled, until};
use crate::faults::{V1, delete_database, laid_out, put, reflect, tab};

fn row_of(text: &str) -> String {
    let device = Device::from_id("otherdevice");
    let descent = Descent::first(Stamper::new(device).next(1_700_000_000_000));
    Version {
        descent,
        body: Body::Plain(text.to_owned()),
    }
    .to_row()
}

#[wasm_bindgen_test]
async fn f21_whatever_is_damaged_goes_aside_as_it_is_and_what_is_newer_stays_in_place() {
    let good =
        row_of("{\"schema\":1,\"kind\":\"draft\",\"field\":\"check-title\",\"text\":\"whole\"}");
    let lesson = row_of(V1[1].1);
    let flipped = lesson.replace("Asked", "Bsked");
    let cut = &lesson[..lesson.len() - 9];
    let damaged = [
        "not a record",
        "{\"schema\":1,",
        &flipped,
        cut,
        &lesson[..30],
        "@1 nonsense\n{}",
        "@ \n",
        &lesson.replace("2026-11-21", "2026-02-30"),
        &row_of("{\"schema\":2,\"kind\":\"unheard-of\"}"),
        &row_of(&V1[1].1.replace("\"option\":1", "\"option\":NaN")),
    ];
    for row in damaged {
        delete_database().await;
        put(&[
            (Place::Records, "lesson/L003", Some(row)),
            (Place::Records, "draft/check-title", Some(&good)),
        ])
        .await;
        let app = tab().await;
        assert_eq!(
            app.health.with_untracked(|health| health.damaged),
            1,
            "{row}"
        );
        assert_eq!(app.draft("check-title").as_deref(), Some("whole"), "{row}");
        assert!(reflect(app, "L003", "begun anew").await, "{row}");
        let rows = broken::rows().await;
        let mut aside = rows.iter().filter(|(store, _, _)| store == "damaged");
        assert_eq!(aside.next().map(|(_, _, row)| row.as_str()), Some(row));
    }
    for row in ["@7 whatever this is\n{}", "{\"schema\":99}"] {
        delete_database().await;
        put(&[(Place::Records, "lesson/L003", Some(row))]).await;
        let app = tab().await;
        assert_eq!(app.ledger.with_untracked(|ledger| ledger.newer_count()), 1);
        assert!(!reflect(app, "L003", "anything").await);
        assert!(reflect(app, "L001", "the rest works").await);
        let rows = broken::rows().await;
        let stays = (
            "records".to_owned(),
            "lesson/L003".to_owned(),
            row.to_owned(),
        );
        assert!(rows.contains(&stays), "{rows:?}");
    }
}

#[wasm_bindgen_test]
async fn f22_records_that_went_missing_are_counted_and_it_is_no_fresh_start() {
    delete_database().await;
    let app = tab().await;
    for lesson in ["L001", "L002", "L003"] {
        assert!(reflect(app, lesson, "kept").await);
    }
    let missing = async || Opening::of_browser().await.health.missing;
    assert_eq!(missing().await, 0);
    // Half-typed text comes and goes; a removal leaves its row.
    let (puts, removes) = (Vec::new(), vec![Key::of_row("lesson/L003")]);
    let gone = Change { puts, removes };
    let done = RwSignal::new(false);
    app.keep(gone, move |kept| done.set(kept));
    until("it is removed", || done.get_untracked()).await;
    assert_eq!(missing().await, 0);
    broken::rows().await;
    for (left, expected) in [(2, 1), (0, 3)] {
        settled(run(&format!(
            "return new Promise((done) => {{
                 const write = broken.eye.transaction('records', 'readwrite');
                 const store = write.objectStore('records');
                 store.getAllKeys().onsuccess = (event) => {{
                     const keys = event.target.result.filter((key) => !key.startsWith('draft/'));
                     for (const key of keys.slice({left})) store.delete(key);
                 }};
                 write.oncomplete = done;
             }});"
        )))
        .await;
        assert_eq!(missing().await, expected);
        assert_eq!(
            missing().await,
            expected,
            "it is said again until it is mended"
        );
    }
}

#[wasm_bindgen_test]
async fn f31_a_database_of_layout_1_opens_with_everything_in_it_and_can_be_written() {
    delete_database().await;
    laid_out(1, "['records', 'damaged']", &V1, false).await;
    let app = tab().await;
    for (key, text) in V1 {
        let expected = Record::from_text(key, text).expect("a fixture");
        let found = app
            .ledger
            .with_untracked(|ledger| ledger.record(&Key::of_row(key)));
        assert_eq!(found, Some(expected), "{key}");
    }
    let done = RwSignal::new(false);
    let id = "k3v9abcdefghijkmnopq";
    let text = "Written by this version";
    app.write_field(
        id,
        Field::Facts,
        text,
        "",
        Box::new(move |_| done.set(true)),
    );
    until("it is kept", || done.get_untracked()).await;
    let again = tab().await;
    let (health, kept) = (again.health.get_untracked(), again.ledger.get_untracked());
    assert_eq!((health.missing, health.damaged), (0, 0));
    let situation = kept.situation(id).expect("it is there");
    assert_eq!(situation.facts, text);
    assert!(situation.earlier[0].text.starts_with("Two shifts"));
    // What nobody has touched stands as it did.
    let rows = broken::rows().await;
    let untouched = ("records".to_owned(), V1[1].0.to_owned(), V1[1].1.to_owned());
    assert!(rows.contains(&untouched));
}

#[wasm_bindgen_test]
async fn f33_a_lock_that_is_damaged_newer_or_gone_keeps_everything_closed() {
    // A tab of another test that heard of the lock would load the page anew.
    let deaf = stillness();
    let lock = include_str!("../fixtures/lock/v1.json").trim();
    let sealed = row_of("{}").replacen("@1", "@2", 1);
    for row in [
        None,
        Some(&lock[..lock.len() / 2]),
        Some("{\"version\":99}"),
        Some(""),
    ] {
        delete_database().await;
        let key = "situation/a";
        put(&[
            (Place::Records, key, Some(&sealed)),
            (Place::Meta, fact::LOCK, row),
        ])
        .await;
        let before = broken::rows().await;
        match Entrance::of_browser().await {
            Entrance::Locked(locked) => assert!(locked.trouble().is_some(), "{row:?}"),
            Entrance::Open(_) => panic!("it is open with {row:?}"),
        }
        assert_eq!(
            broken::rows().await,
            before,
            "nothing is set aside: {row:?}"
        );
    }
    delete_database().await;
    drop(deaf);
}

#[wasm_bindgen_test]
async fn removing_what_is_gone_already_takes_nothing_that_another_tab_wrote() {
    delete_database().await;
    let mut stamper = Stamper::new(Device::from_id("otherdevice"));
    let mut version = |body| Version {
        descent: Descent::first(stamper.next(1_700_000_000_000)),
        body,
    };
    let unseen = version(Body::Plain(V1[1].1.to_owned()));
    let gone = version(Body::Gone);
    let beside = format!("lesson/L003@{}", unseen.descent.dot);
    tab().await;
    put(&[
        (Place::Records, "lesson/L003", Some(&gone.to_row())),
        (Place::Beside, &beside, Some(&unseen.to_row())),
    ])
    .await;
    let app = tab().await;
    let heard = RwSignal::new(false);
    let change = Change {
        puts: Vec::new(),
        removes: vec![Key::of_row("lesson/L003")],
    };
    app.keep(change, move |_| heard.set(true));
    until("the change ends", || heard.get_untracked()).await;
    let again = tab().await;
    let stays = again
        .ledger
        .with_untracked(|ledger| ledger.rows.beside("lesson/L003").to_vec());
    assert_eq!(stays, [unseen]);
}
