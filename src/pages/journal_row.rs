//! One situation as a row of the journal, and the card of the one from a year ago.

use std::sync::Arc;

use leptos::prelude::*;

use super::beside::{current_at, grows};
use super::journal::FIRST_ROWS;
use super::journal_find::stage_word;
use super::journal_list::is_narrowed;
use crate::components::icon::{Icon, icon, icon_of};
use crate::components::mark::{rung_class, verdict_icon};
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

/// A row to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The situation.
    pub id: Arc<str>,
    /// Where it stands.
    pub place: Place,
    /// The heading above it, on the first row of a stage.
    pub heading: Option<&'static str>,
}

/// The id of the link in the row at this position.
pub fn row_element(at: usize) -> String {
    ["row-", &at.to_string()].concat()
}

/// The row at a position of the list.
#[component]
pub fn SituationRow(
    /// All rows.
    rows: Memo<Vec<Shown>>,
    /// Whether only the first rows are to follow at once.
    in_haste: RwSignal<bool>,
    /// Which of the rows.
    at: usize,
) -> impl IntoView {
    let app = use_app();
    let shown = Memo::new(move |before: Option<&Option<Shown>>| {
        if at >= FIRST_ROWS && in_haste.get() {
            // Not on the screen until the next pause: it stays as it was.
            return before.cloned().flatten();
        }
        rows.with(|rows| rows.get(at).cloned())
    });
    let heading = move || {
        let heading = shown.with(|shown| shown.as_ref()?.heading);
        heading.map(|heading| view! { <h2 class="rows__of">{heading}</h2> })
    };
    view! {
        <li>
            {heading}
            {row_link(app, shown.into(), row_element(at))}
        </li>
    }
    .into_any()
}

/// The situation saved a year ago, until it is dismissed for the day.
#[component]
pub fn YearAgo() -> impl IntoView {
    let app = use_app();
    let dismissed = RwSignal::new(settings::dismissed_on(YEAR_AGO, app.today.get_untracked()));
    let shown = Memo::new(move |_| {
        let listing = app.journal.listing;
        listing.with(|listing| {
            let row = listing.a_year_ago(app.today.get())?;
            Some(Shown {
                id: Arc::clone(&row.id),
                place: Place::YearAgo,
                heading: None,
            })
        })
    });
    let wanted =
        Memo::new(move |_| shown.with(Option::is_some) && !dismissed.get() && !is_narrowed(app));
    let dismiss = move |_| {
        settings::dismiss_on(YEAR_AGO, app.today.get_untracked());
        dismissed.set(true);
        document::focus_on("h1");
    };
    move || {
        wanted.get().then(|| {
            view! {
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
                    {row_link(app, shown.into(), "row-year-ago".to_owned())}
                </section>
            }
        })
    }
}

/// The link to a situation with what a row tells of it. Its elements stay, whatever it shows.
fn row_link(app: AppState, shown: Signal<Option<Shown>>, element: String) -> AnyView {
    let row = Memo::new(move |_| {
        app.journal.revision.get();
        let today = app.today.get();
        shown.with(|shown| {
            let shown = shown.as_ref()?;
            app.ledger.with_untracked(|ledger| {
                let kept = ledger.situation(&shown.id)?;
                Some(told(app, kept, shown.place, today))
            })
        })
    });
    let text = move |pick: fn(&Told) -> &str| {
        move || row.with(|told| told.as_ref().map(|told| pick(told).to_owned()))
    };
    let shown_icon = Signal::derive(move || {
        row.with(|told| told.as_ref().map_or(Icon::Journal, |told| told.icon))
    });
    let current = current_at(move |route| {
        shown.with(|shown| {
            let id = shown.as_ref().map(|shown| &*shown.id);
            matches!(route, Route::Situation(at) | Route::Act(_, at) if Some(at.as_str()) == id)
        })
    });
    view! {
        <a
            id=element
            class=text(|told| &told.class)
            href=text(|told| &told.href)
            aria-current=current
            data-grows=grows()
        >
            {icon_of(shown_icon)}
            <span class="row__words">
                <span class="row__tag small">{text(|told| &told.tag)}</span>
                <strong dir="auto">{text(|told| &told.title)}</strong>
                <span class=text(|told| told.stands_class)>{text(|told| &told.stands)}</span>
                <span class="row__more soft small" dir="auto">{text(|told| &told.more)}</span>
            </span>
        </a>
    }
    .into_any()
}

/// What a row tells of a situation. What there is nothing to tell of is empty.
#[derive(Clone, PartialEq)]
struct Told {
    href: String,
    class: String,
    icon: Icon,
    tag: String,
    title: String,
    stands: String,
    stands_class: &'static str,
    more: String,
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
    let class = latest.map_or("row--noted", |check| rung_class(check.verdict));
    Told {
        href: Route::Situation(kept.id.clone()).href(),
        class: ["row ", class].concat(),
        icon: latest.map_or(Icon::Journal, |check| verdict_icon(check.verdict)),
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
        more: more(kept).to_owned(),
    }
}

/// Where it stands, as far as the heading above does not say it.
fn stands(kept: &Situation, place: Place, today: Day) -> String {
    if place == Place::YearAgo {
        return String::new();
    }
    let stage = kept.stage(today);
    let told = matches!(stage, Stage::LookBackDue | Stage::Closed) && place != Place::Under(stage);
    let stage_told = told.then(|| stage_word(stage).to_owned());
    let held = kept.lead().filter(|_| stage != Stage::Closed);
    let headed = place == Place::Under(Stage::HoldingLead);
    let held = held.map(|lead| held_words(&lead, headed, today));
    match (stage_told, held) {
        (Some(stage), Some(held)) => [&stage, " · ", &held].concat(),
        (stage, held) => stage.or(held).unwrap_or_default(),
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
fn more(kept: &Situation) -> &str {
    let first = kept.facts.lines().next().unwrap_or_default();
    if first.is_empty() {
        return kept.latest().map_or("", |check| check.because.as_str());
    }
    match first.starts_with(kept.title.trim_end_matches('…')) {
        true => "",
        false => first,
    }
}

/// "today", "yesterday", or the day.
fn day_word(day: Day, today: Day) -> String {
    match today.days_since(day) {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        _ => clock::written_short(day),
    }
}
