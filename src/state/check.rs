//! The check being answered: it survives a killed process, answer by answer.

use leptos::prelude::*;

use super::keep::Change;
use super::{AppState, Notice, Undo};
use crate::domain::check::question::{Answer, Question};
use crate::domain::check::{Answers, Step};
use crate::storage::record::Draft;
use crate::storage::{Key, Record};

/// The draft field the answers are kept in.
pub const DRAFT: &str = "check";
/// The draft field of the line that names the situation.
pub const TITLE_DRAFT: &str = "check-title";
/// The draft field of the plan being made on the verdict.
pub const PLAN_DRAFT: &str = "check-plan";

/// The name of the shared screen in an address; every other screen goes by its question's code.
pub const ROWS_STEP: &str = "details";

/// The answers so far and what they are for.
#[derive(Clone, Copy)]
pub struct CheckInProgress {
    /// The answers given.
    pub answers: RwSignal<Answers>,
    /// The situation this check is taken on, when it is taken again.
    pub situation: RwSignal<Option<String>>,
}

impl CheckInProgress {
    /// A check taken up where its draft left it; a fresh one without a draft.
    pub fn from_draft(draft: Option<&str>) -> CheckInProgress {
        let (answers, situation) = draft.map(parse).unwrap_or_default();
        CheckInProgress {
            answers: RwSignal::new(answers),
            situation: RwSignal::new(situation),
        }
    }
}

impl CheckInProgress {
    /// Takes up the check that a draft holds.
    pub fn take_up(self, draft: &str) {
        let (answers, situation) = parse(draft);
        self.answers.set(answers);
        self.situation.set(situation);
    }
}

impl AppState {
    /// The screen to show for the step an address names; tracked. A step that is not on the way
    /// of these answers gives way to the next question.
    pub fn step_shown(self, named: &str) -> Step {
        let answers = self.check.answers.get();
        let graph = &self.index.check.graph;
        let walk = graph.walk(&answers);
        if named == ROWS_STEP && !walk.rows.is_empty() {
            return Step::Rows(walk.rows);
        }
        match Question::from_code(named) {
            Some(question)
                if walk.next == Some(question)
                    || walk.asked.iter().any(|(asked, _)| *asked == question) =>
            {
                Step::Ask(question)
            }
            _ => graph.next_step(&answers),
        }
    }

    /// What is asked next, whatever the address says; not tracked.
    pub fn next_step(self) -> Step {
        self.index
            .check
            .graph
            .next_step(&self.check.answers.get_untracked())
    }

    /// The screen before this one, for a check taken up without a history; tracked.
    pub fn step_before(self, shown: &Step) -> Option<Step> {
        let walk = self.index.check.graph.walk(&self.check.answers.get());
        let until = match shown {
            Step::Ask(question) => Some(*question),
            Step::Rows(rows) => rows.first().copied(),
            Step::Done => None,
        };
        let mut asked = walk.asked.iter().map(|(question, _)| *question);
        let before = asked.rfind(|question| until.is_none_or(|until| *question < until))?;
        Some(match before.shares_screen() {
            true => Step::Rows(walk.rows),
            false => Step::Ask(before),
        })
    }

    /// How many screens lie before this one; tracked.
    pub fn screens_before(self, shown: &Step) -> usize {
        let walk = self.index.check.graph.walk(&self.check.answers.get());
        let until = match shown {
            Step::Ask(question) => *question,
            Step::Rows(rows) => rows.first().copied().unwrap_or(Question::Again),
            Step::Done => return walk.asked.len().max(1),
        };
        let before = walk
            .asked
            .iter()
            .map(|(asked, _)| *asked)
            .filter(|asked| *asked < until);
        let (small, full): (Vec<_>, Vec<_>) = before.partition(|asked| asked.shares_screen());
        full.len() + usize::from(!small.is_empty())
    }

    /// How many screens are to come at most, this one included; tracked.
    pub fn screens_to_come(self, shown: &Step) -> usize {
        let mut answers = self.check.answers.get();
        let from = match shown {
            Step::Ask(question) => *question,
            Step::Rows(_) => Question::Again,
            Step::Done => return 0,
        };
        for question in Question::ALL
            .into_iter()
            .filter(|question| *question >= from)
        {
            answers.set(question, None);
        }
        self.index.check.graph.longest_remaining(&answers)
    }

    /// Whether any answer was given; tracked.
    pub fn check_begun(self) -> bool {
        self.check
            .answers
            .with(|answers| answers.given().next().is_some())
    }

    /// Sets or clears one answer and keeps it.
    pub fn answer(self, question: Question, answer: Option<Answer>) {
        self.no_way_back_to_the_old_check();
        let mut answers = self.check.answers.get_untracked();
        answers.set(question, answer);
        self.set_answers(answers);
    }

    /// Continues from the shared screen: rows left unset count as not sure.
    pub fn settle_rows(self) {
        let answers = self.check.answers.get_untracked();
        self.set_answers(self.index.check.graph.settle_rows(answers));
    }

    /// Forgets the answers and begins anew; the notice brings them back.
    pub fn start_over(self) {
        let begun = self.begun();
        self.check.answers.set(Answers::new());
        self.check.situation.set(None);
        let removes = [DRAFT, TITLE_DRAFT, PLAN_DRAFT].map(Key::draft).to_vec();
        let puts = Vec::new();
        self.keep(Change { puts, removes }, |_| {});
        self.offer_back(begun, "You start anew.");
    }

    /// The check in progress as records, to bring it back from; empty when none was begun.
    fn begun(self) -> Change {
        let answers = self.check.answers.get_untracked();
        let mut begun = Change::default();
        if answers.given().next().is_some() {
            let situation = self.check.situation.get_untracked();
            let text = to_text(&answers, situation.as_deref());
            let field = DRAFT.to_owned();
            begun.puts.push(Record::Draft(Draft { field, text }));
        }
        for field in [TITLE_DRAFT, PLAN_DRAFT] {
            if let Some(text) = self.draft(field) {
                let field = field.to_owned();
                begun.puts.push(Record::Draft(Draft { field, text }));
            }
        }
        begun
    }

    /// Going on with the new check ends the offer to bring the old one back: it would take the
    /// place of what is answered now.
    fn no_way_back_to_the_old_check(self) {
        let offered = self.notice.with_untracked(|notice| {
            let undo = notice.as_ref().and_then(|notice| notice.undo.as_ref());
            matches!(undo, Some(Undo::Put { change, .. }) if change.puts.iter().any(is_check))
        });
        if offered {
            self.notice.set(None);
        }
    }

    fn offer_back(self, begun: Change, text: &str) {
        if !begun.puts.is_empty() {
            let said = "You are back where you were.";
            let change = begun;
            self.show(Notice {
                text: text.to_owned(),
                undo: Some(Undo::Put { change, said }),
            });
        }
    }

    /// Begins a check on a situation from its last answers.
    ///
    /// A check begun on something else makes room; the notice brings it back.
    pub fn check_again(self, situation: &str) {
        let same = self.check.situation.get_untracked().as_deref() == Some(situation);
        let begun = if same {
            Change::default()
        } else {
            self.begun()
        };
        let asked = self.ledger.with_untracked(|ledger| {
            ledger
                .situation(situation)?
                .latest()
                .map(|check| check.asked.clone())
        });
        let answers = asked
            .unwrap_or_default()
            .into_iter()
            .fold(Answers::new(), |answers, (question, answer)| {
                answers.with(question, answer)
            });
        self.check.situation.set(Some(situation.to_owned()));
        let fields = [TITLE_DRAFT.to_owned(), PLAN_DRAFT.to_owned()];
        self.keep(Change::without_drafts(&fields), |_| {});
        self.set_answers(answers);
        self.offer_back(begun, "The check you had begun made room.");
    }

    /// Puts answers into the check, as they were given elsewhere: to be looked at and changed.
    ///
    /// A check begun before makes room; the notice brings it back.
    pub fn check_with(self, answers: Answers) {
        let begun = self.begun();
        self.check.situation.set(None);
        let fields = [TITLE_DRAFT.to_owned(), PLAN_DRAFT.to_owned()];
        self.keep(Change::without_drafts(&fields), |_| {});
        self.set_answers(answers);
        self.offer_back(begun, "The check you had begun made room.");
    }

    fn set_answers(self, answers: Answers) {
        self.check.answers.set(answers);
        let text = to_text(&answers, self.check.situation.get_untracked().as_deref());
        let draft = Draft {
            field: DRAFT.to_owned(),
            text,
        };
        self.keep(Change::put(Record::Draft(draft)), |_| {});
    }
}

/// Whether this is the draft of a check.
fn is_check(record: &Record) -> bool {
    matches!(record, Record::Draft(draft) if draft.field == DRAFT)
}

/// The name of a step in an address: nothing a person answered, only which question is shown.
pub fn step_name(step: &Step) -> Option<&'static str> {
    match step {
        Step::Ask(question) => Some(question.code()),
        Step::Rows(_) => Some(ROWS_STEP),
        Step::Done => None,
    }
}

/// The name of the step on which a question is asked.
pub fn screen_of(question: Question) -> &'static str {
    match question.shares_screen() {
        true => ROWS_STEP,
        false => question.code(),
    }
}

/// `harm=none,lead=other;k3v9…`: the answers, and the situation they are for if there is one.
fn to_text(answers: &Answers, situation: Option<&str>) -> String {
    let mut text = String::new();
    for (question, answer) in answers.given() {
        if !text.is_empty() {
            text.push(',');
        }
        text.push_str(question.code());
        text.push('=');
        text.push_str(answer.code(question));
    }
    if let Some(situation) = situation {
        text.push(';');
        text.push_str(situation);
    }
    text
}

/// Reads what [`to_text`] wrote. An answer of an older question table is left out: it is asked
/// again.
fn parse(text: &str) -> (Answers, Option<String>) {
    let (pairs, situation) = match text.split_once(';') {
        Some((pairs, situation)) => (pairs, Some(situation.to_owned())),
        None => (text, None),
    };
    let answers = pairs.split(',').filter_map(|pair| {
        let (question, answer) = pair.split_once('=')?;
        let question = Question::from_code(question)?;
        Some((question, question.answer(answer)?))
    });
    let answers = answers.fold(Answers::new(), |all, (question, answer)| {
        all.with(question, answer)
    });
    (answers, situation)
}
