//! Every address of the app, both ways: a [`Route`] to a path and a path to a [`Route`].
//!
//! Paths are relative to wherever the app is hosted: no leading slash, a trailing one on every
//! page but the first, so that each public path is a folder with an `index.html`. Private things
//! never have a path of their own: a situation is `journal/situation/` with its id in the query.

use crate::content::catalog::Index;

/// One screen of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Today.
    Today,
    /// A lesson, by slug.
    Lesson(String),
    /// A practice scenario, by slug.
    Practice(String),
    /// The cards that belong to today.
    Cards,
    /// A review somebody asks for themselves.
    Review,
    /// What was tried after lessons, and how it went.
    Tried,
    /// The check.
    Check,
    /// The verdict of the check in progress.
    Verdict,
    /// The journal.
    Journal,
    /// A situation, by id.
    Situation(String),
    /// How things turned out, in counts.
    Insights,
    /// Situations that can still be brought back.
    Deleted,
    /// Something done with a situation, by its id.
    Act(Act, String),
    /// "Was I the one taking over?"
    Mirror,
    /// Tracks and lessons.
    Learn,
    /// The decision table in words.
    Rules,
    /// Appearance, data, about.
    You,
    /// Own days, the year or the short course, and a path.
    Year,
    /// Reminders in the person's own calendar.
    Reminders,
    /// The lock.
    Lock,
    /// Onto the device.
    Install,
    /// Making a backup.
    Backup,
    /// Taking a backup or a copy in.
    Restore,
    /// What was written apart from what is in use.
    Versions,
    /// Where the lessons come from.
    Sources,
}

impl Route {
    /// The address to put in a link, relative to the base of the app.
    pub fn href(&self) -> String {
        match self {
            Route::Situation(id) | Route::Act(_, id) => [&self.path(), "?id=", id].concat(),
            Route::Today => "./".to_owned(),
            other => other.path(),
        }
    }

    /// The path, without the query.
    pub fn path(&self) -> String {
        match self {
            Route::Today => String::new(),
            Route::Lesson(slug) => ["lesson/", slug, "/"].concat(),
            Route::Practice(slug) => ["practice/", slug, "/"].concat(),
            Route::Cards => "learn/cards/".to_owned(),
            Route::Review => "learn/review/".to_owned(),
            Route::Tried => "learn/tried/".to_owned(),
            Route::Check => "check/".to_owned(),
            Route::Verdict => "check/result/".to_owned(),
            Route::Journal => "journal/".to_owned(),
            Route::Situation(_) => "journal/situation/".to_owned(),
            Route::Insights => "journal/insights/".to_owned(),
            Route::Deleted => "journal/deleted/".to_owned(),
            Route::Act(act, _) => ["journal/", act.folder(), "/"].concat(),
            Route::Mirror => "journal/mirror/".to_owned(),
            Route::Learn => "learn/".to_owned(),
            Route::Rules => "rules/".to_owned(),
            Route::You => "you/".to_owned(),
            Route::Year => "you/year/".to_owned(),
            Route::Reminders => "you/reminders/".to_owned(),
            Route::Lock => "you/lock/".to_owned(),
            Route::Install => "you/install/".to_owned(),
            Route::Backup => "you/backup/".to_owned(),
            Route::Restore => "you/restore/".to_owned(),
            Route::Versions => "you/versions/".to_owned(),
            Route::Sources => "you/sources/".to_owned(),
        }
    }

    /// The route of a path and its query (without `?`). Slashes at either end do not matter.
    /// `None` for an address the app does not know.
    pub fn from_path(path: &str, query: &str) -> Option<Route> {
        let path = path.trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        Some(match parts.as_slice() {
            [""] | ["index.html"] => Route::Today,
            ["lesson", slug] => Route::Lesson((*slug).to_owned()),
            ["practice", slug] => Route::Practice((*slug).to_owned()),
            ["check"] => Route::Check,
            ["check", "result"] => Route::Verdict,
            ["journal"] => Route::Journal,
            ["journal", "situation"] => Route::Situation(id_in(query).unwrap_or_default()),
            ["journal", "insights"] => Route::Insights,
            ["journal", "deleted"] => Route::Deleted,
            ["journal", "mirror"] => Route::Mirror,
            ["journal", folder] => {
                let mut acts = Act::ALL.into_iter();
                let act = acts.find(|act| act.folder() == *folder)?;
                Route::Act(act, id_in(query).unwrap_or_default())
            }
            ["learn"] => Route::Learn,
            ["learn", "cards"] => Route::Cards,
            ["learn", "review"] => Route::Review,
            ["learn", "tried"] => Route::Tried,
            ["rules"] => Route::Rules,
            ["you"] => Route::You,
            ["you", "year"] => Route::Year,
            ["you", "reminders"] => Route::Reminders,
            ["you", "lock"] => Route::Lock,
            ["you", "install"] => Route::Install,
            ["you", "backup"] => Route::Backup,
            ["you", "restore"] => Route::Restore,
            ["you", "versions"] => Route::Versions,
            ["you", "sources"] => Route::Sources,
            _ => return None,
        })
    }

    /// The place in the navigation this route belongs to.
    pub fn place(&self) -> Option<Place> {
        match self {
            Route::Today => Some(Place::Today),
            Route::Check | Route::Verdict => Some(Place::Check),
            Route::Journal
            | Route::Situation(_)
            | Route::Act(..)
            | Route::Deleted
            | Route::Insights
            | Route::Mirror => Some(Place::Journal),
            Route::Learn
            | Route::Lesson(_)
            | Route::Practice(_)
            | Route::Cards
            | Route::Review
            | Route::Tried
            | Route::Rules => Some(Place::Learn),
            Route::You
            | Route::Year
            | Route::Reminders
            | Route::Lock
            | Route::Install
            | Route::Backup
            | Route::Restore
            | Route::Versions
            | Route::Sources => None,
        }
    }
}

/// Something done with a situation on a screen of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Hand the lead back.
    HandBack,
    /// Look back on it.
    LookBack,
    /// Show it to others.
    OutcomeRecord,
}

impl Act {
    /// Every act.
    pub const ALL: [Act; 3] = [Act::HandBack, Act::LookBack, Act::OutcomeRecord];

    /// Its folder in the address.
    const fn folder(self) -> &'static str {
        match self {
            Act::HandBack => "hand-back",
            Act::LookBack => "look-back",
            Act::OutcomeRecord => "outcome-record",
        }
    }
}

/// The four places of the navigation bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Today.
    Today,
    /// Should I step in?
    Check,
    /// Journal.
    Journal,
    /// Learn.
    Learn,
}

/// Every address that is a file of its own, relative to the base.
pub fn public_paths(index: &Index) -> Vec<String> {
    let fixed = [
        Route::Today,
        Route::Check,
        Route::Verdict,
        Route::Journal,
        Route::Situation(String::new()),
        Route::Insights,
        Route::Deleted,
        Route::Act(Act::HandBack, String::new()),
        Route::Act(Act::LookBack, String::new()),
        Route::Act(Act::OutcomeRecord, String::new()),
        Route::Mirror,
        Route::Learn,
        Route::Cards,
        Route::Review,
        Route::Tried,
        Route::Rules,
        Route::You,
        Route::Year,
        Route::Reminders,
        Route::Lock,
        Route::Install,
        Route::Backup,
        Route::Restore,
        Route::Versions,
        Route::Sources,
    ];
    let lessons = index
        .lessons
        .iter()
        .map(|lesson| Route::Lesson(lesson.slug.clone()));
    let scenarios = index
        .scenarios
        .iter()
        .map(|scenario| Route::Practice(scenario.slug.clone()));
    fixed
        .into_iter()
        .chain(lessons)
        .chain(scenarios)
        .map(|route| route.path())
        .collect()
}

/// The `id` of a query such as `id=k3v9`. Ids are letters and digits, so nothing is decoded.
fn id_in(query: &str) -> Option<String> {
    query
        .trim_start_matches('?')
        .split('&')
        .find_map(|pair| pair.strip_prefix("id="))
        .filter(|id| id.chars().all(|c| c.is_ascii_alphanumeric()))
        .map(str::to_owned)
}
