//! The commands of the app over a store that fails when told to.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use alongside::domain::check::Question;
use alongside::domain::command::Refusal;
use alongside::domain::situation::{CheckTaken, Field, Situation};
use alongside::state::AppState;
use alongside::state::decision::SavedCheck;
use alongside::state::situations::Given;
use alongside::storage::{Ledger, MemoryStore, Place, Record, StoreError};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::until;
use crate::model::{TODAY, app_on, fresh_app, kept};

/// What a command said at its end.
struct Said<T>(Rc<RefCell<Option<T>>>);

impl<T: 'static> Said<T> {
    fn new() -> Self {
        Said(Rc::default())
    }

    fn listen(&self) -> impl FnOnce(T) + 'static {
        let heard = self.0.clone();
        move |said| *heard.borrow_mut() = Some(said)
    }

    async fn heard(self) -> T {
        until("the command ends", || self.0.borrow().is_some()).await;
        self.0.borrow_mut().take().expect("something was said")
    }
}

async fn reflect(app: AppState, lesson: &str, text: &str) -> bool {
    let said = Said::new();
    app.reflect(lesson, text, said.listen());
    said.heard().await
}

async fn save_check(app: AppState, title: &str) -> SavedCheck {
    let said = Said::new();
    app.save_check(title, None, said.listen());
    said.heard().await
}

/// Saves a check that is kept; its situation's id.
async fn kept_check(app: AppState, title: &str) -> String {
    let saved = save_check(app, title).await;
    assert_eq!(saved.given, Given::Kept);
    saved.situation
}

fn answer(app: AppState, question: Question, code: &str) {
    app.answer(question, question.answer(code));
}

fn unsaved(app: AppState) -> Option<StoreError> {
    app.health.with_untracked(|health| health.unsaved.clone())
}

fn reflection(app: AppState, lesson: &str) -> String {
    untrack(|| app.practice(lesson).reflection)
}

fn thread(id: &str) -> Situation {
    Situation {
        title: "The rota".to_owned(),
        ..Situation::new(id.to_owned(), TODAY)
    }
}

fn holding(records: &[Record]) -> MemoryStore {
    let entry = |record: &Record| (record.key().as_str().to_owned(), Some(record.to_text()));
    MemoryStore::holding(records.iter().map(entry))
}

#[wasm_bindgen_test]
async fn a_save_that_fails_is_never_called_saved_and_nothing_disappears() {
    for error in [StoreError::Full, StoreError::Fault("closed".to_owned())] {
        let (app, store) = fresh_app();
        store.borrow_mut().fail_on_write(1, error.clone());
        assert!(!reflect(app, "L001", "I asked first").await);
        assert_eq!(unsaved(app), Some(error));
        assert_eq!(reflection(app, "L001"), "I asked first");
        let held = app.ledger.with_untracked(|ledger| ledger.records());
        let held: Vec<String> = held.iter().map(Record::to_text).collect();
        assert!(
            held.concat().contains("I asked first"),
            "it can be saved as a file"
        );
        assert!(store.borrow().rows(Place::Records).is_empty());
    }
}

#[wasm_bindgen_test]
async fn what_failed_is_kept_with_the_next_change() {
    let (app, store) = fresh_app();
    store.borrow_mut().fail_on_write(1, StoreError::Full);
    assert!(!reflect(app, "L001", "first").await);
    assert!(reflect(app, "L002", "second").await);
    until("all is kept", || unsaved(app).is_none()).await;
    assert!(kept(&store, "lesson/L001")[0].contains("first"));
    assert!(kept(&store, "lesson/L002")[0].contains("second"));
}

#[wasm_bindgen_test]
async fn a_later_success_does_not_hide_an_earlier_failure() {
    let (app, store) = fresh_app();
    store.borrow_mut().fail_on_write(1, StoreError::Full);
    assert!(!reflect(app, "L001", "first").await);
    // The change itself is the first write, the second try of the old one is the next.
    store.borrow_mut().fail_on_write(2, StoreError::Full);
    assert!(reflect(app, "L002", "second").await);
    assert_eq!(unsaved(app), Some(StoreError::Full));
    assert!(kept(&store, "lesson/L001").is_empty());
}

#[wasm_bindgen_test]
async fn two_quick_changes_to_one_record_both_last() {
    let (app, store) = fresh_app();
    app.answer_case("L001", 1, true);
    app.toggle_kept("L001");
    assert!(reflect(app, "L001", "tried it").await);
    let text = kept(&store, "lesson/L001").remove(0);
    for part in ["\"option\":1", "\"kept\":true", "tried it"] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[wasm_bindgen_test]
async fn a_record_of_a_newer_version_is_neither_overwritten_nor_removed() {
    let newer = |key: &str| (key.to_owned(), Some("{\"schema\":99}".to_owned()));
    let held = MemoryStore::holding([newer("lesson/L001"), newer("draft/check")]);
    let before = held.rows(Place::Records);
    let (app, store) = app_on(held);
    assert!(!reflect(app, "L001", "anything").await);
    assert!(
        app.notice.with_untracked(|notice| notice.is_some()),
        "the person is told"
    );
    answer(app, Question::Harm, "danger");
    app.start_over();
    assert!(reflect(app, "L002", "the rest works").await);
    let after = store.borrow().rows(Place::Records);
    assert!(
        before.iter().all(|entry| after.contains(entry)),
        "{after:?}"
    );
}

#[wasm_bindgen_test]
async fn a_check_is_taken_up_where_a_killed_page_left_it() {
    let (app, store) = fresh_app();
    answer(app, Question::Harm, "none");
    until("the answer is kept", || {
        !kept(&store, "draft/check").is_empty()
    })
    .await;
    let (again, _) = app_on(store.borrow().clone());
    assert_eq!(
        again.check.answers.get_untracked(),
        app.check.answers.get_untracked()
    );
    assert!(untrack(|| again.check_begun()));
    assert_eq!(
        again.next_step(),
        alongside::domain::check::Step::Ask(Question::Lead)
    );
}

#[wasm_bindgen_test]
async fn saving_a_check_keeps_the_situation_and_drops_the_draft_in_one() {
    let (app, store) = fresh_app();
    answer(app, Question::Harm, "none");
    answer(app, Question::Lead, "mine");
    until("the draft is kept", || {
        !kept(&store, "draft/check").is_empty()
    })
    .await;
    let id = kept_check(app, "  The rota  ").await;
    assert_eq!(kept(&store, "draft/").len(), 0);
    assert_eq!(kept(&store, "situation/").len(), 1);
    let saved = app
        .ledger
        .with_untracked(|ledger| ledger.situation(&id).cloned());
    let saved = saved.expect("it is in the journal");
    assert_eq!(
        (saved.title.as_str(), saved.created, saved.entries.len()),
        ("The rota", TODAY, 1)
    );
    let told = |check: &CheckTaken| (check.rule.clone(), check.model.clone());
    assert_eq!(
        saved.latest().map(told),
        Some(("R02".to_owned(), "test".to_owned()))
    );
    assert_eq!(
        kept(&store, "wording/test").len(),
        1,
        "its words are kept with it"
    );
    assert!(!untrack(|| app.check_begun()), "the next check begins anew");
}

#[wasm_bindgen_test]
async fn a_check_that_cannot_be_saved_is_shown_and_outlives_the_page_as_a_draft() {
    // The situation is the first write, the drafts are the next two.
    for nth in 1..=3 {
        let (app, store) = fresh_app();
        answer(app, Question::Harm, "danger");
        until("the draft is kept", || {
            !kept(&store, "draft/check").is_empty()
        })
        .await;
        store.borrow_mut().fail_on_write(nth, StoreError::Full);
        let saved = save_check(app, "").await;
        assert_eq!(saved.given, Given::NotKept);
        assert!(unsaved(app).is_some());
        let shown = |ledger: &Ledger| ledger.situation(&saved.situation).is_some();
        assert!(app.ledger.with_untracked(shown));
        assert_eq!(
            kept(&store, "draft/check").len(),
            1,
            "the draft outlives the page"
        );
        assert_eq!(kept(&store, "situation/").len(), 0);
    }
}

#[wasm_bindgen_test]
async fn a_check_without_a_title_goes_by_its_verdict() {
    let (app, _store) = fresh_app();
    answer(app, Question::Harm, "danger");
    let id = kept_check(app, " \n").await;
    let title = app
        .ledger
        .with_untracked(|ledger| ledger.situation(&id).map(|s| s.title.clone()));
    assert_eq!(title.as_deref(), Some("Title of GET_HELP"));
}

#[wasm_bindgen_test]
async fn a_check_taken_again_joins_its_thread() {
    let (app, store) = fresh_app();
    answer(app, Question::Harm, "danger");
    let id = kept_check(app, "The ladder").await;
    app.check_again(&id);
    assert!(
        untrack(|| app.check_begun()),
        "it begins from the last answers"
    );
    answer(app, Question::Harm, "none");
    answer(app, Question::Lead, "mine");
    assert_eq!(kept_check(app, "").await, id);
    assert_eq!(kept(&store, "situation/").len(), 1);
    let saved = app
        .ledger
        .with_untracked(|ledger| ledger.situation(&id).cloned())
        .expect("there");
    assert_eq!(
        (saved.title.as_str(), saved.checks().count()),
        ("The ladder", 2)
    );
}

#[wasm_bindgen_test]
async fn a_thread_never_loses_its_name() {
    let (app, _store) = app_on(holding(&[Record::Situation(thread("a"))]));
    let said = Said::new();
    app.write_field("a", Field::Title, "   ", "", Box::new(said.listen()));
    assert_eq!(said.heard().await, Given::Refused(Refusal::NoTitle));
    let title = app
        .ledger
        .with_untracked(|ledger| ledger.situation("a").map(|s| s.title.clone()));
    assert_eq!(title.as_deref(), Some("The rota"));
}

#[wasm_bindgen_test]
async fn a_field_of_a_thread_that_is_gone_is_not_called_saved() {
    let (app, store) = fresh_app();
    let said = Said::new();
    app.write_field("gone", Field::Facts, "text", "", Box::new(said.listen()));
    assert_eq!(said.heard().await, Given::Gone);
    assert!(store.borrow().rows(Place::Records).is_empty());
}

#[wasm_bindgen_test]
async fn a_deleted_situation_comes_back_in_one_step() {
    let (app, store) = app_on(holding(&[Record::Situation(thread("a"))]));
    let before = kept(&store, "situation/a");
    app.delete_situation("a");
    until("it is deleted", || {
        app.notice.with_untracked(Option::is_some)
    })
    .await;
    let listed = || {
        app.ledger
            .with_untracked(|ledger| ledger.situations().count())
    };
    assert_eq!(listed(), 0);
    assert_eq!(
        app.ledger.with_untracked(|ledger| ledger.deleted().len()),
        1
    );
    let undo = app
        .notice
        .get_untracked()
        .and_then(|notice| notice.undo)
        .expect("a way back");
    app.undo(undo);
    until("it is back", || kept(&store, "situation/a") == before).await;
}

#[wasm_bindgen_test]
async fn what_is_half_typed_goes_before_an_update_and_holds_it_up_if_it_cannot_be_kept() {
    let (app, store) = fresh_app();
    let gone_on = Rc::new(Cell::new(0));
    let go_on = || {
        let gone_on = gone_on.clone();
        move || gone_on.set(gone_on.get() + 1)
    };
    app.typed("check-title", "The ro");
    store.borrow_mut().fail_on_write(1, StoreError::Full);
    app.keep_drafts_then(go_on());
    until("it is known to have failed", || unsaved(app).is_some()).await;
    assert_eq!(gone_on.get(), 0);
    // Nothing new is typed, but the old text is still in the page alone.
    app.keep_drafts_then(go_on());
    until("it goes on", || gone_on.get() == 1).await;
    assert_eq!(kept(&store, "draft/check-title").len(), 1);
}
