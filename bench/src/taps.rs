//! A tap in the check until the next question is painted, at each question of one way to a verdict,
//! with the worker in charge. Two figures: our own, from the finger to the paint in which the next
//! question stands; and the browser's, which rounds to eight and begins to tell at sixteen.

use serde_json::Value;

use e2e::pages::check::TO_STEP_IN;
use e2e::{Outcome, Profile};

use crate::figures::{Figures, Summary};
use crate::pace::{self, PHONE};
use crate::places::Places;
use crate::tab::Tab;

/// The browser tells of no interaction that took less, in milliseconds.
const LEAST_TOLD_MS: f64 = 16.0;

/// Goes the way to a verdict, each time in a browser of its own.
pub async fn measure(places: &Places, runs: usize, figures: &mut Figures) -> Outcome {
    let site = places.app()?;
    for _ in 0..runs {
        let tab = Tab::start(Profile::new()?, &site).await?;
        tab.enter(&site.url("/")).await?;
        tab.screen().ready_offline().await?;
        pace::processor(tab.browser(), PHONE).await?;
        tab.enter(&site.url("/check/")).await?;
        let mut taps = Vec::new();
        for (question, answer) in TO_STEP_IN {
            tab.screen().heading(question).await?;
            tab.read_it().await?;
            taps.push(tab.tap("button", answer, ("heading", "")).await?);
        }
        tab.rest().await?;
        note(figures, &taps, &tab.ask("bench.taps").await?);
        tab.end().await?;
    }
    Ok(())
}

fn note(figures: &mut Figures, taps: &[f64], told: &Value) {
    for (at, tap) in taps.iter().enumerate() {
        figures.note(format!("taps.question_{}", at + 1), *tap);
    }
    if let Some(summary) = Summary::of(taps) {
        figures.note("taps.median", summary.median);
        figures.note("taps.worst", summary.greatest);
    }
    if let Some(verdict) = taps.last() {
        figures.note("taps.verdict", *verdict);
    }
    figures.note("taps.inp", worst_told(told));
}

/// The longest interaction the browser has timed, in milliseconds, of pairs of when and how long.
fn worst_told(told: &Value) -> f64 {
    let pairs = told.as_array().map_or(&[][..], Vec::as_slice);
    let long = pairs.iter().filter_map(|pair| pair.get(1)?.as_f64());
    long.fold(LEAST_TOLD_MS, f64::max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_worst_interaction_counts_and_what_is_not_told_took_less_than_can_be() {
        assert_eq!(
            worst_told(&json!([[1.0, 24.0], [2.0, 72], [3.0, 40]])),
            72.0
        );
        assert_eq!(worst_told(&json!([])), 16.0);
    }
}
