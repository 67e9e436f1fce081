//! The journal's list: a page of rows at a time, under headings as long as nothing is looked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::journal::{FIRST_ROWS, Found, PAGE_ROWS};
use super::journal_find::{found_words, stage_word};
use super::journal_row::{Place, Shown, SituationRow, row_element};
use crate::domain::journal::Filter;
use crate::platform::document;
use crate::platform::timer::Timer;
use crate::state::{AppState, use_app};

/// The list, or word that nothing was found.
#[component]
pub fn List(
    /// What was found, and how much of it is shown.
    found: Found,
) -> impl IntoView {
    let app = use_app();
    let narrowed = Memo::new(move |_| is_narrowed(app));
    let rows = Memo::new(move |_| rows_shown(app, found, narrowed.get()));
    let made = Memo::new(move |before: Option<&usize>| {
        let count = rows.with(Vec::len);
        match found.in_haste.get() {
            // What is there already may stay; it is not seen.
            true => count.min(before.map_or(FIRST_ROWS, |before| FIRST_ROWS.max(*before))),
            false => count,
        }
    });
    found.hasten();
    let total = Memo::new(move |_| found.places.with(Vec::len));
    let count = move || {
        (narrowed.get() && total.get() > 0).then(|| {
            let so_far = app.journal.is_reading.get().then_some(" so far");
            view! {
                <p class="found soft small">{found_words(total.get())} {so_far}</p>
            }
        })
    };
    // A row is known by where it stands, not by what it shows: at each letter typed, forty rows
    // get other words, and making new ones would take ten times as long.
    view! {
        {count}
        <ul class="rows" class:rows--first=move || found.in_haste.get()>
            <For each=move || 0..made.get() key=|at| *at let(at)>
                <SituationRow rows in_haste=found.in_haste at/>
            </For>
        </ul>
        {move || (total.get() == 0).then(|| nothing_found(app, found))}
        <More found total/>
    }
    .into_any()
}

/// Whether anything is looked for or left out.
pub fn is_narrowed(app: AppState) -> bool {
    let looked_for = app.journal.query.with(|query| !query.trim().is_empty());
    looked_for || app.journal.filter.get() != Filter::default()
}

/// The rows that are shown; while nothing is left out, the first of each stage under a heading.
fn rows_shown(app: AppState, found: Found, narrowed: bool) -> Vec<Shown> {
    let shown = found.shown.get();
    let mut above = None;
    found.places.with(|places| {
        app.journal.listing.with(|listing| {
            let rows = places.iter().take(shown);
            let rows = rows.filter_map(|place| listing.rows().get(*place));
            rows.map(|row| {
                let before = above.replace(row.stage);
                let (place, heading) = match narrowed {
                    true => (Place::Among, None),
                    false => {
                        let heading = (before != Some(row.stage)).then(|| stage_word(row.stage));
                        (Place::Under(row.stage), heading)
                    }
                };
                Shown {
                    id: Arc::clone(&row.id),
                    place,
                    heading,
                }
            })
            .collect()
        })
    })
}

/// The way to the next rows. The focus goes to the first of them.
#[component]
fn More(found: Found, total: Memo<usize>) -> impl IntoView {
    let timer = StoredValue::new_local(Timer::default());
    let more = move |_| {
        let next = ["#", &row_element(found.shown.get_untracked())].concat();
        found.shown.update(|shown| *shown += PAGE_ROWS);
        // The rows are there once this handler is done.
        timer.with_value(|timer| timer.set(0, move || document::focus_on(&next)));
    };
    let left = Memo::new(move |_| total.get().saturating_sub(found.shown.get()));
    view! {
        <p class="journal__more" hidden=move || left.get() == 0 || found.in_haste.get()>
            <button type="button" class="button button--wide" on:click=more>
                "Show "
                {move || left.get().min(PAGE_ROWS)}
                " more"
            </button>
        </p>
    }
    .into_any()
}

/// Word that nothing was found, and the way back to everything.
fn nothing_found(app: AppState, found: Found) -> AnyView {
    let journal = app.journal;
    let clear = move |_| {
        found.hasten();
        found.shown.set(PAGE_ROWS);
        journal.query.set(String::new());
        journal.filter.set(Filter::default());
        document::focus_on("#journal-search");
    };
    let words = move || match (
        journal.is_reading.get(),
        journal.query.with(String::is_empty),
    ) {
        (true, false) => "Your journal is still being read. Give it a moment.",
        (_, false) => "No situation has all of these words. Try fewer, or a part of one.",
        (_, true) => "No situation stands like this.",
    };
    view! {
        <div class="nothing">
            <h2>"Nothing found"</h2>
            <p class="soft">{words}</p>
            <button type="button" class="button" on:click=clear>
                "Show everything"
            </button>
        </div>
    }
    .into_any()
}
