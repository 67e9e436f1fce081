//! Which question to ask next: the decision diagram of the rules (content bible 2.4).
//!
//! A question is asked only if the outcome can still change with it. The graph is made by
//! [`super::build`]; here it is walked. It knows nothing of words or screens beyond one thing: the
//! three small questions Q8 to Q10 share a screen, so a check has at most nine.

use serde::Serialize;

use super::answers::Answers;
use super::question::{Answer, Question};
use super::verdict::Verdict;

/// A reduced, ordered decision diagram. Node 0 is the root, and a node's targets always stand
/// behind it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Graph {
    /// The question nodes.
    pub nodes: Vec<Node>,
    /// The verdict of each settled outcome.
    pub ends: Vec<Verdict>,
}

/// A question and where each of its answers leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// The question asked here.
    #[serde(rename = "q")]
    pub question: Question,
    /// One target an answer: a node's position, or below zero where the outcome is settled: -1 is
    /// the first of [`Graph::ends`], -2 the second.
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

/// The way these answers go through the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Walk {
    /// What was asked and answered, in order.
    pub asked: Vec<(Question, Answer)>,
    /// The question to ask next; `None` when the outcome is settled.
    pub next: Option<Question>,
    /// The rows of the shared screen, if the way leads over it.
    pub rows: Vec<Question>,
    /// The node to ask next.
    at: Option<usize>,
}

impl Graph {
    /// Follows the answers from the first question to the first one without an answer.
    pub fn walk(&self, answers: &Answers) -> Walk {
        let mut walk = Walk {
            at: Some(0),
            ..Walk::default()
        };
        while let Some((at, node)) = walk.at.and_then(|at| Some((at, self.nodes.get(at)?))) {
            if node.question.shares_screen() && walk.rows.is_empty() {
                walk.rows = self.rows_from(at);
            }
            let answer = answers.get(node.question);
            let Some((answer, target)) =
                answer.and_then(|given| Some((given, *node.next.get(given.index())?)))
            else {
                walk.next = Some(node.question);
                return walk;
            };
            walk.asked.push((node.question, answer));
            // Targets stand behind their node; anything else would be a damaged graph, and a walk
            // that ends is better than one that never does.
            walk.at = usize::try_from(target).ok().filter(|next| *next > at);
        }
        walk.at = None;
        walk
    }

    /// What to show next.
    ///
    /// The shared screen keeps its taps to itself until Continue, then hands the answers to
    /// [`Graph::settle_rows`]: a first row already answered may settle the outcome alone, and the
    /// screen must not vanish under the person's thumb.
    pub fn next_step(&self, answers: &Answers) -> Step {
        let walk = self.walk(answers);
        match walk.next {
            None => Step::Done,
            Some(question) if question.shares_screen() => Step::Rows(walk.rows),
            Some(question) => Step::Ask(question),
        }
    }

    /// Continue on the shared screen: a row left unset that the walk does ask becomes unknown.
    #[must_use]
    pub fn settle_rows(&self, mut answers: Answers) -> Answers {
        while let Some(row) = self.walk(&answers).next.filter(|next| next.shares_screen()) {
            answers.set(row, Some(row.unknown()));
        }
        answers
    }

    /// Everything the person was asked and answered, in order: the walk, and the rows of the
    /// shared screen set by hand, even where the outcome no longer needed them. Who says that a
    /// complaint is part of it gets the line about complaints.
    pub fn asked(&self, answers: &Answers) -> Vec<(Question, Answer)> {
        let walk = self.walk(answers);
        answers
            .given()
            .filter(|given| walk.asked.contains(given) || walk.rows.contains(&given.0))
            .filter(|(question, answer)| answer.index() < question.answer_codes().len())
            .collect()
    }

    /// How many screens are still to come at most, the shared one counted once.
    pub fn longest_remaining(&self, answers: &Answers) -> usize {
        let Some(at) = self.walk(answers).at else {
            return 0;
        };
        // Two counts a node: arriving from elsewhere, and arriving on the shared screen already.
        let counts = self.sweep(|node, target: &dyn Fn(i16) -> (usize, usize)| {
            let arriving = node.next.iter().map(|to| target(*to));
            if node.question.shares_screen() {
                let beyond = arriving.map(|(_, on_screen)| on_screen).max().unwrap_or(0);
                (beyond + 1, beyond)
            } else {
                let longest = arriving.map(|(fresh, _)| fresh).max().unwrap_or(0) + 1;
                (longest, longest)
            }
        });
        counts.get(at).map_or(0, |count| count.0)
    }

    /// Whether this verdict is still possible if the unanswered questions may turn out any way.
    pub fn can_reach(&self, answers: &Answers, verdict: Verdict) -> bool {
        let ends = |to: i16| {
            usize::try_from(-1 - i32::from(to))
                .ok()
                .and_then(|at| self.ends.get(at))
        };
        let reached = self.sweep(|node, target: &dyn Fn(i16) -> bool| {
            let leads = |to: &i16| {
                if *to < 0 {
                    ends(*to) == Some(&verdict)
                } else {
                    target(*to)
                }
            };
            match answers.get(node.question) {
                Some(given) => node.next.get(given.index()).is_some_and(leads),
                None => node.next.iter().any(leads),
            }
        });
        reached.first().copied().unwrap_or(false)
    }

    /// One value a node, worked out from the last node to the first.
    fn sweep<T: Copy + Default>(&self, value: impl Fn(&Node, &dyn Fn(i16) -> T) -> T) -> Vec<T> {
        let mut values = vec![T::default(); self.nodes.len()];
        for (at, node) in self.nodes.iter().enumerate().rev() {
            let found = value(node, &|to| {
                usize::try_from(to)
                    .ok()
                    .and_then(|to| values.get(to))
                    .copied()
                    .unwrap_or_default()
            });
            if let Some(place) = values.get_mut(at) {
                *place = found;
            }
        }
        values
    }

    /// The rows that can be reached from here without leaving the shared screen.
    fn rows_from(&self, start: usize) -> Vec<Question> {
        let mut open = vec![start];
        let mut rows = Vec::new();
        while let Some(at) = open.pop() {
            let Some(node) = self
                .nodes
                .get(at)
                .filter(|node| node.question.shares_screen())
            else {
                continue;
            };
            if !rows.contains(&node.question) {
                rows.push(node.question);
            }
            let behind = node.next.iter().filter_map(|to| usize::try_from(*to).ok());
            open.extend(behind.filter(|to| *to > at));
        }
        rows.sort();
        rows
    }
}
