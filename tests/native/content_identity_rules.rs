//! One rule of the content bible (6.5) broken at a time, V01 to V08: who is who and what leads where. The problem names
//! file, line and rule, and nothing else is reported.

use crate::content_fixture::{LESSON, SCENARIO, good, whole_year, with_lessons};

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
