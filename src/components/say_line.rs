//! A line to say, with ways to take it along.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// A line to say.
#[component]
pub fn SayLine(
    /// The line, without quotation marks.
    #[prop(into)]
    line: String,
    /// Called to put it on the clipboard.
    on_copy: Callback<String>,
    /// Called to open the share sheet; `None` where there is none.
    on_share: Option<Callback<String>>,
) -> impl IntoView {
    let (copied, shared) = (line.clone(), line.clone());
    let share = on_share.map(|on_share| {
        view! {
            <button type="button" class="quiet" on:click=move |_| on_share.run(shared.clone())>
                {icon(Icon::Share)}
                "Share"
            </button>
        }
    });
    view! {
        <figure class="say">
            <blockquote>"“" {line} "”"</blockquote>
            <div class="say__ways">
                <button type="button" class="quiet" on:click=move |_| on_copy.run(copied.clone())>
                    {icon(Icon::Copy)}
                    "Copy"
                </button>
                {share}
            </div>
        </figure>
    }
    .into_any()
}
