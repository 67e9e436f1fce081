//! Practice scenarios: a worked situation with a decision point and a twist.

use serde::Serialize;

use super::check::answers::Answers;
use super::check::question::{Answer, Question};
use super::check::verdict::Verdict;

/// What is known of a scenario without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScenarioHead {
    /// `P01` to `P30`.
    pub id: String,
    /// Its place in the address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Where it plays.
    pub setting: String,
    /// Ids of the lessons it practises, as far as they are written.
    pub lessons: Vec<String>,
    /// What the check says.
    pub verdict: Verdict,
    /// What the check says once the twist has changed one fact.
    pub twist: Verdict,
}

/// What is said of every scenario to somebody who has not opened it.
const TEASER: &str =
    "A short scene at work. Decide first, then see what each choice costs and brings.";

impl ScenarioHead {
    /// One or two sentences for whoever gets its address. They give nothing away.
    pub fn teaser(&self) -> String {
        [&self.setting, ". ", TEASER].concat()
    }
}

/// A practice scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// `P01` to `P30`.
    pub id: String,
    /// Its place in the address.
    pub slug: String,
    /// "The client next door".
    pub title: String,
    /// "Insurance office, small town".
    pub setting: String,
    /// 40 to 80 words, in paragraphs.
    pub situation: Vec<String>,
    /// What is asked.
    pub question: String,
    /// Three or four options, exactly one best.
    pub options: Vec<ScenarioOption>,
    /// What to take from it.
    pub principle: String,
    /// The answers of the check, every question answered.
    pub answers: Vec<(Question, Answer)>,
    /// What the check says.
    pub verdict: Verdict,
    /// One fact changes.
    pub twist: Twist,
    /// Ids of lessons it practises.
    pub lessons: Vec<String>,
    /// Keys of its sources.
    pub sources: Vec<String>,
}

impl Scenario {
    /// The answers of the check, with or without the twist.
    pub fn check_answers(&self, twisted: bool) -> Answers {
        let changed = if twisted {
            self.twist.change.as_slice()
        } else {
            &[]
        };
        let all = self.answers.iter().chain(changed);
        all.fold(Answers::new(), |all, (question, answer)| {
            all.with(*question, *answer)
        })
    }
}

/// One thing a person might do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ScenarioOption {
    /// At most 20 words.
    pub text: String,
    /// How good it is.
    pub rating: Rating,
    /// Why, at most 25 words.
    pub why: String,
}

/// How good an option is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rating {
    /// The one to choose.
    Best,
    /// Helps, but not first.
    Fair,
    /// Costs more than it gives.
    Poor,
}

impl Rating {
    /// What is said of an option.
    pub const fn words(self) -> &'static str {
        match self {
            Rating::Best => "The one to choose",
            Rating::Fair => "Helps, but not first",
            Rating::Poor => "Costs more than it gives",
        }
    }

    /// The code used in records.
    pub const fn code(self) -> &'static str {
        match self {
            Rating::Best => "best",
            Rating::Fair => "fair",
            Rating::Poor => "poor",
        }
    }

    /// The rating with this code.
    pub fn from_code(code: &str) -> Option<Rating> {
        [Rating::Best, Rating::Fair, Rating::Poor]
            .into_iter()
            .find(|rating| rating.code() == code)
    }
}

/// One changed fact and what the check says then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Twist {
    /// The new fact.
    pub text: String,
    /// The answers that change.
    pub change: Vec<(Question, Answer)>,
    /// What the check says then.
    pub verdict: Verdict,
    /// Why.
    pub why: String,
}
