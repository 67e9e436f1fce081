//! Schema 2, frozen like every schema: a situation became a thread of entries, and contacts, the
//! wording of the rules, scenarios and the person's course came. Lessons and drafts are still
//! written in schema 1.

use serde::Serialize;

use super::record::Unreadable;
use super::v1::{damaged, day};
use super::v2_entries::EntryV2;
use crate::domain::check::question::Question;
use crate::domain::check::verdict::Verdict;
use crate::domain::check::wording::Wording;
use crate::domain::contacts::Contact;
use crate::domain::situation::{Earlier, Field, Situation};
use crate::json::reads;

/// The schema number written into every record of this form.
const SCHEMA: u32 = 2;

/// A situation as a thread.
#[derive(Serialize)]
pub(super) struct SituationV2 {
    schema: u32,
    kind: String,
    id: String,
    created: String,
    title: String,
    role: String,
    facts: String,
    story: String,
    entries: Vec<EntryV2>,
    earlier: Vec<EarlierV2>,
    deleted: Option<String>,
}

#[derive(Serialize)]
struct EarlierV2 {
    day: String,
    field: String,
    text: String,
}

/// The person's own contacts.
#[derive(Serialize)]
pub(super) struct ContactsV2 {
    schema: u32,
    kind: String,
    /// Pairs of name and number.
    contacts: Vec<(String, String)>,
}

/// How one version of the rules was worded.
#[derive(Serialize)]
pub(super) struct WordingV2 {
    schema: u32,
    kind: String,
    version: String,
    /// Question code, its text, the labels of its answers.
    questions: Vec<(String, String, Vec<String>)>,
    /// Verdict code and title.
    titles: Vec<(String, String)>,
    /// Verdict code, variant code, line to say.
    says: Vec<(String, String, String)>,
}

reads! {
    SituationV2 {
        schema, kind, id, created, title, role, facts, story, entries, earlier, deleted,
    }
    EarlierV2 { day, field, text }
    ContactsV2 { schema, kind, contacts }
    WordingV2 { schema, kind, version, questions, titles, says }
}

impl SituationV2 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "situation";

    /// The frozen form of a situation.
    pub(super) fn from_situation(situation: &Situation) -> SituationV2 {
        let earlier = situation.earlier.iter().map(|kept| EarlierV2 {
            day: kept.day.to_string(),
            field: kept.field.code().to_owned(),
            text: kept.text.clone(),
        });
        SituationV2 {
            schema: SCHEMA,
            kind: Self::KIND.to_owned(),
            id: situation.id.clone(),
            created: situation.created.to_string(),
            title: situation.title.clone(),
            role: situation.role.clone(),
            facts: situation.facts.clone(),
            story: situation.story.clone(),
            entries: situation.entries.iter().map(EntryV2::from_entry).collect(),
            earlier: earlier.collect(),
            deleted: situation.deleted.map(|day| day.to_string()),
        }
    }

    /// The situation, if every part of it makes sense.
    pub(super) fn into_situation(self) -> Result<Situation, Unreadable> {
        let entries = self.entries.into_iter().map(EntryV2::into_entry);
        let earlier = self.earlier.into_iter().map(EarlierV2::into_earlier);
        Ok(Situation {
            id: self.id,
            created: day(&self.created)?,
            title: self.title,
            role: self.role,
            facts: self.facts,
            story: self.story,
            entries: tight(entries)?,
            earlier: tight(earlier)?,
            deleted: self.deleted.as_deref().map(day).transpose()?,
        })
    }
}

/// A list without room to grow: what a thread holds stays in memory ten thousands of times, and an
/// entry takes hundreds of bytes.
fn tight<T>(items: impl Iterator<Item = Result<T, Unreadable>>) -> Result<Vec<T>, Unreadable> {
    let mut list = items.collect::<Result<Vec<T>, _>>()?;
    list.shrink_to_fit();
    Ok(list)
}

impl EarlierV2 {
    fn into_earlier(self) -> Result<Earlier, Unreadable> {
        Ok(Earlier {
            day: day(&self.day)?,
            field: Field::from_code(&self.field).ok_or_else(|| damaged("a field is unknown"))?,
            text: self.text,
        })
    }
}

impl ContactsV2 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "contacts";

    /// The frozen form of the contacts.
    pub(super) fn from_contacts(contacts: &[Contact]) -> ContactsV2 {
        let pairs = contacts
            .iter()
            .map(|contact| (contact.name.clone(), contact.number.clone()));
        ContactsV2 {
            schema: SCHEMA,
            kind: Self::KIND.to_owned(),
            contacts: pairs.collect(),
        }
    }

    /// The contacts.
    pub(super) fn into_contacts(self) -> Vec<Contact> {
        let contacts = self.contacts.into_iter();
        contacts
            .map(|(name, number)| Contact { name, number })
            .collect()
    }
}

impl WordingV2 {
    /// The name of this kind.
    pub(super) const KIND: &'static str = "wording";

    /// The frozen form of a wording.
    pub(super) fn from_wording(wording: &Wording) -> WordingV2 {
        let questions = wording
            .questions
            .iter()
            .map(|(code, text, labels)| (code.code().to_owned(), text.clone(), labels.clone()));
        let titles = wording
            .titles
            .iter()
            .map(|(verdict, title)| (verdict.code().to_owned(), title.clone()));
        let says = wording.says.iter().map(|(verdict, variant, say)| {
            (verdict.code().to_owned(), variant.clone(), say.clone())
        });
        WordingV2 {
            schema: SCHEMA,
            kind: Self::KIND.to_owned(),
            version: wording.version.clone(),
            questions: questions.collect(),
            titles: titles.collect(),
            says: says.collect(),
        }
    }

    /// The wording, if every part of it makes sense.
    pub(super) fn into_wording(self) -> Result<Wording, Unreadable> {
        let questions = self.questions.into_iter().map(|(code, text, labels)| {
            let question =
                Question::from_code(&code).ok_or_else(|| damaged("a question is unknown"))?;
            Ok((question, text, labels))
        });
        let titles = self
            .titles
            .into_iter()
            .map(|(code, title)| Ok((verdict(&code)?, title)));
        let says = self
            .says
            .into_iter()
            .map(|(code, variant, say)| Ok((verdict(&code)?, variant, say)));
        Ok(Wording {
            version: self.version,
            questions: questions.collect::<Result<_, _>>()?,
            titles: titles.collect::<Result<_, _>>()?,
            says: says.collect::<Result<_, _>>()?,
        })
    }
}

/// The verdict with this code.
pub(super) fn verdict(code: &str) -> Result<Verdict, Unreadable> {
    Verdict::from_code(code).ok_or_else(|| damaged("a verdict is unknown"))
}
