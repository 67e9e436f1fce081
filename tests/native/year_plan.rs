//! The order of things: the year, the short course and a path.

use std::collections::BTreeSet;

use alongside::domain::curriculum::Curriculum;
use alongside::domain::own_course::{LookBackKind, Span};
use alongside::domain::year::Todays;
use alongside::domain::year_steps::{Item, Step, Why, of_core, of_path, of_year};

use crate::support::shipped_index;
use crate::year_fixture::{MONDAY, Person, whole};

fn lessons<'a>(steps: &[Step<'a>]) -> Vec<&'a str> {
    let ids = steps.iter().filter_map(|step| match step.item {
        Item::Lesson(id) => Some(id),
        _ => None,
    });
    ids.collect()
}

fn scenarios<'a>(steps: &[Step<'a>], twists: bool) -> Vec<&'a str> {
    let ids = steps.iter().filter_map(|step| match step.item {
        Item::Scenario { id, twist } if twist == twists => Some(id),
        _ => None,
    });
    ids.collect()
}

/// The letters of some steps: a lesson, a scenario, a review, a light day.
fn letters(steps: &[Step<'_>]) -> String {
    let letter = |step: &Step<'_>| match step.item {
        Item::Lesson(_) => 'L',
        Item::Scenario { .. } => 'S',
        Item::Review => 'R',
        Item::LookBack(_) => 'B',
        Item::AllDone => '-',
    };
    steps.iter().map(letter).collect()
}

#[test]
fn the_year_has_260_days_in_52_weeks_of_five() {
    let year = of_year(&whole());
    assert_eq!(year.len(), 260);
    for (at, week) in year.chunks(5).enumerate() {
        let number = at as u16 + 1;
        let looks_back = number.is_multiple_of(13);
        let shape = if looks_back { "BBBBB" } else { "LLSLR" };
        assert_eq!(letters(week), shape, "week {number}");
        for (step, day) in week.iter().zip(1..) {
            assert_eq!(step.why, Why::Year { week: number, day });
        }
        if looks_back {
            let kinds = week.iter().filter_map(|step| match step.item {
                Item::LookBack(light) => Some((light.week, light.kind)),
                _ => None,
            });
            let expected = LookBackKind::ALL.map(|kind| (number, kind));
            assert_eq!(kinds.collect::<Vec<_>>(), expected);
        }
    }
}

#[test]
fn the_year_has_every_lesson_once_in_order_30_scenarios_and_18_twists() {
    let year = of_year(&whole());
    let all: Vec<&str> = whole()
        .lessons
        .iter()
        .map(|head| head.id.as_str())
        .collect();
    assert_eq!(lessons(&year), all);
    for (twists, count) in [(false, 30), (true, 18)] {
        let ids = scenarios(&year, twists);
        assert_eq!(ids.len(), count);
        assert_eq!(
            ids.iter().collect::<BTreeSet<_>>().len(),
            count,
            "none twice"
        );
    }
}

/// A scenario comes after at least one of its lessons, a twist three weeks after its scenario.
#[track_caller]
fn assert_prepared(curriculum: &Curriculum<'_>, steps: &[Step<'_>]) {
    let week = |step: &Step<'_>| match step.why {
        Why::Year { week, .. } | Why::Core { week, .. } => week,
        _ => 0,
    };
    for (at, step) in steps.iter().enumerate() {
        let Item::Scenario { id, twist } = step.item else {
            continue;
        };
        let head = curriculum.scenario(id).expect("it is there");
        let before = lessons(&steps[..at]);
        assert!(
            head.lessons.iter().any(|id| before.contains(&id.as_str())),
            "{id}"
        );
        if twist {
            let base = Item::Scenario { id, twist: false };
            let base = steps[..at].iter().find(|step| step.item == base);
            assert!(week(step) >= week(base.expect("its scenario")) + 3, "{id}");
        }
    }
}

#[test]
fn a_scenario_comes_after_its_lesson_and_a_twist_weeks_after_its_scenario() {
    assert_prepared(&whole(), &of_year(&whole()));
    assert_prepared(&whole(), &of_core(&whole()));
    let shipped = shipped_index().curriculum();
    assert_prepared(&shipped, &of_year(&shipped));
    assert_prepared(&shipped, &of_core(&shipped));
}

#[test]
fn the_shipped_year_has_every_lesson_that_is_written_once() {
    let shipped = shipped_index().curriculum();
    let all: BTreeSet<&str> = shipped
        .lessons
        .iter()
        .map(|head| head.id.as_str())
        .collect();
    let in_year = lessons(&of_year(&shipped));
    assert_eq!(in_year.len(), all.len());
    assert_eq!(in_year.into_iter().collect::<BTreeSet<_>>(), all);
    for path in shipped.paths {
        assert!(path.lessons.iter().all(|id| all.contains(id.as_str())));
    }
}

#[test]
fn the_short_course_is_the_foundations_in_sixteen_weeks() {
    let core = of_core(&whole());
    let foundations = whole().lessons.iter().filter(|head| head.core);
    let foundations: Vec<&str> = foundations.map(|head| head.id.as_str()).collect();
    assert_eq!(foundations.len(), 48);
    assert_eq!(lessons(&core), foundations);
    assert_eq!(core.len(), 80);
    for week in core.chunks(5) {
        assert_eq!(letters(week), "LLSLR");
    }
}

/// Does everything that is offered until nothing is left, and tells what was done in which order.
fn live_through<'a>(curriculum: Curriculum<'a>, person: &mut Person) -> Vec<Step<'a>> {
    let mut steps = Vec::new();
    for after in 0..2_000 {
        let today = MONDAY.plus(after);
        let offer = person.offered(curriculum, today);
        if offer.todays.item == Item::AllDone {
            assert_eq!(offer.todays.why, Why::AllSeen);
            return steps;
        }
        let why = offer.todays.why;
        if why.is_proposed() {
            person.do_all(&offer, today, || true);
            let item = offer.todays.item;
            steps.push(Step { item, why });
        } else {
            // Nothing new, but a card that has come back is answered.
            for card in &offer.cards {
                person.answer(card.lesson, true, today);
            }
        }
    }
    panic!("it never ends: {:?}", steps.last());
}

#[test]
fn in_the_end_everything_was_seen_once_whatever_was_chosen() {
    let slugs = whole().paths.iter().map(|path| Some(path.slug.clone()));
    for path in slugs.chain([None, Some("no-such-path".to_owned())]) {
        for span in [Span::Year, Span::Core] {
            let mut person = Person::default();
            person.course.path = path.clone();
            person.course.span = span;
            let steps = live_through(whole(), &mut person);
            let mut read = lessons(&steps);
            assert_eq!(read.len(), 144, "{path:?}");
            read.sort_unstable();
            read.dedup();
            assert_eq!(read.len(), 144, "{path:?}");
            for twists in [false, true] {
                let mut practised = scenarios(&steps, twists);
                practised.sort_unstable();
                practised.dedup();
                assert_eq!(practised.len(), 30, "{path:?}, twists {twists}");
            }
        }
    }
}

#[test]
fn the_shipped_year_can_be_lived_through() {
    let shipped = shipped_index().curriculum();
    for span in [Span::Year, Span::Core] {
        let mut person = Person::default();
        person.course.span = span;
        let steps = live_through(shipped, &mut person);
        assert_eq!(lessons(&steps).len(), shipped.lessons.len());
    }
}

#[test]
fn a_path_comes_first_its_lessons_and_then_its_scenarios() {
    for path in whole().paths {
        let mut person = Person::default();
        person.course.path = Some(path.slug.clone());
        let steps = live_through(whole(), &mut person);
        let (on_path, after) = steps.split_at(path.lessons.len() + path.scenarios.len());
        assert_eq!(lessons(on_path), path.lessons, "{}", path.slug);
        assert_eq!(scenarios(on_path, false), path.scenarios, "{}", path.slug);
        assert!(letters(on_path).starts_with(&"L".repeat(path.lessons.len())));
        assert!(
            on_path
                .iter()
                .all(|step| step.why == Why::Path(&path.title))
        );
        assert_eq!(after[0].why, Why::Year { week: 1, day: 1 });
        // The year knows what was done on the path.
        let later = lessons(after);
        assert!(path.lessons.iter().all(|id| !later.contains(&id.as_str())));
        let later = scenarios(after, false);
        assert!(
            path.scenarios
                .iter()
                .all(|id| !later.contains(&id.as_str()))
        );
    }
}

#[test]
fn a_path_leaves_out_a_scenario_none_of_whose_lessons_was_seen() {
    let whole = whole();
    let mut path = whole.path("placed-above-me").expect("a path").clone();
    path.scenarios.push("P24".to_owned());
    let with = |seen: &str| scenarios(&of_path(&whole, &path, |id| id == seen), false).len();
    assert_eq!(with("L001"), 1);
    assert_eq!(with("L102"), 2, "it practises L102");
}

#[test]
fn once_what_was_chosen_is_over_every_second_day_is_free_but_for_a_card() {
    let mut person = Person::default();
    person.course.span = Span::Core;
    let (mut free, mut cards, mut before) = (0, 0, None);
    for after in 0..300 {
        let today = MONDAY.plus(after);
        let offer = person.offered(whole(), today);
        let Todays { item, why, .. } = offer.todays;
        let is_core = matches!(why, Why::Core { .. });
        assert!(offer.cards.len() <= 10);
        assert!(!(is_core && free > 0), "the short course comes first");
        if why == Why::Pause {
            assert!(matches!(
                before,
                Some(Item::Lesson(_) | Item::Scenario { .. })
            ));
            free += 1;
            cards += offer.cards.len();
            before = None;
            for card in &offer.cards {
                person.answer(card.lesson, true, today);
            }
            continue;
        }
        if free > 0 && matches!(item, Item::Lesson(_) | Item::Scenario { .. }) {
            assert!(!matches!(
                before,
                Some(Item::Lesson(_) | Item::Scenario { .. })
            ));
        }
        before = Some(item);
        person.do_all(&offer, today, || true);
    }
    assert!(free > 60, "{free} free days");
    assert!(cards > 0, "cards come on free days too");
}

#[test]
fn the_day_a_path_or_the_year_is_under_way_is_never_free() {
    for path in [None, Some("worn-out".to_owned())] {
        let mut person = Person::default();
        person.course.path = path;
        for after in 0..250 {
            let today = MONDAY.plus(after);
            let offer = person.offered(whole(), today);
            assert!(offer.todays.why.is_proposed(), "{after}");
            person.do_all(&offer, today, || true);
        }
    }
}
