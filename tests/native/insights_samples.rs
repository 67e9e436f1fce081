//! Threads made of a few events, for the tests of what is counted of them.

use alongside::domain::check::Verdict;
use alongside::domain::day::Day;
use alongside::domain::insights::Insights;
use alongside::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use alongside::domain::look_back::{Again, Happened, LookBack, Wanted};
use alongside::domain::plan::{Forecast, How, Plan};
use alongside::domain::situation::{CheckTaken, Event, Situation};

use crate::storage_samples::{at, check_taken, situation};

/// The day everything is seen from.
pub const TODAY: Day = Day(20_000);

/// What is counted of these threads today.
pub fn counted(threads: &[Situation]) -> Insights {
    Insights::of(threads.iter(), TODAY)
}

/// A thread in which this happened, a day apart.
pub fn thread(id: &str, events: &[Event]) -> Situation {
    let mut thread = situation(id);
    thread.created = Day(19_900);
    let days = (19_900..).map(Day);
    let entries = days.zip(events).map(|(day, event)| at(day, event.clone()));
    thread.entries = entries.collect();
    thread
}

/// A check of this verdict.
pub fn check(verdict: Verdict) -> Event {
    Event::Checked(CheckTaken {
        verdict,
        ..check_taken()
    })
}

/// A plan that takes no lead and forecasts nothing.
pub fn plan() -> Plan {
    Plan {
        moment: "the rota comes up".to_owned(),
        how: How::Ask,
        words: "What would help?".to_owned(),
        stands_down: false,
        forecast: None,
        look_back: None,
        lead: None,
    }
}

/// A plan made with this forecast.
pub fn forecast(level: u8) -> Event {
    Event::Planned(Plan {
        forecast: Forecast::new(level),
        ..plan()
    })
}

/// A plan that takes a lead.
pub fn takes(lead: LeadEnd) -> Event {
    Event::Planned(Plan {
        lead: Some(lead),
        ..plan()
    })
}

/// A plan to leave it to the others.
pub fn stands_down() -> Event {
    Event::Planned(Plan {
        stands_down: true,
        ..plan()
    })
}

/// An end with everything said.
pub fn ends(back_to: BackTo) -> LeadEnd {
    LeadEnd::Set {
        when: "the rota is filled".to_owned(),
        back_to,
        by: Day(20_010),
    }
}

/// The end of a lead that somebody gets back.
pub fn lent() -> LeadEnd {
    ends(BackTo::Somebody("shift lead".to_owned()))
}

/// The end is moved.
pub fn renewed(end: LeadEnd) -> Event {
    Event::Renewed(Renewal {
        why: "One name is missing.".to_owned(),
        end,
    })
}

/// The lead is handed back.
pub fn handed_back() -> Event {
    Event::HandedBack(HandBack::default())
}

/// A look-back.
pub fn looked_back(wanted: Wanted, happened: Happened) -> Event {
    Event::LookedBack(LookBack {
        wanted,
        happened,
        again: Again::Yes,
        line: String::new(),
    })
}

/// A look-back that says whether they wanted help.
pub fn wanted(wanted: Wanted) -> Event {
    looked_back(wanted, Happened::Better)
}
