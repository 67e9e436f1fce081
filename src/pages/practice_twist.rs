//! The twist of a scenario: one fact changes, and the check's own question is asked again. It can
//! be left for later; what was answered is kept at once.

use leptos::prelude::*;

use super::practice::on_the_day;
use super::practice_check::CheckSeen;
use crate::components::mark::{mark, rung_class};
use crate::components::verdict_choices::VerdictChoices;
use crate::domain::check::Verdict;
use crate::domain::scenario::{Scenario, ScenarioHead};
use crate::domain::twist::offered;
use crate::platform::document;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The twist, and the way on once it is answered or left.
#[component]
pub fn TwistPart(
    /// What is known of the scenario.
    head: &'static ScenarioHead,
    /// Its body.
    scenario: &'static Scenario,
) -> impl IntoView {
    let app = use_app();
    let id = head.id.as_str();
    let kept = Memo::new(move |_| {
        let practice = app.scenario_practice(id);
        let answer = practice.twists.last();
        answer.map(|answer| (answer.verdict, answer.day))
    });
    // As in the decision: `Some(None)` is the twist being answered again.
    let fresh = RwSignal::new(None::<Option<Verdict>>);
    let left = RwSignal::new(false);
    let chosen = Signal::derive(move || match fresh.get() {
        Some(verdict) => verdict,
        None => kept.get().map(|(verdict, _)| verdict),
    });
    let told = Signal::derive(move || {
        let day = kept.get().map(|(_, day)| day);
        on_the_day(app, "You said this ", day.filter(|_| fresh.get().is_none()))
    });
    let choose = Callback::new(move |verdict: Verdict| {
        fresh.set(Some(Some(verdict)));
        app.answer_twist(id, verdict, verdict == scenario.twist.verdict);
    });
    let answered = Memo::new(move |_| chosen.get().is_some());
    let twist = move || {
        (!left.get()).then(|| {
            view! {
                <p class="twist__fact prose">{scenario.twist.text.as_str()}</p>
                <h3>"So now: should I step in?"</h3>
                <VerdictChoices
                    offered=titled(app, scenario)
                    right=scenario.twist.verdict
                    chosen
                    told
                    on_choose=choose
                />
            }
            .into_any()
        })
    };
    view! {
        <section class="twist" aria-labelledby="twist">
            <h2 id="twist">"One fact changes"</h2>
            {twist}
            <p class="visually-hidden" role="status">
                {move || chosen.get().map(|verdict| says(app, scenario, verdict))}
            </p>
            {move || match answered.get() {
                true => what_the_check_says(app, scenario, chosen, fresh),
                false => leave(left),
            }}
        </section>
        {move || (left.get() || answered.get()).then(|| after(app, head))}
    }
    .into_any()
}

/// The verdicts offered, with their titles.
fn titled(app: AppState, scenario: &'static Scenario) -> Vec<(Verdict, &'static str)> {
    let offered = offered(scenario.verdict, scenario.twist.verdict).into_iter();
    offered
        .map(|verdict| (verdict, title(app, verdict)))
        .collect()
}

fn title(app: AppState, verdict: Verdict) -> &'static str {
    let card = app.index.check.card(verdict);
    card.map_or("", |card| card.title.as_str())
}

/// Whether the check says what was chosen.
fn agreement(scenario: &'static Scenario, chosen: Verdict) -> &'static str {
    match chosen == scenario.twist.verdict {
        true => "The check says so too.",
        false => "The check says otherwise.",
    }
}

/// All of it in one line, for a screen reader.
fn says(app: AppState, scenario: &'static Scenario, chosen: Verdict) -> String {
    let title = title(app, scenario.twist.verdict);
    [agreement(scenario, chosen), title, &scenario.twist.why].join(" ")
}

fn what_the_check_says(
    app: AppState,
    scenario: &'static Scenario,
    chosen: Signal<Option<Verdict>>,
    fresh: RwSignal<Option<Option<Verdict>>>,
) -> AnyView {
    let right = scenario.twist.verdict;
    let again = move |_| {
        document::focus_on(".twist .choice");
        fresh.set(Some(None));
    };
    let class = ["twist__says ", rung_class(right)].concat();
    view! {
        <div class=class>
            <p class="soft small">{move || chosen.get().map(|chosen| agreement(scenario, chosen))}</p>
            <p class="twist__verdict">{mark(right)} <strong>{title(app, right)}</strong></p>
            <p class="prose">{scenario.twist.why.as_str()}</p>
        </div>
        <div class="practice__more">
            <CheckSeen scenario twisted=true/>
            <button type="button" class="quiet" on:click=again>
                "Answer it again"
            </button>
        </div>
    }
    .into_any()
}

/// The way past the twist, and back to it.
fn leave(left: RwSignal<bool>) -> AnyView {
    view! {
        <p>
            <button type="button" class="quiet" on:click=move |_| left.update(|left| *left = !*left)>
                {move || if left.get() { "Take the twist now" } else { "Leave the twist for later" }}
            </button>
        </p>
    }
    .into_any()
}

/// The way on: the lessons behind it, and done.
fn after(app: AppState, head: &'static ScenarioHead) -> AnyView {
    let lessons = head
        .lessons
        .iter()
        .filter_map(|id| app.index.lesson(id))
        .map(|lesson| {
            view! {
                <li>
                    <a class="lesson-row" href=Route::Lesson(lesson.slug.clone()).href()>
                        <strong>{lesson.title.as_str()}</strong>
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="after" aria-labelledby="behind-it">
            <div>
                <h2 id="behind-it">"The lessons behind it"</h2>
                <ul class="lessons">{lessons}</ul>
            </div>
            <p class="after__ways">
                <a class="button button--primary" href=Route::Today.href()>
                    "Done for today"
                </a>
            </p>
        </section>
    }
    .into_any()
}
