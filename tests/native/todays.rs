//! Which lesson is today's. Nothing is ever missed: the next lesson waits.

use std::collections::BTreeMap;

use alongside::domain::day::Day;
use alongside::domain::todays::{Todays, todays_lesson};

const TODAY: Day = Day(20_000);
const ORDER: [&str; 4] = ["L001", "L002", "L003", "L004"];

/// Today's lesson for somebody who finished these lessons this many days from today.
fn todays(finished: &[(&str, i32)]) -> Option<Todays<'static>> {
    let finished: BTreeMap<&str, Day> = finished
        .iter()
        .map(|(lesson, offset)| (*lesson, TODAY.plus(*offset)))
        .collect();
    todays_lesson(
        ORDER.into_iter(),
        |lesson| finished.get(lesson).copied(),
        TODAY,
    )
}

fn waiting(lesson: &'static str) -> Option<Todays<'static>> {
    Some(Todays {
        lesson,
        done: false,
    })
}

fn done(lesson: &'static str) -> Option<Todays<'static>> {
    Some(Todays { lesson, done: true })
}

#[test]
fn on_the_first_day_the_first_lesson_waits() {
    assert_eq!(todays(&[]), waiting("L001"));
}

#[test]
fn a_lesson_finished_today_stays_todays() {
    assert_eq!(todays(&[("L001", 0)]), done("L001"));
    assert_eq!(todays(&[("L001", -1), ("L002", 0)]), done("L002"));
}

#[test]
fn a_lesson_read_out_of_turn_today_is_todays() {
    assert_eq!(todays(&[("L004", 0)]), done("L004"));
    assert_eq!(todays(&[("L002", 0), ("L003", 0)]), done("L003"));
}

#[test]
fn the_next_lesson_comes_the_next_day() {
    assert_eq!(todays(&[("L001", -1)]), waiting("L002"));
}

#[test]
fn a_missed_day_keeps_the_lesson_due() {
    for away in 1..=60 {
        assert_eq!(
            todays(&[("L001", -away)]),
            waiting("L002"),
            "after {away} days"
        );
    }
}

#[test]
fn a_lesson_read_ahead_is_not_asked_for_again() {
    assert_eq!(todays(&[("L001", -3), ("L002", -9)]), waiting("L003"));
    assert_eq!(todays(&[("L002", -1)]), waiting("L001"));
}

#[test]
fn a_clock_set_back_asks_for_nothing_twice() {
    assert_eq!(todays(&[("L001", 2)]), waiting("L002"));
}

#[test]
fn after_the_last_lesson_nothing_waits() {
    let all = ORDER.map(|lesson| (lesson, -1));
    assert_eq!(todays(&all), None);
    let last_today = [("L001", -3), ("L002", -2), ("L003", -1), ("L004", 0)];
    assert_eq!(todays(&last_today), done("L004"));
}

#[test]
fn without_lessons_there_is_none() {
    assert_eq!(todays_lesson(std::iter::empty(), |_| None, TODAY), None);
}
