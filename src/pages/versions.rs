//! Other versions: what was written apart from what is in use, on another device or in another tab.
//! Each can be put in use or let go of; until then it stays.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::frame::{TopRow, entered};
use crate::components::icon::motif;
use crate::platform::{clock, document};
use crate::route::Route;
use crate::state::versions::{Choice, Other};
use crate::state::{AppState, use_app};

/// Other versions.
#[component]
pub fn VersionsPage() -> impl IntoView {
    entered("Other versions");
    let app = use_app();
    let others = Memo::new(move |_| app.other_versions());
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
    let (title, text) = other.words();
    let written = match other.at {
        0 => String::new(),
        at => ["Written ", &clock::written_moment(at)].concat(),
    };
    let settle = Callback::new(move |(choice, said): (Choice, &'static str)| {
        document::focus_on("h1");
        let other = other.clone();
        spawn_local(async move {
            match app.settle(other, choice).await {
                true => app.say(said),
                false => app.say("That could not be saved. Both are still kept."),
            }
        });
    });
    let use_it = move |_| settle.run((Choice::Use, "It is in use now."));
    let let_go = move |_| settle.run((Choice::LetGo, "The other version is gone."));
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
