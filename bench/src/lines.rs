//! The report, line by line: every figure that is told and what is wanted of it, as the issue has
//! it. No figure is measured here.

use xtask::shipped::{GOAL_KEPT, GOAL_LIVE};

use crate::goals::Goal::{self, AtMost, Beside, Times};
use crate::goals::Unit;

/// One line of the report.
#[derive(Clone, Copy, Debug)]
pub struct Line {
    /// What it says, in words.
    pub what: &'static str,
    /// The figure it is about.
    pub figure: &'static str,
    /// What the figure counts.
    pub unit: Unit,
    /// What is wanted.
    pub goal: Goal,
}

const LIVE_BYTES: f64 = GOAL_LIVE as f64;
const KEPT_BYTES: f64 = GOAL_KEPT as f64;
/// Of memory, with 20,000 records.
const MEMORY_BYTES: f64 = 40_000_000.0;

/// Every line, in the order of the report.
pub const LINES: &[Line] = &[
    ms(
        "static twin of a lesson: first text",
        "first_visit.lesson_twin.first",
        Beside,
    ),
    ms(
        "first visit to a lesson: first text",
        "first_visit.lesson.first",
        Times(1.3, "first_visit.lesson_twin.first"),
    ),
    ms(
        "first visit to a lesson: largest text",
        "first_visit.lesson.largest",
        Times(1.3, "first_visit.lesson_twin.largest"),
    ),
    ms(
        "minimal Leptos page: first text",
        "first_visit.minimal.first",
        Beside,
    ),
    ms(
        "minimal Leptos page: live",
        "first_visit.minimal.live",
        Beside,
    ),
    ms(
        "first visit to a lesson: a tap on an answer is handled",
        "first_visit.lesson_tapped.answered",
        Times(1.0, "first_visit.minimal.live"),
    ),
    ms(
        "first visit to a lesson: a tap on an answer is handled",
        "first_visit.lesson_tapped.answered",
        Times(4.0, "first_visit.lesson_twin.first"),
    ),
    bytes(
        "first visit to a lesson: bytes before that tap",
        "first_visit.lesson_tapped.answered_bytes",
        AtMost(LIVE_BYTES),
    ),
    ms(
        "first visit to a lesson: live",
        "first_visit.lesson.live",
        Times(1.0, "first_visit.minimal.live"),
    ),
    ms(
        "first visit to a lesson: live",
        "first_visit.lesson.live",
        Times(4.0, "first_visit.lesson_twin.first"),
    ),
    bytes(
        "first visit to a lesson: bytes before live",
        "first_visit.lesson.bytes",
        AtMost(LIVE_BYTES),
    ),
    bytes(
        "minimal Leptos page: bytes before live",
        "first_visit.minimal.bytes",
        Beside,
    ),
    ms(
        "static twin of Today: first text",
        "first_visit.today_twin.first",
        Beside,
    ),
    ms(
        "first visit to Today: first text",
        "first_visit.today.first",
        Times(1.3, "first_visit.today_twin.first"),
    ),
    ms(
        "first visit to Today: largest text",
        "first_visit.today.largest",
        Times(1.3, "first_visit.today_twin.largest"),
    ),
    ms(
        "first visit to Today: live",
        "first_visit.today.live",
        Times(1.0, "first_visit.minimal.live"),
    ),
    ms(
        "first visit to Today: live",
        "first_visit.today.live",
        Times(4.0, "first_visit.today_twin.first"),
    ),
    bytes(
        "first visit to Today: bytes before live",
        "first_visit.today.bytes",
        AtMost(LIVE_BYTES),
    ),
    ms(
        "without a network limit, a lesson's twin: first text",
        "no_network.lesson_twin.first",
        Beside,
    ),
    ms(
        "without a network limit, a lesson: first text",
        "no_network.lesson.first",
        Beside,
    ),
    ms(
        "without a network limit, a lesson: live",
        "no_network.lesson.live",
        Beside,
    ),
    ms(
        "without a network limit, Today: live",
        "no_network.today.live",
        Beside,
    ),
    ms(
        "without a network limit, minimal: live",
        "no_network.minimal.live",
        Beside,
    ),
    shift(
        "layout shift, first visit, worst screen",
        "steadiness.first.worst",
    ),
    shift(
        "layout shift, return, worst screen",
        "steadiness.return.worst",
    ),
    ms(
        "static page from the cache, cold: first text",
        "offline_start.static.first",
        Beside,
    ),
    ms(
        "installed, server gone, cold: Today live",
        "offline_start.live",
        AtMost(500.0),
    ),
    ms(
        "installed, server gone, cold: Today live",
        "offline_start.live",
        Times(1.5, "offline_start.static.first"),
    ),
    ms("tap in the check, median", "taps.median", AtMost(50.0)),
    ms(
        "tap in the check, worst question",
        "taps.worst",
        AtMost(50.0),
    ),
    ms(
        "tap in the check, the browser's own INP",
        "taps.inp",
        AtMost(50.0),
    ),
    ms("tap to the verdict", "taps.verdict", AtMost(50.0)),
    ms("navigation, median", "navigation.median", AtMost(80.0)),
    ms("navigation, worst page", "navigation.worst", AtMost(80.0)),
    ms("start with 10 records", "store.10.start", Beside),
    ms("start with 20,000 records", "store.20000.start", Beside),
    ms(
        "open the journal with 10 records",
        "store.10.open",
        AtMost(150.0),
    ),
    ms(
        "open the journal with 20,000 records",
        "store.20000.open",
        AtMost(150.0),
    ),
    ms(
        "a key in the search, 20,000 records, median",
        "store.20000.key.median",
        AtMost(50.0),
    ),
    ms(
        "a key in the search, 20,000 records, worst of 70",
        "store.20000.key.worst",
        AtMost(50.0),
    ),
    ms(
        "a key in the search, 10 records, worst of 70",
        "store.10.key.worst",
        AtMost(50.0),
    ),
    ms("keep a note, 10 records", "store.10.save", AtMost(40.0)),
    ms(
        "keep a note, 20,000 records",
        "store.20000.save",
        AtMost(40.0),
    ),
    ms(
        "keep a note, 20,000 records to 10",
        "store.20000.save",
        Times(1.3, "store.10.save"),
    ),
    ms(
        "keep a note, 10 records, not slowed",
        "store.10.save_unslowed",
        AtMost(40.0),
    ),
    ms(
        "keep a note, 20,000 records, not slowed",
        "store.20000.save_unslowed",
        AtMost(40.0),
    ),
    ms(
        "keep a note, 20,000 to 10, not slowed",
        "store.20000.save_unslowed",
        Times(1.3, "store.10.save_unslowed"),
    ),
    ms("a strict write without any app", "store.10.bare", Beside),
    ms(
        "a strict write without any app, not slowed",
        "store.10.bare_unslowed",
        Beside,
    ),
    bytes("memory with 10 records", "store.10.memory", Beside),
    bytes(
        "memory with 20,000 records",
        "store.20000.memory",
        AtMost(MEMORY_BYTES),
    ),
    bytes("of it the program's", "store.20000.memory.wasm", Beside),
    bytes("of it the page's", "store.20000.memory.heap", Beside),
    bytes(
        "files before live: a lesson, without its pack",
        "bytes.live.lesson",
        AtMost(LIVE_BYTES),
    ),
    bytes(
        "files before live: Today",
        "bytes.live.today",
        AtMost(LIVE_BYTES),
    ),
    bytes("of it the program", "bytes.live.program", Beside),
    bytes("the minimal page", "bytes.live.minimal", Beside),
    bytes("files kept offline", "bytes.kept", AtMost(KEPT_BYTES)),
];

const fn ms(what: &'static str, figure: &'static str, goal: Goal) -> Line {
    Line {
        what,
        figure,
        unit: Unit::Ms,
        goal,
    }
}

const fn bytes(what: &'static str, figure: &'static str, goal: Goal) -> Line {
    Line {
        what,
        figure,
        unit: Unit::Bytes,
        goal,
    }
}

const fn shift(what: &'static str, figure: &'static str) -> Line {
    Line {
        what,
        figure,
        unit: Unit::Shift,
        goal: Goal::AtMost(0.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_ratio_is_compared_with_has_a_line_of_its_own() {
        for line in LINES {
            if let Times(_, other) = line.goal {
                let told = LINES.iter().any(|line| line.figure == other);
                // The largest text of a twin is its first: the page has nothing else.
                assert!(told || other.ends_with("_twin.largest"), "{other}");
            }
        }
    }
}
