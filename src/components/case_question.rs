//! A case question: choose, then every option is explained.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::domain::lesson::{CaseOption, CaseQuestion};

/// A case question.
#[component]
pub fn CaseQuestionCard(
    /// The question.
    question: &'static CaseQuestion,
    /// The position of the option chosen, once one is.
    chosen: Signal<Option<usize>>,
    /// Called with the position tapped.
    on_choose: Callback<usize>,
    /// The case is told anew, for somebody who has met it before.
    #[prop(optional)]
    told_anew: bool,
    /// The positions of the options in the order they are shown in; without one their own. Positions
    /// that are chosen and tapped are always those in the source.
    #[prop(optional)]
    order: Option<Vec<usize>>,
) -> impl IntoView {
    let order = order.unwrap_or_else(|| (0..question.options.len()).collect());
    let options = order
        .into_iter()
        .filter_map(|at| {
            Some(option_item(
                at,
                question.options.get(at)?,
                chosen,
                on_choose,
            ))
        })
        .collect_view();
    let stem = match told_anew {
        true => question.again_stem.as_str(),
        false => question.stem.as_str(),
    };
    view! {
        <section class="case" aria-labelledby="case-stem">
            <h2 id="case-stem">{stem}</h2>
            <ul class="options">{options}</ul>
            <p class="visually-hidden" role="status">
                {move || {
                    chosen
                        .get()
                        .and_then(|at| question.options.get(at))
                        .map(|option| {
                            let (verdict, why) = words(option, true);
                            [verdict, why].concat()
                        })
                }}
            </p>
        </section>
    }
    .into_any()
}

/// One option: a button until something is chosen, then also why it is right or not.
fn option_item(
    at: usize,
    option: &'static CaseOption,
    chosen: Signal<Option<usize>>,
    on_choose: Callback<usize>,
) -> AnyView {
    let is_chosen = move || chosen.get() == Some(at);
    let answered = move || chosen.get().is_some();
    let explanation = move || {
        answered().then(|| {
            let (verdict, why) = words(option, is_chosen());
            view! {
                <span class="option__why">
                    <b>{verdict}</b>
                    {why}
                </span>
            }
        })
    };
    view! {
        <li>
            <button
                type="button"
                class="choice option"
                class:option--right=move || answered() && option.right
                class:option--chosen=is_chosen
                aria-pressed=move || if is_chosen() { "true" } else { "false" }
                aria-disabled=move || if answered() { "true" } else { "false" }
                on:click=move |_| {
                    if chosen.get_untracked().is_none() {
                        on_choose.run(at);
                    }
                }
            >
                <span class="option__text">
                    {option.text.as_str()}
                    {move || (answered() && option.right).then(|| icon(Icon::Done))}
                </span>
                {explanation}
            </button>
        </li>
    }
    .into_any()
}

/// Whether an option is right, and why.
fn words(option: &'static CaseOption, is_chosen: bool) -> (&'static str, &'static str) {
    let verdict = match (option.right, is_chosen) {
        (true, true) => "Yes. ",
        (true, false) => "This one. ",
        (false, true) => "Not this one. ",
        (false, false) => "",
    };
    // The author's "Yes." and "Right." would say it twice.
    let why = option.why.as_str();
    let why = why
        .strip_prefix("Yes. ")
        .or_else(|| why.strip_prefix("Right. "))
        .unwrap_or(why);
    (verdict, why)
}
