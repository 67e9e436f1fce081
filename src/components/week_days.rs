//! Days of the week, any of them, in the order this person's weeks have.

use leptos::prelude::*;

use super::chip::chip;
use crate::domain::own_course::Workdays;

/// The days of the week, Monday first.
pub const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// A chip for each day; a tap names a day or leaves it out.
#[component]
pub fn WeekDays(
    /// What the days are.
    legend: &'static str,
    /// A line below it.
    helper: &'static str,
    /// The day the week starts on, Monday 0.
    first: u8,
    /// The days that are named.
    chosen: Signal<Workdays>,
    /// Called with the days as they are after a tap.
    on_change: Callback<Workdays>,
) -> impl IntoView {
    let week = WEEKDAYS.into_iter().zip(0_u8..).cycle();
    let days = week.skip(usize::from(first)).take(WEEKDAYS.len());
    let chips = days.map(|(name, day)| {
        let is_chosen = move || chosen.get().named().any(|own| own == day);
        let toggle = move |()| on_change.run(chosen.get_untracked().with_or_without(day));
        chip(
            name.to_owned(),
            Signal::derive(is_chosen),
            Callback::new(toggle),
        )
    });
    view! {
        <fieldset class="row-question week-days">
            <legend>{legend}</legend>
            <p class="soft small">{helper}</p>
            <div class="chips">{chips.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
