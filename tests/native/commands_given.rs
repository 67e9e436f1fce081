//! What commands need and what they leave behind: ends, reasons, forecasts, earlier versions.

use alongside::domain::check::Verdict;
use alongside::domain::command::{Command, Refusal};
use alongside::domain::day::Day;
use alongside::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use alongside::domain::plan::{Forecast, Plan};
use alongside::domain::situation::{Event, Field, Situation};

use crate::command_samples::{TODAY, after, check, end_by, look_back, plan, stepping_in};
use crate::storage_samples::situation;

#[test]
fn stepping_in_and_leading_through_the_work_need_an_end_and_nothing_else_takes_one() {
    for verdict in Verdict::ALL {
        let kept = after(&[check(verdict)]);
        let steps_in = matches!(verdict, Verdict::StepIn | Verdict::Project);
        let without = kept.after(&Command::Plan(plan()), TODAY).err();
        let with = kept.after(&Command::Plan(stepping_in()), TODAY).err();
        if steps_in {
            assert_eq!(
                (without, with),
                (Some(Refusal::NeedsEnd), None),
                "{verdict:?}"
            );
        } else {
            assert_eq!(
                (without, with),
                (None, Some(Refusal::NoLeadHere)),
                "{verdict:?}"
            );
        }
        let leaving = Plan {
            stands_down: true,
            ..plan()
        };
        let left = kept.after(&Command::Plan(leaving), TODAY);
        assert!(
            left.expect("leaving it is always a choice")
                .lead()
                .is_none()
        );
    }
}

#[test]
fn an_end_lacks_nothing() {
    let kept = after(&[check(Verdict::StepIn)]);
    let end = |when: &str, role: &str, by: Day| LeadEnd::Set {
        when: when.to_owned(),
        back_to: BackTo::Somebody(role.to_owned()),
        by,
    };
    let mine = LeadEnd::Set {
        when: "it is done".to_owned(),
        back_to: BackTo::Mine,
        by: TODAY,
    };
    let cases = [
        (end("done", "the team", TODAY), None),
        (end("done", "the team", TODAY.plus(400)), None),
        (
            end(" \n", "the team", TODAY),
            Some(Refusal::EndWithoutCondition),
        ),
        (end("done", " ", TODAY), Some(Refusal::EndWithoutSomebody)),
        (
            end("done", "the team", TODAY.plus(-1)),
            Some(Refusal::DayGoneBy),
        ),
        (mine, None),
        (LeadEnd::DecideBy(TODAY), None),
        (LeadEnd::DecideBy(TODAY.plus(-1)), Some(Refusal::DayGoneBy)),
    ];
    for (end, refusal) in cases {
        let lead = Some(end.clone());
        let given = kept.after(&Command::Plan(Plan { lead, ..plan() }), TODAY);
        assert_eq!(given.err(), refusal, "{end:?}");
    }
}

#[test]
fn a_lead_goes_on_only_with_a_reason_unless_its_end_was_still_to_be_decided() {
    let renew = |why: &str, end: LeadEnd| {
        Command::Renew(Renewal {
            why: why.to_owned(),
            end,
        })
    };
    let held = after(&[check(Verdict::StepIn), Command::Plan(stepping_in())]);
    let later = end_by(TODAY.plus(9));
    let refused = held.after(&renew(" ", later.clone()), TODAY).err();
    assert_eq!(refused, Some(Refusal::RenewalWithoutWhy));
    let renewed = held.after(&renew("Not back yet", later.clone()), TODAY);
    let renewed = renewed.expect("a reason is enough");
    let lead = renewed.lead().expect("still held");
    assert_eq!((lead.renewed, lead.end.day()), (1, TODAY.plus(9)));

    let undecided = Plan {
        lead: Some(LeadEnd::DecideBy(TODAY.plus(2))),
        ..plan()
    };
    let undecided = after(&[check(Verdict::Project), Command::Plan(undecided)]);
    let settled = undecided.after(&renew("", later), TODAY).expect("settled");
    assert_eq!(settled.lead().map(|lead| lead.renewed), Some(0));
    let put_off = undecided.after(&renew("", LeadEnd::DecideBy(TODAY.plus(5))), TODAY);
    assert_eq!(put_off.err(), Some(Refusal::RenewalWithoutWhy));
}

#[test]
fn a_hand_back_ends_the_lead_counts_and_is_looked_back_on_a_week_later() {
    let held = after(&[check(Verdict::StepIn), Command::Plan(stepping_in())]);
    let given = held.after(&Command::HandBack(HandBack::default()), TODAY);
    let given = given.expect("handed back");
    assert!(given.lead().is_none());
    assert_eq!(given.handed_back().len(), 1);
    assert_eq!(given.look_back_on(), Some(TODAY.plus(7)));
    // A day that was chosen stays.
    let chosen = Plan {
        look_back: Some(TODAY.plus(2)),
        ..stepping_in()
    };
    let held = after(&[check(Verdict::StepIn), Command::Plan(chosen)]);
    let given = held.after(&Command::HandBack(HandBack::default()), TODAY);
    assert_eq!(
        given.expect("handed back").look_back_on(),
        Some(TODAY.plus(2))
    );
}

#[test]
fn a_forecast_cannot_be_changed_once_it_was_made() {
    let forecast = |level| Plan {
        forecast: Forecast::new(level),
        ..plan()
    };
    let kept = after(&[check(Verdict::Offer), Command::Plan(forecast(4))]);
    let again = kept
        .after(&Command::Plan(forecast(0)), TODAY)
        .expect("planned");
    assert_eq!(
        again.plan().and_then(|plan| plan.forecast),
        Forecast::new(4)
    );
    let none = kept.after(&Command::Plan(plan()), TODAY).expect("planned");
    assert_eq!(none.plan().and_then(|plan| plan.forecast), Forecast::new(4));
    // A new check is a new question.
    let checked = kept.after(&check(Verdict::Offer), TODAY).expect("checked");
    let fresh = checked
        .after(&Command::Plan(forecast(1)), TODAY)
        .expect("planned");
    assert_eq!(
        fresh.plan().and_then(|plan| plan.forecast),
        Forecast::new(1)
    );
}

#[test]
fn a_look_back_before_its_situation_is_refused() {
    let due = Plan {
        look_back: Some(TODAY),
        ..plan()
    };
    let kept = after(&[check(Verdict::StandBack), Command::Plan(due)]);
    let before = kept.created.plus(-1);
    let early = kept.after(&Command::LookBack(look_back()), before).err();
    assert_eq!(early, Some(Refusal::LookBackBeforeSituation));
    let set = kept.after(&Command::LookBackOn(before), before).err();
    assert_eq!(set, Some(Refusal::LookBackBeforeSituation));
    let gone_by = kept
        .after(&Command::LookBackOn(TODAY.plus(-1)), TODAY)
        .err();
    assert_eq!(gone_by, Some(Refusal::DayGoneBy));
}

#[test]
fn a_plan_to_look_back_yesterday_is_refused() {
    let kept = after(&[check(Verdict::Listen)]);
    let plan = Plan {
        look_back: Some(TODAY.plus(-1)),
        ..plan()
    };
    let given = kept.after(&Command::Plan(plan), TODAY).err();
    assert_eq!(given, Some(Refusal::DayGoneBy));
}

#[test]
fn a_plan_lacks_neither_its_moment_nor_its_words() {
    let kept = after(&[check(Verdict::Listen)]);
    for (moment, words) in [("", "ask"), ("we meet", " \n"), ("", "")] {
        let plan = Plan {
            moment: moment.to_owned(),
            words: words.to_owned(),
            ..plan()
        };
        let given = kept.after(&Command::Plan(plan), TODAY).err();
        assert_eq!(given, Some(Refusal::PlanUnfinished), "{moment:?} {words:?}");
    }
}

#[test]
fn a_check_on_a_closed_situation_opens_it_again() {
    let closed = after(&[Command::Close]);
    let again = closed
        .after(&check(Verdict::Listen), TODAY)
        .expect("checked");
    assert!(!again.is_closed());
    assert_eq!(again.entries.len(), closed.entries.len() + 2);
}

#[test]
fn a_slip_of_the_finger_is_taken_back_today_and_no_later() {
    let looked_back = after(&[Command::LookBackOn(TODAY), Command::LookBack(look_back())]);
    let back = looked_back
        .after(&Command::TakeBack, TODAY)
        .expect("taken back");
    assert_eq!(back.look_back_on(), Some(TODAY));
    let late = looked_back.after(&Command::TakeBack, TODAY.plus(1)).err();
    assert_eq!(late, Some(Refusal::NothingToTakeBack));
    let since = looked_back.after(&Command::Close, TODAY).expect("closed");
    let since = since.after(&Command::TakeBack, TODAY).err();
    assert_eq!(since, Some(Refusal::NothingToTakeBack));
}

#[test]
fn what_is_written_over_is_kept_and_the_title_never_lost() {
    let write = |kept: &Situation, field, text: &str| {
        kept.after(&Command::Write(field, text.to_owned()), TODAY)
    };
    let mut kept = situation("a");
    for text in [
        "one", "two", "two", "", "three", "four", "five", "six", "seven",
    ] {
        kept = write(&kept, Field::Facts, text).expect("written");
    }
    let earlier: Vec<&str> = kept.earlier.iter().map(|kept| kept.text.as_str()).collect();
    assert_eq!(earlier, ["two", "three", "four", "five", "six"]);
    let before = kept.title.clone();
    assert_eq!(
        write(&kept, Field::Title, " ").err(),
        Some(Refusal::NoTitle)
    );
    kept = write(&kept, Field::Title, "The rota").expect("written");
    assert_eq!(kept.title, "The rota");
    let last = kept.earlier.last().expect("kept");
    assert_eq!(
        (last.field, last.text.as_str()),
        (Field::Title, before.as_str())
    );
    assert_eq!(kept.earlier.len(), 6, "each field keeps its own");
}

#[test]
fn a_thousand_lines_right_to_left_and_emoji_are_kept_as_written() {
    let long = "A line of a long day.\n".repeat(900);
    for text in [
        long.trim(),
        "تم تسليم العمل اليوم",
        "👩🏽‍🏭🦀 e\u{301}",
        "“quoted”",
    ] {
        let kept = situation("a")
            .after(&Command::Write(Field::Story, text.to_owned()), TODAY)
            .expect("written");
        assert_eq!(kept.story, text);
    }
}

#[test]
fn long_lines_are_cut_at_their_limit() {
    let long = "é".repeat(50_000);
    let plan = Plan {
        moment: long.clone(),
        words: long.clone(),
        lead: Some(LeadEnd::Set {
            when: long.clone(),
            back_to: BackTo::Somebody(long.clone()),
            by: TODAY,
        }),
        ..plan()
    };
    let kept = after(&[check(Verdict::StepIn), Command::Plan(plan)]);
    let plan = kept.plan().expect("planned");
    assert_eq!(plan.moment.chars().count(), 200);
    assert_eq!(plan.words.chars().count(), 400);
    let Some(LeadEnd::Set { when, back_to, .. }) = &plan.lead else {
        panic!("an end that is said");
    };
    assert_eq!(when.chars().count(), 400);
    assert_eq!(*back_to, BackTo::Somebody("é".repeat(80)));
}

#[test]
fn a_deleted_situation_keeps_its_day_and_comes_back_whole() {
    let kept = after(&[check(Verdict::Listen)]);
    let deleted = kept.after(&Command::Delete, TODAY).expect("deleted");
    assert_eq!(deleted.deleted, Some(TODAY));
    let back = deleted.after(&Command::Restore, TODAY.plus(30));
    assert_eq!(back.expect("restored"), kept);
}

#[test]
fn what_happened_stands_in_the_thread_in_its_order() {
    let held = after(&[check(Verdict::StepIn), Command::Plan(stepping_in())]);
    let given = held.after(&Command::HandBack(HandBack::default()), TODAY);
    let given = given.expect("handed back");
    let told: Vec<&str> = given
        .entries
        .iter()
        .map(|entry| match entry.event {
            Event::Checked(_) => "checked",
            Event::Planned(_) => "planned",
            Event::HandedBack(_) => "handed back",
            Event::LookBackOn(_) => "look back on",
            _ => "else",
        })
        .collect();
    assert_eq!(told, ["checked", "planned", "handed back", "look back on"]);
}
