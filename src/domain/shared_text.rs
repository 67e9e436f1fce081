//! What another app shares, as the text of a quick note. It keeps nothing and decides nothing: the
//! person does, in the field.

use super::situation::TEXT_CHARS_MAX;

/// What another app shared; each part may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shared {
    /// What it calls it.
    pub title: String,
    /// The text.
    pub text: String,
    /// Where it is from. Many apps put that into the text instead.
    pub url: String,
}

impl Shared {
    /// One text: the title, the text, the address, each on a line and none said twice. Empty if
    /// nothing was shared.
    pub fn joined(&self) -> String {
        let parts = [&self.title, &self.text, &self.url].map(|part| part.trim());
        let mut said: Vec<&str> = Vec::new();
        for (at, part) in parts.into_iter().enumerate() {
            let elsewhere = parts
                .iter()
                .enumerate()
                // Of two that say the same, the first stays.
                .any(|(other, text)| {
                    other != at && text.contains(part) && (*text != part || other < at)
                });
            if !part.is_empty() && !elsewhere {
                said.push(part);
            }
        }
        said.join("\n")
    }

    /// Below what is half-typed already. What does not fit is cut from the end of what was shared,
    /// never from what was typed.
    pub fn below(&self, typed: &str) -> String {
        let joined = self.joined();
        let typed = typed.trim_end();
        if joined.is_empty() || typed.is_empty() {
            return cut([typed, &joined].concat());
        }
        cut([typed, "\n", &joined].concat())
    }
}

fn cut(text: String) -> String {
    match text.char_indices().nth(TEXT_CHARS_MAX) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned(),
        None => text,
    }
}
