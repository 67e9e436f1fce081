//! The journal: every situation, the last touched first.

use leptos::prelude::*;

use super::frame::{check_link, entered, you_link};
use crate::components::icon::{icon, motif};
use crate::components::mark::{rung_class, verdict_icon};
use crate::domain::journal::last_touched_first;
use crate::domain::situation::Situation;
use crate::platform::clock;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The journal.
#[component]
pub fn JournalPage() -> impl IntoView {
    entered("Journal");
    let app = use_app();
    let ids = Memo::new(move |_| {
        app.ledger.with(|ledger| {
            last_touched_first(ledger.situations())
                .iter()
                .map(|kept| kept.id.clone())
                .collect::<Vec<_>>()
        })
    });
    let begun = move || {
        app.check_begun().then(|| {
            view! {
                <a class="line line--link" href=Route::Check.href()>
                    "You have begun a check. Go on where you were."
                </a>
            }
        })
    };
    view! {
        <div class="journal">
            <header class="place-head">
                <h1>"Journal"</h1>
                <a class="quiet place-head__more" href=Route::Insights.href()>"Insights"</a>
                {you_link()}
            </header>
            {begun}
            {move || newer_line(app)}
            {move || match ids.with(Vec::is_empty) {
                true => empty(app),
                false => view! {
                    <ul class="rows">
                        <For each=move || ids.get() key=Clone::clone let(id)>
                            <SituationRow id/>
                        </For>
                    </ul>
                }
                .into_any(),
            }}
        </div>
    }
    .into_any()
}

fn empty(app: AppState) -> AnyView {
    if !app.live || app.health.with(|health| health.unopened) {
        return ().into_any();
    }
    view! {
        <div class="empty">
            {motif()}
            <h2>"Nothing here yet"</h2>
            <p>
                "When something at work will not let you go, take the check. What you keep lands here, on this phone only."
            </p>
            {check_link()}
        </div>
    }
    .into_any()
}

fn newer_line(app: AppState) -> Option<AnyView> {
    (app.ledger.with(|ledger| ledger.newer_count()) > 0).then(|| {
        view! {
            <p class="line line--warning">
                "A newer version of Alongside wrote part of this journal. It is safe, and shown once you update."
            </p>
        }
        .into_any()
    })
}

#[component]
fn SituationRow(id: String) -> impl IntoView {
    let app = use_app();
    let row = Memo::new({
        let id = id.clone();
        move |_| {
            app.ledger
                .with(|ledger| ledger.situation(&id).map(|kept| told(app, kept)))
        }
    });
    let href = Route::Situation(id).href();
    view! {
        <li>
            {move || row.get().map(|told| {
                let class = told.verdict.map_or("row", |verdict| rung_class(verdict));
                view! {
                    <a class=["row ", class].concat() href=href.clone()>
                        {told.verdict.map(|verdict| icon(verdict_icon(verdict)))}
                        <span class="row__words">
                            <span class="row__tag small">{told.tag}</span>
                            <strong dir="auto">{told.title}</strong>
                            <span class="row__more soft small" dir="auto">{told.more}</span>
                        </span>
                    </a>
                }
            })}
        </li>
    }
    .into_any()
}

/// What a row tells of a situation.
#[derive(Clone, PartialEq)]
struct Told {
    verdict: Option<crate::domain::check::Verdict>,
    tag: String,
    title: String,
    more: String,
}

fn told(app: AppState, kept: &Situation) -> Told {
    let latest = kept.latest();
    let word = latest
        .and_then(|check| app.index.check.card(check.verdict))
        .map_or("Noted", |card| card.title.as_str());
    let more = match kept.facts.lines().next() {
        Some(first) if !first.is_empty() => first.to_owned(),
        _ => latest
            .map(|check| check.because.clone())
            .unwrap_or_default(),
    };
    Told {
        verdict: latest.map(|check| check.verdict),
        // A situation that was never named goes by its verdict: once is enough.
        tag: match kept.title == word {
            true => day_word(app, kept),
            false => [word, " · ", &day_word(app, kept)].concat(),
        },
        title: kept.title.clone(),
        more,
    }
}

/// "today", "yesterday", or the day.
fn day_word(app: AppState, kept: &Situation) -> String {
    match app.today.get_untracked().days_since(kept.touched()) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => clock::written_short(kept.touched()),
    }
}
