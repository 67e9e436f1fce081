//! Labels are found as whole words, in order, each once, and not where somebody says them.

use alongside::domain::labels::labels_in;

const LABELS: [&str; 9] = [
    "always",
    "never",
    "aggressive",
    "passive-aggressive",
    "doesn't care",
    "two-faced",
    "liar",
    "not a team player",
    "señorito",
];

#[track_caller]
fn found(text: &str, expected: &[&str]) {
    let labels = LABELS.map(str::to_owned);
    assert_eq!(labels_in(text, &labels), expected, "{text:?}");
}

#[test]
fn labels_are_whole_words_in_any_case() {
    for (text, expected) in [
        ("", &[] as &[&str]),
        ("He is always late", &["always"]),
        ("ALWAYS. Never!", &["always", "never"]),
        ("never, always", &["never", "always"]),
        ("always always ALWAYS", &["always"]),
        ("nevertheless, sideways, nonalways", &[]),
        ("always2 2always", &[]),
        ("(always)", &["always"]),
        ("always—never", &["always", "never"]),
        ("always/never", &["always", "never"]),
        ("_always_ *never*", &["always", "never"]),
        ("always\nnever\r\n", &["always", "never"]),
    ] {
        found(text, expected);
    }
}

#[test]
fn a_hyphen_and_a_space_are_the_same_but_a_part_of_a_compound_is_no_label() {
    for (text, expected) in [
        ("passive-aggressive", &["passive-aggressive"] as &[&str]),
        ("Passive aggressive", &["passive-aggressive"]),
        ("passive\u{2011}aggressive", &["passive-aggressive"]),
        ("passive  \n aggressive", &["passive-aggressive"]),
        ("passive, aggressive", &["aggressive"]),
        ("passive - aggressive", &["aggressive"]),
        ("passive", &[]),
        ("a never-ending day", &[]),
        ("the always-on lamp", &[]),
        ("non-aggressive", &[]),
        ("passive-aggressive-ish", &[]),
        ("quite-two-faced", &[]),
        ("never - ending", &["never"]),
        ("never-", &["never"]),
        ("-never", &["never"]),
        ("not a team player", &["not a team player"]),
        ("not a team. Player", &[]),
        ("not a team", &[]),
        ("not a not a team player", &["not a team player"]),
    ] {
        found(text, expected);
    }
}

#[test]
fn apostrophes_are_of_any_kind_and_a_possessive_is_the_same_word() {
    for (text, expected) in [
        ("She doesn't care", &["doesn't care"] as &[&str]),
        ("She doesn\u{2019}t care", &["doesn't care"]),
        ("She doesnt care", &[]),
        ("the liar's desk", &["liar"]),
        ("the liar\u{2019}s desk", &["liar"]),
        ("the liars", &[]),
        ("'never'", &["never"]),
        ("\u{2018}never\u{2019}", &["never"]),
        ("'tis never", &["never"]),
    ] {
        found(text, expected);
    }
}

#[test]
fn what_somebody_said_is_a_fact() {
    for (text, expected) in [
        ("\"never\"", &[] as &[&str]),
        ("“Never again,” they said", &[]),
        ("„niemals, never“ und always", &["always"]),
        ("«never» always", &["always"]),
        ("“never” and always “never”", &["always"]),
        ("\"never\" always \"never\"", &["always"]),
        ("“one “never” two”", &[]),
        // A label across a mark is nobody's.
        ("not a “team player”", &[]),
        // A mark without its partner quotes nothing.
        ("a 5\" pipe, always late", &["always"]),
        ("“never and always", &["never", "always"]),
        ("never” and always", &["never", "always"]),
        ("“never\n\nalways” never", &["never", "always"]),
        ("“never\r\n \r\nalways", &["never", "always"]),
        ("“never\nalways” never", &["never"]),
    ] {
        found(text, expected);
    }
}

#[test]
fn other_scripts_emoji_and_accents_do_not_disturb() {
    for (text, expected) in [
        ("هو always متأخر", &["always"] as &[&str]),
        ("\u{202b}never\u{202c}", &["never"]),
        ("\u{200f}never\u{200f}", &["never"]),
        ("🙄always🙄never", &["always", "never"]),
        ("👩🏽‍🏭 never", &["never"]),
        ("neverм", &[]),
        ("always文", &[]),
        ("un SEÑORITO", &["señorito"]),
        ("never\u{301}", &[]),
        ("İ ẞ never", &["never"]),
    ] {
        found(text, expected);
    }
}

#[test]
fn no_text_and_no_list_makes_it_panic() {
    let text = "never “always\n\n'";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let labels = LABELS.map(str::to_owned);
        labels_in(&text[..end], &labels);
        labels_in(text, &labels[..end.min(labels.len())]);
    }
    let odd = ["", " ", "-", "'", "“", "never"].map(str::to_owned);
    assert_eq!(labels_in("“ - ' never", &odd), ["never"]);
}

#[test]
fn a_thousand_lines_hold_each_label_once() {
    let line = "At nine the gate was open and “never” was said. It is always so, nevertheless.\n";
    found(&line.repeat(1000), &["always"]);
    let mut late = "The gate was open.\n".repeat(1000);
    late.push_str("never");
    found(&late, &["never"]);
    found(&"\"".repeat(20_001), &[]);
    found(&"not a team ".repeat(2_000), &[]);
}
