//! The answers given so far.

use super::question::{Answer, Question};

/// One answer a question at most. Says nothing about the order they were given in: the check
/// always walks the questions in their own order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Answers([Option<Answer>; 11]);

impl Answers {
    /// No answer yet.
    pub const fn new() -> Self {
        Answers([None; 11])
    }

    /// The answer given to this question.
    pub fn get(&self, question: Question) -> Option<Answer> {
        self.0.get(question.index()).copied().flatten()
    }

    /// The code of the answer given, or of the unknown one where none was given.
    pub fn code(&self, question: Question) -> &'static str {
        self.get(question)
            .unwrap_or(question.unknown())
            .code(question)
    }

    /// These answers with one set.
    #[must_use]
    pub fn with(mut self, question: Question, answer: Answer) -> Self {
        self.set(question, Some(answer));
        self
    }

    /// Sets or clears one answer.
    pub fn set(&mut self, question: Question, answer: Option<Answer>) {
        if let Some(place) = self.0.get_mut(question.index()) {
            *place = answer;
        }
    }

    /// The answers given, in the order of the questions.
    pub fn given(&self) -> impl Iterator<Item = (Question, Answer)> + '_ {
        Question::ALL
            .into_iter()
            .filter_map(|q| self.get(q).map(|a| (q, a)))
    }

    /// Every question answered, the missing ones as unknown.
    #[must_use]
    pub fn completed(mut self) -> Self {
        for question in Question::ALL {
            if self.get(question).is_none() {
                self.set(question, Some(question.unknown()));
            }
        }
        self
    }
}
