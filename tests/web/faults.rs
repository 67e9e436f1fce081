//! The browser's database when it is slow, held up, laid out by another version, full, cut off or taken
//! away. Numbers are those of `docs/faults.md`.

use alongside::platform::records::Records;
use alongside::state::AppState;
use alongside::state::entrance::Entrance;
use alongside::state::store::Opening;
use alongside::storage::{Batch, Place, StoreError, Write, fact};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::broken::{self, stillness};
use crate::browser::{Replaced, owned, run, settled, until};
use crate::model::{TODAY, index};

pub const V1: [(&str, &str); 3] = [
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
pub async fn delete_database() {
    broken::wrap();
    run("localStorage.removeItem('alongside/held')");
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
pub async fn laid_out(version: u32, stores: &str, rows: &[(&str, &str)], held: bool) {
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

pub async fn tab() -> AppState {
    let opening = Opening::of_browser().await;
    owned(|| AppState::new(index(), TODAY, opening))
}

pub async fn reflect(app: AppState, lesson: &str, text: &str) -> bool {
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

pub async fn put(entries: &[(Place, &str, Option<&str>)]) {
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
    tab().await;
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
    assert_eq!(
        reflection(app, "L001"),
        "after",
        "it can be saved as a file"
    );
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
    // A tab of another test that heard of the lock would load the page anew.
    let deaf = stillness();
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
    drop(deaf);
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
