//! What is searched in a situation, and the title a quick note gets.

use alongside::domain::journal::{NOTE_TITLE_CHARS, note_title, typed_text};
use alongside::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use alongside::domain::situation::{CheckTaken, Event, Situation};

use crate::journal::{TODAY, end, looked_back, plan, with};
use crate::storage_samples::check_taken;

#[test]
fn everything_typed_is_searched_and_nothing_the_app_said() {
    let renewal = Renewal {
        why: "#why".to_owned(),
        end: LeadEnd::Set {
            when: "#when2".to_owned(),
            back_to: BackTo::Mine,
            by: TODAY,
        },
    };
    let hand_back = HandBack {
        done: "#done".to_owned(),
        open: "#open".to_owned(),
        watch_for: "#watch".to_owned(),
        yours_now: "#yours".to_owned(),
        said_back: true,
    };
    let check = CheckTaken {
        because: "#because".to_owned(),
        ..check_taken()
    };
    let mut kept = with(
        "a",
        &[
            Event::Checked(check),
            plan(Some(TODAY), Some(end())),
            plan(None, Some(LeadEnd::DecideBy(TODAY))),
            Event::Renewed(renewal),
            Event::HandedBack(hand_back),
            Event::LookBackOn(TODAY),
            looked_back(),
            Event::Closed,
            Event::Reopened,
        ],
    );
    kept.role = "#role".to_owned();
    kept.facts = "#facts".to_owned();
    kept.story = "#story".to_owned();
    assert_eq!(
        typed_text(&kept).lines().collect::<Vec<_>>(),
        [
            "The night rota",
            "#role",
            "#facts",
            "#story",
            "they ask",
            "I can take the list.",
            "the list is full",
            "the night nurse",
            "they ask",
            "I can take the list.",
            "#why",
            "#when2",
            "#done",
            "#open",
            "#watch",
            "#yours",
            "They asked me back.",
        ]
    );
    assert_eq!(typed_text(&Situation::new("a".to_owned(), TODAY)), "");
}

#[test]
fn a_short_first_line_is_the_title_of_a_note() {
    for (note, title) in [
        ("", ""),
        (" \n\t ", ""),
        ("The rota again", "The rota again"),
        ("\n\n  The rota again  \nand more", "The rota again"),
        ("one\r\ntwo", "one"),
        ("תורנות הלילה", "תורנות הלילה"),
        ("🦀", "🦀"),
    ] {
        assert_eq!(note_title(note), title, "{note:?}");
    }
    let exact = "a".repeat(NOTE_TITLE_CHARS);
    assert_eq!(note_title(&exact), exact);
}

#[test]
fn a_long_first_line_is_cut_at_a_word() {
    for (note, title) in [
        (
            "Two shifts this week had no name beside them, and nobody said a word about it.",
            "Two shifts this week had no name beside them, and nobody…",
        ),
        (
            "Two shifts this week had no name beside them at all, you see, though I asked.",
            "Two shifts this week had no name beside them at all, you…",
        ),
        // Exactly full at the end of a word.
        (
            "123456789 123456789 123456789 123456789 123456789 1234567890 more",
            "123456789 123456789 123456789 123456789 123456789 1234567890…",
        ),
        // Punctuation does not stand before the dots.
        (
            "123456789 123456789 123456789 123456789 123456789, 1234567890 more",
            "123456789 123456789 123456789 123456789 123456789…",
        ),
    ] {
        assert_eq!(note_title(note), title);
    }
}

#[test]
fn a_line_without_a_place_to_cut_is_cut_between_signs() {
    for sign in ["a", "文", "🦀", "é", "e\u{301}", "👩🏽‍🏭", "❤\u{fe0f}"] {
        let title = note_title(&sign.repeat(100));
        let kept = title.strip_suffix('…').expect("it was cut");
        assert_eq!(kept.replace(sign, ""), "", "{sign} is torn apart");
        let chars = kept.chars().count();
        assert!(
            (NOTE_TITLE_CHARS - 5..=NOTE_TITLE_CHARS).contains(&chars),
            "{sign}: {chars}"
        );
    }
    // One early space does not make a title of one letter.
    let title = note_title(&["I ", &"a".repeat(200)].concat());
    assert_eq!(title.chars().count(), NOTE_TITLE_CHARS + 1);
}

#[test]
fn a_thousand_line_note_has_a_short_title() {
    let note = "What happened on the night shift, in the order it happened, as far as I saw.\n"
        .repeat(1_000);
    assert_eq!(
        note_title(&note),
        "What happened on the night shift, in the order it happened…"
    );
}
