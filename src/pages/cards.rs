//! Cards that come back.

use leptos::prelude::*;

use super::frame::entered;

/// Today’s cards.
#[component]
pub fn TodaysCardsPage() -> impl IntoView {
    entered("Today’s cards");
    view! { <h1>"Today’s cards"</h1> }.into_any()
}

/// Review.
#[component]
pub fn ReviewPage() -> impl IntoView {
    entered("Review");
    view! { <h1>"Review"</h1> }.into_any()
}
