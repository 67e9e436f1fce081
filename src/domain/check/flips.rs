//! What would change the verdict: single answers that lead to another one (content bible 2.10).
//!
//! A change is named only if it keeps its word. Changing one answer may open questions that were
//! not asked before; a change counts when *no* answer to those brings the old verdict back, and
//! it is named with the verdict reached while they stay unknown. Answers the person gave earlier
//! count as known. With the present rules every path has at least one such change, so nothing
//! weaker is ever shown; the content check holds that (V41, I9).

use super::answers::Answers;
use super::decide::decide;
use super::model::CheckModel;
use super::question::{Answer, Question};
use super::verdict::Verdict;

/// One changed answer and the verdict it leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The question answered otherwise.
    pub question: Question,
    /// The other answer.
    pub answer: Answer,
    /// The verdict then.
    pub verdict: Verdict,
}

/// More would be a list nobody reads.
const MOST: usize = 3;

/// What can really change comes first: one can still listen, but not choose who has the lead.
const PREFERENCE: [Question; 11] = [
    Question::Heard,
    Question::Wish,
    Question::State,
    Question::Pain,
    Question::Can,
    Question::Again,
    Question::Rival,
    Question::Case,
    Question::Sayso,
    Question::Lead,
    Question::Harm,
];

/// The changes to name: at most three, one a verdict, among the questions that were asked.
pub fn flips(model: &CheckModel, answers: &Answers, asked: &[(Question, Answer)]) -> Vec<Flip> {
    let mut found: Vec<Flip> = Vec::with_capacity(MOST);
    let Some(current) = decide(model, answers).map(|outcome| outcome.verdict) else {
        return found;
    };
    for question in PREFERENCE {
        let Some((_, given)) = asked.iter().find(|pair| pair.0 == question) else {
            continue;
        };
        for answer in question.answers().filter(|answer| answer != given) {
            let changed = answers.with(question, answer);
            let Some(outcome) = decide(model, &changed) else {
                continue;
            };
            let verdict = outcome.verdict;
            let named = found.iter().any(|flip| flip.verdict == verdict);
            if named || verdict == current || model.graph.can_reach(&changed, current) {
                continue;
            }
            found.push(Flip {
                question,
                answer,
                verdict,
            });
            if found.len() == MOST {
                return found;
            }
        }
    }
    found
}
