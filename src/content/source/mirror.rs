//! `content/mirror.toml`: "Was I the one taking over?", read and judged (V47, with V20 and V27). What
//! the words themselves may say is judged in `language`.

use super::fields::{Fields, Text};
use super::findings::{Findings, SHAPE, at};
use super::limits;
use super::prose;
use super::tables;
use crate::domain::suggestion::{Mirror, MirrorAnswer, MirrorQuestion};

/// Where the mirror is.
pub const MIRROR: &str = "mirror.toml";

const QUESTIONS: usize = 4;
const ANSWERS: usize = 3;
/// V27, as in the check.
const QUESTION_CHARACTERS: usize = 48;
/// V27, as in the check.
const ANSWER_CHARACTERS: usize = 44;
const NOTE_WORDS: usize = 16;
/// One of these stands in every note: it is about nobody else.
const FIRST_PERSON: [&str; 6] = ["i", "me", "my", "we", "us", "our"];

/// One question, with lines.
#[derive(Debug)]
pub struct Asked {
    line: usize,
    text: Text,
    answers: Vec<Answered>,
}

/// One answer.
#[derive(Debug)]
struct Answered {
    text: Text,
    note: Text,
}

/// Reads the file; a missing one is a problem.
pub fn read<'a>(find: impl Fn(&str) -> Option<&'a str>, findings: &mut Findings) -> Vec<Asked> {
    tables::rows(find, MIRROR, "question", findings, asked)
}

fn asked(fields: &Fields<'_>, findings: &mut Findings) -> Asked {
    fields.only(&["text", "answers"], findings);
    Asked {
        line: fields.line,
        text: fields.text("text", SHAPE, findings),
        answers: fields
            .tables("answers", findings)
            .iter()
            .map(|answer| answered(answer, findings))
            .collect(),
    }
}

fn answered(fields: &Fields<'_>, findings: &mut Findings) -> Answered {
    fields.only(&["text", "note"], findings);
    Answered {
        text: fields.text("text", SHAPE, findings),
        note: fields.text("note", SHAPE, findings),
    }
}

impl Asked {
    /// What a person reads.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let answers = self.answers.iter();
        std::iter::once(&self.text).chain(answers.flat_map(|answer| [&answer.text, &answer.note]))
    }

    fn body(&self) -> MirrorQuestion {
        let answer = |answer: &Answered| MirrorAnswer {
            text: answer.text.value.clone(),
            note: answer.note.value.clone(),
        };
        MirrorQuestion {
            text: self.text.value.clone(),
            answers: self.answers.iter().map(answer).collect(),
        }
    }
}

/// The mirror as the app knows it.
pub fn body(all: &[Asked]) -> Mirror {
    Mirror {
        questions: all.iter().map(Asked::body).collect(),
    }
}

/// Checks the whole file.
pub fn check(all: &[Asked], findings: &mut Findings) {
    // Where nothing could be read, that is the message to act on.
    let place = at(MIRROR, 0);
    let four = all.is_empty() || all.len() == QUESTIONS;
    findings.require("V47", place, four, || {
        format!("{} questions, not {QUESTIONS}", all.len())
    });
    for question in all {
        let place = at(MIRROR, question.line);
        taps(&question.text, QUESTION_CHARACTERS, findings);
        let asks = question.text.value.ends_with('?');
        form(&question.text, asks, "a question asks", findings);
        findings.require("V47", place, question.answers.len() == ANSWERS, || {
            format!("{} answers, not {ANSWERS}", question.answers.len())
        });
        for answer in &question.answers {
            check_answer(answer, findings);
        }
    }
    let answers = || all.iter().flat_map(|question| &question.answers);
    distinct(answers().map(|answer| &answer.text), findings);
    distinct(answers().map(|answer| &answer.note), findings);
}

fn check_answer(answer: &Answered, findings: &mut Findings) {
    taps(&answer.text, ANSWER_CHARACTERS, findings);
    let note = &answer.note;
    limits::words(MIRROR, "note", note, 1, Some(NOTE_WORDS), findings);
    let words = prose::words(&note.value);
    let mine = words
        .iter()
        .any(|word| FIRST_PERSON.contains(&word.text.as_str()));
    form(note, mine, "a note speaks of me or us", findings);
    let whole = note.value.ends_with('.') && note.value.starts_with(char::is_uppercase);
    form(note, whole, "a note is a whole sentence", findings);
}

/// V27.
fn taps(text: &Text, most: usize, findings: &mut Findings) {
    let length = text.value.chars().count();
    findings.require("V27", at(MIRROR, text.line), length <= most, || {
        format!("{length} characters, at most {most}")
    });
}

/// V47: no answer and no note stands here twice, or the note to oneself could not tell them apart.
fn distinct<'a>(texts: impl Iterator<Item = &'a Text>, findings: &mut Findings) {
    let mut seen: Vec<String> = Vec::new();
    for text in texts {
        let bare = prose::bare(&text.value);
        let fresh = !seen.contains(&bare);
        form(text, fresh, "the same stands here already", findings);
        seen.push(bare);
    }
}

/// V47. Empty texts were noted when they were read.
fn form(text: &Text, holds: bool, message: &str, findings: &mut Findings) {
    findings.require(
        "V47",
        at(MIRROR, text.line),
        holds || text.is_blank(),
        || message.to_owned(),
    );
}
