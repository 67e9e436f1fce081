//! Learn: a search over everything that is taught; while nothing is looked for, the tracks, the
//! practice scenarios, what was kept, and the ways to a review and to what was tried.

use leptos::prelude::*;

use super::frame::{entered, you_link};
use super::learn_search::{Find, Results, Searching};
use super::learn_tracks::{kept_fold, practice_fold, track_fold, unfold_at_first};
use crate::components::icon::{Icon, icon};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// Learn.
#[component]
pub fn LearnPage() -> impl IntoView {
    entered("Learn");
    let app = use_app();
    unfold_at_first(app);
    let searching = Searching::new(app);
    let is_searching = Memo::new(move |_| {
        let query = app.learn.query;
        query.with(|query| !query.trim().is_empty())
    });
    let body = move || match is_searching.get() {
        true => view! { <Results searching/> }.into_any(),
        false => shelves(app),
    };
    view! {
        <div class="learn">
            <header class="place-head">
                <h1>"Learn"</h1>
                {you_link()}
            </header>
            <Find searching/>
            {body}
        </div>
    }
    .into_any()
}

/// Everything there is, folded.
fn shelves(app: AppState) -> AnyView {
    let tracks = app.index.tracks.iter();
    let tracks = tracks.map(|track| track_fold(app, track)).collect_view();
    view! {
        <ul class="learn__ways">
            {way(&Route::Review, "Review", "A few questions from lessons you have read.")}
            {way(&Route::Tried, "What you tried", "Your own lines, with their lessons.")}
        </ul>
        <div class="folds">{kept_fold(app)} {practice_fold(app)}</div>
        <section class="folds" aria-labelledby="lessons">
            <h2 id="lessons">"Lessons"</h2>
            {tracks}
        </section>
        <section class="learn__more">
            <h2>"How the check decides"</h2>
            <p>
                <a href=Route::Rules.href()>"The rules, in words"</a>
            </p>
            <p>
                <a href=Route::Sources.href()>"Where the lessons come from"</a>
            </p>
        </section>
    }
    .into_any()
}

/// A row that leads to a page.
pub fn way(to: &Route, title: &'static str, about: &'static str) -> AnyView {
    view! {
        <li>
            <a class="lesson-row" href=to.href()>
                <span class="lesson-row__words">
                    <strong>{title}</strong>
                    <span class="soft small">{about}</span>
                </span>
                <span class="lesson-row__on">{icon(Icon::Onward)}</span>
            </a>
        </li>
    }
    .into_any()
}
