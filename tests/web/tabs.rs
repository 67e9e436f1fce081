//! Two tabs on one store: neither overwrites what the other wrote.

use alongside::domain::situation::{Field, Situation};
use alongside::state::AppState;
use alongside::state::keep::Change;
use alongside::state::store::Opening;
use alongside::storage::{Key, Record};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{owned, until};
use crate::model::{TODAY, index};

/// The app as a tab opens it, on the browser's own database.
async fn tab() -> AppState {
    let opening = Opening::of_browser().await;
    owned(|| {
        let app = AppState::new(index(), TODAY, opening);
        app.follow_the_page();
        app
    })
}

fn write(app: AppState, field: Field, text: &str) {
    app.write_field("shared", field, text, "", Box::new(|_| {}));
}

fn shown(app: AppState) -> Option<Situation> {
    app.ledger
        .with_untracked(|ledger| ledger.situation("shared").cloned())
}

#[wasm_bindgen_test]
async fn a_tab_builds_on_what_another_tab_saved() {
    let (first, second) = (tab().await, tab().await);
    let situation = Situation {
        title: "The rota".to_owned(),
        ..Situation::new("shared".to_owned(), TODAY)
    };
    first.keep(Change::put(Record::Situation(situation)), |_| {});
    until("the second tab sees it", || shown(second).is_some()).await;
    write(first, Field::Facts, "What a camera saw");
    let told = || shown(second).is_some_and(|seen| seen.facts == "What a camera saw");
    until("the second tab sees the facts", told).await;
    write(second, Field::Story, "What I make of it");
    let both = || shown(first).is_some_and(|seen| seen.story == "What I make of it");
    until("the first tab sees the story", both).await;
    let seen = shown(first).expect("it is there");
    assert_eq!(seen.facts, "What a camera saw", "nothing was overwritten");
    let removes = vec![Key::situation("shared")];
    let puts = Vec::new();
    second.keep(Change { puts, removes }, |_| {});
    until("both tabs see it gone", || shown(first).is_none()).await;
}
