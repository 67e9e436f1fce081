//! Schema 2, frozen: what was done with a scenario, and how a person takes the year.

use serde::Serialize;

use super::record::Unreadable;
use super::v1::{damaged, day};
use super::v2::verdict;
use crate::domain::own_course::{
    DAY_STARTS_AT_MAX, LookBackDay, LookBackKind, LookedBack, OwnCourse, Span, Workdays,
};
use crate::domain::practice::{ScenarioAnswer, ScenarioPractice, TwistAnswer};
use crate::domain::scenario::Rating;
use crate::json::reads;

/// The schema number written into every record of this form.
const SCHEMA: u32 = 2;

/// What was done with one scenario.
#[derive(Serialize)]
pub(super) struct PractisedV2 {
    schema: u32,
    kind: String,
    scenario: String,
    answers: Vec<AnswerV2>,
    twists: Vec<TwistV2>,
}

#[derive(Serialize)]
struct AnswerV2 {
    day: String,
    option: u8,
    rating: String,
}

#[derive(Serialize)]
struct TwistV2 {
    day: String,
    verdict: String,
    right: bool,
}

/// How a person takes the year.
#[derive(Serialize)]
pub(super) struct CourseV2 {
    schema: u32,
    kind: String,
    /// Codes of days of the week; none for every day.
    workdays: Vec<String>,
    day_starts_at: u8,
    span: String,
    path: Option<String>,
    path_asked: bool,
    looked_back: Vec<LookedBackV2>,
}

#[derive(Serialize)]
struct LookedBackV2 {
    day: String,
    week: u16,
    what: String,
}

reads! {
    PractisedV2 { schema, kind, scenario, answers, twists }
    AnswerV2 { day, option, rating }
    TwistV2 { day, verdict, right }
    CourseV2 { schema, kind, workdays, day_starts_at, span, path, path_asked, looked_back }
    LookedBackV2 { day, week, what }
}

impl PractisedV2 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "practised";

    /// The frozen form of what was done with a scenario.
    pub(super) fn from_practice(practice: &ScenarioPractice) -> PractisedV2 {
        let answers = practice.answers.iter().map(|answer| AnswerV2 {
            day: answer.day.to_string(),
            option: answer.option,
            rating: answer.rating.code().to_owned(),
        });
        let twists = practice.twists.iter().map(|answer| TwistV2 {
            day: answer.day.to_string(),
            verdict: answer.verdict.code().to_owned(),
            right: answer.right,
        });
        PractisedV2 {
            schema: SCHEMA,
            kind: Self::KIND.to_owned(),
            scenario: practice.scenario.clone(),
            answers: answers.collect(),
            twists: twists.collect(),
        }
    }

    /// What was done with the scenario, if every part of it makes sense.
    pub(super) fn into_practice(self) -> Result<ScenarioPractice, Unreadable> {
        let answers = self.answers.iter().map(|answer| {
            let rating = Rating::from_code(&answer.rating);
            Ok(ScenarioAnswer {
                day: day(&answer.day)?,
                option: answer.option,
                rating: rating.ok_or_else(|| damaged("a rating is unknown"))?,
            })
        });
        let twists = self.twists.iter().map(|answer| {
            Ok(TwistAnswer {
                day: day(&answer.day)?,
                verdict: verdict(&answer.verdict)?,
                right: answer.right,
            })
        });
        Ok(ScenarioPractice {
            answers: answers.collect::<Result<_, _>>()?,
            twists: twists.collect::<Result<_, _>>()?,
            scenario: self.scenario,
        })
    }
}

impl CourseV2 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "course";

    /// The frozen form of how a person takes the year.
    pub(super) fn from_course(course: &OwnCourse) -> CourseV2 {
        let named = course.workdays.named();
        let workdays = named.filter_map(|day| Workdays::CODES.get(usize::from(day)));
        let looked_back = course.looked_back.iter().map(|done| LookedBackV2 {
            day: done.on.to_string(),
            week: done.day.week,
            what: done.day.kind.code().to_owned(),
        });
        CourseV2 {
            schema: SCHEMA,
            kind: Self::KIND.to_owned(),
            workdays: workdays.map(|code| (*code).to_owned()).collect(),
            day_starts_at: course.day_starts_at,
            span: course.span.code().to_owned(),
            path: course.path.clone(),
            path_asked: course.path_asked,
            looked_back: looked_back.collect(),
        }
    }

    /// How the person takes the year, if every part of it makes sense.
    pub(super) fn into_course(self) -> Result<OwnCourse, Unreadable> {
        if self.day_starts_at > DAY_STARTS_AT_MAX {
            return Err(damaged("a day starts too late"));
        }
        let looked_back = self.looked_back.iter().map(LookedBackV2::looked_back);
        let workdays = self.workdays.iter().map(|code| weekday(code));
        Ok(OwnCourse {
            workdays: Workdays::of(workdays.collect::<Result<Vec<u8>, _>>()?),
            day_starts_at: self.day_starts_at,
            span: Span::from_code(&self.span).ok_or_else(|| damaged("a span is unknown"))?,
            looked_back: looked_back.collect::<Result<_, _>>()?,
            path: self.path,
            path_asked: self.path_asked,
        })
    }
}

impl LookedBackV2 {
    fn looked_back(&self) -> Result<LookedBack, Unreadable> {
        let kind = LookBackKind::from_code(&self.what);
        Ok(LookedBack {
            on: day(&self.day)?,
            day: LookBackDay {
                week: self.week,
                kind: kind.ok_or_else(|| damaged("a light day is unknown"))?,
            },
        })
    }
}

/// The day of the week with this code.
fn weekday(code: &str) -> Result<u8, Unreadable> {
    let known = Workdays::CODES.into_iter().zip(0..);
    let mut found = known.filter(|(name, _)| *name == code);
    let found = found.next().map(|(_, day)| day);
    found.ok_or_else(|| damaged("a day of the week is unknown"))
}
