//! A day, picked by one tap or in the phone's own calendar.

use leptos::prelude::*;

use super::chip::chip;
use crate::domain::day::Day;

/// Days to pick from, and a field for any other.
#[component]
pub fn DayChoice(
    /// A unique id for the field.
    id: &'static str,
    /// What the day is for.
    #[prop(into)]
    legend: String,
    /// Days to pick from, with their words.
    offered: Vec<(String, Day)>,
    /// What leaves the day out, in words; nothing where there must be one.
    #[prop(into)]
    none: Option<String>,
    /// The day that stands.
    chosen: Signal<Option<Day>>,
    /// The first day that can be picked.
    first: Day,
    /// Called with every change.
    on_change: Callback<Option<Day>>,
) -> impl IntoView {
    let days = offered.into_iter().map(|(words, day)| (words, Some(day)));
    let chips = days
        .chain(none.map(|words| (words, None)))
        .map(|(words, day)| {
            let is_chosen = Signal::derive(move || chosen.get() == day);
            chip(
                words,
                is_chosen,
                Callback::new(move |()| on_change.run(day)),
            )
        })
        .collect_view();
    let value = move || chosen.get().map(|day| day.to_string()).unwrap_or_default();
    view! {
        <fieldset class="day-choice">
            <legend>{legend}</legend>
            <div class="chips">{chips}</div>
            <label class="day-choice__other" for=id>
                <span>"Another day"</span>
                <input
                    id=id
                    class="field"
                    type="date"
                    min=first.to_string()
                    prop:value=value
                    on:change:target=move |event| on_change.run(Day::parse(&event.target().value()))
                />
            </label>
        </fieldset>
    }
    .into_any()
}
