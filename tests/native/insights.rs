//! What is counted of leads and roles, and of nothing at all, against counts made by hand.

use alongside::domain::check::Verdict;
use alongside::domain::command::Command;
use alongside::domain::day::Day;
use alongside::domain::insights::{Calibration, Insights, Leads, SameRole, StandDowns};
use alongside::domain::lead::{BackTo, LeadEnd};
use alongside::domain::look_back::Wanted;
use alongside::domain::situation::{Event, Situation};

use crate::insights_samples::{
    TODAY, check, counted, ends, forecast, handed_back, lent, renewed, stands_down, takes, thread,
    wanted,
};
use crate::storage_samples::{day, situation};

#[test]
fn without_records_everything_is_nothing() {
    let none = counted(&[]);
    assert!(none.is_empty());
    assert_eq!(none.leads, Leads::default());
    assert_eq!(none.wanted, Calibration::default());
    assert!(!none.wanted.has_picture());
    assert_eq!(none.wanted.most_forecast(), None);
    assert_eq!(none.verdicts.total(), 0);
    assert!(!none.verdicts.has_picture());
    assert_eq!(none.left_open, []);
    assert_eq!(none.stand_downs, StandDowns::default());
    assert_eq!(none.same_role, None);
}

#[test]
fn a_note_alone_tells_nothing_and_a_check_or_a_look_back_does() {
    assert!(counted(&[situation("a")]).is_empty());
    assert!(!counted(&[thread("a", &[check(Verdict::Listen)])]).is_empty());
    assert!(!counted(&[thread("a", &[wanted(Wanted::No)])]).is_empty());
}

#[test]
fn a_lead_counts_as_returned_if_it_was_lent_when_it_was_handed_back() {
    let decide = LeadEnd::DecideBy(Day(20_010));
    let mine = ends(BackTo::Mine);
    // What happened, how many leads were returned, and whether one is held now.
    let cases: [(&[Event], usize, usize); 10] = [
        (&[takes(lent())], 0, 1),
        (&[takes(lent()), handed_back()], 1, 0),
        (&[takes(decide.clone()), handed_back()], 1, 0),
        (&[takes(mine.clone()), handed_back()], 0, 0),
        // Own work is held like any lead, and not lent.
        (&[takes(mine.clone())], 0, 1),
        // It became the person's own, or somebody else's, before it ended.
        (&[takes(lent()), renewed(mine.clone()), handed_back()], 0, 0),
        (&[takes(mine), renewed(lent()), handed_back()], 1, 0),
        // A plan that takes no lead leaves the one held as it is.
        (&[takes(lent()), stands_down(), handed_back()], 1, 0),
        // Taken, given back, taken again: one returned, one held.
        (&[takes(lent()), handed_back(), takes(lent())], 1, 1),
        // Nothing is held, so nothing is given back.
        (
            &[handed_back(), takes(decide), handed_back(), handed_back()],
            1,
            0,
        ),
    ];
    let mut all = Vec::new();
    for (number, (events, returned, held)) in cases.iter().enumerate() {
        let thread = thread(&number.to_string(), events);
        let leads = counted(std::slice::from_ref(&thread)).leads;
        let expected = Leads {
            returned: *returned,
            held: *held,
        };
        assert_eq!(leads, expected, "case {number}");
        all.push(thread);
    }
    // By hand: 1+1+1+1+1+1 returned, 1+1+1 held.
    let together = Leads {
        returned: 6,
        held: 3,
    };
    assert_eq!(counted(&all).leads, together);
}

#[test]
fn what_is_in_the_deleted_list_is_not_counted() {
    let events = [
        check(Verdict::StandBack),
        forecast(2),
        wanted(Wanted::Yes),
        takes(lent()),
        handed_back(),
    ];
    let kept = thread("a", &events);
    let deleted = kept.after(&Command::Delete, TODAY).unwrap();
    let both = [kept, deleted];
    let [kept, deleted] = both.each_ref().map(std::slice::from_ref);
    assert_eq!(counted(deleted), counted(&[]));
    assert_eq!(counted(&both), counted(kept));
}

/// A situation begun on this day about this role.
fn about(role: &str, created: Day) -> Situation {
    Situation {
        role: role.to_owned(),
        ..Situation::new("a".to_owned(), created)
    }
}

#[test]
fn a_role_is_mentioned_from_its_fourth_situation_this_month_on() {
    let today = day("2026-11-22");
    for many in 0..7 {
        let threads = vec![about("shift lead", today); many];
        let found = Insights::of(threads.iter(), today).same_role;
        let expected = (many >= 4).then(|| SameRole {
            role: "shift lead".to_owned(),
            count: many,
        });
        assert_eq!(found, expected, "{many}");
    }
}

#[test]
fn a_role_is_the_same_in_capitals_and_with_space_around_it() {
    let today = day("2026-11-22");
    let threads = [
        " Élodie’s lead ",
        "ÉLODIE’S LEAD",
        "élodie’s lead\n",
        "élodie’s Lead",
    ]
    .map(|role| about(role, today));
    let found = Insights::of(threads.iter(), today).same_role.unwrap();
    assert_eq!((found.role.as_str(), found.count), ("Élodie’s lead", 4));
    // Nobody said who it is about: that is no role.
    let silent = [vec![about("", today); 4], vec![about("  ", today); 4]].concat();
    assert_eq!(Insights::of(silent.iter(), today).same_role, None);
}

#[test]
fn only_this_calendar_month_counts_and_no_day_to_come() {
    // Today, the day a situation began, and whether it is of this month.
    for (today, created, counts) in [
        ("2026-11-22", "2026-11-01", true),
        ("2026-11-22", "2026-10-31", false),
        ("2026-11-22", "2025-11-22", false),
        ("2026-11-22", "2026-11-22", true),
        ("2026-11-22", "2026-11-23", false),
        ("2026-11-01", "2026-10-31", false),
        ("2028-02-29", "2028-02-01", true),
        ("2028-03-01", "2028-02-29", false),
        ("2027-01-01", "2026-12-31", false),
    ] {
        let threads = vec![about("shift lead", day(created)); 4];
        let found = Insights::of(threads.iter(), day(today)).same_role;
        assert_eq!(found.is_some(), counts, "{created} seen on {today}");
    }
}

#[test]
fn the_role_that_comes_up_most_is_the_one_mentioned() {
    let today = day("2026-11-22");
    let of = |role: &str, many: usize| vec![about(role, today); many];
    for (threads, role, count) in [
        ([of("b", 4), of("a", 5)], "a", 5),
        ([of("b", 5), of("a", 4)], "b", 5),
        ([of("b", 4), of("a", 4)], "a", 4),
        ([of("b", 4), of("a", 3)], "b", 4),
    ] {
        let threads = threads.concat();
        let found = Insights::of(threads.iter(), today).same_role.unwrap();
        assert_eq!((found.role.as_str(), found.count), (role, count));
    }
}
