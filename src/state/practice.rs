//! What was decided in practice scenarios.

use leptos::prelude::*;

use super::AppState;
use super::keep::Change;
use crate::domain::check::verdict::Verdict;
use crate::domain::practice::{ScenarioAnswer, ScenarioPractice, TwistAnswer};
use crate::domain::practice_link::{self, PracticeLink};
use crate::domain::scenario::Rating;
use crate::storage::Record;

impl AppState {
    /// What was done with a scenario; tracked.
    pub fn scenario_practice(self, scenario: &str) -> ScenarioPractice {
        self.ledger
            .with(|ledger| ledger.scenario(scenario).cloned())
            .unwrap_or_else(|| ScenarioPractice::new(scenario))
    }

    /// Keeps a decision taken in a scenario: `option` is its position in the source.
    pub fn decide(self, scenario: &str, option: u8, rating: Rating) {
        let mut practice = untrack(|| self.scenario_practice(scenario));
        practice.answers.push(ScenarioAnswer {
            day: self.today.get_untracked(),
            option,
            rating,
        });
        self.keep(Change::put(Record::Practised(practice)), |_| {});
    }

    /// Keeps what somebody expects the check to say once the twist has changed one fact.
    pub fn answer_twist(self, scenario: &str, verdict: Verdict, right: bool) {
        let mut practice = untrack(|| self.scenario_practice(scenario));
        practice.twists.push(TwistAnswer {
            day: self.today.get_untracked(),
            verdict,
            right,
        });
        self.keep(Change::put(Record::Practised(practice)), |_| {});
    }

    /// The scenario to practise a verdict with; tracked.
    pub fn practise(self, verdict: Verdict) -> Option<PracticeLink<'static>> {
        self.ledger.with(|ledger| {
            let practised = |id: &str, twist: bool| {
                let kept = ledger.scenario(id);
                kept.is_some_and(|kept| kept.practised(twist).is_some())
            };
            practice_link::practise(verdict, &self.index.scenarios, practised)
        })
    }
}
