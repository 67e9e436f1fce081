//! Guardrail lines and how sure the verdict is (content bible 2.6, 2.7).
//!
//! Both look only at answers that were asked. Neither ever changes the verdict.

use super::decide::Outcome;
use super::model::GuardrailLines;
use super::question::{Answer, Question};
use super::verdict::Verdict;

/// A line shown under a verdict.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// N1: the cost won over "the worst is over".
    CostWon,
    /// F_CASE: keep to the work.
    Case,
    /// F_CREDIT: say whose work it is.
    Credit,
    /// F_CAUSE: the cause, not the culprit.
    Cause,
    /// F_TELL: tell the owner straight away.
    Tell,
    /// F_AFTER: bring the pattern to someone with the say.
    After,
    /// The quiet one, where nobody asked about a complaint.
    Footnote,
    /// There is a complaint, and nobody is said to be at risk.
    ComplaintAndNoHarm,
    /// The harm line in small print.
    HarmFirst,
}

impl Line {
    /// Its code in content and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Line::CostWon => "cost_won",
            Line::Case => "F_CASE",
            Line::Credit => "F_CREDIT",
            Line::Cause => "F_CAUSE",
            Line::Tell => "F_TELL",
            Line::After => "F_AFTER",
            Line::Footnote => "footnote",
            Line::ComplaintAndNoHarm => "complaint_and_no_harm",
            Line::HarmFirst => "harm_first",
        }
    }

    /// True for the guardrails and their footnote, false for the notes around them.
    pub const fn is_flag(self) -> bool {
        !matches!(
            self,
            Line::CostWon | Line::ComplaintAndNoHarm | Line::HarmFirst
        )
    }

    /// Its words.
    pub fn text(self, lines: &GuardrailLines) -> &str {
        match self {
            Line::CostWon => &lines.cost_won,
            Line::Case => &lines.case,
            Line::Credit => &lines.credit,
            Line::Cause => &lines.cause,
            Line::Tell => &lines.tell,
            Line::After => &lines.after,
            Line::Footnote => &lines.footnote,
            Line::ComplaintAndNoHarm => &lines.complaint_and_no_harm,
            Line::HarmFirst => &lines.harm_first,
        }
    }
}

/// The lines that belong under a verdict, in the order shown. *Get help now* has none: nothing may
/// stand between the person and the people responsible.
pub fn lines(outcome: Outcome, variant: &str, asked: &[(Question, Answer)]) -> Vec<Line> {
    if outcome.verdict == Verdict::GetHelp {
        return Vec::new();
    }
    let answer = |question: Question| {
        let given = asked.iter().find(|pair| pair.0 == question);
        given.map_or("", |(_, answer)| answer.code(question))
    };
    let steps_in = outcome.verdict == Verdict::StepIn && variant == "now";
    let candidates = [
        (Line::CostWon, outcome.cost_won),
        (
            Line::Case,
            matches!(answer(Question::Case), "yes" | "unsure"),
        ),
        (
            Line::Credit,
            matches!(answer(Question::Rival), "yes" | "unsure")
                && outcome.verdict != Verdict::StandBack,
        ),
        (
            Line::Cause,
            matches!(answer(Question::Again), "again" | "raised"),
        ),
        (Line::Tell, steps_in && answer(Question::Wish) != "yes"),
        (Line::After, steps_in && answer(Question::Again) == "raised"),
        (Line::Footnote, answer(Question::Case).is_empty()),
        (
            Line::ComplaintAndNoHarm,
            answer(Question::Harm) == "none" && answer(Question::Case) == "yes",
        ),
        (Line::HarmFirst, true),
    ];
    candidates
        .into_iter()
        .filter(|(_, shown)| *shown)
        .map(|(line, _)| line)
        .collect()
}

/// How sure a verdict is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sureness {
    /// Nothing was left open.
    Clear,
    /// One or two answers were "not sure".
    FairlyClear,
    /// Three or more: learn one thing and check again.
    FirstGuess,
}

impl Sureness {
    /// Its code on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Sureness::Clear => "clear",
            Sureness::FairlyClear => "fairly_clear",
            Sureness::FirstGuess => "first_guess",
        }
    }
}

/// Counts "not sure" and "I don't know". "Not yet" is no doubt: it is a fact about oneself.
pub fn sureness(asked: &[(Question, Answer)]) -> Sureness {
    match asked
        .iter()
        .filter(|(question, answer)| answer.code(*question) == "unsure")
        .count()
    {
        0 => Sureness::Clear,
        1 | 2 => Sureness::FairlyClear,
        _ => Sureness::FirstGuess,
    }
}
