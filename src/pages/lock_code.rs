//! The recovery code of the lock: shown once, then one group of it is asked back, so that a code
//! nobody wrote down is never the only way in.

use leptos::prelude::*;

use super::lock::Doing;
use crate::platform::document;
use crate::state::lock::Openers;

/// A fresh code and what it is to open.
#[derive(Clone)]
pub(super) struct Code {
    pub(super) openers: Openers,
}

impl Code {
    pub(super) fn fresh(passphrase: Option<String>) -> Option<Code> {
        Openers::fresh(passphrase).map(|openers| Code { openers })
    }
}

/// Shows the code, then asks for a group of it; `on_known` is called when it was right.
pub(super) fn code_steps(
    code: Code,
    doing: Doing,
    button: &'static str,
    on_known: Callback<Code>,
) -> AnyView {
    let written_down = RwSignal::new(false);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let code = StoredValue::new(code);
    let step = move || match written_down.get() {
        false => shown(code, written_down),
        true => asked(code, doing, button, on_known, (written_down, typed, wrong)),
    };
    step.into_any()
}

fn shown(code: StoredValue<Code>, written_down: RwSignal<bool>) -> AnyView {
    let groups = code.with_value(|code| code.openers.groups());
    let go_on = move |_| {
        written_down.set(true);
        document::focus_heading_of_soon("#lock-code-title");
    };
    view! {
        <div class="lock__form">
            <h3 id="lock-code-title">"Your recovery code"</h3>
            <p>
                "It opens the lock when the passphrase is lost. It is shown only now. Write it on paper and keep it away from this phone."
            </p>
            <ol class="lock__code" role="list" aria-label="Recovery code" dir="ltr">
                {groups.into_iter().map(|group| view! { <li>{group}</li> }).collect_view()}
            </ol>
            <button type="button" class="button button--primary button--wide" on:click=go_on>
                "I have written it down"
            </button>
        </div>
    }
    .into_any()
}

type Asking = (RwSignal<bool>, RwSignal<String>, RwSignal<bool>);

fn asked(
    code: StoredValue<Code>,
    doing: Doing,
    button: &'static str,
    on_known: Callback<Code>,
    (written_down, typed, wrong): Asking,
) -> AnyView {
    let at = code.with_value(|code| code.openers.asked + 1).to_string();
    let check = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let known = code.with_value(|code| code.openers.is_asked(&typed.get_untracked()));
        wrong.set(!known);
        if known {
            on_known.run(code.get_value());
        } else {
            document::focus_on("#lock-group");
        }
    };
    let back = move |_| {
        typed.set(String::new());
        wrong.set(false);
        written_down.set(false);
        document::focus_heading_of_soon("#lock-code-title");
    };
    let not_it = "That is not this group. Look at your paper, or look at the code once more.";
    view! {
        <form class="lock__form" on:submit=check>
            <h3 id="lock-code-title">"From your paper"</h3>
            <label for="lock-group">{["Group ", &at, " of the code"].concat()}</label>
            <input
                id="lock-group"
                class="field"
                type="text"
                dir="ltr"
                autocomplete="off"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="10"
                aria-describedby="lock-group-refusal"
                aria-invalid=move || wrong.get().then_some("true")
                prop:value=move || typed.get()
                on:input:target=move |event| typed.set(event.target().value())
            />
            <p id="lock-group-refusal" role="alert" class="refused small">
                {move || wrong.get().then_some(not_it)}
            </p>
            {doing.button(button, "Locking…")}
            <button type="button" class="quiet" on:click=back>
                "Show the code again"
            </button>
        </form>
    }
    .into_any()
}
