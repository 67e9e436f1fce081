//! `content/check/*.toml` into a [`CheckModel`].
//!
//! Four files go in as text; a model and every problem found come out. Nothing here reads a disk or
//! panics on any input. A model comes back as soon as the table can be run at all, so that an author
//! sees a wrong label and a wrong verdict in one go; only a run without problems may be published.
//!
//! - `raw`: the shape of the files, and the report that knows file and line.
//! - `words`: questions and verdict cards.
//! - `table`: rules, after-rules, N1, and the graph made of them.
//! - `invariants`: what must hold on every path, whatever the rules say (V41).
//! - `cases`: the worked cases (V42).

pub mod cases;
mod invariants;
mod raw;
mod table;
mod words;

use crate::content::problem::Problem;
use crate::domain::check::CheckModel;
use raw::Report;
pub(super) use words::never_words;

/// One source file: its name relative to the content folder, and its text.
#[derive(Clone, Copy, Debug)]
pub struct File<'a> {
    /// `check/rules.toml`.
    pub name: &'a str,
    /// All of it.
    pub text: &'a str,
}

/// The four files of the check.
#[derive(Clone, Copy, Debug)]
pub struct CheckFiles<'a> {
    /// Q1 to Q11.
    pub questions: File<'a>,
    /// N1, R01 to R37, X1 to X3.
    pub rules: File<'a>,
    /// The cards and the guardrail lines.
    pub verdicts: File<'a>,
    /// W01 to W30.
    pub cases: File<'a>,
}

/// Reads, checks and compiles the decision model.
pub fn read(files: &CheckFiles<'_>) -> (Option<CheckModel>, Vec<Problem>) {
    let mut problems = Vec::new();
    let questions = words::questions(&mut Report::new(files.questions, &mut problems));
    let cards = words::cards(&mut Report::new(files.verdicts, &mut problems));
    let table = table::read(&mut Report::new(files.rules, &mut problems));
    let model = match (questions, cards, table) {
        (Some(questions), Some((cards, lines)), Some((tables, places))) => {
            let mut report = Report::new(files.rules, &mut problems);
            let model = table::compile(tables, &places, questions, cards, lines, &mut report);
            if let Some(model) = &model {
                invariants::check(model, &places, &mut report);
            }
            model
        }
        _ => None,
    };
    let mut report = Report::new(files.cases, &mut problems);
    let cases = cases::read(&mut report);
    if let Some(model) = &model {
        cases::check(model, &cases, &mut report);
    }
    problems.sort();
    problems.dedup();
    (model, problems)
}
