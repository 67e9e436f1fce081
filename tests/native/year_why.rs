//! Why this one today: a reason for everything, and the lesson on listening that comes before its
//! turn.

use std::collections::BTreeSet;

use alongside::domain::check::Verdict;
use alongside::domain::day::Day;
use alongside::domain::situation::{CheckTaken, Event, Situation};
use alongside::domain::year::{asks_for_path, reached};
use alongside::domain::year_steps::{Item, Why};

use crate::storage_samples::{at, check_taken, situation};
use crate::support::given;
use crate::year_fixture::{MONDAY, Person, whole};

/// An open situation in which these checks were taken: the day, and whether the other side was
/// still to be heard.
fn thread(id: &str, checks: &[(Day, bool)]) -> Situation {
    let check = |unheard| CheckTaken {
        asked: vec![given("heard", if unheard { "not_yet" } else { "yes" })],
        verdict: Verdict::Listen,
        ..check_taken()
    };
    let entries = checks
        .iter()
        .map(|(day, unheard)| at(*day, Event::Checked(check(*unheard))));
    Situation {
        entries: entries.collect(),
        ..situation(id)
    }
}

#[test]
fn while_somebody_is_still_to_be_heard_a_lesson_on_listening_comes_first_and_once() {
    for path in [None, Some("their-part".to_owned())] {
        let mut person = Person::default();
        person.course.path = path;
        let before = person.offered(whole(), MONDAY).todays;
        person.situations.push(thread("a", &[(MONDAY, true)]));
        let todays = person.offered(whole(), MONDAY).todays;
        assert_eq!(
            (todays.item, todays.why),
            (Item::Lesson("L025"), Why::Unheard)
        );
        person.answer("L025", true, MONDAY);
        let done = person.offered(whole(), MONDAY).todays;
        assert_eq!(
            (done.item, done.done, done.why),
            (todays.item, true, Why::Unheard)
        );
        // Once: from then on the turn is back where it was.
        assert_eq!(person.offered(whole(), MONDAY.plus(1)).todays, before);
        person.situations[0] = thread("a", &[(MONDAY, true), (MONDAY.plus(1), true)]);
        assert_eq!(person.offered(whole(), MONDAY.plus(1)).todays, before);
        // Another situation, another lesson.
        person
            .situations
            .push(thread("b", &[(MONDAY.plus(1), true)]));
        let second = person.offered(whole(), MONDAY.plus(1)).todays;
        assert_eq!(
            (second.item, second.why),
            (Item::Lesson("L026"), Why::Unheard)
        );
    }
}

#[test]
fn a_situation_that_is_heard_or_closed_asks_for_no_lesson_on_listening() {
    let mut closed = thread("a", &[(MONDAY, true)]);
    closed.entries.push(at(MONDAY, Event::Closed));
    for other in [
        closed,
        thread("a", &[(MONDAY, false)]),
        thread("a", &[(MONDAY.plus(-3), true), (MONDAY, false)]),
        thread("a", &[]),
    ] {
        let mut person = Person::default();
        person.situations.push(other);
        let todays = person.offered(whole(), MONDAY).todays;
        assert_eq!(todays.item, Item::Lesson("L001"));
    }
}

#[test]
fn a_check_taken_after_todays_lesson_changes_nothing_about_today() {
    let mut person = Person::default();
    person.answer("L001", true, MONDAY);
    let before = person.offered(whole(), MONDAY).todays;
    person.situations.push(thread("a", &[(MONDAY, true)]));
    assert_eq!(person.offered(whole(), MONDAY).todays, before);
    let next = person.offered(whole(), MONDAY.plus(1)).todays;
    assert_eq!(next.item, Item::Lesson("L025"));
}

#[test]
fn listening_takes_the_place_of_a_lesson_and_of_nothing_else() {
    let mut person = Person::default();
    person.answer("L001", true, MONDAY);
    person.answer("L002", true, MONDAY);
    person
        .situations
        .push(thread("a", &[(MONDAY.plus(1), true)]));
    let todays = person.offered(whole(), MONDAY.plus(1)).todays;
    let scenario = Item::Scenario {
        id: "P04",
        twist: false,
    };
    assert_eq!(todays.item, scenario);
}

#[test]
fn where_it_hurts_is_asked_in_the_first_days_until_something_is_chosen() {
    let mut person = Person::default();
    for read in 0..6 {
        assert_eq!(
            asks_for_path(&person.done(), &person.course),
            read <= 3,
            "after {read} lessons"
        );
        let lesson = ["L0", &(10 + read).to_string()].concat();
        person.answer(&lesson, true, MONDAY.plus(read));
    }
    for (path, asked) in [(None, true), (Some("their-part"), false)] {
        let mut person = Person::default();
        person.course.path = path.map(str::to_owned);
        person.course.path_asked = asked;
        assert!(!asks_for_path(&person.done(), &person.course));
    }
}

#[test]
fn the_place_in_the_year_stays_the_same_all_day_and_however_long_somebody_is_away() {
    let mut person = Person::default();
    let place = |person: &Person, today| reached(whole(), &person.done(), &person.course, today);
    for day in 0..20 {
        let today = MONDAY.plus(day);
        let morning = place(&person, today);
        let offer = person.offered(whole(), today);
        assert_eq!(morning, offer.todays.why);
        person.do_all(&offer, today, || true);
        assert_eq!(place(&person, today), morning);
    }
    let next = place(&person, MONDAY.plus(20));
    assert!(matches!(next, Why::Year { week: 5, .. }), "{next:?}");
    assert_eq!(place(&person, MONDAY.plus(400)), next);
    // What is taken up out of turn moves nobody, and neither does a lesson on listening.
    person.answer("L100", true, MONDAY.plus(20));
    assert_eq!(place(&person, MONDAY.plus(20)), next);
    person
        .situations
        .push(thread("a", &[(MONDAY.plus(20), true)]));
    assert_eq!(place(&person, MONDAY.plus(20)), next);
}

#[test]
fn every_reason_is_a_kind_sentence_that_counts_nothing_missed() {
    let reasons = [
        Why::Year { week: 3, day: 2 },
        Why::Core { week: 1, day: 5 },
        Why::Path("Everyone is in charge"),
        Why::Unheard,
        Why::Next,
        Why::AfterTheYear,
        Why::AllSeen,
        Why::OwnChoice,
        Why::DayOff,
        Why::Pause,
    ];
    let sentences: Vec<String> = reasons.map(Why::sentence).to_vec();
    assert_eq!(sentences[0], "Day 2 in week 3 of your year.");
    assert!(sentences[2].contains("“Everyone is in charge”"));
    for sentence in &sentences {
        assert!(
            sentence.ends_with('.') && !sentence.contains('!'),
            "{sentence}"
        );
        let lower = sentence.to_lowercase();
        for word in [
            "miss",
            "late",
            "behind",
            "should have",
            "streak",
            "overdue",
            "catch up",
        ] {
            assert!(!lower.contains(word), "{sentence}");
        }
    }
    assert_eq!(
        sentences.iter().collect::<BTreeSet<_>>().len(),
        sentences.len()
    );
}
