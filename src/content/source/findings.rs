//! What the rules found: every problem, how often each rule was asked, and which rules still wait
//! for content that is not written yet.
//!
//! Collects; judges nothing itself.

use std::collections::BTreeMap;

use crate::content::problem::Problem;

/// The rule id of a file that does not parse or does not have the shape of its kind.
pub const SHAPE: &str = "TOML";

/// A rule that cannot be decided before more is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The rule.
    pub rule: &'static str,
    /// What it waits for.
    pub reason: String,
}

/// A place in a content file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The file, relative to the content folder.
    pub file: &'a str,
    /// The line, from 1; 0 where no line can be named.
    pub line: usize,
}

/// Shorthand for a [`Place`].
pub const fn at(file: &str, line: usize) -> Place<'_> {
    Place { file, line }
}

/// Everything found so far.
#[derive(Debug, Default)]
pub struct Findings {
    problems: Vec<Problem>,
    asked: BTreeMap<&'static str, usize>,
    waiting: Vec<Waiting>,
}

impl Findings {
    /// Notes a problem.
    pub fn add(&mut self, rule: &'static str, place: Place<'_>, message: impl Into<String>) {
        self.problems.push(Problem {
            file: place.file.to_owned(),
            line: place.line,
            rule,
            message: message.into(),
        });
    }

    /// Asks a rule once: counts it, and notes a problem unless it holds.
    pub fn require(
        &mut self,
        rule: &'static str,
        place: Place<'_>,
        holds: bool,
        message: impl FnOnce() -> String,
    ) {
        self.count(rule);
        if !holds {
            self.add(rule, place, message());
        }
    }

    /// Counts that a rule was asked.
    pub fn count(&mut self, rule: &'static str) {
        *self.asked.entry(rule).or_default() += 1;
    }

    /// Takes over problems found elsewhere, such as those of the decision model.
    pub fn take(&mut self, problems: Vec<Problem>) {
        self.problems.extend(problems);
    }

    /// Notes that a rule waits.
    pub fn wait(&mut self, rule: &'static str, reason: impl Into<String>) {
        self.waiting.push(Waiting {
            rule,
            reason: reason.into(),
        });
    }

    /// Everything: problems by file and line without repeats, the rules asked, the rules waiting.
    pub fn finish(mut self) -> (Vec<Problem>, BTreeMap<&'static str, usize>, Vec<Waiting>) {
        self.problems.sort();
        self.problems.dedup();
        self.waiting.sort_by(|a, b| a.rule.cmp(b.rule));
        (self.problems, self.asked, self.waiting)
    }
}
