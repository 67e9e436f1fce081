//! The decision table as the program runs it and as the page "The rules" prints it.
//!
//! Compiled from `content/check/*.toml`. Nothing here decides anything.

use serde::Serialize;

use super::graph::Graph;
use super::question::{Answer, Question};
use super::verdict::Verdict;

/// Everything the check needs: words, rules, cards and the question graph.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CheckModel {
    /// Changes whenever a rule or a question changes: a hash of the compiled table. Kept with
    /// every check taken, so that an old verdict can be told from a new one.
    pub version: String,
    /// The questions, in the order of [`Question::ALL`].
    pub questions: Vec<QuestionText>,
    /// The rules R01 to R37, in order: the first that fits decides.
    pub rules: Vec<Rule>,
    /// N1: the one pair of answers that cannot both be taken at their word.
    pub normalise: Normalise,
    /// The after-rules X1 to X3, in order.
    pub after_rules: Vec<AfterRule>,
    /// One card a verdict, in the order of [`Verdict::ALL`].
    pub cards: Vec<VerdictCard>,
    /// The guardrail lines.
    pub lines: GuardrailLines,
    /// Which question comes next.
    pub graph: Graph,
}

/// A question as it is shown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionText {
    /// Its code.
    pub code: Question,
    /// At most 48 characters (V27).
    pub text: String,
    /// Behind "Why we ask".
    pub helper: String,
    /// One label an answer, in the order of [`Question::answer_codes`]; at most 44 characters.
    pub labels: Vec<String>,
    /// How each answer reads as a condition after "If": "you had heard their side". One an answer.
    pub as_condition: Vec<String>,
}

/// One row of the decision table (content bible 2.5).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Rule {
    /// `R01` to `R37`, some with a letter.
    pub id: String,
    /// What it gives.
    pub verdict: Verdict,
    /// Which variant of the verdict's card.
    pub variant: String,
    /// The answers that must all hold. Empty: always.
    pub when: Vec<Condition>,
    /// One line for the person, at most 20 words.
    pub because: String,
    /// The questions whose answers are shown as reasons.
    pub reasons: Vec<Question>,
}

/// One condition of a rule: the answer to `question` is one of `any_of`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Condition {
    /// The question asked about.
    #[serde(rename = "q")]
    pub question: Question,
    /// The answers that satisfy it.
    #[serde(rename = "in")]
    pub any_of: Vec<Answer>,
}

/// When these answers come together, one of them is read as another (content bible 2.4, N1).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Normalise {
    /// `N1`.
    pub id: String,
    /// The answers that clash.
    pub when: Vec<Condition>,
    /// The question whose answer gives way. It is one of those in `when`.
    #[serde(rename = "q")]
    pub question: Question,
    /// What its answer is read as.
    pub becomes: Answer,
}

impl Condition {
    /// The codes of the answers that satisfy it.
    pub fn codes(&self) -> Vec<&'static str> {
        let codes = self.any_of.iter().map(|answer| answer.code(self.question));
        codes.collect()
    }
}

/// What happens to *Bring in* when nobody with the say will act (content bible 2.6).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AfterRule {
    /// `X1` to `X3`.
    pub id: String,
    /// Applies only when the rule's variant was this one.
    pub if_variant: Option<String>,
    /// The answers that must hold besides.
    pub when: Vec<Condition>,
    /// What it gives instead.
    pub verdict: Verdict,
    /// Which variant.
    pub variant: String,
    /// One line for the person.
    pub because: String,
}

/// What a verdict says (content bible 2.9).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VerdictCard {
    /// Its rung.
    pub verdict: Verdict,
    /// "Listen first".
    pub title: String,
    /// One or two sentences.
    pub means: String,
    /// When this is over.
    pub done_when: String,
    /// What not to do, a full sentence.
    pub dont: String,
    /// Its variants.
    pub variants: Vec<Variant>,
}

/// One flavour of a verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Variant {
    /// Its code, unique within the card.
    pub code: String,
    /// A line of its own, if it has one.
    pub note: Option<String>,
    /// Exactly three next steps (its own, or the card's).
    pub next: Vec<String>,
    /// For `abuse`: the line for the person it is happening to.
    pub if_it_is_you: Option<String>,
    /// A line to say. "…" is filled by the person.
    pub say: String,
}

/// The lines added under a verdict (content bible 2.4, 2.6, 2.10).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GuardrailLines {
    /// F_CASE.
    pub case: String,
    /// F_CREDIT.
    pub credit: String,
    /// F_CAUSE.
    pub cause: String,
    /// F_TELL.
    pub tell: String,
    /// F_AFTER.
    pub after: String,
    /// The quiet footnote when Q9 was not asked.
    pub footnote: String,
    /// N1, shown when the cost won over "the worst is over".
    pub cost_won: String,
    /// Shown when there is no harm but a complaint.
    pub complaint_and_no_harm: String,
    /// The harm line in small print.
    pub harm_first: String,
}

impl CheckModel {
    /// The words of a question.
    pub fn question(&self, question: Question) -> Option<&QuestionText> {
        self.questions.get(question.index())
    }

    /// The label of an answer.
    pub fn label(&self, question: Question, answer: Answer) -> &str {
        self.question(question)
            .and_then(|text| text.labels.get(answer.index()))
            .map_or("", String::as_str)
    }

    /// The card of a verdict.
    pub fn card(&self, verdict: Verdict) -> Option<&VerdictCard> {
        self.cards.get(verdict.index())
    }

    /// A variant of a verdict's card.
    pub fn variant(&self, verdict: Verdict, code: &str) -> Option<&Variant> {
        self.card(verdict)?
            .variants
            .iter()
            .find(|variant| variant.code == code)
    }
}
