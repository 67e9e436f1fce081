//! Records several tests need, and the fixtures that stand for what is on people's phones.

use std::path::PathBuf;

use alongside::domain::check::Verdict;
use alongside::domain::day::Day;
use alongside::domain::practice::{CaseAnswer, LessonPractice};
use alongside::domain::situation::{CheckTaken, Entry, Event, Situation};
use alongside::storage::Record;
use alongside::storage::record::Draft;

use crate::support::given;

/// A day by its text.
pub fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

/// A situation without checks.
pub fn situation(id: &str) -> Situation {
    Situation {
        title: "The night rota".to_owned(),
        ..Situation::new(id.to_owned(), Day(20_000))
    }
}

/// A thread entry.
pub fn at(day: Day, event: Event) -> Entry {
    Entry { day, event }
}

/// A check taken on this day, as an entry.
pub fn checked(day: Day) -> Entry {
    at(day, Event::Checked(check_taken()))
}

/// A check as it was answered.
pub fn check_taken() -> CheckTaken {
    CheckTaken {
        model: "1.0".to_owned(),
        asked: vec![given("harm", "none"), given("lead", "mine")],
        verdict: Verdict::StepIn,
        variant: "mine".to_owned(),
        rule: "R05".to_owned(),
        because: "It is yours.".to_owned(),
    }
}

/// A lesson finished on this day.
pub fn practice(lesson: &str, day: Day) -> LessonPractice {
    let answers = vec![CaseAnswer {
        day,
        option: 1,
        right: true,
    }];
    LessonPractice {
        answers,
        ..LessonPractice::new(lesson)
    }
}

/// A draft record.
pub fn draft(field: &str, text: &str) -> Record {
    Record::Draft(Draft {
        field: field.to_owned(),
        text: text.to_owned(),
    })
}

/// A record as the store holds it.
pub fn entry(record: &Record) -> (String, Option<String>) {
    (record.key().as_str().to_owned(), Some(record.to_text()))
}

/// The folder of the fixtures.
pub fn fixtures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// The fixtures of schema 1: a text as it is on phones, and what it means.
pub fn schema_1() -> [(&'static str, Record); 3] {
    [
        (
            include_str!("../fixtures/v1/situation.json"),
            fixture_situation(),
        ),
        (include_str!("../fixtures/v1/lesson.json"), fixture_lesson()),
        (
            include_str!("../fixtures/v1/draft.json"),
            draft("reflection/L003", "Half a thought"),
        ),
    ]
}

fn fixture_situation() -> Record {
    let first = CheckTaken {
        model: "1.0".to_owned(),
        asked: vec![
            given("harm", "none"),
            given("lead", "other"),
            given("state", "stuck"),
            given("pain", "some"),
            given("wish", "unsure"),
            given("heard", "not_yet"),
        ],
        verdict: Verdict::Listen,
        variant: "other".to_owned(),
        rule: "R12".to_owned(),
        because: "You have not heard their side yet.".to_owned(),
    };
    let second = CheckTaken {
        model: "1.1".to_owned(),
        asked: vec![
            given("harm", "none"),
            given("lead", "mine"),
            given("state", "stuck"),
            given("can", "yes"),
            given("again", "raised"),
        ],
        verdict: Verdict::StepIn,
        variant: "mine".to_owned(),
        rule: "R05+A1".to_owned(),
        because: "It is yours and it is stuck.".to_owned(),
    };
    Record::Situation(Situation {
        title: "The night rota, again".to_owned(),
        facts: "Two shifts this week had no name beside them.\nI said so on Tuesday.".to_owned(),
        story: "Nobody wants to be the one who asks.".to_owned(),
        entries: vec![
            at(day("2026-11-20"), Event::Checked(first)),
            at(day("2026-11-22"), Event::Checked(second)),
        ],
        ..Situation::new("k3v9abcdefghijkmnopq".to_owned(), day("2026-11-20"))
    })
}

fn fixture_lesson() -> Record {
    Record::Lesson(LessonPractice {
        lesson: "L003".to_owned(),
        answers: vec![
            CaseAnswer {
                day: day("2026-11-21"),
                option: 1,
                right: true,
            },
            CaseAnswer {
                day: day("2026-12-05"),
                option: 0,
                right: false,
            },
        ],
        reflection: "Asked who has the key. “Me”, they said.".to_owned(),
        kept: true,
    })
}
