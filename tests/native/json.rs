//! JSON read out of a tree: what is wrong is refused, and said.

use alongside::content::catalog::{self, TrackPack};
use alongside::domain::lesson::Lesson;
use alongside::json::{Read, Tree, Wrong, parse, read};

const LESSON: &str = r#"{"id":"L001","story":["One.","Two."],"try_today":"Ask.","question":
    {"stem":"A case","again_stem":"","options":[{"text":"Wait","right":true,"why":"So"}]},
    "source_note":null,"sources":[],"related":["L002"]}"#;

#[test]
fn a_whole_text_is_read_with_what_is_optional_missing_or_null() {
    let lesson: Lesson = read(LESSON).unwrap();
    assert_eq!(lesson.story, ["One.", "Two."]);
    assert_eq!(lesson.source_note, None);
    assert!(lesson.question.options[0].right);
    let without = LESSON.replace(r#""source_note":null,"#, "");
    assert_eq!(read::<Lesson>(&without).unwrap(), lesson);
    let more = LESSON.replace(r#""id""#, r#""shelf":{"a":[1,2.5,-3]},"id""#);
    assert_eq!(
        read::<Lesson>(&more).unwrap(),
        lesson,
        "what has no field is left"
    );
}

#[test]
fn what_is_wrong_first_is_named_by_its_member() {
    let cases = [
        (r#""id":"L001","#, "", "id: a text was expected"),
        (r#""id":"L001""#, r#""id":1"#, "id: a text was expected"),
        (
            r#""id":"L001""#,
            r#""id":"L001","id":"L001""#,
            "id: this only once was expected",
        ),
        (
            r#"["One.","Two."]"#,
            r#""One.""#,
            "story: a list was expected",
        ),
        (
            r#"["One.","Two."]"#,
            r#"["One.",null]"#,
            "story: a text was expected",
        ),
        (
            r#""right":true"#,
            r#""right":"true""#,
            "right: yes or no was expected",
        ),
        (
            r#"[{"text":"Wait","right":true,"why":"So"}]"#,
            "[7]",
            "options: an object was expected",
        ),
    ];
    for (whole, broken, said) in cases {
        let text = LESSON.replacen(whole, broken, 1);
        assert_ne!(text, LESSON);
        assert_eq!(read::<Lesson>(&text).unwrap_err(), said);
    }
}

#[test]
fn a_number_is_whole_and_within_its_range_or_refused() {
    for (text, number) in [
        ("0", Some(0)),
        ("255", Some(255)),
        ("256", None),
        ("-1", None),
    ] {
        assert_eq!(read::<u8>(text).ok(), number, "{text}");
    }
    for text in ["1.0", "1e2", "18446744073709551615", "\"1\"", "null", "[1]"] {
        assert!(read::<u32>(text).is_err(), "{text}");
    }
    assert_eq!(read::<i16>("-32768").ok(), Some(i16::MIN));
}

#[test]
fn pairs_and_triples_have_exactly_so_many_items() {
    let pair = read::<(String, u8)>;
    assert_eq!(pair(r#"["a",1]"#).ok(), Some(("a".to_owned(), 1)));
    for text in [r#"["a"]"#, r#"["a",1,2]"#, "[]", r#"{"a":1}"#] {
        assert!(pair(text).is_err(), "{text}");
    }
    assert!(read::<(u8, u8, u8)>("[1,2,3]").is_ok());
    assert!(read::<(u8, u8, u8)>("[1,2,3,4]").is_err());
}

#[test]
fn every_text_comes_through_as_it_was_written() {
    for text in ["", "a \"b\" \\ \n\t", "üöß 🎈", "\u{202e}abc", "\u{0}"] {
        let json = serde_json::to_string(text).unwrap();
        assert_eq!(read::<String>(&json).unwrap(), text);
    }
}

#[test]
fn what_is_no_json_is_refused_at_any_depth_of_nesting() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    for text in ["", "{", "nul", "[1,]", "{\"a\":1}x", &deep] {
        assert!(parse(text).is_err());
    }
    assert!(catalog::read::<TrackPack>("[{}]").is_err());
}

/// A form that asks for more than is there still says what was wrong first.
#[test]
fn the_first_fault_is_the_one_that_is_told() {
    struct Two(Vec<u8>);
    impl Read for Two {
        fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> Two {
            let first = wrong.member(found, "first");
            let first = u8::read(first, wrong);
            let second = wrong.member(found, "second");
            Two(vec![first, u8::read(second, wrong)])
        }
    }
    let told = read::<Two>("{}").map(|two| two.0);
    assert_eq!(told.unwrap_err(), "first: a number that fits was expected");
}
