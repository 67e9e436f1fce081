//! One rule of the content bible (6.5) broken at a time, V10 to V19: what is asked. The problem names
//! file, line and rule, and nothing else is reported.

use crate::content_fixture::{LESSON, SCENARIO, good, with_lessons};

#[test]
fn v10_exactly_one_option_is_right() {
    good()
        .change(LESSON, "right = true", "right = false")
        .breaks_only("V10", LESSON, "[question]");
    let two = good().change(
        LESSON,
        "not your yard.\"\nright = false",
        "not your yard.\"\nright = true",
    );
    two.breaks_only("V10", LESSON, "[[question.options]]\ntext = \"Walk");
}

#[test]
fn v11_every_option_is_explained_once() {
    let why = "why = \"The tools may be gone before anyone looks again.\"";
    good()
        .change(LESSON, why, "why = \" \"")
        .breaks_only("V11", LESSON, "why = \" \"");
    let same = "why = \"it is quick, but the one who comes last is shut out\"";
    good()
        .change(LESSON, why, same)
        .breaks_only("V11", LESSON, same);
    good().change(LESSON, &format!("{why}\n"), "").breaks_only(
        "V11",
        LESSON,
        "[[question.options]]\ntext = \"Walk",
    );
}

#[test]
fn v12_true_or_false_has_these_two_options() {
    let wrong = good().change(LESSON, "kind = \"choice\"", "kind = \"truefalse\"");
    wrong.breaks_only("V12", LESSON, "[question]");
    let unknown = good().change(LESSON, "kind = \"choice\"", "kind = \"essay\"");
    unknown.breaks_only("V12", LESSON, "kind = ");
}

#[test]
fn v13_options_differ() {
    let same = "text = \"shut it at once, and go home\"";
    let twice = good().change(
        LESSON,
        "text = \"Walk on, since it is not your yard.\"",
        same,
    );
    twice.breaks_only("V13", LESSON, same);
}

#[test]
fn v14_no_option_is_a_trick() {
    let trick = "text = \"All of the above.\"";
    let changed = good().change(
        LESSON,
        "text = \"Walk on, since it is not your yard.\"",
        trick,
    );
    changed.breaks_only("V14", LESSON, trick);
}

#[test]
fn v15_a_stem_does_not_say_no_twice() {
    for stem in [
        "Is it not so that you do not shut it?",
        "Is it not unkind to shut it?",
    ] {
        let line = format!("stem = \"{stem}\"");
        let from = "stem = \"The gate is open and nobody is near. What comes first?\"";
        good()
            .change(LESSON, from, &line)
            .breaks_only("V15", LESSON, &line);
    }
}

/// The question of a lesson as true or false.
fn as_true_or_false(text: &str, right: &str) -> String {
    let head = text
        .split("[question]")
        .next()
        .expect("there is a question");
    let option = |word: &str| {
        let is_right = word == right;
        format!(
            "[[question.options]]\ntext = \"{word}\"\nright = {is_right}\nwhy = \"Because the gate is {word} to its key, and the yard lies by the road.\"\n\n"
        )
    };
    format!(
        "{head}[question]\nkind = \"truefalse\"\nstem = \"The gate is yours to shut, since you came first and saw that it was open.\"\n\
         again_stem = \"The cupboard is yours.\"\n\n{}{}",
        option("True"),
        option("False")
    )
}

#[test]
fn v16_true_or_false_is_rare_and_balanced() {
    let mut some = with_lessons(12);
    for (order, right) in [(1, "True"), (2, "False"), (3, "False")] {
        let path = format!("lessons/en/L{order:03}.toml");
        let text = as_true_or_false(&some.text(&path), right);
        some = some.with(&path, &text);
    }
    assert_eq!(some.problems(), []);
    let path = "lessons/en/L001.toml";
    let all_false = some
        .clone()
        .with(path, &as_true_or_false(&some.text(path), "False"));
    all_false.breaks_only("V16", "lessons/en", "");
    let path = "lessons/en/L004.toml";
    let four = some
        .clone()
        .with(path, &as_true_or_false(&some.text(path), "True"));
    four.breaks_only("V16", "lessons/en", "");
}

#[test]
fn v17_the_right_option_is_seldom_the_longest() {
    let mut lessons = with_lessons(12);
    for order in (1..=12).filter(|order| order % 3 != 2).take(6) {
        let path = format!("lessons/en/L{order:03}.toml");
        lessons = lessons.change(
            &path,
            "text = \"Walk on, since it is not your yard.\"",
            "text = \"Walk on.\"",
        );
        let longest = if order % 3 == 1 {
            "Shut it at once and go home to bed."
        } else {
            "Ask the one who holds the key first."
        };
        let from = if order % 3 == 1 {
            "Shut it at once and go home."
        } else {
            "Ask the one who holds the key."
        };
        lessons = lessons.change(&path, from, longest);
    }
    lessons.breaks_only("V17", "lessons/en", "");
}

#[test]
fn v18_the_right_option_changes_its_place() {
    let mut lessons = with_lessons(12);
    for order in [1, 2] {
        let path = format!("lessons/en/L{order:03}.toml");
        let good = good().text(LESSON);
        let question = good
            .split("[question]")
            .nth(1)
            .expect("there is a question");
        let text = lessons.text(&path);
        let head = text
            .split("[question]")
            .next()
            .expect("there is a head")
            .to_owned();
        lessons = lessons.with(&path, &format!("{head}[question]{question}"));
    }
    lessons.breaks_only("V18", "lessons/en", "");
}

#[test]
fn v19_a_scenario_has_one_best_option_and_a_principle() {
    let fair = good().change(SCENARIO, "rating = \"fair\"", "rating = \"best\"");
    fair.breaks_only("V19", SCENARIO, "[[options]]");
    let no_poor = good().change(SCENARIO, "rating = \"poor\"", "rating = \"fair\"");
    no_poor.breaks_only("V19", SCENARIO, "[[options]]");
    let line = "principle = \"Once you have heard them, offer one small thing and make it easy to refuse.\"\n";
    good()
        .change(SCENARIO, line, "")
        .breaks_only("V19", SCENARIO, "id = ");
}
