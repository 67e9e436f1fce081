//! A lead being held: where it stands, the way to hand it back, and the one question when it goes
//! on. Nothing here is ever late.

use leptos::prelude::*;

use super::days;
use crate::components::day_choice::DayChoice;
use crate::components::own_words::OwnWords;
use crate::domain::command::{Command, Refusal};
use crate::domain::day::Day;
use crate::domain::lead::{BackTo, LINE_CHARS_MAX, Lead, LeadEnd, Progress, Renewal};
use crate::domain::plan_form::BACK_TO;
use crate::domain::situation::{ROLE_CHARS_MAX, Situation};
use crate::route::{Act, Route};
use crate::state::AppState;
use crate::state::situations::Given;
use crate::state::store::Change;

/// Where the lead stands, in words.
pub fn progress(lead: &Lead<'_>, today: Day) -> String {
    match (lead.progress(today), lead.end) {
        (Progress::Running { day, of }, _) => {
            ["Day ", &day.to_string(), " of ", &of.to_string()].concat()
        }
        (Progress::Due, LeadEnd::DecideBy(_)) => "Time to decide how it ends".to_owned(),
        (Progress::Due, LeadEnd::Set { .. }) => "Its day has come".to_owned(),
    }
}

/// How the lead ends, in one sentence.
pub fn end_words(end: &LeadEnd, today: Day) -> String {
    let by = days::said(end.day(), today);
    match end {
        LeadEnd::DecideBy(_) => ["You decide how it ends: ", &by, "."].concat(),
        LeadEnd::Set { when, back_to, .. } => {
            let when = when.trim_end_matches('.');
            match back_to {
                BackTo::Mine => ["It ends when: ", when, ". At the latest ", &by, "."].concat(),
                BackTo::Somebody(role) => [
                    "It ends when: ",
                    when,
                    ". Then back to: ",
                    role,
                    ". At the latest ",
                    &by,
                    ".",
                ]
                .concat(),
            }
        }
    }
}

/// The card of a lead on its situation's page.
pub fn lead_card(app: AppState, kept: &Situation, lead: &Lead<'_>, today: Day) -> AnyView {
    let own = lead.end.is_own_work();
    let go_on = match lead.end {
        LeadEnd::DecideBy(_) => "Say how it ends",
        LeadEnd::Set { .. } => "It goes on a little",
    };
    view! {
        <section class="held" aria-labelledby="held-title">
            <p class="eyebrow" id="held-title">
                "You hold the lead"
            </p>
            <p class="held__day">{progress(lead, today)}</p>
            <p dir="auto">{end_words(lead.end, today)}</p>
            <a
                class="button button--primary button--wide"
                href=Route::Act(Act::HandBack, kept.id.clone()).href()
            >
                {if own { "It is done" } else { "Hand it back" }}
            </a>
            <details class="why">
                <summary>{go_on}</summary>
                {renewal(app, kept.id.clone(), lead.end.clone(), today)}
            </details>
        </section>
    }
    .into_any()
}

/// Reasons offered when a lead goes on.
const REASONS: [&str; 3] = [
    "What hurts has not stopped",
    "They are not back yet",
    "They asked me to go on",
];

/// What is being said while a lead goes on.
#[derive(Clone)]
struct GoingOn {
    why: String,
    when: String,
    back_to: String,
    by: Option<Day>,
}

/// Moves the end and asks why, once; or says the end that was still to be decided.
fn renewal(app: AppState, id: String, end: LeadEnd, today: Day) -> AnyView {
    let decides = matches!(end, LeadEnd::DecideBy(_));
    let own = end.is_own_work();
    let (when, back_to) = match &end {
        LeadEnd::DecideBy(_) => (String::new(), BACK_TO[0].to_owned()),
        LeadEnd::Set { when, back_to, .. } => match back_to {
            BackTo::Somebody(role) => (when.clone(), role.clone()),
            BackTo::Mine => (when.clone(), String::new()),
        },
    };
    let going = RwSignal::new(GoingOn {
        why: String::new(),
        when,
        back_to,
        by: Some(today.plus(7)),
    });
    let refused = RwSignal::new(None::<Refusal>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = going.get_untracked();
        let Some(by) = said.by else {
            return refused.set(Some(Refusal::DayGoneBy));
        };
        let back_to = match own {
            true => BackTo::Mine,
            false => BackTo::Somebody(said.back_to),
        };
        let end = LeadEnd::Set {
            when: said.when,
            back_to,
            by,
        };
        let command = Command::Renew(Renewal { why: said.why, end });
        let then = move |given| match given {
            Given::Refused(refusal) => refused.set(Some(refusal)),
            other => app.say_given(other, "The end is noted."),
        };
        app.give(&id, vec![command], Change::default(), Box::new(then));
    };
    let asked = match decides {
        true => condition_and_role(going),
        false => why(going),
    };
    let none: Option<String> = None;
    view! {
        <form on:submit=send>
            {asked}
            <DayChoice
                id="renew-by"
                legend="It ends at the latest"
                offered=days::ends(today)
                none
                chosen=Signal::derive(move || going.with(|going| going.by))
                first=today
                on_change=Callback::new(move |day| going.update(|going| going.by = day))
            />
            <p class="refused" role="alert">{move || refused.get().map(Refusal::told)}</p>
            <button type="submit" class="button">
                {if decides { "Keep this end" } else { "Move its end" }}
            </button>
        </form>
    }
    .into_any()
}

fn why(going: RwSignal<GoingOn>) -> AnyView {
    view! {
        <OwnWords
            id="renew-why"
            label="Why does it go on?"
            suggestions=REASONS.map(str::to_owned).to_vec()
            value=Signal::derive(move || going.with(|going| going.why.clone()))
            chars_max=LINE_CHARS_MAX
            on_change=Callback::new(move |text| going.update(|going| going.why = text))
        />
    }
    .into_any()
}

fn condition_and_role(going: RwSignal<GoingOn>) -> AnyView {
    view! {
        <OwnWords
            id="renew-when"
            label="It ends when"
            suggestions=Vec::new()
            value=Signal::derive(move || going.with(|going| going.when.clone()))
            chars_max=LINE_CHARS_MAX
            on_change=Callback::new(move |text| going.update(|going| going.when = text))
        />
        <OwnWords
            id="renew-back-to"
            label="Who gets it back"
            suggestions=BACK_TO.map(str::to_owned).to_vec()
            value=Signal::derive(move || going.with(|going| going.back_to.clone()))
            chars_max=ROLE_CHARS_MAX
            on_change=Callback::new(move |text| going.update(|going| going.back_to = text))
        />
    }
    .into_any()
}
