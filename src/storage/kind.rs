//! The kinds of records, as a backup counts them and as a person reads them.

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Situations of the journal.
    Situation,
    /// What was done with lessons.
    Lesson,
    /// What was done with scenarios.
    Scenario,
    /// Who to turn to.
    Contacts,
    /// How the person takes the year.
    Course,
    /// How versions of the rules were worded.
    Wording,
    /// Half-typed texts.
    Draft,
}

impl Kind {
    /// Every kind, in the order a person is told of them.
    pub const ALL: [Kind; 7] = [
        Kind::Situation,
        Kind::Lesson,
        Kind::Scenario,
        Kind::Contacts,
        Kind::Course,
        Kind::Wording,
        Kind::Draft,
    ];

    /// The kind of the record under this key; `None` for a key no record has.
    pub fn of_key(key: &str) -> Option<Kind> {
        let (front, rest) = key.split_once('/')?;
        let kind = Kind::ALL.into_iter().find(|kind| kind.front() == front)?;
        let named = match kind {
            Kind::Contacts | Kind::Course => rest == "own",
            _ => !rest.is_empty(),
        };
        named.then_some(kind)
    }

    /// What its keys begin with.
    const fn front(self) -> &'static str {
        match self {
            Kind::Situation => "situation",
            Kind::Lesson => "lesson",
            Kind::Scenario => "scenario",
            Kind::Contacts => "contacts",
            Kind::Course => "course",
            Kind::Wording => "wording",
            Kind::Draft => "draft",
        }
    }

    /// Its name among the counts of a backup.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Situation => "situations",
            Kind::Lesson => "lessons",
            Kind::Scenario => "scenarios",
            Kind::Contacts => "contacts",
            Kind::Course => "course",
            Kind::Wording => "wordings",
            Kind::Draft => "drafts",
        }
    }

    /// As a person reads it above a count.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Situation => "Situations",
            Kind::Lesson => "Lessons",
            Kind::Scenario => "Practice scenarios",
            Kind::Contacts => "Your contacts",
            Kind::Course => "How you take the year",
            Kind::Wording => "Words of the rules",
            Kind::Draft => "Half-typed texts",
        }
    }
}
