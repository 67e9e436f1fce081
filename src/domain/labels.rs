//! Labels: words that judge instead of telling what was seen, found in what somebody wrote as facts.
//!
//! Finds and no more: which words are labels is content, and what is asked about them is the
//! screen's. What stands inside double quotation marks is left alone, for what somebody said is a
//! fact. Single quotation marks cannot be told from apostrophes and quote nothing here.

use std::cmp::Reverse;

/// The labels that stand in a text as whole words, in order of appearance, each once and as it is
/// written in the list. Case and the kind of apostrophe make no difference, nor does a hyphen in
/// the place of a space; where a longer label stands, a shorter one inside it is not found. A label
/// that is only a part of a hyphenated word ("never-ending") is not found either.
pub fn labels_in<'a>(text: &str, labels: &'a [String]) -> Vec<&'a str> {
    let mut sought: Vec<(Vec<Word>, &str)> = labels
        .iter()
        .map(|label| (words(label), label.as_str()))
        .filter(|(label, _)| !label.is_empty())
        .collect();
    sought.sort_by_key(|(label, _)| Reverse(label.len()));
    let words = words(text);
    let mut rest = words.as_slice();
    let mut found = Vec::new();
    while let Some((_, after)) = rest.split_first() {
        rest = after_label(rest, &sought, &mut found).unwrap_or(after);
    }
    found
}

/// What follows the label these words begin with, if they begin with one, which is noted.
fn after_label<'w, 'a>(
    rest: &'w [Word],
    sought: &[(Vec<Word>, &'a str)],
    found: &mut Vec<&'a str>,
) -> Option<&'w [Word]> {
    let (label, name) = sought.iter().find(|(label, _)| begin_with(rest, label))?;
    if !found.contains(name) {
        found.push(name);
    }
    rest.get(label.len()..)
}

fn begin_with(rest: &[Word], label: &[Word]) -> bool {
    let Some((run, after)) = rest.split_at_checked(label.len()) else {
        return false;
    };
    let alike = run
        .iter()
        .zip(label)
        .all(|(word, of_label)| !word.quoted && word.bare() == of_label.bare());
    let inside = run.iter().skip(1).all(|word| word.gap != Gap::Other);
    let starts_a_word = run.first().is_some_and(|word| word.gap != Gap::Hyphen);
    let ends_a_word = after.first().is_none_or(|word| word.gap != Gap::Hyphen);
    alike && inside && starts_a_word && ends_a_word
}

/// A word of a text.
struct Word {
    /// Lower case, apostrophes straightened.
    text: String,
    /// What stands before it.
    gap: Gap,
    /// Somebody says it.
    quoted: bool,
}

impl Word {
    /// Without the ending of a possessive: "the idiot's desk" holds a label too.
    fn bare(&self) -> &str {
        self.text.strip_suffix("'s").unwrap_or(&self.text)
    }
}

/// What stands between two words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gap {
    /// White space alone.
    Space,
    /// One hyphen and nothing else: they are one word.
    Hyphen,
    /// Anything else.
    Other,
}

/// The words, in one pass. A blank line ends a quotation without its closing mark, which then
/// quotes nothing: one forgotten mark does not hide the rest.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    let mut gap = Gap::Other;
    let mut open: Option<(&[char], usize)> = None;
    let mut line_is_blank = false;
    for character in text.chars() {
        let apostrophe = matches!(character, '\'' | '\u{2019}');
        if is_letter(character) || (apostrophe && inside) {
            if !inside {
                words.push(Word {
                    text: String::new(),
                    gap,
                    quoted: false,
                });
            }
            if let Some(word) = words.last_mut() {
                match apostrophe {
                    true => word.text.push('\''),
                    false => word.text.extend(character.to_lowercase()),
                }
            }
            (inside, line_is_blank) = (true, false);
            continue;
        }
        gap = gap_with(character, inside, gap);
        inside = false;
        open = match open {
            Some((closing, first)) if closing.contains(&character) => {
                words
                    .iter_mut()
                    .skip(first)
                    .for_each(|word| word.quoted = true);
                None
            }
            Some(_) if character == '\n' && line_is_blank => None,
            Some(opened) => Some(opened),
            None => closing_marks(character).map(|closing| (closing, words.len())),
        };
        line_is_blank = character == '\n' || (line_is_blank && character.is_whitespace());
    }
    for word in &mut words {
        // A closing single quotation mark is no part of the word.
        word.text.truncate(word.text.trim_end_matches('\'').len());
    }
    words
}

/// Letters, digits and the accents that follow them.
pub(super) fn is_letter(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\u{300}'..='\u{36f}')
}

/// The gap so far and one more character of it.
fn gap_with(character: char, after_word: bool, gap: Gap) -> Gap {
    let hyphen = matches!(character, '-' | '\u{2010}' | '\u{2011}');
    match after_word {
        true if hyphen => Gap::Hyphen,
        true if character.is_whitespace() => Gap::Space,
        false if character.is_whitespace() && gap == Gap::Space => Gap::Space,
        _ => Gap::Other,
    }
}

/// What closes the quotation that this character opens.
fn closing_marks(character: char) -> Option<&'static [char]> {
    match character {
        '"' => Some(&['"']),
        '\u{201c}' => Some(&['\u{201d}']),
        '\u{201e}' => Some(&['\u{201c}', '\u{201d}']),
        '\u{ab}' => Some(&['\u{bb}']),
        _ => None,
    }
}
