//! The records of people who use the app for some weeks and for years. Nobody in them has a name.

use e2e::Outcome;
use e2e::people::{STEP_IN, lessons, some_weeks};
use e2e::seeds::{self, Seed};
use serde_json::Value;

use crate::place::Place;

/// How many situations two years leave.
const MANY: usize = 400;
/// What they are about.
const ABOUT: [&str; 16] = [
    "The handover at six",
    "The holiday rota",
    "Release notes nobody owns",
    "A printer that stops",
    "The list for the supplier",
    "Late answers to the front desk",
    "Who rings the customer",
    "Two meetings at the same time",
    "The stockroom key",
    "A plan that was never said aloud",
    "The new form and the old one",
    "Covering a long shift",
    "Feedback on the draft",
    "An order counted twice",
    "Quiet in the morning round",
    "The training that slipped",
];
/// Where.
const WHERE: [&str; 5] = [
    "",
    " in the spring",
    " again",
    ", second week",
    " on the night shift",
];
/// About whom.
const ROLES: [&str; 5] = [
    "The shift lead",
    "A peer in support",
    "The night team",
    "A new colleague",
    "",
];
/// Verdicts, as records write them.
const VERDICTS: [&str; 8] = [
    "STEP_IN",
    "OFFER",
    "LISTEN",
    "STAND_BACK",
    "HAND_BACK",
    "PROJECT",
    "BRING_IN",
    "GET_HELP",
];

/// Some weeks, with a situation that was noted and not checked and one that was deleted.
pub fn of_weeks() -> Vec<(String, Value)> {
    let noted = Seed::new("noted", "Late answers to the front desk", "2026-03-11")
        .with(
            "facts",
            "Three questions from Monday had no answer on Wednesday.",
        )
        .with("story", "They do not read them.");
    let gone =
        Seed::new("gone", "A printer that stops", "2026-03-03").with("deleted", "2026-03-10");
    lessons()
        .into_iter()
        .chain(some_weeks().iter().map(Seed::row))
        .chain([noted.row(), gone.row()])
        .collect()
}

/// Two years: four hundred situations, most of them closed, and a hundred lessons.
pub async fn of_years(place: &Place) -> Outcome<Vec<(String, Value)>> {
    let before: Vec<i32> = (0..730).collect();
    let days = place.days(&before).await?;
    let day = |before: usize| days.get(before).map_or("2026-03-12", String::as_str);
    let mut rows = Vec::new();
    for at in 0..MANY {
        let begun = 2 + at * 725 / MANY;
        rows.push(situation(at, begun, &day).row());
    }
    for lesson in 1..=100_usize {
        let id = format!("L{lesson:03}");
        let read = 3 + (100 - lesson) * 7;
        rows.push(seeds::lesson(&id, &[(day(read), 0, lesson % 4 != 0)], ""));
    }
    rows.extend(some_weeks().iter().map(Seed::row));
    Ok(rows)
}

fn situation<'a>(at: usize, begun: usize, day: &dyn Fn(usize) -> &'a str) -> Seed {
    let pick =
        |list: &[&'static str], by: usize| list.get(by % list.len()).copied().unwrap_or_default();
    let title = [pick(&ABOUT, at * 7), pick(&WHERE, at / 16)].concat();
    let seed = Seed::new(&format!("y{at:03}"), &title, day(begun))
        .with("role", pick(&ROLES, at))
        .with(
            "facts",
            "The list was read aloud and three items were missing.",
        );
    let seed = seed.then(seeds::checked(
        day(begun),
        "1.0",
        pick(&VERDICTS, at * 5),
        &STEP_IN,
    ));
    if at < 6 {
        return seed;
    }
    let forecast = u8::try_from(at % 5).ok();
    let seed = seed.then(seeds::planned(
        day(begun),
        forecast,
        Some(day(begun.saturating_sub(2))),
        None,
    ));
    let wanted = pick(&["yes", "yes", "no", "unsure"], at);
    let happened = pick(&["better", "same", "better", "worse"], at / 2);
    seed.then(seeds::looked_back(
        day(begun.saturating_sub(2)),
        wanted,
        happened,
        "yes",
    ))
    .then(seeds::closed(day(begun.saturating_sub(2))))
}
