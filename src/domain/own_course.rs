//! How a person takes the year: their own days of the week, the hour their day starts, the whole
//! year or the short course, and a path that comes first. What is offered from it is `year`.

use super::day::Day;

/// The hour at which a day starts unless the person says otherwise: practice after midnight still
/// belongs to the day before.
pub const DAY_STARTS_AT: u8 = 3;
/// The latest hour a day may start at.
pub const DAY_STARTS_AT_MAX: u8 = 11;

/// The choices a person made about the year; none has to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCourse {
    /// The days of the week that are theirs.
    pub workdays: Workdays,
    /// The hour their day starts, 0 to [`DAY_STARTS_AT_MAX`].
    pub day_starts_at: u8,
    /// The whole year or the short course.
    pub span: Span,
    /// The path that comes first, by its slug.
    pub path: Option<String>,
    /// Whether they were asked where it hurts, and chose a path or none.
    pub path_asked: bool,
    /// Days of look-back weeks that are done, oldest first.
    pub looked_back: Vec<LookedBack>,
}

/// How much of the curriculum a person takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Span {
    /// All of it, in 52 weeks of their own days.
    #[default]
    Year,
    /// The foundations first, in 16 weeks; then the rest, with fewer prompts.
    Core,
}

/// A day of a look-back week that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookedBack {
    /// When.
    pub on: Day,
    /// Which one.
    pub day: LookBackDay,
}

/// One of the five light days of a look-back week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LookBackDay {
    /// The week of the plan: 13, 26, 39 or 52.
    pub week: u16,
    /// What the day is for.
    pub kind: LookBackKind,
}

/// What a light day is for (content bible 3.2). Review cards are at hand on each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LookBackKind {
    /// Which three lessons did you use?
    LessonsUsed,
    /// Cards.
    Cards,
    /// Run an old check again.
    OldCheck,
    /// Cards and one twist.
    CardsAndTwist,
    /// One thing to hand back, one to hand on.
    HandBackHandOn,
}

impl LookBackKind {
    /// The days of a look-back week, in order.
    pub const ALL: [LookBackKind; 5] = [
        LookBackKind::LessonsUsed,
        LookBackKind::Cards,
        LookBackKind::OldCheck,
        LookBackKind::CardsAndTwist,
        LookBackKind::HandBackHandOn,
    ];

    /// The code used in records.
    pub const fn code(self) -> &'static str {
        match self {
            LookBackKind::LessonsUsed => "lessons_used",
            LookBackKind::Cards => "cards",
            LookBackKind::OldCheck => "old_check",
            LookBackKind::CardsAndTwist => "cards_and_twist",
            LookBackKind::HandBackHandOn => "hand_back_hand_on",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<LookBackKind> {
        LookBackKind::ALL
            .into_iter()
            .find(|kind| kind.code() == code)
    }
}

impl Span {
    /// The code used in records.
    pub const fn code(self) -> &'static str {
        match self {
            Span::Year => "year",
            Span::Core => "core",
        }
    }

    /// The span with this code.
    pub fn from_code(code: &str) -> Option<Span> {
        [Span::Year, Span::Core]
            .into_iter()
            .find(|span| span.code() == code)
    }
}

impl Default for OwnCourse {
    /// Every day is theirs, it starts at three, and nobody asked about a path yet.
    fn default() -> OwnCourse {
        OwnCourse {
            workdays: Workdays::default(),
            day_starts_at: DAY_STARTS_AT,
            span: Span::default(),
            path: None,
            path_asked: false,
            looked_back: Vec::new(),
        }
    }
}

impl OwnCourse {
    /// The day that `hour` (0 to 23) of a civil day belongs to.
    pub fn day_of(&self, civil: Day, hour: u8) -> Day {
        civil.plus(-i32::from(hour < self.day_starts_at))
    }

    /// When this day of a look-back week was done.
    pub fn looked_back_on(&self, day: LookBackDay) -> Option<Day> {
        let done = self.looked_back.iter().find(|done| done.day == day);
        done.map(|done| done.on)
    }
}

/// The days of the week that are a person's own: any of them, and every day if none is named.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Workdays(u8);

/// How many days a week has.
const WEEK_DAYS: u8 = 7;

impl Workdays {
    /// The codes used in records, Monday first.
    pub const CODES: [&'static str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// These days of the week; Monday is 0, and what is no day of the week is passed over.
    pub fn of(weekdays: impl IntoIterator<Item = u8>) -> Workdays {
        let known = weekdays.into_iter().filter(|day| *day < WEEK_DAYS);
        Workdays(known.fold(0, |set, day| set | 1 << day))
    }

    /// The days of the week that are named, Monday (0) first; none if every day is one.
    pub fn named(self) -> impl Iterator<Item = u8> {
        (0..WEEK_DAYS).filter(move |day| self.0 & 1 << day != 0)
    }

    /// The same days with this day of the week (Monday is 0) named, or no longer named.
    pub fn with_or_without(self, weekday: u8) -> Workdays {
        let is_named = self.named().any(|day| day == weekday);
        let others = self.named().filter(|day| *day != weekday);
        Workdays::of(others.chain((!is_named).then_some(weekday)))
    }

    /// Whether this day is one of theirs.
    pub fn contains(self, day: Day) -> bool {
        self.0 == 0 || self.0 & 1 << day.weekday() != 0
    }

    /// The first of their days on or after this one.
    pub fn on_or_after(self, day: Day) -> Day {
        let mut week = (0..i32::from(WEEK_DAYS)).map(|days| day.plus(days));
        week.find(|near| self.contains(*near)).unwrap_or(day)
    }

    /// The last of their days before this one.
    pub fn before(self, day: Day) -> Day {
        let mut week = (1..=i32::from(WEEK_DAYS)).map(|days| day.plus(-days));
        week.find(|near| self.contains(*near)).unwrap_or(day)
    }
}
