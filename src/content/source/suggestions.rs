//! `content/suggestions.toml`: what is suggested on each verdict, read and judged (V46, with V20 and
//! V45). What the words themselves may say is judged in `language`.

use super::check::never_words;
use super::fields::{Fields, Text};
use super::findings::{Findings, Place, SHAPE, at};
use super::limits;
use super::prose;
use super::tables;
use crate::domain::check::Verdict;
use crate::domain::command::takes_lead;
use crate::domain::plan::How;
use crate::domain::suggestion::{Action, Suggestions};

/// Where the suggestions are.
pub const SUGGESTIONS: &str = "suggestions.toml";

/// How many moments, actions and ends there are to pick from.
const CHOICES: usize = 3;
const MOMENT_CHARACTERS: usize = 60;
const DO_CHARACTERS: usize = 80;
const END_CHARACTERS: usize = 60;
/// A sentence to say (content bible 5.7).
const SPOKEN_WORDS: usize = 25;
/// A lead or a look-back further away than this is no longer about this matter.
const DAYS_MAX: u16 = 90;
/// V45 on the way out of harm: what content bible 2.8 never suggests there, beyond the words that no
/// verdict may hold.
const NEVER_IN_HARM: [&str; 9] = [
    "ask around",
    "asking around",
    "between us",
    "quiet",
    "promise",
    "accus",
    "film",
    "record",
    "is it true",
];

/// What one verdict suggests, with lines.
#[derive(Debug)]
pub struct Suggested {
    line: usize,
    code: Text,
    moments: Vec<Text>,
    actions: Vec<SuggestedAction>,
    ends: Vec<Text>,
    lead_days: Option<(u16, usize)>,
    look_back_days: Option<(u16, usize)>,
}

/// Something to say, ask or do.
#[derive(Debug)]
struct SuggestedAction {
    how: Text,
    words: Text,
}

/// Reads the file; a missing one is a problem.
pub fn read<'a>(find: impl Fn(&str) -> Option<&'a str>, findings: &mut Findings) -> Vec<Suggested> {
    tables::rows(find, SUGGESTIONS, "verdict", findings, suggested)
}

fn suggested(fields: &Fields<'_>, findings: &mut Findings) -> Suggested {
    let known = [
        "code",
        "moments",
        "actions",
        "ends",
        "lead_days",
        "look_back_days",
    ];
    fields.only(&known, findings);
    let ends = match fields.has("ends") {
        true => fields.texts("ends", findings),
        false => Vec::new(),
    };
    Suggested {
        line: fields.line,
        code: fields.text("code", SHAPE, findings),
        moments: fields.texts("moments", findings),
        actions: fields
            .tables("actions", findings)
            .iter()
            .map(|action| suggested_action(action, findings))
            .collect(),
        ends,
        lead_days: fields.optional_number("lead_days", findings),
        look_back_days: fields.optional_number("look_back_days", findings),
    }
}

fn suggested_action(fields: &Fields<'_>, findings: &mut Findings) -> SuggestedAction {
    fields.only(&["how", "words"], findings);
    SuggestedAction {
        how: fields.text("how", SHAPE, findings),
        words: fields.text("words", SHAPE, findings),
    }
}

impl Suggested {
    fn verdict(&self) -> Option<Verdict> {
        Verdict::from_code(&self.code.value)
    }

    /// What a person reads.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let words = self.actions.iter().map(|action| &action.words);
        self.moments.iter().chain(words).chain(&self.ends)
    }

    /// The suggestions as the app knows them; `None` where a code is unknown, which was noted.
    pub fn body(&self) -> Option<Suggestions> {
        let values = |texts: &[Text]| texts.iter().map(|text| text.value.clone()).collect();
        let days = |number: Option<(u16, usize)>| number.and_then(|(days, _)| days.try_into().ok());
        let action = |action: &SuggestedAction| {
            Some(Action {
                how: How::from_code(&action.how.value)?,
                words: action.words.value.clone(),
            })
        };
        Some(Suggestions {
            verdict: self.verdict()?,
            moments: values(&self.moments),
            actions: self.actions.iter().map(action).collect::<Option<_>>()?,
            ends: values(&self.ends),
            lead_days: days(self.lead_days),
            look_back_days: days(self.look_back_days),
        })
    }
}

/// Checks the whole file.
pub fn check(all: &[Suggested], findings: &mut Findings) {
    for (place, suggested) in all.iter().enumerate() {
        let before = all.iter().take(place);
        let twice = before.map(|other| &other.code.value);
        let twice = twice.into_iter().any(|code| *code == suggested.code.value);
        let line = at(SUGGESTIONS, suggested.code.line);
        let known = suggested.verdict().is_some();
        findings.require("V46", line, suggested.code.is_blank() || known, || {
            format!("`{}` is no verdict", suggested.code.value)
        });
        findings.require("V46", line, !(known && twice), || {
            format!("{} stands here twice", suggested.code.value)
        });
        check_one(suggested, findings);
    }
    // Where nothing could be read, that is the message to act on.
    let missing = Verdict::ALL
        .into_iter()
        .filter(|verdict| !all.is_empty() && !all.iter().any(|s| s.verdict() == Some(*verdict)));
    findings.count("V46");
    for verdict in missing {
        let message = format!("nothing is suggested on {}", verdict.code());
        findings.add("V46", at(SUGGESTIONS, 0), message);
    }
}

fn check_one(suggested: &Suggested, findings: &mut Findings) {
    let place = at(SUGGESTIONS, suggested.line);
    choices("moments", &suggested.moments, place, findings);
    let words: Vec<Text> = suggested
        .actions
        .iter()
        .map(|action| action.words.clone())
        .collect();
    choices("actions", &words, place, findings);
    for moment in &suggested.moments {
        limits::characters(SUGGESTIONS, "moment", moment, MOMENT_CHARACTERS, findings);
        clause(moment, "moment", findings);
    }
    for action in &suggested.actions {
        check_action(action, findings);
    }
    for end in &suggested.ends {
        limits::characters(SUGGESTIONS, "end", end, END_CHARACTERS, findings);
        let capital = end.value.starts_with(char::is_uppercase);
        form(end, capital, "an end begins with a capital", findings);
        form(end, ends_open(end), "an end has no full stop", findings);
    }
    for text in suggested.texts() {
        let gap = text.value.contains('\u{2026}') || text.value.contains("...");
        form(
            text,
            !gap,
            "it is picked by a tap: no gap to fill",
            findings,
        );
        harmless(text, suggested.verdict(), findings);
    }
    if let Some(verdict) = suggested.verdict() {
        check_days(suggested, verdict, findings);
    }
}

/// V46: three to pick from, and no two alike.
fn choices(name: &str, texts: &[Text], place: Place<'_>, findings: &mut Findings) {
    findings.require("V46", place, texts.len() == CHOICES, || {
        format!("{} {name}, not {CHOICES}", texts.len())
    });
    for (index, text) in texts.iter().enumerate() {
        let line = at(SUGGESTIONS, text.line);
        findings.require("V46", line, !text.is_blank(), || "it is empty".to_owned());
        let bare = prose::bare(&text.value);
        let mut before = texts.iter().take(index);
        let twice = before.any(|other| prose::bare(&other.value) == bare);
        form(text, !twice, "the same stands here already", findings);
    }
}

/// V46: how a text must look to become part of a sentence. An empty one has no look.
fn form(text: &Text, holds: bool, message: &str, findings: &mut Findings) {
    let place = at(SUGGESTIONS, text.line);
    findings.require("V46", place, holds || text.is_blank(), || {
        message.to_owned()
    });
}

/// What follows "If" or "then I will".
fn clause(text: &Text, name: &str, findings: &mut Findings) {
    let first = text.value.split([' ', '\'', '\u{2019}']).next();
    let small = !text.value.starts_with(char::is_uppercase) || first == Some("I");
    form(text, small, &format!("a {name} has no capital"), findings);
    let open = ends_open(text);
    form(text, open, &format!("a {name} has no full stop"), findings);
}

fn ends_open(text: &Text) -> bool {
    text.value.ends_with(char::is_alphanumeric)
}

fn check_action(action: &SuggestedAction, findings: &mut Findings) {
    let words = &action.words;
    let how = How::from_code(&action.how.value);
    let known = how.is_some() || action.how.is_blank();
    findings.require("V46", at(SUGGESTIONS, action.how.line), known, || {
        format!("`{}` is not say, ask or do", action.how.value)
    });
    let marks = ['"', '\u{201c}', '\u{201d}', '\u{201e}', '\u{ab}', '\u{bb}'];
    let unmarked = !words.value.contains(marks);
    match how {
        Some(How::Do) => {
            limits::characters(SUGGESTIONS, "words", words, DO_CHARACTERS, findings);
            clause(words, "thing to do", findings);
        }
        Some(How::Say | How::Ask) => {
            limits::words(SUGGESTIONS, "words", words, 1, Some(SPOKEN_WORDS), findings);
            form(
                words,
                unmarked,
                "the plan adds the quotation marks",
                findings,
            );
            let (closed, message) = match how {
                Some(How::Ask) => (words.value.ends_with('?'), "an ask ends in a question mark"),
                _ => (
                    words.value.ends_with(['.', '?']),
                    "a line to say ends in a full stop or a question mark",
                ),
            };
            form(words, closed, message, findings);
        }
        None => {}
    }
}

/// V45 (content bible 2.8).
fn harmless(text: &Text, verdict: Option<Verdict>, findings: &mut Findings) {
    findings.count("V45");
    let lower = text.value.to_lowercase();
    let in_harm = NEVER_IN_HARM
        .into_iter()
        .filter(|word| verdict == Some(Verdict::GetHelp) && lower.contains(word));
    if let Some(word) = never_words(&text.value).chain(in_harm).next() {
        let message = format!("a verdict never suggests this: \"{word}\"");
        findings.add("V45", at(SUGGESTIONS, text.line), message);
    }
}

/// V46: a lead has three ends and a day; everything but harm is looked back on.
fn check_days(suggested: &Suggested, verdict: Verdict, findings: &mut Findings) {
    let place = at(SUGGESTIONS, suggested.line);
    let leads = takes_lead(verdict);
    match leads {
        true => choices("ends", &suggested.ends, place, findings),
        false => findings.require("V46", place, suggested.ends.is_empty(), || {
            format!("{} takes no lead, so nothing ends it", verdict.code())
        }),
    }
    let looks_back = verdict != Verdict::GetHelp;
    let wanted = [
        ("lead_days", suggested.lead_days, leads),
        ("look_back_days", suggested.look_back_days, looks_back),
    ];
    for (name, days, wanted) in wanted {
        findings.require("V46", place, days.is_some() == wanted, || match wanted {
            true => format!("`{name}` is missing"),
            false => format!("`{name}` has no place on {}", verdict.code()),
        });
        if let Some((days, line)) = days {
            let fits = (1..=DAYS_MAX).contains(&days);
            findings.require("V46", at(SUGGESTIONS, line), fits, || {
                format!("`{name}` is {days}, 1 to {DAYS_MAX} are right")
            });
        }
    }
}
