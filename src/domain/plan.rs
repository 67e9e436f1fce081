//! A plan: "If [moment], then I will [say, ask or do]", made on a verdict (content bible 2.10).

use serde::Serialize;

use super::day::Day;
use super::lead::LeadEnd;

/// The longest moment that is kept, in characters.
pub const MOMENT_CHARS_MAX: usize = 200;
/// The longest thing to say, ask or do that is kept, in characters.
pub const WORDS_CHARS_MAX: usize = 400;

/// What a person means to do about a situation, and by when they look back on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The moment that starts it, to follow "If".
    pub moment: String,
    /// Whether they will say, ask or do something.
    pub how: How,
    /// What they will say, ask or do.
    pub words: String,
    /// They leave it to the others this time. A choice that counts and is looked back on.
    pub stands_down: bool,
    /// How sure they were, before acting, that help is wanted.
    pub forecast: Option<Forecast>,
    /// The day to look back on it.
    pub look_back: Option<Day>,
    /// The end of the lead they take, if they take one.
    pub lead: Option<LeadEnd>,
}

/// What follows "then I will".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Say something.
    Say,
    /// Ask something.
    Ask,
    /// Do something.
    Do,
}

impl How {
    /// Every way, in the order shown.
    pub const ALL: [How; 3] = [How::Say, How::Ask, How::Do];

    /// The code used in content and records.
    pub const fn code(self) -> &'static str {
        match self {
            How::Say => "say",
            How::Ask => "ask",
            How::Do => "do",
        }
    }

    /// The way with this code.
    pub fn from_code(code: &str) -> Option<How> {
        How::ALL.into_iter().find(|how| how.code() == code)
    }
}

/// How sure a person is, before acting, that their help is wanted: 0 ("almost sure they don't")
/// to 4 ("almost sure they do").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Forecast(u8);

impl Forecast {
    /// How many levels there are: five taps.
    pub const LEVELS: u8 = 5;

    /// The forecast of this level; `None` from [`Forecast::LEVELS`] on.
    pub fn new(level: u8) -> Option<Forecast> {
        (level < Forecast::LEVELS).then_some(Forecast(level))
    }

    /// 0 to 4.
    pub const fn level(self) -> u8 {
        self.0
    }

    /// As a person says it.
    pub const fn label(self) -> &'static str {
        match self.0 {
            0 => "Almost sure they don't",
            1 => "Probably not",
            2 => "It could go either way",
            3 => "Probably",
            _ => "Almost sure they do",
        }
    }
}

impl Plan {
    /// The plan as one sentence. Words the sentence brings itself are not said twice.
    pub fn sentence(&self) -> String {
        let moment = bare(&self.moment, &["if ", "when "]);
        match self.how {
            How::Say => [
                "If ",
                moment,
                ", then I will say: “",
                spoken(&self.words),
                "”",
            ]
            .concat(),
            How::Ask => [
                "If ",
                moment,
                ", then I will ask: “",
                spoken(&self.words),
                "”",
            ]
            .concat(),
            How::Do => {
                let words = bare(&self.words, &["then ", "i will ", "i'll ", "i’ll "]);
                ["If ", moment, ", then I will ", words, "."].concat()
            }
        }
    }
}

/// A part of a sentence without the words in front that stand there already, and without what
/// would end it; "…" where nothing is left.
fn bare<'a>(text: &'a str, said: &[&str]) -> &'a str {
    let mut text = text.trim();
    while let Some(front) = said.iter().find(|front| starts_with(text, front)) {
        text = text.get(front.len()..).unwrap_or_default().trim_start();
    }
    let text = text.trim_end_matches(|c: char| c.is_whitespace() || ",.;!".contains(c));
    spoken(text)
}

/// Whether a text begins so, whatever its case.
fn starts_with(text: &str, front: &str) -> bool {
    let start = text.get(..front.len());
    start.is_some_and(|start| start.to_lowercase() == front)
}

/// Words as they are spoken; "…" where there are none.
fn spoken(words: &str) -> &str {
    let words = words.trim();
    if words.is_empty() { "…" } else { words }
}
