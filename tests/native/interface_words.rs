//! The words of the app itself, as they stand in its source: by the same lists as the content, and
//! one word for one thing (content bible 5.2, 5.3, 5.6; CONTRIBUTING.md, "Words"). Whether a
//! sentence is kind, only somebody who reads it aloud can tell.

use std::sync::LazyLock;

use crate::tidy_source::{line_of, rust_files, words_of};

/// A text of the app and where it stands.
struct Said {
    at: String,
    text: String,
    /// Its words in small letters, with a blank on both sides.
    plain: String,
}

/// Rooms whose texts are shown to somebody.
const ROOMS: [&str; 7] = [
    "src/app.rs",
    "src/components/",
    "src/domain/",
    "src/pages/",
    "src/preview.rs",
    "src/state/",
    "src/storage/",
];

/// Every text with a blank in it, and every single word that begins with a capital letter: names of
/// classes, keys and codes are neither.
fn said() -> &'static [Said] {
    static SAID: LazyLock<Vec<Said>> = LazyLock::new(|| {
        let mut said = Vec::new();
        for file in rust_files() {
            if !ROOMS.iter().any(|room| file.path.starts_with(room)) {
                continue;
            }
            for (at, text) in words_of(&file.text) {
                if text.trim().contains(' ') || text.starts_with(char::is_uppercase) {
                    said.push(Said {
                        at: format!("{}:{}", file.path, line_of(&file.text, at)),
                        plain: plain(text),
                        text: text.to_owned(),
                    });
                }
            }
        }
        said
    });
    &SAID
}

fn plain(text: &str) -> String {
    let apart = |c: char| !(c.is_alphanumeric() || "'’-".contains(c));
    let words = text.split(apart).filter(|word| !word.is_empty());
    let words: Vec<String> = words
        .map(|word| word.to_lowercase().replace('’', "'"))
        .collect();
    format!(" {} ", words.join(" "))
}

/// A word that stands where it must: file, word, why.
const ALLOWED: [(&str, &str, &str); 5] = [
    (
        "src/storage/calendar_file.rs",
        "cancel",
        "calendars read it",
    ),
    (
        "src/pages/reminders.rs",
        "import",
        "so it is called in Google Calendar",
    ),
    (
        "src/domain/install.rs",
        "bookmark",
        "the browser's own word",
    ),
    (
        "src/pages/insights.rs",
        "score of",
        "says what is not counted",
    ),
    ("src/pages/sources.rs", "research", "says where it stands"),
];

/// Where one of these stands, as whole words.
fn places(words: &[String]) -> Vec<String> {
    let allowed = |said: &Said, word: &str| {
        let mut all = ALLOWED.iter();
        all.any(|(file, allowed, _)| said.at.starts_with(file) && word == *allowed)
    };
    let holds =
        |said: &Said, word: &str| said.plain.contains(&format!(" {word} ")) && !allowed(said, word);
    let found = said().iter().flat_map(|said| {
        let words = words.iter().filter(move |word| holds(said, word));
        words.map(move |word| format!("{}: {word} in {:?}", said.at, said.text))
    });
    found.collect()
}

fn list(name: &str) -> Vec<String> {
    let lists: toml::Table = toml::from_str(include_str!("../../content/words.toml"))
        .expect("the lists of words are TOML");
    let list = lists.get(name).and_then(toml::Value::as_array);
    let list = list.unwrap_or_else(|| panic!("words.toml has no list {name}"));
    let words = list
        .iter()
        .map(|word| word.as_str().expect("a word").to_owned());
    words.collect()
}

#[test]
fn the_app_says_what_it_always_said() {
    // If the reader of the source went blind, every rule below would hold.
    let known = ["Should I step in?", "Save to journal", "Copied."];
    for text in known {
        assert!(said().iter().any(|said| said.text == text), "{text}");
    }
    assert!(said().len() > 700, "{}", said().len());
    assert!(!places(&["journal".to_owned()]).is_empty());
}

#[test]
fn no_word_of_the_lists_stands_in_the_app() {
    for name in ["banned", "labels", "guilt", "tricks", "research"] {
        assert_eq!(places(&list(name)), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn nothing_is_shouted_and_nothing_is_left_vague() {
    let loud = said().iter().filter(|said| said.text.contains('!'));
    let loud: Vec<_> = loud.map(|said| (&said.at, &said.text)).collect();
    assert_eq!(loud, []);
    let vague = [
        "oops",
        "sorry",
        "something went wrong",
        "unexpected",
        "unknown error",
        "invalid",
        "failed",
        "fatal",
        "please",
        "successfully",
        "error",
        "warning",
    ];
    assert_eq!(places(&vague.map(str::to_owned)), Vec::<String>::new());
}

/// A word that is not used, and the one that is.
const ONE_WORD: [(&str, &str); 27] = [
    ("submit", "what the button does"),
    ("ok", "what the button does"),
    ("cancel", "keep, leave, not now"),
    ("log in", "unlock"),
    ("sign in", "unlock"),
    ("password", "passphrase"),
    ("user", "you"),
    ("users", "people"),
    ("module", "track"),
    ("course content", "lessons"),
    ("quiz", "case question"),
    ("test yourself", "review"),
    ("flashcard", "card"),
    ("streak", "rhythm"),
    ("score of", "count"),
    ("decision tree", "the rules"),
    ("result", "verdict"),
    ("ticket", "situation"),
    ("entry title", "title"),
    ("follow-up", "look-back"),
    ("retrospective", "look-back"),
    ("hand over", "hand back"),
    ("export", "backup"),
    ("import", "restore"),
    ("trash", "Deleted"),
    ("favourite", "keep"),
    ("bookmark", "keep"),
];

#[test]
fn one_thing_has_one_word() {
    let wrong: Vec<_> = ONE_WORD
        .iter()
        .map(|(word, instead)| (places(&[(*word).to_owned()]), instead))
        .filter(|(places, _)| !places.is_empty())
        .collect();
    assert_eq!(wrong, []);
}

#[test]
fn it_is_spelt_as_in_britain() {
    let american = [
        "color",
        "colors",
        "behavior",
        "favorite",
        "organize",
        "organization",
        "recognize",
        "realize",
        "judgment",
        "practicing",
        "license",
        "center",
        "canceled",
        "traveled",
    ];
    assert_eq!(places(&american.map(str::to_owned)), Vec::<String>::new());
}
