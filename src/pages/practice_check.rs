//! How the check sees a scenario: the questions it asks on this way, their answers, its verdict and
//! what would change it; and the way into the check with these answers.

use leptos::prelude::*;

use super::verdict::flip_list;
use crate::app::use_go_to;
use crate::components::mark::{mark, rung_class};
use crate::domain::check::explain::{Explanation, explain};
use crate::domain::check::{Answer, Answers, Question};
use crate::domain::scenario::Scenario;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// What is folded under "See how the check sees it".
#[component]
pub fn CheckSeen(
    /// The scenario.
    scenario: &'static Scenario,
    /// Whether the fact has changed; what it changed is marked then.
    twisted: bool,
) -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let Some(seen) = explain(&app.index.check, &scenario.check_answers(twisted)) else {
        return ().into_any();
    };
    let before = match twisted {
        true => app.index.check.graph.asked(&scenario.check_answers(false)),
        false => seen.asked.clone(),
    };
    let rows = seen
        .asked
        .iter()
        .map(|pair| answer_row(app, scenario, *pair, &before))
        .collect_view();
    let asked = seen.asked.clone();
    let open = move |_| {
        let given = asked.iter();
        let answers = given.fold(Answers::new(), |all, (question, answer)| {
            all.with(*question, *answer)
        });
        app.check_with(answers);
        go(&Route::Check.path(), false);
    };
    let summary = match twisted {
        true => "See how the check sees it now",
        false => "See how the check sees it",
    };
    view! {
        <details class="why seen">
            <summary>{summary}</summary>
            <dl class="pairs">{rows}</dl>
            {verdict(app, &seen)}
            <button type="button" class="button button--wide" on:click=open>
                "Open these answers in the check"
            </button>
        </details>
    }
    .into_any()
}

/// A question and its answer. An answer that the twist changed stands beside the one before.
fn answer_row(
    app: AppState,
    scenario: &'static Scenario,
    (question, answer): (Question, Answer),
    before: &[(Question, Answer)],
) -> AnyView {
    let model = &app.index.check;
    let asked = model.question(question);
    let then = before.iter().find(|(asked, _)| *asked == question);
    let mut changes = scenario.twist.change.iter();
    let is_changed =
        changes.any(|change| *change == (question, answer)) && then != Some(&(question, answer));
    let now = model.label(question, answer);
    let shown = match is_changed {
        true => {
            let then = then.map_or("Not asked", |(_, answer)| model.label(question, *answer));
            view! { <del>{then}</del> " " <ins>{now}</ins> }.into_any()
        }
        false => now.into_any(),
    };
    view! {
        <div>
            <dt>{asked.map_or("", |text| text.text.as_str())}</dt>
            <dd>{shown}</dd>
        </div>
    }
    .into_any()
}

fn verdict(app: AppState, seen: &Explanation) -> AnyView {
    let card = app.index.check.card(seen.verdict);
    let class = ["seen__verdict ", rung_class(seen.verdict)].concat();
    let flips = (!seen.flips.is_empty()).then(|| {
        view! {
            <h3>"What would change it"</h3>
            {flip_list(app, &seen.flips)}
        }
        .into_any()
    });
    view! {
        <div class=class>
            <p class="twist__verdict">
                {mark(seen.verdict)}
                <strong>{card.map_or("", |card| card.title.as_str())}</strong>
            </p>
            <p class="prose">{seen.because.clone()}</p>
        </div>
        {flips}
    }
    .into_any()
}
