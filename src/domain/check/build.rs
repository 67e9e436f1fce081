//! Builds the question graph from the rules (content bible 2.4).
//!
//! Run when content is compiled and by the tests; the app only walks the result. Instead of trying
//! every combination of answers it carries the set of rules that can still fire: two places in the
//! check with the same set have the same future, so each is worked out once.

use std::collections::HashMap;

use super::decide::looks_at;
use super::graph::{Graph, Node};
use super::model::{AfterRule, Condition, Normalise, Rule};
use super::question::{Answer, Question};
use super::verdict::Verdict;

/// Why no graph can be built.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildError {
    /// With these answers no rule fires.
    NotTotal(Vec<(Question, Answer)>),
    /// More rules, outcomes or nodes than the graph can number.
    TooLarge,
}

/// The three tables the graph is made of.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'a> {
    /// The rules, first match wins.
    pub rules: &'a [Rule],
    /// The after-rules.
    pub after_rules: &'a [AfterRule],
    /// N1.
    pub normalise: &'a Normalise,
}

/// Builds the reduced, ordered diagram over the outcome: rule, after-rule and whether N1 was used,
/// which together settle verdict, variant and explanation.
///
/// # Errors
/// [`BuildError::NotTotal`] when some answers match no rule (V40).
pub fn build(tables: Tables<'_>) -> Result<Graph, BuildError> {
    if tables.rules.len() > MOST_ROWS || tables.after_rules.len() > MOST_ROWS {
        return Err(BuildError::TooLarge);
    }
    let all = |count: usize| (0..count).fold(0u128, |set, at| set | 1 << at);
    let mut builder = Builder::new(tables);
    let start = State {
        plain: all(tables.rules.len()),
        clash: Some(all(tables.rules.len())),
        clashed: false,
        after: all(tables.after_rules.len()),
    };
    let root = builder.place(&Question::ALL, start)?;
    builder.finish(root)
}

const MOST_ROWS: usize = 128;

/// What the answers so far have left open. Sets are bits, one a row of the table.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct State {
    /// Rules that can still fire if the answers are taken at their word.
    plain: u128,
    /// Rules that can still fire if the clash of N1 becomes true; `None` once it cannot.
    clash: Option<u128>,
    /// The clash has become true; `plain` already reads the answers that way.
    clashed: bool,
    /// After-rules that can still fire.
    after: u128,
}

/// A place in the graph being built: a node, or a settled outcome.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    Node(usize),
    End(usize),
}

/// An outcome as the graph tells them apart.
type End = (usize, Option<usize>, bool);

struct Builder<'a> {
    tables: Tables<'a>,
    seen: HashMap<(usize, State), Place>,
    known: HashMap<(Question, Vec<Place>), Place>,
    nodes: Vec<(Question, Vec<Place>)>,
    ends: Vec<End>,
    path: Vec<(Question, Answer)>,
}

impl<'a> Builder<'a> {
    fn new(tables: Tables<'a>) -> Self {
        Builder {
            tables,
            seen: HashMap::new(),
            known: HashMap::new(),
            nodes: Vec::new(),
            ends: Vec::new(),
            path: Vec::new(),
        }
    }

    fn place(&mut self, open: &[Question], state: State) -> Result<Place, BuildError> {
        let Some((&question, later)) = open.split_first() else {
            return self.end(state);
        };
        if let Some(&place) = self.seen.get(&(open.len(), state)) {
            return Ok(place);
        }
        let mut next = Vec::new();
        for answer in question.answers() {
            self.path.push((question, answer));
            let then = self.after_answer(state, question, answer, later);
            next.push(self.place(later, then)?);
            self.path.pop();
        }
        let place = self.join(question, next);
        self.seen.insert((open.len(), state), place);
        Ok(place)
    }

    /// Drops a question whose answers all lead to the same place, and shares equal sub-trees.
    fn join(&mut self, question: Question, next: Vec<Place>) -> Place {
        if let Some(first) = next.first().copied()
            && next.iter().all(|place| *place == first)
        {
            return first;
        }
        let key = (question, next);
        if let Some(&place) = self.known.get(&key) {
            return place;
        }
        let place = Place::Node(self.nodes.len());
        self.nodes.push(key.clone());
        self.known.insert(key, place);
        place
    }

    fn after_answer(
        &self,
        state: State,
        question: Question,
        answer: Answer,
        later: &[Question],
    ) -> State {
        let n1 = self.tables.normalise;
        let read = if question == n1.question {
            n1.becomes
        } else {
            answer
        };
        let mut then = State {
            plain: state.plain & self.fitting(question, answer),
            clash: state
                .clash
                .filter(|_| allows(&n1.when, question, answer))
                .map(|rules| rules & self.fitting(question, read)),
            clashed: state.clashed,
            after: state.after & fits(self.tables.after_rules, question, answer, |row| &row.when),
        };
        if let Some(rules) = then.clash
            && !n1
                .when
                .iter()
                .any(|condition| later.contains(&condition.question))
        {
            then = State {
                plain: rules,
                clash: None,
                clashed: true,
                ..then
            };
        }
        then.plain = self.without_shadowed(then.plain, later);
        then.clash = then.clash.map(|rules| self.without_shadowed(rules, later));
        if !self.any_brings_in(then.plain | then.clash.unwrap_or(0)) {
            then.after = 0;
        }
        then
    }

    fn fitting(&self, question: Question, answer: Answer) -> u128 {
        fits(self.tables.rules, question, answer, |rule| &rule.when)
    }

    /// A rule with nothing left to ask will fire unless an earlier one does: what stands below it
    /// no longer matters.
    fn without_shadowed(&self, rules: u128, later: &[Question]) -> u128 {
        let mut kept = 0;
        for (at, rule) in self.tables.rules.iter().enumerate() {
            if rules & 1 << at == 0 {
                continue;
            }
            kept |= 1 << at;
            if !later.iter().any(|question| looks_at(&rule.when, *question)) {
                break;
            }
        }
        kept
    }

    fn any_brings_in(&self, rules: u128) -> bool {
        let mut rows = self.tables.rules.iter().enumerate();
        rows.any(|(at, rule)| rules & 1 << at != 0 && rule.verdict == Verdict::BringIn)
    }

    fn end(&mut self, state: State) -> Result<Place, BuildError> {
        let at = state.plain.trailing_zeros() as usize;
        let Some(rule) = self.tables.rules.get(at) else {
            return Err(BuildError::NotTotal(self.path.clone()));
        };
        let brings_in = rule.verdict == Verdict::BringIn;
        let mut rows = self.tables.after_rules.iter().enumerate();
        let after = rows.position(|(place, row)| {
            brings_in
                && state.after & 1 << place != 0
                && row
                    .if_variant
                    .as_ref()
                    .is_none_or(|wanted| *wanted == rule.variant)
        });
        let cost_won = state.clashed && looks_at(&rule.when, self.tables.normalise.question);
        let end = (at, after, cost_won);
        let place = self
            .ends
            .iter()
            .position(|known| *known == end)
            .unwrap_or_else(|| {
                self.ends.push(end);
                self.ends.len() - 1
            });
        Ok(Place::End(place))
    }

    /// Numbers the nodes from the first question to the last, so that a target always stands
    /// behind the node that leads to it.
    fn finish(self, root: Place) -> Result<Graph, BuildError> {
        let mut order: Vec<usize> = (0..self.nodes.len()).collect();
        order.sort_by_key(|at| self.nodes.get(*at).map(|node| node.0.index()));
        let mut number = vec![0usize; order.len()];
        for (new, old) in order.iter().enumerate() {
            if let Some(place) = number.get_mut(*old) {
                *place = new;
            }
        }
        let target = |place: Place| match place {
            Place::Node(old) => number.get(old).and_then(|new| i16::try_from(*new).ok()),
            Place::End(at) => i16::try_from(at).ok().map(|at| -1 - at),
        };
        let mut nodes = Vec::with_capacity(order.len());
        for (question, next) in order.iter().filter_map(|old| self.nodes.get(*old)) {
            let next: Option<Vec<i16>> = next.iter().map(|place| target(*place)).collect();
            nodes.push(Node {
                question: *question,
                next: next.ok_or(BuildError::TooLarge)?,
            });
        }
        // Only a table that never looks at an answer has no first question.
        debug_assert!(nodes.is_empty() || root == Place::Node(*order.first().unwrap_or(&0)));
        let verdict = |end: &End| {
            let after = end
                .1
                .and_then(|at| self.tables.after_rules.get(at))
                .map(|row| row.verdict);
            after.or(self.tables.rules.get(end.0).map(|rule| rule.verdict))
        };
        let ends = self.ends.iter().filter_map(verdict).collect();
        Ok(Graph { nodes, ends })
    }
}

fn fits<T>(
    rows: &[T],
    question: Question,
    answer: Answer,
    when: fn(&T) -> &Vec<Condition>,
) -> u128 {
    let mut set = 0;
    for (at, row) in rows.iter().enumerate() {
        if allows(when(row), question, answer) {
            set |= 1 << at;
        }
    }
    set
}

fn allows(conditions: &[Condition], question: Question, answer: Answer) -> bool {
    let mut about = conditions
        .iter()
        .filter(|condition| condition.question == question);
    about.all(|condition| condition.any_of.contains(&answer))
}
