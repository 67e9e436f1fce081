//! People as pictures show them: some weeks of practice up to [`crate::device::A_THURSDAY`], and a
//! journal in which nobody has a name.

use serde_json::Value;

use crate::seeds::{self, Seed, closed, handed_back, lesson, looked_back, planned};

/// Answers that lead to *Step in now*, as records write them.
pub const STEP_IN: [(&str, &str); 3] = [("harm", "none"), ("lead", "none"), ("state", "stuck")];
/// Answers that lead to *Offer a hand*.
const OFFER: [(&str, &str); 3] = [("harm", "none"), ("lead", "other"), ("state", "moving")];

/// Six lessons that were read.
pub fn lessons() -> Vec<(String, Value)> {
    let read = [
        ("L001", "2026-02-20"),
        ("L002", "2026-02-24"),
        ("L003", "2026-02-27"),
        ("L004", "2026-03-03"),
        ("L005", "2026-03-06"),
        ("L006", "2026-03-10"),
    ];
    let records = read.map(|(id, day)| lesson(id, &[(day, 0, true)], ""));
    records.into_iter().collect()
}

/// What some weeks of use left in the journal: two leads and a thread that is over.
pub fn some_weeks() -> Vec<Seed> {
    let checked = |day, verdict, asked| seeds::checked(day, "1.0", verdict, asked);
    vec![
        Seed::new("rota", "The holiday rota has gaps", "2026-03-09")
            .with("role", "The shift lead")
            .with("facts", "Two evenings next week have no name on the board.")
            .then(checked("2026-03-09", "STEP_IN", &STEP_IN))
            .then(planned(
                "2026-03-09",
                Some(3),
                Some("2026-03-20"),
                Some("2026-03-16"),
            )),
        Seed::new("notes", "Release notes nobody owns", "2026-03-02")
            .with("role", "A peer in support")
            .with("facts", "They went out without notes, twice.")
            .then(checked("2026-03-02", "OFFER", &OFFER))
            .then(planned("2026-03-02", Some(3), Some("2026-03-12"), None)),
        Seed::new("handover", "The handover at six", "2026-02-23")
            .with("role", "The night team")
            .with(
                "facts",
                "The list was read aloud and three items were missing.",
            )
            .then(checked("2026-02-23", "STEP_IN", &STEP_IN))
            .then(planned(
                "2026-02-23",
                Some(2),
                Some("2026-03-04"),
                Some("2026-03-02"),
            ))
            .then(handed_back("2026-03-02"))
            .then(looked_back("2026-03-04", "yes", "better", "yes"))
            .then(closed("2026-03-04")),
    ]
}
