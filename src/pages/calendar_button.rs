//! A day of a situation, for the person's own calendar: one quiet button.

use leptos::prelude::*;

use crate::domain::day::Day;
use crate::domain::situation::Situation;
use crate::state::AppState;
use crate::state::reminders::Purpose;

/// The button; nothing where the day has come, because a calendar reminds ahead.
pub fn calendar_button(
    app: AppState,
    kept: &Situation,
    purpose: Purpose,
    day: Day,
) -> Option<AnyView> {
    if day <= app.today.get() {
        return None;
    }
    let kept = kept.clone();
    // The same words stand in two places of the page; each says what its day is for.
    let described_by = match purpose {
        Purpose::LookBack => "look-back-day",
        Purpose::HandBack => "held-title",
    };
    let button = view! {
        <button
            type="button"
            class="quiet"
            aria-describedby=described_by
            on:click=move |_| app.put_in_calendar(&kept, purpose, day)
        >
            "Put it in my calendar"
        </button>
    };
    Some(button.into_any())
}
