//! All records in memory, in step with the store.

use std::collections::{BTreeMap, BTreeSet};

use super::RawEntry;
use super::record::{Draft, Key, Record, Unreadable};
use crate::domain::day::Day;
use crate::domain::practice::LessonPractice;
use crate::domain::situation::Situation;

/// Everything that was readable, and word of everything that was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    situations: BTreeMap<String, Situation>,
    lessons: BTreeMap<String, LessonPractice>,
    drafts: BTreeMap<String, String>,
    newer: BTreeSet<String>,
    guarded: BTreeSet<String>,
}

/// What reading the whole store gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// What could be read.
    pub ledger: Ledger,
    /// Keys of records that are damaged, to be set aside.
    pub damaged: Vec<String>,
}

impl Ledger {
    /// Reads every entry of the store. Damaged ones are listed, newer ones are left in place and
    /// guarded against being overwritten.
    pub fn open(entries: impl IntoIterator<Item = RawEntry>) -> Opened {
        let mut opened = Opened::default();
        for (key, text) in entries {
            match text.as_deref().map(|text| Record::from_text(&key, text)) {
                Some(Ok(record)) => opened.ledger.put(record),
                Some(Err(Unreadable::TooNew { .. })) => {
                    opened.ledger.newer.insert(key);
                }
                Some(Err(Unreadable::Damaged(_))) | None => opened.damaged.push(key),
            }
        }
        opened
    }

    /// Takes a record in, in place of an older one under its key.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Situation(situation) => {
                self.situations.insert(situation.id.clone(), situation);
            }
            Record::Lesson(practice) => {
                self.lessons.insert(practice.lesson.clone(), practice);
            }
            Record::Draft(draft) => {
                self.drafts.insert(draft.field, draft.text);
            }
        }
    }

    /// Forgets the record under this key.
    pub fn remove(&mut self, key: &Key) {
        let Some((kind, id)) = key.as_str().split_once('/') else {
            return;
        };
        match kind {
            "situation" => drop(self.situations.remove(id)),
            "lesson" => drop(self.lessons.remove(id)),
            "draft" => drop(self.drafts.remove(id)),
            _ => {}
        }
    }

    /// Guards keys whose records could not be read nor set aside.
    pub fn guard(&mut self, keys: impl IntoIterator<Item = String>) {
        self.guarded.extend(keys);
    }

    /// How many records in the store were written by a newer version and cannot be shown here.
    pub fn newer_count(&self) -> usize {
        self.newer.len()
    }

    /// Whether this key holds something that must not be overwritten: a record of a newer version,
    /// or one that could not be read nor set aside.
    pub fn is_guarded(&self, key: &Key) -> bool {
        self.newer.contains(key.as_str()) || self.guarded.contains(key.as_str())
    }

    /// The situation with this id.
    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.situations.get(id)
    }

    /// Every situation, the last touched first.
    pub fn situations(&self) -> Vec<&Situation> {
        let mut all: Vec<&Situation> = self.situations.values().collect();
        all.sort_by(|a, b| b.touched().cmp(&a.touched()).then_with(|| b.id.cmp(&a.id)));
        all
    }

    /// What was done with this lesson.
    pub fn lesson(&self, id: &str) -> Option<&LessonPractice> {
        self.lessons.get(id)
    }

    /// Every lesson anything was done with.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonPractice> {
        self.lessons.values()
    }

    /// What stands half-typed in this field.
    pub fn draft(&self, field: &str) -> Option<&str> {
        self.drafts.get(field).map(String::as_str)
    }

    /// The record under this key, as it is to be kept.
    pub fn record(&self, key: &Key) -> Option<Record> {
        let (kind, id) = key.as_str().split_once('/')?;
        match kind {
            "situation" => self.situations.get(id).cloned().map(Record::Situation),
            "lesson" => self.lessons.get(id).cloned().map(Record::Lesson),
            "draft" => self.drafts.get(id).map(|text| {
                Record::Draft(Draft {
                    field: id.to_owned(),
                    text: text.clone(),
                })
            }),
            _ => None,
        }
    }

    /// Every day on which a lesson was finished or a check was saved.
    pub fn practised(&self) -> BTreeSet<Day> {
        let lessons = self
            .lessons
            .values()
            .flat_map(|l| l.answers.iter().map(|a| a.day));
        let checks = self
            .situations
            .values()
            .flat_map(|s| s.checks.iter().map(|c| c.day));
        lessons.chain(checks).collect()
    }

    /// Everything as a file its owner can read: one JSON list of records.
    pub fn to_file_text(&self) -> String {
        let situations = self.situations.values().cloned().map(Record::Situation);
        let lessons = self.lessons.values().cloned().map(Record::Lesson);
        let drafts = self.drafts.iter().map(|(field, text)| {
            Record::Draft(Draft {
                field: field.clone(),
                text: text.clone(),
            })
        });
        let texts: Vec<String> = situations
            .chain(lessons)
            .chain(drafts)
            .map(|record| record.to_text())
            .collect();
        ["[\n", &texts.join(",\n"), "\n]\n"].concat()
    }
}
