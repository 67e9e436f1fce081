//! V22 to V26 and V28 to V30: what may not stand in a text.
//!
//! Lengths and grades are in `limits`, copied words in `seed_runs`.

use super::fields::Text;
use super::findings::{Findings, Place, at};
use super::prose::{self, Word};
use super::words::{Allowances, Phrases, WordLists};

/// The texts of one file that a person reads.
#[derive(Debug)]
pub struct Page<'a> {
    /// The file.
    pub file: &'a str,
    /// Its texts.
    pub texts: Vec<&'a Text>,
    /// Whether it names a source.
    pub has_sources: bool,
}

/// Checks one file.
pub fn check(page: &Page<'_>, lists: &WordLists, allow: &Allowances, findings: &mut Findings) {
    one_kind_of_quotes(page, findings);
    for text in &page.texts {
        let words = prose::words(&text.value);
        characters(page.file, text, findings);
        addresses_and_shouts(page.file, text, findings);
        spacing(page.file, text, findings);
        phone_numbers(page.file, text, &words, findings);
        findings.count("V25");
        findings.count("V26");
        let unsaid: Vec<Word> = words.iter().filter(|word| !word.speech).cloned().collect();
        let judged: [(&'static str, &Phrases, &[Word]); 4] = [
            ("V25", &lists.banned, &words),
            ("V25", &lists.labels, &words),
            ("V26", &lists.guilt, &words),
            ("V26", &lists.guilt_unless_said, &unsaid),
        ];
        for (rule, list, words) in judged {
            for (word, phrase) in list.found_in(words) {
                if !allow.permit(page.file, rule, phrase) {
                    let place = at(page.file, text.line_of(word.at));
                    findings.add(rule, place, format!("`{phrase}` is a word we do not use"));
                }
            }
        }
        if !page.has_sources {
            numbers(page.file, text, &words, allow, findings);
            findings.count("V30");
            for (word, phrase) in lists.research.found_in(&words) {
                let place = at(page.file, text.line_of(word.at));
                findings.add(
                    "V30",
                    place,
                    format!("`{phrase}` claims research without a source"),
                );
            }
        }
    }
}

/// Checks the words of a citation: shown as they are, so no markup and no doubled spaces. It may
/// name an address, and its exclamation marks are the author's.
pub fn check_citation(file: &str, text: &Text, findings: &mut Findings) {
    characters(file, text, findings);
    spacing(file, text, findings);
}

/// Characters that look like HTML or Markdown.
const MARKUP: [char; 8] = ['<', '>', '*', '_', '#', '`', '[', ']'];

fn is_emoji(character: char) -> bool {
    matches!(character,
        '\u{1f000}'..='\u{1faff}' | '\u{2190}'..='\u{21ff}' | '\u{2300}'..='\u{23ff}'
        | '\u{2600}'..='\u{27bf}' | '\u{2b00}'..='\u{2bff}' | '\u{fe0f}' | '\u{200d}')
}

/// V22: one character at a time.
fn characters(file: &str, text: &Text, findings: &mut Findings) {
    findings.count("V22");
    for (offset, character) in text.value.char_indices() {
        let message = if MARKUP.contains(&character) {
            format!("`{character}` looks like markup")
        } else if is_emoji(character) {
            format!("`{character}` is a picture, not a word")
        } else if character.is_control() && !matches!(character, '\n' | '\r') {
            "a control character".to_owned()
        } else {
            continue;
        };
        findings.add("V22", at(file, text.line_of(offset)), message);
    }
}

/// V22 and V23: addresses, and exclamation marks.
fn addresses_and_shouts(file: &str, text: &Text, findings: &mut Findings) {
    findings.count("V23");
    let mut offset = 0;
    for piece in text.value.split(char::is_whitespace) {
        if looks_like_url(piece) {
            let place = at(file, text.line_of(offset));
            findings.add("V22", place, format!("`{piece}` is an address"));
        }
        // A piece ends at one character of white space, which may take more than one byte.
        let after = offset + piece.len();
        let space = text.value.get(after..).and_then(|rest| rest.chars().next());
        offset = after + space.map_or(0, char::len_utf8);
    }
    for offset in prose::unspoken_exclamations(&text.value) {
        let place = at(file, text.line_of(offset));
        findings.add("V23", place, "an exclamation mark that nobody says");
    }
}

fn looks_like_url(piece: &str) -> bool {
    let piece = piece
        .trim_matches(|character: char| !character.is_alphanumeric())
        .to_lowercase();
    let endings = [".com", ".org", ".net", ".gov", ".edu", ".io"];
    piece.contains("://")
        || piece.starts_with("www.")
        || endings.iter().any(|end| piece.ends_with(end))
}

/// V24: five digits in a row, seven digits with only spaces and hyphens between, or a number to
/// call.
fn phone_numbers(file: &str, text: &Text, words: &[Word], findings: &mut Findings) {
    findings.count("V24");
    let mut note = |offset: usize| {
        findings.add(
            "V24",
            at(file, text.line_of(offset)),
            "looks like a phone number",
        );
    };
    let (mut start, mut run, mut all) = (0, 0, 0);
    let mut told = false;
    for (offset, character) in text.value.char_indices() {
        if character.is_ascii_digit() {
            if all == 0 {
                (start, told) = (offset, false);
            }
            run += 1;
            all += 1;
        } else {
            run = 0;
            if !matches!(character, ' ' | '-' | '(' | ')' | '/') {
                all = 0;
            }
        }
        if !told && (run >= 5 || all >= 7) {
            note(start);
            told = true;
        }
    }
    for pair in words.windows(2) {
        if let [verb, number] = pair {
            let calls = ["call", "dial", "ring", "phone"].contains(&verb.text.as_str());
            if calls && number.text.len() == 3 && number.text.parse::<u16>().is_ok() {
                note(number.at);
            }
        }
    }
}

/// V29: percent, and numbers in figures above twelve.
fn numbers(file: &str, text: &Text, words: &[Word], allow: &Allowances, findings: &mut Findings) {
    findings.count("V29");
    let mut judge = |offset: usize, word: &str| {
        if !allow.permit(file, "V29", word) {
            let place = at(file, text.line_of(offset));
            findings.add("V29", place, format!("`{word}` needs a source or a reason"));
        }
    };
    for (offset, _) in text.value.match_indices('%') {
        judge(offset, "percent");
    }
    for word in words {
        let digits: String = word.text.chars().take_while(char::is_ascii_digit).collect();
        let above_twelve = !digits.is_empty() && digits.parse::<u64>().is_ok_and(|n| n > 12);
        if above_twelve || digits.len() > 19 {
            judge(word.at, &word.text);
        }
        if word.text == "percent" {
            judge(word.at, "percent");
        }
    }
    for pair in words.windows(2) {
        if let [per, cent] = pair
            && per.text == "per"
            && cent.text == "cent"
        {
            judge(per.at, "percent");
        }
    }
}

/// V28: spaces and lines.
fn spacing(file: &str, text: &Text, findings: &mut Findings) {
    findings.count("V28");
    let unix = text.value.replace("\r\n", "\n");
    let mut note = |offset: usize, message: &str| {
        let line = text.line
            + unix
                .bytes()
                .take(offset)
                .filter(|byte| *byte == b'\n')
                .count();
        findings.add("V28", Place { file, line }, message);
    };
    if let Some(offset) = unix.find("  ") {
        note(offset, "two spaces in a row");
    }
    let body = unix.trim();
    let lead = unix.len() - unix.trim_start().len();
    if let Some(offset) = body.find("\n\n\n") {
        note(
            lead + offset + 2,
            "one blank line between paragraphs is enough",
        );
    }
}

/// V28: straight quotes or curly ones, not both in one file.
fn one_kind_of_quotes(page: &Page<'_>, findings: &mut Findings) {
    findings.count("V28");
    let mut first = None;
    for text in &page.texts {
        for (offset, character) in text.value.char_indices() {
            let curly = match character {
                '\'' | '"' => false,
                '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' => true,
                _ => continue,
            };
            if *first.get_or_insert(curly) != curly {
                let place = at(page.file, text.line_of(offset));
                findings.add(
                    "V28",
                    place,
                    "straight and curly quotation marks in one file",
                );
                return;
            }
        }
    }
}
