//! Commands several tests give.

use alongside::domain::check::Verdict;
use alongside::domain::command::Command;
use alongside::domain::day::Day;
use alongside::domain::lead::{BackTo, LeadEnd};
use alongside::domain::look_back::{Again, Happened, LookBack, Wanted};
use alongside::domain::plan::{How, Plan};
use alongside::domain::situation::{CheckTaken, Situation};

use crate::storage_samples::{check_taken, situation};

/// The day everything is commanded on.
pub const TODAY: Day = Day(20_010);

/// The check, taken with this verdict.
pub fn check(verdict: Verdict) -> Command {
    Command::Check(CheckTaken {
        verdict,
        ..check_taken()
    })
}

/// An end by this day.
pub fn end_by(by: Day) -> LeadEnd {
    LeadEnd::Set {
        when: "the list is done".to_owned(),
        back_to: BackTo::Somebody("the night lead".to_owned()),
        by,
    }
}

/// A plan without a lead.
pub fn plan() -> Plan {
    Plan {
        moment: "we next talk".to_owned(),
        how: How::Ask,
        words: "How do you see it?".to_owned(),
        stands_down: false,
        forecast: None,
        look_back: None,
        lead: None,
    }
}

/// A plan with one.
pub fn stepping_in() -> Plan {
    Plan {
        lead: Some(end_by(TODAY.plus(3))),
        ..plan()
    }
}

/// Three answers.
pub fn look_back() -> LookBack {
    LookBack {
        wanted: Wanted::Yes,
        happened: Happened::Better,
        again: Again::Yes,
        line: String::new(),
    }
}

/// A situation after these commands.
pub fn after(commands: &[Command]) -> Situation {
    commands.iter().fold(situation("a"), |kept, command| {
        kept.after(command, TODAY)
            .unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"))
    })
}
