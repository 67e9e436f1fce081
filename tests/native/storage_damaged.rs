//! What is not a record is said to be damaged or too new: never a panic, never another record.

use alongside::storage::record::SCHEMA;
use alongside::storage::{Record, Unreadable};
use serde_json::{Value, json};

use crate::storage_samples::schema_1;

/// What is said of a text: `ok`, `damaged` or `newer`.
fn said(key: &str, text: &str) -> &'static str {
    match Record::from_text(key, text) {
        Ok(_) => "ok",
        Err(Unreadable::Damaged(reason)) => {
            assert!(!reason.is_empty());
            "damaged"
        }
        Err(Unreadable::TooNew { .. }) => "newer",
    }
}

fn fixture(kind: &str) -> (String, Value) {
    let (text, record) = schema_1()
        .into_iter()
        .find(|(text, _)| text.contains(&format!("\"kind\":\"{kind}\"")))
        .expect("a fixture of this kind");
    (
        record.key().as_str().to_owned(),
        serde_json::from_str(text).expect("JSON"),
    )
}

/// What is said of a fixture with one place in it changed.
fn changed(kind: &str, place: &str, to: Value) -> &'static str {
    let (key, mut value) = fixture(kind);
    *value
        .pointer_mut(place)
        .unwrap_or_else(|| panic!("{kind} has no {place}")) = to;
    said(&key, &value.to_string())
}

#[test]
fn a_fixture_cut_off_anywhere_is_damaged() {
    for (text, record) in schema_1() {
        let key = record.key();
        for length in 0..text.len() {
            let cut = String::from_utf8_lossy(&text.as_bytes()[..length]);
            assert_eq!(said(key.as_str(), &cut), "damaged", "after {length} bytes");
        }
    }
}

#[test]
fn a_fixture_with_one_byte_lost_is_damaged_or_still_belongs_under_its_key() {
    for (text, record) in schema_1() {
        let key = record.key();
        for at in 0..text.len() {
            let bytes = [&text.as_bytes()[..at], &text.as_bytes()[at + 1..]].concat();
            if let Ok(found) = Record::from_text(key.as_str(), &String::from_utf8_lossy(&bytes)) {
                assert_eq!(found.key(), key, "without byte {at}");
            }
        }
    }
}

#[test]
fn a_record_under_another_records_key_is_damaged() {
    for (text, record) in schema_1() {
        for (_, other) in schema_1() {
            let expected = if other == record { "ok" } else { "damaged" };
            assert_eq!(said(other.key().as_str(), text), expected);
        }
        for key in [
            "",
            "/",
            "situation/",
            "lesson/",
            "draft/",
            "unknown/L003",
            "L003",
        ] {
            assert_eq!(said(key, text), "damaged", "{key:?}");
        }
    }
}

#[test]
fn a_newer_schema_is_named_and_nothing_else_of_it_is_read() {
    for schema in [SCHEMA + 1, SCHEMA + 2, 1_000, u32::MAX] {
        for rest in [
            json!({}),
            json!({"kind": "hologram"}),
            json!({"kind": "draft", "field": 7}),
        ] {
            let mut value = rest;
            value["schema"] = json!(schema);
            assert_eq!(
                Record::from_text("draft/check", &value.to_string()),
                Err(Unreadable::TooNew { found: schema })
            );
        }
    }
}

#[test]
fn a_schema_that_never_was_is_damaged() {
    for schema in [
        json!(0),
        json!(-1),
        json!(1.5),
        json!("1"),
        json!(null),
        json!([1]),
        json!(true),
    ] {
        assert_eq!(
            changed("draft", "/schema", schema.clone()),
            "damaged",
            "{schema}"
        );
    }
}

#[test]
fn a_missing_part_is_damaged_and_never_taken_for_empty() {
    for kind in ["situation", "lesson", "draft"] {
        let (key, whole) = fixture(kind);
        for field in whole.as_object().expect("an object").keys() {
            let mut value = whole.clone();
            value.as_object_mut().expect("an object").remove(field);
            assert_eq!(
                said(&key, &value.to_string()),
                "damaged",
                "{kind} without {field}"
            );
        }
    }
    for field in [
        "day", "model", "asked", "verdict", "variant", "rule", "because",
    ] {
        let (key, mut value) = fixture("situation");
        value["checks"][0]
            .as_object_mut()
            .expect("a check")
            .remove(field);
        assert_eq!(
            said(&key, &value.to_string()),
            "damaged",
            "a check without {field}"
        );
    }
    for field in ["day", "option", "right"] {
        let (key, mut value) = fixture("lesson");
        value["answers"][0]
            .as_object_mut()
            .expect("an answer")
            .remove(field);
        assert_eq!(
            said(&key, &value.to_string()),
            "damaged",
            "an answer without {field}"
        );
    }
}

#[test]
fn a_part_of_another_kind_is_damaged() {
    for kind in ["situation", "lesson", "draft"] {
        let (key, whole) = fixture(kind);
        for field in whole.as_object().expect("an object").keys() {
            for other in [json!(null), json!({}), json!(12.5)] {
                let mut value = whole.clone();
                value[field] = other;
                assert_eq!(said(&key, &value.to_string()), "damaged", "{kind}: {field}");
            }
        }
    }
}

#[test]
fn unknown_codes_are_damaged() {
    for (place, to) in [
        ("/kind", json!("scenario")),
        ("/kind", json!("Situation")),
        ("/checks/0/verdict", json!("MEDDLE")),
        ("/checks/0/verdict", json!("Listen")),
        ("/checks/0/verdict", json!("")),
        ("/checks/0/asked/0/0", json!("mood")),
        ("/checks/0/asked/0/1", json!("perhaps")),
        ("/checks/0/asked/0/1", json!("")),
        // An answer of another question is not an answer of this one.
        ("/checks/0/asked/0/1", json!("not_yet")),
        ("/checks/0/asked/0", json!(["harm"])),
        ("/checks/0/asked/0", json!(["harm", "none", "sure"])),
        ("/checks/1/asked", json!({"harm": "none"})),
    ] {
        assert_eq!(
            changed("situation", place, to.clone()),
            "damaged",
            "{place}: {to}"
        );
    }
}

#[test]
fn days_that_do_not_exist_are_damaged() {
    for day in [
        "2026-02-30",
        "2026-13-01",
        "",
        "today",
        "2026-11",
        "20000",
        "2026-11-22T00:00",
    ] {
        assert_eq!(
            changed("situation", "/created", json!(day)),
            "damaged",
            "{day:?}"
        );
        assert_eq!(
            changed("situation", "/checks/1/day", json!(day)),
            "damaged",
            "{day:?}"
        );
        assert_eq!(
            changed("lesson", "/answers/1/day", json!(day)),
            "damaged",
            "{day:?}"
        );
    }
}

#[test]
fn numbers_out_of_range_are_damaged() {
    for option in [json!(256), json!(-1), json!(0.5), json!("0")] {
        assert_eq!(
            changed("lesson", "/answers/0/option", option.clone()),
            "damaged",
            "{option}"
        );
    }
}

#[test]
fn what_is_no_json_object_is_damaged() {
    let deep = "[".repeat(100_000);
    for text in [
        "",
        " ",
        "null",
        "true",
        "1",
        "\"text\"",
        "[]",
        "{}",
        "{",
        "}",
        "[{\"schema\":1}]",
        "undefined",
        "NaN",
        "\u{feff}{}",
        "\0",
        "{\"schema\":1}",
        "{\"schema\":1,\"schema\":2}",
        deep.as_str(),
    ] {
        let shown: String = text.chars().take(30).collect();
        assert_eq!(said("draft/check", text), "damaged", "{shown:?}");
    }
}

#[test]
fn two_records_in_one_text_are_damaged() {
    for (text, record) in schema_1() {
        let key = record.key();
        assert_eq!(said(key.as_str(), &[text, text].concat()), "damaged");
        assert_eq!(said(key.as_str(), &[text, "\n"].concat()), "ok");
    }
}
