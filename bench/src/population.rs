//! A journal of any size, as years of use would have left it: situations noted, planned, led, closed,
//! in the frozen form of the records and straight in the database. Their words are nobody's.

use serde_json::{Value, json};

use e2e::seeds::{Seed, checked, closed, handed_back, looked_back, planned};
use e2e::{Failure, Outcome};

use crate::tab::Tab;

const WRITE: &str = include_str!("population.js");

/// What the texts are made of. Each word is in many of them, as in a real journal.
pub const WORDS: [&str; 40] = [
    "rota",
    "shift",
    "kitchen",
    "handover",
    "ticket",
    "printer",
    "meeting",
    "supplier",
    "invoice",
    "morning",
    "evening",
    "nobody",
    "everyone",
    "asked",
    "answered",
    "waited",
    "again",
    "still",
    "the",
    "and",
    "with",
    "without",
    "before",
    "after",
    "customer",
    "stockroom",
    "holiday",
    "cover",
    "training",
    "deadline",
    "report",
    "review",
    "night",
    "desk",
    "plan",
    "call",
    "late",
    "open",
    "list",
    "team",
];

/// Writes `count` situations; what one of them takes, in characters, on average. The app must have
/// made its database and be somewhere else.
pub async fn plant(tab: &Tab, count: usize) -> Outcome<f64> {
    let patterns = patterns();
    let asked = vec![json!(patterns), json!(WORDS.as_slice()), json!(count)];
    let wrote = tab.browser().script_async(WRITE, asked).await?;
    let size = wrote.as_f64();
    size.ok_or_else(|| Failure::Unmet(format!("the records were not written: {wrote}")))
}

/// One record of each kind a journal is made of, as text, with blanks for what differs.
fn patterns() -> Vec<String> {
    let check = || {
        let asked = [
            ("harm", "none"),
            ("lead", "none"),
            ("state", "stuck"),
            ("pain", "high"),
            ("wish", "unsure"),
            ("can", "yes"),
        ];
        checked("<day>", "1.0", "STEP_IN", &asked)
    };
    let listen = || {
        let asked = [("harm", "none"), ("lead", "other"), ("heard", "not_yet")];
        checked("<day>", "1.0", "LISTEN", &asked)
    };
    let fresh = || {
        Seed::new("<id>", "<title>", "<day>")
            .with("facts", "<facts>")
            .with("story", "<story>")
            .with("role", "shift lead")
    };
    let whole = || {
        let plan = planned("<day>", Some(3), Some("<day>"), Some("<day>"));
        fresh().then(check()).then(plan).then(handed_back("<day>"))
    };
    let seeds = [
        fresh().then(listen()),
        fresh()
            .then(listen())
            .then(planned("<day>", Some(2), None, None))
            .then(closed("<day>")),
        fresh().then(check()),
        whole()
            .then(looked_back("<day>", "yes", "better", "differently"))
            .then(closed("<day>")),
    ];
    let text = |seed: &Seed| match seed.row() {
        (_, Value::String(text)) => text,
        (_, other) => other.to_string(),
    };
    seeds.iter().map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alongside::storage::Ledger;
    use alongside::storage::stamp::Device;

    #[test]
    fn each_pattern_makes_a_record_the_app_can_read() {
        for (at, pattern) in patterns().into_iter().enumerate() {
            for blank in ["<id>", "<day>", "<title>", "<facts>", "<story>"] {
                assert!(pattern.contains(blank), "{blank}: {pattern}");
            }
            let id = format!("b{at:019}");
            let text = pattern.replace("<id>", &id).replace("<day>", "2026-11-20");
            let rows = vec![(format!("situation/{id}"), Some(text))];
            let opened = Ledger::open(rows, Device::from_id("abcdefghijklmnopqrst"));
            assert!(opened.damaged.is_empty(), "{pattern}");
            assert!(opened.ledger.situation(&id).is_some(), "{pattern}");
        }
    }
}
