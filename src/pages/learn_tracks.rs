//! The folds of Learn: each track with its lessons and how far it has come, the practice
//! scenarios, and what was kept. Rows are made once their fold is open: there are many.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::beside::{current_at, grows};
use crate::components::drawing::track_drawing;
use crate::components::icon::{Icon, icon};
use crate::domain::lesson::{LessonHead, Track};
use crate::domain::scenario::ScenarioHead;
use crate::domain::year_steps::Item;
use crate::route::Route;
use crate::state::AppState;

/// The fold of what was kept; track folds go by the id of their track.
const KEPT: &str = "kept";
/// The fold of the practice scenarios.
const PRACTICE: &str = "practice";
/// So many kept lessons are shown at first; more are folded.
const KEPT_SHOWN_MAX: usize = 3;

/// Opens the track of the next lesson, and what was kept if it is little, the first time Learn is
/// opened.
pub fn unfold_at_first(app: AppState) {
    if app.learn.unfolded.with_untracked(Option::is_some) {
        return;
    }
    let mut open = BTreeSet::new();
    open.extend(untrack(|| next_lesson(app)).map(|head| head.track.as_str()));
    if untrack(|| kept(app)).len() <= KEPT_SHOWN_MAX {
        open.insert(KEPT);
    }
    app.learn.unfolded.set(Some(open));
}

/// The lesson today offers, or else the first that was not read.
fn next_lesson(app: AppState) -> Option<&'static LessonHead> {
    let todays = app.offer().todays;
    let offered = match todays.item {
        Item::Lesson(id) if !todays.done => app.index.lesson(id),
        _ => None,
    };
    let mut lessons = app.index.lessons.iter();
    offered.or_else(|| lessons.find(|head| !is_done(app, &head.id)))
}

/// A track and its lessons.
pub fn track_fold(app: AppState, track: &'static Track) -> AnyView {
    let of_track = move || {
        let lessons = app.index.lessons.iter();
        lessons.filter(|lesson| lesson.track == track.id)
    };
    let told = Memo::new(move |_| {
        let done = of_track().filter(|lesson| is_done(app, &lesson.id)).count();
        progress(done, of_track().count(), " lessons")
    });
    let rows = Callback::new(move |()| {
        let rows = of_track().map(|lesson| lesson_row(app, lesson));
        view! {
            <p class="soft">{track.about.as_str()}</p>
            <ul class="lessons">{rows.collect_view()}</ul>
        }
        .into_any()
    });
    let title = view! {
        <h3>
            {track_drawing(&track.id)}
            <span>{track.title.as_str()}</span>
        </h3>
    }
    .into_any();
    fold(app, track.id.as_str(), title, told, rows)
}

/// The practice scenarios.
pub fn practice_fold(app: AppState) -> AnyView {
    let told = Memo::new(move |_| {
        let scenarios = app.index.scenarios.iter();
        let done = scenarios.filter(|head| is_practised(app, &head.id)).count();
        progress(done, app.index.scenarios.len(), " scenarios")
    });
    let rows = Callback::new(move |()| {
        let rows = app.index.scenarios.iter();
        let rows = rows.map(|head| scenario_row(app, head)).collect_view();
        view! {
            <p class="soft">"Decide what you would do, then see what each choice costs."</p>
            <ul class="lessons">{rows}</ul>
        }
        .into_any()
    });
    let title = view! { <h2>"Practice scenarios"</h2> }.into_any();
    fold(app, PRACTICE, title, told, rows)
}

/// The lessons marked to be found again, if there are any.
pub fn kept_fold(app: AppState) -> AnyView {
    let lessons = Memo::new(move |_| kept(app));
    let any = Memo::new(move |_| lessons.with(|lessons| !lessons.is_empty()));
    let told = Memo::new(move |_| match lessons.with(Vec::len) {
        1 => "1 lesson".to_owned(),
        count => progress(0, count, " lessons"),
    });
    let rows = Callback::new(move |()| {
        let rows = move || {
            let heads = lessons.get().into_iter();
            let heads = heads.filter_map(|id| app.index.lesson(&id));
            heads.map(|lesson| lesson_row(app, lesson)).collect_view()
        };
        view! { <ul class="lessons">{rows}</ul> }.into_any()
    });
    let shown = move || {
        any.get().then(|| {
            let title = view! { <h2>"Kept"</h2> }.into_any();
            fold(app, KEPT, title, told, rows)
        })
    };
    view! { {shown} }.into_any()
}

/// "3 of 12", or "12 lessons" before the first.
fn progress(done: usize, of: usize, what: &str) -> String {
    match done {
        0 => [&of.to_string(), what].concat(),
        _ => [&done.to_string(), " of ", &of.to_string()].concat(),
    }
}

fn fold(
    app: AppState,
    id: &'static str,
    title: AnyView,
    told: Memo<String>,
    rows: Callback<(), AnyView>,
) -> AnyView {
    let unfolded = app.learn.unfolded;
    let is_open = Memo::new(move |_| {
        unfolded.with(|open| open.as_ref().is_some_and(|open| open.contains(id)))
    });
    let turn = move |event: leptos::ev::MouseEvent| {
        // The browser would open it too, and the two would disagree.
        event.prevent_default();
        unfolded.update(|open| {
            let open = open.get_or_insert_default();
            if !open.remove(id) {
                open.insert(id);
            }
        });
    };
    // Read without scripts every row must be there.
    let body = move || (is_open.get() || !app.live).then(|| rows.run(()));
    view! {
        <details class="fold" open=move || is_open.get()>
            <summary on:click=turn>
                {title}
                <span class="fold__told soft small">{told}</span>
            </summary>
            {body}
        </details>
    }
    .into_any()
}

/// A lesson as a row that leads to it.
pub fn lesson_row(app: AppState, lesson: &'static LessonHead) -> AnyView {
    let done = Memo::new(move |_| is_done(app, &lesson.id));
    let to = Route::Lesson(lesson.slug.clone());
    row(to, &lesson.title, &lesson.idea, done, "read")
}

fn scenario_row(app: AppState, head: &'static ScenarioHead) -> AnyView {
    let done = Memo::new(move |_| is_practised(app, &head.id));
    let to = Route::Practice(head.slug.clone());
    row(to, &head.title, &head.setting, done, "practised")
}

fn row(
    to: Route,
    title: &'static str,
    about: &'static str,
    done: Memo<bool>,
    done_word: &'static str,
) -> AnyView {
    let href = to.href();
    let current = current_at(move |route| *route == to);
    view! {
        <li>
            <a class="lesson-row" href=href aria-current=current data-grows=grows()>
                <span class="lesson-row__words">
                    <strong>{title}</strong>
                    <span class="soft small">{about}</span>
                </span>
                {move || done.get().then(|| done_mark(done_word))}
            </a>
        </li>
    }
    .into_any()
}

/// A tick, and what it says.
pub fn done_mark(word: &'static str) -> AnyView {
    view! {
        <span class="lesson-row__done">
            {icon(Icon::Done)}
            <span class="visually-hidden">{word}</span>
        </span>
    }
    .into_any()
}

/// Whether a lesson was finished; tracked.
pub fn is_done(app: AppState, lesson: &str) -> bool {
    app.ledger.with(|ledger| {
        let practice = ledger.lesson(lesson);
        practice.is_some_and(|practice| practice.finished().is_some())
    })
}

/// Whether a scenario was practised; tracked.
pub fn is_practised(app: AppState, scenario: &str) -> bool {
    app.ledger.with(|ledger| {
        let practice = ledger.scenario(scenario);
        practice.is_some_and(|practice| practice.practised(false).is_some())
    })
}

/// The ids of the lessons marked to be found again; tracked.
fn kept(app: AppState) -> Vec<String> {
    app.ledger.with(|ledger| {
        let kept = ledger.lessons().filter(|practice| practice.kept);
        kept.map(|practice| practice.lesson.clone()).collect()
    })
}
