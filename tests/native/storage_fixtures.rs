//! What is on people's phones opens to exactly what they wrote, whatever version wrote it.

use alongside::storage::Record;
use alongside::storage::record::SCHEMA;
use serde_json::Value;

use crate::storage_samples::{
    at, check_taken, day, draft, fixtures, practice, schema_1, situation,
};
use crate::storage_schema_2::schema_2;
use alongside::domain::situation::Event;

/// The fixtures of every schema.
fn all() -> impl Iterator<Item = (&'static str, Record)> {
    schema_1().into_iter().chain(schema_2())
}

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
    for (text, expected) in all() {
        assert_eq!(
            Record::from_text(expected.key().as_str(), text),
            Ok(expected)
        );
    }
}

#[test]
fn every_fixture_is_written_again_with_the_same_meaning() {
    for (text, record) in all() {
        let written = record.to_text();
        let again = Record::from_text(record.key().as_str(), &written);
        assert_eq!(again.as_ref(), Ok(&record));
        // What has not changed its form since is written exactly as it was.
        if json(&written)["schema"] == json(text)["schema"] {
            assert_eq!(json(&written), json(text));
        }
    }
}

#[test]
fn a_situation_of_schema_1_becomes_a_thread_of_its_checks() {
    let [(text, expected), ..] = schema_1();
    let opened = Record::from_text(expected.key().as_str(), text);
    let Ok(Record::Situation(kept)) = opened else {
        panic!("a situation: {opened:?}");
    };
    assert_eq!(kept.entries.len(), 2);
    assert_eq!(kept.checks().count(), 2);
    assert!(kept.role.is_empty() && kept.earlier.is_empty() && kept.deleted.is_none());
}

#[test]
fn every_schema_has_its_folder_of_fixtures_and_no_kind_is_left_out() {
    for schema in 1..=SCHEMA {
        let folder = fixtures().join(format!("v{schema}"));
        let kinds: &[&str] = match schema {
            1 => &["situation", "lesson", "draft"],
            _ => &["situation", "contacts", "wording", "practised", "course"],
        };
        for kind in kinds {
            let file = folder.join(kind).with_extension("json");
            let text = std::fs::read_to_string(&file)
                .unwrap_or_else(|_| panic!("schema {schema} has no fixture {kind}.json"));
            let value = json(&text);
            assert_eq!(value["schema"], Value::from(schema), "{kind}");
            assert_eq!(value["kind"], Value::from(*kind));
        }
    }
}

#[test]
fn a_record_says_its_schema_and_its_kind_in_plain_words() {
    let [_, (_, contacts), (_, wording), (_, practised), (_, course)] = schema_2();
    let records = [
        ("situation", 2, Record::Situation(situation("a"))),
        (
            "lesson",
            1,
            Record::Lesson(practice("L001", day("2026-11-22"))),
        ),
        ("draft", 1, draft("check", "harm=none")),
        ("contacts", 2, contacts),
        ("wording", 2, wording),
        ("practised", 2, practised),
        ("course", 2, course),
    ];
    for (kind, schema, record) in records {
        let value = json(&record.to_text());
        assert_eq!(value["schema"], Value::from(schema));
        assert!(schema <= SCHEMA);
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
    for (text, expected) in all() {
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
    for (text, expected) in all() {
        // serde_json sorts the fields of a value, which puts the schema far from the front.
        let sorted = json(text).to_string();
        assert_ne!(sorted, text);
        assert_eq!(
            Record::from_text(expected.key().as_str(), &sorted),
            Ok(expected)
        );
    }
}
