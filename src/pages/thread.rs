//! The thread of a situation, the last thing first: each check as it was answered, each plan, and
//! what became of it.

use leptos::prelude::*;

use super::days;
use super::lead::end_lines;
use super::practise_this::practise_this;
use crate::components::icon::{Icon, icon};
use crate::components::mark::{mark, rung_class};
use crate::domain::check::Verdict;
use crate::domain::day::Day;
use crate::domain::lead::{HandBack, Renewal};
use crate::domain::look_back::{LookBack, Tap};
use crate::domain::plan::{Forecast, Plan};
use crate::domain::situation::{CheckTaken, Entry, Event, Situation, changed};
use crate::state::AppState;

/// The whole thread.
pub fn thread(app: AppState, kept: &Situation) -> AnyView {
    let rows = (0..kept.entries.len())
        .rev()
        .filter_map(|at| row(app, kept, at))
        .collect_view();
    view! { <ol class="thread">{rows}</ol> }.into_any()
}

fn row(app: AppState, kept: &Situation, at: usize) -> Option<AnyView> {
    let Entry { day, event } = kept.entries.get(at)?;
    let earlier = kept.entries.get(..at)?;
    let today = app.today.get();
    let said = days::said(*day, today);
    Some(match event {
        Event::Checked(check) => {
            let later = kept.entries.get(at + 1..).unwrap_or_default();
            let is_check = |entry: &Entry| matches!(entry.event, Event::Checked(_));
            let newest = !later.iter().any(is_check);
            checked(app, &said, check, earlier, newest)
        }
        Event::Planned(plan) => planned(&said, plan, today),
        Event::Renewed(renewal) => renewed(&said, renewal, today),
        Event::HandedBack(hand_back) => handed_back(&said, hand_back, earlier),
        Event::LookBackOn(on) => {
            let words = ["Look-back set for ", &days::said(*on, today)].concat();
            small(&said, &words)
        }
        Event::LookedBack(look_back) => looked_back(&said, look_back, earlier),
        Event::Closed => small(&said, "Closed"),
        Event::Reopened => small(&said, "Opened again"),
    })
}

fn small(day: &str, words: &str) -> AnyView {
    view! {
        <li class="entry entry--small">
            <p class="soft small">{day.to_owned()} " · " {words.to_owned()}</p>
        </li>
    }
    .into_any()
}

fn entry(class: &str, day: &str, shown: Icon, title: &'static str, body: AnyView) -> AnyView {
    view! {
        <li class=["entry ", class].concat()>
            <p class="entry__day soft small">{day.to_owned()}</p>
            <h2 class="entry__verdict">
                <span class="mark">{icon(shown)}</span>
                <span>{title}</span>
            </h2>
            {body}
        </li>
    }
    .into_any()
}

/// One check, as it was answered and worded that day. The newest can be practised.
fn checked(
    app: AppState,
    day: &str,
    check: &CheckTaken,
    earlier: &[Entry],
    newest: bool,
) -> AnyView {
    let Some(wording) = app.wording(&check.model) else {
        return small(day, "A check, under rules whose words are not kept here");
    };
    let older = (check.model != app.index.check.version)
        .then_some("The rules have changed since. This is what they said then.");
    let pairs = check.asked.iter().map(|(question, answer)| {
        let (asked, label) = (
            wording.question(*question),
            wording.label(*question, *answer),
        );
        view! {
            <div>
                <dt>{asked.to_owned()}</dt>
                <dd>{label.to_owned()}</dd>
            </div>
        }
    });
    let before = earlier.iter().rev().find_map(|entry| match &entry.event {
        Event::Checked(before) => Some(before),
        _ => None,
    });
    let differs = before.map(|before| {
        let rows = changed(&before.asked, &check.asked);
        let asked = rows
            .iter()
            .map(|(question, _, _)| wording.question(*question));
        asked.collect::<Vec<_>>().join(" · ")
    });
    let differs = differs.filter(|asked| !asked.is_empty()).map(|asked| {
        view! { <p class="soft small">"Answered otherwise than before: " {asked}</p> }
    });
    view! {
        <li class=["entry ", rung_class(check.verdict)].concat()>
            <p class="entry__day soft small">{day.to_owned()}</p>
            <h2 class="entry__verdict">
                {mark(check.verdict)}
                <span>{wording.title(check.verdict).to_owned()}</span>
            </h2>
            <p>{check.because.clone()}</p>
            <p class="entry__say prose">"“" {wording.say(check.verdict, &check.variant).to_owned()} "”"</p>
            {differs}
            <details class="why">
                <summary>"The answers"</summary>
                <dl class="pairs">{pairs.collect_view()}</dl>
                {older.map(|older| view! { <p class="soft small">{older}</p> })}
            </details>
            {newest.then(|| practise_this(app, check.verdict))}
        </li>
    }
    .into_any()
}

fn planned(day: &str, plan: &Plan, today: Day) -> AnyView {
    let title = if plan.stands_down {
        "You leave it this time"
    } else {
        "Your plan"
    };
    let lead = plan.lead.as_ref().map(|end| end_lines(end, today));
    let body = view! {
        <p class="prose" dir="auto">{plan.sentence()}</p>
        {lead}
    };
    let shown = if plan.stands_down {
        Icon::StandBack
    } else {
        Icon::Write
    };
    entry("", day, shown, title, body.into_any())
}

fn renewed(day: &str, renewal: &Renewal, today: Day) -> AnyView {
    let title = match renewal.why.is_empty() {
        true => "You said how it ends",
        false => "It goes on a little",
    };
    let body = view! {
        <p dir="auto">{renewal.why.clone()}</p>
        {end_lines(&renewal.end, today)}
    };
    entry("", day, Icon::StepIn, title, body.into_any())
}

fn handed_back(day: &str, hand_back: &HandBack, earlier: &[Entry]) -> AnyView {
    let own = was_own_work(earlier);
    let lines = [
        ("Done", &hand_back.done),
        ("Open", &hand_back.open),
        ("Watch for", &hand_back.watch_for),
        ("Theirs now", &hand_back.yours_now),
    ];
    let rows = lines
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd dir="auto">{text.clone()}</dd>
                </div>
            }
        })
        .collect_view();
    let said_back = hand_back
        .said_back
        .then(|| view! { <p class="soft">"They said it back."</p> });
    let title = if own { "It is done" } else { "Handed back" };
    let body = view! {
        <dl class="pairs">{rows}</dl>
        {said_back}
    };
    entry(
        rung_class(Verdict::HandBack),
        day,
        Icon::HandBack,
        title,
        body.into_any(),
    )
}

/// Whether the lead handed back after these entries was the person's own work.
fn was_own_work(earlier: &[Entry]) -> bool {
    let end = earlier.iter().rev().find_map(|entry| match &entry.event {
        Event::Renewed(renewal) => Some(&renewal.end),
        Event::Planned(plan) => plan.lead.as_ref(),
        _ => None,
    });
    end.is_some_and(crate::domain::lead::LeadEnd::is_own_work)
}

fn looked_back(day: &str, look_back: &LookBack, earlier: &[Entry]) -> AnyView {
    let plan = earlier.iter().rev().find_map(|entry| match &entry.event {
        Event::Planned(plan) => Some(plan),
        _ => None,
    });
    let forecast = plan.and_then(|plan| plan.forecast);
    let body = view! {
        <dl class="pairs">
            <div>
                <dt>"Did they want help?"</dt>
                <dd>{look_back.wanted.label()}</dd>
            </div>
            <div>
                <dt>"What happened?"</dt>
                <dd>{look_back.happened.label()}</dd>
            </div>
            <div>
                <dt>"Same again?"</dt>
                <dd>{look_back.again.label()}</dd>
            </div>
            {forecast.map(forecast_row)}
        </dl>
        <p dir="auto">{look_back.line.clone()}</p>
    };
    entry("", day, Icon::Done, "Looked back", body.into_any())
}

/// What was thought before: shown only once it was looked back on.
pub fn forecast_row(forecast: Forecast) -> AnyView {
    view! {
        <div>
            <dt>"Before: how sure you were that they wanted help"</dt>
            <dd>{forecast.label()}</dd>
        </div>
    }
    .into_any()
}
