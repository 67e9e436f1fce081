//! Finding a situation in the journal: words, where it stands, what its last check said.

use leptos::prelude::*;

use super::journal::{Found, PAGE_ROWS};
use crate::components::icon::{Icon, icon};
use crate::domain::check::Verdict;
use crate::domain::journal::{Filter, LastVerdict};
use crate::domain::situation::Stage;
use crate::platform::document;
use crate::platform::timer::Timer;
use crate::state::{AppState, use_app};

/// A pause of this length, in milliseconds, lets a screen reader be told how many were found: not
/// at every letter.
const TOLD_AFTER_MS: i32 = 900;
/// The longest text that is looked for, in characters.
const QUERY_CHARS_MAX: usize = 100;
/// The value of "No check yet" among the codes of verdicts.
const NO_CHECK_YET: &str = "none";

/// Search and filters above the list.
#[component]
pub fn Find(
    /// What was found, and how much of it is shown.
    found: Found,
) -> impl IntoView {
    let app = use_app();
    let journal = app.journal;
    let told = RwSignal::new(String::new());
    let timer = StoredValue::new_local(Timer::default());
    on_cleanup(move || {
        timer.try_with_value(Timer::cancel);
    });
    // Called before what is wanted changes, so that it changes in haste.
    let changes = Callback::new(move |()| {
        found.hasten();
        found.shown.set(PAGE_ROWS);
        timer.with_value(|timer| {
            timer.set(TOLD_AFTER_MS, move || {
                told.set(found_words(found.places.with_untracked(Vec::len)));
            });
        });
    });
    let look_for = move |query: String| {
        changes.run(());
        journal.query.set(query);
    };
    view! {
        <form class="find" role="search" on:submit=move |event| event.prevent_default()>
            <div class="find__search">
                <label for="journal-search">"Search your journal"</label>
                <div class="search">
                    <input
                        id="journal-search"
                        class="field"
                        type="search"
                        dir="auto"
                        autocomplete="off"
                        autocapitalize="none"
                        maxlength=QUERY_CHARS_MAX
                        prop:value=move || journal.query.get()
                        on:input:target=move |event| look_for(event.target().value())
                    />
                    <button
                        type="button"
                        class="icon-button"
                        aria-label="Clear the search"
                        hidden=move || journal.query.with(String::is_empty)
                        on:click=move |_| {
                            look_for(String::new());
                            document::focus_on("#journal-search");
                        }
                    >
                        {icon(Icon::Close)}
                    </button>
                </div>
            </div>
            <div class="find__verdict">
                <label for="journal-verdict">"Last verdict"</label>
                {verdict_select(app, changes)}
            </div>
            <Stages changes/>
            <p class="visually-hidden" role="status">{move || told.get()}</p>
        </form>
    }
    .into_any()
}

/// How many were found, in words.
pub fn found_words(count: usize) -> String {
    match count {
        0 => "Nothing found".to_owned(),
        1 => "1 situation found".to_owned(),
        _ => [&count.to_string(), " situations found"].concat(),
    }
}

/// The stage as its filter and its heading name it.
pub const fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::LookBackDue => "Look-back due",
        Stage::HoldingLead => "Holding a lead",
        Stage::Open => "Open",
        Stage::Closed => "Closed",
    }
}

/// A chip for each stage, with how many there are.
#[component]
fn Stages(changes: Callback<()>) -> impl IntoView {
    let app = use_app();
    let journal = app.journal;
    let wanted = [None].into_iter().chain(Stage::ALL.map(Some));
    let chips = wanted.map(|stage| {
        let is_chosen = move || journal.filter.with(|filter| filter.stage == stage);
        let count = move || journal.listing.with(|listing| listing.count(stage));
        view! {
            <button
                type="button"
                class="chip"
                class:chip--chosen=is_chosen
                aria-pressed=move || if is_chosen() { "true" } else { "false" }
                on:click=move |_| {
                    changes.run(());
                    journal.filter.update(|filter| filter.stage = stage);
                }
            >
                {stage.map_or("All", stage_word)}
                " "
                <span class="chip__count">{count}</span>
            </button>
        }
    });
    view! {
        <div class="chips" role="group" aria-label="Where they stand">
            {chips.collect_view()}
        </div>
    }
    .into_any()
}

/// The verdicts of the last check, by their titles.
fn verdict_select(app: AppState, changes: Callback<()>) -> AnyView {
    let journal = app.journal;
    let chosen = journal.filter.with_untracked(|filter| code_of(*filter));
    let verdicts = Verdict::ALL.into_iter().filter_map(|verdict| {
        let card = app.index.check.card(verdict)?;
        Some((verdict.code(), card.title.as_str()))
    });
    let options = [("", "Any"), (NO_CHECK_YET, "No check yet")]
        .into_iter()
        .chain(verdicts)
        .map(|(code, title)| {
            view! {
                <option value=code selected={code == chosen}>
                    {title}
                </option>
            }
        })
        .collect_view();
    view! {
        <select
            id="journal-verdict"
            class="field"
            prop:value=move || journal.filter.with(|filter| code_of(*filter))
            on:change:target=move |event| {
                let verdict = match event.target().value().as_str() {
                    NO_CHECK_YET => Some(LastVerdict::NoCheckYet),
                    code => Verdict::from_code(code).map(LastVerdict::Is),
                };
                changes.run(());
                journal.filter.update(|filter| filter.verdict = verdict);
            }
        >
            {options}
        </select>
    }
    .into_any()
}

/// The value of the select for a filter.
const fn code_of(filter: Filter) -> &'static str {
    match filter.verdict {
        None => "",
        Some(LastVerdict::NoCheckYet) => NO_CHECK_YET,
        Some(LastVerdict::Is(verdict)) => verdict.code(),
    }
}
