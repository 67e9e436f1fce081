//! What a link preview says of each public address.

use std::collections::BTreeMap;

use alongside::preview::{DESCRIPTION_CHARS_MAX, words};
use alongside::route::{Route, public_paths};

use crate::support::shipped_index;

#[test]
fn every_public_address_has_a_title_and_a_description_no_messenger_cuts() {
    let index = shipped_index();
    for path in public_paths(index) {
        let (title, description) = words(&path, index);
        let own = title.strip_suffix(" · Alongside").unwrap_or_default();
        assert!(!own.trim().is_empty(), "{path}: {title}");
        let chars = description.chars().count();
        assert!(
            (20..=DESCRIPTION_CHARS_MAX).contains(&chars),
            "{path}: {chars} characters: {description}"
        );
    }
}

#[test]
fn every_lesson_and_every_scenario_has_words_of_its_own() {
    let index = shipped_index();
    let lessons = index
        .lessons
        .iter()
        .map(|head| Route::Lesson(head.slug.clone()));
    let scenarios = index
        .scenarios
        .iter()
        .map(|head| Route::Practice(head.slug.clone()));
    let mut said: BTreeMap<String, String> = BTreeMap::new();
    for route in lessons.chain(scenarios) {
        let (title, description) = words(&route.path(), index);
        for text in [title, description] {
            let before = said.insert(text.clone(), route.path());
            assert_eq!(before, None, "{} says {text:?} too", route.path());
        }
    }
    assert_eq!(
        said.len(),
        (index.lessons.len() + index.scenarios.len()) * 2
    );
}

#[test]
fn the_words_of_a_scenario_say_where_it_plays_and_give_nothing_away() {
    let index = shipped_index();
    let (title, description) = words("practice/the-client-next-door/", index);
    assert_eq!(title, "The client next door · Alongside");
    assert_eq!(
        description,
        "Insurance office, small town. A short scene at work. Decide first, then see what each \
         choice costs and brings."
    );
}
