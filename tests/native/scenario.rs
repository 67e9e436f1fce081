//! Practice scenarios as the check sees them.

use alongside::content::catalog::{self, ScenarioPack};
use alongside::content::source::compile;
use alongside::domain::check::explain::explain;
use alongside::domain::scenario::Scenario;

use crate::content_compiled::shipped;
use crate::support::model;

fn scenarios() -> Vec<Scenario> {
    let compiled = compile(&shipped()).expect("the shipped content is good");
    let pack = compiled.packs.iter().find(|(name, _)| name == "scenarios");
    let (_, text) = pack.expect("a pack of scenarios");
    catalog::read::<ScenarioPack>(text).expect("scenarios")
}

#[test]
fn the_answers_shown_lead_to_the_verdict_of_the_scenario_and_after_it_to_that_of_its_twist() {
    let scenarios = scenarios();
    assert_eq!(scenarios.len(), 30);
    for scenario in scenarios {
        for (twisted, verdict) in [(false, scenario.verdict), (true, scenario.twist.verdict)] {
            let answers = scenario.check_answers(twisted);
            let seen = explain(model(), &answers).expect("an explanation");
            assert_eq!(seen.verdict, verdict, "{} {twisted}", scenario.id);
            // What the screen lists, taken over into the check, leads to the same verdict there.
            let taken = crate::support::of(&seen.asked);
            assert_eq!(model().graph.walk(&taken).next, None, "{}", scenario.id);
            let there = explain(model(), &taken).expect("an explanation");
            assert_eq!(
                (there.verdict, there.because, there.asked),
                (seen.verdict, seen.because, seen.asked),
                "{} {twisted}",
                scenario.id
            );
        }
    }
}

#[test]
fn a_twist_always_changes_an_answer_that_the_check_asks_for() {
    for scenario in scenarios() {
        let asked = |twisted| model().graph.asked(&scenario.check_answers(twisted));
        let (before, after) = (asked(false), asked(true));
        let mut changes = scenario.twist.change.iter();
        let is_marked = changes.any(|change| after.contains(change) && !before.contains(change));
        assert!(is_marked, "{}: {before:?} {after:?}", scenario.id);
    }
}
