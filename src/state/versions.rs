//! What stands beside the records in use: written apart from them, on another device or in another
//! tab. The person decides; until then both stay.

use leptos::prelude::*;

use super::AppState;
use crate::platform::clock;
use crate::storage::version_text::version_text;
use crate::storage::{Key, Record};

/// One version that stands beside the one in use.
#[derive(Clone, PartialEq, Eq)]
pub struct Other {
    key: Key,
    record: Record,
    /// When it was written, in milliseconds since 1970; zero if nobody knows.
    pub at: u64,
}

impl Other {
    /// What it is called, and what it says.
    pub fn words(&self) -> (String, String) {
        version_text(&self.record)
    }
}

/// What becomes of a version that stands beside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is in use from now on.
    Use,
    /// It goes; the one in use stays.
    LetGo,
}

impl AppState {
    /// Every other version that says something else than the one in use; tracked.
    pub fn other_versions(self) -> Vec<Other> {
        self.ledger.with(|ledger| {
            let mut others = Vec::new();
            for key in ledger.rows.keys_beside() {
                let in_use = ledger.record(&Key::of_row(key));
                for version in ledger.rows.beside(key) {
                    let Ok(Some(record)) = version.record(key) else {
                        continue;
                    };
                    if Some(&record) != in_use.as_ref() {
                        let (at, key) = (version.descent.dot.millis, Key::of_row(key));
                        others.push(Other { key, record, at });
                    }
                }
            }
            others
        })
    }

    /// Settles what stands beside a record: from now on there is one version. True once it is kept.
    pub async fn settle(self, other: Other, choice: Choice) -> bool {
        let record = match choice {
            Choice::Use => Some(other.record),
            Choice::LetGo => self
                .ledger
                .with_untracked(|ledger| ledger.record(&other.key)),
        };
        let batch = self
            .ledger
            .try_update_untracked(|ledger| ledger.rows.settle(&other.key, record, clock::now_ms()));
        match batch {
            Some(batch) => self.write_all(batch).await.is_ok(),
            None => false,
        }
    }
}
