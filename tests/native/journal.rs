//! The journal's list.

use alongside::domain::day::Day;
use alongside::domain::journal::last_touched_first;

use crate::storage_samples::{checked, situation};

#[test]
fn the_last_touched_comes_first() {
    let on = |id: &str, created: i32, day: Option<i32>| {
        let mut thread = situation(id);
        thread.created = Day(created);
        thread.entries = day.map(|day| checked(Day(day))).into_iter().collect();
        thread
    };
    let kept = [
        on("old", 1, None),
        on("again", 2, Some(9)),
        on("new", 8, None),
    ];
    let order: Vec<&str> = last_touched_first(kept.iter())
        .iter()
        .map(|thread| thread.id.as_str())
        .collect();
    assert_eq!(order, ["again", "new", "old"]);
}
