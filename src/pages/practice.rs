//! A practice scenario: decide first, then see what each choice costs and brings, then one fact
//! changes. Nothing is explained before a tap, and every answer is kept at once.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::days;
use super::frame::{TopRow, did_not_load, entered, on_its_way};
use super::not_found::NotFoundPage;
use super::practice_check::CheckSeen;
use super::practice_twist::TwistPart;
use super::share::share_button;
use crate::components::decision::Decision;
use crate::domain::day::Day;
use crate::domain::scenario::{Scenario, ScenarioHead};
use crate::platform::document;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// A scenario, by the slug in its address.
#[component]
pub fn PracticePage() -> impl IntoView {
    let app = use_app();
    let params = use_params_map();
    let head = Memo::new(move |_| {
        let slug = params.with(|params| params.get("slug")).unwrap_or_default();
        app.index.scenario_by_slug(&slug)
    });
    move || match head.get() {
        Some(head) => view! { <ScenarioOf head/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

#[component]
fn ScenarioOf(head: &'static ScenarioHead) -> impl IntoView {
    entered(head.title.as_str());
    let app = use_app();
    if app.live {
        app.library.request_scenarios(app.index);
    }
    let again = Callback::new(move |()| app.library.request_scenarios(app.index));
    let body = move || match app.library.scenario(&head.id) {
        Some(Ok(scenario)) => view! { <ScenarioBody head scenario/> }.into_any(),
        Some(Err(reason)) => did_not_load("The rest of this scenario", reason, again),
        None => on_its_way(),
    };
    let share = share_button(
        app,
        "Share this scenario",
        &head.title,
        head.teaser(),
        Route::Practice(head.slug.clone()),
    );
    view! {
        <article class="practice">
            <TopRow up=Route::Today.href() here=["Practice · ", &head.setting].concat()>
                {share}
            </TopRow>
            <h1>{head.title.as_str()}</h1>
            {body}
        </article>
    }
    .into_any()
}

#[component]
fn ScenarioBody(head: &'static ScenarioHead, scenario: &'static Scenario) -> impl IntoView {
    let app = use_app();
    let id = head.id.as_str();
    let kept = Memo::new(move |_| {
        let practice = app.scenario_practice(id);
        let answer = practice.answers.last();
        answer.map(|answer| (usize::from(answer.option), answer.day))
    });
    // What was decided on an earlier day is folded: the page is for the twist then.
    let folded = untrack(|| kept.get().is_some_and(|(_, day)| day < app.today.get()));
    // Shown at once, kept a moment later. `Some(None)` is a decision being taken again.
    let fresh = RwSignal::new(None::<Option<usize>>);
    let chosen = Signal::derive(move || match fresh.get() {
        Some(at) => at,
        None => kept.get().map(|(at, _)| at),
    });
    let told = Signal::derive(move || {
        let day = kept.get().map(|(_, day)| day);
        on_the_day(
            app,
            "You chose this ",
            day.filter(|_| fresh.get().is_none()),
        )
    });
    let choose = Callback::new(move |at: usize| {
        fresh.set(Some(Some(at)));
        if let Some(option) = scenario.options.get(at) {
            app.decide(id, at as u8, option.rating);
        }
    });
    let decided = Memo::new(move |_| chosen.get().is_some());
    let explained = move || decided.get().then(|| what_to_take(scenario, fresh));
    let decision = view! {
        <Decision
            question=scenario.question.as_str()
            options=&scenario.options
            chosen
            told
            on_choose=choose
        />
        {explained}
    }
    .into_any();
    view! {
        <div class="practice__scene prose">
            {scenario.situation.iter().map(|part| view! { <p>{part.as_str()}</p> }).collect_view()}
        </div>
        {if folded { earlier(decision) } else { decision }}
        {move || decided.get().then(|| view! { <TwistPart head scenario/> })}
    }
    .into_any()
}

fn earlier(decision: AnyView) -> AnyView {
    view! {
        <details class="why practice__earlier">
            <summary>"What you chose, and why it matters"</summary>
            <div class="practice__then">{decision}</div>
        </details>
    }
    .into_any()
}

/// What follows a decision: the principle, how the check sees it, and the way to decide again.
fn what_to_take(scenario: &'static Scenario, fresh: RwSignal<Option<Option<usize>>>) -> AnyView {
    let again = move |_| {
        // The focus goes to the options, before the button under it goes.
        document::focus_on(".decision .choice");
        fresh.set(Some(None));
    };
    view! {
        <section class="principle" aria-labelledby="principle">
            <h2 id="principle">"What to take from it"</h2>
            <p class="prose">{scenario.principle.as_str()}</p>
        </section>
        <div class="practice__more">
            <CheckSeen scenario twisted=false/>
            <button type="button" class="quiet" on:click=again>
                "Decide again"
            </button>
        </div>
    }
    .into_any()
}

/// "You chose this on Sunday 22 November." Without a day it is today.
pub fn on_the_day(app: AppState, words: &str, day: Option<Day>) -> String {
    let today = app.today.get();
    let day = day.unwrap_or(today);
    let on = match day.days_since(today).abs() {
        0 | 1 => "",
        _ => "on ",
    };
    [words, on, &days::said(day, today), "."].concat()
}
