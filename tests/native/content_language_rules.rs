//! One rule of the content bible (6.5) broken at a time, V20 to V34 and V43: what is said. The problem names
//! file, line and rule, and nothing else is reported.

use crate::content_fixture::{ARTICLE, LESSON, SCENARIO, good};

#[test]
fn v20_lengths_have_limits() {
    let title = "title = \"The open gate at the far end of the yard\"";
    good()
        .change(LESSON, "title = \"The open gate\"", title)
        .breaks_only("V20", LESSON, title);
    let paragraphs = good().change(LESSON, "it.\n\nYou could", "it. You could");
    let one = paragraphs.change(LESSON, "morning.\n\nSo", "morning. So");
    one.breaks_only("V20", LESSON, "You walk");
    let why = "why = \"It may be kind. It may be quick. It may be all we can do now. But the tools are not safe, and nobody knows it yet at all.\"";
    let from = "why = \"The tools may be gone before anyone looks again.\"";
    good()
        .change(LESSON, from, why)
        .breaks_only("V20", LESSON, why);
    let short = "situation = \"A gate stands open.\"";
    let text = good().text(SCENARIO);
    let long = text.split("situation = ").nth(1).expect("a situation");
    let long = long
        .split("question = ")
        .next()
        .expect("a situation")
        .trim_end();
    let from = format!("situation = {long}");
    good()
        .change(SCENARIO, &from, short)
        .breaks_only("V20", SCENARIO, short);
}

#[test]
fn v20_the_whole_lesson_is_neither_too_short_nor_too_long() {
    let from = "So you call the one who holds the key. \"I am at the gate,\" you say. \"It is open. Shall I wait here?\" It takes a minute. Now they can choose, and you have not shut anybody out.";
    let short = good().change(
        LESSON,
        from,
        "So you call the one who holds the key, and wait.",
    );
    short.breaks_only("V20", LESSON, "id = ");
}

#[test]
fn v21_sentences_are_short_and_plain() {
    let long = "You could shut it and go home and sit down by the fire with a cup of tea and a book and not think of it at all.";
    let changed = good().change(LESSON, "You could shut it and go home.", long);
    changed.breaks_only("V21", LESSON, "You could shut it");
    let heavy = "Organisational accountability necessitates interdisciplinary communication. Collaborative responsibility characterises institutional sustainability. Administrative considerations predominate everywhere. Operational continuity presupposes appropriate documentation. Conscientious individuals immediately acknowledge irregularities. Unaccompanied equipment deteriorates considerably. Organisational accountability necessitates interdisciplinary communication everywhere.";
    let from = "You could shut it and go home. Then the one who comes last stands outside in the rain. You could walk on. Then the tools may be gone by the morning.";
    good()
        .change(LESSON, from, heavy)
        .breaks_only("V21", LESSON, "You walk past");
}

#[test]
fn v22_there_is_no_markup() {
    for bad in [
        "the *key*",
        "the `key`",
        "<b>key</b>",
        "the key \u{1f511}",
        "www.key.example",
    ] {
        let line = format!("text = \"Ask the one with {bad}.\"");
        let found = good().change(LESSON, "text = \"Ask the one who holds the key.\"", &line);
        let place = (LESSON.to_owned(), found.line(LESSON, &line), "V22");
        let problems = found.problems();
        assert!(
            problems.iter().all(|problem| *problem == place),
            "{bad}: {problems:?}"
        );
        assert!(!problems.is_empty(), "{bad}");
    }
}

#[test]
fn v23_only_people_shout() {
    let spoken = good().change(LESSON, "\"It is open. Shall", "\"It is open! Shall");
    assert_eq!(spoken.problems(), []);
    let told = good().change(LESSON, "It takes a minute.", "It takes a minute!");
    told.breaks_only("V23", LESSON, "It takes a minute!");
}

#[test]
fn v24_there_is_no_phone_number() {
    for number in ["12345", "555 0199 20", "call 112"] {
        let line = format!("It takes a minute: {number}.");
        let found = good().change(LESSON, "It takes a minute.", &line);
        found.breaks_only("V24", LESSON, &line);
    }
}

#[test]
fn v25_banned_words_and_labels_are_found_in_any_case() {
    for word in ["Stakeholder", "low-hanging fruit", "ILLEGAL"] {
        let line = format!("text = \"Ask about the {word}.\"");
        let found = good().change(LESSON, "text = \"Ask the one who holds the key.\"", &line);
        found.breaks_only("V25", LESSON, &line);
    }
}

#[test]
fn v25_holds_for_the_words_of_the_check_too() {
    let path = "check/verdicts.toml";
    let text = "[[verdict]]\ncode = \"STEP_IN\"\nmeans = \"Ask the stakeholder.\"\n";
    good().with(path, text).breaks_only("V25", path, "means");
}

#[test]
fn v25_an_exception_needs_a_reason() {
    let line = "text = \"Ask about the stakeholder.\"";
    let used = good().change(LESSON, "text = \"Ask the one who holds the key.\"", line);
    let allow =
        "[[allow]]\nfile = \"lessons/en/L003.toml\"\nrule = \"V25\"\nword = \"stakeholder\"\n";
    let reason = "reason = \"The lesson takes the word apart.\"\n";
    let with_reason = used.clone().with("allow.toml", &format!("{allow}{reason}"));
    assert_eq!(with_reason.problems(), []);
    used.with("allow.toml", allow)
        .breaks_only("TOML", "allow.toml", "[[allow]]");
}

#[test]
fn v26_nobody_is_blamed_and_just_may_be_said() {
    let said = good().change(LESSON, "\"It is open. Shall", "\"It is just open. Shall");
    assert_eq!(said.problems(), []);
    let told = good().change(LESSON, "It takes a minute.", "It takes just a minute.");
    told.breaks_only("V26", LESSON, "It takes just");
    let blamed = good().change(LESSON, "It takes a minute.", "You should have known.");
    blamed.breaks_only("V26", LESSON, "You should have");
}

#[test]
fn v28_quotes_and_spaces_are_of_one_kind() {
    let curly = good().change(LESSON, "It takes a minute.", "It\u{2019}s a minute.");
    curly.breaks_only("V28", LESSON, "It\u{2019}s");
    let spaces = good().change(LESSON, "It takes a minute.", "It takes  a minute.");
    spaces.breaks_only("V28", LESSON, "It takes  a");
    let lines = good().change(LESSON, "near it.\n\n", "near it.\n\n\n");
    let below = lines.line(LESSON, "You could shut") - 1;
    assert_eq!(lines.problems(), [(LESSON.to_owned(), below, "V28")]);
}

#[test]
fn v29_numbers_need_a_source() {
    for number in ["40", "9 %", "per cent"] {
        let line = format!("why = \"They say {number} small things.\"");
        let from = "why = \"Small and clear, and they can say no.\"";
        good()
            .change(SCENARIO, from, &line)
            .breaks_only("V29", SCENARIO, &line);
    }
    let sourced = good().change(LESSON, "It takes a minute.", "It takes 40 steps.");
    assert_eq!(sourced.problems(), []);
}

#[test]
fn v30_research_needs_a_source() {
    let line = "why = \"A study says it is small.\"";
    let from = "why = \"Small and clear, and they can say no.\"";
    good()
        .change(SCENARIO, from, line)
        .breaks_only("V30", SCENARIO, line);
}

#[test]
fn v31_translations_are_not_passed_over_in_silence() {
    let text = good().text(LESSON);
    let path = "lessons/de/L003.toml";
    good().with(path, &text).breaks_only("V31", path, "");
}

#[test]
fn v33_a_case_is_told_anew() {
    let line =
        "again_stem = \"A cupboard with keys stands open at closing time. What comes first?\"\n";
    good()
        .change(LESSON, line, "")
        .breaks_only("V33", LESSON, "[question]");
}

#[test]
fn v34_seven_words_of_the_article_in_a_row_are_a_copy() {
    let copied = good().change(
        LESSON,
        "It takes a minute.",
        "SEVENTH heron, always lands on the coldest!".trim_end_matches('!'),
    );
    let copied = copied.change(LESSON, "coldest ", "coldest. ");
    copied.breaks_only("V34", LESSON, "SEVENTH");
    let six = good().change(
        LESSON,
        "It takes a minute.",
        "The seventh heron always lands on water.",
    );
    assert_eq!(six.problems(), []);
    assert!(ARTICLE.contains("seventh heron always lands on the coldest"));
    good()
        .without("seed-runs.txt")
        .breaks_only("V34", "seed-runs.txt", "");
}

#[test]
fn v43_the_check_says_what_the_scenario_says() {
    let base = good().change(SCENARIO, "verdict = \"OFFER\"", "verdict = \"STEP_IN\"");
    base.breaks_only("V43", SCENARIO, "[check_answers]");
    let twist = good().change(SCENARIO, "verdict = \"LISTEN\"", "verdict = \"STEP_IN\"");
    twist.breaks_only("V43", SCENARIO, "[twist]");
}
