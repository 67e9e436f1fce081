//! The shape of the files as written, and the report that knows file and line.
//!
//! Everything that can be missing is optional here: a missing sentence is a problem with a rule id
//! and a line, not a file that does not parse.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;

use super::File;
use crate::content::problem::Problem;
use crate::domain::check::{Answer, Question, Verdict};

/// Collects the problems of one file.
pub struct Report<'a> {
    file: File<'a>,
    problems: &'a mut Vec<Problem>,
}

impl<'a> Report<'a> {
    pub fn new(file: File<'a>, problems: &'a mut Vec<Problem>) -> Self {
        Report { file, problems }
    }

    /// A problem at a place in the text.
    pub fn at(&mut self, span: Range<usize>, rule: &'static str, message: impl Into<String>) {
        let before = self
            .file
            .text
            .as_bytes()
            .get(..span.start)
            .unwrap_or_default();
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        self.add(line, rule, message.into());
    }

    /// A problem of the file as a whole.
    pub fn whole(&mut self, rule: &'static str, message: impl Into<String>) {
        self.add(0, rule, message.into());
    }

    fn add(&mut self, line: usize, rule: &'static str, message: String) {
        let file = self.file.name.to_owned();
        self.problems.push(Problem {
            file,
            line,
            rule,
            message,
        });
    }

    /// Parses the file, or says where it stopped being TOML of the right shape.
    pub fn parse<T: DeserializeOwned>(&mut self) -> Option<T> {
        match toml::from_str(self.file.text) {
            Ok(read) => Some(read),
            Err(error) => {
                let message = error.message().replace('\n', " ");
                match error.span() {
                    Some(span) => self.at(span, "TOML", message),
                    None => self.whole("TOML", message),
                }
                None
            }
        }
    }

    /// The text, reported under V44 where it is missing or blank.
    pub fn required(&mut self, text: &Text, holder: &Spanned<String>, what: &str) -> String {
        let filled = text
            .as_ref()
            .filter(|text| !text.get_ref().trim().is_empty());
        if let Some(text) = filled {
            return text.get_ref().clone();
        }
        let span = text.as_ref().map_or(holder.span(), Spanned::span);
        self.at(span, "V44", format!("{}: no `{what}`", holder.get_ref()));
        String::new()
    }

    pub fn question(&mut self, code: &Spanned<String>) -> Option<Question> {
        let found = Question::from_code(code.get_ref());
        if found.is_none() {
            self.at(
                code.span(),
                "V03",
                format!("unknown question `{}`", code.get_ref()),
            );
        }
        found
    }

    pub fn answer(&mut self, question: Question, code: &Spanned<String>) -> Option<Answer> {
        let found = question.answer(code.get_ref());
        if found.is_none() {
            let (question, code_text) = (question.code(), code.get_ref());
            self.at(
                code.span(),
                "V03",
                format!("`{question}` has no answer `{code_text}`"),
            );
        }
        found
    }

    pub fn verdict(&mut self, code: &Spanned<String>) -> Option<Verdict> {
        let found = Verdict::from_code(code.get_ref());
        if found.is_none() {
            self.at(
                code.span(),
                "V03",
                format!("unknown verdict `{}`", code.get_ref()),
            );
        }
        found
    }

    /// Reports every id that stands twice (V01).
    pub fn unique<'s>(&mut self, ids: impl Iterator<Item = &'s Spanned<String>>) {
        let mut seen = Vec::new();
        for id in ids {
            if seen.contains(&id.get_ref()) {
                self.at(id.span(), "V01", format!("`{}` stands twice", id.get_ref()));
            }
            seen.push(id.get_ref());
        }
    }
}

/// A text that may be missing.
pub type Text = Option<Spanned<String>>;

/// Question codes and the answers that satisfy them.
pub type When = BTreeMap<Spanned<String>, Vec<Spanned<String>>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questions {
    #[serde(default)]
    pub question: Vec<RawQuestion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawQuestion {
    pub no: Spanned<String>,
    pub code: Spanned<String>,
    pub text: Text,
    pub helper: Text,
    #[serde(default)]
    pub answer: Vec<RawAnswer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAnswer {
    pub code: Spanned<String>,
    pub label: Text,
    pub as_condition: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdicts {
    pub lines: RawLines,
    #[serde(default)]
    pub verdict: Vec<RawVerdict>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawLines {
    pub case: Spanned<String>,
    pub credit: Spanned<String>,
    pub cause: Spanned<String>,
    pub tell: Spanned<String>,
    pub after: Spanned<String>,
    pub footnote: Spanned<String>,
    pub cost_won: Spanned<String>,
    pub complaint_and_no_harm: Spanned<String>,
    pub harm_first: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVerdict {
    pub code: Spanned<String>,
    pub title: Text,
    pub means: Text,
    pub next: Option<Vec<Spanned<String>>>,
    pub done_when: Text,
    pub dont: Text,
    #[serde(default)]
    pub variant: Vec<RawVariant>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawVariant {
    pub code: Spanned<String>,
    pub note: Text,
    pub next: Option<Vec<Spanned<String>>>,
    pub if_it_is_you: Text,
    pub say: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    pub normalise: RawNormalise,
    #[serde(default)]
    pub rule: Vec<RawRule>,
    #[serde(default)]
    pub after_rule: Vec<RawAfterRule>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawNormalise {
    pub id: Spanned<String>,
    pub when: When,
    pub becomes: BTreeMap<Spanned<String>, Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawRule {
    pub id: Spanned<String>,
    pub verdict: Spanned<String>,
    pub variant: Spanned<String>,
    pub when: When,
    pub reasons: Option<Vec<Spanned<String>>>,
    pub because: Text,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAfterRule {
    pub id: Spanned<String>,
    pub if_variant: Option<Spanned<String>>,
    pub when: When,
    pub verdict: Spanned<String>,
    pub variant: Spanned<String>,
    pub because: Text,
}
