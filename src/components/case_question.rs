//! A case question: choose, then every option is explained.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::domain::lesson::CaseQuestion;

/// A case question.
#[component]
pub fn CaseQuestionCard(
    /// The question.
    question: &'static CaseQuestion,
    /// The position of the option chosen, once one is.
    chosen: Signal<Option<usize>>,
    /// Called with the position tapped.
    on_choose: Callback<usize>,
) -> impl IntoView {
    let options = question
        .options
        .iter()
        .enumerate()
        .map(|(at, option)| {
            let is_chosen = move || chosen.get() == Some(at);
            let answered = move || chosen.get().is_some();
            let verdict = move || {
                answered().then(|| match (option.right, is_chosen()) {
                    (true, true) => "Yes. ",
                    (true, false) => "This one. ",
                    (false, true) => "Not this one. ",
                    (false, false) => "",
                })
            };
            // The author's "Yes." and "Right." would say it twice.
            let why = option.why.as_str();
            let why = why.strip_prefix("Yes. ").or_else(|| why.strip_prefix("Right. ")).unwrap_or(why);
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
                        {move || {
                            answered()
                                .then(|| {
                                    view! {
                                        <span class="option__why">
                                            <b>{verdict}</b>
                                            {why}
                                        </span>
                                    }
                                })
                        }}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="case" aria-labelledby="case-stem">
            <h2 id="case-stem">{question.stem.as_str()}</h2>
            <ul class="options">{options}</ul>
            <p class="visually-hidden" role="status">
                {move || {
                    chosen
                        .get()
                        .and_then(|at| question.options.get(at))
                        .map(|option| option.why.as_str())
                }}
            </p>
        </section>
    }
    .into_any()
}
