//! The rhythm: "practised on N of your last 28 days". There is no streak, so nothing can break.

use std::collections::BTreeSet;

use super::day::Day;

/// How many days the rhythm looks back on, today included.
pub const RHYTHM_DAYS: usize = 28;
/// How many days ahead of today a practised day can lie without a mistake: somebody who crosses the
/// date line, or lets their day start later, is set back by so many at most.
const AHEAD_DAYS: i32 = 2;

/// The last [`RHYTHM_DAYS`] days, oldest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Whether anything was practised on each day.
    pub days: [bool; RHYTHM_DAYS],
}

impl Rhythm {
    /// The rhythm seen from `today`, or from a day practised up to two days ahead: a change of time
    /// zone or of the hour a day starts takes no practised day away. Days further in the future (a
    /// clock was set back) are not counted.
    pub fn of(practised: &BTreeSet<Day>, today: Day) -> Rhythm {
        let ahead = practised.range(today..=today.plus(AHEAD_DAYS));
        let last = ahead.last().copied().unwrap_or(today);
        let mut days = [false; RHYTHM_DAYS];
        for (ago, seen) in days.iter_mut().rev().enumerate() {
            *seen = practised.contains(&last.plus(-(ago as i32)));
        }
        Rhythm { days }
    }

    /// On how many of the days something was practised.
    pub fn count(&self) -> usize {
        self.days.iter().filter(|seen| **seen).count()
    }
}
