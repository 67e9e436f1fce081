//! A small drawing of several figures over one scale of numbers of records: lines with points, both
//! axes named, light or dark as the reader's screen is. It knows lines and numbers, and nothing of
//! what they mean.

use std::fmt::Write;

/// One figure, drawn in a field of its own under the others.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it says above the field.
    pub title: String,
    /// What its numbers count.
    pub unit: &'static str,
    /// Where it should stay below, if anywhere.
    pub goal: Option<f64>,
    /// Number of records, and the least, the middle and the greatest value there.
    pub points: Vec<(f64, [f64; 3])>,
}

/// Width of the whole drawing.
const WIDE: f64 = 720.0;
/// Height of one field with its title and its axis.
const FIELD: f64 = 220.0;
/// From the left edge to the axis.
const LEFT: f64 = 76.0;
/// From the right end of the axis to the edge.
const RIGHT: f64 = 24.0;
/// From the top of a field to its highest line.
const TOP: f64 = 48.0;
/// From its lowest line to its bottom.
const BOTTOM: f64 = 40.0;

const STYLE: &str = "text{font:13px system-ui,sans-serif;fill:#22302a}.title{font-weight:600;font-size:15px}\
.grid{stroke:#d5dad2;stroke-width:1}.line{fill:none;stroke:#135639;stroke-width:2}.dot{fill:#135639}\
.span{stroke:#135639;stroke-width:1.5}.goal{stroke:#a34a00;stroke-dasharray:5 4}.goal-word{fill:#a34a00}\
.ground{fill:#f9f7ef}@media (prefers-color-scheme:dark){text{fill:#e3e9e4}.grid{stroke:#2c3732}\
.line,.span{stroke:#7fc8a3}.dot{fill:#7fc8a3}.goal{stroke:#f0a35e}.goal-word{fill:#f0a35e}.ground{fill:#0e1411}}";

/// The whole drawing as SVG. `about` is what it says to who does not see it.
pub fn draw(about: &str, all: &[Series]) -> String {
    let high = FIELD * all.len() as f64;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDE} {high}\" role=\"img\" \
         aria-label=\"{}\">\n<style>{STYLE}</style>\n<rect class=\"ground\" width=\"{WIDE}\" height=\"{high}\"/>\n",
        escaped(about)
    );
    for (at, series) in all.iter().enumerate() {
        svg.push_str(&format!(
            "<g transform=\"translate(0 {})\">\n",
            FIELD * at as f64
        ));
        svg.push_str(&field(series));
        svg.push_str("</g>\n");
    }
    svg.push_str("</svg>\n");
    svg
}

fn field(series: &Series) -> String {
    let values = series.points.iter().map(|(_, values)| values[2]);
    let top = values.chain(series.goal).fold(0.0, f64::max);
    let step = step(top);
    let steps = (top / step).ceil().max(1.0);
    let up = Scale {
        from: 0.0,
        to: step * steps,
        start: FIELD - BOTTOM,
        end: TOP,
    };
    let along = along(&series.points);
    let mut svg = String::new();
    text(
        &mut svg,
        (LEFT, 24.0),
        "title",
        "start",
        &format!("{}, {}", series.title, series.unit),
    );
    for at in 0..=steps as usize {
        let value = step * at as f64;
        let y = up.of(value);
        line(&mut svg, "grid", (LEFT, y), (WIDE - RIGHT, y));
        text(&mut svg, (LEFT - 8.0, y + 4.0), "", "end", &number(value));
    }
    for (count, _) in &series.points {
        let x = along.of(count.log10());
        text(
            &mut svg,
            (x, FIELD - BOTTOM + 20.0),
            "",
            "middle",
            &number(*count),
        );
    }
    if let Some(goal) = series.goal {
        let y = up.of(goal);
        line(&mut svg, "goal", (LEFT, y), (WIDE - RIGHT, y));
        text(
            &mut svg,
            (WIDE - RIGHT, y - 5.0),
            "goal-word",
            "end",
            "goal",
        );
    }
    let places = series.points.iter().map(|(count, [_, middle, _])| {
        format!("{:.1},{:.1}", along.of(count.log10()), up.of(*middle))
    });
    let places = places.collect::<Vec<_>>().join(" ");
    let _ = writeln!(svg, "<polyline class=\"line\" points=\"{places}\"/>");
    for (count, [least, middle, greatest]) in &series.points {
        let x = along.of(count.log10());
        line(&mut svg, "span", (x, up.of(*least)), (x, up.of(*greatest)));
        let y = up.of(*middle);
        let _ = writeln!(
            svg,
            "<circle class=\"dot\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"3.5\"/>"
        );
    }
    svg
}

/// Numbers of records by their logarithm: each tenfold is as far as the one before.
fn along(points: &[(f64, [f64; 3])]) -> Scale {
    let logs = points.iter().map(|(count, _)| count.log10());
    Scale {
        from: logs.clone().fold(f64::INFINITY, f64::min),
        to: logs.fold(f64::NEG_INFINITY, f64::max),
        start: LEFT + 20.0,
        end: WIDE - RIGHT - 20.0,
    }
}

/// From numbers to places.
#[derive(Clone, Copy, Debug)]
struct Scale {
    from: f64,
    to: f64,
    start: f64,
    end: f64,
}

impl Scale {
    fn of(&self, value: f64) -> f64 {
        let wide = self.to - self.from;
        if wide == 0.0 {
            return self.start;
        }
        self.start + (self.end - self.start) * (value - self.from) / wide
    }
}

/// A round distance between the lines of a grid, of which three to six fit below `top`.
fn step(top: f64) -> f64 {
    if top <= 0.0 {
        return 1.0;
    }
    let tens = 10_f64.powf((top / 5.0).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * tens);
    let fits = steps.into_iter().find(|step| top / step <= 6.0);
    fits.unwrap_or(10.0 * tens)
}

/// With a mark between thousands.
fn number(value: f64) -> String {
    if value.fract() != 0.0 {
        return format!("{value:.1}");
    }
    let digits = format!("{value:.0}");
    let mut marked = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            marked.push(',');
        }
        marked.push(digit);
    }
    marked
}

fn line(svg: &mut String, class: &str, from: (f64, f64), to: (f64, f64)) {
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = writeln!(
        svg,
        "<line class=\"{class}\" x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\"/>"
    );
}

fn text(svg: &mut String, (x, y): (f64, f64), class: &str, anchor: &str, words: &str) {
    let words = escaped(words);
    let _ = writeln!(
        svg,
        "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>"
    );
}

fn escaped(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_has_round_numbers_and_few_lines() {
        for (top, wanted) in [
            (50.0, 10.0),
            (7.0, 2.0),
            (1234.0, 500.0),
            (0.3, 0.05),
            (60.0, 10.0),
            (0.0, 1.0),
        ] {
            let step = step(top);
            assert!((step - wanted).abs() < 1e-9, "{top}: {step}");
        }
    }

    #[test]
    fn each_tenfold_is_as_far_as_the_one_before() {
        let point = |count: f64| (count, [0.0; 3]);
        let scale = along(&[point(10.0), point(100.0), point(1000.0)]);
        let at = |count: f64| scale.of(count.log10());
        assert!((at(100.0) - at(10.0) - (at(1000.0) - at(100.0))).abs() < 1e-9);
        assert_eq!(at(10.0), LEFT + 20.0);
        assert_eq!(at(1000.0), WIDE - RIGHT - 20.0);
    }

    #[test]
    fn numbers_are_read_easily() {
        assert_eq!(number(50_000.0), "50,000");
        assert_eq!(number(100.0), "100");
        assert_eq!(number(0.5), "0.5");
    }

    #[test]
    fn a_drawing_holds_every_point_and_says_what_it_shows() {
        let series = Series {
            title: "Start <live>".to_owned(),
            unit: "ms",
            goal: Some(150.0),
            points: vec![(10.0, [1.0, 2.0, 3.0]), (50_000.0, [90.0, 100.0, 120.0])],
        };
        let svg = draw("Growth", &[series.clone(), series]);
        assert_eq!(svg.matches("<circle").count(), 4);
        for part in [
            "Start &lt;live>, ms",
            "50,000",
            "goal",
            "prefers-color-scheme:dark",
        ] {
            assert!(svg.contains(part), "{part}");
        }
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    }
}
