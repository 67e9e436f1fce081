//! The files an author edits, read, checked and compiled. Native only, and pure: texts in, the
//! compiled content or every problem out. Opening files and writing packs is the command's work.
//!
//! In the order of reading:
//!
//! - `findings`, `fields`, `prose`: what was found; fields with their lines; words and sentences.
//! - `lesson`, `scenario`, `tables`, `year`, `words`: one kind of file each.
//! - `suggestions` (V46), `mirror` (V47), `labels` (V48): what a situation is helped along with, each
//!   with its own rules, which are not in the content bible.
//! - `check`: the decision model, with rules of its own (V27, V40 to V42, V44, V45).
//! - `identity` (V01–V07), `curriculum` (V02, V05–V08, V16–V18), `questions` (V10–V15, V19),
//!   `limits` (V20, V21), `grade`, `language` (V22–V26, V28–V30), `seed_runs` (V34), `verdicts`
//!   (V43): the rules of content bible 6.5 by family.
//! - `compile`, `report`: the index and packs, and the figures beside them.

pub mod check;
mod compile;
pub mod curriculum;
mod fields;
pub mod findings;
pub mod grade;
mod identity;
mod labels;
mod language;
mod lesson;
mod limits;
mod mirror;
mod prose;
mod questions;
pub mod report;
mod scenario;
pub mod seed_runs;
mod suggestions;
mod tables;
mod verdicts;
mod words;
pub mod year;

use crate::content::catalog::Index;
use crate::content::problem::Problem;
use crate::domain::check::CheckModel;
use findings::{Findings, SHAPE, at};
use report::Report;

/// The files of the decision model, in the order the reader takes them.
const CHECK_FILES: [&str; 4] = [
    "check/questions.toml",
    "check/rules.toml",
    "check/verdicts.toml",
    "check/cases.toml",
];

/// All content files, as text.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// Path relative to the content folder, with `/` between folders, and text. Bytes that are no
    /// text are given as U+FFFD, so that the file is named with all other problems.
    pub files: Vec<(String, String)>,
}

impl Sources {
    /// The text of a file.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.files
            .iter()
            .find(|(known, _)| known == path)
            .map(|(_, text)| text.as_str())
    }

    /// The files by path, so that the order they were found in makes no difference.
    fn sorted(&self) -> Vec<(&str, &str)> {
        let mut files: Vec<(&str, &str)> = self
            .files
            .iter()
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        files.sort_unstable();
        files
    }
}

/// Content that breaks no rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The index; its `packs` are empty until the files have names.
    pub index: Index,
    /// The packs in order: T1 and on, `scenarios`, `sources`; name and JSON.
    pub packs: Vec<(String, String)>,
    /// Figures.
    pub report: Report,
}

/// Content that breaks a rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    /// Every problem, by file and line.
    pub problems: Vec<Problem>,
    /// Figures, boxed because a refusal travels as an error.
    pub report: Box<Report>,
}

/// Compiles all content.
///
/// # Errors
/// [`Refused`] with every problem of every file.
pub fn compile(sources: &Sources) -> Result<Compiled, Refused> {
    let mut findings = Findings::default();
    let model = model(sources, &mut findings);
    compile::run(sources, model.as_ref(), findings)
}

/// Compiles everything but the decision model, which is given.
///
/// # Errors
/// [`Refused`] with every problem of every file.
pub fn compile_with(sources: &Sources, model: &CheckModel) -> Result<Compiled, Refused> {
    compile::run(sources, Some(model), Findings::default())
}

/// Reads the decision model out of its four files.
fn model(sources: &Sources, findings: &mut Findings) -> Option<CheckModel> {
    let mut files = Vec::new();
    for name in CHECK_FILES {
        match sources.get(name) {
            Some(text) => files.push(check::File { name, text }),
            None => findings.add(SHAPE, at(name, 0), "the file is missing"),
        }
    }
    let [questions, rules, verdicts, cases] = <[check::File<'_>; 4]>::try_from(files).ok()?;
    let (model, problems) = check::read(&check::CheckFiles {
        questions,
        rules,
        verdicts,
        cases,
    });
    for rule in ["V27", "V40", "V41", "V42", "V44", "V45"] {
        findings.count(rule);
    }
    findings.take(problems);
    model
}
