//! The decision of a scenario: choose first, then every option is rated and explained.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::domain::scenario::{Rating, ScenarioOption};

/// The question of a scenario and its options.
#[component]
pub fn Decision(
    /// What is asked.
    question: &'static str,
    /// What might be done, in the order of the source.
    options: &'static [ScenarioOption],
    /// The position of the option chosen, once one is.
    chosen: Signal<Option<usize>>,
    /// When it was chosen: "You chose this today."
    told: Signal<String>,
    /// Called with the position tapped.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let items = options
        .iter()
        .enumerate()
        .map(|(at, option)| option_item(at, option, chosen, told, on_choose))
        .collect_view();
    let said = move || {
        let option = chosen.get().and_then(|at| options.get(at))?;
        Some([option.rating.words(), ". ", &option.why].concat())
    };
    view! {
        <section class="decision" aria-labelledby="decision">
            <h2 id="decision">{question}</h2>
            <ul class="options">{items}</ul>
            <p class="visually-hidden" role="status">{said}</p>
        </section>
    }
    .into_any()
}

/// One option: a button until something is chosen, then also what is said of it.
fn option_item(
    at: usize,
    option: &'static ScenarioOption,
    chosen: Signal<Option<usize>>,
    told: Signal<String>,
    on_choose: Callback<usize>,
) -> AnyView {
    let is_chosen = move || chosen.get() == Some(at);
    let answered = move || chosen.get().is_some();
    let class = move || {
        let rating = if answered() {
            rating_class(option.rating)
        } else {
            ""
        };
        let mine = if is_chosen() { " option--chosen" } else { "" };
        ["choice option ", rating, mine].concat()
    };
    let tag =
        move || is_chosen().then(|| view! { <span class="option__tag">{told}</span> }.into_any());
    let feedback = move || answered().then(|| feedback(option));
    view! {
        <li>
            <button
                type="button"
                class=class
                aria-pressed=move || if is_chosen() { "true" } else { "false" }
                aria-disabled=move || if answered() { "true" } else { "false" }
                on:click=move |_| {
                    if chosen.get_untracked().is_none() {
                        on_choose.run(at);
                    }
                }
            >
                {tag}
                <span class="option__text">{option.text.as_str()}</span>
                {feedback}
            </button>
        </li>
    }
    .into_any()
}

/// How good an option is and why: word, icon and colour.
fn feedback(option: &'static ScenarioOption) -> AnyView {
    view! {
        <span class="option__rating">{icon(rating_icon(option.rating))} {option.rating.words()}</span>
        <span class="option__why">{option.why.as_str()}</span>
    }
    .into_any()
}

const fn rating_icon(rating: Rating) -> Icon {
    match rating {
        Rating::Best => Icon::Done,
        Rating::Fair => Icon::Partly,
        Rating::Poor => Icon::Costly,
    }
}

const fn rating_class(rating: Rating) -> &'static str {
    match rating {
        Rating::Best => "option--best",
        Rating::Fair => "option--fair",
        Rating::Poor => "option--poor",
    }
}
