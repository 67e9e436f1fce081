//! A question on one row: a few short answers beside each other, none of them required.

use leptos::prelude::*;

use super::chip::chip;

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
            let is_chosen = Signal::derive(move || chosen.get() == Some(at));
            chip(label, is_chosen, Callback::new(move |()| on_choose.run(at)))
        })
        .collect_view();
    // Told with the question to whoever goes from answer to answer.
    let described = (!helper.is_empty()).then(|| helper.clone());
    view! {
        <fieldset class="row-question" aria-description=described>
            <legend>{legend}</legend>
            <p class="soft small">{helper}</p>
            <div class="chips">{answers}</div>
        </fieldset>
    }
    .into_any()
}
