//! One rule of the content bible (6.5) broken at a time: the problem names file, line and rule,
//! and nothing else is reported.

use crate::content_fixture::{ARTICLE, LESSON, SCENARIO, good, whole_year, with_lessons};

const PLAN: &str = "plan.toml";

#[test]
fn good_content_has_no_problem() {
    assert_eq!(good().problems(), []);
    assert_eq!(with_lessons(12).problems(), []);
    assert_eq!(whole_year().problems(), []);
}

#[test]
fn a_whole_year_leaves_only_translation_and_release_rules_waiting() {
    let report = whole_year().compile().expect("the year is good").report;
    let waiting: Vec<&str> = report.waiting.iter().map(|waiting| waiting.rule).collect();
    assert_eq!(waiting, ["V31", "V32", "V33"]);
}

#[test]
fn one_lesson_leaves_the_rules_about_all_of_them_waiting() {
    let report = good().compile().expect("the fixture is good").report;
    let waiting: Vec<&str> = report.waiting.iter().map(|waiting| waiting.rule).collect();
    assert_eq!(
        waiting,
        [
            "V02", "V05", "V06", "V07", "V08", "V16", "V17", "V18", "V21", "V31", "V32", "V33"
        ]
    );
}

#[test]
fn v01_an_id_is_the_files_name() {
    let text = good().text(LESSON);
    let moved = good().without(LESSON).with("lessons/en/L030.toml", &text);
    moved.breaks_only("V01", "lessons/en/L030.toml", "id = ");
}

#[test]
fn v01_a_slug_is_kebab_case() {
    good()
        .change(LESSON, "the-open-gate", "The_open")
        .breaks_only("V01", LESSON, "slug");
}

#[test]
fn v01_no_two_lessons_share_a_slug() {
    let two = with_lessons(2).without(LESSON).change(
        "lessons/en/L002.toml",
        "the-open-gate-2",
        "the-open-gate-1",
    );
    two.breaks_only("V01", "lessons/en/L002.toml", "slug");
}

#[test]
fn v02_a_track_fits_its_order() {
    let wrong = good().change(LESSON, "track = \"T1\"", "track = \"T2\"");
    wrong.breaks_only("V02", LESSON, "track = ");
}

#[test]
fn v02_the_plan_has_no_gaps() {
    let gap = good().change(PLAN, "order = 143\n", "order = 144\n");
    gap.breaks_only("V02", PLAN, "");
}

#[test]
fn v02_a_lesson_stands_where_the_plan_has_it() {
    good()
        .change(LESSON, "order = 3", "order = 4")
        .breaks_only("V02", LESSON, "order = ");
}

#[test]
fn v03_every_name_is_known() {
    for (from, to) in [
        ("seeds = [\"S1\"]", "seeds = [\"S77\"]"),
        ("sources = [\"gates\"]", "sources = [\"fences\"]"),
        ("related = [\"L001\"", "related = [\"L999\""),
    ] {
        good()
            .change(LESSON, from, to)
            .breaks_only("V03", LESSON, to);
    }
    let path = good().change(PLAN, "scenarios = [\"P01\"]", "scenarios = [\"P77\"]");
    path.breaks_only("V03", PLAN, "\"P77\"");
    let home = good().change("seeds.toml", "\"L003\"", "\"L777\"");
    home.breaks_only("V03", "seeds.toml", "\"L777\"");
}

#[test]
fn v04_a_lesson_does_not_refer_to_itself_or_twice() {
    good()
        .change(LESSON, "\"L001\", \"L004\"", "\"L003\"")
        .breaks_only("V04", LESSON, "related");
    good()
        .change(LESSON, "\"L001\", \"L004\"", "\"L001\", \"L001\"")
        .breaks_only("V04", LESSON, "related");
}

#[test]
fn v05_every_seed_has_a_home_and_a_lesson() {
    let homeless = good().change("seeds.toml", "[\"Q6\", \"L003\", \"P01\"]", "[]");
    homeless.breaks_only("V05", "seeds.toml", "id = ");
    let seed = "\n[[seed]]\nid = \"S2\"\nkind = \"idea\"\nwhere = \"here\"\ntext = \"Wait.\"\nhomes = [\"Q1\"]\n";
    let year = whole_year();
    let seeds = year.text("seeds.toml") + seed;
    year.with("seeds.toml", &seeds)
        .breaks_only("V05", "seeds.toml", "id = \"S2\"");
}

#[test]
fn v05_every_source_is_used_or_carries_the_product() {
    let unused = whole_year().change("sources.toml", "product = true", "product = false");
    unused.breaks_only("V05", "sources.toml", "key = \"clocks\"");
}

#[test]
fn v06_core_lessons_are_48() {
    let planned = "order = 4\ncore = false";
    good()
        .change(PLAN, planned, "order = 4\ncore = true")
        .breaks_only("V06", PLAN, "");
}

#[test]
fn v06_a_safety_lesson_is_marked_as_planned() {
    let quiet = good().change(LESSON, "safety = true", "safety = false");
    quiet.breaks_only("V06", LESSON, "id = ");
}

#[test]
fn v07_a_scenario_practises_one_to_four_lessons() {
    let none = good().change(SCENARIO, "[\"L003\", \"L004\"]", "[]");
    none.breaks_only("V07", SCENARIO, "id = ");
}

#[test]
fn v07_every_track_is_practised() {
    let mut year = whole_year();
    for number in [12, 24] {
        let path = format!("scenarios/en/P{number}.toml");
        year = year.change(&path, "[\"L133\"]", "[\"L001\"]");
    }
    year.breaks_only("V07", "tracks.toml", "id = \"T12\"");
}

#[test]
fn v08_every_verdict_is_met() {
    let mut year = whole_year();
    for number in [8, 16, 24] {
        let path = format!("scenarios/en/P{number:02}.toml");
        year = year.change(&path, "lead = \"me\"\nstate = \"over\"", "state = \"over\"");
        year = year.change(&path, "HAND_BACK", "STAND_BACK");
    }
    year.breaks_only("V08", "scenarios/en", "");
}

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
