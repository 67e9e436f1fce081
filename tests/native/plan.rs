//! The plan and the form it is made in.

use alongside::domain::check::Verdict;
use alongside::domain::check::model::Variant;
use alongside::domain::day::Day;
use alongside::domain::lead::{BackTo, LeadEnd};
use alongside::domain::plan::{Forecast, How, Plan};
use alongside::domain::plan_form::PlanForm;
use alongside::domain::suggestion::{Action, Suggestions};

const TODAY: Day = Day(20_000);

fn variant(code: &str) -> Variant {
    Variant {
        code: code.to_owned(),
        note: None,
        next: Vec::new(),
        if_it_is_you: None,
        say: "The line of the card.".to_owned(),
    }
}

fn suggested(verdict: Verdict) -> Suggestions {
    Suggestions {
        verdict,
        moments: vec!["we next talk".to_owned()],
        actions: vec![Action {
            how: How::Ask,
            words: "How do you see it?".to_owned(),
        }],
        ends: vec!["The loss is stopped".to_owned()],
        lead_days: Some(1),
        look_back_days: Some(7),
    }
}

fn form(verdict: Verdict, code: &str, holding: bool) -> PlanForm {
    PlanForm::new(&suggested(verdict), &variant(code), TODAY, holding)
}

#[test]
fn a_plan_reads_as_one_sentence() {
    let plan = |how, words: &str| {
        let form = form(Verdict::Listen, "first", false);
        Plan {
            how,
            words: words.to_owned(),
            ..form.plan()
        }
        .sentence()
    };
    assert_eq!(
        plan(How::Ask, "How do you see it?"),
        "If we next talk, then I will ask: “How do you see it?”"
    );
    assert_eq!(
        plan(How::Say, "I am here."),
        "If we next talk, then I will say: “I am here.”"
    );
    for words in ["do just that", "do just that."] {
        assert_eq!(
            plan(How::Do, words),
            "If we next talk, then I will do just that."
        );
    }
}

#[test]
fn the_defaults_come_from_the_verdict_and_can_be_saved_as_they_are() {
    let made = form(Verdict::StepIn, "now", false);
    assert_eq!(
        made.plan().lead,
        Some(LeadEnd::Set {
            when: "The loss is stopped".to_owned(),
            back_to: BackTo::Somebody("The one whose work it is".to_owned()),
            by: TODAY.plus(1),
        })
    );
    assert_eq!(made.look_back, Some(TODAY.plus(7)));
    assert_eq!(form(Verdict::Offer, "asked", false).plan().lead, None);
}

#[test]
fn own_work_goes_back_to_nobody() {
    let Some(LeadEnd::Set { back_to, .. }) = form(Verdict::StepIn, "own", false).end() else {
        panic!("an end that is said");
    };
    assert_eq!(back_to, BackTo::Mine);
}

#[test]
fn a_lead_held_already_is_not_asked_about_again() {
    assert!(!form(Verdict::StepIn, "now", true).asks_end());
}

#[test]
fn standing_back_is_a_stand_down_and_leaving_it_takes_no_lead() {
    assert!(form(Verdict::StandBack, "watch", false).stands_down);
    let mut leaving = form(Verdict::StepIn, "now", false);
    leaving.stands_down = true;
    assert_eq!(leaving.plan().lead, None);
}

#[test]
fn without_a_day_there_is_no_end() {
    let mut open = form(Verdict::Project, "share", false);
    open.by = None;
    assert_eq!(open.end(), None);
    open.decides_later = true;
    open.by = Some(TODAY);
    assert_eq!(open.end(), Some(LeadEnd::DecideBy(TODAY)));
}

#[test]
fn what_stands_in_the_form_survives_as_a_draft() {
    let fresh = || form(Verdict::StepIn, "now", false);
    for level in [None, Some(0), Some(1), Some(2), Some(3), Some(4)] {
        for how in How::ALL {
            for flag in [false, true] {
                let mut typed = fresh();
                typed.forecast = level.and_then(Forecast::new);
                typed.how = how;
                typed.stands_down = flag;
                typed.decides_later = !flag;
                typed.by = flag.then_some(TODAY.plus(3));
                typed.look_back = (!flag).then_some(TODAY.plus(4));
                typed.moment = "a = b, “c”".to_owned();
                typed.words = "تم 👩🏽‍🏭".to_owned();
                typed.back_to = String::new();
                assert_eq!(fresh().with_draft(&typed.to_text()), typed);
            }
        }
    }
}

#[test]
fn a_draft_made_for_another_verdict_does_not_fit() {
    let mut typed = form(Verdict::StepIn, "now", false);
    typed.moment = "the phone rings".to_owned();
    let text = typed.to_text();
    for (verdict, code) in [(Verdict::Offer, "now"), (Verdict::StepIn, "own")] {
        let read = form(verdict, code, false).with_draft(&text);
        assert_eq!(read, form(verdict, code, false));
    }
    assert_eq!(form(Verdict::StepIn, "now", false).with_draft(&text), typed);
}

#[test]
fn a_draft_that_makes_no_sense_leaves_the_defaults() {
    for text in ["", "nonsense", "how=shout", "=", "forecast=9\nby=x\n\n=\n"] {
        let text = ["made-for=LISTEN/first\n", text].concat();
        let read = form(Verdict::Listen, "first", false).with_draft(&text);
        assert_eq!(read.how, How::Ask, "{text:?}");
        assert_eq!(read.moment, "we next talk", "{text:?}");
    }
}
