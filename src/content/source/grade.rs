//! The Flesch–Kincaid grade: a smoke alarm for sentences that got long and words that got heavy.
//!
//! The syllable counter is a rule of thumb for English, not a dictionary, and a low grade does not
//! make a text good. Read it aloud.

use super::prose;

/// Figures of one text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figures {
    /// Flesch–Kincaid grade.
    pub grade: f64,
    /// Words in the average sentence.
    pub mean_sentence: f64,
}

/// The figures of a text, or `None` where there are no words.
pub fn figures(text: &str) -> Option<Figures> {
    let sentences = prose::sentences(text).len();
    let words = prose::word_count(text);
    if sentences == 0 || words == 0 {
        return None;
    }
    let syllables: usize = prose::reading_words(text).map(syllables).sum();
    let mean_sentence = words as f64 / sentences as f64;
    let grade = 0.39 * mean_sentence + 11.8 * (syllables as f64 / words as f64) - 15.59;
    Some(Figures {
        grade,
        mean_sentence,
    })
}

/// Syllables of one word, at least one: groups of vowels, less the silent endings.
pub fn syllables(word: &str) -> usize {
    word.split('-').map(part_syllables).sum::<usize>().max(1)
}

/// Words in common use that the rule of thumb gets wrong.
const EXCEPTIONS: [(&str, usize); 15] = [
    ("argue", 2),
    ("client", 2),
    ("clients", 2),
    ("client's", 2),
    ("everything", 3),
    ("idea", 3),
    ("ideas", 3),
    ("quiet", 2),
    ("quietly", 3),
    ("something", 2),
    ("sometimes", 2),
    ("area", 3),
    ("create", 2),
    ("science", 2),
    ("evening", 2),
];

fn part_syllables(part: &str) -> usize {
    let word: String = part
        .chars()
        .map(|character| {
            if character == '\u{2019}' {
                '\''
            } else {
                character
            }
        })
        .filter(|character| character.is_alphanumeric() || *character == '\'')
        .flat_map(char::to_lowercase)
        .collect();
    let word = word.trim_matches('\'');
    if word.is_empty() {
        return 0;
    }
    if let Some((_, count)) = EXCEPTIONS.iter().find(|(known, _)| *known == word) {
        return *count;
    }
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let spoken = vowel_groups(word) + hidden(word);
    (spoken + digits).saturating_sub(silent(word)).max(1)
}

fn vowel(character: char) -> bool {
    matches!(character, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

fn vowel_groups(word: &str) -> usize {
    let mut before = false;
    let mut groups = 0;
    for (place, character) in word.chars().enumerate() {
        // "you", "yes": a first y is a consonant.
        let now = vowel(character) && !(place == 0 && character == 'y');
        groups += usize::from(now && !before);
        before = now;
    }
    groups
}

/// Syllables that a group of vowels hides: "do-ing", "is-n't".
fn hidden(word: &str) -> usize {
    let stem_vowel = |ending: &str| {
        word.strip_suffix(ending)
            .and_then(|stem| stem.chars().last())
            .is_some_and(vowel)
    };
    usize::from(stem_vowel("ing")) + usize::from(word.ends_with("dn't") || word.ends_with("sn't"))
}

/// Endings that are written and not spoken: "take", "asked", "makes", "league".
fn silent(word: &str) -> usize {
    let word = word.strip_suffix("'s").unwrap_or(word);
    let consonant_before = |stem: &str| stem.chars().last().is_some_and(|last| !vowel(last));
    let ends = |stem: &str, endings: &[&str]| endings.iter().any(|end| stem.ends_with(end));
    if let Some(stem) = word.strip_suffix("ed") {
        return usize::from(consonant_before(stem) && !ends(stem, &["t", "d"]) && !heard_le(stem));
    }
    if let Some(stem) = word.strip_suffix("es") {
        let heard = ends(stem, &["s", "z", "x", "c", "g", "ch", "sh"]) || heard_le(stem);
        return usize::from(consonant_before(stem) && !heard || ends(stem, &["gu", "qu"]));
    }
    if let Some(stem) = word.strip_suffix('e') {
        let mute_u = ends(stem, &["gu", "qu"]);
        return usize::from(mute_u || consonant_before(stem) && !heard_le(stem));
    }
    0
}

/// "peop-le", "litt-le": an l between a consonant and the last e is a syllable of its own.
fn heard_le(stem: &str) -> bool {
    stem.strip_suffix('l')
        .and_then(|stem| stem.chars().last())
        .is_some_and(|before| !vowel(before))
}
