//! What taking a backup in would change, counted and in words.

use std::collections::BTreeMap;

use super::kind::Kind;

/// How many records there are of each outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// They are not here yet.
    pub new: usize,
    /// What is here takes on what the file has.
    pub changed: usize,
    /// Both have the same.
    pub same: usize,
    /// What is here is newer, and stays.
    pub older: usize,
    /// Both were changed apart from each other, and both are kept.
    pub conflicting: usize,
    /// They are here and were removed later.
    pub removed: usize,
}

/// What taking a backup in would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// For each kind of record the file knows.
    pub kinds: BTreeMap<Kind, Counts>,
    /// The settings that are not set here, and will be: name and text.
    pub settings: Vec<(String, String)>,
    /// How many rows nobody could read go along as they are.
    pub unread: usize,
}

impl Preview {
    /// All kinds together.
    pub fn total(&self) -> Counts {
        let mut total = Counts::default();
        for counts in self.kinds.values() {
            total.new += counts.new;
            total.changed += counts.changed;
            total.same += counts.same;
            total.older += counts.older;
            total.conflicting += counts.conflicting;
            total.removed += counts.removed;
        }
        total
    }

    /// A line for each kind, such as "Situations: 3 new, 9 the same".
    pub fn told(&self) -> Vec<String> {
        let told = self.kinds.iter().filter_map(|(kind, counts)| {
            let told = counts.told();
            (!told.is_empty()).then(|| [kind.words(), ": ", &told].concat())
        });
        told.collect()
    }
}

impl Counts {
    /// In words, what is not there left out: "3 new, 1 changed on both".
    pub fn told(&self) -> String {
        let told = [
            (self.new, " new"),
            (self.changed, " changed"),
            (self.conflicting, " changed here and there, both kept"),
            (self.removed, " removed"),
            (self.older, " newer here, kept"),
            (self.same, " the same"),
        ];
        let told = told.iter().filter(|(count, _)| *count > 0);
        let told = told.map(|(count, words)| [&count.to_string(), *words].concat());
        told.collect::<Vec<_>>().join(", ")
    }

    /// Whether taking the file in changes nothing.
    pub const fn changes_nothing(&self) -> bool {
        self.new + self.changed + self.conflicting + self.removed == 0
    }
}
