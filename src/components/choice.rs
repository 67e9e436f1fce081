//! A full-width answer: one tap.

use leptos::prelude::*;

/// One answer as a button. `chosen` marks the one given before.
#[component]
pub fn Choice(
    /// What it says.
    #[prop(into)]
    label: String,
    /// Whether it is the answer given before.
    chosen: Signal<bool>,
    /// Called when tapped.
    on_choose: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="choice"
            class:choice--chosen=move || chosen.get()
            aria-pressed=move || if chosen.get() { "true" } else { "false" }
            on:click=move |_| on_choose.run(())
        >
            {label}
        </button>
    }
    .into_any()
}
