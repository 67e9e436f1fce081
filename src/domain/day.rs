//! A civil day: the only kind of date the rules know.
//!
//! A [`Day`] is a count of days, so that adding a week is an addition and daylight saving cannot
//! bend it. Which day it is *now* is asked in `platform::clock`, never here.

use std::fmt;

/// Days since 1 January 1970 in the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Day {
    /// The day of this year, month (1 to 12) and day of the month (1 to 31).
    ///
    /// Returns `None` for a day that does not exist, such as 30 February.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(-9999..=9999).contains(&year) || !(1..=12).contains(&month) || day == 0 {
            return None;
        }
        let candidate = Day(days_from_civil(year, month, day));
        (candidate.ymd() == (year, month, day)).then_some(candidate)
    }

    /// Year, month (1 to 12) and day of the month (1 to 31).
    pub fn ymd(self) -> (i32, u32, u32) {
        let shifted = i64::from(self.0) + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u32;
        let month = (if shifted_month < 10 {
            shifted_month + 3
        } else {
            shifted_month - 9
        }) as u32;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        (year as i32, month, day)
    }

    /// This day moved by `days`.
    #[must_use]
    pub fn plus(self, days: i32) -> Day {
        Day(self.0.saturating_add(days))
    }

    /// How many days `earlier` lies before this one; negative if it lies after.
    pub fn days_since(self, earlier: Day) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// Monday is 0, Sunday is 6.
    pub fn weekday(self) -> u8 {
        // Widened first: the last day there is has a weekday too.
        (i64::from(self.0) + 3).rem_euclid(7) as u8
    }

    /// Reads `2026-11-22`.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let year = parts.next()?.parse().ok()?;
        let month = parts.next()?.parse().ok()?;
        let day = parts.next()?.parse().ok()?;
        Day::from_ymd(year, month, day)
    }
}

impl fmt::Display for Day {
    /// Writes `2026-11-22`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days from the civil epoch, counting years from March so that a leap day is the last of a year.
fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let shifted_year = i64::from(year) - i64::from(month <= 2);
    let era = shifted_year.div_euclid(400);
    let year_of_era = shifted_year.rem_euclid(400);
    let shifted_month = i64::from(if month > 2 { month - 3 } else { month + 9 });
    let day_of_year = (153 * shifted_month + 2) / 5 + i64::from(day) - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    (era * 146_097 + day_of_era - 719_468) as i32
}
