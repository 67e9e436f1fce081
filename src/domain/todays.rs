//! Which lesson is today's. The plan counts the person's own days: nothing is ever missed, the
//! next lesson simply waits (content bible 3.1).

use super::day::Day;

/// Today's lesson and whether it has been read today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Todays<'a> {
    /// The lesson's id.
    pub lesson: &'a str,
    /// True once its case question was answered today.
    pub done: bool,
}

/// The lesson for `today`: the one finished today if there is one, else the first in `order` that
/// was never finished. `None` once every lesson has been finished on an earlier day.
pub fn todays_lesson<'a>(
    order: impl Iterator<Item = &'a str> + Clone,
    finished: impl Fn(&str) -> Option<Day>,
    today: Day,
) -> Option<Todays<'a>> {
    let read_today = order
        .clone()
        .filter(|id| finished(id) == Some(today))
        .last();
    if let Some(lesson) = read_today {
        return Some(Todays { lesson, done: true });
    }
    order
        .into_iter()
        .find(|id| finished(id).is_none())
        .map(|lesson| Todays {
            lesson,
            done: false,
        })
}
