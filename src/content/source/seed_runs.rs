//! V34: no seven words in a row from the article this grew out of or from its readers' comments.
//!
//! The article is not ours, so it is not here: only 64-bit FNV-1a hashes of its runs of seven words
//! are, in `content/seed-runs.txt`, sorted, in hexadecimal, one a line. Words are lower-cased runs
//! of letters and digits, apostrophes dropped, joined by one space.

use std::collections::BTreeSet;

use super::fields::Text;
use super::findings::{Findings, at};

/// The file of hashes.
pub const FILE: &str = "seed-runs.txt";

/// How many words make a run.
const RUN: usize = 7;

/// 64-bit FNV-1a: short, stable and good enough to compare texts we wrote ourselves.
fn fnv1a(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The words with the byte offset of each.
fn words(text: &str) -> Vec<(usize, String)> {
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut inside = false;
    for (at, character) in text.char_indices() {
        if matches!(character, '\'' | '\u{2019}') {
            continue;
        }
        if !character.is_alphanumeric() {
            inside = false;
            continue;
        }
        if !inside {
            words.push((at, String::new()));
            inside = true;
        }
        if let Some((_, word)) = words.last_mut() {
            word.extend(character.to_lowercase());
        }
    }
    words
}

/// The hash of every run of seven words, with the byte offset of its first.
fn runs(text: &str) -> Vec<(usize, u64)> {
    words(text)
        .windows(RUN)
        .filter_map(|run| {
            let start = run.first()?.0;
            let joined: Vec<&str> = run.iter().map(|(_, word)| word.as_str()).collect();
            Some((start, fnv1a(joined.join(" ").bytes())))
        })
        .collect()
}

/// The file of hashes for a text.
pub fn hashes_of(text: &str) -> String {
    let sorted: BTreeSet<u64> = runs(text).into_iter().map(|(_, hash)| hash).collect();
    sorted
        .into_iter()
        .map(|hash| format!("{hash:016x}\n"))
        .collect()
}

/// Hashes of the runs nobody may copy.
#[derive(Debug, Default)]
pub struct SeedRuns(BTreeSet<u64>);

impl SeedRuns {
    /// Reads the file of hashes; a line that is no hash, and a missing file, are problems: without
    /// the hashes the rule would hold for everything.
    pub fn read(text: Option<&str>, findings: &mut Findings) -> Self {
        let mut known = BTreeSet::new();
        for (number, line) in text.unwrap_or_default().lines().enumerate() {
            match u64::from_str_radix(line, 16) {
                Ok(hash) if line.len() == 16 => {
                    known.insert(hash);
                }
                _ => findings.add(
                    "V34",
                    at(FILE, number + 1),
                    "is not a hash of 16 hex digits",
                ),
            }
        }
        if known.is_empty() {
            findings.add(
                "V34",
                at(FILE, 0),
                "holds no hashes, so nothing can be compared",
            );
        }
        SeedRuns(known)
    }

    /// Notes every place where a text shares a run; overlapping runs are one place.
    pub fn check(&self, file: &str, text: &Text, findings: &mut Findings) {
        findings.count("V34");
        let mut before = false;
        for (offset, hash) in runs(&text.value) {
            let shared = self.0.contains(&hash);
            if shared && !before {
                let place = at(file, text.line_of(offset));
                findings.add(
                    "V34",
                    place,
                    "shares seven words in a row with the seed article",
                );
            }
            before = shared;
        }
    }
}
