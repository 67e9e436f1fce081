//! A lead: a step-in being held, with what ends it, who gets it back and by when. It is lent, and
//! handing it back is what counts (content bible 2.9, *Hand it back*).

use super::day::Day;

/// The longest condition, role or reason that is kept, in characters.
pub const LINE_CHARS_MAX: usize = 400;

/// How a lead ends. There is no lead without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeadEnd {
    /// All of it is said.
    Set {
        /// What ends it.
        when: String,
        /// Who has it then.
        back_to: BackTo,
        /// The day it ends at the latest.
        by: Day,
    },
    /// "I will decide by this day."
    DecideBy(Day),
}

/// Who has the work once a lead ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackTo {
    /// A role, as the person wrote it.
    Somebody(String),
    /// It is the person's own work: it ends, but nobody gets it back.
    Mine,
}

impl LeadEnd {
    /// The day it names.
    pub const fn day(&self) -> Day {
        match self {
            LeadEnd::Set { by, .. } => *by,
            LeadEnd::DecideBy(day) => *day,
        }
    }

    /// Whether the work is the person's own.
    pub const fn is_own_work(&self) -> bool {
        matches!(
            self,
            LeadEnd::Set {
                back_to: BackTo::Mine,
                ..
            }
        )
    }
}

/// A lead being held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead<'a> {
    /// The day it was taken.
    pub since: Day,
    /// How it ends.
    pub end: &'a LeadEnd,
    /// How often its end was moved.
    pub renewed: usize,
}

/// Where a lead stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Day `day` of `of`; both count from 1.
    Running {
        /// The day it is.
        day: i32,
        /// How many days it is meant to last.
        of: i32,
    },
    /// Its last day has come or gone by. No count: nothing piles up.
    Due,
}

impl Lead<'_> {
    /// Where it stands on `today`. A clock set back counts as its first day.
    pub fn progress(&self, today: Day) -> Progress {
        let end = self.end.day();
        if today >= end {
            return Progress::Due;
        }
        Progress::Running {
            day: today.days_since(self.since).max(0) + 1,
            of: end.days_since(self.since).max(0) + 1,
        }
    }
}

/// Moving the end of a lead, and the one reason given for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// What is still needed.
    pub why: String,
    /// How it ends now.
    pub end: LeadEnd,
}

/// Giving a lead back: what both have in hand afterwards.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HandBack {
    /// What is done.
    pub done: String,
    /// What is open.
    pub open: String,
    /// What to watch for.
    pub watch_for: String,
    /// What is theirs now.
    pub yours_now: String,
    /// They said it back.
    pub said_back: bool,
}
