//! Learn: the tracks and their lessons.

use leptos::prelude::*;

use super::frame::{entered, you_link};
use crate::components::icon::{Icon, icon};
use crate::domain::lesson::{LessonHead, Track};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// Learn.
#[component]
pub fn LearnPage() -> impl IntoView {
    entered("Learn");
    let app = use_app();
    let tracks = app
        .index
        .tracks
        .iter()
        .map(|track| track_section(app, track))
        .collect_view();
    view! {
        <div class="learn">
            <header class="place-head">
                <h1>"Learn"</h1>
                {you_link()}
            </header>
            <KeptLessons/>
            {tracks}
            <section class="learn__more">
                <h2>"How the check decides"</h2>
                <p>
                    <a href=Route::Rules.href()>"The rules, in words"</a>
                </p>
                <p>
                    <a href=Route::Sources.href()>"Where the lessons come from"</a>
                </p>
            </section>
        </div>
    }
    .into_any()
}

fn track_section(app: AppState, track: &'static Track) -> AnyView {
    let lessons = app
        .index
        .lessons
        .iter()
        .filter(|lesson| lesson.track == track.id);
    let count = lessons.clone().count();
    let done = Memo::new({
        let lessons = lessons.clone();
        move |_| {
            lessons
                .clone()
                .filter(|lesson| is_done(app, &lesson.id))
                .count()
        }
    });
    let rows = lessons.map(|lesson| lesson_row(app, lesson)).collect_view();
    view! {
        <section class="track">
            <header class="track__head">
                <h2>{track.title.as_str()}</h2>
                <span class="soft small">
                    {move || (done.get() > 0).then(|| [&done.get().to_string(), " of "].concat())}
                    {count}
                    {if count == 1 { " lesson" } else { " lessons" }}
                </span>
            </header>
            <p class="soft">{track.about.as_str()}</p>
            <ul class="lessons">{rows}</ul>
        </section>
    }
    .into_any()
}

fn lesson_row(app: AppState, lesson: &'static LessonHead) -> AnyView {
    let done = Memo::new(move |_| is_done(app, &lesson.id));
    view! {
        <li>
            <a class="lesson-row" href=Route::Lesson(lesson.slug.clone()).href()>
                <span class="lesson-row__words">
                    <strong>{lesson.title.as_str()}</strong>
                    <span class="soft small">{lesson.idea.as_str()}</span>
                </span>
                {move || {
                    done.get()
                        .then(|| {
                            view! {
                                <span class="lesson-row__done">
                                    {icon(Icon::Done)}
                                    <span class="visually-hidden">"read"</span>
                                </span>
                            }
                        })
                }}
            </a>
        </li>
    }
    .into_any()
}

fn is_done(app: AppState, lesson: &str) -> bool {
    app.ledger.with(|ledger| {
        ledger
            .lesson(lesson)
            .is_some_and(|done| done.finished().is_some())
    })
}

/// The lessons marked to be found again.
#[component]
fn KeptLessons() -> impl IntoView {
    let app = use_app();
    let kept = Memo::new(move |_| {
        app.ledger.with(|ledger| {
            let kept = ledger.lessons().filter(|practice| practice.kept);
            kept.map(|practice| practice.lesson.clone())
                .collect::<Vec<_>>()
        })
    });
    move || {
        let heads: Vec<_> = kept
            .get()
            .iter()
            .filter_map(|id| app.index.lesson(id))
            .collect();
        (!heads.is_empty()).then(|| {
            let rows = heads
                .into_iter()
                .map(|lesson| lesson_row(app, lesson))
                .collect_view();
            view! {
                <section class="track">
                    <h2>"Kept"</h2>
                    <ul class="lessons">{rows}</ul>
                </section>
            }
        })
    }
}
