//! The verdicts offered when a twist asks the check's own question again. It knows neither words
//! nor which of them is right.

use super::check::verdict::Verdict;

/// How many verdicts are offered: the whole ladder would be a wall.
pub const OFFERED: usize = 4;

/// The verdicts to choose from, in the order of the ladder: that of the scenario, that of its
/// twist, and beside each of them one near it, so that the two that fit stand out no more than the
/// two that do not. On which side of them the near ones lie differs from scenario to scenario, but
/// never from one time to the next.
pub fn offered(base: Verdict, twist: Verdict) -> Vec<Verdict> {
    let above = (base.index() + twist.index()).is_multiple_of(2);
    let mut offered = vec![base];
    if twist != base {
        offered.push(twist);
    }
    for of in [twist, base, twist] {
        if offered.len() < OFFERED {
            offered.extend(nearest(of, above, &offered));
        }
    }
    offered.sort();
    offered
}

/// The rung nearest to another that is not taken yet; of two as near the one above or below.
fn nearest(to: Verdict, above: bool, taken: &[Verdict]) -> Option<Verdict> {
    let free = Verdict::ALL
        .into_iter()
        .filter(|rung| !taken.contains(rung));
    free.min_by_key(|rung| {
        let distance = rung.index().abs_diff(to.index());
        (distance, (rung.index() > to.index()) != above)
    })
}
