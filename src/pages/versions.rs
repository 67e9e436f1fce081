//! Other versions: what was written apart from what is in use, on another device or in another tab.
//! Each can be put in use or let go of; until then it stays.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::frame::{TopRow, entered};
use crate::components::icon::motif;
use crate::platform::{clock, document};
use crate::route::Route;
use crate::state::{AppState, use_app};
use crate::storage::version_text::version_text;
use crate::storage::{Key, Record};

/// One version that stands beside the one in use.
#[derive(Clone, PartialEq)]
struct Other {
    key: Key,
    /// When it was written, in milliseconds since 1970.
    at: u64,
    record: Record,
}

/// Other versions.
#[component]
pub fn VersionsPage() -> impl IntoView {
    entered("Other versions");
    let app = use_app();
    let others = Memo::new(move |_| others(app));
    let list = move || match others.with(Vec::is_empty) {
        true => app.live.then(nothing).into_any(),
        false => {
            let rows = others.get().into_iter().map(|other| row(app, other));
            view! { <ul class="rows">{rows.collect_view()}</ul> }.into_any()
        }
    };
    view! {
        <div class="you versions">
            <TopRow up=Route::You.href() here="Other versions"/>
            <h1>"Other versions"</h1>
            <p class="prose">
                "The same thing was changed in two places. The newer one is in use; the other is kept here until you decide."
            </p>
            {list}
        </div>
    }
    .into_any()
}

/// Every other version that says something else than the one in use.
fn others(app: AppState) -> Vec<Other> {
    app.ledger.with(|ledger| {
        let mut others = Vec::new();
        for key in ledger.rows.keys_beside() {
            let in_use = ledger.record(&Key::of_row(key));
            for version in ledger.rows.beside(key) {
                let Ok(Some(record)) = version.record(key) else {
                    continue;
                };
                if Some(&record) != in_use.as_ref() {
                    let at = version.descent.dot.millis;
                    let key = Key::of_row(key);
                    others.push(Other { key, at, record });
                }
            }
        }
        others
    })
}

/// How many there are; tracked.
pub(super) fn count(app: AppState) -> usize {
    others(app).len()
}

fn nothing() -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <p>"There is none. Everything you wrote is there once."</p>
        </div>
    }
    .into_any()
}

fn row(app: AppState, other: Other) -> AnyView {
    let (title, text) = version_text(&other.record);
    let written = match other.at {
        0 => String::new(),
        at => ["Written ", &clock::written_moment(at)].concat(),
    };
    let settle = move |key: Key, text: Option<String>, said: &'static str| {
        document::focus_on("h1");
        spawn_local(async move {
            match app.settle(key, text).await {
                true => app.say(said),
                false => app.say("That could not be saved. Both are still kept."),
            }
        });
    };
    let (key, used) = (other.key.clone(), other.record.to_text());
    let use_it = move |_| settle(key.clone(), Some(used.clone()), "It is in use now.");
    let key = other.key.clone();
    let let_go = move |_| settle(key.clone(), None, "Let go of.");
    view! {
        <li class="version">
            <h2 dir="auto">{title}</h2>
            <p class="soft small">{written}</p>
            <p class="version__text" dir="auto">{text}</p>
            <div class="version__foot">
                <button type="button" class="button" on:click=use_it>
                    "Use this one"
                </button>
                <button type="button" class="quiet" on:click=let_go>
                    "Let it go"
                </button>
            </div>
        </li>
    }
    .into_any()
}
