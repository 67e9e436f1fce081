//! Screens called once, unseen: of that nothing may be left.

use alongside::app::Base;
use alongside::pages::rehearsal::rehearse;
use leptos::prelude::*;
use leptos_router::components::Router;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Replaced, Screen, owned, run};
use crate::model::{fresh_app, kept};

/// What a person, the window and the history would show of it, and what small things are kept.
fn seen() -> String {
    let seen = run("return JSON.stringify([
            document.title, location.href, history.length, document.body.innerHTML, scrollY,
            document.activeElement.tagName, Object.entries(localStorage).sort(),
        ])");
    seen.as_string().expect("a text")
}

/// Notes from now on the headings that come into elements of no document.
fn note_headings() {
    run("globalThis.headings = [];
         const observer = new MutationObserver((changes) => {
           for (const { addedNodes } of changes) for (const node of addedNodes) {
             for (const heading of node.querySelectorAll?.('h1') ?? []) {
               headings.push(heading.textContent.trim());
             }
           }
         });
         const make = Document.prototype.createElement;
         document.createElement = (...given) => {
           const made = make.apply(document, given);
           observer.observe(made, { childList: true, subtree: true });
           return made;
         };");
}

/// The headings noted, and the end of that.
fn headings() -> Vec<String> {
    let noted = run("delete document.createElement; return headings.join('\\n')");
    let noted = noted.as_string().expect("a text");
    noted.lines().map(str::to_owned).collect()
}

/// A router, and the owner of what stands below it.
fn below_a_router() -> (Screen, Owner) {
    let below = owned(|| StoredValue::new(None));
    let screen = Screen::of(move || {
        provide_context(Base(String::new()));
        view! { <Router>{below.set_value(Owner::current())}</Router> }.into_any()
    });
    let owner = below.get_value().expect("an owner");
    (screen, owner)
}

#[wasm_bindgen_test]
async fn a_rehearsal_draws_every_screen_and_leaves_nothing_behind() {
    let (app, store) = fresh_app();
    let (_screen, owner) = below_a_router();
    // Whatever is done once, or noted once, would be done now.
    run("localStorage.clear()");
    let before = seen();
    note_headings();
    let done = rehearse(app, &owner).await;
    let headings = headings();
    assert_eq!(done, Some(()));
    for page in ["Your answers", "Journal", "Learn", "Today.", "You"] {
        assert!(
            headings.iter().any(|heading| heading == page),
            "{page}: {headings:?}"
        );
    }
    assert_eq!(seen(), before);
    assert!(kept(&store, "").is_empty(), "nothing is kept");
}

#[wasm_bindgen_test]
async fn where_the_browser_tells_of_no_pauses_nothing_is_rehearsed() {
    let (app, _) = fresh_app();
    let (_screen, owner) = below_a_router();
    let _without = Replaced::new("window", "requestIdleCallback", "value: undefined");
    assert_eq!(rehearse(app, &owner).await, None);
}
