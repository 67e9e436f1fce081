//! How the check was worded: kept once a version of the rules, so that a check taken then reads
//! the same after the rules have changed. It decides nothing.

use super::model::CheckModel;
use super::question::{Answer, Question};
use super::verdict::Verdict;

/// The words of one version of the rules, as far as a check that was taken shows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The version of the rules.
    pub version: String,
    /// Each question with its text and the labels of its answers.
    pub questions: Vec<(Question, String, Vec<String>)>,
    /// Each verdict with its title.
    pub titles: Vec<(Verdict, String)>,
    /// Each variant of a verdict's card with its line to say.
    pub says: Vec<(Verdict, String, String)>,
}

impl Wording {
    /// The words of the rules that run now.
    pub fn of(model: &CheckModel) -> Wording {
        let questions = model
            .questions
            .iter()
            .map(|text| (text.code, text.text.clone(), text.labels.clone()));
        let titles = model
            .cards
            .iter()
            .map(|card| (card.verdict, card.title.clone()));
        let says = model.cards.iter().flat_map(|card| {
            let variants = card.variants.iter();
            variants.map(|variant| (card.verdict, variant.code.clone(), variant.say.clone()))
        });
        Wording {
            version: model.version.clone(),
            questions: questions.collect(),
            titles: titles.collect(),
            says: says.collect(),
        }
    }

    /// The text of a question; empty if it was not asked then.
    pub fn question(&self, question: Question) -> &str {
        let mut texts = self.questions.iter();
        texts
            .find(|(code, _, _)| *code == question)
            .map_or("", |(_, text, _)| text.as_str())
    }

    /// The label of an answer; empty if it could not be given then.
    pub fn label(&self, question: Question, answer: Answer) -> &str {
        let mut texts = self.questions.iter();
        texts
            .find(|(code, _, _)| *code == question)
            .and_then(|(_, _, labels)| labels.get(answer.index()))
            .map_or("", String::as_str)
    }

    /// The title of a verdict.
    pub fn title(&self, verdict: Verdict) -> &str {
        let mut titles = self.titles.iter();
        titles
            .find(|(code, _)| *code == verdict)
            .map_or("", |(_, title)| title.as_str())
    }

    /// The line to say of a variant.
    pub fn say(&self, verdict: Verdict, variant: &str) -> &str {
        let mut says = self.says.iter();
        says.find(|(code, of, _)| *code == verdict && of == variant)
            .map_or("", |(_, _, say)| say.as_str())
    }
}
