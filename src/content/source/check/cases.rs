//! The worked cases W01 to W30: what the check must make of thirty situations (V42).
//!
//! They are not part of the model; the app never needs them.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::File;
use super::raw::Report;
use super::table::in_words;
use crate::content::problem::Problem;
use crate::domain::check::{Answers, CheckModel, Flip, Question, Verdict, explain};

/// A worked case.
#[derive(Clone, Debug)]
pub struct Case {
    /// `W01` to `W30`.
    pub id: String,
    /// The situation.
    pub title: String,
    /// Every question answered.
    pub answers: Answers,
    /// The questions the check asks, in order.
    pub asked: Vec<Question>,
    /// What it says.
    pub verdict: Verdict,
    /// In which variant.
    pub variant: String,
    /// By which rule.
    pub rule: String,
    /// And which after-rule.
    pub after: Option<String>,
    /// Whether N1 was used.
    pub cost_won: bool,
    /// The guardrail lines, by code.
    pub flags: Vec<String>,
    /// What would change it.
    pub change: Vec<Flip>,
    at: std::ops::Range<usize>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCases {
    #[serde(default)]
    case: Vec<RawCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCase {
    id: Spanned<String>,
    title: String,
    #[serde(rename = "seeds")]
    _seeds: Vec<String>,
    answers: BTreeMap<Spanned<String>, Spanned<String>>,
    asked: Vec<Spanned<String>>,
    verdict: Spanned<String>,
    variant: String,
    rule: String,
    after: Option<String>,
    #[serde(default)]
    cost_won: bool,
    flags: Vec<String>,
    change: Vec<RawChange>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawChange {
    question: Spanned<String>,
    answer: Spanned<String>,
    verdict: Spanned<String>,
}

/// The worked cases alone, without running them.
pub fn list(file: File<'_>) -> (Vec<Case>, Vec<Problem>) {
    let mut problems = Vec::new();
    let cases = read(&mut Report::new(file, &mut problems));
    (cases, problems)
}

pub(super) fn read(report: &mut Report<'_>) -> Vec<Case> {
    let Some(raw) = report.parse::<RawCases>() else {
        return Vec::new();
    };
    if raw.case.is_empty() {
        report.whole(
            "V42",
            "no worked case: nothing holds the rules to what they are meant to say",
        );
    }
    report.unique(raw.case.iter().map(|case| &case.id));
    raw.case
        .iter()
        .filter_map(|case| one(case, report))
        .collect()
}

fn one(raw: &RawCase, report: &mut Report<'_>) -> Option<Case> {
    let mut answers = Answers::new();
    for (question, answer) in &raw.answers {
        let question = report.question(question)?;
        answers.set(question, Some(report.answer(question, answer)?));
    }
    if let Some(open) = Question::ALL
        .into_iter()
        .find(|question| answers.get(*question).is_none())
    {
        let message = format!("{}: `{}` is not answered", raw.id.get_ref(), open.code());
        report.at(raw.id.span(), "V42", message);
    }
    let mut asked = Vec::new();
    for code in &raw.asked {
        asked.push(report.question(code)?);
    }
    let mut change = Vec::new();
    for flip in &raw.change {
        let question = report.question(&flip.question)?;
        let answer = report.answer(question, &flip.answer)?;
        change.push(Flip {
            question,
            answer,
            verdict: report.verdict(&flip.verdict)?,
        });
    }
    Some(Case {
        id: raw.id.get_ref().clone(),
        title: raw.title.clone(),
        answers,
        asked,
        verdict: report.verdict(&raw.verdict)?,
        variant: raw.variant.clone(),
        rule: raw.rule.clone(),
        after: raw.after.clone(),
        cost_won: raw.cost_won,
        flags: raw.flags.clone(),
        change,
        at: raw.id.span(),
    })
}

/// Runs every case and reports each point on which the model sees it otherwise.
pub(super) fn check(model: &CheckModel, cases: &[Case], report: &mut Report<'_>) {
    for case in cases {
        let mut differs = |what: &str, found: String| {
            report.at(
                case.at.clone(),
                "V42",
                format!("{}: the {what} is {found}", case.id),
            );
        };
        let Some(found) = explain(model, &case.answers) else {
            differs("verdict", "missing".to_owned());
            continue;
        };
        if (found.verdict, &found.variant) != (case.verdict, &case.variant) {
            differs(
                "verdict",
                format!("{} {}", found.verdict.code(), found.variant),
            );
        }
        let rule = model
            .rules
            .get(found.outcome.rule)
            .map_or("", |rule| rule.id.as_str());
        if rule != case.rule {
            differs("rule", rule.to_owned());
        }
        let after = found.outcome.after.and_then(|at| model.after_rules.get(at));
        let after = after.map(|rule| rule.id.as_str());
        if after != case.after.as_deref() || found.outcome.cost_won != case.cost_won {
            differs(
                "rest of the rule",
                format!("{after:?}, cost won {}", found.outcome.cost_won),
            );
        }
        let walk = model.graph.walk(&case.answers).asked;
        let asked = walk.iter().map(|pair| pair.0);
        if !asked.eq(case.asked.iter().copied()) {
            differs("way through the questions", in_words(&walk));
        }
        let flags = found
            .lines
            .iter()
            .filter(|line| line.is_flag())
            .map(|line| line.code());
        let flags: Vec<&str> = flags.collect();
        if flags != case.flags {
            differs("list of flags", flags.join(" "));
        }
        if found.flips != case.change {
            let word = |flip: &Flip| {
                let answer = flip.answer.code(flip.question);
                format!("{} {answer}: {}", flip.question.code(), flip.verdict.code())
            };
            let words: Vec<String> = found.flips.iter().map(word).collect();
            differs("list of changes", words.join(", "));
        }
    }
}
