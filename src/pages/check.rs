//! The check: one question a screen, one tap answers and advances. When nothing is left to ask,
//! a summary in which one answer can be changed alone.
//!
//! Which question is shown stands in the address (`?step=wish`), so that the phone's own Back
//! works; what was answered never does.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::contacts::contact_links;
use super::frame::{TopRow, entered};
use crate::app::use_go_to;
use crate::components::choice::Choice;
use crate::components::furrow::Furrow;
use crate::components::icon::{Icon, icon};
use crate::components::radio_row::RadioRow;
use crate::domain::check::Step;
use crate::domain::check::question::{Answer, Question};
use crate::platform::document;
use crate::route::Route;
use crate::state::check::{screen_of, step_name};
use crate::state::{settings, use_app};

/// The check.
#[component]
pub fn CheckPage() -> impl IntoView {
    entered("Should I step in?");
    let app = use_app();
    let query = use_query_map();
    let step = Memo::new(move |_| {
        let named = query.with(|query| query.get("step")).unwrap_or_default();
        app.step_shown(&named)
    });
    let progress = Signal::derive(move || {
        let done = app.screens_before(&step.get());
        (done, app.screens_to_come(&step.get()))
    });
    let up = Signal::derive(move || {
        let before = app.step_before(&step.get());
        before
            .as_ref()
            .and_then(step_name)
            .map_or_else(|| Route::Today.href(), step_href)
    });
    if app.live {
        follow_the_step(step);
    }
    view! {
        <div class="check">
            <TopRow up here="Should I step in?">
                {move || app.check_begun().then(|| view! { <StartOver/> })}
            </TopRow>
            <Furrow progress/>
            {move || match step.get() {
                Step::Ask(question) => view! { <Ask question/> }.into_any(),
                Step::Rows(rows) => view! { <Rows rows/> }.into_any(),
                Step::Done => view! { <Summary/> }.into_any(),
            }}
        </div>
    }
    .into_any()
}

/// Keeps the address and the focus in step with the question shown.
fn follow_the_step(step: Memo<Step>) {
    let query = use_query_map();
    // The check entered without a step goes on where it was; naming that step makes Back come
    // back to it.
    let go = use_go_to();
    Effect::new(move |_| {
        let named = query.with(|query| query.get("step")).unwrap_or_default();
        if let (true, Some(name)) = (named.is_empty(), step_name(&step.get_untracked())) {
            go(&step_href(name), true);
        }
    });
    // A new question is a new page to a screen reader: the focus goes to its heading.
    Effect::new(move |before: Option<Step>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            document::focus_heading();
        }
        now
    });
}

/// Forgets the answers and begins anew.
#[component]
fn StartOver() -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let start = move |_| {
        app.start_over();
        go(&Route::Check.path(), true);
    };
    view! {
        <button type="button" class="quiet small" on:click=start>
            "Start over"
        </button>
    }
    .into_any()
}

/// Where the check goes after an answer: the next question, or the verdict.
fn use_onward() -> impl Fn() + Clone + 'static {
    let app = use_app();
    let go = use_go_to();
    move || match step_name(&app.next_step()) {
        Some(name) => {
            app.stepped();
            go(&step_href(name), false);
        }
        None => {
            settings::buzz();
            go(&Route::Verdict.path(), false);
        }
    }
}

/// The address of a step of the check.
fn step_href(name: &str) -> String {
    [&Route::Check.path(), "?step=", name].concat()
}

/// One question.
#[component]
fn Ask(question: Question) -> impl IntoView {
    let app = use_app();
    let onward = use_onward();
    let Some(text) = app.index.check.question(question) else {
        return ().into_any();
    };
    let answers = question
        .answers()
        .map(|answer| {
            let onward = onward.clone();
            let label = app.index.check.label(question, answer);
            let chosen = Signal::derive(move || {
                app.check.answers.with(|answers| answers.get(question)) == Some(answer)
            });
            let choose = Callback::new(move |()| {
                app.answer(question, Some(answer));
                onward();
            });
            view! { <Choice label=label.to_owned() chosen on_choose=choose/> }
        })
        .collect_view();
    view! {
        <section class="ask-one">
            <h1>{text.text.as_str()}</h1>
            <div class="choices">{answers}</div>
            <details class="why">
                <summary>"Why we ask"</summary>
                <p>{text.helper.as_str()}</p>
            </details>
            {(question != Question::Harm).then(|| view! { <SafetyExits/> })}
        </section>
    }
    .into_any()
}

/// The small questions that can still matter: a row each, one Continue.
#[component]
fn Rows(rows: Vec<Question>) -> impl IntoView {
    let app = use_app();
    let onward = use_onward();
    let rows = rows
        .into_iter()
        .filter_map(|question| {
            let text = app.index.check.question(question)?;
            let chosen = Signal::derive(move || {
                app.check
                    .answers
                    .with(|answers| answers.get(question))
                    .map(Answer::index)
            });
            let choose = Callback::new(move |at: usize| {
                // A second tap takes it back: unset counts as not sure.
                let answer = (chosen.get_untracked() != Some(at)).then_some(Answer(at as u8));
                app.answer(question, answer);
            });
            let (legend, helper) = (text.text.clone(), text.helper.clone());
            let labels = text.labels.clone();
            Some(view! { <RadioRow legend helper labels chosen on_choose=choose/> })
        })
        .collect_view();
    let proceed = move |_| {
        app.settle_rows();
        onward();
    };
    view! {
        <section class="ask-rows">
            <h1>"A last look around"</h1>
            <p class="soft">"Answer what you know. What you leave open counts as not sure."</p>
            {rows}
            <button type="button" class="button button--primary button--wide" on:click=proceed>
                "Continue"
            </button>
            <SafetyExits/>
        </section>
    }
    .into_any()
}

/// Three exits, one tap, on every question.
#[component]
fn SafetyExits() -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let exits = Question::Harm
        .answers()
        .take(3)
        .map(|answer| {
            let go = go.clone();
            let leave = move |_| {
                app.answer(Question::Harm, Some(answer));
                go(&Route::Verdict.path(), false);
            };
            let label = app.index.check.label(Question::Harm, answer);
            view! {
                <li>
                    <button type="button" class="exit" on:click=leave>
                        {label}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <details class="safety">
            <summary>{icon(Icon::Safety)} "Is someone at risk?"</summary>
            <ul>{exits}</ul>
            {contact_links(app)}
        </details>
    }
    .into_any()
}

/// Every answer given; each can be changed alone.
#[component]
fn Summary() -> impl IntoView {
    view! {
        <section class="summary">
            <h1>"Your answers"</h1>
            <AnswerList/>
            <a class="button button--primary button--wide" href=Route::Verdict.href()>
                "See the verdict"
            </a>
        </section>
    }
    .into_any()
}

/// The answers as a list, each with its Change.
#[component]
pub fn AnswerList() -> impl IntoView {
    let app = use_app();
    let given = Memo::new(move |_| {
        let answers = app.check.answers.get();
        app.index.check.graph.asked(&answers)
    });
    let row = move |(question, answer): (Question, Answer)| {
        let asked = app
            .index
            .check
            .question(question)
            .map_or("", |text| text.text.as_str());
        let label = ["Change: ", asked].concat();
        view! {
            <div class="answer-row">
                <dt>{asked}</dt>
                <dd>{app.index.check.label(question, answer)}</dd>
                <dd class="answer-row__change">
                    <a href=step_href(screen_of(question)) aria-label=label>
                        "Change"
                    </a>
                </dd>
            </div>
        }
    };
    view! { <dl class="answer-list">{move || given.get().into_iter().map(row).collect_view()}</dl> }
        .into_any()
}
