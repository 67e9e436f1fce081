//! Every address, both ways.

use std::collections::BTreeSet;

use alongside::content::catalog::Index;
use alongside::route::{Act, Place, Route, public_paths};

use crate::support::shipped_index;

/// Each route with its path and its place in the navigation.
fn table() -> Vec<(Route, &'static str, Option<Place>)> {
    let lesson = Route::Lesson("the-open-gate".to_owned());
    let situation = Route::Situation("k3v9".to_owned());
    let act = |act| Route::Act(act, "k3v9".to_owned());
    vec![
        (Route::Today, "", Some(Place::Today)),
        (lesson, "lesson/the-open-gate/", Some(Place::Learn)),
        (
            Route::Practice("the-old-list".to_owned()),
            "practice/the-old-list/",
            Some(Place::Learn),
        ),
        (Route::Check, "check/", Some(Place::Check)),
        (Route::Verdict, "check/result/", Some(Place::Check)),
        (Route::Journal, "journal/", Some(Place::Journal)),
        (situation, "journal/situation/", Some(Place::Journal)),
        (Route::Insights, "journal/insights/", Some(Place::Journal)),
        (Route::Deleted, "journal/deleted/", Some(Place::Journal)),
        (
            act(Act::HandBack),
            "journal/hand-back/",
            Some(Place::Journal),
        ),
        (
            act(Act::LookBack),
            "journal/look-back/",
            Some(Place::Journal),
        ),
        (
            act(Act::OutcomeRecord),
            "journal/outcome-record/",
            Some(Place::Journal),
        ),
        (Route::Mirror, "journal/mirror/", Some(Place::Journal)),
        (Route::Learn, "learn/", Some(Place::Learn)),
        (Route::Cards, "learn/cards/", Some(Place::Learn)),
        (Route::Review, "learn/review/", Some(Place::Learn)),
        (Route::Tried, "learn/tried/", Some(Place::Learn)),
        (Route::Rules, "rules/", Some(Place::Learn)),
        (Route::You, "you/", None),
        (Route::Year, "you/year/", None),
        (Route::Reminders, "you/reminders/", None),
        (Route::Lock, "you/lock/", None),
        (Route::Install, "you/install/", None),
        (Route::Sources, "you/sources/", None),
    ]
}

#[test]
fn every_route_has_its_path_and_every_path_its_route() {
    for (route, path, place) in table() {
        assert_eq!(route.path(), path);
        assert_eq!(route.place(), place, "{path}");
        let bare = path.trim_end_matches('/');
        for written in [
            path.to_owned(),
            bare.to_owned(),
            format!("/{path}"),
            format!("/{bare}"),
        ] {
            let found = Route::from_path(&written, "id=k3v9");
            assert_eq!(found.as_ref(), Some(&route), "{written}");
        }
    }
}

#[test]
fn a_link_is_relative_and_leads_back_to_its_route() {
    for (route, _, _) in table() {
        let href = route.href();
        assert!(
            !href.starts_with('/') && !href.is_empty(),
            "{href} would leave the base"
        );
        let (path, query) = href.split_once('?').unwrap_or((&href, ""));
        let path = path.strip_prefix("./").unwrap_or(path);
        assert_eq!(Route::from_path(path, query), Some(route), "{href}");
    }
}

#[test]
fn the_first_page_answers_to_its_file_too() {
    assert_eq!(Route::from_path("index.html", ""), Some(Route::Today));
    assert_eq!(Route::from_path("/index.html", ""), Some(Route::Today));
}

#[test]
fn an_unknown_address_is_no_route() {
    for path in [
        "nowhere",
        "lesson",
        "lesson/",
        "lesson/a/b",
        "lesson//a",
        "check/results",
        "check/result/x",
        "journal/k3v9",
        "journal/deleted/k3v9",
        "journal/situation/k3v9",
        "journal/insight",
        "journal/insights/k3v9",
        "insights",
        "you/data",
        "Check",
        "check?id=1",
        "check#x",
        "..",
        "../check",
        "./check",
        "check/..",
        "%63heck",
        "check%2Fresult",
        "learn/learn",
        "🦀",
        " ",
        "rules/ ",
        "index.htm",
        "index.html/check",
    ] {
        assert_eq!(Route::from_path(path, ""), None, "{path:?}");
    }
}

#[test]
fn an_id_that_no_build_made_opens_no_situation() {
    let none = Some(Route::Situation(String::new()));
    for query in [
        "",
        "?",
        "id",
        "id=",
        "?id=",
        "id=../x",
        "id=<script>",
        "id=%3Cscript%3E",
        "id=a%20b",
        "id=a b",
        "id=a/b",
        "id=a\0",
        "id=é",
        "id=a+b",
        "id='",
        "id=\"",
        "ID=k3v9",
        "xid=k3v9",
        "q=id=k3v9",
        "id=../x&id=",
        "&&&",
        "id=a;b",
        "id=\u{202e}a",
    ] {
        assert_eq!(
            Route::from_path("journal/situation/", query),
            none,
            "{query:?}"
        );
    }
}

#[test]
fn the_id_is_found_among_other_things_in_the_query() {
    for query in [
        "id=k3v9",
        "?id=k3v9",
        "from=today&id=k3v9",
        "?x&id=k3v9&y=1",
    ] {
        let found = Route::from_path("journal/situation", query);
        assert_eq!(found, Some(Route::Situation("k3v9".to_owned())), "{query}");
    }
}

#[test]
fn a_query_changes_nothing_on_the_other_pages() {
    for (route, path, _) in table() {
        if !matches!(route, Route::Situation(_) | Route::Act(..)) {
            assert_eq!(Route::from_path(path, "?id=<script>&x=1"), Some(route));
        }
    }
}

#[test]
fn every_public_path_is_a_folder_and_stands_once() {
    let paths = public_paths(shipped_index());
    let once: BTreeSet<&String> = paths.iter().collect();
    assert_eq!(once.len(), paths.len());
    for path in &paths {
        assert!(path.is_empty() || path.ends_with('/'), "{path}");
        assert!(!path.starts_with('/') && !path.contains('?'), "{path}");
        assert!(Route::from_path(path, "").is_some(), "{path} has no page");
    }
    for (route, path, _) in table() {
        if !matches!(route, Route::Lesson(_) | Route::Practice(_)) {
            assert!(once.contains(&path.to_owned()), "{path} is not prerendered");
        }
    }
}

#[test]
fn every_scenario_has_a_public_path() {
    let index: &Index = shipped_index();
    let paths: BTreeSet<String> = public_paths(index).into_iter().collect();
    assert_eq!(index.scenarios.len(), 30);
    for scenario in &index.scenarios {
        assert!(
            paths.contains(&Route::Practice(scenario.slug.clone()).path()),
            "{}",
            scenario.slug
        );
    }
}

#[test]
fn every_lesson_has_a_public_path() {
    let index: &Index = shipped_index();
    let paths: BTreeSet<String> = public_paths(index).into_iter().collect();
    assert!(!index.lessons.is_empty());
    for lesson in &index.lessons {
        assert!(
            paths.contains(&Route::Lesson(lesson.slug.clone()).path()),
            "{}",
            lesson.slug
        );
    }
}
