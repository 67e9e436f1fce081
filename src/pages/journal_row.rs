//! One situation as a row of the journal, and the card of the one from a year ago.

use std::sync::Arc;

use leptos::prelude::*;

use super::journal_find::stage_word;
use super::journal_list::is_narrowed;
use crate::components::icon::{Icon, icon};
use crate::components::mark::{rung_class, verdict_icon};
use crate::domain::check::Verdict;
use crate::domain::day::Day;
use crate::domain::lead::{Lead, Progress};
use crate::domain::situation::{Situation, Stage};
use crate::platform::{clock, document};
use crate::route::Route;
use crate::state::{AppState, settings, use_app};

/// The name under which the card of a year ago is dismissed for a day.
const YEAR_AGO: &str = "line-year-ago";

/// Where a row stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Under the heading of this stage.
    Under(Stage),
    /// Among rows of every stage.
    Among,
    /// On the card of a year ago.
    YearAgo,
}

/// The id of a row's link.
pub fn row_element(id: &str) -> String {
    ["row-", id].concat()
}

/// A row of the list.
#[component]
pub fn SituationRow(
    /// The situation.
    id: Arc<str>,
    /// Where it stands.
    place: Place,
) -> impl IntoView {
    let app = use_app();
    let element = row_element(&id);
    let link = row_link(app, id, place, element);
    view! { <li>{link}</li> }.into_any()
}

/// The situation saved a year ago, until it is dismissed for the day.
#[component]
pub fn YearAgo() -> impl IntoView {
    let app = use_app();
    let dismissed = RwSignal::new(settings::dismissed_on(YEAR_AGO, app.today.get_untracked()));
    let id = Memo::new(move |_| {
        let listing = app.journal.listing;
        listing.with(|listing| {
            let row = listing.a_year_ago(app.today.get())?;
            Some(Arc::clone(&row.id))
        })
    });
    let dismiss = move |_| {
        settings::dismiss_on(YEAR_AGO, app.today.get_untracked());
        dismissed.set(true);
        document::focus_on("h1");
    };
    move || {
        let id = id.get().filter(|_| !dismissed.get() && !is_narrowed(app))?;
        Some(view! {
            <section class="card year-ago" aria-labelledby="year-ago">
                <header class="year-ago__head">
                    <h2 id="year-ago">"A year ago"</h2>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label="Close this card for today"
                        on:click=dismiss
                    >
                        {icon(Icon::Close)}
                    </button>
                </header>
                {row_link(app, id, Place::YearAgo, String::new())}
            </section>
        })
    }
}

/// The link to a situation with what a row tells of it.
fn row_link(app: AppState, id: Arc<str>, place: Place, element: String) -> AnyView {
    let href = Route::Situation(id.as_ref().to_owned()).href();
    let row = Memo::new(move |_| {
        app.journal.revision.track();
        let today = app.today.get();
        app.ledger.with_untracked(|ledger| {
            ledger
                .situation(&id)
                .map(|kept| told(app, kept, place, today))
        })
    });
    (move || {
        row.get().map(|told| {
            let class = told.verdict.map_or("row row--noted", rung_class);
            view! {
                <a id=element.clone() class=["row ", class].concat() href=href.clone()>
                    {icon(told.verdict.map_or(Icon::Journal, verdict_icon))}
                    <span class="row__words">
                        <span class="row__tag small">{told.tag}</span>
                        <strong dir="auto">{told.title}</strong>
                        {told.stands.map(|stands| view! {
                            <span class=told.stands_class>{stands}</span>
                        })}
                        {told.more.map(|more| view! {
                            <span class="row__more soft small" dir="auto">{more}</span>
                        })}
                    </span>
                </a>
            }
        })
    })
    .into_any()
}

/// What a row tells of a situation.
#[derive(Clone, PartialEq)]
struct Told {
    verdict: Option<Verdict>,
    tag: String,
    title: String,
    stands: Option<String>,
    stands_class: &'static str,
    more: Option<String>,
}

fn told(app: AppState, kept: &Situation, place: Place, today: Day) -> Told {
    let latest = kept.latest();
    let word = latest
        .and_then(|check| app.index.check.card(check.verdict))
        .map_or("Noted", |card| card.title.as_str());
    let day = match place {
        Place::YearAgo => kept.created,
        Place::Under(_) | Place::Among => kept.touched(),
    };
    let day = day_word(day, today);
    Told {
        verdict: latest.map(|check| check.verdict),
        // A situation that was never named goes by its verdict: once is enough.
        tag: match kept.title == word {
            true => day,
            false => [word, " · ", &day].concat(),
        },
        title: kept.title.clone(),
        stands: stands(kept, place, today),
        stands_class: match kept.is_closed() {
            true => "soft small",
            false => "row__stands small",
        },
        more: more(kept),
    }
}

/// Where it stands, as far as the heading above does not say it.
fn stands(kept: &Situation, place: Place, today: Day) -> Option<String> {
    if place == Place::YearAgo {
        return None;
    }
    let stage = kept.stage(today);
    let told = matches!(stage, Stage::LookBackDue | Stage::Closed) && place != Place::Under(stage);
    let stage_told = told.then(|| stage_word(stage).to_owned());
    let held = kept.lead().filter(|_| stage != Stage::Closed);
    let headed = place == Place::Under(Stage::HoldingLead);
    let held = held.map(|lead| held_words(&lead, headed, today));
    match (stage_told, held) {
        (Some(stage), Some(held)) => Some([&stage, " · ", &held].concat()),
        (stage, held) => stage.or(held),
    }
}

/// Where a lead stands; `headed` when the heading above says that one is held.
fn held_words(lead: &Lead<'_>, headed: bool, today: Day) -> String {
    let progress = match lead.progress(today) {
        Progress::Running { day, of } => {
            let (day, of) = (day.to_string(), of.to_string());
            [if headed { "Day " } else { "day " }, &day, " of ", &of].concat()
        }
        Progress::Due if headed => "Its day is here".to_owned(),
        Progress::Due => "its day is here".to_owned(),
    };
    match headed {
        true => progress,
        false => [stage_word(Stage::HoldingLead), " · ", &progress].concat(),
    }
}

/// The first line of the facts, where the title is not made of it; else why the check said what
/// it said.
fn more(kept: &Situation) -> Option<String> {
    let first = kept.facts.lines().next().unwrap_or_default();
    if first.is_empty() {
        return kept.latest().map(|check| check.because.clone());
    }
    let titled = first.starts_with(kept.title.trim_end_matches('…'));
    (!titled).then(|| first.to_owned())
}

/// "today", "yesterday", or the day.
fn day_word(day: Day, today: Day) -> String {
    match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => clock::written_short(day),
    }
}
