//! A verdict with everything it owes the person (content bible 2.10).
//!
//! It gathers; it decides nothing of its own and holds no words but those of the model.

use super::answers::Answers;
use super::decide::{Outcome, decide};
use super::flags::{Line, Sureness, lines, sureness};
use super::flips::{Flip, flips};
use super::model::CheckModel;
use super::question::{Answer, Question};
use super::verdict::Verdict;

/// What the verdict page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// Which rule fired, and which after-rule.
    pub outcome: Outcome,
    /// The rung.
    pub verdict: Verdict,
    /// The variant of its card.
    pub variant: String,
    /// One line: why.
    pub because: String,
    /// The answers that led here.
    pub reasons: Vec<(Question, Answer)>,
    /// What would change it: at most three.
    pub flips: Vec<Flip>,
    /// The lines under it.
    pub lines: Vec<Line>,
    /// How sure it is.
    pub sureness: Sureness,
    /// Everything that was asked and answered, in order.
    pub asked: Vec<(Question, Answer)>,
}

/// Decides and explains. `None` only for a model whose rules are not total.
pub fn explain(model: &CheckModel, answers: &Answers) -> Option<Explanation> {
    let outcome = decide(model, answers)?;
    let asked = model.graph.asked(answers);
    let variant = outcome.variant(model).to_owned();
    Some(Explanation {
        outcome,
        verdict: outcome.verdict,
        because: outcome.because(model).to_owned(),
        reasons: reasons(model, outcome, &asked),
        flips: flips(model, answers, &asked),
        lines: lines(outcome, &variant, &asked),
        sureness: sureness(&asked),
        variant,
        asked,
    })
}

/// The rule's reasons, then whether someone will act and what a day costs if an after-rule spoke.
/// An answer that was not asked is no reason.
fn reasons(
    model: &CheckModel,
    outcome: Outcome,
    asked: &[(Question, Answer)],
) -> Vec<(Question, Answer)> {
    let rule = model
        .rules
        .get(outcome.rule)
        .map_or(&[][..], |rule| &rule.reasons);
    let after: &[Question] = if outcome.after.is_some() {
        &[Question::Sayso, Question::Pain]
    } else {
        &[]
    };
    let mut found = Vec::new();
    for question in rule.iter().chain(after) {
        let given = asked.iter().find(|pair| pair.0 == *question);
        if let Some(pair) = given.filter(|pair| !found.contains(*pair)) {
            found.push(*pair);
        }
    }
    found
}
