//! Which question to ask next: the decision diagram of the rules (content bible 2.4).

use serde::{Deserialize, Serialize};

use super::question::Question;

/// A reduced, ordered decision diagram. Node 0 is the root.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Graph {
    /// The question nodes.
    pub nodes: Vec<Node>,
}

/// A question and where each of its answers leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// The question asked here.
    #[serde(rename = "q")]
    pub question: Question,
    /// One target an answer: a node's position, or -1 where the outcome is settled.
    #[serde(rename = "to")]
    pub next: Vec<i16>,
}

/// What the check shows next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// One question, one tap.
    Ask(Question),
    /// The small questions that can still matter, a row each, one Continue.
    Rows(Vec<Question>),
    /// Nothing left to ask.
    Done,
}
