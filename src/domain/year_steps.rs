//! The year, the short course and a path, each laid out as one list of steps: what comes after
//! what. Which step is reached is `year`.
//!
//! A week is lesson, lesson, scenario, lesson, review (content bible 3.1). A scenario comes after at
//! least one of its lessons, and a twist after its scenario; where that cannot be, it is left out.

use std::collections::BTreeSet;

use super::curriculum::{Curriculum, Path, Week};
use super::lesson::LessonHead;
use super::own_course::{LookBackDay, LookBackKind};
use super::scenario::ScenarioHead;

/// Something a day can offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Item<'a> {
    /// A lesson, by its id.
    Lesson(&'a str),
    /// A scenario.
    Scenario {
        /// Its id.
        id: &'a str,
        /// Whether it is its twist that comes.
        twist: bool,
    },
    /// Cards, as many as a review takes at most.
    Review,
    /// A light day of a look-back week.
    LookBack(LookBackDay),
    /// Nothing new: everything there is has been seen.
    AllDone,
}

/// Why this one today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why<'a> {
    /// It is its turn in the year.
    Year {
        /// The week, 1 to 52.
        week: u16,
        /// The day of that week, 1 to 5.
        day: u8,
    },
    /// It is its turn in the short course.
    Core {
        /// The week, from 1.
        week: u16,
        /// The day of that week, 1 to 5.
        day: u8,
    },
    /// It belongs to the path of this title, which was chosen.
    Path(&'a str),
    /// In an open situation the last check found the other side not heard.
    Unheard,
    /// It is the next lesson that was not read.
    Next,
    /// The year is over; this is what it left unseen, or what comes back.
    AfterTheYear,
    /// There is nothing left that was not seen.
    AllSeen,
    /// The person took it up today out of turn.
    OwnChoice,
    /// Today is none of their days: nothing is proposed, and this comes next.
    DayOff,
    /// What they chose to do is done and the day before had something: nothing is proposed today,
    /// and this comes next.
    Pause,
}

impl Why<'_> {
    /// The answer to "Why this one today?"
    pub fn sentence(self) -> String {
        let turn = |week: u16, day: u8, of: &str| {
            let (week, day) = (week.to_string(), day.to_string());
            ["Day ", &day, " in week ", &week, of].concat()
        };
        let plain = match self {
            Why::Year { week, day } => return turn(week, day, " of your year."),
            Why::Core { week, day } => return turn(week, day, " of the short course."),
            Why::Path(title) => {
                return ["You chose “", title, "”, so this comes first."].concat();
            }
            Why::Unheard => {
                "In a situation that is still open you had not heard their side. This is about listening."
            }
            Why::Next => "It is the next lesson you have not read.",
            Why::AfterTheYear => {
                "You have been through the whole year. This keeps some of it at hand."
            }
            Why::AllSeen => {
                "You have seen everything there is. It stays here for when you need it."
            }
            Why::OwnChoice => "You took it up yourself today.",
            Why::DayOff => "Today is not one of your days. This comes next, whenever you like.",
            Why::Pause => {
                "What you chose to do is done, so some days are free. This comes next, whenever you like."
            }
        };
        plain.to_owned()
    }

    /// Whether the app proposes it, rather than only having it at hand.
    pub const fn is_proposed(self) -> bool {
        !matches!(self, Why::DayOff | Why::Pause | Why::AllSeen)
    }
}

/// One step: what comes, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// What comes.
    pub item: Item<'a>,
    /// Why.
    pub why: Why<'a>,
}

/// On which day of a week its lessons come; on the third something is practised, on the fifth
/// cards come back.
const LESSON_DAYS: [u8; 3] = [1, 2, 4];
const PRACTICE_DAY: u8 = 3;
const REVIEW_DAY: u8 = 5;
/// How many lessons come before a week's practice.
const BEFORE_PRACTICE: usize = 2;
/// How many weeks a twist comes after its scenario at the earliest.
const TWIST_WEEKS: usize = 3;

/// The whole year. Lessons that stand in no week come after it.
pub fn of_year<'a>(curriculum: &Curriculum<'a>) -> Vec<Step<'a>> {
    let mut steps: Vec<Step<'a>> = Vec::new();
    let mut lessons: BTreeSet<&str> = BTreeSet::new();
    let mut practised: BTreeSet<&str> = BTreeSet::new();
    for week in curriculum.weeks {
        if week.look_back {
            steps.extend(look_back(week));
        }
        let early = week.lessons.iter().take(BEFORE_PRACTICE);
        lessons.extend(early.map(String::as_str));
        let practice = week.practice.as_ref().and_then(|practice| {
            let head = curriculum.scenario(&practice.scenario)?;
            let fits = match practice.twist {
                false => is_prepared(head, &lessons) && practised.insert(&head.id),
                true => practised.contains(head.id.as_str()),
            };
            fits.then_some((head.id.as_str(), practice.twist))
        });
        lessons.extend(week.lessons.iter().map(String::as_str));
        let of_week = week.lessons.iter().map(String::as_str);
        let number = week.number;
        steps.extend(five_days(of_week, practice, |day| Why::Year {
            week: number,
            day,
        }));
    }
    let others = curriculum.lessons.iter().map(|lesson| lesson.id.as_str());
    let others = others.filter(|id| !lessons.contains(id));
    steps.extend(others.map(|id| Step {
        item: Item::Lesson(id),
        why: Why::Next,
    }));
    steps
}

/// The short course: the foundations in order, three a week, and scenarios that practise what was
/// seen, as far as they reach.
pub fn of_core<'a>(curriculum: &Curriculum<'a>) -> Vec<Step<'a>> {
    let core = curriculum.lessons.iter().filter(|lesson| lesson.core);
    let core: Vec<&'a LessonHead> = core.collect();
    let planned = curriculum.weeks.iter().flat_map(|week| &week.practice);
    let planned = planned.filter(|practice| !practice.twist);
    let mut waiting: Vec<&'a ScenarioHead> = planned
        .filter_map(|practice| curriculum.scenario(&practice.scenario))
        .collect();
    // Scenarios whose twist is still to come, and the week they came in.
    let mut twists: Vec<(usize, &'a str)> = Vec::new();
    let mut lessons: BTreeSet<&str> = BTreeSet::new();
    let mut steps = Vec::new();
    for (at, week) in core.chunks(LESSON_DAYS.len()).enumerate() {
        let ids = week.iter().map(|lesson| lesson.id.as_str());
        lessons.extend(ids.clone().take(BEFORE_PRACTICE));
        let ready = waiting.iter().position(|head| is_prepared(head, &lessons));
        let old = twists.iter().position(|(week, _)| week + TWIST_WEEKS <= at);
        let practice = match (ready, old) {
            (Some(ready), _) => {
                let id = waiting.remove(ready).id.as_str();
                twists.push((at, id));
                Some((id, false))
            }
            (None, Some(old)) => Some((twists.remove(old).1, true)),
            (None, None) => None,
        };
        lessons.extend(ids.clone());
        let number = at as u16 + 1;
        steps.extend(five_days(ids, practice, |day| Why::Core {
            week: number,
            day,
        }));
    }
    steps
}

/// A path: its lessons, then its scenarios. `is_finished` says which lessons were finished before.
pub fn of_path<'a>(
    curriculum: &Curriculum<'a>,
    path: &'a Path,
    is_finished: impl Fn(&str) -> bool,
) -> Vec<Step<'a>> {
    let why = Why::Path(&path.title);
    let lessons = path.lessons.iter().map(|id| Item::Lesson(id));
    let prepared = |head: &&ScenarioHead| {
        let mut practises = head.lessons.iter();
        practises.any(|id| path.lessons.contains(id) || is_finished(id))
    };
    let scenarios = path.scenarios.iter();
    let scenarios = scenarios.filter_map(|id| curriculum.scenario(id).filter(prepared));
    let scenarios = scenarios.map(|head| Item::Scenario {
        id: &head.id,
        twist: false,
    });
    let items = lessons.chain(scenarios);
    items.map(|item| Step { item, why }).collect()
}

/// Whether one of the lessons it practises was seen.
fn is_prepared(head: &ScenarioHead, seen: &BTreeSet<&str>) -> bool {
    head.lessons.iter().any(|id| seen.contains(id.as_str()))
}

fn look_back<'a>(week: &'a Week) -> impl Iterator<Item = Step<'a>> {
    let days = LookBackKind::ALL.into_iter().zip(1..);
    days.map(|(kind, day)| Step {
        item: Item::LookBack(LookBackDay {
            week: week.number,
            kind,
        }),
        why: Why::Year {
            week: week.number,
            day,
        },
    })
}

/// The days of one week that is not a look-back week. Nothing new, nothing to review.
fn five_days<'a>(
    lessons: impl Iterator<Item = &'a str>,
    practice: Option<(&'a str, bool)>,
    why: impl Fn(u8) -> Why<'a>,
) -> Vec<Step<'a>> {
    let mut days: Vec<(u8, Item<'a>)> = LESSON_DAYS
        .into_iter()
        .zip(lessons.map(Item::Lesson))
        .collect();
    days.extend(practice.map(|(id, twist)| (PRACTICE_DAY, Item::Scenario { id, twist })));
    if !days.is_empty() {
        days.push((REVIEW_DAY, Item::Review));
    }
    days.sort_by_key(|(day, _)| *day);
    let steps = days.into_iter().map(|(day, item)| Step {
        item,
        why: why(day),
    });
    steps.collect()
}
