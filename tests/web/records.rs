//! The store of records against the browser's own database.

use std::rc::Rc;

use alongside::platform::records::Records;
use alongside::state::store::Opening;
use alongside::storage::{Batch, Place, RawEntry, StoreError, Write};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Replaced, function, settled};

/// An open database with nothing in it.
async fn empty() -> Records {
    let records = Records::open().await.expect("a database");
    directly(
        "records.clear(); damaged.clear(); history.clear(); meta.clear()",
        JsValue::NULL,
        JsValue::NULL,
    )
    .await;
    records
}

/// Works on the database without the app, given `records`, `damaged`, `key` and `value`.
async fn directly(work: &str, key: JsValue, value: JsValue) {
    let body = format!(
        "return new Promise((done, failed) => {{
             const open = indexedDB.open('alongside');
             open.onerror = () => failed(open.error);
             open.onsuccess = () => {{
                 const names = [...open.result.objectStoreNames];
                 const all = open.result.transaction(names, 'readwrite');
                 const [records, damaged] = [all.objectStore('records'), all.objectStore('damaged')];
                 const [history, meta] = [all.objectStore('history'), all.objectStore('meta')];
                 {work};
                 all.onabort = () => failed(all.error);
                 all.oncomplete = () => {{ open.result.close(); done(); }};
             }};
         }})"
    );
    let promise = function("key, value", &body).call2(&JsValue::NULL, &key, &value);
    settled(promise.expect("the script runs")).await;
}

fn puts(entries: &[(&str, &str)]) -> Batch {
    let writes = entries
        .iter()
        .map(|(key, text)| Write::record(key, (*text).to_owned()));
    Batch {
        writes: writes.collect(),
        ..Batch::default()
    }
}

/// The batch that also removes what is under these keys.
fn without(mut batch: Batch, keys: &[&str]) -> Batch {
    batch.writes.extend(keys.iter().map(|key| Write {
        place: Place::Records,
        key: (*key).to_owned(),
        row: None,
    }));
    batch
}

fn entries(entries: &[(&str, &str)]) -> Vec<RawEntry> {
    entries
        .iter()
        .map(|(key, text)| ((*key).to_owned(), Some((*text).to_owned())))
        .collect()
}

#[wasm_bindgen_test]
async fn what_was_committed_is_read_back_as_it_was() {
    let records = empty().await;
    assert_eq!(records.read_all(Place::Records).await, Ok(Vec::new()));
    let kept = [
        ("draft/a", "“تم” 👩🏽‍🏭\n\u{2028}\"\\"),
        ("lesson/L001", ""),
        ("situation/b", "{}"),
    ];
    assert_eq!(records.commit(&puts(&kept)).await, Ok(()));
    assert_eq!(records.read_all(Place::Records).await, Ok(entries(&kept)));
}

#[wasm_bindgen_test]
async fn a_batch_writes_and_removes_in_one() {
    let records = empty().await;
    records
        .commit(&puts(&[("a", "1"), ("b", "1")]))
        .await
        .expect("room");
    let batch = without(puts(&[("a", "2"), ("c", "2")]), &["b", "never there"]);
    assert_eq!(records.commit(&batch).await, Ok(()));
    assert_eq!(
        records.read_all(Place::Records).await,
        Ok(entries(&[("a", "2"), ("c", "2")]))
    );
}

#[wasm_bindgen_test]
async fn a_batch_that_fails_at_any_write_changes_nothing_and_says_the_disk_is_full() {
    let records = empty().await;
    let before = [("a", "old"), ("b", "old")];
    records.commit(&puts(&before)).await.expect("room");
    let batch = without(puts(&[("a", "new"), ("c", "new")]), &["b", "a"]);
    for (method, nth) in [("put", 1), ("put", 2), ("delete", 1), ("delete", 2)] {
        let full = Replaced::by_a_full_disk("IDBObjectStore.prototype", method, nth);
        assert_eq!(
            records.commit(&batch).await,
            Err(StoreError::Full),
            "{method} {nth}"
        );
        drop(full);
        assert_eq!(
            records.read_all(Place::Records).await,
            Ok(entries(&before)),
            "{method} {nth}"
        );
    }
    assert_eq!(records.commit(&batch).await, Ok(()), "there is room again");
    assert_eq!(
        records.read_all(Place::Records).await,
        Ok(entries(&[("c", "new")]))
    );
}

#[wasm_bindgen_test]
async fn two_batches_begun_together_are_kept_in_the_order_they_were_begun() {
    let records = Rc::new(empty().await);
    let begun: Vec<_> = (0..6)
        .map(|at| {
            let records = records.clone();
            future_to_promise(async move {
                let batch = puts(&[("a", &at.to_string())]);
                records.commit(&batch).await.expect("room");
                Ok(JsValue::NULL)
            })
        })
        .collect();
    for promise in begun {
        settled(promise.into()).await;
    }
    assert_eq!(
        records.read_all(Place::Records).await,
        Ok(entries(&[("a", "5")]))
    );
}

#[wasm_bindgen_test]
async fn opening_again_finds_what_was_written() {
    let records = empty().await;
    records.commit(&puts(&[("a", "1")])).await.expect("room");
    drop(records);
    let again = Records::open().await.expect("a database");
    assert_eq!(
        again.read_all(Place::Records).await,
        Ok(entries(&[("a", "1")]))
    );
}

#[wasm_bindgen_test]
async fn damaged_entries_move_aside_untouched_and_the_others_stay() {
    let records = empty().await;
    records
        .commit(&puts(&[("a", "{\"sch"), ("b", "fine")]))
        .await
        .expect("room");
    assert_eq!(
        records
            .set_aside(&["a".to_owned(), "gone".to_owned()])
            .await,
        Ok(())
    );
    assert_eq!(
        records.read_all(Place::Records).await,
        Ok(entries(&[("b", "fine")]))
    );
    let aside = records.read_all(Place::Damaged).await.expect("readable");
    assert_eq!(aside.len(), 1);
    assert!(aside[0].0.starts_with("a@"), "{}", aside[0].0);
    assert_eq!(aside[0].1.as_deref(), Some("{\"sch"));
}

#[wasm_bindgen_test]
async fn a_second_damaged_copy_does_not_replace_the_first() {
    let records = empty().await;
    for text in ["first", "second"] {
        records.commit(&puts(&[("a", text)])).await.expect("room");
        records.set_aside(&["a".to_owned()]).await.expect("room");
    }
    let aside = records.read_all(Place::Damaged).await.expect("readable");
    let mut texts: Vec<_> = aside
        .iter()
        .filter_map(|(_, text)| text.as_deref())
        .collect();
    texts.sort_unstable();
    assert_eq!(texts, ["first", "second"]);
}

#[wasm_bindgen_test]
async fn setting_aside_that_fails_leaves_everything_where_it_is() {
    let records = empty().await;
    let before = [("a", "bad"), ("b", "bad")];
    records.commit(&puts(&before)).await.expect("room");
    let full = Replaced::by_a_full_disk("IDBObjectStore.prototype", "put", 2);
    let keys = ["a".to_owned(), "b".to_owned()];
    assert_eq!(records.set_aside(&keys).await, Err(StoreError::Full));
    drop(full);
    assert_eq!(records.read_all(Place::Records).await, Ok(entries(&before)));
    assert_eq!(records.read_all(Place::Damaged).await, Ok(Vec::new()));
}

#[wasm_bindgen_test]
async fn a_value_that_is_no_text_is_reported_and_set_aside_whole() {
    let records = empty().await;
    let value = js_sys::JSON::parse("{\"n\":7}").expect("JSON");
    directly("records.put(value, key)", "lesson/L001".into(), value).await;
    records.commit(&puts(&[("z", "fine")])).await.expect("room");
    let found = records.read_all(Place::Records).await.expect("readable");
    assert_eq!(
        found,
        [
            ("lesson/L001".to_owned(), None),
            ("z".to_owned(), Some("fine".to_owned()))
        ]
    );
    records
        .set_aside(&["lesson/L001".to_owned()])
        .await
        .expect("room");
    let aside = records.read_all(Place::Damaged).await.expect("readable");
    assert_eq!(aside[0].1.as_deref(), Some("{\"n\":7}"));
}

#[wasm_bindgen_test]
async fn a_key_that_is_not_ours_hides_nothing() {
    let records = empty().await;
    directly("records.put('x', key)", 7.into(), JsValue::NULL).await;
    records
        .commit(&puts(&[("a", "1"), ("b", "2")]))
        .await
        .expect("room");
    assert_eq!(
        records.read_all(Place::Records).await,
        Ok(entries(&[("a", "1"), ("b", "2")]))
    );
}

#[wasm_bindgen_test]
async fn the_app_opens_on_what_is_readable_and_counts_what_is_not() {
    let records = empty().await;
    let good = "{\"schema\":1,\"kind\":\"draft\",\"field\":\"check\",\"text\":\"harm=none\"}";
    let kept = [
        ("draft/check", good),
        ("lesson/L001", "{\"schema\":1,"),
        ("lesson/L002", "{\"schema\":99}"),
    ];
    records.commit(&puts(&kept)).await.expect("room");
    let opening = Opening::of_browser().await;
    assert_eq!(opening.ledger.draft("check"), Some("harm=none"));
    assert_eq!(
        (opening.health.damaged, opening.ledger.newer_count()),
        (1, 1)
    );
    assert!(!opening.health.memory_only);
    let left = [kept[0], kept[2]];
    assert_eq!(
        records.read_all(Place::Records).await,
        Ok(entries(&left)),
        "a newer record stays where it is"
    );
}

#[wasm_bindgen_test]
async fn a_browser_that_refuses_a_database_leaves_an_app_that_says_so() {
    let refused = Replaced::by_a_refusal("window", "indexedDB");
    assert_eq!(Records::open().await.err(), Some(StoreError::Blocked));
    let opening = Opening::of_browser().await;
    drop(refused);
    assert!(opening.health.memory_only);
    assert!(opening.live);
    assert_eq!(opening.ledger.situations().count(), 0);
    assert!(
        Records::open().await.is_ok(),
        "the next visit may be allowed"
    );
}

/// Tells the page that it is put away whole, or that it is back.
fn told(event: &str) {
    let tell = "dispatchEvent(new PageTransitionEvent(event, { persisted: true }))";
    let _ = function("event", tell).call1(&JsValue::NULL, &JsValue::from_str(event));
}

#[wasm_bindgen_test]
async fn what_is_under_way_when_the_page_is_put_away_stands_in_nobodys_way_and_is_done_once_it_is_back()
 {
    let records = Rc::new(empty().await);
    let (ours, batch) = (records.clone(), puts(&[("situation/away", "Begun")]));
    let kept = future_to_promise(async move {
        let kept = ours.commit(&batch).await;
        Ok(JsValue::from_bool(kept.is_ok()))
    });
    // A task begins in the next turn: this one begins the transaction.
    settled(js_sys::Promise::resolve(&JsValue::NULL).into()).await;
    told("pagehide");
    // Whoever comes now waits for nobody.
    directly(
        "records.put('another', 'situation/other')",
        JsValue::NULL,
        JsValue::NULL,
    )
    .await;
    let rows = function(
        "",
        "return new Promise((done) => { const open = indexedDB.open('alongside');
             open.onsuccess = () => {
                 const one = open.result.transaction('records').objectStore('records');
                 const asked = one.get('situation/away');
                 asked.onsuccess = () => { open.result.close(); done(asked.result ?? null); }; }; })",
    );
    let stands = rows.call0(&JsValue::NULL).expect("the script runs");
    assert_eq!(settled(stands).await, JsValue::NULL);
    told("pageshow");
    assert_eq!(settled(kept.into()).await, JsValue::TRUE);
    let stands = records.read(Place::Records, "situation/away").await;
    assert_eq!(stands, Ok(Some("Begun".to_owned())));
}
