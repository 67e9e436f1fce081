//! Saving a verdict to the journal in one tap, with a name if the person gives one.

use leptos::prelude::*;

use super::plan::Making;
use crate::app::use_go_to;
use crate::domain::command::Refusal;
use crate::domain::plan_form::PlanForm;
use crate::domain::situation::{Situation, TITLE_CHARS_MAX};
use crate::route::Route;
use crate::state::check::TITLE_DRAFT;
use crate::state::situations::Given;
use crate::state::{AppState, settings, use_app};

/// Saves the verdict in one tap; a name for the situation is welcome and not needed.
#[component]
pub fn SaveVerdict(
    /// The situation the check was taken on again.
    known: Option<Situation>,
    /// Get help now: keeping a note comes last then, and does not follow the thumb.
    urgent: bool,
    /// The plan being made.
    making: Option<Making>,
) -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let typed = known.is_none().then(|| app.draft(TITLE_DRAFT)).flatten();
    let title = RwSignal::new(typed.unwrap_or_default());
    let busy = RwSignal::new(false);
    // A refusal belongs to the plan it was given for: once that is changed, it is said no more.
    let refused = RwSignal::new(None::<(Refusal, Option<PlanForm>)>);
    let form = move || making.map(|making| making.form.get());
    let told = move || {
        let refused = refused.get().filter(|(_, plan)| *plan == form());
        refused.map(|(refusal, _)| refusal.told())
    };
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        refused.set(None);
        let go = go.clone();
        let plan = making.map(|making| making.form.with_untracked(PlanForm::plan));
        app.save_check(&title.get_untracked(), plan, move |saved| {
            busy.set(false);
            if let Given::Refused(refusal) = saved.given {
                refused.set(Some((refusal, untrack(form))));
                return;
            }
            settings::buzz();
            app.say_given(saved.given, "Saved in your journal.");
            go(&Route::Situation(saved.situation).href(), true);
        });
    };
    let name = match &known {
        None => naming(app, title),
        Some(kept) => {
            let title = kept.title.clone();
            view! { <p class="soft" dir="auto">"A new check on: " {title}</p> }.into_any()
        }
    };
    view! {
        <form id="keep" class="save-verdict" on:submit=save>
            {name}
        </form>
        <div class=if urgent { "keep-last" } else { "keep-bar" }>
            <p class="refused" role="alert">{told}</p>
            <button
                type="submit"
                form="keep"
                class="button button--wide"
                class:button--primary=!urgent
                aria-disabled=move || if busy.get() { "true" } else { "false" }
            >
                "Save to journal"
            </button>
        </div>
    }
    .into_any()
}

/// What the situation is about, in a few words.
fn naming(app: AppState, title: RwSignal<String>) -> AnyView {
    view! {
        <label for="situation-title">"What is it about?"</label>
        <p id="situation-title-hint" class="soft small">
            "A few words to find it again, if you like. Write what you could show them: roles or initials, not names."
        </p>
        <input
            id="situation-title"
            class="field"
            type="text"
            dir="auto"
            autocomplete="off"
            maxlength=TITLE_CHARS_MAX
            aria-describedby="situation-title-hint"
            prop:value=title.get_untracked()
            on:input:target=move |event| {
                title.set(event.target().value());
                app.typed(TITLE_DRAFT, &title.get_untracked());
            }
        />
    }
    .into_any()
}
