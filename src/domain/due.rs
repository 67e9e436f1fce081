//! How many things are due today: the number on the app's icon, and nothing more than a number.
//!
//! It counts what Today asks for, so it is gone once that is done. What was not done on another
//! day is not counted up: there is one lesson a day, however long somebody was away.

use super::day::Day;
use super::lead::Progress;
use super::situation::Situation;
use super::year::Todays;
use super::year_steps::{Item, Why};

/// How many look-backs Today shows at once: after a long time away it is as light as ever, and the
/// others wait in the journal and are not counted.
pub const LOOK_BACKS_SHOWN: usize = 1;

/// The look-backs and leads of these situations whose day has come, and today's item while it is
/// proposed and not done.
pub fn due_count<'a>(
    situations: impl Iterator<Item = &'a Situation>,
    todays: &Todays<'_>,
    today: Day,
) -> usize {
    let (mut look_backs, mut leads) = (0, 0);
    for kept in situations.filter(|kept| !kept.is_closed()) {
        look_backs += usize::from(kept.is_look_back_due(today));
        let ends = |lead: super::lead::Lead<'_>| lead.progress(today) == Progress::Due;
        leads += usize::from(kept.lead().is_some_and(ends));
    }
    let is_proposed = !matches!(todays.why, Why::DayOff | Why::Pause);
    let waits = is_proposed && !todays.done && todays.item != Item::AllDone;
    look_backs.min(LOOK_BACKS_SHOWN) + leads + usize::from(waits)
}
