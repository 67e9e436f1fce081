//! The journal's list: which situations are shown, and in which order. Pure selections over what
//! is kept; paging and words are the page's business.

use super::situation::Situation;

/// Situations with the last touched first.
pub fn last_touched_first<'a>(
    situations: impl Iterator<Item = &'a Situation>,
) -> Vec<&'a Situation> {
    let mut all: Vec<_> = situations.map(|kept| (kept.touched(), kept)).collect();
    all.sort_unstable_by(|(a_day, a), (b_day, b)| b_day.cmp(a_day).then_with(|| b.id.cmp(&a.id)));
    all.into_iter().map(|(_, kept)| kept).collect()
}
