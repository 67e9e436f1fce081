//! `content/labels.toml`: words that judge instead of telling what was seen, read and judged (V48).
//!
//! They are named, not used, so the rules on what a text may say do not hold for them.

use super::fields::{Fields, Text};
use super::findings::{Findings, at};
use super::prose;
use super::tables;
use crate::domain::labels::labels_in;

/// Where the labels are.
pub const LABELS: &str = "labels.toml";

/// The index is always at hand, so the list stays short.
const LABELS_MAX: usize = 100;
const LABEL_CHARACTERS: usize = 24;

/// Reads the file; a missing one is a problem.
pub fn read<'a>(find: impl Fn(&str) -> Option<&'a str>, findings: &mut Findings) -> Vec<Text> {
    let read = |fields: &Fields<'_>, findings: &mut Findings| {
        fields.only(&["labels"], findings);
        fields.texts("labels", findings)
    };
    tables::with_fields(find, LABELS, findings, read).unwrap_or_default()
}

/// Checks the whole list.
pub fn check(labels: &[Text], findings: &mut Findings) {
    findings.require("V48", at(LABELS, 0), labels.len() <= LABELS_MAX, || {
        format!("{} labels, at most {LABELS_MAX} fit", labels.len())
    });
    let mut seen: Vec<String> = Vec::new();
    for label in labels {
        let place = at(LABELS, label.line);
        let length = label.value.chars().count();
        findings.require("V20", place, length <= LABEL_CHARACTERS, || {
            format!("a label has {length} characters, at most {LABEL_CHARACTERS} fit")
        });
        let lower = label.value == label.value.to_lowercase();
        findings.require("V48", place, lower, || {
            "a label stands in lower case".to_owned()
        });
        // What cannot be found in itself would never be found.
        let itself = std::slice::from_ref(&label.value);
        let found = !labels_in(&label.value, itself).is_empty();
        findings.require("V48", place, found, || {
            "a label is a word or words, with spaces or hyphens between".to_owned()
        });
        let bare = prose::bare(&label.value);
        findings.require("V48", place, !seen.contains(&bare), || {
            "the same stands here already".to_owned()
        });
        seen.push(bare);
    }
}
