//! The figures as a table for people and as JSON for machines. Pure: it measures and prints nothing.

use serde_json::{Value, json};

use crate::figures::{Figures, Summary};
use crate::goals::{Goal, Standing, Unit};
use crate::lines::{LINES, Line};

/// The table: every line of which there is a figure.
pub fn table(figures: &Figures) -> String {
    let lines = LINES.iter();
    let rows = lines.filter_map(|line| Some(row(line, figures.summary(line.figure)?, figures)));
    let head = ["what", "goal", "figure", "spread", "ratio", "verdict"].map(str::to_owned);
    let rows: Vec<[String; 6]> = std::iter::once(head).chain(rows).collect();
    let mut text = String::new();
    for row in &rows {
        for (at, cell) in row.iter().enumerate() {
            let widest = rows.iter().filter_map(|row| row.get(at));
            let wide = widest.map(|cell| cell.chars().count()).max();
            let pad = " ".repeat(wide.unwrap_or_default() - cell.chars().count());
            // Numbers stand under each other, words begin under each other.
            let cell = match (1..5).contains(&at) {
                true => [&pad, cell.as_str()].concat(),
                false => [cell.as_str(), &pad].concat(),
            };
            text.push_str(&cell);
            text.push_str("  ");
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
    }
    text
}

fn row(line: &Line, summary: Summary, figures: &Figures) -> [String; 6] {
    let standing = line.goal.standing(line.figure, figures);
    let goal = match line.goal {
        Goal::Beside => String::new(),
        Goal::AtMost(most) => format!("≤ {}", shown(most, line.unit)),
        Goal::Times(most, _) => format!("≤ {most:.1} ×"),
    };
    let ratio = standing.filter(|standing| standing.is_ratio);
    let same = summary.least == summary.greatest;
    [
        line.what.to_owned(),
        goal,
        shown(summary.median, line.unit),
        match same {
            true => String::new(),
            false => format!(
                "{}–{}",
                bare(summary.least, line.unit),
                bare(summary.greatest, line.unit)
            ),
        },
        ratio.map_or(String::new(), |ratio| format!("{:.2} ×", ratio.value)),
        standing.map_or(String::new(), |standing| verdict(standing, line.unit)),
    ]
}

/// Whether a goal is reached, and by how much it is not.
fn verdict(standing: Standing, unit: Unit) -> String {
    if standing.is_reached() {
        return "reached".to_owned();
    }
    let by = standing.value - standing.most;
    match standing.is_ratio {
        true => format!("missed by {by:.2} ×"),
        false => format!("missed by {}", shown(by, unit)),
    }
}

fn shown(value: f64, unit: Unit) -> String {
    let name = match unit {
        Unit::Ms => " ms",
        Unit::Bytes => " KB",
        Unit::Shift => "",
    };
    [bare(value, unit).as_str(), name].concat()
}

fn bare(value: f64, unit: Unit) -> String {
    match unit {
        Unit::Ms if value < 10.0 => format!("{value:.1}"),
        Unit::Ms => format!("{value:.0}"),
        Unit::Bytes => format!("{:.1}", value / 1000.0),
        Unit::Shift => format!("{value:.4}"),
    }
}

/// Every single value, and how each figure stands to its goals. The names of figures are those of
/// [`LINES`]; times are in milliseconds, sizes in bytes.
pub fn json(figures: &Figures) -> Value {
    let all: serde_json::Map<String, Value> = figures
        .all()
        .map(|(name, values)| {
            let summary = Summary::of(values);
            let about = json!({
                "values": values,
                "median": summary.map(|summary| summary.median),
                "least": summary.map(|summary| summary.least),
                "greatest": summary.map(|summary| summary.greatest),
            });
            (name.to_owned(), about)
        })
        .collect();
    let goals = LINES.iter().filter_map(|line| {
        let standing = line.goal.standing(line.figure, figures)?;
        let compared = match line.goal {
            Goal::Times(_, other) => Some(other),
            Goal::AtMost(_) | Goal::Beside => None,
        };
        Some(json!({
            "what": line.what, "figure": line.figure, "compared_with": compared,
            "value": standing.value, "at_most": standing.most, "reached": standing.is_reached(),
        }))
    });
    json!({ "figures": all, "goals": goals.collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures() -> Figures {
        let mut figures = Figures::default();
        for live in [480.0, 520.0, 530.0] {
            figures.note("offline_start.live", live);
        }
        figures.note("offline_start.static.first", 400.0);
        figures.note("bytes.kept", 1_028_000.0);
        figures
    }

    #[test]
    fn each_line_says_goal_figure_spread_ratio_and_verdict() {
        let table = table(&figures());
        let lines: Vec<Vec<&str>> = table
            .lines()
            .map(|line| {
                line.split("  ")
                    .map(str::trim)
                    .filter(|cell| !cell.is_empty())
                    .collect()
            })
            .collect();
        assert_eq!(lines.len(), 5, "{table}");
        assert_eq!(
            lines[2][1..],
            ["≤ 500 ms", "520 ms", "480–530", "missed by 20 ms"]
        );
        assert_eq!(
            lines[3][1..],
            ["≤ 1.5 ×", "520 ms", "480–530", "1.30 ×", "reached"]
        );
        assert_eq!(
            lines[4][1..],
            ["≤ 900.0 KB", "1028.0 KB", "missed by 128.0 KB"]
        );
    }

    #[test]
    fn a_machine_reads_every_value_and_every_verdict() {
        let read = json(&figures());
        let live = &read["figures"]["offline_start.live"];
        assert_eq!(live["values"], json!([480.0, 520.0, 530.0]));
        assert_eq!(live["median"], 520.0);
        let reached: Vec<_> = read["goals"].as_array().unwrap().iter().collect();
        assert_eq!(reached.len(), 3);
        assert_eq!(reached[0]["reached"], false);
        assert_eq!(reached[1]["compared_with"], "offline_start.static.first");
    }
}
