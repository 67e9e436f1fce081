//! What a person did with a lesson: the answers given, a line on it, a mark to find it again.

use super::day::Day;

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
