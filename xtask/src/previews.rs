//! The pictures of link previews, one a track and one for the app: the template with a title in it,
//! drawn to `public/previews/`. Part of `cargo xtask icons`; they are committed as the icons are.
//!
//! The letters are outlines of a font that comes as a crate, pinned by `Cargo.lock`: no font of the
//! machine is looked at, so every machine draws the same bytes.

use epaint_default_fonts::UBUNTU_LIGHT;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use ttf_parser::{Face, OutlineBuilder};

use crate::finish::pictures::{APP, FOLDER, SIZE};
use crate::icons::packed;
use crate::steps::{Done, Failure, workspace, write};

const TEMPLATE: &str = include_str!("previews.svg");
const LEFT: f32 = 96.0;
/// The longest line, in the template's units.
const LINE: f32 = 1000.0;
const LETTERS: f32 = 92.0;
const LEADING: f32 = 112.0;
/// The base line of the last line of the title.
const LAST_LINE: f32 = 350.0;

/// Draws them all.
pub fn draw_all() -> Done {
    let content = workspace().join("content");
    let sources = crate::content::read_sources(&content)
        .map_err(|error| Failure::Wrong(error.to_string()))?;
    let compiled = alongside::content::source::compile(&sources)
        .map_err(|_| Failure::Wrong("the content is not good: cargo xtask content".to_owned()))?;
    let tracks = compiled.index.tracks.into_iter();
    let tracks = tracks.map(|track| (track.id, track.title));
    let app = (
        APP.to_owned(),
        "Lead the people you do not manage".to_owned(),
    );
    for (name, title) in tracks.chain([app]) {
        let png = draw(&title)?;
        let file = format!("public/{FOLDER}/{name}.png");
        println!("  {file} ({} bytes): {title}", png.len());
        write(&workspace().join(file), png)?;
    }
    Ok(())
}

fn draw(title: &str) -> Done<Vec<u8>> {
    let wrong = |what: String| Failure::Wrong(format!("a preview cannot be drawn: {what}"));
    let face = Face::parse(UBUNTU_LIGHT, 0).map_err(|error| wrong(error.to_string()))?;
    let lines = lines(&face, title);
    let mut shapes = String::new();
    for (line, below) in lines.iter().rev().zip(0_u8..) {
        let y = LAST_LINE - f32::from(below) * LEADING;
        shapes.push_str(&outline(&face, line, LETTERS, LEFT, y));
    }
    let svg = TEMPLATE.replace("<!-- title -->", &shapes).replace(
        "<!-- name -->",
        &outline(&face, "Alongside", 44.0, LEFT, 112.0),
    );
    let tree = Tree::from_str(&svg, &Options::default()).map_err(|e| wrong(e.to_string()))?;
    let (wide, high) = SIZE;
    let mut picture = Pixmap::new(wide, high).ok_or_else(|| wrong("no size".to_owned()))?;
    resvg::render(&tree, Transform::identity(), &mut picture.as_mut());
    packed(&picture)
}

/// The title in as few lines as fit.
fn lines(face: &Face<'_>, title: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in title.split(' ') {
        let longer = lines.last().map(|line| format!("{line} {word}"));
        match longer.filter(|line| width(face, line) <= LINE) {
            Some(longer) => {
                lines.pop();
                lines.push(longer);
            }
            None => lines.push(word.to_owned()),
        }
    }
    lines
}

fn advance(face: &Face<'_>, letter: char) -> f32 {
    let glyph = face.glyph_index(letter).unwrap_or_default();
    f32::from(face.glyph_hor_advance(glyph).unwrap_or_default())
}

fn width(face: &Face<'_>, line: &str) -> f32 {
    let units: f32 = line.chars().map(|letter| advance(face, letter)).sum();
    units * LETTERS / f32::from(face.units_per_em())
}

/// A line as one shape, from `x` on the base line `y`.
fn outline(face: &Face<'_>, line: &str, size: f32, x: f32, y: f32) -> String {
    let scale = size / f32::from(face.units_per_em());
    let mut pen = Pen {
        path: String::new(),
        at: (x, y),
        scale,
    };
    for letter in line.chars() {
        if let Some(glyph) = face.glyph_index(letter) {
            face.outline_glyph(glyph, &mut pen);
        }
        pen.at.0 += advance(face, letter) * scale;
    }
    format!("<path d=\"{}\"/>", pen.path)
}

/// Writes outlines as the data of a path; a font counts upwards and a picture downwards.
struct Pen {
    path: String,
    at: (f32, f32),
    scale: f32,
}

impl Pen {
    fn add(&mut self, sign: char, points: &[(f32, f32)]) {
        self.path.push(sign);
        for (x, y) in points {
            let (x, y) = (self.at.0 + x * self.scale, self.at.1 - y * self.scale);
            self.path.push_str(&format!("{x:.2} {y:.2} "));
        }
    }
}

impl OutlineBuilder for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[(x, y)]);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[(x, y)]);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add('Q', &[(x1, y1), (x, y)]);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add('C', &[(x1, y1), (x2, y2), (x, y)]);
    }

    fn close(&mut self) {
        self.path.push('Z');
    }
}
