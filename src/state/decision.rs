//! Saving a verdict: the check as it was answered, and what the person makes of it, in one.

use leptos::prelude::*;

use super::AppState;
use super::check::{DRAFT, PLAN_DRAFT, TITLE_DRAFT};
use super::keep::Change;
use super::situations::Given;
use crate::domain::check::Answers;
use crate::domain::check::explain::{Explanation, explain};
use crate::domain::check::wording::Wording;
use crate::domain::command::Command;
use crate::domain::plan::Plan;
use crate::domain::situation::{CheckTaken, TITLE_CHARS_MAX, tidy};
use crate::storage::{Key, Record};

/// Where a check went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCheck {
    /// The id of its situation.
    pub situation: String,
    /// How saving it went.
    pub given: Given,
}

impl AppState {
    /// What the check says, once it is answered; tracked.
    pub fn explanation(self) -> Option<Explanation> {
        explain(&self.index.check, &self.check.answers.get())
    }

    /// How a version of the rules was worded: as kept with a check, or as it runs now; tracked.
    pub fn wording(self, version: &str) -> Option<Wording> {
        let model = &self.index.check;
        match model.version == version {
            true => Some(Wording::of(model)),
            false => self.ledger.with(|ledger| ledger.wording(version).cloned()),
        }
    }

    /// Saves the check in progress and the plan made on it: as a new situation, or in the one it
    /// was taken again on. Its drafts go in the same step, so a check that could not be kept
    /// outlives the page as a draft. A plan that is refused leaves everything as it was.
    pub fn save_check(
        self,
        title: &str,
        plan: Option<Plan>,
        then: impl FnOnce(SavedCheck) + 'static,
    ) {
        let Some(explanation) = untrack(|| self.explanation()) else {
            return;
        };
        let existing = self.check.situation.get_untracked().filter(|id| {
            self.ledger
                .with_untracked(|ledger| ledger.situation(id).is_some())
        });
        let mut commands = vec![Command::Check(self.check_taken(&explanation))];
        commands.extend(plan.map(Command::Plan));
        let besides = self.change_besides();
        let mut fresh = self.fresh_situation();
        let id = existing.clone().unwrap_or_else(|| fresh.id.clone());
        let saved = id.clone();
        let then = Box::new(move |given| {
            if matches!(given, Given::Kept | Given::NotKept) {
                self.check_is_over();
            }
            then(SavedCheck {
                situation: saved,
                given,
            });
        });
        if existing.is_some() {
            return self.give(&id, commands, besides, then);
        }
        let title = tidy(title, TITLE_CHARS_MAX);
        fresh.title = match title.is_empty() {
            true => self.verdict_title(&explanation),
            false => title,
        };
        self.begin(fresh, commands, besides, then);
    }

    fn check_is_over(self) {
        self.check.answers.set(Answers::new());
        self.check.situation.set(None);
    }

    /// What goes with a check that is saved: its drafts, and the words of its rules where they
    /// are not kept yet.
    fn change_besides(self) -> Change {
        let model = &self.index.check;
        let known = self
            .ledger
            .with_untracked(|ledger| ledger.wording(&model.version).is_some());
        let wording = (!known).then(|| Record::Wording(Wording::of(model)));
        Change {
            puts: wording.into_iter().collect(),
            removes: [DRAFT, TITLE_DRAFT, PLAN_DRAFT].map(Key::draft).to_vec(),
        }
    }

    fn check_taken(self, explanation: &Explanation) -> CheckTaken {
        CheckTaken {
            model: self.index.check.version.clone(),
            asked: explanation.asked.clone(),
            verdict: explanation.verdict,
            variant: explanation.variant.clone(),
            rule: self.rule_id(explanation),
            because: explanation.because.clone(),
        }
    }

    fn rule_id(self, explanation: &Explanation) -> String {
        let model = &self.index.check;
        let rule = model
            .rules
            .get(explanation.outcome.rule)
            .map_or("", |rule| &rule.id);
        let after = explanation
            .outcome
            .after
            .and_then(|after| model.after_rules.get(after));
        match after {
            Some(after) => [rule, "+", &after.id].concat(),
            None => rule.to_owned(),
        }
    }

    fn verdict_title(self, explanation: &Explanation) -> String {
        self.index
            .check
            .card(explanation.verdict)
            .map(|card| card.title.clone())
            .unwrap_or_default()
    }
}
