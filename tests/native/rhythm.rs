//! The rhythm: the last 28 days and nothing else.

use std::collections::BTreeSet;

use alongside::domain::day::Day;
use alongside::domain::rhythm::{RHYTHM_DAYS, Rhythm};

const TODAY: Day = Day(20_000);

/// The rhythm of somebody who practised on these days, counted from today.
fn rhythm(offsets: &[i32]) -> Rhythm {
    let practised: BTreeSet<Day> = offsets.iter().map(|offset| TODAY.plus(*offset)).collect();
    Rhythm::of(&practised, TODAY)
}

#[test]
fn only_the_last_twenty_eight_days_count() {
    let last = RHYTHM_DAYS as i32 - 1;
    for (offsets, count) in [
        (vec![], 0),
        (vec![0], 1),
        (vec![-last], 1),
        (vec![-last - 1], 0),
        (vec![0, -1, -2], 3),
        (vec![0, -10, -27, -28, -400], 3),
        ((-60..=0).collect(), RHYTHM_DAYS),
    ] {
        assert_eq!(rhythm(&offsets).count(), count, "{offsets:?}");
    }
}

#[test]
fn days_in_the_future_are_not_counted() {
    assert_eq!(rhythm(&[3, 4, 300]).count(), 0);
    assert_eq!(rhythm(&[0, 3]).count(), 1);
}

#[test]
fn a_new_time_zone_or_another_start_of_the_day_takes_no_practised_day_away() {
    let practised: [&[i32]; 5] = [&[0], &[0, -1, -2], &[-1, -5], &[0, -26], &[]];
    for offsets in practised {
        let before = rhythm(offsets).count();
        for set_back in 1..=2 {
            let now: Vec<i32> = offsets.iter().map(|offset| offset + set_back).collect();
            assert_eq!(rhythm(&now).count(), before, "{offsets:?} by {set_back}");
        }
    }
}

#[test]
fn today_stands_last_and_the_oldest_first() {
    assert!(rhythm(&[0]).days[RHYTHM_DAYS - 1]);
    assert!(rhythm(&[-27]).days[0]);
    assert!(rhythm(&[-1]).days[RHYTHM_DAYS - 2]);
}

#[test]
fn each_day_has_its_own_place() {
    for ago in 0..RHYTHM_DAYS {
        let days = rhythm(&[-(ago as i32)]).days;
        let seen: Vec<usize> = (0..RHYTHM_DAYS).filter(|at| days[*at]).collect();
        assert_eq!(seen, [RHYTHM_DAYS - 1 - ago]);
    }
}

#[test]
fn the_first_and_the_last_day_there_is_do_not_panic() {
    for today in [Day(i32::MIN), Day(i32::MAX)] {
        assert!(Rhythm::of(&BTreeSet::new(), today).count() == 0);
    }
}
