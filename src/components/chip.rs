//! A short answer on a row of its like: one tap.

use leptos::prelude::*;

/// One answer as a chip. It is a button that stays pressed while it is the answer given.
pub fn chip(label: String, chosen: Signal<bool>, on_tap: Callback<()>) -> AnyView {
    view! {
        <button
            type="button"
            class="chip"
            class:chip--chosen=chosen
            aria-pressed=move || if chosen.get() { "true" } else { "false" }
            on:click=move |_| on_tap.run(())
        >
            {label}
        </button>
    }
    .into_any()
}
