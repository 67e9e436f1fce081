//! Days under every clock there is: seasons that take an hour or give one, zones from -12 to +14,
//! leap days, a clock set back. The rules know civil days alone; here a zone is a row of hours.

use std::collections::BTreeSet;

use alongside::domain::check::Verdict;
use alongside::domain::command::Command;
use alongside::domain::day::Day;
use alongside::domain::own_course::{DAY_STARTS_AT_MAX, OwnCourse};
use alongside::domain::plan::Plan;
use alongside::domain::rhythm::Rhythm;

use crate::command_samples::{TODAY, after, check, plan};

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// The hours a clock shows on one day of the season's change: the one that is missing, or the one
/// that comes twice.
fn hours(missing: Option<u8>, twice: Option<u8>) -> Vec<u8> {
    let all = (0..24).filter(|hour| Some(*hour) != missing);
    all.flat_map(|hour| std::iter::repeat_n(hour, 1 + usize::from(Some(hour) == twice)))
        .collect()
}

#[test]
fn each_hour_of_a_day_with_an_hour_more_or_less_belongs_to_one_day_and_none_to_two() {
    for (on, missing, twice, count) in [
        ("2026-03-29", Some(2), None, 23), // Berlin
        ("2026-10-25", None, Some(2), 25), // Berlin
        ("2026-03-08", Some(2), None, 23), // St. John's
        ("2026-11-01", None, Some(1), 25), // St. John's
        ("2026-04-24", Some(0), None, 23), // Cairo: midnight itself is missing
        ("2026-11-22", None, None, 24),
    ] {
        let shown = hours(missing, twice);
        assert_eq!(shown.len(), count, "{on}");
        for day_starts_at in 0..=DAY_STARTS_AT_MAX {
            let course = OwnCourse {
                day_starts_at,
                ..OwnCourse::default()
            };
            let days: Vec<Day> = shown
                .iter()
                .map(|hour| course.day_of(day(on), *hour))
                .collect();
            let turns = days.windows(2).filter(|pair| pair[0] != pair[1]).count();
            let is_split = shown[0] < day_starts_at;
            assert_eq!(turns, usize::from(is_split), "{on} from {day_starts_at}");
            assert!(days.is_sorted(), "{on} from {day_starts_at}");
            assert_eq!(days.last(), Some(&day(on)), "{on} from {day_starts_at}");
        }
    }
}

/// The person's day at this hour since 1970, universal time, so many quarters of an hour east.
fn own_day(hour: i32, quarters_east: i32, course: &OwnCourse) -> Day {
    let local = hour * 4 + quarters_east;
    let civil = Day(local.div_euclid(96));
    course.day_of(civil, (local.rem_euclid(96) / 4) as u8)
}

#[test]
fn no_flight_between_any_two_zones_takes_a_practised_day_away() {
    let course = OwnCourse::default();
    for from in -48..=56 {
        for to in -48..=56 {
            for hour in 480_000..480_024 {
                let here = own_day(hour, from, &course);
                let practised: BTreeSet<Day> = (0..5).map(|ago| here.plus(-ago)).collect();
                let there = own_day(hour + 1, to, &course);
                let count = Rhythm::of(&practised, there).count();
                assert_eq!(count, 5, "{from} to {to} at {hour}");
            }
        }
    }
}

#[test]
fn a_look_back_is_due_on_its_own_civil_day_in_every_zone() {
    let due = TODAY.plus(7);
    let looked_at = Plan {
        look_back: Some(due),
        ..plan()
    };
    let waiting = after(&[check(Verdict::Listen), Command::Plan(looked_at)]);
    let course = OwnCourse::default();
    for quarters_east in -48..=56 {
        for hour in (due.0 - 3) * 24..(due.0 + 3) * 24 {
            let today = own_day(hour, quarters_east, &course);
            assert_eq!(waiting.is_look_back_due(today), today >= due);
        }
    }
}

#[test]
fn a_clock_set_back_leaves_everything_where_it_was() {
    let looked_at = Plan {
        look_back: Some(TODAY.plus(7)),
        ..plan()
    };
    let waiting = after(&[check(Verdict::Listen), Command::Plan(looked_at)]);
    let before = waiting.clone();
    for today in [TODAY.plus(8), TODAY.plus(-4_000), TODAY.plus(8)] {
        assert_eq!(waiting.is_look_back_due(today), today >= TODAY.plus(7));
        assert_eq!(waiting.look_back_on(), Some(TODAY.plus(7)));
    }
    assert_eq!(waiting, before);
}

#[test]
fn a_week_from_any_day_around_a_leap_day_is_a_week() {
    for (from, to) in [
        ("2028-02-22", "2028-02-29"),
        ("2028-02-29", "2028-03-07"),
        ("2027-02-22", "2027-03-01"),
        ("2100-02-22", "2100-03-01"),
        ("2000-02-29", "2000-03-07"),
        ("2026-12-28", "2027-01-04"),
    ] {
        assert_eq!(day(from).plus(7), day(to));
        assert_eq!(day(from).weekday(), day(to).weekday());
    }
}
