//! What a light day of a look-back week points at: the check that is longest ago, and the lead that
//! ends first. Which light day it is, `year` decides.

use super::day::Day;
use super::situation::Situation;

/// The situation whose last check is the longest ago; none if nothing was checked before `today`.
/// A closed one is among them: a check opens it again.
pub fn oldest_check<'s>(
    situations: impl Iterator<Item = &'s Situation>,
    today: Day,
) -> Option<&'s Situation> {
    let checked = situations.filter_map(|kept| {
        let (day, _) = kept.checks().next_back()?;
        Some((day, kept))
    });
    let before = checked.filter(|(day, _)| *day < today);
    before.min_by_key(|(day, _)| *day).map(|(_, kept)| kept)
}

/// The open situation with the lead that ends first.
pub fn first_lead<'s>(situations: impl Iterator<Item = &'s Situation>) -> Option<&'s Situation> {
    let held = situations.filter(|kept| !kept.is_closed());
    let held = held.filter_map(|kept| Some((kept.lead()?.end.day(), kept)));
    held.min_by_key(|(day, _)| *day).map(|(_, kept)| kept)
}
