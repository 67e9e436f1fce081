//! Shares what is read: one button at the end of the top row.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// The button.
#[component]
pub fn ShareButton(
    /// What it shares, in words: "Share this lesson".
    label: &'static str,
    /// Called when tapped.
    on_share: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="icon-button"
            aria-label=label
            on:click=move |_| on_share.run(())
        >
            {icon(Icon::Share)}
        </button>
    }
    .into_any()
}
