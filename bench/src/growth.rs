//! How the app bears a journal that grows, from ten records to fifty thousand: measured as
//! [`crate::store`] measures, and drawn into `docs/`.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use e2e::{Failure, Outcome};

use crate::figures::{Figures, Summary};
use crate::places::Places;
use crate::plot::{self, Series};
use crate::store::Journal;

/// The sizes that are measured.
const SIZES: [usize; 6] = [10, 100, 1_000, 5_000, 20_000, 50_000];
/// How often each is, where nothing else is said.
const RUNS: usize = 3;

/// What is drawn: the last part of a figure's name, its words, its unit, how many of the figure's
/// units that is, and the goal.
const DRAWN: [(&str, &str, &str, f64, Option<f64>); 5] = [
    ("start", "Start, installed, to live", "ms", 1.0, None),
    ("open", "Open the journal", "ms", 1.0, Some(150.0)),
    (
        "key.worst",
        "A key in the search, worst of 70",
        "ms",
        1.0,
        Some(50.0),
    ),
    ("save", "Keep a note", "ms", 1.0, Some(40.0)),
    (
        "memory",
        "Memory, page and program",
        "MB",
        1_000_000.0,
        Some(40.0),
    ),
];

const ABOUT: &str = "How long the app takes to start, to open its journal, to search it and to keep \
    a note, and how much memory that needs, with 10 to 50,000 records, on a processor slowed four times";

/// Measures every size and writes `growth.svg` and `growth.json` into a folder.
pub async fn draw(folder: &Path, runs: Option<usize>) -> Outcome {
    let places = Places::find()?;
    let site = places.app()?;
    let mut figures = Figures::default();
    for size in SIZES {
        eprintln!("▸ {size} records");
        let journal = Journal::of(&site, size, &name(size), &mut figures).await?;
        for _ in 0..runs.unwrap_or(RUNS) {
            journal.run(&site, &mut figures).await?;
        }
    }
    let svg = plot::draw(ABOUT, &series(&figures));
    let values = format!("{:#}\n", values(&figures));
    for (file, text) in [("growth.svg", svg), ("growth.json", values)] {
        let path = folder.join(file);
        fs::write(&path, text).map_err(Failure::io(format!("writing docs/{file}")))?;
    }
    Ok(())
}

fn name(size: usize) -> String {
    format!("growth.{size}")
}

fn series(figures: &Figures) -> Vec<Series> {
    let of = |(figure, title, unit, each, goal): (&str, &str, &'static str, f64, Option<f64>)| {
        let point = |size: usize| {
            let summary = figures.summary(&format!("{}.{figure}", name(size)))?;
            let Summary {
                median,
                least,
                greatest,
            } = summary;
            let values = [least, median, greatest].map(|value| value / each);
            Some((size as f64, values))
        };
        Series {
            title: title.to_owned(),
            unit,
            goal,
            points: SIZES.into_iter().filter_map(point).collect(),
        }
    };
    DRAWN.into_iter().map(of).collect()
}

/// Every value, by the number of records and the figure.
fn values(figures: &Figures) -> Value {
    let all = figures.all();
    let named = all.map(|(name, values)| (name.trim_start_matches("growth.").to_owned(), values));
    json!({
        "times": "milliseconds", "sizes": "bytes", "processor": "slowed four times",
        "figures": named.map(|(name, values)| (name, json!(values))).collect::<serde_json::Map<_, _>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_size_that_was_measured_is_a_point() {
        let mut figures = Figures::default();
        for value in [1_000_000.0, 3_000_000.0, 2_000_000.0] {
            figures.note("growth.10.memory", value);
        }
        let series = series(&figures);
        let memory = series.last().unwrap();
        assert_eq!(memory.points, [(10.0, [1.0, 2.0, 3.0])]);
        assert!(series[0].points.is_empty());
        assert_eq!(values(&figures)["figures"]["10.memory"][1], 3_000_000.0);
    }
}
