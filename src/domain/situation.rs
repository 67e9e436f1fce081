//! A situation: one real thing at work, kept in the journal as a thread.

use super::check::question::{Answer, Question};
use super::check::verdict::Verdict;
use super::day::Day;

/// The longest title that is kept, in characters.
pub const TITLE_CHARS_MAX: usize = 120;
/// The longest text of one field that is kept, in characters.
pub const TEXT_CHARS_MAX: usize = 20_000;

/// One real thing at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Opaque; never shown.
    pub id: String,
    /// The day it was saved.
    pub created: Day,
    /// The person's words, or the verdict's.
    pub title: String,
    /// What a camera would have seen.
    pub facts: String,
    /// What I make of it.
    pub story: String,
    /// Every check taken on it, oldest first, each as it was answered.
    pub checks: Vec<CheckTaken>,
}

/// A check as it was answered. It keeps its own words, so that it reads the same after the rules
/// have changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckTaken {
    /// The day it was taken.
    pub day: Day,
    /// The version of the rules that decided.
    pub model: String,
    /// The answers, in the order asked.
    pub asked: Vec<(Question, Answer)>,
    /// The rung.
    pub verdict: Verdict,
    /// The variant of its card.
    pub variant: String,
    /// The id of the rule that decided.
    pub rule: String,
    /// The one-line reason, as it read that day.
    pub because: String,
}

impl Situation {
    /// The last check taken on it.
    pub fn latest(&self) -> Option<&CheckTaken> {
        self.checks.last()
    }

    /// The day anything last happened in the thread.
    pub fn touched(&self) -> Day {
        self.latest()
            .map_or(self.created, |check| check.day.max(self.created))
    }
}

/// A text as it is kept: no white space around it, no control characters but line breaks and
/// tabs, and at most `chars_max` characters.
pub fn tidy(text: &str, chars_max: usize) -> String {
    let kept: String = text
        .chars()
        .filter(|c| !c.is_control() || matches!(c, '\n' | '\t'))
        .take(chars_max)
        .collect();
    kept.trim().to_owned()
}
