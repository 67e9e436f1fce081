//! The tables beside the lessons: seeds, sources, tracks and the plan of the year.
//!
//! Reads shape only. The plan names all 144 lessons, so that one may point to another that is not
//! written yet.

use super::fields::{Fields, SourceFile, Text};
use super::findings::{Findings, SHAPE, at};
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

/// A lesson as it is planned.
#[derive(Debug)]
pub struct Planned {
    /// `L001` to `L144`.
    pub id: Text,
    /// The id of its track.
    pub track: Text,
    /// 1 to 144.
    pub order: u16,
    /// One of the 48 foundations.
    pub core: bool,
    /// Carries a safety message.
    pub safety: bool,
}

/// The plan of the year: what it holds and what it refers to.
#[derive(Debug, Default)]
pub struct Plan {
    /// Every lesson there will be.
    pub lessons: Vec<Planned>,
    /// Lessons named by weeks and paths.
    pub lesson_references: Vec<Text>,
    /// Scenarios named by weeks.
    pub scenarios: Vec<Text>,
    /// Scenarios named by paths.
    pub scenario_references: Vec<Text>,
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
            plan: with_fields(&find, PLAN, findings, plan).unwrap_or_default(),
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
        self.plan
            .scenarios
            .iter()
            .any(|planned| planned.value == id)
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
        "no", "key", "citation", "locator", "use", "mark", "care", "product",
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

fn planned(fields: &Fields<'_>, findings: &mut Findings) -> Planned {
    fields.only(
        &["id", "title", "track", "order", "core", "safety"],
        findings,
    );
    fields.text("title", SHAPE, findings);
    Planned {
        id: fields.text("id", "V01", findings),
        track: fields.text("track", "V02", findings),
        order: fields
            .number("order", findings)
            .map_or(0, |(order, _)| order),
        core: fields.flag("core", findings),
        safety: fields.flag("safety", findings),
    }
}

fn plan(fields: &Fields<'_>, findings: &mut Findings) -> Plan {
    fields.only(&["week", "path", "planned"], findings);
    let lessons = fields.tables("planned", findings);
    let mut plan = Plan {
        lessons: lessons
            .iter()
            .map(|lesson| planned(lesson, findings))
            .collect(),
        ..Plan::default()
    };
    for week in fields.tables("week", findings) {
        week.only(
            &["number", "look_back", "lessons", "scenario", "twist"],
            findings,
        );
        week.number("number", findings);
        week.flag("twist", findings);
        plan.lesson_references
            .extend(week.texts("lessons", findings));
        let scenario = week.optional_text("scenario", findings);
        if week.flag("look_back", findings) == scenario.is_some() {
            findings.add(
                SHAPE,
                week.place(),
                "a week has a scenario unless it looks back",
            );
        }
        plan.scenarios.extend(scenario);
    }
    for path in fields.optional_tables("path", findings) {
        path.only(&["id", "slug", "title", "lessons", "scenarios"], findings);
        path.text("title", SHAPE, findings);
        plan.lesson_references
            .extend(path.texts("lessons", findings));
        plan.scenario_references
            .extend(path.texts("scenarios", findings));
    }
    plan
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
