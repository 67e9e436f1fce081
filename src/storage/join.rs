//! Joining what two devices have of the same record, so that nothing of either is lost.
//!
//! A set of versions holds those that none of the others descends from. Joining two sets is
//! putting them together and leaving out what the rest descends from: in any order and as often as
//! one likes, the outcome is the same. What is not in a set was not removed by that: only a version
//! that says so removes.

use super::version::Version;

/// All versions of one record that stand side by side, the one in use first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Siblings(Vec<Version>);

impl Siblings {
    /// The set of these versions.
    pub fn of(versions: impl IntoIterator<Item = Version>) -> Siblings {
        let mut all: Vec<Version> = versions.into_iter().collect();
        all.sort_by(in_use_first);
        // A descendant is always later: a file that claims otherwise must not make two versions
        // remove each other. Of two rows under one dot, which no device of ours writes, the first
        // stays: the same one in whatever order they came.
        let kept: Vec<Version> = all
            .iter()
            .enumerate()
            .filter(|(at, version)| {
                let dot = &version.descent.dot;
                let covered = all.iter().enumerate().any(|(by, other)| {
                    let later = match other.descent.dot == *dot {
                        true => by < *at,
                        false => other.descent.dot > *dot,
                    };
                    later && other.descent.covers(dot)
                });
                !covered
            })
            .map(|(_, version)| version.clone())
            .collect();
        Siblings(kept)
    }

    /// Both sets in one.
    pub fn join(&self, other: &Siblings) -> Siblings {
        Siblings::of(self.0.iter().chain(&other.0).cloned())
    }

    /// The version in use: of those that hold something the latest, else the latest removal.
    pub fn in_use(&self) -> Option<&Version> {
        self.0.first()
    }

    /// The versions beside it, the latest first.
    pub fn beside(&self) -> &[Version] {
        self.0.get(1..).unwrap_or_default()
    }

    /// All of them, the one in use first.
    pub fn iter(&self) -> impl Iterator<Item = &Version> {
        self.0.iter()
    }

    /// Whether `version` is here, or something here descends from it.
    pub fn cover(&self, version: &Version) -> bool {
        let dot = &version.descent.dot;
        self.0.iter().any(|own| own.descent.covers(dot))
    }
}

/// What holds something before what is gone, then the latest first; the row decides the rest, so
/// that there is one order.
fn in_use_first(a: &Version, b: &Version) -> std::cmp::Ordering {
    let rank = |version: &Version| (!version.is_gone(), version.descent.dot);
    rank(b)
        .cmp(&rank(a))
        .then_with(|| b.to_row().cmp(&a.to_row()))
}
