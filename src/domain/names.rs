//! A cautious guess at the names in what somebody wrote, to shorten each to its initial before the
//! text is shown to others.
//!
//! It goes by capital letters alone, so it errs, and whoever shares a text reads it in full first:
//!
//! - A name that stands only at the start of a sentence or a line is not told from any other first
//!   word, and stays. Where the same word stands inside a sentence as well, it is a name everywhere.
//! - Other capitalised words (places, products, "English") are shortened too; in a language that
//!   capitalises its nouns, far too many are.
//! - Names in small letters, names of up to five letters all in capitals, names that are also a
//!   month or a day ("April", "Jun"), and names in a script without capitals stay.

use std::collections::BTreeSet;

use super::labels::is_letter;

/// The longest word in capitals that is taken for an abbreviation, in letters.
const ABBREVIATION_LETTERS_MAX: usize = 5;

/// Capitalised words that are no names: weekdays, months, titles, and the small words that open a
/// sentence after a colon or stand in a heading.
const PLAIN: &str = "\
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs \
    fri sat sun january february march april may june july august september october november \
    december feb mar apr jun jul aug sep sept oct nov dec mr mrs ms miss mx dr prof sir a an \
    and as at but by for from he her his if in it its my no not of on or our she so that the \
    their then there they this to we what when who with yes you is are was";

/// The words that look like names in some texts that belong together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(BTreeSet<String>);

impl Names {
    /// Learns from all texts what looks like a name, so that one which opens a sentence in the
    /// first is known from the middle of another.
    pub fn in_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Names {
        let mut names = BTreeSet::new();
        for text in texts {
            for word in words(text) {
                if !word.opens && looks_like_a_name(word.bare) {
                    names.insert(word.bare.to_owned());
                }
            }
        }
        Names(names)
    }

    /// Learns from what was written as a role as well. There, a name often stands alone; what also
    /// stands in small letters in one of the texts is a role after all.
    #[must_use]
    pub fn and_in_roles(mut self, roles: &[&str], texts: &[&str]) -> Names {
        for role in roles {
            for word in words(role).iter().filter(|w| looks_like_a_name(w.bare)) {
                let small = word.bare.to_lowercase();
                let is_small = |text: &&str| words(text).iter().any(|word| word.bare == small);
                if !word.opens || !texts.iter().any(is_small) {
                    self.0.insert(word.bare.to_owned());
                }
            }
        }
        self
    }

    /// The text with each name as its initial: "Maria" is "M.", and so is "Maria Lopez", for
    /// capitalised words in a row are one name.
    pub fn shortened(&self, text: &str) -> String {
        let words = words(text);
        let mut rest = words.as_slice();
        let mut short = String::with_capacity(text.len());
        let mut copied = 0;
        while let Some((first, after)) = rest.split_first() {
            rest = after;
            if !self.is_name(first) {
                continue;
            }
            let mut last = first;
            while let Some((next, after)) = rest.split_first()
                && next.joined
                && last.is_bare()
                && self.is_name(next)
            {
                (last, rest) = (next, after);
            }
            short.push_str(text.get(copied..first.at).unwrap_or_default());
            short.extend(first.bare.chars().next());
            copied = last.bare_end();
            let follows = text.get(copied..).unwrap_or_default();
            // A full stop that ends the sentence ends the initial as well.
            if !follows.starts_with('.') {
                short.push('.');
            }
        }
        short.push_str(text.get(copied..).unwrap_or_default());
        short
    }

    fn is_name(&self, word: &Word<'_>) -> bool {
        looks_like_a_name(word.bare) && (!word.opens || self.0.contains(word.bare))
    }
}

/// A word of a text: letters and digits, with apostrophes and hyphens inside.
struct Word<'a> {
    /// As it stands there.
    text: &'a str,
    /// Without the ending of a possessive.
    bare: &'a str,
    /// Byte offset of its first letter.
    at: usize,
    /// It opens a sentence, a line or a quotation.
    opens: bool,
    /// Only spaces part it from the word before.
    joined: bool,
}

impl Word<'_> {
    fn is_bare(&self) -> bool {
        self.bare.len() == self.text.len()
    }

    fn bare_end(&self) -> usize {
        self.at + self.bare.len()
    }
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut begun = None;
    for (at, character) in text.char_indices().chain([(text.len(), '\n')]) {
        let inside = matches!(character, '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}');
        if is_letter(character) || (inside && begun.is_some()) {
            begun = begun.or(Some(at));
        } else if let Some(start) = begun.take() {
            let piece = text.get(start..at).unwrap_or_default();
            let word = word(
                text,
                piece.trim_end_matches(|c| !is_letter(c)),
                start,
                &words,
            );
            words.push(word);
        }
    }
    words
}

fn word<'a>(text: &'a str, piece: &'a str, at: usize, before: &[Word<'a>]) -> Word<'a> {
    let possessive = ["'s", "\u{2019}s"]
        .iter()
        .find_map(|ending| piece.strip_suffix(ending));
    let last = before.last();
    let from = last.map_or(0, |last| last.at + last.text.len());
    let between = text.get(from..at).unwrap_or_default();
    Word {
        text: piece,
        bare: possessive.unwrap_or(piece),
        at,
        opens: opens(last, between),
        joined: last.is_some() && between.chars().all(|c| matches!(c, ' ' | '\u{a0}')),
    }
}

/// Whether the word after what stands between opens a sentence, a line or a quotation.
fn opens(before: Option<&Word<'_>>, between: &str) -> bool {
    let Some(before) = before else {
        return true;
    };
    // "Dr. Lopez", "J. Lopez" and "e.g. Maria" go on; "3. Six boxes" does not.
    let single = before.bare.chars().count() == 1 && before.bare.starts_with(char::is_alphabetic);
    let short = single || ["Mr", "Mrs", "Ms", "Mx", "Dr", "Prof"].contains(&before.bare);
    let ends = |c: char| matches!(c, '!' | '?' | '\u{2026}' | '\u{61f}') || (c == '.' && !short);
    let ended = between
        .find(ends)
        .and_then(|end| between.get(end..))
        .is_some_and(|rest| rest.contains(char::is_whitespace));
    let mut backwards = between.chars().rev();
    let quoted = match backwards.next() {
        Some('\u{201c}' | '\u{201e}' | '\u{ab}' | '\u{2018}') => true,
        Some('"' | '\'') => backwards
            .next()
            .is_some_and(|c| c.is_whitespace() || c == '('),
        _ => false,
    };
    ended || quoted || between.contains('\n')
}

fn looks_like_a_name(word: &str) -> bool {
    let mut letters = word.chars();
    let first = letters.next();
    let second = letters.next();
    if !first.is_some_and(char::is_uppercase) || word.contains(char::is_numeric) {
        return false;
    }
    // "I'm" is no name and neither is "X-ray"; "O'Brien" is one.
    let apostrophe = matches!(second, Some('\'' | '\u{2019}'));
    let hyphen = matches!(second, Some('-' | '\u{2010}' | '\u{2011}'));
    if hyphen || (apostrophe && first == Some('I')) {
        return false;
    }
    let lower = word.to_lowercase();
    let one = lower.strip_suffix('s').unwrap_or(&lower);
    let plain = PLAIN.split(' ').any(|plain| plain == lower || plain == one);
    !plain && !is_abbreviation(word)
}

/// "HR", "PDFs", "A".
fn is_abbreviation(word: &str) -> bool {
    let capitals = match word.strip_suffix('s') {
        Some(one) if one.chars().count() > 1 => one,
        _ => word,
    };
    let in_capitals = capitals
        .chars()
        .all(|c| !c.is_alphabetic() || c.is_uppercase());
    in_capitals && capitals.chars().count() <= ABBREVIATION_LETTERS_MAX
}
