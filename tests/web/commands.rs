//! Commands given in two tabs on one store: nothing of either is lost, and the second is told.

use std::cell::RefCell;
use std::rc::Rc;

use alongside::domain::check::Question;
use alongside::domain::command::{Command, Refusal};
use alongside::domain::contacts::{Contact, Unfit};
use alongside::domain::day::Day;
use alongside::domain::situation::{Field, Situation};
use alongside::state::AppState;
use alongside::state::keep::Change;
use alongside::state::situations::{Given, draft_of};
use alongside::storage::stamp::Stamper;
use alongside::storage::version::{Body, Descent, Version};
use alongside::storage::{MemoryStore, Record, StoreError};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::until;
use crate::model::{SharedStore, TODAY, app_on, device, fresh_app, kept, tab_on};

fn thread() -> Situation {
    Situation {
        title: "The rota".to_owned(),
        ..Situation::new("a".to_owned(), TODAY)
    }
}

fn holding(records: &[Record]) -> MemoryStore {
    MemoryStore::holding(records.iter().map(|record| {
        let key = record.key().as_str().to_owned();
        (key, Some(record.to_text()))
    }))
}

/// Two tabs opened on the same situation.
fn two_tabs() -> (AppState, AppState, SharedStore) {
    let (first, store) = app_on(holding(&[Record::Situation(thread())]));
    let second = tab_on(&store);
    (first, second, store)
}

async fn give(app: AppState, command: Command) -> Given {
    let heard: Rc<RefCell<Option<Given>>> = Rc::default();
    let say = heard.clone();
    let then = Box::new(move |given| *say.borrow_mut() = Some(given));
    app.give("a", vec![command], Change::default(), then);
    until("the command ends", || heard.borrow().is_some()).await;
    heard.borrow_mut().take().expect("it said how it went")
}

fn write(field: Field, text: &str) -> Command {
    Command::Write(field, text.to_owned())
}

/// The situation as the store holds it.
fn stored(store: &SharedStore) -> Situation {
    let text = kept(store, "situation/a").pop().expect("it is kept");
    match Record::from_text("situation/a", &text) {
        Ok(Record::Situation(kept)) => kept,
        other => panic!("{other:?}"),
    }
}

fn notice(app: AppState) -> String {
    app.notice
        .with_untracked(|notice| notice.as_ref().map(|notice| notice.text.clone()))
        .unwrap_or_default()
}

#[wasm_bindgen_test]
async fn two_tabs_change_different_things_and_both_are_kept() {
    let (first, second, store) = two_tabs();
    assert_eq!(give(first, write(Field::Facts, "Seen")).await, Given::Kept);
    assert_eq!(
        give(second, write(Field::Story, "Made of it")).await,
        Given::Kept
    );
    let kept = stored(&store);
    assert_eq!(
        (kept.facts.as_str(), kept.story.as_str()),
        ("Seen", "Made of it")
    );
    assert!(notice(second).contains("Another tab"), "the second is told");
    assert_eq!(notice(first), "");
}

#[wasm_bindgen_test]
async fn two_tabs_write_one_field_and_the_other_text_is_an_earlier_version() {
    let (first, second, store) = two_tabs();
    assert_eq!(
        give(first, write(Field::Facts, "From the first")).await,
        Given::Kept
    );
    assert_eq!(
        give(second, write(Field::Facts, "From the second")).await,
        Given::Kept
    );
    let kept = stored(&store);
    assert_eq!(kept.facts, "From the second");
    assert_eq!(kept.earlier.len(), 1);
    assert_eq!(kept.earlier[0].text, "From the first");
    assert!(notice(second).contains("Earlier versions"));
}

#[wasm_bindgen_test]
async fn a_command_that_makes_no_sense_any_more_is_refused_and_shows_what_the_other_tab_did() {
    let (first, second, store) = two_tabs();
    assert_eq!(give(first, Command::Close).await, Given::Kept);
    let given = give(second, Command::Close).await;
    assert_eq!(given, Given::Refused(Refusal::Closed));
    assert_eq!(stored(&store).entries.len(), 1);
    let seen = second
        .ledger
        .with_untracked(|ledger| ledger.situation("a").is_some_and(Situation::is_closed));
    assert!(seen, "the second tab shows it closed");
}

#[wasm_bindgen_test]
async fn the_first_check_saved_in_each_of_two_tabs_is_kept() {
    let (first, store) = fresh_app();
    let second = tab_on(&store);
    for tab in [first, second] {
        let heard: Rc<RefCell<Option<Given>>> = Rc::default();
        let say = heard.clone();
        tab.answer(Question::Harm, Question::Harm.answer("danger"));
        tab.save_check("Both", None, move |saved| {
            *say.borrow_mut() = Some(saved.given);
        });
        until("the check is saved", || heard.borrow().is_some()).await;
        assert_eq!(heard.borrow_mut().take(), Some(Given::Kept));
    }
    assert_eq!(kept(&store, "situation/").len(), 2);
    assert_eq!(kept(&store, "wording/").len(), 1);
}

#[wasm_bindgen_test]
async fn a_situation_that_another_tab_let_go_of_is_kept_again() {
    let (_, second, store) = two_tabs();
    *store.borrow_mut() = MemoryStore::default();
    assert_eq!(give(second, write(Field::Facts, "Seen")).await, Given::Kept);
    assert_eq!(stored(&store).facts, "Seen");
}

#[wasm_bindgen_test]
async fn a_record_another_tab_left_damaged_or_newer_is_not_overwritten() {
    for text in ["not a record", "{\"schema\":99,\"kind\":\"situation\"}"] {
        let (_, second, store) = two_tabs();
        let theirs = Version {
            descent: Descent::first(Stamper::new(device()).next(1)),
            body: Body::Plain(text.to_owned()),
        };
        let entry = ("situation/a".to_owned(), Some(theirs.to_row()));
        *store.borrow_mut() = MemoryStore::holding([entry]);
        assert_eq!(
            give(second, write(Field::Facts, "Seen")).await,
            Given::NotKept
        );
        assert_eq!(kept(&store, "situation/a"), [text]);
        assert_ne!(notice(second), "", "the person is told");
    }
}

#[wasm_bindgen_test]
async fn commands_given_one_after_the_other_all_arrive() {
    let (app, store) = app_on(holding(&[Record::Situation(thread())]));
    for at in 0..20 {
        let text = at.to_string();
        app.give(
            "a",
            vec![write(Field::Facts, &text)],
            Change::default(),
            Box::new(|_| {}),
        );
    }
    until("the last is kept", || stored(&store).facts == "19").await;
    assert_eq!(stored(&store).earlier.len(), 5);
    assert_eq!(notice(app), "", "nobody else was there");
}

#[wasm_bindgen_test]
async fn a_command_that_could_not_be_kept_is_kept_with_the_next() {
    let (app, store) = app_on(holding(&[Record::Situation(thread())]));
    store.borrow_mut().fail_on_write(1, StoreError::Full);
    assert_eq!(give(app, write(Field::Facts, "Seen")).await, Given::NotKept);
    assert_eq!(
        give(app, write(Field::Story, "Made of it")).await,
        Given::Kept
    );
    let kept = stored(&store);
    assert_eq!(
        (kept.facts.as_str(), kept.story.as_str()),
        ("Seen", "Made of it")
    );
}

#[wasm_bindgen_test]
async fn a_field_another_tab_changed_while_one_typed_is_told_on_saving() {
    let (app, store) = app_on(holding(&[Record::Situation(thread())]));
    assert_eq!(give(app, write(Field::Facts, "Theirs")).await, Given::Kept);
    let heard: Rc<RefCell<Option<Given>>> = Rc::default();
    let say = heard.clone();
    let then = Box::new(move |given| *say.borrow_mut() = Some(given));
    // The person began when nothing stood there.
    app.write_field("a", Field::Facts, "Mine", "", then);
    until("it is saved", || heard.borrow().is_some()).await;
    assert_eq!(stored(&store).facts, "Mine");
    assert_eq!(stored(&store).earlier[0].text, "Theirs");
    assert!(notice(app).contains("Earlier versions"));
}

#[wasm_bindgen_test]
async fn what_was_half_typed_goes_with_the_save_that_made_it_whole() {
    let (app, store) = app_on(holding(&[Record::Situation(thread())]));
    app.typed(&draft_of("a", Field::Facts), "See");
    app.keep_drafts();
    until("the draft is kept", || !kept(&store, "draft/").is_empty()).await;
    app.write_field("a", Field::Facts, "Seen", "", Box::new(|_| {}));
    until("the draft is gone", || kept(&store, "draft/").is_empty()).await;
    assert_eq!(stored(&store).facts, "Seen");
}

#[wasm_bindgen_test]
async fn what_was_deleted_long_ago_is_let_go_and_nothing_else() {
    let deleted = |id: &str, days_ago: i32| {
        Record::Situation(Situation {
            deleted: Some(TODAY.plus(-days_ago)),
            ..Situation::new(id.to_owned(), Day(0))
        })
    };
    let records = [
        deleted("old", 31),
        deleted("new", 30),
        Record::Situation(thread()),
    ];
    let (app, store) = app_on(holding(&records));
    app.clear_long_deleted();
    until("the old one is gone", || {
        kept(&store, "situation/").len() == 2
    })
    .await;
    assert!(kept(&store, "situation/old").is_empty());
}

#[wasm_bindgen_test]
async fn three_contacts_are_kept_and_a_removed_one_comes_back() {
    let (app, store) = fresh_app();
    let contact = |at: usize| Contact {
        name: ["Desk ", &at.to_string()].concat(),
        number: "112".to_owned(),
    };
    for at in 0..3 {
        assert_eq!(app.add_contact(&contact(at)), Ok(()));
    }
    assert_eq!(app.add_contact(&contact(3)), Err(Unfit::Full));
    until("they are kept", || {
        kept(&store, "contacts/")
            .first()
            .is_some_and(|text| text.contains("Desk 2"))
    })
    .await;
    app.remove_contact(0);
    until("it is removed", || {
        app.notice
            .with_untracked(|notice| notice.as_ref().is_some_and(|notice| notice.undo.is_some()))
    })
    .await;
    let undo = app.notice.get_untracked().and_then(|notice| notice.undo);
    app.undo(undo.expect("a way back"));
    let names = || {
        app.ledger.with_untracked(|ledger| {
            ledger
                .contacts()
                .iter()
                .map(|contact| contact.name.clone())
                .collect::<Vec<_>>()
        })
    };
    assert_eq!(names(), ["Desk 0", "Desk 1", "Desk 2"]);
}
