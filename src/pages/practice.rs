//! A practice scenario.

use leptos::prelude::*;

use super::frame::entered;

/// Practice.
#[component]
pub fn PracticePage() -> impl IntoView {
    entered("Practice");
    view! { <h1>"Practice"</h1> }.into_any()
}
