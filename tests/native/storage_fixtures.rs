//! What is on people's phones opens to exactly what they wrote, whatever version wrote it.

use alongside::storage::Record;
use alongside::storage::record::SCHEMA;
use serde_json::Value;

use crate::storage_samples::{
    at, check_taken, day, draft, fixtures, practice, schema_1, situation,
};
use alongside::domain::situation::Event;

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn reopened(record: &Record) -> Record {
    let key = record.key();
    Record::from_text(key.as_str(), &record.to_text())
        .unwrap_or_else(|fault| panic!("{}: {fault}", key.as_str()))
}

#[test]
fn every_fixture_opens_to_exactly_what_was_written() {
    for (text, expected) in schema_1() {
        assert_eq!(
            Record::from_text(expected.key().as_str(), text),
            Ok(expected)
        );
    }
}

#[test]
fn every_fixture_is_written_again_with_the_same_meaning() {
    for (text, record) in schema_1() {
        assert_eq!(json(&record.to_text()), json(text));
    }
}

#[test]
fn every_schema_has_its_folder_of_fixtures_and_no_kind_is_left_out() {
    for schema in 1..=SCHEMA {
        let folder = fixtures().join(format!("v{schema}"));
        for kind in ["situation", "lesson", "draft"] {
            let file = folder.join(kind).with_extension("json");
            let text = std::fs::read_to_string(&file)
                .unwrap_or_else(|_| panic!("schema {schema} has no fixture {kind}.json"));
            let value = json(&text);
            assert_eq!(value["schema"], Value::from(schema), "{kind}");
            assert_eq!(value["kind"], Value::from(kind));
        }
    }
}

#[test]
fn a_record_says_its_schema_and_its_kind_in_plain_words() {
    let records = [
        ("situation", Record::Situation(situation("a"))),
        (
            "lesson",
            Record::Lesson(practice("L001", day("2026-11-22"))),
        ),
        ("draft", draft("check", "harm=none")),
    ];
    for (kind, record) in records {
        let value = json(&record.to_text());
        assert_eq!(value["schema"], Value::from(SCHEMA));
        assert_eq!(value["kind"], Value::from(kind));
        assert_eq!(reopened(&record), record);
    }
}

#[test]
fn whatever_a_person_writes_comes_back_as_it_was() {
    for text in [
        "",
        " ",
        "تم تسليم العمل اليوم",
        "mixed עברית and English",
        "👩🏽‍🏭🦀 e\u{301}",
        "\"quoted\", 'single', \\back\\ and /slash/",
        "one\ntwo\r\nthree\tfour",
        "</script><!-- {\"schema\":99} -->",
        "\u{0}\u{7f}\u{2028}\u{2029}\u{202e}\u{feff}\u{10ffff}",
        "null",
    ] {
        let mut thread = situation("a");
        thread.title = text.to_owned();
        thread.facts = text.repeat(3);
        thread.story = text.to_owned();
        let mut check = check_taken();
        check.because = text.to_owned();
        thread.entries = vec![at(day("2026-11-22"), Event::Checked(check))];
        let mut lesson = practice("L001", day("2026-11-22"));
        lesson.reflection = text.to_owned();
        for record in [
            Record::Situation(thread),
            Record::Lesson(lesson),
            draft(text, text),
        ] {
            assert_eq!(reopened(&record), record);
        }
    }
}

#[test]
fn fields_of_a_later_build_of_the_same_schema_do_no_harm() {
    for (text, expected) in schema_1() {
        let mut value = json(text);
        value["mood"] = Value::from("curious");
        assert_eq!(
            Record::from_text(expected.key().as_str(), &value.to_string()),
            Ok(expected)
        );
    }
}

#[test]
fn the_order_of_the_fields_does_not_matter() {
    for (text, expected) in schema_1() {
        // serde_json sorts the fields of a value, which puts the schema far from the front.
        let sorted = json(text).to_string();
        assert_ne!(sorted, text);
        assert_eq!(
            Record::from_text(expected.key().as_str(), &sorted),
            Ok(expected)
        );
    }
}
