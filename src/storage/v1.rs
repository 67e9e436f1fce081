//! Schema 1, frozen: these types are what is on people's phones and are never edited after a
//! release. A new need is a new schema with a migration.

use serde::{Deserialize, Serialize};

use super::record::{Draft, Record, Unreadable};
use crate::domain::check::question::{Answer, Question};
use crate::domain::check::verdict::Verdict;
use crate::domain::day::Day;
use crate::domain::practice::{CaseAnswer, LessonPractice};
use crate::domain::situation::{CheckTaken, Situation};

/// The body of a record, by kind.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Body {
    Situation(SituationV1),
    Lesson(LessonV1),
    Draft(DraftV1),
}

#[derive(Serialize, Deserialize)]
pub(super) struct SituationV1 {
    id: String,
    created: String,
    title: String,
    facts: String,
    story: String,
    checks: Vec<CheckV1>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct CheckV1 {
    day: String,
    model: String,
    /// Pairs of question code and answer code, in the order asked.
    asked: Vec<(String, String)>,
    verdict: String,
    variant: String,
    rule: String,
    because: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct LessonV1 {
    lesson: String,
    answers: Vec<AnswerV1>,
    reflection: String,
    kept: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct AnswerV1 {
    day: String,
    option: u8,
    right: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct DraftV1 {
    field: String,
    text: String,
}

impl Body {
    /// The frozen form of a record.
    pub(super) fn from_record(record: &Record) -> Body {
        match record {
            Record::Situation(situation) => Body::Situation(SituationV1 {
                id: situation.id.clone(),
                created: situation.created.to_string(),
                title: situation.title.clone(),
                facts: situation.facts.clone(),
                story: situation.story.clone(),
                checks: situation.checks.iter().map(CheckV1::from_check).collect(),
            }),
            Record::Lesson(practice) => Body::Lesson(LessonV1 {
                lesson: practice.lesson.clone(),
                answers: practice.answers.iter().map(AnswerV1::from_answer).collect(),
                reflection: practice.reflection.clone(),
                kept: practice.kept,
            }),
            Record::Draft(draft) => {
                Body::Draft(DraftV1 { field: draft.field.clone(), text: draft.text.clone() })
            }
        }
    }

    /// The record, if every part of it makes sense.
    pub(super) fn into_record(self) -> Result<Record, Unreadable> {
        Ok(match self {
            Body::Situation(kept) => Record::Situation(Situation {
                id: kept.id,
                created: day(&kept.created)?,
                title: kept.title,
                facts: kept.facts,
                story: kept.story,
                checks: kept.checks.into_iter().map(CheckV1::into_check).collect::<Result<_, _>>()?,
            }),
            Body::Lesson(kept) => Record::Lesson(LessonPractice {
                lesson: kept.lesson,
                answers: kept
                    .answers
                    .into_iter()
                    .map(AnswerV1::into_answer)
                    .collect::<Result<_, _>>()?,
                reflection: kept.reflection,
                kept: kept.kept,
            }),
            Body::Draft(kept) => Record::Draft(Draft { field: kept.field, text: kept.text }),
        })
    }
}

impl CheckV1 {
    fn from_check(check: &CheckTaken) -> CheckV1 {
        CheckV1 {
            day: check.day.to_string(),
            model: check.model.clone(),
            asked: check
                .asked
                .iter()
                .map(|(question, answer)| {
                    (question.code().to_owned(), answer.code(*question).to_owned())
                })
                .collect(),
            verdict: check.verdict.code().to_owned(),
            variant: check.variant.clone(),
            rule: check.rule.clone(),
            because: check.because.clone(),
        }
    }

    fn into_check(self) -> Result<CheckTaken, Unreadable> {
        Ok(CheckTaken {
            day: day(&self.day)?,
            model: self.model,
            asked: self.asked.iter().map(|pair| answered(pair)).collect::<Result<_, _>>()?,
            verdict: Verdict::from_code(&self.verdict)
                .ok_or_else(|| damaged("a verdict is unknown"))?,
            variant: self.variant,
            rule: self.rule,
            because: self.because,
        })
    }
}

impl AnswerV1 {
    fn from_answer(answer: &CaseAnswer) -> AnswerV1 {
        AnswerV1 { day: answer.day.to_string(), option: answer.option, right: answer.right }
    }

    fn into_answer(self) -> Result<CaseAnswer, Unreadable> {
        Ok(CaseAnswer { day: day(&self.day)?, option: self.option, right: self.right })
    }
}

fn day(text: &str) -> Result<Day, Unreadable> {
    Day::parse(text).ok_or_else(|| damaged("a day does not exist"))
}

fn answered((question, answer): &(String, String)) -> Result<(Question, Answer), Unreadable> {
    let question =
        Question::from_code(question).ok_or_else(|| damaged("a question is unknown"))?;
    let answer = question.answer(answer).ok_or_else(|| damaged("an answer is unknown"))?;
    Ok((question, answer))
}

fn damaged(reason: &str) -> Unreadable {
    Unreadable::Damaged(reason.to_owned())
}
