//! A lead being held: where it stands, the way to hand it back, and the one question when it goes
//! on. Nothing here is ever late.

use leptos::prelude::*;

use super::calendar_button::calendar_button;
use super::days;
use crate::components::day_choice::DayChoice;
use crate::components::own_words::OwnWords;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::lead::{BackTo, LINE_CHARS_MAX, Lead, LeadEnd, Progress, Renewal};
use crate::domain::plan_form::BACK_TO;
use crate::domain::situation::{ROLE_CHARS_MAX, Situation};
use crate::route::{Act, Route};
use crate::state::AppState;
use crate::state::keep::Change;
use crate::state::reminders::Purpose;
use crate::state::situations::Given;

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

/// How the lead ends, line by line.
pub fn end_lines(end: &LeadEnd, today: Day) -> AnyView {
    let by = days::said(end.day(), today);
    let lines = match end {
        LeadEnd::DecideBy(_) => vec![("You decide how it ends", by)],
        LeadEnd::Set { when, back_to, .. } => {
            let mut lines = vec![("It ends when", or_gap(when))];
            if let BackTo::Somebody(role) = back_to {
                lines.push(("Then back to", or_gap(role)));
            }
            lines.push(("At the latest", by));
            lines
        }
    };
    let lines = lines.into_iter().map(|(name, text)| {
        view! {
            <div>
                <dt>{name}</dt>
                <dd dir="auto">{text}</dd>
            </div>
        }
    });
    view! { <dl class="end-lines">{lines.collect_view()}</dl> }.into_any()
}

/// The text, or a gap where there is none yet.
fn or_gap(text: &str) -> String {
    let text = text.trim().trim_end_matches('.');
    if text.is_empty() { "…" } else { text }.to_owned()
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
            {end_lines(lead.end, today)}
            {calendar_button(app, kept, Purpose::HandBack, lead.end.day())}
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

/// What is being said while a lead goes on, each text with its draft.
#[derive(Clone)]
struct GoingOn {
    why: String,
    when: String,
    back_to: String,
    by: Option<Day>,
}

/// The draft fields of the texts.
const DRAFTS: [&str; 3] = ["why", "when", "back-to"];

/// The draft field of one of the texts.
fn draft_of(id: &str, name: &str) -> String {
    ["renew/", id, "/", name].concat()
}

/// The form with which a lead goes on.
#[derive(Clone, Copy)]
struct Renewing {
    app: AppState,
    id: StoredValue<String>,
    going: RwSignal<GoingOn>,
}

impl Renewing {
    fn new(app: AppState, id: &str, end: &LeadEnd, today: Day) -> Renewing {
        let (when, back_to) = match end {
            LeadEnd::DecideBy(_) => (String::new(), BACK_TO[0].to_owned()),
            LeadEnd::Set { when, back_to, .. } => match back_to {
                BackTo::Somebody(role) => (when.clone(), role.clone()),
                BackTo::Mine => (when.clone(), String::new()),
            },
        };
        let typed = |name: &str, text: String| app.draft(&draft_of(id, name)).unwrap_or(text);
        let going = GoingOn {
            why: typed("why", String::new()),
            when: typed("when", when),
            back_to: typed("back-to", back_to),
            by: Some(today.plus(7)),
        };
        Renewing {
            app,
            id: StoredValue::new(id.to_owned()),
            going: RwSignal::new(going),
        }
    }

    /// One of the texts as a field with suggestions.
    fn field(
        self,
        name: &'static str,
        words: (&'static str, &'static str),
        suggestions: &[&str],
        chars_max: usize,
        place: fn(&mut GoingOn) -> &mut String,
    ) -> AnyView {
        let going = self.going;
        let (id, label) = words;
        let change = Callback::new(move |text: String| {
            let field = self.id.with_value(|id| draft_of(id, name));
            self.app.typed(&field, &text);
            going.update(|going| *place(going) = text);
        });
        let value = Signal::derive(move || place(&mut going.get()).clone());
        let suggestions = suggestions.iter().map(|text| (*text).to_owned()).collect();
        view! { <OwnWords id label suggestions value chars_max on_change=change/> }.into_any()
    }
}

/// Moves the end and asks why, once; or says the end that was still to be decided.
fn renewal(app: AppState, id: String, end: LeadEnd, today: Day) -> AnyView {
    let decides = matches!(end, LeadEnd::DecideBy(_));
    let own = end.is_own_work();
    let renewing = Renewing::new(app, &id, &end, today);
    let going = renewing.going;
    let refused = RwSignal::new(None::<&'static str>);
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let said = going.get_untracked();
        let Some(by) = said.by else {
            return refused.set(Some("Pick the day it ends."));
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
            Given::Refused(refusal) => refused.set(Some(refusal.told())),
            other => app.say_given(other, "The end is noted."),
        };
        let besides = Change::without_drafts(&DRAFTS.map(|name| draft_of(&id, name)));
        app.give(&id, vec![command], besides, Box::new(then));
    };
    let asked = match decides {
        true => condition_and_role(renewing),
        false => renewing.field(
            "why",
            ("renew-why", "Why does it go on?"),
            &REASONS,
            LINE_CHARS_MAX,
            |going| &mut going.why,
        ),
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
            <p class="refused" role="alert">{move || refused.get()}</p>
            <button type="submit" class="button">
                {if decides { "Keep this end" } else { "Move its end" }}
            </button>
        </form>
    }
    .into_any()
}

fn condition_and_role(renewing: Renewing) -> AnyView {
    let when = renewing.field(
        "when",
        ("renew-when", "It ends when"),
        &[],
        LINE_CHARS_MAX,
        |going| &mut going.when,
    );
    let back_to = renewing.field(
        "back-to",
        ("renew-back-to", "Who gets it back"),
        &BACK_TO,
        ROLE_CHARS_MAX,
        |going| &mut going.back_to,
    );
    view! {
        {when}
        {back_to}
    }
    .into_any()
}
