//! A short text picked by one tap or written: suggestions as chips, and a field with what was
//! picked, which can be changed.

use leptos::prelude::*;

use super::chip::chip;

/// A labelled field with suggestions above it.
#[component]
pub fn OwnWords(
    /// A unique id that ties label and field together.
    id: &'static str,
    /// What it is for.
    #[prop(into)]
    label: String,
    /// Texts to pick from.
    suggestions: Vec<String>,
    /// What stands in it.
    value: Signal<String>,
    /// The most characters it takes.
    chars_max: usize,
    /// Called with every change.
    on_change: Callback<String>,
) -> impl IntoView {
    let chips = suggestions
        .into_iter()
        .map(|text| {
            let of = text.clone();
            let is_chosen = Signal::derive(move || value.with(|value| *value == of));
            let label = text.clone();
            chip(
                label,
                is_chosen,
                Callback::new(move |()| on_change.run(text.clone())),
            )
        })
        .collect_view();
    let named = [id, "-label"].concat();
    let group = named.clone();
    view! {
        <div class="own-words" role="group" aria-labelledby=group>
            <label id=named for=id>{label}</label>
            <div class="chips">{chips}</div>
            <textarea
                id=id
                class="field field--lines"
                rows="1"
                dir="auto"
                autocomplete="off"
                maxlength=chars_max
                prop:value=value
                on:input:target=move |event| on_change.run(event.target().value())
            ></textarea>
        </div>
    }
    .into_any()
}
