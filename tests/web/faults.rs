//! The browser's database when it is slow, held up, laid out by another version, taken away, or
//! when what is in it is damaged, missing or of another version. Numbers are those of
//! `docs/faults.md`.

use alongside::domain::situation::Field;
use alongside::platform::records::Records;
use alongside::state::AppState;
use alongside::state::entrance::Entrance;
use alongside::state::store::Opening;
use alongside::storage::stamp::{Device, Stamper};
use alongside::storage::version::{Body, Descent, Version};
use alongside::storage::{Batch, Key, Place, Record, StoreError, Write, fact};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::broken;
use crate::browser::{Replaced, owned, run, settled, until};
use crate::model::{TODAY, index};

const V1: [(&str, &str); 3] = [
    (
        "situation/k3v9abcdefghijkmnopq",
        include_str!("../fixtures/v1/situation.json"),
    ),
    ("lesson/L003", include_str!("../fixtures/v1/lesson.json")),
    (
        "draft/reflection/L003",
        include_str!("../fixtures/v1/draft.json"),
    ),
];

/// A timer whose time is up at once.
fn impatience() -> Replaced {
    run("globalThis.patient ??= setTimeout.bind(window)");
    let property = "writable: true, value: (action) => patient(action, 0)";
    Replaced::new("window", "setTimeout", property)
}

/// Deletes the database: every connection has to give way.
async fn delete_database() {
    broken::wrap();
    settled(run("broken.eye?.close(); broken.eye = undefined;
         return new Promise((done, failed) => {
             const gone = indexedDB.deleteDatabase('alongside');
             gone.onsuccess = done;
             gone.onerror = () => failed(gone.error);
         });"))
    .await;
}

/// A database laid out by somebody else, with these rows in it; it stays open and gives way to
/// nobody if it is `held`.
async fn laid_out(version: u32, stores: &str, rows: &[(&str, &str)], held: bool) {
    let rows = serde_json::to_string(rows).expect("rows");
    settled(run(&format!(
        "return new Promise((done, failed) => {{
             const opening = indexedDB.open('alongside', {version});
             opening.onerror = () => failed(opening.error);
             opening.onupgradeneeded = () => {{
                 for (const name of {stores}) {{
                     const base = opening.result;
                     if (!base.objectStoreNames.contains(name)) base.createObjectStore(name);
                 }}
             }};
             opening.onsuccess = () => {{
                 const base = opening.result;
                 const ready = () => {{
                     if ({held}) globalThis.holder = base; else base.close();
                     done();
                 }};
                 if (!base.objectStoreNames.contains('records')) return ready();
                 const write = base.transaction('records', 'readwrite');
                 for (const [key, row] of {rows}) write.objectStore('records').put(row, key);
                 write.oncomplete = ready;
             }};
         }});"
    )))
    .await;
}

async fn tab() -> AppState {
    let opening = Opening::of_browser().await;
    owned(|| AppState::new(index(), TODAY, opening))
}

async fn reflect(app: AppState, lesson: &str, text: &str) -> bool {
    let (said, say) = (RwSignal::new(None), text);
    app.reflect(lesson, say, move |kept| said.set(Some(kept)));
    until("the command ends", || said.get_untracked().is_some()).await;
    said.get_untracked().expect("it ended")
}

fn reflection(app: AppState, lesson: &str) -> String {
    untrack(|| app.practice(lesson).reflection)
}

fn unsaved(app: AppState) -> Option<StoreError> {
    app.health.with_untracked(|health| health.unsaved.clone())
}

async fn put(entries: &[(Place, &str, Option<&str>)]) {
    let records = Records::open().await.expect("a database");
    let writes = entries.iter().map(|(place, key, row)| Write {
        place: *place,
        key: (*key).to_owned(),
        row: row.map(str::to_owned),
    });
    let batch = Batch {
        writes: writes.collect(),
        ..Batch::default()
    };
    records.commit(&batch).await.expect("room");
}

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
async fn f16_no_room_found_out_at_the_very_end_is_called_by_its_name_and_nothing_changes() {
    delete_database().await;
    broken::tab(90_001);
    let app = tab().await;
    assert!(reflect(app, "L001", "before").await);
    for (fault, nth) in [("late", 1), ("full", 1), ("full", 2)] {
        let before = broken::rows().await;
        broken::strike(fault, nth);
        assert!(!reflect(app, "L002", "not saved").await, "{fault}");
        assert_eq!(unsaved(app), Some(StoreError::Full), "{fault}");
        assert_eq!(broken::rows().await, before, "{fault}");
        assert_eq!(reflection(app, "L002"), "not saved", "it is still shown");
    }
    assert!(reflect(app, "L003", "room again").await);
    assert_eq!(unsaved(app), None, "what waited is kept too");
    broken::tab(0);
    let again = tab().await;
    assert_eq!(reflection(again, "L002"), "not saved");
}

#[wasm_bindgen_test]
async fn f17_a_database_that_does_not_open_is_not_taken_for_an_empty_one() {
    drop(tab().await);
    run("globalThis.realOpen ??= IDBFactory.prototype.open");
    let fails = "writable: true, value(name) {
        const request = realOpen.call(this, name, 1);
        const error = new DOMException('disk', 'UnknownError');
        Object.defineProperty(request, 'error', { value: error });
        return request;
    }";
    let silent = "value: () => new EventTarget(), writable: true";
    for open in [fails, silent] {
        let soon = impatience();
        let stuck = Replaced::new("IDBFactory.prototype", "open", open);
        let error = Records::open().await.err();
        let opening = Opening::of_browser().await;
        drop((stuck, soon));
        assert!(
            matches!(error, Some(StoreError::Fault(_))),
            "{open}: {error:?}"
        );
        assert!(
            opening.health.memory_only && opening.health.unopened,
            "{open}"
        );
    }
}

#[wasm_bindgen_test]
async fn f17_held_up_by_an_old_tab_too_long_the_database_is_laid_out_all_the_same() {
    delete_database().await;
    laid_out(1, "['records', 'damaged']", &V1, true).await;
    let soon = impatience();
    let opening = Opening::of_browser().await;
    assert!(opening.health.unopened, "it said so");
    drop(soon);
    run("holder.close()");
    let opening = Opening::of_browser().await;
    assert!(!opening.health.memory_only);
    assert_eq!(opening.ledger.situations().count(), 1);
    let app = owned(|| AppState::new(index(), TODAY, opening));
    assert!(reflect(app, "L001", "it keeps").await);
}

#[wasm_bindgen_test]
async fn f17_a_database_somebody_else_made_first_gets_the_stores_it_lacks() {
    delete_database().await;
    laid_out(1, "[]", &[], false).await;
    let app = tab().await;
    assert!(reflect(app, "L001", "it keeps").await);
}

#[wasm_bindgen_test]
async fn f17_and_f31_a_tab_lets_a_newer_layout_in_and_from_then_on_only_reads() {
    delete_database().await;
    let app = tab().await;
    assert!(reflect(app, "L001", "before").await);
    // Every tab lets go, or this would wait for ever.
    laid_out(3, "['records', 'somethingnew']", &[], false).await;
    let before = broken::rows().await;
    assert!(!reflect(app, "L001", "after").await);
    assert_eq!(unsaved(app), Some(StoreError::ReadOnly));
    let file = app.ledger.with_untracked(|ledger| ledger.to_file_text());
    assert!(file.contains("after"), "it can be saved as a file");
    let opening = Opening::of_browser().await;
    assert!(opening.health.read_only && !opening.health.memory_only);
    let later = owned(|| AppState::new(index(), TODAY, opening));
    assert_eq!(reflection(later, "L001"), "before");
    assert!(!reflect(later, "L002", "nothing").await);
    assert_eq!(broken::rows().await, before);
    delete_database().await;
}

#[wasm_bindgen_test]
async fn f18_a_connection_that_was_lost_is_opened_anew_and_nothing_is_written_twice() {
    delete_database().await;
    broken::tab(90_002);
    let app = tab().await;
    broken::disconnect(90_002);
    assert!(reflect(app, "L001", "after it was closed").await);
    run("for (const base of broken.bases) base.dispatchEvent(new Event('close'))");
    assert!(reflect(app, "L002", "after it said so").await);
    broken::strike("mute", 1);
    assert!(reflect(app, "L001", "written, and nobody heard").await);
    assert!(broken::struck());
    assert_eq!(unsaved(app), None);
    broken::tab(0);
    let rows = broken::rows().await;
    assert!(
        rows.iter().all(|(store, _, _)| store != "history"),
        "{rows:?}"
    );
    let again = tab().await;
    assert_eq!(reflection(again, "L001"), "written, and nobody heard");
    assert_eq!(reflection(again, "L002"), "after it said so");
}

#[wasm_bindgen_test]
async fn f19_without_the_small_storage_everything_is_kept_and_the_lock_is_still_there() {
    for property in [
        "get() { throw new DOMException('refused', 'SecurityError') }",
        "value: null",
    ] {
        delete_database().await;
        let refused = Replaced::new("window", "localStorage", property);
        let app = tab().await;
        assert!(reflect(app, "L001", "kept").await);
        put(&[(
            Place::Meta,
            fact::LOCK,
            Some(include_str!("../fixtures/lock/v1.json").trim()),
        )])
        .await;
        let entrance = Entrance::of_browser().await;
        drop(refused);
        assert!(matches!(entrance, Entrance::Locked(_)), "{property}");
    }
    delete_database().await;
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
    let gone = alongside::state::keep::Change { puts, removes };
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
async fn f23_a_tab_whose_database_was_taken_away_goes_on_keeping() {
    delete_database().await;
    let app = tab().await;
    assert!(reflect(app, "L001", "before").await);
    delete_database().await;
    assert!(reflect(app, "L001", "after").await);
    let again = tab().await;
    assert_eq!(reflection(again, "L001"), "after");
}

#[wasm_bindgen_test]
async fn f25_without_word_between_tabs_neither_writes_over_the_other() {
    delete_database().await;
    let no_word = Replaced::new("globalThis", "BroadcastChannel", "value: undefined");
    let no_locks = Replaced::new("navigator", "locks", "value: undefined");
    let (first, second) = (tab().await, tab().await);
    assert!(reflect(first, "L001", "from the first").await);
    assert!(reflect(second, "L001", "from the second").await);
    drop((no_word, no_locks));
    let again = tab().await;
    assert_eq!(reflection(again, "L001"), "from the second");
    let beside = again.ledger.with_untracked(|ledger| {
        let beside = ledger.rows.beside("lesson/L001").iter();
        beside
            .filter_map(|version| version.text().map(str::to_owned))
            .collect::<String>()
    });
    assert!(beside.contains("from the first"), "{beside}");
}

#[wasm_bindgen_test]
async fn f26_the_newest_edit_wins_whatever_the_clock_does_meanwhile() {
    delete_database().await;
    let (hour, day, decade) = (3.6e6, 8.64e7, 3.156e11);
    let mut edit = 0;
    for off in [0.0, -hour, -day, -decade, decade, 0.0, -decade] {
        let now = format!("writable: true, value: ((real) => () => real() + {off})(Date.now)");
        let clock = Replaced::new("Date", "now", &now);
        let app = tab().await;
        for _ in 0..2 {
            edit += 1;
            assert!(reflect(app, "L001", &edit.to_string()).await);
        }
        drop(clock);
        let again = tab().await;
        assert_eq!(reflection(again, "L001"), edit.to_string(), "off by {off}");
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
    assert!(
        situation
            .earlier
            .iter()
            .any(|earlier| earlier.text.contains("night") || !earlier.text.is_empty())
    );
    // What nobody has touched stands as it did.
    let rows = broken::rows().await;
    let untouched = ("records".to_owned(), V1[1].0.to_owned(), V1[1].1.to_owned());
    assert!(rows.contains(&untouched));
}

#[wasm_bindgen_test]
async fn f33_a_lock_that_is_damaged_newer_or_gone_keeps_everything_closed() {
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
}
