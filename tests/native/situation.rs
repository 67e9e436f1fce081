//! What is kept of a text, and when a situation was last touched.

use alongside::domain::day::Day;
use alongside::domain::situation::{TEXT_CHARS_MAX, TITLE_CHARS_MAX, tidy};

use crate::storage_samples::{check_taken, checked, situation};

#[test]
fn a_text_keeps_its_lines_and_loses_the_white_space_around_it() {
    for (written, kept) in [
        ("", ""),
        ("   ", ""),
        ("\n\t \n", ""),
        ("  the rota  ", "the rota"),
        ("one\n\n\ttwo\n", "one\n\n\ttwo"),
        ("one\r\ntwo", "one\ntwo"),
        ("\u{a0}rota\u{a0}", "rota"),
    ] {
        assert_eq!(tidy(written, 100), kept, "{written:?}");
    }
}

#[test]
fn control_characters_are_left_out() {
    for code in (0..0x20).chain(0x7f..0xa0) {
        let control = char::from_u32(code).expect("a character");
        let kept = tidy(&format!("a{control}b"), 100);
        let expected = match control {
            '\n' | '\t' => format!("a{control}b"),
            _ => "ab".to_owned(),
        };
        assert_eq!(kept, expected, "U+{code:04X}");
    }
}

#[test]
fn a_text_at_the_limit_is_kept_whole_and_a_longer_one_is_cut_between_characters() {
    for limit in [1, TITLE_CHARS_MAX, TEXT_CHARS_MAX] {
        for letter in ["a", "é", "文", "🦀"] {
            let exact = letter.repeat(limit);
            assert_eq!(tidy(&exact, limit), exact);
            assert_eq!(tidy(&letter.repeat(limit + 1), limit), exact);
        }
    }
    assert_eq!(tidy("anything", 0), "");
}

#[test]
fn other_scripts_emoji_and_quotes_are_left_as_they_are() {
    for text in [
        "تم تسليم العمل",
        "שלום",
        "“quoted” and \"quoted\"",
        "👩🏽‍🏭 at work",
        "<b>&amp;</b>",
        "{\"a\":1}",
    ] {
        assert_eq!(tidy(text, 1000), text);
    }
}

#[test]
fn tidying_twice_changes_nothing_more() {
    for text in ["  a\u{0}  b ", "\u{7} x", "a  \u{7}", "\r\n a"] {
        let once = tidy(text, 3);
        assert_eq!(tidy(&once, 3), once, "{text:?}");
    }
}

#[test]
fn a_thread_was_last_touched_on_the_day_of_its_last_check() {
    let mut thread = situation("a");
    thread.created = Day(100);
    assert_eq!(thread.touched(), Day(100));
    thread.entries = vec![checked(Day(100)), checked(Day(104))];
    assert_eq!(thread.touched(), Day(104));
    assert_eq!(thread.latest(), Some(&check_taken()));
}

#[test]
fn a_clock_set_back_does_not_age_a_thread() {
    let mut thread = situation("a");
    thread.created = Day(100);
    thread.entries = vec![checked(Day(90))];
    assert_eq!(thread.touched(), Day(100));
}
