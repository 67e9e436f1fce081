//! Today: the one thing it offers, the check, leads being held, a look-back, the rhythm. Nothing
//! piles up here.

use leptos::prelude::*;

use super::frame::{entered, you_link};
use super::install_lines::InstallLine;
use super::lead::progress;
use super::today_backup::BackupLine;
use super::today_offer::TodaysOffer;
use super::today_start::StartLine;
use crate::components::icon::{Icon, icon, motif};
use crate::components::rhythm_dots::RhythmDots;
use crate::domain::due::LOOK_BACKS_SHOWN;
use crate::domain::lead::{BackTo, LeadEnd};
use crate::domain::rhythm::Rhythm;
use crate::domain::situation::Situation;
use crate::platform::clock;
use crate::route::{Act, Route};
use crate::state::{AppState, settings, use_app};

/// The name under which the line on where the data lives is dismissed.
const WHERE_LINE: &str = "line-where";

/// Today.
#[component]
pub fn TodayPage() -> impl IntoView {
    entered("Today");
    let app = use_app();
    let date = move || {
        if app.live {
            clock::written_long(app.today.get())
        } else {
            String::new()
        }
    };
    let rhythm = Memo::new(move |_| {
        let practised = app.ledger.with(|ledger| ledger.practised());
        Rhythm::of(&practised, app.today.get())
    });
    let practised_before = Memo::new(move |_| rhythm.with(|rhythm| rhythm.count() > 0));
    view! {
        <div class="today">
            <header class="place-head">
                <h1 class="today__date">
                    <span class="visually-hidden">"Today. "</span>
                    {date}
                </h1>
                {you_link()}
            </header>
            <TodaysOffer/>
            <CheckCard/>
            <StartLine/>
            {move || held(app)}
            {move || due(app)}
            {move || {
                practised_before.get().then(|| view! { <RhythmDots rhythm=rhythm.into()/> })
            }}
            <BackupLine/>
            <InstallLine/>
            <WhereLine/>
            {move_in(app)}
        </div>
    }
    .into_any()
}

/// For somebody whose records are elsewhere: on another phone, or lost with this browser's data.
fn move_in(app: AppState) -> AnyView {
    let untouched = Memo::new(move |_| app.ledger.with(|ledger| ledger.is_untouched()));
    let line = move || {
        untouched.get().then(|| {
            view! {
                <p class="soft small">
                    "Were you here before, on another phone or browser? "
                    <a href=Route::Restore.href()>"Restore a backup"</a>
                </p>
            }
        })
    };
    line.into_any()
}

/// The way into the check, or back into the one that was begun.
#[component]
fn CheckCard() -> impl IntoView {
    let app = use_app();
    let told = move || {
        if app.check_begun() {
            "You have begun. Go on where you were."
        } else {
            "A second look, in under a minute."
        }
    };
    view! {
        <a class="ask" href=Route::Check.href()>
            <span class="ask__words">
                <strong>"Should I step in?"</strong>
                <span>{told}</span>
            </span>
            {motif()}
        </a>
    }
    .into_any()
}

/// Leads being held, the one that ends first on top. Never in red, and never counted up.
fn held(app: AppState) -> Option<AnyView> {
    let today = app.today.get();
    let rows = app.ledger.with(|ledger| {
        let mut held: Vec<_> = open_situations(ledger.situations())
            .filter_map(|kept| kept.lead().map(|lead| (kept, lead)))
            .collect();
        held.sort_by_key(|(_, lead)| lead.end.day());
        let rows = held.iter().map(|(kept, lead)| {
            let words = match lead.end {
                LeadEnd::Set {
                    back_to: BackTo::Somebody(role),
                    ..
                } => ["Back to: ", role].concat(),
                _ => String::new(),
            };
            row(kept, progress(lead, today), words)
        });
        rows.collect::<Vec<_>>()
    });
    section("held-leads", "Leads you hold", rows)
}

/// Look-backs whose day has come.
fn due(app: AppState) -> Option<AnyView> {
    let today = app.today.get();
    let rows = app.ledger.with(|ledger| {
        let due = open_situations(ledger.situations()).filter(|kept| kept.is_look_back_due(today));
        let rows = due.map(|kept| {
            let href = Route::Act(Act::LookBack, kept.id.clone()).href();
            link(
                href,
                "Look back".to_owned(),
                kept.title.clone(),
                String::new(),
            )
        });
        rows.take(LOOK_BACKS_SHOWN).collect::<Vec<_>>()
    });
    section("due-look-backs", "How did it go?", rows)
}

fn open_situations<'a>(
    situations: impl Iterator<Item = &'a Situation>,
) -> impl Iterator<Item = &'a Situation> {
    situations.filter(|kept| !kept.is_closed())
}

fn row(kept: &Situation, day: String, words: String) -> AnyView {
    link(
        Route::Situation(kept.id.clone()).href(),
        day,
        kept.title.clone(),
        words,
    )
}

fn link(href: String, tag: String, title: String, words: String) -> AnyView {
    view! {
        <li>
            <a class="row" href=href>
                <span class="row__words">
                    <span class="row__tag small">{tag}</span>
                    <strong dir="auto">{title}</strong>
                    <span class="row__more soft small" dir="auto">{words}</span>
                </span>
            </a>
        </li>
    }
    .into_any()
}

fn section(id: &'static str, title: &'static str, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="today__rows" aria-labelledby=id>
                <h2 id=id class="eyebrow">
                    {title}
                </h2>
                <ul class="rows">{rows}</ul>
            </section>
        }
        .into_any()
    })
}

/// Where the data lives: one line, until it is dismissed.
#[component]
fn WhereLine() -> impl IntoView {
    let app = use_app();
    let dismissed = RwSignal::new(!app.live || settings::dismissed(WHERE_LINE));
    move || {
        (!dismissed.get()).then(|| {
            view! {
                <p class="where soft small">
                    <span>
                        "What you write stays on this phone. Nothing is sent to anyone. "
                        <a href=Route::You.href()>"How to check that"</a>
                    </span>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label="Close this line"
                        on:click=move |_| {
                            settings::dismiss(WHERE_LINE);
                            dismissed.set(true);
                        }
                    >
                        {icon(Icon::Close)}
                    </button>
                </p>
            }
        })
    }
}
