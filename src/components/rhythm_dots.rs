//! The rhythm as 28 dots, with the same in words beneath.

use leptos::prelude::*;

use crate::domain::rhythm::Rhythm;

/// Dots for sight, a sentence for everybody.
#[component]
pub fn RhythmDots(
    /// The last 28 days.
    rhythm: Signal<Rhythm>,
) -> impl IntoView {
    let dots = move || {
        let days = rhythm.get().days;
        days.into_iter()
            .map(|seen| view! { <i class:on=seen></i> })
            .collect_view()
    };
    view! {
        <div class="rhythm">
            <div class="rhythm__dots" aria-hidden="true">{dots}</div>
            <p class="soft small">
                "Practised on " {move || rhythm.get().count()} " of your last 28 days"
            </p>
        </div>
    }
    .into_any()
}
