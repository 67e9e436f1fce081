//! The plan of the year: every lesson there will be, the weeks, and the short paths.
//!
//! The plan names all 144 lessons, so that one may point to another that is not written yet; what
//! is not written is left out of what the app gets. What is offered on which day is
//! `domain::year`.

use super::fields::{Fields, Text};
use super::findings::{Findings, SHAPE};
use super::identity::{kebab, unique};
use super::lesson::values;
use super::tables::PLAN;
use crate::domain::curriculum::{Path, Practice, Week};

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

/// One week of the plan.
#[derive(Debug)]
pub struct WeekEntry {
    /// 1 to 52.
    pub number: u16,
    /// Whether it looks back and has nothing new.
    pub look_back: bool,
    /// Its lessons, in order.
    pub lessons: Vec<Text>,
    /// Its scenario.
    pub scenario: Option<Text>,
    /// Whether the scenario comes with its twist.
    pub twist: bool,
}

/// A short path for somebody who comes with a problem.
#[derive(Debug)]
pub struct PathEntry {
    /// What records call it; never changes once released.
    pub slug: Text,
    /// The problem, as they would say it.
    pub title: Text,
    /// Its lessons, in order.
    pub lessons: Vec<Text>,
    /// Its scenarios, in order.
    pub scenarios: Vec<Text>,
}

/// The plan of the year.
#[derive(Debug, Default)]
pub struct Plan {
    /// Every lesson there will be.
    pub lessons: Vec<Planned>,
    /// The weeks, in order.
    pub weeks: Vec<WeekEntry>,
    /// The paths, in the order shown.
    pub paths: Vec<PathEntry>,
}

impl Plan {
    /// Lessons named by weeks and paths.
    pub fn lesson_references(&self) -> impl Iterator<Item = &Text> {
        let weeks = self.weeks.iter().flat_map(|week| &week.lessons);
        weeks.chain(self.paths.iter().flat_map(|path| &path.lessons))
    }

    /// Scenarios named by weeks: those there will be.
    pub fn scenarios(&self) -> impl Iterator<Item = &Text> {
        self.weeks.iter().flat_map(|week| &week.scenario)
    }

    /// Scenarios named by paths.
    pub fn scenario_references(&self) -> impl Iterator<Item = &Text> {
        self.paths.iter().flat_map(|path| &path.scenarios)
    }

    /// Notes paths that cannot be told apart, or whose name is not fit for records.
    pub fn check(&self, findings: &mut Findings) {
        for path in &self.paths {
            kebab(PLAN, &path.slug, findings);
        }
        let slugs = self.paths.iter().map(|path| (PLAN, &path.slug));
        unique("slug", slugs, findings);
    }

    /// The weeks as far as they are written. A week of which nothing is written falls away, and so
    /// does one that would look back on nothing.
    pub fn written_weeks(&self, is_written: impl Fn(&str) -> bool) -> Vec<Week> {
        let mut weeks: Vec<Week> = Vec::new();
        for entry in &self.weeks {
            let week = entry.written(&is_written);
            let looks_back = weeks.last().is_some_and(|before| !before.look_back);
            if !week.lessons.is_empty() || week.practice.is_some() || (week.look_back && looks_back)
            {
                weeks.push(week);
            }
        }
        weeks
    }

    /// The paths as far as they are written, without those that have no lesson yet.
    pub fn written_paths(&self, is_written: impl Fn(&str) -> bool) -> Vec<Path> {
        let paths = self.paths.iter().map(|entry| Path {
            slug: entry.slug.value.clone(),
            title: entry.title.value.clone(),
            lessons: written(&entry.lessons, &is_written),
            scenarios: written(&entry.scenarios, &is_written),
        });
        paths.filter(|path| !path.lessons.is_empty()).collect()
    }
}

impl WeekEntry {
    fn written(&self, is_written: impl Fn(&str) -> bool) -> Week {
        let scenario = self.scenario.as_ref().map(|id| id.value.as_str());
        Week {
            number: self.number,
            look_back: self.look_back,
            lessons: written(&self.lessons, &is_written),
            practice: scenario.filter(|id| is_written(id)).map(|id| Practice {
                scenario: id.to_owned(),
                twist: self.twist,
            }),
        }
    }
}

fn written(ids: &[Text], is_written: impl Fn(&str) -> bool) -> Vec<String> {
    let mut ids = values(ids);
    ids.retain(|id| is_written(id));
    ids
}

/// Reads the plan.
pub fn read(fields: &Fields<'_>, findings: &mut Findings) -> Plan {
    fields.only(&["week", "path", "planned"], findings);
    let lessons = fields.tables("planned", findings);
    let weeks = fields.tables("week", findings);
    let paths = fields.optional_tables("path", findings);
    Plan {
        lessons: lessons
            .iter()
            .map(|lesson| planned(lesson, findings))
            .collect(),
        weeks: weeks.iter().map(|week| read_week(week, findings)).collect(),
        paths: paths.iter().map(|path| read_path(path, findings)).collect(),
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

fn read_week(fields: &Fields<'_>, findings: &mut Findings) -> WeekEntry {
    fields.only(
        &["number", "look_back", "lessons", "scenario", "twist"],
        findings,
    );
    let week = WeekEntry {
        number: fields
            .number("number", findings)
            .map_or(0, |(number, _)| number),
        look_back: fields.flag("look_back", findings),
        lessons: fields.texts("lessons", findings),
        scenario: fields.optional_text("scenario", findings),
        twist: fields.flag("twist", findings),
    };
    if week.look_back == week.scenario.is_some() {
        findings.add(
            SHAPE,
            fields.place(),
            "a week has a scenario unless it looks back",
        );
    }
    week
}

fn read_path(fields: &Fields<'_>, findings: &mut Findings) -> PathEntry {
    fields.only(&["slug", "title", "lessons", "scenarios"], findings);
    PathEntry {
        slug: fields.text("slug", "V01", findings),
        title: fields.text("title", SHAPE, findings),
        lessons: fields.texts("lessons", findings),
        scenarios: fields.texts("scenarios", findings),
    }
}
