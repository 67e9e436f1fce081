//! What was tried after lessons: the lines written on them, each with its lesson. A line is changed
//! where it was written, in its lesson.

use leptos::prelude::*;

use super::days::said;
use super::frame::{TopRow, entered};
use crate::components::icon::motif;
use crate::domain::day::Day;
use crate::domain::lesson::LessonHead;
use crate::domain::practice::tried;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// A line, the lesson it was written on and the day that was read.
type Line = (&'static LessonHead, Option<Day>, String);

/// What you tried.
#[component]
pub fn TriedPage() -> impl IntoView {
    entered("What you tried");
    let app = use_app();
    let lines = Memo::new(move |_| lines(app));
    let list = move || {
        let lines = lines.get();
        match (app.live, lines.is_empty()) {
            (false, _) => ().into_any(),
            (true, true) => empty(),
            (true, false) => {
                let rows = lines.into_iter().map(|line| row(app, line)).collect_view();
                view! { <ul class="tried__lines">{rows}</ul> }.into_any()
            }
        }
    };
    view! {
        <article class="tried">
            <TopRow up=Route::Learn.href() here="Learn"/>
            <h1>"What you tried"</h1>
            {list}
        </article>
    }
    .into_any()
}

/// Every line; tracked.
fn lines(app: AppState) -> Vec<Line> {
    app.ledger.with(|ledger| {
        let tried = tried(ledger.lessons()).into_iter();
        let line = |kept: &crate::domain::practice::LessonPractice| {
            let head = app.index.lesson(&kept.lesson)?;
            Some((head, kept.finished(), kept.reflection.clone()))
        };
        tried.filter_map(line).collect()
    })
}

fn row(app: AppState, (head, day, line): Line) -> AnyView {
    let day = day.map(|day| said(day, app.today.get()));
    view! {
        <li class="tried__line">
            <h2>
                <a href=Route::Lesson(head.slug.clone()).href()>{head.title.as_str()}</a>
            </h2>
            <p class="soft small tried__day">{day}</p>
            <p class="prose" dir="auto">
                {line}
            </p>
        </li>
    }
    .into_any()
}

fn empty() -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <h2>"Nothing here yet"</h2>
            <p>
                "After a lesson there is room for one line: what you will try, or what happened when you did. Those lines gather here, on this phone only."
            </p>
            <p>
                <a class="button" href=Route::Learn.href()>
                    "Choose a lesson"
                </a>
            </p>
        </div>
    }
    .into_any()
}
