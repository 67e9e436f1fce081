//! Own days, the year, a path.

use leptos::prelude::*;

use super::frame::entered;

/// Your year.
#[component]
pub fn YearPage() -> impl IntoView {
    entered("Your year");
    view! { <h1>"Your year"</h1> }.into_any()
}
