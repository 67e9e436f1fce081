//! What a light day points at.

use alongside::domain::check::Verdict;
use alongside::domain::day::Day;
use alongside::domain::lead::LeadEnd;
use alongside::domain::light_day::{first_lead, oldest_check};
use alongside::domain::plan::Plan;
use alongside::domain::situation::{Event, Situation};

use crate::insights_samples::{TODAY, check, plan};
use crate::storage_samples::{at, situation};

/// A situation checked on these days.
fn checked_on(id: &str, days: &[Day]) -> Situation {
    let check = check(Verdict::Offer);
    let entries = days.iter().map(|day| at(*day, check.clone()));
    Situation {
        entries: entries.collect(),
        ..situation(id)
    }
}

/// A situation with a lead that ends on this day.
fn held(id: &str, by: Day) -> Situation {
    let plan = Plan {
        lead: Some(LeadEnd::DecideBy(by)),
        ..plan()
    };
    Situation {
        entries: vec![at(TODAY.plus(-20), Event::Planned(plan))],
        ..situation(id)
    }
}

#[test]
fn the_oldest_check_is_the_last_one_that_is_longest_ago_and_not_of_today() {
    let of = |threads: &[Situation], today: Day| {
        oldest_check(threads.iter(), today).map(|kept| kept.id.clone())
    };
    let mut threads = vec![
        situation("never"),
        // First of all, but checked again since.
        checked_on("again", &[TODAY.plus(-90), TODAY.plus(-3)]),
        checked_on("oldest", &[TODAY.plus(-40)]),
        checked_on("today", &[TODAY]),
    ];
    assert_eq!(of(&threads, TODAY).as_deref(), Some("oldest"));
    // Closed, it is still an old check.
    threads[2].entries.push(at(TODAY.plus(-1), Event::Closed));
    assert_eq!(of(&threads, TODAY).as_deref(), Some("oldest"));
    // Once it was run again, the next one is pointed at.
    threads[2].entries.push(at(TODAY, check(Verdict::Listen)));
    assert_eq!(of(&threads, TODAY).as_deref(), Some("again"));
    assert_eq!(of(&threads[3..], TODAY), None);
    assert_eq!(of(&threads[..1], TODAY), None);
}

#[test]
fn of_the_leads_that_are_held_the_one_that_ends_first_is_pointed_at() {
    let of = |threads: &[Situation]| first_lead(threads.iter()).map(|kept| kept.id.clone());
    let mut threads = vec![
        held("later", TODAY.plus(9)),
        held("first", TODAY.plus(-2)),
        checked_on("none", &[TODAY]),
    ];
    assert_eq!(of(&threads).as_deref(), Some("first"));
    threads[1].entries.push(at(TODAY, Event::Closed));
    assert_eq!(of(&threads).as_deref(), Some("later"));
    assert_eq!(of(&threads[2..]), None);
}
