//! Pictures of the counts in [`insights`](super::insights), as plain shapes in whole numbers.
//!
//! A picture knows places and sizes on a canvas of its own; colours and type are the style's, and
//! what a picture says to somebody who does not see it is the page's.

use super::check::verdict::Verdict;
use super::insights::{Calibration, Level, Month, Verdicts};
use super::plan::Forecast;

/// How wide every canvas is. All lengths are in its units.
pub const WIDTH: i32 = 320;

/// How often help is wanted if the words of a forecast are taken at their word, by its level: in
/// hundredths, and as a person says it.
pub const SAID: [(i32, &str); 5] = [
    (5, "1 in 20"),
    (25, "1 in 4"),
    (50, "1 in 2"),
    (75, "3 in 4"),
    (95, "19 in 20"),
];

/// A picture: from the upper left corner, x to the right and y down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How high its canvas is.
    pub height: i32,
    /// What is drawn, in this order.
    pub shapes: Vec<Shape>,
    /// What is written on it.
    pub labels: Vec<Label>,
}

/// One thing drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A straight line.
    Line {
        /// What it stands for.
        kind: Stroke,
        /// From here.
        from: (i32, i32),
        /// To here.
        to: (i32, i32),
    },
    /// A dot.
    Dot {
        /// Its middle.
        at: (i32, i32),
    },
    /// A part of a bar, in the hue of a verdict.
    Bar {
        /// The verdict.
        verdict: Verdict,
        /// Its upper left corner.
        at: (i32, i32),
        /// Its width and height.
        size: (i32, i32),
    },
    /// The icon of a verdict on its part of a bar.
    Icon {
        /// The verdict.
        verdict: Verdict,
        /// Its upper left corner.
        at: (i32, i32),
        /// Its width and height.
        size: i32,
    },
}

/// What a line stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    /// The ground: none.
    Base,
    /// A height to compare with.
    Guide,
    /// What the words of a forecast say.
    Said,
    /// From the ground to a dot.
    Stem,
}

/// Something written on a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it is.
    pub kind: Written,
    /// The middle of its foot; for [`Written::Scale`] the left end.
    pub at: (i32, i32),
    /// The words.
    pub text: String,
}

/// What is written on a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// A count.
    Count,
    /// The name of a column.
    Name,
    /// What a height means.
    Scale,
}

/// How far apart lines of words are.
const LEADING: i32 = 15;

/// How wide a column of the calibration is.
const COLUMN: i32 = WIDTH / 5;
/// How high a column is: always.
const TALL: i32 = 120;
/// The ground of the calibration: never.
const GROUND: i32 = 150;
/// Half the length of the line that stands for what was said.
const SAID_HALF: i32 = 20;
/// How many characters of a column's name fit side by side.
const NAME_CHARS: usize = 9;

/// Whether help was wanted, beside how sure the person had been: five columns, in each a dot at
/// the share of look-backs in which it was, and a line where the words of the forecast would put
/// it.
pub fn calibration(wanted: &Calibration) -> Picture {
    let mut shapes = Vec::new();
    for (kind, y) in [
        (Stroke::Guide, GROUND - TALL),
        (Stroke::Guide, GROUND - TALL / 2),
        (Stroke::Base, GROUND),
    ] {
        shapes.push(Shape::Line {
            kind,
            from: (0, y),
            to: (WIDTH, y),
        });
    }
    let scale = [("always", GROUND - TALL), ("half", GROUND - TALL / 2)];
    let mut labels: Vec<Label> = scale
        .into_iter()
        .map(|(text, y)| label(Written::Scale, (0, y - 5), text.to_owned()))
        .collect();
    let forecasts = (0..).map_while(Forecast::new);
    let columns = forecasts.zip(&wanted.levels).zip(SAID).zip(0..);
    for (((forecast, level), (said, _)), column) in columns {
        let x = column * COLUMN + COLUMN / 2;
        shapes.extend(level_shapes(level, said, x));
        let of = match level.count {
            0 => "–".to_owned(),
            count => [&level.wanted.to_string(), " of ", &count.to_string()].concat(),
        };
        labels.push(label(Written::Count, (x, GROUND + 18), of));
        for (line, y) in in_lines(forecast.label(), NAME_CHARS).into_iter().zip(1..) {
            let foot = GROUND + 18 + y * LEADING;
            labels.push(label(Written::Name, (x, foot), line));
        }
    }
    Picture {
        // The longest name takes three lines.
        height: GROUND + 18 + 3 * LEADING + 5,
        shapes,
        labels,
    }
}

fn level_shapes(level: &Level, said: i32, x: i32) -> Vec<Shape> {
    let y = GROUND - said * TALL / 100;
    let mut shapes = vec![Shape::Line {
        kind: Stroke::Said,
        from: (x - SAID_HALF, y),
        to: (x + SAID_HALF, y),
    }];
    if level.count > 0 {
        let y = GROUND - share(level.wanted, level.count, TALL);
        shapes.push(Shape::Line {
            kind: Stroke::Stem,
            from: (x, GROUND),
            to: (x, y),
        });
        shapes.push(Shape::Dot { at: (x, y) });
    }
    shapes
}

/// How wide a month is.
const MONTH: i32 = 26;
/// How wide its bar is.
const BAR: i32 = 20;
/// Left of the first month.
const MARGIN: i32 = (WIDTH - 12 * MONTH) / 2;
/// How high the bar of the fullest month is.
const HIGHEST: i32 = 180;
/// The ground of the months.
const FLOOR: i32 = 200;
/// A bar of the whole height stands for at least so many checks: up to then a check is a square.
const TALLEST_MIN: usize = 9;
/// From which height on a part of a bar has room for its icon.
const ICON_ROOM: i32 = 14;
/// How big an icon grows.
const ICON_MAX: i32 = 16;

/// What the check said, month by month: a bar a month, a part a verdict, the top of the ladder
/// on top. `names` are the months in their shortest form, in the same order.
pub fn verdicts(verdicts: &Verdicts, names: &[String]) -> Picture {
    let most = verdicts.months.iter().map(Month::total).max();
    let tallest = most.unwrap_or(0).max(TALLEST_MIN);
    let mut shapes = vec![Shape::Line {
        kind: Stroke::Base,
        from: (0, FLOOR),
        to: (WIDTH, FLOOR),
    }];
    let mut labels = Vec::new();
    for (month, at) in verdicts.months.iter().zip(0..) {
        let left = MARGIN + at * MONTH + (MONTH - BAR) / 2;
        let top = month_shapes(month, tallest, left, &mut shapes);
        let total = month.total();
        if total > 0 {
            let at = (left + BAR / 2, top - 5);
            labels.push(label(Written::Count, at, total.to_string()));
        }
    }
    for (name, at) in names.iter().zip(0..12) {
        let x = MARGIN + at * MONTH + MONTH / 2;
        labels.push(label(Written::Name, (x, FLOOR + LEADING), name.clone()));
    }
    Picture {
        height: FLOOR + LEADING + 5,
        shapes,
        labels,
    }
}

/// The parts of one bar; gives where it ends.
fn month_shapes(month: &Month, tallest: usize, left: i32, shapes: &mut Vec<Shape>) -> i32 {
    let mut below = 0;
    let mut foot = FLOOR;
    for (verdict, count) in month.given().into_iter().rev() {
        below += count;
        // Each end is rounded on its own, so that no gap and no drift comes of it.
        let top = FLOOR - share(below, tallest, HIGHEST);
        let high = foot - top;
        shapes.push(Shape::Bar {
            verdict,
            at: (left, top),
            size: (BAR, high),
        });
        if high >= ICON_ROOM {
            let size = (high - 2).min(ICON_MAX);
            shapes.push(Shape::Icon {
                verdict,
                at: (left + (BAR - size) / 2, top + (high - size) / 2),
                size,
            });
        }
        foot = top;
    }
    foot
}

/// How high `part` of `whole` stands where the whole is `high`, to the nearest unit. `whole` is
/// not 0.
fn share(part: usize, whole: usize, high: i32) -> i32 {
    let doubled = part * 2 * high as usize + whole;
    let height = doubled.checked_div(2 * whole).unwrap_or(0);
    i32::try_from(height).unwrap_or(high)
}

fn label(kind: Written, at: (i32, i32), text: String) -> Label {
    Label { kind, at, text }
}

/// Words in lines of at most `chars` characters; a longer word has a line of its own.
fn in_lines(text: &str, chars: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= chars => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
