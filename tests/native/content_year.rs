//! The weeks of the year and the short paths, as they are compiled: what is not written yet is left
//! out, and the rest is as it was planned.

use alongside::domain::check::Verdict;
use alongside::domain::curriculum::Practice;

use crate::content_fixture::{Fixture, LESSON, good, whole_year, with_lessons};
use crate::support::shipped_index;

const PLAN: &str = "plan.toml";
const PATH: &str = "slug = \"a-path\"";

/// A fixture whose thirteenth week looks back.
fn looking_back(fixture: Fixture) -> Fixture {
    fixture.change(
        PLAN,
        "number = 4\nlook_back = false\nlessons = [\"L004\"]\nscenario = \"P04\"\ntwist = false",
        "number = 4\nlook_back = true\nlessons = []",
    )
}

#[test]
fn what_is_not_written_is_left_out_of_weeks_and_paths() {
    let index = good().compile().expect("the fixture is good").index;
    let weeks: Vec<_> = index.weeks.iter().map(|week| week.number).collect();
    assert_eq!(weeks, [1, 3], "P01 in week 1, L003 in week 3");
    assert_eq!(index.weeks[0].lessons, [""; 0]);
    let first = Practice {
        scenario: "P01".to_owned(),
        twist: false,
    };
    assert_eq!(index.weeks[0].practice, Some(first));
    assert_eq!(index.weeks[1].lessons, ["L003"]);
    assert_eq!(index.weeks[1].practice, None);
    assert_eq!(index.paths[0].lessons, ["L003"]);
    assert_eq!(index.paths[0].scenarios, ["P01"]);
    assert_eq!(index.scenarios[0].lessons, ["L003"]);
}

#[test]
fn a_path_without_lessons_is_left_out() {
    let other = good().change(
        PLAN,
        "lessons = [\"L003\"]\nscenarios",
        "lessons = [\"L144\"]\nscenarios",
    );
    let index = other.compile().expect("the fixture is good").index;
    assert_eq!(index.paths, []);
}

#[test]
fn a_written_year_is_compiled_as_it_was_planned() {
    let index = whole_year().compile().expect("the year is good").index;
    assert_eq!(index.weeks.len(), 30);
    for (week, number) in index.weeks.iter().zip(1..) {
        assert_eq!(week.number, number);
        assert_eq!(week.lessons, [format!("L{number:03}")]);
        let practice = week.practice.as_ref().expect("a scenario");
        assert_eq!(practice.scenario, format!("P{number:02}"));
    }
}

#[test]
fn a_week_looks_back_only_on_something() {
    let numbers = |fixture: Fixture| -> Vec<(u16, bool)> {
        let index = fixture.compile().expect("the fixture is good").index;
        let weeks = index.weeks.iter();
        weeks.map(|week| (week.number, week.look_back)).collect()
    };
    assert_eq!(
        numbers(looking_back(with_lessons(3))),
        [(1, false), (2, false), (3, false), (4, true)]
    );
    let nothing = looking_back(good().without(LESSON)).without("scenarios/en/P01.toml");
    assert_eq!(numbers(nothing), []);
}

#[test]
fn a_scenario_is_known_by_what_the_check_says_of_it_and_of_its_twist() {
    let index = good().compile().expect("the fixture is good").index;
    let head = &index.scenarios[0];
    assert_eq!(
        (head.verdict, head.twist),
        (Verdict::Offer, Verdict::Listen)
    );
}

#[test]
fn v01_a_path_has_a_name_of_its_own() {
    let nameless = good().change(PLAN, "slug = \"a-path\"\n", "");
    nameless.breaks_only("V01", PLAN, "[[path]]");
    good()
        .change(PLAN, PATH, "slug = \"A path\"")
        .breaks_only("V01", PLAN, "slug = ");
    let plan = good().text(PLAN);
    let path = &plan[plan.find("[[path]]").expect("a path")..];
    let twice = good().with(PLAN, &[plan.as_str(), path].concat());
    let problems = twice.problems();
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(problems[0].2, "V01");
}

#[test]
fn the_words_of_a_path_are_judged_like_all_others() {
    good()
        .change(PLAN, "title = \"A path\"", "title = \"A path!\"")
        .breaks_only("V23", PLAN, "title = \"A path!\"");
}

#[test]
fn the_shipped_paths_are_the_eight_that_were_planned_as_far_as_they_are_written() {
    let index = shipped_index();
    let slugs: Vec<&str> = index.paths.iter().map(|path| path.slug.as_str()).collect();
    let all = [
        "their-part",
        "placed-above-me",
        "all-in-charge",
        "not-my-client",
        "i-know-the-answer",
        "the-same-post",
        "my-supervisor",
        "worn-out",
    ];
    let mut known = all.into_iter();
    assert!(
        slugs.iter().all(|slug| known.any(|one| one == *slug)),
        "{slugs:?}"
    );
    assert!(slugs.len() == all.len() || index.lessons.len() < 144);
}
