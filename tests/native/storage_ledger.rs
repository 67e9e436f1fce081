//! The ledger: what could be read is there, what could not is listed, nothing is overwritten.

use std::collections::BTreeSet;

use alongside::domain::day::Day;
use alongside::domain::own_course::{LookBackDay, LookBackKind, LookedBack, OwnCourse};
use alongside::domain::practice::{CaseAnswer, ScenarioPractice};
use alongside::storage::record::SCHEMA;
use alongside::storage::stamp::Device;
use alongside::storage::{Key, Ledger, Record};

use crate::storage_samples::{checked, day, draft, entry, practice, schema_1, situation};
use crate::storage_schema_2::schema_2;

fn newer(key: &Key) -> (String, Option<String>) {
    (
        key.as_str().to_owned(),
        Some(format!("{{\"schema\":{},\"kind\":\"x\"}}", SCHEMA + 1)),
    )
}

fn broken(key: &str) -> (String, Option<String>) {
    (
        key.to_owned(),
        Some("{\"schema\":1,\"kind\":\"les".to_owned()),
    )
}

/// A ledger holding these records.
fn holding(records: impl IntoIterator<Item = Record>) -> Ledger {
    let mut ledger = Ledger::default();
    for record in records {
        ledger.put(record);
    }
    ledger
}

#[test]
fn an_empty_store_opens_to_an_empty_ledger() {
    let opened = Ledger::open([], Device::NONE);
    assert_eq!(opened.ledger, Ledger::default());
    assert!(opened.damaged.is_empty());
}

#[test]
fn what_can_be_read_is_there_and_what_cannot_is_listed() {
    let mut entries: Vec<_> = schema_1().iter().map(|(_, record)| entry(record)).collect();
    entries.insert(1, broken("lesson/L001"));
    entries.push(("situation/picture".to_owned(), None));
    entries.push(newer(&Key::lesson("L009")));
    entries.push(("somebody/else".to_owned(), Some("{}".to_owned())));
    let opened = Ledger::open(entries, Device::NONE);
    assert_eq!(
        opened.damaged,
        ["lesson/L001", "situation/picture", "somebody/else"]
    );
    assert_eq!(opened.ledger.newer_count(), 1);
    assert_eq!(opened.ledger.situations().count(), 1);
    assert_eq!(opened.ledger.lessons().count(), 1);
    assert_eq!(
        opened.ledger.draft("reflection/L003"),
        Some("Half a thought")
    );
}

#[test]
fn a_record_of_a_newer_version_is_guarded_and_not_shown() {
    let keys = [
        Key::situation("a"),
        Key::lesson("L001"),
        Key::draft("check"),
    ];
    let opened = Ledger::open(keys.iter().map(newer), Device::NONE);
    assert!(opened.damaged.is_empty(), "a newer record is not damaged");
    assert_eq!(opened.ledger.newer_count(), keys.len());
    for key in &keys {
        assert!(opened.ledger.is_guarded(key), "{}", key.as_str());
    }
    assert!(!opened.ledger.is_guarded(&Key::situation("b")));
    assert_eq!(opened.ledger.situation("a"), None);
    assert_eq!(opened.ledger.lesson("L001"), None);
    assert_eq!(opened.ledger.draft("check"), None);
}

#[test]
fn a_record_takes_the_place_of_the_one_under_its_key() {
    let mut later = situation("a");
    later.title = "Another title".to_owned();
    let ledger = holding([
        Record::Situation(situation("a")),
        Record::Situation(later.clone()),
    ]);
    assert_eq!(ledger.situations().collect::<Vec<_>>(), [&later]);
}

#[test]
fn forgetting_a_record_leaves_the_others() {
    let records = [
        Record::Situation(situation("a")),
        Record::Situation(situation("b")),
        Record::Lesson(practice("a", Day(1))),
        draft("a", "x"),
        draft("situation/a/facts", "y"),
        Record::Practised(ScenarioPractice::new("a")),
        Record::Practised(ScenarioPractice::new("P01")),
        Record::Course(OwnCourse::default()),
    ];
    for record in &records {
        let mut ledger = holding(records.clone());
        ledger.remove(&record.key());
        let rest = records.iter().filter(|other| *other != record).cloned();
        assert_eq!(ledger, holding(rest), "{}", record.key().as_str());
        ledger.remove(&record.key());
    }
}

#[test]
fn practised_are_the_days_of_lessons_and_of_checks_and_no_day_twice() {
    let mut thread = situation("a");
    thread.created = Day(1);
    thread.entries = vec![checked(Day(3)), checked(Day(5))];
    let ledger = holding([
        Record::Situation(thread),
        Record::Lesson(practice("L001", Day(3))),
        Record::Lesson(practice("L002", Day(4))),
        draft("check", "harm=none"),
    ]);
    assert_eq!(ledger.practised(), BTreeSet::from([Day(3), Day(4), Day(5)]));
}

#[test]
fn practised_are_scenarios_twists_cards_and_light_days_too() {
    let mut lesson = practice("L001", Day(1));
    lesson.answers.push(CaseAnswer {
        day: Day(4),
        option: 0,
        right: false,
    });
    let [.., (_, scenario), _] = schema_2();
    let mut course = OwnCourse::default();
    course.looked_back.push(LookedBack {
        on: Day(9),
        day: LookBackDay {
            week: 13,
            kind: LookBackKind::HandBackHandOn,
        },
    });
    let ledger = holding([Record::Lesson(lesson), scenario, Record::Course(course)]);
    let of_scenario = ["2026-11-25", "2026-12-16", "2026-12-20"].map(day);
    let expected = [1, 4, 9].map(Day).into_iter().chain(of_scenario);
    assert_eq!(ledger.practised(), expected.collect());
}

#[test]
fn scenarios_and_the_course_are_found_again_and_can_be_kept_as_they_are() {
    let [.., (_, scenario), (_, course)] = schema_2();
    let ledger = holding([scenario.clone(), course.clone()]);
    for record in [scenario, course] {
        assert_eq!(ledger.record(&record.key()), Some(record));
    }
    assert_eq!(ledger.scenarios().count(), 1);
    assert!(ledger.scenario("P01").is_some() && ledger.scenario("P02").is_none());
    assert!(ledger.course().is_some_and(|course| course.path_asked));
    assert_eq!(Ledger::default().course(), None, "nobody said anything yet");
}

#[test]
fn the_list_of_all_records_makes_the_same_ledger_again() {
    let fixtures = schema_1().into_iter().chain(schema_2());
    let mut records: Vec<Record> = fixtures.map(|(_, record)| record).collect();
    records.push(Record::Situation(situation("odd")));
    records.push(draft("check", "harm=none,lead=mine;odd"));
    let ledger = holding(records);
    assert_eq!(holding(ledger.records()), ledger);
    assert!(Ledger::default().records().is_empty());
}

#[test]
fn the_ledger_tells_which_situations_changed_since_it_was_read() {
    let kept = [situation("a"), situation("b")].map(Record::Situation);
    let mut ledger = Ledger::open(kept.iter().map(entry), Device::NONE).ledger;
    assert_eq!(ledger.changed_situations(), [""; 0]);
    ledger.put(Record::Situation(situation("b")));
    ledger.put(Record::Lesson(practice("L001", Day(1))));
    ledger.put(draft("situation/a/facts", "x"));
    assert_eq!(ledger.changed_situations(), ["b"]);
    ledger.put(Record::Situation(situation("c")));
    ledger.remove(&Key::situation("a"));
    ledger.remove(&Key::situation("nobody"));
    ledger.remove(&Key::draft("situation/a/facts"));
    assert_eq!(ledger.changed_situations(), ["b", "c", "a"]);
}

#[test]
fn what_another_tab_wrote_is_told_as_changes_and_nothing_else_is() {
    let mut other = situation("b");
    other.title = "Another title".to_owned();
    let mut ledger = holding(["a", "b", "c"].map(|id| Record::Situation(situation(id))));
    let before = ledger.changed_situations().len();
    let fresh = || {
        holding([
            Record::Situation(situation("a")),
            Record::Situation(other.clone()),
            Record::Situation(situation("d")),
            draft("check", "harm=none"),
        ])
    };
    assert!(ledger.take_over(fresh()));
    assert_eq!(ledger, fresh());
    assert_eq!(ledger.changed_situations()[before..], ["b", "d", "c"]);
    assert!(!ledger.take_over(fresh()), "nothing differs any more");
    assert_eq!(ledger.changed_situations().len(), before + 3);
}
