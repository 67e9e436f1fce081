//! From answers to a verdict: first match wins (content bible 2.11).
//!
//! It looks at nothing but the table and the answers, keeps no score, and says nothing about
//! which questions were asked; [`super::graph`] knows that.

use super::answers::Answers;
use super::model::{CheckModel, Condition};
use super::question::Question;
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
    /// True when "the worst is over" gave way to "it costs a lot" (N1) and the rule that fired
    /// looks at the answer that gave way.
    pub cost_won: bool,
}

impl Outcome {
    /// The variant of the verdict's card.
    pub fn variant(self, model: &CheckModel) -> &str {
        let after = self.after.and_then(|at| model.after_rules.get(at));
        let rule = model.rules.get(self.rule);
        after
            .map(|row| &row.variant)
            .or(rule.map(|row| &row.variant))
            .map_or("", String::as_str)
    }

    /// The one line that says why: the after-rule's where one fired.
    pub fn because(self, model: &CheckModel) -> &str {
        let after = self.after.and_then(|at| model.after_rules.get(at));
        let rule = model.rules.get(self.rule);
        after
            .map(|row| &row.because)
            .or(rule.map(|row| &row.because))
            .map_or("", String::as_str)
    }
}

/// Decides. Answers that are missing count as unknown (content bible 2.7).
///
/// Returns `None` only for a model whose rules are not total, which the content check refuses
/// (V40).
pub fn decide(model: &CheckModel, answers: &Answers) -> Option<Outcome> {
    let clash = hold(&model.normalise.when, answers);
    let read = if clash {
        answers.with(model.normalise.question, model.normalise.becomes)
    } else {
        *answers
    };
    let at = model
        .rules
        .iter()
        .position(|rule| hold(&rule.when, &read))?;
    let rule = model.rules.get(at)?;
    let cost_won = clash && looks_at(&rule.when, model.normalise.question);
    let mut outcome = Outcome {
        rule: at,
        after: None,
        verdict: rule.verdict,
        cost_won,
    };
    // Only a verdict that sends the person to somebody else depends on whether that one will act.
    if rule.verdict == Verdict::BringIn {
        outcome.after = model.after_rules.iter().position(|after| {
            after
                .if_variant
                .as_ref()
                .is_none_or(|wanted| *wanted == rule.variant)
                && hold(&after.when, &read)
        });
        if let Some(after) = outcome.after.and_then(|place| model.after_rules.get(place)) {
            outcome.verdict = after.verdict;
        }
    }
    Some(outcome)
}

/// True when these conditions ask about this question.
pub fn looks_at(conditions: &[Condition], question: Question) -> bool {
    conditions
        .iter()
        .any(|condition| condition.question == question)
}

fn hold(conditions: &[Condition], answers: &Answers) -> bool {
    conditions.iter().all(|condition| {
        let question = condition.question;
        condition
            .any_of
            .contains(&answers.get(question).unwrap_or(question.unknown()))
    })
}
