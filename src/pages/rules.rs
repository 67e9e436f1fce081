//! The rules: the decision table in words, from the same data the program runs.

use leptos::prelude::*;

use super::frame::{TopRow, entered};
use crate::components::mark::{mark, rung_class};
use crate::domain::check::Verdict;
use crate::domain::check::model::{AfterRule, Condition, QuestionText, Rule};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The rules.
#[component]
pub fn RulesPage() -> impl IntoView {
    entered("The rules");
    let app = use_app();
    let model = &app.index.check;
    let rules = model
        .rules
        .iter()
        .map(|rule| rule_row(app, rule))
        .collect_view();
    let after = model
        .after_rules
        .iter()
        .map(|rule| after_row(app, rule))
        .collect_view();
    let questions = model.questions.iter().map(question_row).collect_view();
    view! {
        <article class="rules">
            <TopRow up=Route::Learn.href() here="How the check decides"/>
            <h1>"The rules"</h1>
            <p class="prose">
                "The check counts no points. It reads these rules from the top, and the first one that fits decides. You can follow it, and disagree with it."
            </p>
            <p class="prose">
                "Safety comes first. Every “not sure” pulls towards listening or asking, never towards stepping in. A question is asked only if it can still change the outcome."
            </p>
            <h2>"What it asks"</h2>
            <dl class="rules__questions">{questions}</dl>
            <h2>"What it says"</h2>
            <ol class="rules__list">{rules}</ol>
            <h2>"When nobody with the say will act"</h2>
            <p>"These come after a rule that says to bring someone in."</p>
            <ol class="rules__list">{after}</ol>
            <h2>"One more thing"</h2>
            <p>{model.lines.cost_won.as_str()}</p>
            <p class="soft small">
                "The rules grew out of one article on leading peers and its readers' comments. Version "
                {model.version.as_str()} "."
            </p>
        </article>
    }
    .into_any()
}

fn question_row(text: &'static QuestionText) -> AnyView {
    let labels = text
        .labels
        .iter()
        .map(|label| view! { <li>{label.as_str()}</li> })
        .collect_view();
    view! {
        <div>
            <dt>{text.text.as_str()}</dt>
            <dd>
                <p class="soft small">{text.helper.as_str()}</p>
                <ul class="rules__labels">{labels}</ul>
            </dd>
        </div>
    }
    .into_any()
}

fn rule_row(app: AppState, rule: &'static Rule) -> AnyView {
    view! {
        <li class=["rule ", rung_class(rule.verdict)].concat()>
            <p class="rule__when">
                <span class="rule__id soft small">{rule.id.as_str()}</span>
                {conditions(app, &rule.when, "In every other case.")}
            </p>
            {outcome(app, rule.verdict)}
            <p class="soft">{rule.because.as_str()}</p>
        </li>
    }
    .into_any()
}

fn after_row(app: AppState, rule: &'static AfterRule) -> AnyView {
    let carried = rule.if_variant.is_some();
    let otherwise = if carried {
        "If you were carrying it yourself."
    } else {
        "In every other case."
    };
    view! {
        <li class=["rule ", rung_class(rule.verdict)].concat()>
            <p class="rule__when">
                <span class="rule__id soft small">{rule.id.as_str()}</span>
                {conditions(app, &rule.when, otherwise)}
            </p>
            {outcome(app, rule.verdict)}
            <p class="soft">{rule.because.as_str()}</p>
        </li>
    }
    .into_any()
}

fn outcome(app: AppState, verdict: Verdict) -> AnyView {
    let title = app
        .index
        .check
        .card(verdict)
        .map_or("", |card| card.title.as_str());
    view! { <p class="rule__verdict">{mark(verdict)} <strong>{title}</strong></p> }.into_any()
}

/// The conditions as one sentence: "If one more day costs a lot, and it is stuck."
fn conditions(app: AppState, when: &[Condition], none: &str) -> String {
    let said: Vec<String> = when
        .iter()
        .filter_map(|condition| {
            let text = app.index.check.question(condition.question)?;
            let answers = condition
                .any_of
                .iter()
                .filter_map(|answer| text.labels.get(answer.index()))
                .map(String::as_str);
            let answers = answers.collect::<Vec<_>>().join("” or “");
            Some([&text.text, " “", &answers, "”"].concat())
        })
        .collect();
    if said.is_empty() {
        none.to_owned()
    } else {
        said.join(" ")
    }
}
