//! What today offers: one thing, in its turn, however long somebody was away.

use std::collections::BTreeMap;

use alongside::domain::curriculum::Curriculum;
use alongside::domain::day::Day;
use alongside::domain::own_course::{LookBackDay, LookBackKind, Workdays};
use alongside::domain::year::{Todays, free_review};
use alongside::domain::year_steps::{Item, Why};

use crate::storage_samples::{checked, situation};
use crate::year_fixture::{MONDAY, Person, lesson, whole};

/// Today's lesson from nothing but lessons: the one finished today, or else the first that never
/// was; and whether it was read.
fn of_lessons_only(
    finished: &BTreeMap<&str, Day>,
    order: [&'static str; 4],
) -> Option<(&'static str, bool)> {
    let read_today = order.into_iter().rev();
    let mut read_today = read_today.filter(|id| finished.get(id) == Some(&MONDAY));
    let mut unread = order.into_iter().filter(|id| !finished.contains_key(id));
    let read_today = read_today.next().map(|id| (id, true));
    read_today.or_else(|| unread.next().map(|id| (id, false)))
}

#[test]
fn who_has_only_lessons_gets_one_a_day_and_the_one_read_today_stays_todays() {
    let order = ["L001", "L002", "L003", "L004"];
    let lessons = order.map(|id| lesson(id, "T1", false));
    // Every history of four lessons: unread, read some days ago, today, or by a clock set ahead.
    let days = [None, Some(-60), Some(-1), Some(0), Some(2)];
    for history in 0..days.len().pow(4) {
        let mut person = Person::default();
        let mut finished = BTreeMap::new();
        for (at, id) in order.into_iter().enumerate() {
            if let Some(offset) = days[history / days.len().pow(at as u32) % days.len()] {
                person.answer(id, true, MONDAY.plus(offset));
                finished.insert(id, MONDAY.plus(offset));
            }
        }
        let curriculum = Curriculum::of_lessons(&lessons);
        let todays = person.offered(curriculum, MONDAY).todays;
        let todays = match todays.item {
            Item::Lesson(id) => Some((id, todays.done)),
            _ => None,
        };
        let expected = of_lessons_only(&finished, order);
        assert_eq!(todays, expected, "{finished:?}");
    }
}

#[test]
fn without_lessons_there_is_nothing_to_do() {
    let todays = Person::default()
        .offered(Curriculum::of_lessons(&[]), MONDAY)
        .todays;
    assert_eq!(todays.item, Item::AllDone);
    assert!(!todays.why.is_proposed());
}

/// A person who has done what was offered on each of their first days.
fn after_days(days: i32) -> Person {
    let mut person = Person::default();
    for after in 0..days {
        let today = MONDAY.plus(after);
        let offer = person.offered(whole(), today);
        person.do_all(&offer, today, || true);
    }
    person
}

#[test]
fn what_was_not_done_waits_for_a_day_or_for_a_year() {
    for days in 0..60 {
        let person = after_days(days);
        let next = person.offered(whole(), MONDAY.plus(days)).todays;
        for away in (0..21).chain([60, 91, 365, 1_000]) {
            let back = person.offered(whole(), MONDAY.plus(days + away));
            assert_eq!(back.todays, next, "{away} days away after {days}");
            let most = match next.item {
                Item::Review => 8,
                Item::LookBack(_) => 10,
                _ => 1,
            };
            assert!(back.cards.len() <= most);
        }
    }
}

#[test]
fn what_was_done_today_stays_todays_and_the_next_comes_on_another_day() {
    for days in 0..60 {
        let today = MONDAY.plus(days);
        let mut person = after_days(days);
        let offer = person.offered(whole(), today);
        let asked = offer.todays;
        person.do_all(&offer, today, || true);
        let now = person.offered(whole(), today);
        assert_eq!(
            now.todays,
            Todays {
                done: true,
                ..asked
            }
        );
        assert!(now.cards.is_empty(), "all cards of today are answered");
        let next = person.offered(whole(), today.plus(1)).todays;
        assert_ne!(next.item, asked.item);
        assert!(!next.done);
    }
}

#[test]
fn a_lesson_read_out_of_turn_is_todays_and_the_turn_waits() {
    let mut person = Person::default();
    person.answer("L100", true, MONDAY);
    let todays = person.offered(whole(), MONDAY).todays;
    assert_eq!(
        (todays.item, todays.why),
        (Item::Lesson("L100"), Why::OwnChoice)
    );
    assert!(todays.done);
    let next = person.offered(whole(), MONDAY.plus(1)).todays;
    assert_eq!(next.item, Item::Lesson("L001"));
}

#[test]
fn a_scenario_taken_out_of_turn_is_todays() {
    let mut person = Person::default();
    person.practise("P30", false, MONDAY);
    let todays = person.offered(whole(), MONDAY).todays;
    let taken = Item::Scenario {
        id: "P30",
        twist: false,
    };
    assert_eq!((todays.item, todays.why), (taken, Why::OwnChoice));
}

#[test]
fn a_review_is_over_with_its_first_card_and_may_be_stopped_there() {
    let mut person = after_days(4);
    let today = MONDAY.plus(4);
    let offer = person.offered(whole(), today);
    assert_eq!(offer.todays.item, Item::Review);
    assert!(!offer.cards.is_empty());
    person.answer(offer.cards[0].lesson, false, today);
    assert!(person.offered(whole(), today).todays.done);
    let next = person.offered(whole(), today.plus(1)).todays.item;
    assert_eq!(next, Item::Lesson("L004"));
}

#[test]
fn a_review_passed_over_for_something_else_does_not_come_again() {
    let mut person = after_days(4);
    assert_eq!(
        person.offered(whole(), MONDAY.plus(9)).todays.item,
        Item::Review
    );
    person.answer("L004", true, MONDAY.plus(9));
    let next = person.offered(whole(), MONDAY.plus(10)).todays.item;
    assert_eq!(next, Item::Lesson("L005"));
}

#[test]
fn a_review_without_cards_falls_away() {
    let mut person = Person::default();
    // All of the first week on one day: no card comes back on the next.
    for lesson in ["L001", "L002", "L003"] {
        person.answer(lesson, true, MONDAY);
    }
    person.practise("P04", false, MONDAY);
    let next = |after| person.offered(whole(), MONDAY.plus(after)).todays.item;
    assert_eq!(next(1), Item::Lesson("L004"));
    assert_eq!(next(3), Item::Review);
}

#[test]
fn a_day_has_one_card_to_warm_up_and_never_a_second() {
    let mut person = Person::default();
    for lesson in ["L001", "L002", "L003"] {
        person.answer(lesson, true, MONDAY);
    }
    let today = MONDAY.plus(30);
    let cards = person.offered(whole(), today).cards;
    assert_eq!(cards.len(), 1);
    person.answer(cards[0].lesson, true, today);
    assert!(person.offered(whole(), today).cards.is_empty());
    assert_eq!(person.offered(whole(), today.plus(1)).cards.len(), 1);
}

#[test]
fn a_review_asked_for_takes_eight_cards_a_day_the_longest_waiting_first() {
    let mut person = Person::default();
    let lessons = whole().lessons.iter().take(20);
    for (at, lesson) in lessons.enumerate() {
        person.answer(&lesson.id, true, MONDAY.plus(at as i32));
    }
    let today = MONDAY.plus(60);
    let asked = |person: &Person| -> Vec<&'static str> {
        let cards = free_review(whole(), &person.done(), &person.course, today);
        cards.iter().map(|card| card.lesson).collect()
    };
    let first = asked(&person);
    assert_eq!(
        first,
        [
            "L001", "L002", "L003", "L004", "L005", "L006", "L007", "L008"
        ]
    );
    for (answered, lesson) in first.iter().enumerate() {
        assert_eq!(asked(&person), first[answered..]);
        person.answer(lesson, true, today);
    }
    assert_eq!(asked(&person), [""; 0]);
}

#[test]
fn on_a_day_that_is_not_theirs_nothing_is_proposed_and_the_next_is_at_hand() {
    for named in 1..128_u8 {
        let mut person = Person::default();
        person.course.workdays = Workdays::of((0..7).filter(|day| named & 1 << day != 0));
        person.answer("L001", true, MONDAY.plus(-10));
        for after in 0..7 {
            let today = MONDAY.plus(after);
            let offer = person.offered(whole(), today);
            assert_eq!(offer.todays.item, Item::Lesson("L002"));
            let theirs = person.course.workdays.contains(today);
            assert_eq!(offer.todays.why.is_proposed(), theirs);
            assert_eq!(offer.todays.why == Why::DayOff, !theirs);
            assert_eq!(offer.cards.len(), usize::from(theirs));
        }
    }
}

/// The light days in the order they come, for somebody who does each.
fn light_days(person: &mut Person, from: Day) -> Vec<LookBackKind> {
    let mut kinds = Vec::new();
    for after in 0..10 {
        let today = from.plus(after);
        let offer = person.offered(whole(), today);
        if let Item::LookBack(light) = offer.todays.item {
            assert_eq!(light.week, 13);
            kinds.push(light.kind);
        }
        person.do_all(&offer, today, || true);
    }
    kinds
}

#[test]
fn a_look_back_week_has_five_light_days_and_an_old_check_only_if_there_is_one() {
    let mut without = after_days(60);
    let kinds = light_days(&mut without, MONDAY.plus(60));
    let mut expected = LookBackKind::ALL.to_vec();
    expected.retain(|kind| *kind != LookBackKind::OldCheck);
    assert_eq!(kinds, expected);
    let mut with = after_days(60);
    let mut thread = situation("a");
    thread.entries = vec![checked(MONDAY)];
    with.situations.push(thread);
    assert_eq!(light_days(&mut with, MONDAY.plus(60)), LookBackKind::ALL);
}

#[test]
fn a_light_day_passed_over_for_something_else_does_not_come_again() {
    let mut person = after_days(60);
    let light = |kind| Item::LookBack(LookBackDay { week: 13, kind });
    let today = MONDAY.plus(60);
    let todays = |person: &Person, after| person.offered(whole(), today.plus(after)).todays.item;
    assert_eq!(todays(&person, 0), light(LookBackKind::LessonsUsed));
    person.answer("L037", true, today);
    assert_eq!(todays(&person, 0), Item::Lesson("L037"));
    assert_eq!(todays(&person, 1), light(LookBackKind::Cards));
    // A check taken later brings no day back that was passed over without one.
    let offer = person.offered(whole(), today.plus(1));
    person.do_all(&offer, today.plus(1), || true);
    let offer = person.offered(whole(), today.plus(2));
    assert_eq!(offer.todays.item, light(LookBackKind::CardsAndTwist));
    person.do_all(&offer, today.plus(2), || true);
    let mut thread = situation("a");
    thread.entries = vec![checked(today.plus(2))];
    person.situations.push(thread);
    assert_eq!(todays(&person, 3), light(LookBackKind::HandBackHandOn));
}

#[test]
fn a_clock_set_back_asks_for_nothing_twice() {
    for days in 1..60 {
        let person = after_days(days);
        let next = person.offered(whole(), MONDAY.plus(days)).todays.item;
        let last_day = person.offered(whole(), MONDAY.plus(days - 1)).todays;
        assert!(last_day.done);
        // Before any of it was done, as the clock now says.
        let set_back = person.offered(whole(), MONDAY.plus(-100)).todays;
        let brings_cards = matches!(next, Item::Review | Item::LookBack(_));
        assert!(
            set_back.item == next || brings_cards,
            "{days}: {set_back:?}"
        );
    }
}
