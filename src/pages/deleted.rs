//! The Deleted list: what can still be brought back, and until when.

use leptos::prelude::*;

use super::frame::{TopRow, entered};
use crate::components::icon::motif;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::situation::DELETED_DAYS;
use crate::platform::{clock, document};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The Deleted list.
#[component]
pub fn DeletedPage() -> impl IntoView {
    entered("Deleted");
    let app = use_app();
    let deleted = Memo::new(move |_| {
        app.journal.revision.get();
        app.ledger.with_untracked(|ledger| {
            let all = ledger.deleted().into_iter();
            let told =
                all.filter_map(|kept| Some((kept.id.clone(), kept.title.clone(), kept.deleted?)));
            told.collect::<Vec<_>>()
        })
    });
    let list = move || match deleted.with(Vec::is_empty) {
        true => app.live.then(nothing).into_any(),
        false => view! {
            <p class="soft">
                "What you delete stays here for 30 days. After that it is gone for good."
            </p>
            <ul class="rows">
                <For each=move || deleted.get() key=|(id, ..)| id.clone() let((id, title, day))>
                    {deleted_row(app, id, title, day)}
                </For>
            </ul>
        }
        .into_any(),
    };
    view! {
        <div class="deleted">
            <TopRow up=Route::Journal.href() here="Journal"/>
            <h1 tabindex="-1">"Deleted situations"</h1>
            {list}
        </div>
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <p>"Nothing is deleted. What you delete stays here for 30 days, so that you can bring it back."</p>
        </div>
    }
    .into_any()
}

fn deleted_row(app: AppState, id: String, title: String, day: Day) -> AnyView {
    let element = ["deleted-", &id].concat();
    let until = clock::written_short(day.plus(DELETED_DAYS));
    let back = move |_| {
        // The row leaves; the focus must not leave with it.
        document::focus_on("h1");
        app.give_one(&id, Command::Restore, "It is back in your journal.");
    };
    view! {
        <li class="deleted__row">
            <span class="row__words">
                <strong id=element.clone() dir="auto">{title}</strong>
                <span class="soft small">
                    "Deleted on " {clock::written_short(day)} ". It stays until " {until} "."
                </span>
            </span>
            <button type="button" class="button" aria-describedby=element on:click=back>
                "Bring it back"
            </button>
        </li>
    }
    .into_any()
}
