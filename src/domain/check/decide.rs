//! From answers to a verdict: first match wins (content bible 2.11).

use super::answers::Answers;
use super::model::CheckModel;
use super::verdict::Verdict;

/// What the rules say about one set of answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Outcome {
    /// Position of the rule that fired in [`CheckModel::rules`].
    pub rule: usize,
    /// Position of the after-rule that fired in [`CheckModel::after_rules`].
    pub after: Option<usize>,
    /// The rung.
    pub verdict: Verdict,
    /// True when "the worst is over" gave way to "it costs a lot" (N1).
    pub cost_won: bool,
}

/// Decides. Answers that are missing count as unknown (content bible 2.7).
///
/// Returns `None` only for a model whose rules are not total, which the content check refuses
/// (V40).
pub fn decide(_model: &CheckModel, _answers: &Answers) -> Option<Outcome> {
    None
}
