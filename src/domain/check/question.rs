//! The eleven questions and the codes of their answers (content bible 2.2).
//!
//! Only the vocabulary lives here. Labels and helper texts are content.

use serde::Serialize;

/// One question of the check, in the order asked (Q1 to Q11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Q1: is anyone at risk here?
    Harm,
    /// Q2: who has the lead on this now?
    Lead,
    /// Q3: how is it going?
    State,
    /// Q4: what does one more day cost?
    Pain,
    /// Q5: do they want your help?
    Wish,
    /// Q6: have you heard their side?
    Heard,
    /// Q7: can you act with what you have?
    Can,
    /// Q8: has this happened before?
    Again,
    /// Q9: is a complaint or discipline case part of this?
    Case,
    /// Q10: could it look like a grab for credit?
    Rival,
    /// Q11: will someone with the say act on it?
    Sayso,
}

impl Question {
    /// Every question, in the order asked.
    pub const ALL: [Question; 11] = [
        Question::Harm,
        Question::Lead,
        Question::State,
        Question::Pain,
        Question::Wish,
        Question::Heard,
        Question::Can,
        Question::Again,
        Question::Case,
        Question::Rival,
        Question::Sayso,
    ];

    /// Position in the order asked, 0 to 10.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The code used in content, records and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Question::Harm => "harm",
            Question::Lead => "lead",
            Question::State => "state",
            Question::Pain => "pain",
            Question::Wish => "wish",
            Question::Heard => "heard",
            Question::Can => "can",
            Question::Again => "again",
            Question::Case => "case",
            Question::Rival => "rival",
            Question::Sayso => "sayso",
        }
    }

    /// The codes of its answers, in the order shown. The unsure one comes last, except for
    /// `heard`, whose last answer is "I can't reach them".
    pub const fn answer_codes(self) -> &'static [&'static str] {
        match self {
            Question::Harm => &["danger", "abuse", "law", "none", "unsure"],
            Question::Lead => &["mine", "me", "other", "many", "none", "unsure"],
            Question::State => &["moving", "stuck", "over", "unsure"],
            Question::Pain => &["high", "some", "low", "unsure"],
            Question::Wish => &["yes", "no", "unsure"],
            Question::Heard => &["yes", "not_yet", "cant"],
            Question::Can => &["yes", "part", "no", "unsure"],
            Question::Again => &["first", "again", "raised", "unsure"],
            Question::Case => &["no", "yes", "unsure"],
            Question::Rival => &["no", "yes", "unsure"],
            Question::Sayso => &["yes", "no", "unsure"],
        }
    }

    /// What an answer that was never given is taken for: "not sure", and for `heard` "not yet"
    /// (content bible 2.7).
    pub const fn unknown(self) -> Answer {
        match self {
            Question::Heard => Answer(1),
            other => Answer(other.answer_codes().len() as u8 - 1),
        }
    }

    /// The question with this code.
    pub fn from_code(code: &str) -> Option<Question> {
        Question::ALL
            .into_iter()
            .find(|question| question.code() == code)
    }

    /// The answer of this question with this code.
    pub fn answer(self, code: &str) -> Option<Answer> {
        let at = self
            .answer_codes()
            .iter()
            .position(|known| *known == code)?;
        u8::try_from(at).ok().map(Answer)
    }

    /// Its answers, in the order shown.
    pub fn answers(self) -> impl Iterator<Item = Answer> {
        (0..self.answer_codes().len() as u8).map(Answer)
    }

    /// The three small questions (Q8 to Q10) that share one screen.
    pub const fn shares_screen(self) -> bool {
        matches!(self, Question::Again | Question::Case | Question::Rival)
    }
}

/// One answer: its position among the answers of its question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Answer(pub u8);

impl Answer {
    /// Position among the answers of its question.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// Its code, such as `not_yet`. Empty if the answer does not belong to this question.
    pub fn code(self, question: Question) -> &'static str {
        question
            .answer_codes()
            .get(self.index())
            .copied()
            .unwrap_or("")
    }
}

/// The three answers that leave the check at once: danger, abuse, law. Every screen of the check
/// keeps them one tap away (content bible 2.8).
pub const fn exits() -> [(Question, Answer); 3] {
    [
        (Question::Harm, Answer(0)),
        (Question::Harm, Answer(1)),
        (Question::Harm, Answer(2)),
    ]
}
