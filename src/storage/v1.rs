//! Schema 1, frozen: these types are what is on people's phones and are never edited after a
//! release. A new need is a new schema; reading this one is the migration. Situations of schema 1
//! are only read.

use serde::Serialize;

use super::record::{Draft, Unreadable};
use crate::domain::check::question::{Answer, Question};
use crate::domain::check::verdict::Verdict;
use crate::domain::day::Day;
use crate::domain::practice::{CaseAnswer, LessonPractice};
use crate::domain::situation::{CheckTaken, Entry, Event, Situation};
use crate::json::reads;

/// The schema number written into every record of this form.
const SCHEMA: u32 = 1;

/// The three kinds of records. One plain struct each, schema and kind among its fields.
pub(super) struct SituationV1 {
    id: String,
    created: String,
    title: String,
    facts: String,
    story: String,
    checks: Vec<CheckV1>,
}

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

#[derive(Serialize)]
pub(super) struct LessonV1 {
    schema: u32,
    kind: String,
    lesson: String,
    answers: Vec<AnswerV1>,
    reflection: String,
    kept: bool,
}

#[derive(Serialize)]
pub(super) struct AnswerV1 {
    day: String,
    option: u8,
    right: bool,
}

#[derive(Serialize)]
pub(super) struct DraftV1 {
    schema: u32,
    kind: String,
    field: String,
    text: String,
}

reads! {
    SituationV1 { id, created, title, facts, story, checks }
    CheckV1 { day, model, asked, verdict, variant, rule, because }
    LessonV1 { schema, kind, lesson, answers, reflection, kept }
    AnswerV1 { day, option, right }
    DraftV1 { schema, kind, field, text }
}

impl SituationV1 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "situation";

    /// The situation, if every part of it makes sense.
    pub(super) fn into_situation(self) -> Result<Situation, Unreadable> {
        let entries = self.checks.into_iter().map(CheckV1::into_entry);
        let entries = entries.collect::<Result<_, _>>()?;
        Ok(Situation {
            title: self.title,
            facts: self.facts,
            story: self.story,
            entries,
            ..Situation::new(self.id, day(&self.created)?)
        })
    }
}

impl LessonV1 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "lesson";

    /// The frozen form of what was done with a lesson.
    pub(super) fn from_practice(practice: &LessonPractice) -> LessonV1 {
        LessonV1 {
            schema: SCHEMA,
            kind: Self::KIND.to_owned(),
            lesson: practice.lesson.clone(),
            answers: practice.answers.iter().map(AnswerV1::from_answer).collect(),
            reflection: practice.reflection.clone(),
            kept: practice.kept,
        }
    }

    /// What was done with the lesson, if every part of it makes sense.
    pub(super) fn into_practice(self) -> Result<LessonPractice, Unreadable> {
        let answers = self.answers.into_iter().map(AnswerV1::into_answer);
        Ok(LessonPractice {
            lesson: self.lesson,
            answers: answers.collect::<Result<_, _>>()?,
            reflection: self.reflection,
            kept: self.kept,
        })
    }
}

impl DraftV1 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "draft";

    /// The frozen form of a draft.
    pub(super) fn from_draft(draft: &Draft) -> DraftV1 {
        DraftV1 {
            schema: SCHEMA,
            kind: Self::KIND.to_owned(),
            field: draft.field.clone(),
            text: draft.text.clone(),
        }
    }

    /// The draft.
    pub(super) fn into_draft(self) -> Draft {
        Draft {
            field: self.field,
            text: self.text,
        }
    }
}

impl CheckV1 {
    fn into_entry(self) -> Result<Entry, Unreadable> {
        let event = Event::Checked(CheckTaken {
            model: self.model,
            asked: self.asked.iter().map(answered).collect::<Result<_, _>>()?,
            verdict: Verdict::from_code(&self.verdict)
                .ok_or_else(|| damaged("a verdict is unknown"))?,
            variant: self.variant,
            rule: self.rule,
            because: self.because,
        });
        Ok(Entry {
            day: day(&self.day)?,
            event,
        })
    }
}

impl AnswerV1 {
    fn from_answer(answer: &CaseAnswer) -> AnswerV1 {
        AnswerV1 {
            day: answer.day.to_string(),
            option: answer.option,
            right: answer.right,
        }
    }

    fn into_answer(self) -> Result<CaseAnswer, Unreadable> {
        Ok(CaseAnswer {
            day: day(&self.day)?,
            option: self.option,
            right: self.right,
        })
    }
}

/// A day by its text.
pub(super) fn day(text: &str) -> Result<Day, Unreadable> {
    Day::parse(text).ok_or_else(|| damaged("a day does not exist"))
}

/// An answer by its codes.
pub(super) fn answered(
    (question, answer): &(String, String),
) -> Result<(Question, Answer), Unreadable> {
    let question = Question::from_code(question).ok_or_else(|| damaged("a question is unknown"))?;
    let answer = question
        .answer(answer)
        .ok_or_else(|| damaged("an answer is unknown"))?;
    Ok((question, answer))
}

/// A record that makes no sense, and why.
pub(super) fn damaged(reason: &str) -> Unreadable {
    Unreadable::Damaged(reason.to_owned())
}
