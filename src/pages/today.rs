//! Today: one lesson, the check, the rhythm. Nothing piles up here.

use leptos::prelude::*;

use super::frame::{entered, you_link};
use crate::components::icon::{Icon, icon, motif};
use crate::components::rhythm_dots::RhythmDots;
use crate::domain::lesson::LessonHead;
use crate::domain::rhythm::Rhythm;
use crate::platform::clock;
use crate::route::Route;
use crate::state::{settings, use_app};

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
            <LessonCard/>
            <CheckCard/>
            {move || {
                practised_before.get().then(|| view! { <RhythmDots rhythm=rhythm.into()/> })
            }}
            <WhereLine/>
        </div>
    }
    .into_any()
}

/// Today's lesson, or word that it has been read.
#[component]
fn LessonCard() -> impl IntoView {
    let app = use_app();
    let todays = Memo::new(move |_| app.todays_lesson());
    move || match todays.get() {
        Some(todays) => app
            .index
            .lesson(todays.lesson)
            .map(|head| lesson_card(head, todays.done))
            .into_any(),
        None => view! {
            <article class="card lesson-card">
                <h2>"You have read every lesson there is"</h2>
                <p class="prose">"They stay here for when you need one."</p>
                <a class="lesson-card__go" href=Route::Learn.href()>
                    "Open the lessons"
                </a>
            </article>
        }
        .into_any(),
    }
}

fn lesson_card(head: &'static LessonHead, done: bool) -> impl IntoView {
    let app = use_app();
    let track = app
        .index
        .track(&head.track)
        .map_or("", |track| track.title.as_str());
    let (told, go) = if done {
        ("Read today", "Read it again")
    } else {
        ("2 min", "Read today's lesson")
    };
    view! {
        <article class="card lesson-card">
            <p class="eyebrow">
                <span>{track}</span>
                <span class="lesson-card__told">
                    {done.then(|| icon(Icon::Done))}
                    {told}
                </span>
            </p>
            <h2>
                <a class="lesson-card__link" href=Route::Lesson(head.slug.clone()).href()>
                    {head.title.as_str()}
                </a>
            </h2>
            <p class="prose">{head.idea.as_str()}</p>
            <p class="lesson-card__go" aria-hidden="true">
                {go}
                {motif()}
            </p>
        </article>
    }
    .into_any()
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
