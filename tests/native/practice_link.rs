//! "Practise this": from a verdict to a scenario that ends in the same one.

use std::collections::BTreeSet;

use alongside::domain::check::Verdict;
use alongside::domain::practice_link::practise;
use alongside::domain::scenario::ScenarioHead;

use crate::support::shipped_index;

fn scenario(id: &str, verdict: Verdict, twist: Verdict) -> ScenarioHead {
    ScenarioHead {
        id: id.to_owned(),
        slug: id.to_lowercase(),
        title: id.to_owned(),
        setting: String::new(),
        lessons: Vec::new(),
        verdict,
        twist,
    }
}

/// Two scenarios that end in an offer, and two whose twist does.
fn four() -> [ScenarioHead; 4] {
    [
        scenario("P01", Verdict::Listen, Verdict::Offer),
        scenario("P02", Verdict::Offer, Verdict::Listen),
        scenario("P03", Verdict::Offer, Verdict::StandBack),
        scenario("P04", Verdict::Project, Verdict::Offer),
    ]
}

#[test]
fn one_not_practised_comes_before_one_that_was_and_a_scenario_before_a_twist() {
    let four = four();
    // In this order they are chosen, each once those before it are practised.
    let order = [("P02", false), ("P03", false), ("P01", true), ("P04", true)];
    let mut practised: BTreeSet<(String, bool)> = BTreeSet::new();
    for (id, twist) in order {
        let link = practise(Verdict::Offer, &four, |id, twist| {
            practised.contains(&(id.to_owned(), twist))
        });
        let link = link.expect("a scenario");
        assert_eq!((link.scenario.id.as_str(), link.twist), (id, twist));
        practised.insert((id.to_owned(), twist));
    }
    let all = practise(Verdict::Offer, &four, |_, _| true).expect("a scenario");
    assert_eq!((all.scenario.id.as_str(), all.twist), ("P02", false));
}

#[test]
fn without_a_scenario_of_this_verdict_there_is_none() {
    assert_eq!(practise(Verdict::GetHelp, &four(), |_, _| false), None);
    assert_eq!(practise(Verdict::Offer, &[], |_, _| false), None);
}

#[test]
fn a_shipped_scenario_found_for_a_verdict_ends_in_it() {
    let index = shipped_index();
    for verdict in Verdict::ALL {
        for practised in [false, true] {
            let Some(link) = practise(verdict, &index.scenarios, |_, _| practised) else {
                assert!(index.scenarios.len() < 30, "no scenario for {verdict:?}");
                continue;
            };
            let ends_in = match link.twist {
                false => link.scenario.verdict,
                true => link.scenario.twist,
            };
            assert_eq!(ends_in, verdict);
        }
    }
}
