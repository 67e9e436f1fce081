//! A few verdicts to choose from, each by its icon and its title. Once one is chosen, the one the
//! check gives is marked too.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use super::mark::{mark, rung_class};
use crate::domain::check::Verdict;

/// The verdicts.
#[component]
pub fn VerdictChoices(
    /// Each verdict with its title, in the order shown.
    offered: Vec<(Verdict, &'static str)>,
    /// The one the check gives.
    right: Verdict,
    /// The one chosen, once one is.
    chosen: Signal<Option<Verdict>>,
    /// When it was chosen: "You said this today."
    told: Signal<String>,
    /// Called with the one tapped.
    on_choose: Callback<Verdict>,
) -> impl IntoView {
    let items = offered
        .into_iter()
        .map(|(verdict, title)| {
            let tag = move || {
                let is_chosen = chosen.get() == Some(verdict);
                is_chosen.then(|| view! { <span class="option__tag">{told}</span> }.into_any())
            };
            let is_right = move || chosen.get().is_some() && verdict == right;
            let tick = move || is_right().then(|| icon(Icon::Done));
            let class = ["choice option verdict-choice ", rung_class(verdict)].concat();
            view! {
                <li>
                    <button
                        type="button"
                        class=class
                        class:option--right=is_right
                        class:option--chosen=move || chosen.get() == Some(verdict)
                        aria-pressed=move || match chosen.get() == Some(verdict) {
                            true => "true",
                            false => "false",
                        }
                        aria-disabled=move || if chosen.get().is_some() { "true" } else { "false" }
                        on:click=move |_| {
                            if chosen.get_untracked().is_none() {
                                on_choose.run(verdict);
                            }
                        }
                    >
                        {mark(verdict)}
                        <span class="verdict-choice__words">{tag} <span>{title}</span></span>
                        {tick}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="options">{items}</ul> }.into_any()
}
