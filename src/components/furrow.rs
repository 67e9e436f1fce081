//! The furrow: how far the check has come. A dot walks along a line; no count is shown.

use leptos::prelude::*;

/// Progress along the furrow.
#[component]
pub fn Furrow(
    /// Screens done and screens still to come at most.
    progress: Signal<(usize, usize)>,
) -> impl IntoView {
    // In hundredths, because whole numbers need no float printing.
    let hundredths = move || {
        let (done, to_come) = progress.get();
        (done * 100).checked_div(done + to_come).unwrap_or(0)
    };
    view! {
        <progress class="furrow" max="100" value=hundredths aria-label="How far you are"></progress>
    }
    .into_any()
}
