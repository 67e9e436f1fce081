//! The verdicts offered when a twist asks the check's own question again.

use std::collections::BTreeSet;

use alongside::domain::check::Verdict;
use alongside::domain::twist::{OFFERED, offered};

use crate::support::shipped_index;

/// Every pair of verdicts a scenario and its twist can end in, the same one twice included.
fn pairs() -> impl Iterator<Item = (Verdict, Verdict)> {
    let all = Verdict::ALL.into_iter();
    all.flat_map(|base| Verdict::ALL.into_iter().map(move |twist| (base, twist)))
}

#[test]
fn four_different_verdicts_are_offered_in_the_order_of_the_ladder_both_that_fit_among_them() {
    for (base, twist) in pairs() {
        let four = offered(base, twist);
        assert_eq!(four.len(), OFFERED, "{base:?}, {twist:?}");
        assert!(four.is_sorted_by(|a, b| a < b), "{four:?}");
        assert!(four.contains(&base) && four.contains(&twist), "{four:?}");
    }
}

#[test]
fn those_that_do_not_fit_are_near_one_that_does() {
    for (base, twist) in pairs() {
        for rung in offered(base, twist) {
            let far = |to: Verdict| rung.index().abs_diff(to.index());
            let nearest = far(base).min(far(twist));
            // Beside each of two that fit, or three beside one: at an end of the ladder they are
            // that many steps away.
            let most = if base == twist { 3 } else { 2 };
            assert!(nearest <= most, "{rung:?} beside {base:?} and {twist:?}");
        }
    }
    let near = offered(Verdict::Listen, Verdict::BringIn);
    let told = [
        Verdict::StepIn,
        Verdict::Listen,
        Verdict::Project,
        Verdict::BringIn,
    ];
    assert_eq!(near, told);
}

#[test]
fn the_place_of_the_right_one_gives_nothing_away_in_the_shipped_scenarios() {
    let scenarios = &shipped_index().scenarios;
    let place = |base, twist| offered(base, twist).iter().position(|rung| *rung == twist);
    let places = scenarios.iter().map(|head| place(head.verdict, head.twist));
    let found: Vec<_> = places.flatten().collect();
    assert_eq!(found.len(), scenarios.len());
    let different: BTreeSet<_> = found.iter().collect();
    assert_eq!(different.len(), OFFERED, "{found:?}");
    for place in different {
        let count = found.iter().filter(|other| *other == place).count();
        assert!(
            count <= found.len() / 2,
            "place {place}: {count} of {found:?}"
        );
    }
}
