//! All records in memory, in step with the store.

use std::collections::{BTreeMap, BTreeSet};

use super::RawEntry;
use super::record::{Draft, Key, Record, Unreadable};
use super::rows::Rows;
use super::stamp::Device;
use super::version::Version;
use crate::domain::check::wording::Wording;
use crate::domain::contacts::Contact;
use crate::domain::day::Day;
use crate::domain::own_course::OwnCourse;
use crate::domain::practice::{LessonPractice, ScenarioPractice};
use crate::domain::situation::{DELETED_DAYS, Event, Situation};

/// Everything that was readable, and word of everything that was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    situations: BTreeMap<String, Situation>,
    lessons: BTreeMap<String, LessonPractice>,
    drafts: BTreeMap<String, String>,
    contacts: Vec<Contact>,
    wordings: BTreeMap<String, Wording>,
    scenarios: BTreeMap<String, ScenarioPractice>,
    course: Option<OwnCourse>,
    newer: BTreeSet<String>,
    guarded: BTreeSet<String>,
    /// What the store holds of all this, row by row.
    pub rows: Rows,
    changed: Changed,
}

/// The ids of situations changed since the store was read, oldest change first.
///
/// How a ledger came to hold what it holds is no part of it: any two of these are equal.
#[derive(Clone, Debug, Default)]
struct Changed(Vec<String>);

impl PartialEq for Changed {
    fn eq(&self, _: &Changed) -> bool {
        true
    }
}

impl Eq for Changed {}

/// What reading the whole store gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opened {
    /// What could be read.
    pub ledger: Ledger,
    /// Keys of records that are damaged, to be set aside.
    pub damaged: Vec<String>,
}

impl Ledger {
    /// Reads every row of the records. Damaged ones are listed, newer ones are left in place and
    /// guarded against being overwritten. `own` is the name of this device.
    pub fn open(entries: impl IntoIterator<Item = RawEntry>, own: Device) -> Opened {
        let mut opened = Opened::default();
        opened.ledger.rows = Rows::of(own);
        for (key, row) in entries {
            let read = row.as_deref().map(|row| opened.ledger.take_row(&key, row));
            match read {
                Some(Ok(())) => {}
                Some(Err(Unreadable::TooNew { .. })) => {
                    opened.ledger.newer.insert(key);
                }
                Some(Err(Unreadable::Damaged(_))) | None => opened.damaged.push(key),
            }
        }
        // What was there from the start has not changed.
        opened.ledger.changed = Changed::default();
        opened
    }

    /// Takes in a row as the store holds it: what it says of the record, and its stamps.
    ///
    /// # Errors
    /// [`Unreadable`] when it is no row or holds no record; nothing has changed then.
    pub fn take_row(&mut self, key: &str, row: &str) -> Result<(), Unreadable> {
        let version = Version::from_row(row, self.rows.device())?;
        match version.record(key)? {
            Some(record) => self.put(record),
            None => self.remove(&Key::of_row(key)),
        }
        self.rows.know(key, version.descent);
        Ok(())
    }

    /// Takes a record in, in place of an older one under its key.
    pub fn put(&mut self, record: Record) {
        match record {
            Record::Situation(situation) => {
                self.changed.0.push(situation.id.clone());
                self.situations.insert(situation.id.clone(), situation);
            }
            Record::Lesson(practice) => {
                self.lessons.insert(practice.lesson.clone(), practice);
            }
            Record::Draft(draft) => {
                self.drafts.insert(draft.field, draft.text);
            }
            Record::Contacts(contacts) => self.contacts = contacts,
            Record::Wording(wording) => {
                self.wordings.insert(wording.version.clone(), wording);
            }
            Record::Practised(practice) => {
                self.scenarios.insert(practice.scenario.clone(), practice);
            }
            Record::Course(course) => self.course = Some(course),
        }
    }

    /// Forgets the record under this key.
    pub fn remove(&mut self, key: &Key) {
        let Some((kind, id)) = key.as_str().split_once('/') else {
            return;
        };
        match kind {
            "situation" => {
                let gone = self.situations.remove(id);
                self.changed.0.extend(gone.map(|gone| gone.id));
            }
            "lesson" => drop(self.lessons.remove(id)),
            "draft" => drop(self.drafts.remove(id)),
            "contacts" => self.contacts.clear(),
            "wording" => drop(self.wordings.remove(id)),
            "scenario" => drop(self.scenarios.remove(id)),
            "course" => self.course = None,
            _ => {}
        }
    }

    /// Becomes what was read from the store anew. False if that is what it holds already.
    pub fn take_over(&mut self, fresh: Ledger) -> bool {
        if *self == fresh {
            // Stamps may have moved where the text did not.
            self.rows.take_over(fresh.rows);
            return false;
        }
        let mut fresh = fresh;
        self.rows.take_over(std::mem::take(&mut fresh.rows));
        fresh.rows = std::mem::take(&mut self.rows);
        let mut changed = std::mem::take(&mut self.changed);
        let written = fresh.situations.iter();
        let written = written.filter(|(id, kept)| self.situations.get(*id) != Some(*kept));
        let gone = self.situations.keys();
        let gone = gone.filter(|id| !fresh.situations.contains_key(*id));
        changed
            .0
            .extend(written.map(|(id, _)| id).chain(gone).cloned());
        *self = Ledger { changed, ..fresh };
        true
    }

    /// The ids of the situations written or removed since the store was read, oldest change first,
    /// as often as they were. It only ever grows: who remembers how many they have seen knows from
    /// the rest what has changed since.
    pub fn changed_situations(&self) -> &[String] {
        &self.changed.0
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

    /// Whether nothing was ever kept, half-typed text aside.
    pub fn is_untouched(&self) -> bool {
        self.situations.is_empty()
            && self.lessons.is_empty()
            && self.scenarios.is_empty()
            && self.contacts.is_empty()
            && self.course.is_none()
    }

    /// The first day anything was practised or a situation begun.
    pub fn first_day(&self) -> Option<Day> {
        let begun = self.situations.values().map(|kept| kept.created);
        begun.chain(self.practised()).min()
    }

    /// The situation with this id, be it deleted or not.
    pub fn situation(&self, id: &str) -> Option<&Situation> {
        self.situations.get(id)
    }

    /// Every situation that is not deleted, in no order that matters.
    pub fn situations(&self) -> impl Iterator<Item = &Situation> {
        let all = self.situations.values();
        all.filter(|situation| situation.deleted.is_none())
    }

    /// The Deleted list, the last deleted first.
    pub fn deleted(&self) -> Vec<&Situation> {
        let all = self.situations.values();
        let mut deleted: Vec<&Situation> = all.filter(|kept| kept.deleted.is_some()).collect();
        deleted.sort_by(|a, b| b.deleted.cmp(&a.deleted).then_with(|| b.id.cmp(&a.id)));
        deleted
    }

    /// Situations that have been in the Deleted list for longer than anything stays there.
    pub fn long_deleted(&self, today: Day) -> Vec<Key> {
        let all = self.situations.values();
        let gone = all.filter(|kept| {
            kept.deleted
                .is_some_and(|day| today.days_since(day) > DELETED_DAYS)
        });
        gone.map(|kept| Key::situation(&kept.id)).collect()
    }

    /// Who to turn to when it is not a peer's job.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// How this version of the rules was worded, if a check was taken under it.
    pub fn wording(&self, version: &str) -> Option<&Wording> {
        self.wordings.get(version)
    }

    /// What was done with this lesson.
    pub fn lesson(&self, id: &str) -> Option<&LessonPractice> {
        self.lessons.get(id)
    }

    /// Every lesson anything was done with.
    pub fn lessons(&self) -> impl Iterator<Item = &LessonPractice> {
        self.lessons.values()
    }

    /// What was done with this scenario.
    pub fn scenario(&self, id: &str) -> Option<&ScenarioPractice> {
        self.scenarios.get(id)
    }

    /// Every scenario anything was done with.
    pub fn scenarios(&self) -> impl Iterator<Item = &ScenarioPractice> {
        self.scenarios.values()
    }

    /// How the person takes the year, if they said so.
    pub fn course(&self) -> Option<&OwnCourse> {
        self.course.as_ref()
    }

    /// What stands half-typed in this field.
    pub fn draft(&self, field: &str) -> Option<&str> {
        self.drafts.get(field).map(String::as_str)
    }

    /// Everything half-typed in the situation with this id, whatever screen it was typed on.
    pub fn drafts_of(&self, id: &str) -> Vec<Key> {
        let fields = self.drafts.keys();
        let of_it = fields.filter(|field| field.split('/').any(|part| part == id));
        of_it.map(|field| Key::draft(field)).collect()
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
            "contacts" => {
                (!self.contacts.is_empty()).then(|| Record::Contacts(self.contacts.clone()))
            }
            "wording" => self.wordings.get(id).cloned().map(Record::Wording),
            "scenario" => self.scenarios.get(id).cloned().map(Record::Practised),
            "course" => self.course.clone().map(Record::Course),
            _ => None,
        }
    }

    /// Every day on which a lesson was finished, a scenario was practised, a card was answered, a
    /// check was saved, a situation was looked back on, a day of a look-back week was done or a
    /// lead was handed back.
    pub fn practised(&self) -> BTreeSet<Day> {
        let lessons = self
            .lessons
            .values()
            .flat_map(|l| l.answers.iter().map(|a| a.day));
        let entries = self.situations.values().flat_map(|s| s.entries.iter());
        let counted = entries.filter(|entry| {
            matches!(
                entry.event,
                Event::Checked(_) | Event::LookedBack(_) | Event::HandedBack(_)
            )
        });
        let scenarios = self.scenarios.values().flat_map(|kept| kept.days());
        let looked_back = self.course.iter().flat_map(|course| &course.looked_back);
        let days = lessons
            .chain(counted.map(|entry| entry.day))
            .chain(scenarios)
            .chain(looked_back.map(|done| done.on));
        super::filled(days)
    }

    /// Every record, in no order that matters.
    pub fn records(&self) -> Vec<Record> {
        let situations = self.situations.values().cloned().map(Record::Situation);
        let lessons = self.lessons.values().cloned().map(Record::Lesson);
        let drafts = self.drafts.iter().map(|(field, text)| {
            Record::Draft(Draft {
                field: field.clone(),
                text: text.clone(),
            })
        });
        let wordings = self.wordings.values().cloned().map(Record::Wording);
        let scenarios = self.scenarios.values().cloned().map(Record::Practised);
        let course = self.course.clone().map(Record::Course);
        situations
            .chain(lessons)
            .chain(drafts)
            .chain(self.record(&Key::contacts()))
            .chain(wordings)
            .chain(scenarios)
            .chain(course)
            .collect()
    }
}
