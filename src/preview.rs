//! What a link preview says of each public address: its title, and a sentence or two.
//!
//! Pure. Nothing of it comes from a person: these words are written into pages for everybody.

use crate::content::catalog::Index;
use crate::route::Route;

/// What stands for the app where a page has nothing of its own to say.
pub const ABOUT: &str = "A private pocket coach for leading the people you do not manage. Works offline, sends nothing.";

/// The longest description, in characters: messengers cut what is longer.
pub const DESCRIPTION_CHARS_MAX: usize = 200;

/// The title and the description of the page at `path`, relative to the base.
pub fn words(path: &str, index: &Index) -> (String, String) {
    let teaser;
    let (title, description) = match Route::from_path(path, "") {
        Some(Route::Lesson(slug)) => match index.lesson_by_slug(&slug) {
            Some(head) => (head.title.as_str(), head.idea.as_str()),
            None => ("Lesson", ABOUT),
        },
        Some(Route::Practice(slug)) => match index.scenario_by_slug(&slug) {
            Some(head) => {
                teaser = head.teaser();
                (head.title.as_str(), teaser.as_str())
            }
            None => ("Practice", ABOUT),
        },
        Some(Route::Cards | Route::Review) => (
            "Review",
            "Case questions from lessons you have read, coming back.",
        ),
        Some(Route::Tried) => (
            "What you tried",
            "Your own lines on lessons, kept on this phone only.",
        ),
        Some(Route::Check | Route::Verdict) => (
            "Should I step in?",
            "A one-minute second look before you step in, with reasons.",
        ),
        Some(Route::Journal | Route::Situation(_) | Route::Act(..) | Route::Mirror) => {
            ("Journal", "Situations at work, kept on this phone only.")
        }
        Some(Route::Insights) => (
            "Insights",
            "How it turned out: plain counts from your own journal, kept on this phone only.",
        ),
        Some(Route::Deleted) => (
            "Deleted",
            "Situations you deleted, for as long as you can bring them back.",
        ),
        Some(Route::Learn) => (
            "Learn",
            "Two-minute lessons on leading colleagues you do not manage.",
        ),
        Some(Route::Rules) => ("The rules", "How the check decides: every rule, in words."),
        Some(route) => of_you(&route),
        None => ("Today", ABOUT),
    };
    ([title, " · Alongside"].concat(), description.to_owned())
}

/// The pages about the person's own things, and Today.
const fn of_you(route: &Route) -> (&'static str, &'static str) {
    match route {
        Route::You => (
            "You",
            "Appearance, your data, and how to check that nothing is sent.",
        ),
        Route::Year => (
            "Your year",
            "Your own days, the whole year or the short course, and where to start.",
        ),
        Route::Reminders => (
            "Reminders",
            "Entries for your own calendar, made on this phone. They say “Five minutes”.",
        ),
        Route::Lock => (
            "Lock",
            "A passphrase for what you write: what it does, and what it cannot.",
        ),
        Route::Install => (
            "Install",
            "Onto the home screen or the desktop, in the words of your own browser.",
        ),
        Route::Backup => (
            "Backup",
            "Everything you wrote in one file, closed with a passphrase.",
        ),
        Route::Restore => (
            "Restore",
            "Take a backup in, and see what it would change before it does.",
        ),
        Route::Versions => (
            "Other versions",
            "What was changed in two places, until you decide.",
        ),
        Route::Sources => ("Sources", "Where the lessons come from, limits included."),
        _ => ("Today", ABOUT),
    }
}
