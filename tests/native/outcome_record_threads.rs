//! The outcome record of threads that are not the usual one: plans made anew, one's own work, rules
//! nobody knows any more, texts that are long or written from right to left.

use alongside::domain::check::Verdict;
use alongside::domain::day::Day;
use alongside::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use alongside::domain::outcome_record::Include;
use alongside::domain::plan::{How, Plan};
use alongside::domain::situation::{Event, Situation};

use crate::outcome_record::{NOTHING, TODAY, check, plan, told, until};
use crate::storage_samples::at;

#[test]
fn plans_are_told_as_they_stood_and_never_as_done() {
    let mut thread = Situation::new("a".to_owned(), TODAY);
    let first = Plan {
        lead: Some(LeadEnd::DecideBy(Day(20_810))),
        ..plan(How::Do, "the old plan")
    };
    let stands_down = Plan {
        stands_down: true,
        ..plan(How::Do, "look again on Friday")
    };
    thread.entries = vec![
        at(TODAY, check(Verdict::StepIn, "It is yours.")),
        at(TODAY, Event::Planned(first)),
        at(TODAY, Event::Planned(plan(How::Ask, "Shall I ask Maria?"))),
        at(TODAY, check(Verdict::Listen, "You have not heard them.")),
        at(TODAY, Event::Planned(plan(How::Say, "I am here."))),
        at(TODAY, check(Verdict::StandBack, "It moves.")),
        at(TODAY, Event::Planned(stands_down)),
    ];
    let expected = "\
Begun on 2026-12-18. Written on 2026-12-18.

What was done
2026-12-18: I took the lead.
I decide how it ends by: 2026-12-23
2026-12-18: I planned to ask: “Shall I ask M.?”
2026-12-18: I planned to say: “I am here.”
2026-12-18: I chose to leave it to the others. I planned to look again on Friday.";
    assert_eq!(told(&thread, NOTHING), expected);
}

#[test]
fn ones_own_work_ends_and_is_not_handed_back() {
    let mut thread = Situation::new("a".to_owned(), TODAY);
    let settled = Renewal {
        why: String::new(),
        end: until("It is sent", BackTo::Mine, Day(20_810)),
    };
    let own = Plan {
        lead: Some(LeadEnd::DecideBy(Day(20_806))),
        ..plan(How::Do, "send it")
    };
    thread.entries = vec![
        at(TODAY, check(Verdict::StepIn, "It is yours.")),
        at(TODAY, Event::Planned(own)),
        at(TODAY, Event::Renewed(settled)),
        at(TODAY, Event::HandedBack(HandBack::default())),
    ];
    let expected = "\
Begun on 2026-12-18. Written on 2026-12-18.

What was done
2026-12-18: I planned to send it.
2026-12-18: I took the lead.
I decide how it ends by: 2026-12-19
2026-12-18: I settled how the lead ends.
What ends it: It is sent
It is my own work.
At the latest: 2026-12-23
2026-12-18: I ended the lead.";
    assert_eq!(told(&thread, NOTHING), expected);
}

#[test]
fn a_check_of_rules_nobody_knows_any_more_is_told_by_its_reason() {
    let mut thread = Situation::new("a".to_owned(), TODAY);
    thread.entries = vec![at(
        TODAY,
        check(Verdict::Listen, "You have not heard them."),
    )];
    if let Event::Checked(check) = &mut thread.entries[0].event {
        check.model = "0.1".to_owned();
    }
    let include = Include {
        guesses: true,
        ..NOTHING
    };
    let expected = "Begun on 2026-12-18. Written on 2026-12-18.\n\n\
                    How I judged it\n2026-12-18: You have not heard them.";
    assert_eq!(told(&thread, include), expected);
}

#[test]
fn a_name_in_the_field_for_the_role_is_shortened_in_the_facts() {
    let mut thread = Situation::new("a".to_owned(), TODAY);
    thread.role = "Maria".to_owned();
    thread.facts = "Maria came at nine. Two boxes were empty.".to_owned();
    let head = "Begun on 2026-12-18. Written on 2026-12-18.";
    let facts = "\n\nWhat happened\nM. came at nine. Two boxes were empty.";
    assert_eq!(told(&thread, NOTHING), [head, facts].concat());
}

#[test]
fn long_right_to_left_and_pictured_texts_come_through_whole() {
    let line = "لم يكن هناك اسم في الجدول 🙄, and I asked Maria\n";
    let mut thread = Situation::new("a".to_owned(), TODAY);
    thread.facts = line.repeat(1000).trim_end().to_owned();
    let shortened = line.replace("Maria", "M.").repeat(1000);
    let expected = format!(
        "Begun on 2026-12-18. Written on 2026-12-18.\n\nWhat happened\n{}",
        shortened.trim_end()
    );
    assert_eq!(told(&thread, NOTHING), expected);
}
