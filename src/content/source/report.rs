//! What a compilation can say about the content besides its problems.
//!
//! Figures only; the command prints them.

use std::collections::BTreeMap;

use super::curriculum::Balance;
use super::findings::Waiting;
use super::lesson::LessonFile;
use super::limits;
use super::prose;
use super::tables::Tables;

/// The figures of a compilation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Lessons read.
    pub lessons: usize,
    /// Scenarios read.
    pub scenarios: usize,
    /// How often each rule was asked.
    pub rules: BTreeMap<&'static str, usize>,
    /// Rules that wait for content not written yet, wholly or in part.
    pub waiting: Vec<Waiting>,
    /// The lessons by track.
    pub tracks: Vec<TrackFigures>,
    /// Where the right answers stand, and how long they are.
    pub balance: Balance,
}

/// The lessons of one track: how they read, how long they are, where their right answers stand.
#[derive(Clone, Debug, PartialEq)]
pub struct TrackFigures {
    /// `T1` to `T12`.
    pub id: String,
    /// Lessons read.
    pub lessons: usize,
    /// Mean grade.
    pub mean_grade: f64,
    /// Highest grade.
    pub highest_grade: f64,
    /// Words of idea, story and try: the fewest, the mean, the most.
    pub words: [usize; 3],
    /// Where the right answers stand, and how long they are.
    pub balance: Balance,
}

/// The figures of every track that has a lesson.
pub fn tracks(lessons: &[LessonFile], tables: &Tables) -> Vec<TrackFigures> {
    let figures = |id: &str| {
        let of_track = || lessons.iter().filter(|lesson| lesson.track.value == id);
        let grades: Vec<f64> = of_track().filter_map(limits::grade).collect();
        let words = of_track().map(|lesson| prose::word_count(&limits::graded(lesson)));
        let words: Vec<usize> = words.collect();
        let (fewest, most) = (words.iter().min(), words.iter().max());
        let mean = words.iter().sum::<usize>() / words.len().max(1);
        (!grades.is_empty()).then(|| TrackFigures {
            id: id.to_owned(),
            lessons: grades.len(),
            mean_grade: grades.iter().sum::<f64>() / grades.len() as f64,
            highest_grade: grades.iter().copied().fold(f64::MIN, f64::max),
            words: [fewest.map_or(0, |n| *n), mean, most.map_or(0, |n| *n)],
            balance: Balance::of(of_track()),
        })
    };
    tables
        .tracks
        .iter()
        .filter_map(|track| figures(&track.id.value))
        .collect()
}
