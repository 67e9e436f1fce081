//! Every command in every state of a situation: it works, or it is refused with a reason.

use alongside::domain::check::Verdict;
use alongside::domain::command::{Command, Refusal};
use alongside::domain::lead::{HandBack, Renewal};
use alongside::domain::plan::Plan;
use alongside::domain::situation::{Field, Situation, Stage};

use crate::command_samples::{TODAY, after, check, end_by, look_back, plan, stepping_in};
use crate::storage_samples::situation;

/// Every state a situation can be in, by name.
fn states() -> Vec<(&'static str, Situation)> {
    let step_in = check(Verdict::StepIn);
    let listen = check(Verdict::Listen);
    let due = Plan {
        look_back: Some(TODAY),
        ..plan()
    };
    let to_come = Plan {
        look_back: Some(TODAY.plus(5)),
        ..plan()
    };
    let held = [step_in.clone(), Command::Plan(stepping_in())];
    let looked_back = [
        listen.clone(),
        Command::Plan(due.clone()),
        Command::LookBack(look_back()),
    ];
    vec![
        ("noted", situation("a")),
        ("checked, step in", after(std::slice::from_ref(&step_in))),
        ("checked, listen", after(std::slice::from_ref(&listen))),
        ("planned", after(&[listen.clone(), Command::Plan(to_come)])),
        ("due", after(&[listen, Command::Plan(due)])),
        ("looked back", after(&looked_back)),
        ("holding", after(&held)),
        ("closed", after(&[Command::Close])),
        ("deleted", after(&[Command::Delete])),
    ]
}

/// Every command, by name.
fn commands() -> Vec<(&'static str, Command)> {
    vec![
        ("check", check(Verdict::StepIn)),
        ("plan", Command::Plan(plan())),
        ("plan with a lead", Command::Plan(stepping_in())),
        (
            "renew",
            Command::Renew(Renewal {
                why: "They are not back".to_owned(),
                end: end_by(TODAY.plus(9)),
            }),
        ),
        ("hand back", Command::HandBack(HandBack::default())),
        ("look back on", Command::LookBackOn(TODAY.plus(4))),
        ("look back", Command::LookBack(look_back())),
        ("add a line", Command::AddLine("Ask sooner.".to_owned())),
        ("take back", Command::TakeBack),
        ("close", Command::Close),
        ("reopen", Command::Reopen),
        (
            "write",
            Command::Write(Field::Facts, "Two shifts had no name.".to_owned()),
        ),
        ("delete", Command::Delete),
        ("restore", Command::Restore),
    ]
}

/// The table: one row a command, one column a state, in the order of [`states`]. `-` works.
#[rustfmt::skip]
const TABLE: [(&str, [Option<Refusal>; 9]); 14] = {
    use Refusal::{
        AlreadyHolding, Closed, Deleted, NeedsEnd, NoLead, NoLeadHere, NoLookBack, NoVerdict,
        NotClosed, NotDeleted, NothingToTakeBack, StillHolding,
    };
    const fn no(refusal: Refusal) -> Option<Refusal> { Some(refusal) }
    const YES: Option<Refusal> = None;
    [
        // noted, checked step in, checked listen, planned, due, looked back, holding, closed, deleted
        ("check", [YES, YES, YES, YES, YES, YES, YES, YES, no(Deleted)]),
        ("plan", [no(NoVerdict), no(NeedsEnd), YES, YES, YES, YES, YES, no(Closed), no(Deleted)]),
        ("plan with a lead", [no(NoVerdict), YES, no(NoLeadHere), no(NoLeadHere), no(NoLeadHere), no(NoLeadHere), no(AlreadyHolding), no(Closed), no(Deleted)]),
        ("renew", [no(NoLead), no(NoLead), no(NoLead), no(NoLead), no(NoLead), no(NoLead), YES, no(NoLead), no(Deleted)]),
        ("hand back", [no(NoLead), no(NoLead), no(NoLead), no(NoLead), no(NoLead), no(NoLead), YES, no(NoLead), no(Deleted)]),
        ("look back on", [YES, YES, YES, YES, YES, YES, YES, no(Closed), no(Deleted)]),
        ("look back", [no(NoLookBack), no(NoLookBack), no(NoLookBack), YES, YES, no(NoLookBack), no(NoLookBack), no(Closed), no(Deleted)]),
        ("add a line", [no(NoLookBack), no(NoLookBack), no(NoLookBack), no(NoLookBack), no(NoLookBack), YES, no(NoLookBack), no(NoLookBack), no(Deleted)]),
        ("take back", [no(NothingToTakeBack), no(NothingToTakeBack), no(NothingToTakeBack), no(NothingToTakeBack), no(NothingToTakeBack), YES, no(NothingToTakeBack), no(NothingToTakeBack), no(Deleted)]),
        ("close", [YES, YES, YES, YES, YES, YES, no(StillHolding), no(Closed), no(Deleted)]),
        ("reopen", [no(NotClosed), no(NotClosed), no(NotClosed), no(NotClosed), no(NotClosed), no(NotClosed), no(NotClosed), YES, no(Deleted)]),
        ("write", [YES, YES, YES, YES, YES, YES, YES, YES, no(Deleted)]),
        ("delete", [YES, YES, YES, YES, YES, YES, YES, YES, no(Deleted)]),
        ("restore", [no(NotDeleted), no(NotDeleted), no(NotDeleted), no(NotDeleted), no(NotDeleted), no(NotDeleted), no(NotDeleted), no(NotDeleted), YES]),
    ]
};

#[test]
fn every_command_in_every_state_works_or_is_refused_with_its_reason() {
    let states = states();
    for ((name, command), (row, expected)) in commands().iter().zip(TABLE) {
        assert_eq!(*name, row, "the table follows the commands");
        for ((state, kept), refusal) in states.iter().zip(expected) {
            let found = kept.after(command, TODAY).err();
            assert_eq!(found, refusal, "{name} when {state}");
        }
    }
}

#[test]
fn a_command_that_works_adds_to_the_thread_and_takes_nothing_away() {
    for (state, kept) in states() {
        for (name, command) in commands() {
            let Ok(next) = kept.after(&command, TODAY) else {
                continue;
            };
            // A line belongs to its look-back, and a look-back taken back was a slip of the finger.
            if matches!(command, Command::AddLine(_) | Command::TakeBack) {
                continue;
            }
            assert!(
                next.entries.starts_with(&kept.entries),
                "{name} when {state}"
            );
            assert_eq!((&next.id, next.created), (&kept.id, kept.created));
        }
    }
}

#[test]
fn every_state_has_its_stage() {
    let expected = [
        Stage::Open,
        Stage::Open,
        Stage::Open,
        Stage::Open,
        Stage::LookBackDue,
        Stage::Open,
        Stage::HoldingLead,
        Stage::Closed,
        Stage::Open,
    ];
    for ((name, kept), stage) in states().iter().zip(expected) {
        assert_eq!(kept.stage(TODAY), stage, "{name}");
    }
}

#[test]
fn every_refusal_says_what_is_the_matter_in_plain_words() {
    for refusal in Refusal::ALL {
        let told = refusal.told();
        assert!(told.ends_with(['.', '?']), "{told}");
        assert!(!told.contains('!') && told.len() < 120, "{told}");
    }
}
