//! The word lists of the content bible (5.2, 5.6, V26) and the exceptions to them, as data.
//!
//! Which rule asks for which list is decided in `language`.

use std::collections::BTreeMap;

use super::fields::{SourceFile, Text};
use super::findings::{Findings, SHAPE, at};
use super::prose::{self, Word};

/// Where the lists are.
pub const WORDS: &str = "words.toml";
/// Where the exceptions are.
pub const ALLOW: &str = "allow.toml";

/// A word or phrase, taken apart once.
#[derive(Debug)]
struct Phrase {
    text: String,
    words: Vec<String>,
}

impl Phrase {
    fn new(text: &Text) -> Self {
        let words = prose::words(&text.value)
            .into_iter()
            .map(|word| word.text)
            .collect();
        Phrase {
            text: text.value.clone(),
            words,
        }
    }
}

/// A list of words and phrases, by the first word of each.
#[derive(Debug, Default)]
pub struct Phrases(BTreeMap<String, Vec<Phrase>>);

impl Phrases {
    fn new(texts: &[Text]) -> Self {
        let mut phrases: BTreeMap<String, Vec<Phrase>> = BTreeMap::new();
        for phrase in texts.iter().map(Phrase::new) {
            if let Some(first) = phrase.words.first() {
                phrases.entry(first.clone()).or_default().push(phrase);
            }
        }
        Phrases(phrases)
    }

    /// Every place where one of the phrases stands, whole words only: its first word and itself.
    pub fn found_in<'w>(&self, words: &'w [Word]) -> Vec<(&'w Word, &str)> {
        let mut found = Vec::new();
        for (place, word) in words.iter().enumerate() {
            for phrase in self.0.get(&word.text).into_iter().flatten() {
                let run = words.iter().skip(place).take(phrase.words.len());
                if run.map(|word| &word.text).eq(phrase.words.iter()) {
                    found.push((word, phrase.text.as_str()));
                }
            }
        }
        found
    }
}

/// The lists.
#[derive(Debug, Default)]
pub struct WordLists {
    /// Jargon, and words that judge people (V25).
    pub banned: Phrases,
    /// What must not be said about law, health, safety and secrets (V25).
    pub labels: Phrases,
    /// Words that blame (V26).
    pub guilt: Phrases,
    /// Words that blame unless somebody in the story says them (V26).
    pub guilt_unless_said: Phrases,
    /// Options that are tricks (V14).
    pub tricks: Phrases,
    /// Words that claim research (V30).
    pub research: Phrases,
}

impl WordLists {
    /// Reads the lists; a missing one is a problem, for its rule would hold for everything.
    pub fn read(text: Option<&str>, findings: &mut Findings) -> Self {
        let Some(text) = text else {
            findings.add(SHAPE, at(WORDS, 0), "the file is missing");
            return WordLists::default();
        };
        let file = SourceFile::new(WORDS, text);
        let Some(table) = file.parse(findings) else {
            return WordLists::default();
        };
        let fields = file.fields(&table);
        let names = [
            "banned",
            "labels",
            "guilt",
            "guilt_unless_said",
            "tricks",
            "research",
        ];
        fields.only(&names, findings);
        let mut list = |name| Phrases::new(&fields.texts(name, findings));
        WordLists {
            banned: list("banned"),
            labels: list("labels"),
            guilt: list("guilt"),
            guilt_unless_said: list("guilt_unless_said"),
            tricks: list("tricks"),
            research: list("research"),
        }
    }
}

/// One exception, with its reason.
#[derive(Debug)]
struct Allowance {
    file: String,
    rule: String,
    word: String,
}

/// The exceptions.
#[derive(Debug, Default)]
pub struct Allowances(Vec<Allowance>);

impl Allowances {
    /// The rules that can be excepted.
    const RULES: [&'static str; 3] = ["V25", "V26", "V29"];

    /// Reads the exceptions. The file may be missing; a reason may not.
    pub fn read(text: Option<&str>, findings: &mut Findings) -> Self {
        let Some(text) = text else {
            return Allowances::default();
        };
        let file = SourceFile::new(ALLOW, text);
        let Some(table) = file.parse(findings) else {
            return Allowances::default();
        };
        let fields = file.fields(&table);
        fields.only(&["allow"], findings);
        let mut allowances = Vec::new();
        for entry in fields.optional_tables("allow", findings) {
            entry.only(&["file", "rule", "word", "reason"], findings);
            entry.text("reason", SHAPE, findings);
            let rule = entry.text("rule", SHAPE, findings);
            if !rule.is_blank() && !Self::RULES.contains(&rule.value.as_str()) {
                let place = at(ALLOW, rule.line);
                findings.add(SHAPE, place, format!("{} has no exceptions", rule.value));
            }
            allowances.push(Allowance {
                file: entry.text("file", SHAPE, findings).value,
                rule: rule.value,
                word: prose::bare(&entry.text("word", SHAPE, findings).value),
            });
        }
        Allowances(allowances)
    }

    /// Whether this word may stand in this file in spite of this rule.
    pub fn permit(&self, file: &str, rule: &str, word: &str) -> bool {
        let word = prose::bare(word);
        self.0
            .iter()
            .any(|entry| entry.file == file && entry.rule == rule && entry.word == word)
    }
}
