//! Records of scenarios and of the person's course, broken in every way: damaged, never a panic and
//! never taken for empty.

use alongside::domain::own_course::DAY_STARTS_AT_MAX;
use alongside::storage::{Record, Unreadable};
use serde_json::{Value, json};

use crate::storage_schema_2::schema_2;

/// The two fixtures: text and key.
fn fixtures() -> [(&'static str, String); 2] {
    let [.., practised, course] = schema_2();
    [practised, course].map(|(text, record)| (text, record.key().as_str().to_owned()))
}

fn said(key: &str, text: &str) -> &'static str {
    match Record::from_text(key, text) {
        Ok(_) => "ok",
        Err(Unreadable::Damaged(_)) => "damaged",
        Err(Unreadable::TooNew { .. }) => "newer",
    }
}

/// What is said of the fixture of this kind with one place in it changed.
fn changed(kind: &str, place: &str, to: Value) -> &'static str {
    let named = |text: &str| text.contains(&format!("\"kind\":\"{kind}\""));
    let [first, second] = fixtures();
    let (text, key) = if named(first.0) { first } else { second };
    let mut value: Value = serde_json::from_str(text).expect("JSON");
    let found = value.pointer_mut(place);
    *found.unwrap_or_else(|| panic!("{kind} has no {place}")) = to;
    said(&key, &value.to_string())
}

#[test]
fn cut_off_anywhere_they_are_damaged() {
    for (text, key) in fixtures() {
        let text = text.trim_end();
        for length in 0..text.len() {
            assert_eq!(
                said(&key, &text[..length]),
                "damaged",
                "after {length} bytes"
            );
        }
        assert_eq!(said(&key, text), "ok");
    }
}

#[test]
fn with_one_byte_lost_they_are_damaged_or_still_belong_under_their_key() {
    for (text, key) in fixtures() {
        for at in 0..text.len() {
            let text = [&text[..at], &text[at + 1..]].concat();
            if let Ok(found) = Record::from_text(&key, &text) {
                assert_eq!(found.key().as_str(), key, "without byte {at}");
            }
        }
    }
}

#[test]
fn under_another_records_key_they_are_damaged() {
    for (text, key) in fixtures() {
        for other in [
            "",
            "scenario/",
            "scenario/P02",
            "practised/P01",
            "lesson/P01",
            "course/",
            "course/other",
            "draft/own",
        ] {
            assert_ne!(other, key);
            assert_eq!(said(other, text), "damaged", "{other:?}");
        }
    }
}

#[test]
fn before_schema_2_there_were_none() {
    for (kind, schema) in [
        ("practised", 1),
        ("practised", 0),
        ("course", 1),
        ("course", 0),
    ] {
        assert_eq!(changed(kind, "/schema", json!(schema)), "damaged");
        assert_eq!(changed(kind, "/schema", json!(3)), "newer");
    }
}

#[test]
fn a_missing_part_or_one_of_another_kind_is_damaged() {
    for (text, key) in fixtures() {
        let whole: Value = serde_json::from_str(text).expect("JSON");
        let mut places: Vec<(String, String)> = Vec::new();
        for (field, value) in whole.as_object().expect("an object") {
            places.push((String::new(), field.clone()));
            let first = value.as_array().and_then(|list| list.first());
            let parts = first.and_then(Value::as_object).into_iter().flatten();
            places.extend(parts.map(|(part, _)| (format!("/{field}/0"), part.clone())));
        }
        for (place, field) in places {
            // No path was chosen: that is left out by no version, but reads the same.
            let optional = field == "path";
            let mut without = whole.clone();
            let object = without.pointer_mut(&place).and_then(Value::as_object_mut);
            object.expect("an object").remove(&field);
            let expected = if optional { "ok" } else { "damaged" };
            assert_eq!(
                said(&key, &without.to_string()),
                expected,
                "{place} {field}"
            );
            for other in [json!({}), json!(12.5), json!([12.5])] {
                let mut value = whole.clone();
                *value
                    .pointer_mut(&format!("{place}/{field}"))
                    .expect("a field") = other;
                assert_eq!(said(&key, &value.to_string()), "damaged", "{place} {field}");
            }
        }
    }
}

#[test]
fn unknown_codes_are_damaged() {
    for (kind, place, to) in [
        ("practised", "/kind", "scenario"),
        ("practised", "/answers/0/rating", "good"),
        ("practised", "/answers/0/rating", "Best"),
        ("practised", "/answers/1/rating", ""),
        ("practised", "/twists/0/verdict", "MEDDLE"),
        ("practised", "/twists/1/verdict", "listen"),
        ("course", "/workdays/0", "monday"),
        ("course", "/workdays/4", ""),
        ("course", "/span", "month"),
        ("course", "/span", ""),
        ("course", "/looked_back/0/what", "tuesday"),
    ] {
        assert_eq!(changed(kind, place, json!(to)), "damaged", "{place}: {to}");
    }
}

#[test]
fn days_that_do_not_exist_are_damaged() {
    for (kind, place) in [
        ("practised", "/answers/0/day"),
        ("practised", "/twists/1/day"),
        ("course", "/looked_back/1/day"),
    ] {
        for day in ["2026-02-30", "2026-13-01", "", "today", "20000"] {
            assert_eq!(changed(kind, place, json!(day)), "damaged", "{day:?}");
        }
    }
}

#[test]
fn a_day_starts_between_midnight_and_eleven() {
    for hour in 0..=300 {
        let expected = match hour <= u16::from(DAY_STARTS_AT_MAX) {
            true => "ok",
            false => "damaged",
        };
        assert_eq!(changed("course", "/day_starts_at", json!(hour)), expected);
    }
    assert_eq!(changed("course", "/day_starts_at", json!(-1)), "damaged");
}

#[test]
fn numbers_out_of_range_are_damaged() {
    for number in [json!(65_536), json!(-1), json!(0.5), json!("0")] {
        assert_eq!(
            changed("course", "/looked_back/0/week", number.clone()),
            "damaged"
        );
        assert_eq!(changed("practised", "/answers/0/option", number), "damaged");
    }
}

#[test]
fn a_path_that_is_no_longer_there_is_kept_as_it_was() {
    assert_eq!(changed("course", "/path", json!("a-path-of-old")), "ok");
    assert_eq!(changed("course", "/path", json!(null)), "ok");
}
