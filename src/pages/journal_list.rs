//! The journal's list: a page of rows at a time, under headings as long as nothing is looked for.

use std::sync::Arc;

use leptos::prelude::*;

use super::journal::{Found, PAGE_ROWS};
use super::journal_find::{found_words, stage_word};
use super::journal_row::{Place, SituationRow, row_element};
use crate::domain::journal::Filter;
use crate::domain::situation::Stage;
use crate::platform::document;
use crate::platform::timer::Timer;
use crate::state::{AppState, use_app};

/// The rows shown: where each stands, and its id.
type Rows = Vec<(Stage, Arc<str>)>;

/// The list, or word that nothing was found.
#[component]
pub fn List(
    /// What was found, and how much of it is shown.
    found: Found,
) -> impl IntoView {
    let app = use_app();
    let rows = Memo::new(move |_| rows_shown(app, found));
    let narrowed = Memo::new(move |_| is_narrowed(app));
    let groups = Memo::new(move |_| match narrowed.get() {
        true => vec![None],
        false => rows.with(|rows| {
            let mut stages: Vec<_> = rows.iter().map(|(stage, _)| Some(*stage)).collect();
            stages.dedup();
            stages
        }),
    });
    let total = Memo::new(move |_| found.places.with(Vec::len));
    let count = move || {
        (narrowed.get() && total.get() > 0).then(|| {
            let so_far = app.journal.is_reading.get().then_some(" so far");
            view! {
                <p class="found soft small">{found_words(total.get())} {so_far}</p>
            }
        })
    };
    view! {
        {count}
        <For each=move || groups.get() key=|stage| stage.map(stage_word) let(stage)>
            <Group stage rows/>
        </For>
        {move || (total.get() == 0).then(|| nothing_found(app))}
        <More found total/>
    }
    .into_any()
}

/// Whether anything is looked for or left out.
pub fn is_narrowed(app: AppState) -> bool {
    let looked_for = app.journal.query.with(|query| !query.trim().is_empty());
    looked_for || app.journal.filter.get() != Filter::default()
}

/// The rows that are shown.
fn rows_shown(app: AppState, found: Found) -> Rows {
    let shown = found.shown.get();
    found.places.with(|places| {
        app.journal.listing.with(|listing| {
            let rows = places.iter().take(shown);
            let rows = rows.filter_map(|place| listing.rows().get(*place));
            rows.map(|row| (row.stage, Arc::clone(&row.id))).collect()
        })
    })
}

/// The rows of one stage under its heading, or without a stage all rows there are.
#[component]
fn Group(stage: Option<Stage>, rows: Memo<Rows>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        rows.with(|rows| {
            let of_stage = rows
                .iter()
                .filter(|(stands, _)| stage.is_none_or(|stage| *stands == stage));
            of_stage.map(|(_, id)| Arc::clone(id)).collect::<Vec<_>>()
        })
    });
    let place = stage.map_or(Place::Among, Place::Under);
    let heading = stage.map(|stage| view! { <h2 class="rows__of">{stage_word(stage)}</h2> });
    view! {
        <section>
            {heading}
            <ul class="rows">
                <For each=move || ids.get() key=Arc::clone let(id)>
                    <SituationRow id place/>
                </For>
            </ul>
        </section>
    }
    .into_any()
}

/// The way to the next rows. The focus goes to the first of them.
#[component]
fn More(found: Found, total: Memo<usize>) -> impl IntoView {
    let app = use_app();
    let timer = StoredValue::new_local(Timer::default());
    let more = move |_| {
        let next = found.places.with_untracked(|places| {
            let place = *places.get(found.shown.get_untracked())?;
            app.journal
                .listing
                .with_untracked(|listing| Some(row_element(&listing.rows().get(place)?.id)))
        });
        found.shown.update(|shown| *shown += PAGE_ROWS);
        let focus = move || {
            if let Some(element) = &next {
                document::focus_on_element(element);
            }
        };
        // The rows are there once this handler is done.
        timer.with_value(|timer| timer.set(0, focus));
    };
    let left = Memo::new(move |_| total.get().saturating_sub(found.shown.get()));
    view! {
        <p class="journal__more" hidden=move || left.get() == 0>
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
fn nothing_found(app: AppState) -> AnyView {
    let journal = app.journal;
    let clear = move |_| {
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
