//! What the app suggests on a verdict: moments, things to say, ask or do, ends of a lead. Content,
//! compiled from `content/suggestions.toml`; every suggestion can be written over.

use serde::Serialize;

use super::check::verdict::Verdict;
use super::plan::How;

/// The suggestions for one verdict.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestions {
    /// The verdict.
    pub verdict: Verdict,
    /// Moments to follow "If", the best first.
    pub moments: Vec<String>,
    /// What to say, ask or do then, the best first. The line to say of the verdict's variant is
    /// offered besides.
    pub actions: Vec<Action>,
    /// What may end the lead; empty where there is none.
    pub ends: Vec<String>,
    /// After how many days the lead ends, unless the person picks another day.
    pub lead_days: Option<u8>,
    /// After how many days to look back, unless the person picks another day.
    pub look_back_days: Option<u8>,
}

/// Something to say, ask or do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Action {
    /// Which of the three.
    pub how: How,
    /// The words: a line to speak, or what follows "then I will".
    pub words: String,
}

/// "Was I the one taking over?": four questions on one's own last meeting. They feed nothing but a
/// note to oneself. Compiled from `content/mirror.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Mirror {
    /// The questions, each with its answers.
    pub questions: Vec<MirrorQuestion>,
}

/// One question of the mirror.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MirrorQuestion {
    /// What is asked.
    pub text: String,
    /// Its answers, each with the line it adds to the note.
    pub answers: Vec<MirrorAnswer>,
}

/// One answer of the mirror.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MirrorAnswer {
    /// What is tapped.
    pub text: String,
    /// What the note says then, in the first person.
    pub note: String,
}
