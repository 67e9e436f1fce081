//! A person's own days of the week, and the hour their day starts.

use alongside::domain::day::Day;
use alongside::domain::own_course::{DAY_STARTS_AT_MAX, LookBackKind, OwnCourse, Span, Workdays};

use crate::year_fixture::MONDAY;

/// Every set of days of the week, as the numbers of its days.
fn every_set() -> impl Iterator<Item = Vec<u8>> {
    (0..128_u8).map(|set| (0..7).filter(|day| set & 1 << day != 0).collect())
}

#[test]
fn without_named_days_every_day_is_theirs() {
    assert_eq!(Workdays::default().named().count(), 0);
    for after in 0..7 {
        let day = MONDAY.plus(after);
        assert!(Workdays::default().contains(day));
        assert_eq!(Workdays::default().on_or_after(day), day);
        assert_eq!(Workdays::default().before(day), day.plus(-1));
    }
}

#[test]
fn any_days_of_the_week_can_be_theirs() {
    for named in every_set() {
        let workdays = Workdays::of(named.iter().copied());
        assert_eq!(workdays.named().collect::<Vec<_>>(), named);
        for after in 0..7 {
            let today = MONDAY.plus(after);
            let theirs = named.is_empty() || named.contains(&(after as u8));
            assert_eq!(workdays.contains(today), theirs);
            let next = workdays.on_or_after(today);
            assert!(workdays.contains(next) && next >= today);
            assert!((today.0..next.0).all(|day| !workdays.contains(Day(day))));
            let before = workdays.before(today);
            assert!(workdays.contains(before) && before < today);
            assert!((before.0 + 1..today.0).all(|day| !workdays.contains(Day(day))));
        }
    }
}

#[test]
fn what_is_no_day_of_the_week_is_passed_over() {
    assert_eq!(Workdays::of([7, 8, 200, 255]), Workdays::default());
    assert_eq!(Workdays::of([1, 7, 1]), Workdays::of([1]));
}

#[test]
fn an_hour_before_the_day_starts_belongs_to_the_day_before() {
    for day_starts_at in 0..=DAY_STARTS_AT_MAX {
        let course = OwnCourse {
            day_starts_at,
            ..OwnCourse::default()
        };
        for hour in 0..24 {
            let before = i32::from(hour < day_starts_at);
            assert_eq!(course.day_of(MONDAY, hour), MONDAY.plus(-before));
        }
    }
    assert_eq!(OwnCourse::default().day_of(MONDAY, 2), MONDAY.plus(-1));
    assert_eq!(OwnCourse::default().day_of(MONDAY, 3), MONDAY);
}

#[test]
fn codes_lead_back_to_what_they_stand_for() {
    for kind in LookBackKind::ALL {
        assert_eq!(LookBackKind::from_code(kind.code()), Some(kind));
    }
    for span in [Span::Year, Span::Core] {
        assert_eq!(Span::from_code(span.code()), Some(span));
    }
    assert_eq!(LookBackKind::from_code("tuesday"), None);
    assert_eq!(Span::from_code("week"), None);
}

#[test]
fn naming_a_day_twice_changes_nothing_and_no_other_day() {
    for named in every_set() {
        let workdays = Workdays::of(named.iter().copied());
        for day in 0..7 {
            let once = workdays.with_or_without(day);
            for other in 0..7 {
                let was = named.contains(&other);
                let is = once.named().any(|own| own == other);
                assert_eq!(is, was != (other == day), "{named:?} and {day}");
            }
            assert_eq!(once.with_or_without(day), workdays);
        }
        assert_eq!(workdays.with_or_without(7), workdays, "no day of the week");
    }
}
