//! What was tried after lessons.

use leptos::prelude::*;

use super::frame::entered;

/// What you tried.
#[component]
pub fn TriedPage() -> impl IntoView {
    entered("What you tried");
    view! { <h1>"What you tried"</h1> }.into_any()
}
