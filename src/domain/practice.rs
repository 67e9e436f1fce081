//! What a person did with a lesson: the answers given, a line on it, a mark to find it again; and
//! what they answered in a scenario.

use std::cmp::Reverse;

use super::check::verdict::Verdict;
use super::day::Day;
use super::scenario::Rating;

/// The longest reflection that is kept, in characters.
pub const REFLECTION_CHARS_MAX: usize = 400;

/// Everything kept about one lesson.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LessonPractice {
    /// The lesson's id.
    pub lesson: String,
    /// Its case question, answered: oldest first. The first answer finishes the lesson.
    pub answers: Vec<CaseAnswer>,
    /// One line on what they tried; empty if none.
    pub reflection: String,
    /// Marked to be found again.
    pub kept: bool,
}

/// One answer to a case question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CaseAnswer {
    /// The day it was given.
    pub day: Day,
    /// The position of the chosen option in the source.
    pub option: u8,
    /// Whether it was the right one.
    pub right: bool,
}

/// Everything kept about one scenario.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScenarioPractice {
    /// The scenario's id.
    pub scenario: String,
    /// Its decision, taken: oldest first.
    pub answers: Vec<ScenarioAnswer>,
    /// Its twist, answered: oldest first.
    pub twists: Vec<TwistAnswer>,
}

/// A decision taken in a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ScenarioAnswer {
    /// The day it was taken.
    pub day: Day,
    /// The position of the chosen option in the source.
    pub option: u8,
    /// How good it is.
    pub rating: Rating,
}

/// An answer to a twist: should I step in, now that one fact has changed?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TwistAnswer {
    /// The day it was given.
    pub day: Day,
    /// The verdict they expect.
    pub verdict: Verdict,
    /// Whether the check gives it.
    pub right: bool,
}

impl ScenarioPractice {
    /// Nothing done with this scenario yet.
    pub fn new(scenario: &str) -> Self {
        ScenarioPractice {
            scenario: scenario.to_owned(),
            ..ScenarioPractice::default()
        }
    }

    /// The day the scenario, or its twist, was first practised.
    pub fn practised(&self, twist: bool) -> Option<Day> {
        match twist {
            false => self.answers.first().map(|answer| answer.day),
            true => self.twists.first().map(|answer| answer.day),
        }
    }

    /// Every day it was practised, with or without its twist.
    pub fn days(&self) -> impl Iterator<Item = Day> {
        let answers = self.answers.iter().map(|answer| answer.day);
        answers.chain(self.twists.iter().map(|answer| answer.day))
    }
}

/// The lessons on which a line was written, the one finished last first.
pub fn tried<'p>(lessons: impl Iterator<Item = &'p LessonPractice>) -> Vec<&'p LessonPractice> {
    let mut tried: Vec<&LessonPractice> =
        lessons.filter(|kept| !kept.reflection.is_empty()).collect();
    tried.sort_by_key(|kept| Reverse((kept.finished(), &kept.lesson)));
    tried
}

impl LessonPractice {
    /// Nothing done with this lesson yet.
    pub fn new(lesson: &str) -> Self {
        LessonPractice {
            lesson: lesson.to_owned(),
            ..LessonPractice::default()
        }
    }

    /// The day the lesson was finished, if it was.
    pub fn finished(&self) -> Option<Day> {
        self.answers.first().map(|answer| answer.day)
    }
}
