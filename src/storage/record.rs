//! One record: its key, its text, its schema.
//!
//! The text is JSON that its owner can read: `{"schema":1,"kind":"lesson",…}`. The schema number
//! is there from the first day; a higher one than [`SCHEMA`] is refused, never rewritten.

use std::fmt;

use super::v1::{DraftV1, LessonV1, SituationV1};
use super::v2::{ContactsV2, SituationV2, WordingV2};
use super::v2_practice::{CourseV2, PractisedV2};
use crate::domain::check::wording::Wording;
use crate::domain::contacts::Contact;
use crate::domain::own_course::OwnCourse;
use crate::domain::practice::{LessonPractice, ScenarioPractice};
use crate::domain::situation::Situation;
use crate::json::{self, Read, Tree, reads};

/// The newest schema this build reads and writes. A kind whose form has not changed since keeps
/// the number of the schema that last changed it.
pub const SCHEMA: u32 = 2;

/// Anything kept in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// One real thing at work.
    Situation(Situation),
    /// What was done with one lesson.
    Lesson(LessonPractice),
    /// Something half-typed or half-answered.
    Draft(Draft),
    /// Who to turn to when it is not a peer's job.
    Contacts(Vec<Contact>),
    /// How one version of the rules was worded.
    Wording(Wording),
    /// What was done with one scenario.
    Practised(ScenarioPractice),
    /// How the person takes the year.
    Course(OwnCourse),
}

/// Something half-typed or half-answered, kept within a second and dropped once it is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Which field, such as `check` or `reflection/L003`.
    pub field: String,
    /// What stands in it.
    pub text: String,
}

/// The key of a record in the store.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// The key of a situation.
    pub fn situation(id: &str) -> Key {
        Key(["situation/", id].concat())
    }

    /// The key of what was done with a lesson.
    pub fn lesson(id: &str) -> Key {
        Key(["lesson/", id].concat())
    }

    /// The key of a draft.
    pub fn draft(field: &str) -> Key {
        Key(["draft/", field].concat())
    }

    /// The key of the contacts: there is one list.
    pub fn contacts() -> Key {
        Key("contacts/own".to_owned())
    }

    /// The key of the wording of a version of the rules.
    pub fn wording(version: &str) -> Key {
        Key(["wording/", version].concat())
    }

    /// The key of what was done with a scenario.
    pub fn scenario(id: &str) -> Key {
        Key(["scenario/", id].concat())
    }

    /// The key of how the person takes the year: there is one way.
    pub fn course() -> Key {
        Key("course/own".to_owned())
    }

    /// The key of a row of the store.
    pub fn of_row(key: &str) -> Key {
        Key(key.to_owned())
    }

    /// The field of a draft's key.
    pub fn draft_field(&self) -> Option<&str> {
        self.0.strip_prefix("draft/")
    }

    /// As the store knows it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a text is not a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not what any version of this app wrote.
    Damaged(String),
    /// A newer version of the app wrote it.
    TooNew {
        /// The schema it has.
        found: u32,
    },
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unreadable::Damaged(reason) => f.write_str(reason),
            Unreadable::TooNew { found } => {
                write!(f, "written by a newer version (schema {found})")
            }
        }
    }
}

impl std::error::Error for Unreadable {}

/// What every version has in common.
struct Header {
    schema: u32,
    /// A newer schema may have done away with it.
    kind: Option<String>,
}

reads! { Header { schema, kind } }

impl Record {
    /// Where it is kept.
    pub fn key(&self) -> Key {
        match self {
            Record::Situation(situation) => Key::situation(&situation.id),
            Record::Lesson(practice) => Key::lesson(&practice.lesson),
            Record::Draft(draft) => Key::draft(&draft.field),
            Record::Contacts(_) => Key::contacts(),
            Record::Wording(wording) => Key::wording(&wording.version),
            Record::Practised(practice) => Key::scenario(&practice.scenario),
            Record::Course(_) => Key::course(),
        }
    }

    /// Its text, in the newest schema.
    pub fn to_text(&self) -> String {
        let text = match self {
            Record::Situation(kept) => serde_json::to_string(&SituationV2::from_situation(kept)),
            Record::Lesson(kept) => serde_json::to_string(&LessonV1::from_practice(kept)),
            Record::Draft(kept) => serde_json::to_string(&DraftV1::from_draft(kept)),
            Record::Contacts(kept) => serde_json::to_string(&ContactsV2::from_contacts(kept)),
            Record::Wording(kept) => serde_json::to_string(&WordingV2::from_wording(kept)),
            Record::Practised(kept) => serde_json::to_string(&PractisedV2::from_practice(kept)),
            Record::Course(kept) => serde_json::to_string(&CourseV2::from_course(kept)),
        };
        // Strings, numbers and lists always serialise; an empty text would be refused on reading.
        text.unwrap_or_default()
    }

    /// Reads a record kept under `key`.
    ///
    /// # Errors
    /// [`Unreadable::TooNew`] for a higher schema, [`Unreadable::Damaged`] for anything that is
    /// not a record or does not belong under this key.
    pub fn from_text(key: &str, text: &str) -> Result<Record, Unreadable> {
        let record = Record::read(text)?;
        match record.key().as_str() == key {
            true => Ok(record),
            false => Err(Unreadable::Damaged(
                "it is kept under another record's name".to_owned(),
            )),
        }
    }

    /// Reads a record wherever it is kept: what it says itself gives its key.
    ///
    /// # Errors
    /// As [`Record::from_text`], but for the key.
    pub fn read(text: &str) -> Result<Record, Unreadable> {
        let tree = json::parse(text).map_err(Unreadable::Damaged)?;
        let header: Header = form(&tree)?;
        if header.schema > SCHEMA {
            return Err(Unreadable::TooNew {
                found: header.schema,
            });
        }
        if header.schema == 0 {
            return Err(Unreadable::Damaged("its schema never was".to_owned()));
        }
        Ok(match (header.kind.as_deref(), header.schema) {
            (Some(SituationV1::KIND), 1) => {
                Record::Situation(form::<SituationV1>(&tree)?.into_situation()?)
            }
            (Some(SituationV2::KIND), 2) => {
                Record::Situation(form::<SituationV2>(&tree)?.into_situation()?)
            }
            (Some(LessonV1::KIND), 1) => Record::Lesson(form::<LessonV1>(&tree)?.into_practice()?),
            (Some(DraftV1::KIND), 1) => Record::Draft(form::<DraftV1>(&tree)?.into_draft()),
            (Some(ContactsV2::KIND), 2) => {
                Record::Contacts(form::<ContactsV2>(&tree)?.into_contacts())
            }
            (Some(WordingV2::KIND), 2) => {
                Record::Wording(form::<WordingV2>(&tree)?.into_wording()?)
            }
            (Some(PractisedV2::KIND), 2) => {
                Record::Practised(form::<PractisedV2>(&tree)?.into_practice()?)
            }
            (Some(CourseV2::KIND), 2) => Record::Course(form::<CourseV2>(&tree)?.into_course()?),
            _ => return Err(Unreadable::Damaged("its kind is unknown".to_owned())),
        })
    }
}

/// A record in the form of one schema.
fn form<T: Read>(tree: &Tree<'_>) -> Result<T, Unreadable> {
    tree.read().map_err(Unreadable::Damaged)
}
