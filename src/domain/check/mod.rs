//! "Should I step in?": questions, answers, ordered rules and the verdict they give.
//!
//! The model is data ([`CheckModel`], compiled from `content/check/`); this module is the small
//! machine that runs it. It decides ([`decide`]), knows which question still matters ([`graph`]),
//! what would change the verdict ([`flips`]) and which guardrail lines belong to it ([`flags`]).
//! It keeps no score: the first rule that fits decides (content bible 2.1, 2.5).

pub mod answers;
pub mod build;
pub mod decide;
pub mod explain;
pub mod flags;
pub mod flips;
pub mod graph;
pub mod model;
pub mod question;
pub mod verdict;
pub mod wording;

pub use answers::Answers;
pub use decide::{Outcome, decide};
pub use explain::{Explanation, explain};
pub use flags::{Line, Sureness};
pub use flips::{Flip, flips};
pub use graph::{Graph, Step, Walk};
pub use model::CheckModel;
pub use question::{Answer, Question, exits};
pub use verdict::Verdict;
