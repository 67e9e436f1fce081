//! The compiled content: an index that is always at hand, and packs of bodies.
//!
//! Index and packs are JSON written by `cargo xtask content` and read by the same build's app, so
//! there are no versions to migrate: code and content of one build always match.

use std::fmt;

use serde::Serialize;

use crate::domain::check::{CheckModel, Verdict};
use crate::domain::curriculum::{Curriculum, Path, Week};
use crate::domain::lesson::{Lesson, LessonHead, Track};
use crate::domain::scenario::{Scenario, ScenarioHead};
use crate::domain::suggestion::{Mirror, Suggestions};
use crate::json;

/// The index: what every screen may need at once.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Index {
    /// The tracks that have at least one lesson, in order.
    pub tracks: Vec<Track>,
    /// Every lesson there is, by order.
    pub lessons: Vec<LessonHead>,
    /// Every scenario there is.
    pub scenarios: Vec<ScenarioHead>,
    /// The weeks of the year, as far as they are written.
    pub weeks: Vec<Week>,
    /// The short paths, as far as they are written.
    pub paths: Vec<Path>,
    /// The decision model.
    pub check: CheckModel,
    /// What is suggested on each verdict.
    pub suggestions: Vec<Suggestions>,
    /// "Was I the one taking over?"
    pub mirror: Mirror,
    /// Words that judge rather than tell what was seen, in lower case.
    pub labels: Vec<String>,
    /// File names of the packs, relative to the content folder, by name (`T1`, `scenarios`,
    /// `sources`).
    pub packs: Vec<(String, String)>,
}

/// A source as the sources page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// Its key.
    pub key: String,
    /// Author, title, year, in full.
    pub citation: String,
    /// A DOI, a site, a book.
    pub locator: String,
    /// Its limits.
    pub care: Option<String>,
}

/// The bodies of one track's lessons.
pub type TrackPack = Vec<Lesson>;
/// The scenarios.
pub type ScenarioPack = Vec<Scenario>;
/// The sources.
pub type SourcePack = Vec<Source>;

/// A compiled file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What the reader said.
    pub reason: String,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "compiled content could not be read: {}", self.reason)
    }
}

impl std::error::Error for Unreadable {}

/// Reads a compiled file.
///
/// # Errors
/// [`Unreadable`] when the text is not what this build wrote.
pub fn read<T: json::Read>(text: &str) -> Result<T, Unreadable> {
    json::read(text).map_err(|reason| Unreadable { reason })
}

impl Index {
    /// The head of the lesson with this slug.
    pub fn lesson_by_slug(&self, slug: &str) -> Option<&LessonHead> {
        self.lessons.iter().find(|lesson| lesson.slug == slug)
    }

    /// The head of the lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&LessonHead> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    /// The head of the scenario with this slug.
    pub fn scenario_by_slug(&self, slug: &str) -> Option<&ScenarioHead> {
        self.scenarios.iter().find(|scenario| scenario.slug == slug)
    }

    /// The head of the scenario with this id.
    pub fn scenario(&self, id: &str) -> Option<&ScenarioHead> {
        self.scenarios.iter().find(|scenario| scenario.id == id)
    }

    /// Everything that can be offered.
    pub fn curriculum(&self) -> Curriculum<'_> {
        Curriculum {
            lessons: &self.lessons,
            scenarios: &self.scenarios,
            weeks: &self.weeks,
            paths: &self.paths,
        }
    }

    /// The track with this id.
    pub fn track(&self, id: &str) -> Option<&Track> {
        self.tracks.iter().find(|track| track.id == id)
    }

    /// What is suggested on a verdict.
    pub fn suggestions(&self, verdict: Verdict) -> Option<&Suggestions> {
        self.suggestions
            .iter()
            .find(|suggested| suggested.verdict == verdict)
    }

    /// The file name of a pack.
    pub fn pack(&self, name: &str) -> Option<&str> {
        self.packs
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, file)| file.as_str())
    }
}
