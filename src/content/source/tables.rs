//! The tables beside the lessons: seeds, sources and tracks; the plan of the year is in `year`.
//!
//! Reads shape only.

use super::fields::{Fields, SourceFile, Text};
use super::findings::{Findings, SHAPE, at};
use super::year::{self, Plan, Planned};
use crate::content::catalog::Source;
use crate::domain::lesson::Track;

/// Where the seeds are.
pub const SEEDS: &str = "seeds.toml";
/// Where the sources are.
pub const SOURCES: &str = "sources.toml";
/// Where the tracks are.
pub const TRACKS: &str = "tracks.toml";
/// Where the plan is.
pub const PLAN: &str = "plan.toml";

/// An idea of the article or its comments, in our words.
#[derive(Debug)]
pub struct Seed {
    /// `S1` to `S99`.
    pub id: Text,
    /// Where it lives: lessons, scenarios, parts of the decision model.
    pub homes: Vec<Text>,
}

/// A source.
#[derive(Debug)]
pub struct SourceEntry {
    /// Its number in the list of sources.
    pub no: Text,
    /// What lessons call it.
    pub key: Text,
    /// Author, title, year, in full.
    pub citation: Text,
    /// A DOI, a site, a book.
    pub locator: Text,
    /// Its limits.
    pub care: Option<Text>,
    /// Carries the way the app works, not a lesson.
    pub product: bool,
}

/// A track.
#[derive(Debug)]
pub struct TrackEntry {
    /// `T1` to `T12`.
    pub id: Text,
    /// Its title.
    pub title: Text,
    /// One line.
    pub about: Text,
}

/// All tables.
#[derive(Debug)]
pub struct Tables {
    /// The seeds.
    pub seeds: Vec<Seed>,
    /// The sources.
    pub sources: Vec<SourceEntry>,
    /// The tracks, in order.
    pub tracks: Vec<TrackEntry>,
    /// The plan.
    pub plan: Plan,
}

impl Tables {
    /// Reads the tables; what is missing is noted and stands in empty.
    pub fn read<'a>(find: impl Fn(&str) -> Option<&'a str>, findings: &mut Findings) -> Self {
        Tables {
            seeds: rows(&find, SEEDS, "seed", findings, seed),
            sources: rows(&find, SOURCES, "source", findings, source),
            tracks: rows(&find, TRACKS, "track", findings, track),
            plan: with_fields(&find, PLAN, findings, year::read).unwrap_or_default(),
        }
    }

    /// The lesson planned under this id.
    pub fn planned(&self, id: &str) -> Option<&Planned> {
        self.plan
            .lessons
            .iter()
            .find(|planned| planned.id.value == id)
    }

    /// Whether the year has a scenario of this id.
    pub fn plans_scenario(&self, id: &str) -> bool {
        self.plan.scenarios().any(|planned| planned.value == id)
    }

    /// Whether there is a source of this key.
    pub fn has_source(&self, key: &str) -> bool {
        self.sources.iter().any(|source| source.key.value == key)
    }

    /// Whether there is a seed of this id.
    pub fn has_seed(&self, id: &str) -> bool {
        self.seeds.iter().any(|seed| seed.id.value == id)
    }
}

/// Opens one table file.
pub fn with_fields<'a, T>(
    find: impl Fn(&str) -> Option<&'a str>,
    path: &str,
    findings: &mut Findings,
    read: impl Fn(&Fields<'_>, &mut Findings) -> T,
) -> Option<T> {
    let Some(text) = find(path) else {
        findings.add(SHAPE, at(path, 0), "the file is missing");
        return None;
    };
    let file = SourceFile::new(path, text);
    let table = file.parse(findings)?;
    Some(read(&file.fields(&table), findings))
}

/// Reads a file that is one list of tables.
pub fn rows<'a, T>(
    find: impl Fn(&str) -> Option<&'a str>,
    path: &str,
    name: &str,
    findings: &mut Findings,
    row: impl Fn(&Fields<'_>, &mut Findings) -> T,
) -> Vec<T> {
    let read = |fields: &Fields<'_>, findings: &mut Findings| {
        fields.only(&[name], findings);
        fields
            .tables(name, findings)
            .iter()
            .map(|fields| row(fields, findings))
            .collect()
    };
    with_fields(find, path, findings, read).unwrap_or_default()
}

fn seed(fields: &Fields<'_>, findings: &mut Findings) -> Seed {
    fields.only(&["id", "kind", "where", "text", "homes"], findings);
    for key in ["kind", "where", "text"] {
        fields.text(key, SHAPE, findings);
    }
    Seed {
        id: fields.text("id", "V01", findings),
        homes: fields.texts("homes", findings),
    }
}

fn source(fields: &Fields<'_>, findings: &mut Findings) -> SourceEntry {
    let known = [
        "no",
        "key",
        "citation",
        "locator",
        "use",
        "mark",
        "care",
        "for_writers",
        "product",
    ];
    fields.only(&known, findings);
    fields.text("use", SHAPE, findings);
    let mark = fields.text("mark", SHAPE, findings);
    if !mark.is_blank() && !["P", "S"].contains(&mark.value.as_str()) {
        let place = at(SOURCES, mark.line);
        findings.add(
            SHAPE,
            place,
            "`mark` is P or S: what nobody checked carries nothing",
        );
    }
    SourceEntry {
        no: fields.text("no", "V01", findings),
        key: fields.text("key", "V01", findings),
        citation: fields.text("citation", SHAPE, findings),
        locator: fields.text("locator", SHAPE, findings),
        care: fields.optional_text("care", findings),
        product: fields.flag("product", findings),
    }
}

fn track(fields: &Fields<'_>, findings: &mut Findings) -> TrackEntry {
    fields.only(&["id", "title", "about"], findings);
    TrackEntry {
        id: fields.text("id", "V01", findings),
        title: fields.text("title", SHAPE, findings),
        about: fields.text("about", SHAPE, findings),
    }
}

impl SourceEntry {
    /// The source as the sources page shows it.
    pub fn shown(&self) -> Source {
        Source {
            key: self.key.value.clone(),
            citation: self.citation.value.clone(),
            locator: self.locator.value.clone(),
            care: self.care.as_ref().map(|care| care.value.clone()),
        }
    }
}

impl TrackEntry {
    /// The track as the app knows it.
    pub fn shown(&self) -> Track {
        Track {
            id: self.id.value.clone(),
            title: self.title.value.clone(),
            about: self.about.value.clone(),
        }
    }
}
