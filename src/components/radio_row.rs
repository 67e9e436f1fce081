//! A question on one row: a few short answers beside each other, none of them required.

use leptos::prelude::*;

/// A row of answers. Tapping the chosen one again takes it back.
#[component]
pub fn RadioRow(
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// A line below it, if any.
    #[prop(into)]
    helper: String,
    /// The answers.
    labels: Vec<String>,
    /// The position of the chosen one.
    chosen: Signal<Option<usize>>,
    /// Called with the position tapped.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let answers = labels
        .into_iter()
        .enumerate()
        .map(|(at, label)| {
            let is_chosen = move || chosen.get() == Some(at);
            view! {
                <button
                    type="button"
                    class="chip"
                    class:chip--chosen=is_chosen
                    aria-pressed=move || if is_chosen() { "true" } else { "false" }
                    on:click=move |_| on_choose.run(at)
                >
                    {label}
                </button>
            }
        })
        .collect_view();
    view! {
        <fieldset class="row-question">
            <legend>{legend}</legend>
            <p class="soft small">{helper}</p>
            <div class="chips">{answers}</div>
        </fieldset>
    }
    .into_any()
}
