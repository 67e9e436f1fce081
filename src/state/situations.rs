//! Keeping, changing and deleting situations.

use leptos::prelude::*;

use super::check::{DRAFT, TITLE_DRAFT};
use super::store::Change;
use super::{AppState, Notice, Undo};
use crate::domain::check::Answers;
use crate::domain::check::explain::{Explanation, explain};
use crate::domain::situation::{CheckTaken, Situation, TEXT_CHARS_MAX, TITLE_CHARS_MAX, tidy};
use crate::platform::ids;
use crate::storage::record::Draft;
use crate::storage::{Key, Record};

/// Where a check went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedCheck {
    /// The id of its situation.
    pub situation: String,
    /// Whether it is kept, or only in memory.
    pub kept: bool,
}

/// A field of a situation that a person writes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Its title.
    Title,
    /// What a camera would have seen.
    Facts,
    /// What I make of it.
    Story,
}

impl Field {
    /// The draft field of this field of a situation.
    pub fn draft(self, id: &str) -> String {
        let name = match self {
            Field::Title => "/title",
            Field::Facts => "/facts",
            Field::Story => "/story",
        };
        ["situation/", id, name].concat()
    }
}

impl AppState {
    /// What the check says, once it is answered; tracked.
    pub fn explanation(self) -> Option<Explanation> {
        explain(&self.index.check, &self.check.answers.get())
    }

    /// Saves the check in progress: as a new situation, or in the one it was taken again on. Its
    /// draft goes in the same step, so a check that could not be kept outlives the page as a draft.
    pub fn save_check(self, title: &str, then: impl FnOnce(SavedCheck) + 'static) {
        let Some(explanation) = untrack(|| self.explanation()) else {
            return;
        };
        let taken = self.check_taken(&explanation);
        let existing = self.check.situation.get_untracked().and_then(|id| {
            self.ledger
                .with_untracked(|ledger| ledger.situation(&id).cloned())
        });
        let mut situation = existing.unwrap_or_else(|| Situation {
            id: ids::fresh(),
            created: taken.day,
            title: String::new(),
            facts: String::new(),
            story: String::new(),
            checks: Vec::new(),
        });
        // A situation that has a name keeps it: it is changed on its own page.
        if situation.title.is_empty() {
            let title = tidy(title, TITLE_CHARS_MAX);
            situation.title = match title.is_empty() {
                true => self.verdict_title(&explanation),
                false => title,
            };
        }
        situation.checks.push(taken);
        let id = situation.id.clone();
        self.drafts.forget(TITLE_DRAFT);
        let change = Change {
            puts: vec![Record::Situation(situation)],
            removes: vec![Key::draft(DRAFT), Key::draft(TITLE_DRAFT)],
        };
        self.keep(change, move |kept| {
            self.check.answers.set(Answers::new());
            self.check.situation.set(None);
            then(SavedCheck {
                situation: id,
                kept,
            });
        });
    }

    /// Changes one field of a situation and drops its draft, in one.
    pub fn write_field(
        self,
        id: &str,
        field: Field,
        text: &str,
        then: impl FnOnce(bool) + 'static,
    ) {
        let Some(mut situation) = self
            .ledger
            .with_untracked(|ledger| ledger.situation(id).cloned())
        else {
            return then(false);
        };
        match field {
            Field::Title => {
                let title = tidy(text, TITLE_CHARS_MAX);
                // A thread without a name could not be found again, so the old one stays.
                if !title.is_empty() {
                    situation.title = title;
                }
            }
            Field::Facts => situation.facts = tidy(text, TEXT_CHARS_MAX),
            Field::Story => situation.story = tidy(text, TEXT_CHARS_MAX),
        }
        let draft = field.draft(id);
        self.drafts.forget(&draft);
        let change = Change {
            puts: vec![Record::Situation(situation)],
            removes: vec![Key::draft(&draft)],
        };
        self.keep(change, then);
    }

    /// Deletes a situation and what is half-typed in it; the notice brings both back in one tap.
    pub fn delete_situation(self, id: &str) {
        let Some(situation) = self
            .ledger
            .with_untracked(|ledger| ledger.situation(id).cloned())
        else {
            return;
        };
        let mut back = Change::put(Record::Situation(situation));
        let mut removes = vec![Key::situation(id)];
        for field in [Field::Title, Field::Facts, Field::Story] {
            let field = field.draft(id);
            if let Some(text) = self.draft(&field) {
                removes.push(Key::draft(&field));
                self.drafts.forget(&field);
                back.puts.push(Record::Draft(Draft { field, text }));
            }
        }
        let puts = Vec::new();
        self.keep(Change { puts, removes }, move |_| {
            let said = "Situation restored.";
            self.show(Notice {
                text: "Situation deleted.".to_owned(),
                undo: Some(Undo { change: back, said }),
            });
        });
    }

    fn check_taken(self, explanation: &Explanation) -> CheckTaken {
        CheckTaken {
            day: self.today.get_untracked(),
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
