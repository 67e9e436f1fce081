//! "Practise this": from a verdict to a scenario that ends in the same one.

use super::check::verdict::Verdict;
use super::scenario::ScenarioHead;

/// The scenario to practise a verdict with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PracticeLink<'a> {
    /// The scenario.
    pub scenario: &'a ScenarioHead,
    /// Whether it is its twist that ends in the verdict.
    pub twist: bool,
}

/// A scenario that ends in `verdict`: one not practised yet before one that was, and of these one
/// that ends so itself before one whose twist does. `None` if there is none. `practised` says
/// whether a scenario, or its twist, was practised.
pub fn practise<'a>(
    verdict: Verdict,
    scenarios: &'a [ScenarioHead],
    practised: impl Fn(&str, bool) -> bool,
) -> Option<PracticeLink<'a>> {
    let links = [false, true].into_iter().flat_map(|twist| {
        let fits = move |head: &&ScenarioHead| match twist {
            false => head.verdict == verdict,
            true => head.twist == verdict,
        };
        let fitting = scenarios.iter().filter(fits);
        fitting.map(move |scenario| PracticeLink { scenario, twist })
    });
    // The first of the smallest: `false` comes before `true`.
    links.min_by_key(|link| practised(&link.scenario.id, link.twist))
}
