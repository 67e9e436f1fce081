//! The search of Learn: a field, and what was found with the words marked where they stand. What is
//! typed stays on the page: neither the address nor the title ever holds it.

use std::sync::Arc;

use leptos::prelude::*;

use super::frame::did_not_load;
use super::learn_tracks::{done_mark, is_done, is_practised};
use crate::components::icon::{Icon, icon};
use crate::domain::lesson_search::{Found, Hit, Piece, Work, search};
use crate::platform::document;
use crate::platform::text::decomposed;
use crate::platform::timer::Timer;
use crate::route::Route;
use crate::state::library::Coming;
use crate::state::{AppState, use_app};

/// How many results are shown at first, and how many more at a time.
const SHOWN: usize = 20;
/// A pause of this length, in milliseconds, lets a screen reader be told how many were found.
const TOLD_AFTER_MS: i32 = 900;
/// The longest text that is looked for, in characters.
const QUERY_CHARS_MAX: usize = 100;

/// A search under way.
#[derive(Clone, Copy)]
pub struct Searching {
    found: Memo<Arc<Found>>,
    /// How many results are shown.
    shown: RwSignal<usize>,
    /// What a screen reader is told.
    told: RwSignal<String>,
    timer: StoredValue<Timer, LocalStorage>,
}

impl Searching {
    /// The search of Learn.
    pub fn new(app: AppState) -> Searching {
        let timer = StoredValue::new_local(Timer::default());
        on_cleanup(move || {
            timer.try_with_value(Timer::cancel);
        });
        Searching {
            found: Memo::new(move |_| {
                let query = app.learn.query.with(|query| decomposed(query).into_owned());
                app.learn
                    .works
                    .with(|works| Arc::new(search(works, &query)))
            }),
            shown: RwSignal::new(SHOWN),
            told: RwSignal::new(String::new()),
            timer,
        }
    }

    /// Looks for something.
    fn look_for(self, app: AppState, query: String) {
        self.shown.set(SHOWN);
        app.learn.query.set(query);
        self.timer.with_value(|timer| {
            timer.set(TOLD_AFTER_MS, move || {
                self.told.set(untrack(|| self.words(app)));
            });
        });
    }

    /// How many were found, in words; tracked.
    fn words(self, app: AppState) -> String {
        if self.found.with(|found| found.is_idle()) {
            return String::new();
        }
        let found = match self.found.with(|found| found.hits.len()) {
            0 => "Nothing found".to_owned(),
            count => [&count.to_string(), " found"].concat(),
        };
        match app.library.coming(app.index) {
            Coming::OnTheWay => [&found, " so far"].concat(),
            Coming::AllHere | Coming::Failed(_) => found,
        }
    }
}

/// The field to search with.
#[component]
pub fn Find(
    /// The search.
    searching: Searching,
) -> impl IntoView {
    let app = use_app();
    let query = app.learn.query;
    view! {
        <form class="find-lesson" role="search" on:submit=move |event| event.prevent_default()>
            <label for="learn-search">"Search lessons and scenarios"</label>
            <div class="search">
                <input
                    id="learn-search"
                    class="field"
                    type="search"
                    dir="auto"
                    autocomplete="off"
                    autocapitalize="none"
                    maxlength=QUERY_CHARS_MAX
                    prop:value=move || query.get()
                    on:focus=move |_| app.library.request_all(app.index)
                    on:input:target=move |event| searching.look_for(app, event.target().value())
                />
                <button
                    type="button"
                    class="icon-button"
                    aria-label="Clear the search"
                    hidden=move || query.with(String::is_empty)
                    on:click=move |_| {
                        searching.look_for(app, String::new());
                        document::focus_on("#learn-search");
                    }
                >
                    {icon(Icon::Close)}
                </button>
            </div>
            <p class="visually-hidden" role="status">{searching.told}</p>
        </form>
    }
    .into_any()
}

/// What was found.
#[component]
pub fn Results(
    /// The search.
    searching: Searching,
) -> impl IntoView {
    let app = use_app();
    let Searching { found, shown, .. } = searching;
    let coming = Memo::new(move |_| app.library.coming(app.index));
    let words = Memo::new(move |_| searching.words(app));
    let rows = move || {
        let found = found.get();
        let works = app.learn.works.get_untracked();
        let hits = found.hits.iter().take(shown.get());
        let rows = hits.filter_map(|hit| result(app, &found, hit, works.get(hit.work)?));
        rows.collect_view()
    };
    let again = Callback::new(move |()| app.library.request_all(app.index));
    let failed = move || match coming.get() {
        Coming::Failed(reason) => Some(did_not_load("Part of what is searched", reason, again)),
        Coming::AllHere | Coming::OnTheWay => None,
    };
    let nothing = move || {
        let is_none = found.with(|found| found.hits.is_empty()) && coming.get() == Coming::AllHere;
        is_none.then(|| {
            view! {
                <p>"No lesson or scenario has all of these words. Try fewer, or a part of one."</p>
            }
        })
    };
    let left = Memo::new(move |_| {
        let count = found.with(|found| found.hits.len());
        count.saturating_sub(shown.get())
    });
    let more = move |_| {
        let first = shown.get_untracked() + 1;
        let first = [".results li:nth-child(", &first.to_string(), ") a"].concat();
        shown.update(|shown| *shown += SHOWN);
        // The rows are there once this handler is done.
        let timer = searching.timer;
        timer.with_value(|timer| timer.set(0, move || document::focus_on(&first)));
    };
    view! {
        <section class="results" aria-labelledby="found">
            <h2 id="found" class="results__told soft small">
                {words}
            </h2>
            {nothing}
            {failed}
            <ul class="lessons">{rows}</ul>
            <button
                type="button"
                class="button"
                hidden=move || left.get() == 0
                on:click=more
            >
                "Show "
                {move || left.get().min(SHOWN)}
                " more"
            </button>
        </section>
    }
    .into_any()
}

fn result(app: AppState, found: &Found, hit: &Hit, work: &Work) -> Option<AnyView> {
    let (to, kind, done) = match app.index.lessons.get(hit.work) {
        Some(head) => {
            let track = app.index.track(&head.track)?;
            let done = untrack(|| is_done(app, &head.id)).then_some("read");
            (Route::Lesson(head.slug.clone()), track.title.as_str(), done)
        }
        None => {
            let place = hit.work - app.index.lessons.len();
            let head = app.index.scenarios.get(place)?;
            let done = untrack(|| is_practised(app, &head.id)).then_some("practised");
            (
                Route::Practice(head.slug.clone()),
                "Practice scenario",
                done,
            )
        }
    };
    Some(
        view! {
            <li>
                <a class="lesson-row" href=to.href()>
                    <span class="lesson-row__words">
                        <span class="soft small">{kind}</span>
                        <strong>{marked(found.marked(work.title()))}</strong>
                        <span class="soft small">{marked(found.marked(work.passage(hit)))}</span>
                    </span>
                    {done.map(done_mark)}
                </a>
            </li>
        }
        .into_any(),
    )
}

fn marked(pieces: Vec<Piece>) -> AnyView {
    let pieces = pieces.into_iter().map(|piece| match piece.marked {
        true => view! { <mark>{piece.text}</mark> }.into_any(),
        false => piece.text.into_any(),
    });
    pieces.collect_view().into_any()
}
