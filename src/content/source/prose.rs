//! Plain text taken apart: words, sentences, what stands inside quotation marks.
//!
//! No rule lives here, only the shapes that rules count.

/// A word as rules compare it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, apostrophes straightened.
    pub text: String,
    /// Byte offset of its first letter.
    pub at: usize,
    /// Whether somebody says it, between double quotation marks.
    pub speech: bool,
}

/// Whether each character stands inside double quotation marks. A paragraph ends a quotation, so
/// that one forgotten mark does not turn the rest of the text into speech.
fn with_speech(text: &str) -> impl Iterator<Item = (usize, char, bool)> + '_ {
    let mut speech = false;
    let mut last = ' ';
    text.char_indices().map(move |(at, character)| {
        match character {
            '"' => speech = !speech,
            '\u{201c}' => speech = true,
            '\u{201d}' => speech = false,
            '\n' if last == '\n' => speech = false,
            _ => {}
        }
        last = character;
        (at, character, speech)
    })
}

/// The words: runs of letters, digits and apostrophes.
pub fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut inside = false;
    for (at, character, speech) in with_speech(text) {
        let apostrophe = matches!(character, '\'' | '\u{2019}');
        if !(character.is_alphanumeric() || (apostrophe && inside)) {
            inside = false;
            continue;
        }
        if !inside {
            words.push(Word {
                text: String::new(),
                at,
                speech,
            });
            inside = true;
        }
        if let Some(word) = words.last_mut() {
            if apostrophe {
                word.text.push('\'');
            } else {
                word.text.extend(character.to_lowercase());
            }
        }
    }
    for word in &mut words {
        // A closing single quotation mark is no part of the word.
        word.text.truncate(word.text.trim_end_matches('\'').len());
    }
    words
}

/// How many words a reader reads: pieces between spaces that hold a letter or a digit.
pub fn word_count(text: &str) -> usize {
    reading_words(text).count()
}

/// The pieces between spaces that hold a letter or a digit.
pub fn reading_words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace()
        .filter(|piece| piece.chars().any(char::is_alphanumeric))
}

/// The sentences with the byte offset of each. A full stop, question or exclamation mark ends one
/// when no lower-case letter follows; so does a paragraph.
pub fn sentences(text: &str) -> Vec<(usize, &str)> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut cut = |start: &mut usize, end: usize| {
        let piece = text.get(*start..end).unwrap_or_default();
        let lead = piece.len() - piece.trim_start().len();
        if piece.chars().any(char::is_alphanumeric) {
            sentences.push((*start + lead, piece.trim()));
        }
        *start = end;
    };
    for (at, character) in text.char_indices() {
        let end = at + character.len_utf8();
        let rest = text.get(end..).unwrap_or_default();
        let ends = match character {
            '.' | '!' | '?' | '\u{2026}' => ends_sentence(rest),
            '\n' => rest.starts_with('\n'),
            _ => false,
        };
        if ends {
            cut(&mut start, end);
        }
    }
    cut(&mut start, text.len());
    sentences
}

fn ends_sentence(rest: &str) -> bool {
    let after = rest.trim_start_matches(['"', '\'', '\u{201d}', '\u{2019}', ')']);
    let next = after.chars().find(|character| character.is_alphanumeric());
    (after.is_empty() || after.starts_with(char::is_whitespace))
        && !next.is_some_and(char::is_lowercase)
}

/// Byte offsets of exclamation marks that nobody says.
pub fn unspoken_exclamations(text: &str) -> Vec<usize> {
    with_speech(text)
        .filter(|(_, character, speech)| *character == '!' && !speech)
        .map(|(at, _, _)| at)
        .collect()
}

/// A text without case and punctuation, for comparing.
pub fn bare(text: &str) -> String {
    words(text)
        .into_iter()
        .map(|word| word.text)
        .collect::<Vec<_>>()
        .join(" ")
}
