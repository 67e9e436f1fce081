//! A problem in a content file, as its author reads it.

use std::fmt;

/// One violation: where it is, which rule it breaks (V01 to V45 are those of the content bible, 6.5),
/// and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file, relative to the content folder.
    pub file: String,
    /// The line, from 1; 0 where no line can be named.
    pub line: usize,
    /// `V01` to `V48`, or `TOML` for a file that does not parse.
    pub rule: &'static str,
    /// What is wrong, in words.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}:{}: {} {}",
            self.file, self.line, self.rule, self.message
        )
    }
}
