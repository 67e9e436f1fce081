//! The curriculum as a whole: the weeks of the year and the short paths, and with the heads of
//! lessons and scenarios all that is needed to say what comes next. Content, compiled from
//! `content/plan.toml`; what is offered on which day is `year`.

use serde::Serialize;

use super::lesson::LessonHead;
use super::scenario::ScenarioHead;

/// One week of the year: five days of a person's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Week {
    /// 1 to 52.
    pub number: u16,
    /// Whether it looks back: five light days and nothing new.
    pub look_back: bool,
    /// Its lessons, in order: at most three.
    pub lessons: Vec<String>,
    /// What is practised in its middle.
    pub practice: Option<Practice>,
}

/// A scenario in the plan, with or without its twist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Practice {
    /// The scenario's id.
    pub scenario: String,
    /// Whether it comes again, with its twist.
    pub twist: bool,
}

/// "Start where it hurts": a short path for somebody who comes with a problem (content bible 3.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Path {
    /// What records call it; never changes once released.
    pub slug: String,
    /// The problem, as they would say it.
    pub title: String,
    /// Its lessons, in order.
    pub lessons: Vec<String>,
    /// Its scenarios, in order.
    pub scenarios: Vec<String>,
}

/// Everything that can be offered.
#[derive(Clone, Copy, Debug)]
pub struct Curriculum<'a> {
    /// Every lesson, by order.
    pub lessons: &'a [LessonHead],
    /// Every scenario.
    pub scenarios: &'a [ScenarioHead],
    /// The weeks of the year, in order.
    pub weeks: &'a [Week],
    /// The short paths.
    pub paths: &'a [Path],
}

impl<'a> Curriculum<'a> {
    /// Lessons one after the other: no scenario, no review, no path.
    pub fn of_lessons(lessons: &'a [LessonHead]) -> Curriculum<'a> {
        Curriculum {
            lessons,
            scenarios: &[],
            weeks: &[],
            paths: &[],
        }
    }

    /// The head of the lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&'a LessonHead> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    /// The head of the scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&'a ScenarioHead> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// The path of this name.
    pub fn path(&self, slug: &str) -> Option<&'a Path> {
        self.paths.iter().find(|path| path.slug == slug)
    }
}
