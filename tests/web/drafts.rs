//! Half-typed text: kept at a pause, and gone in the same step as what it became is kept.

use alongside::state::lessons::reflection_field;
use alongside::storage::StoreError;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::until;
use crate::model::{app_on, fresh_app, kept};

#[wasm_bindgen_test]
async fn a_pause_keeps_what_stands_in_the_field() {
    let (app, store) = fresh_app();
    for text in ["I", "I as", "I asked"] {
        app.typed("reflection/L001", text);
    }
    assert_eq!(app.draft("reflection/L001").as_deref(), Some("I asked"));
    until("the draft is kept", || !kept(&store, "draft/").is_empty()).await;
    assert!(
        kept(&store, "draft/")[0].contains("\"I asked\""),
        "only the last text is kept"
    );
    let (again, _) = app_on(store.borrow().clone());
    assert_eq!(again.draft("reflection/L001").as_deref(), Some("I asked"));
}

#[wasm_bindgen_test]
async fn leaving_the_page_does_not_wait_for_a_pause() {
    let (app, store) = fresh_app();
    app.typed("check-title", "The ro");
    app.keep_drafts();
    leptos::task::tick().await;
    assert_eq!(kept(&store, "draft/check-title").len(), 1);
}

#[wasm_bindgen_test]
async fn a_field_that_was_emptied_leaves_no_draft() {
    let (app, store) = fresh_app();
    app.typed("check-title", "The ro");
    app.keep_drafts();
    until("the draft is kept", || !kept(&store, "draft/").is_empty()).await;
    app.typed("check-title", "");
    app.keep_drafts();
    until("the draft is gone", || kept(&store, "draft/").is_empty()).await;
    assert_eq!(app.draft("check-title"), None);
}

#[wasm_bindgen_test]
async fn the_draft_goes_in_the_same_step_as_the_text_is_kept() {
    for nth in 1..=2 {
        let (app, store) = fresh_app();
        let field = reflection_field("L001");
        app.typed(&field, "I asked first");
        app.keep_drafts();
        until("the draft is kept", || !kept(&store, "draft/").is_empty()).await;
        store.borrow_mut().fail_on_write(nth, StoreError::Full);
        app.reflect("L001", "I asked first", |_| {});
        until("it is known to have failed", || {
            app.health.with_untracked(|health| health.unsaved.is_some())
        })
        .await;
        assert_eq!(
            kept(&store, "draft/").len(),
            1,
            "the draft outlives the failure"
        );
        assert_eq!(kept(&store, "lesson/").len(), 0);
        app.reflect("L001", "I asked first", |_| {});
        until("it is kept", || !kept(&store, "lesson/").is_empty()).await;
        assert_eq!(kept(&store, "draft/").len(), 0);
    }
}
