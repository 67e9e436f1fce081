//! The outcome record for others: facts, what was done and what came of it, shown in full before
//! it is shared, copied, saved or printed. Story, guesses, confidence and names only if ticked.

use leptos::prelude::*;

use super::frame::{TopRow, addressed, entered, situation_gone};
use super::say::{self, copy};
use crate::components::icon::{Icon, icon};
use crate::domain::outcome_record::{Include, outcome_record};
use crate::domain::situation::Situation;
use crate::platform::{clock, document, files, share};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The outcome record of the situation in the address.
#[component]
pub fn OutcomeRecordPage() -> impl IntoView {
    entered("Outcome record");
    let app = use_app();
    let kept = addressed();
    move || match (kept.get(), app.live) {
        (Some(kept), _) => record(app, kept),
        (None, true) => situation_gone(),
        (None, false) => ().into_any(),
    }
}

fn record(app: AppState, kept: Situation) -> AnyView {
    let include = RwSignal::new(Include::default());
    let up = Route::Situation(kept.id.clone()).href();
    let text = Memo::new(move |_| {
        let wording = |version: &str| app.wording(version);
        outcome_record(
            &kept,
            app.today.get(),
            include.get(),
            &wording,
            &clock::written_in_full,
        )
    });
    view! {
        <article class="outcome">
            <TopRow up here="Outcome record"/>
            <h1>"What others may see"</h1>
            <p class="soft">
                "Facts, what was done and what came of it. Names are cut to initials where Alongside sees them, so read it once yourself."
            </p>
            {ticks(include)}
            <pre class="outcome__text" dir="auto" tabindex="0" aria-label="The record">
                {text}
            </pre>
            <p class="outcome__care">
                "Whoever gets this can keep it and pass it on, and one day the colleague it is about may read it. Share only what you could show them."
            </p>
            {ways(app, text)}
        </article>
    }
    .into_any()
}

/// What is left out unless it is ticked.
fn ticks(include: RwSignal<Include>) -> AnyView {
    let tick = |label: &'static str, place: fn(&mut Include) -> &mut bool| {
        view! {
            <label class="tick">
                <input
                    type="checkbox"
                    on:change:target=move |event| {
                        include.update(|include| *place(include) = event.target().checked());
                    }
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="outcome__ticks">
            <legend>"Leave in"</legend>
            {tick("My story", |include| &mut include.story)}
            {tick("My guesses: verdicts and answers", |include| &mut include.guesses)}
            {tick("How sure I was", |include| &mut include.confidence)}
            {tick("Names and roles", |include| &mut include.names)}
        </fieldset>
    }
    .into_any()
}

/// Share sheet, clipboard, file, paper.
fn ways(app: AppState, text: Memo<String>) -> AnyView {
    let pass_on = move |_| say::pass_on(app, text.get_untracked());
    let can_share = app.live && share::can_share();
    let share = can_share.then(|| {
        view! {
            <button type="button" class="button" on:click=pass_on>
                {icon(Icon::Share)}
                "Share"
            </button>
        }
    });
    view! {
        <div class="outcome__ways">
            {share}
            <button type="button" class="button" on:click=move |_| copy(app, text.get_untracked())>
                {icon(Icon::Copy)}
                "Copy"
            </button>
            // The name of the file is ours: nothing a person wrote stands in it.
            <button
                type="button"
                class="button"
                on:click=move |_| files::save("record.txt", "text/plain", &text.get_untracked())
            >
                "Save as a file"
            </button>
            <button type="button" class="button" on:click=|_| document::print()>
                "Print"
            </button>
        </div>
    }
    .into_any()
}
