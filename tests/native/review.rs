//! Review: when a card comes back, and in which order its options stand then.

use std::collections::BTreeSet;

use alongside::domain::day::Day;
use alongside::domain::own_course::Workdays;
use alongside::domain::practice::{CaseAnswer, LessonPractice};
use alongside::domain::review::{Card, due, order_of_options, rested};

use crate::year_fixture::MONDAY;

/// The practice of a lesson: its answers as days after it, and whether each was right.
fn practice(answers: &[(i32, bool)]) -> LessonPractice {
    let answers = answers.iter().map(|(after, right)| CaseAnswer {
        day: MONDAY.plus(*after),
        option: 0,
        right: *right,
    });
    LessonPractice {
        answers: answers.collect(),
        ..LessonPractice::new("L001")
    }
}

fn card(answers: &[(i32, bool)], workdays: Workdays) -> Card<'static> {
    Card::of("L001", &practice(answers), workdays, |_| true).expect("a card")
}

/// How many days after its lesson the card comes back to somebody who has every day.
fn comes_back(answers: &[(i32, bool)]) -> Option<i32> {
    let due = card(answers, Workdays::default()).due;
    due.map(|due| due.days_since(MONDAY))
}

const RIGHT: bool = true;
const WRONG: bool = false;

#[test]
fn a_lesson_not_finished_has_no_card() {
    assert_eq!(
        Card::of("L001", &practice(&[]), Workdays::default(), |_| true),
        None
    );
}

#[test]
fn a_card_comes_back_after_3_10_30_and_90_days_and_then_rests() {
    for first in [RIGHT, WRONG] {
        let mut answers = vec![(0, first)];
        for day in [3, 10, 30, 90] {
            assert_eq!(comes_back(&answers), Some(day));
            answers.push((day, RIGHT));
        }
        assert_eq!(comes_back(&answers), None);
    }
}

#[test]
fn a_wrong_answer_takes_one_step_back() {
    for (answers, day) in [
        (vec![(3, WRONG)], Some(3 + 3)),
        (vec![(3, RIGHT), (10, WRONG)], Some(10 + 3)),
        (vec![(3, RIGHT), (10, RIGHT), (30, WRONG)], Some(30 + 7)),
        (
            vec![(3, RIGHT), (10, RIGHT), (30, RIGHT), (90, WRONG)],
            Some(90 + 20),
        ),
        // Wrong while it rests: the last step again.
        (
            vec![
                (3, RIGHT),
                (10, RIGHT),
                (30, RIGHT),
                (90, RIGHT),
                (150, WRONG),
            ],
            Some(150 + 60),
        ),
        (vec![(3, WRONG), (6, WRONG), (9, WRONG)], Some(9 + 3)),
        (vec![(3, WRONG), (6, RIGHT)], Some(6 + 7)),
    ] {
        let all: Vec<_> = [(0, RIGHT)].into_iter().chain(answers).collect();
        assert_eq!(comes_back(&all), day, "{all:?}");
    }
}

#[test]
fn a_late_answer_moves_the_next_return_and_not_the_step() {
    assert_eq!(comes_back(&[(0, RIGHT), (40, RIGHT)]), Some(47));
    assert_eq!(comes_back(&[(0, RIGHT), (400, WRONG)]), Some(403));
}

#[test]
fn a_right_answer_before_its_day_changes_nothing_and_a_wrong_one_does() {
    for early in 0..3 {
        assert_eq!(comes_back(&[(0, RIGHT), (early, RIGHT)]), Some(3));
        assert_eq!(comes_back(&[(0, RIGHT), (early, WRONG)]), Some(early + 3));
    }
    assert_eq!(comes_back(&[(0, RIGHT), (3, RIGHT), (3, RIGHT)]), Some(10));
}

#[test]
fn a_card_that_rests_and_is_answered_right_goes_on_resting() {
    let four = [
        (0, RIGHT),
        (3, RIGHT),
        (10, RIGHT),
        (30, RIGHT),
        (90, RIGHT),
    ];
    let again: Vec<_> = four.into_iter().chain([(130, RIGHT)]).collect();
    assert_eq!(comes_back(&again), None);
    let card = card(&again, Workdays::default());
    for after in 0..400 {
        let today = MONDAY.plus(after);
        assert!(due(&[card], today).is_empty());
        assert_eq!(!rested(&[card], today).is_empty(), after >= 160, "{after}");
    }
}

#[test]
fn a_card_comes_back_on_one_of_the_persons_own_days() {
    for set in 1..128_u8 {
        let workdays = Workdays::of((0..7).filter(|day| set & 1 << day != 0));
        for lesson in 0..7 {
            let back = card(&[(lesson, RIGHT)], workdays).due.expect("a day");
            let after = back.days_since(MONDAY) - lesson;
            assert!(workdays.contains(back));
            assert!((3..10).contains(&after), "{set:b}: {after}");
            let between = (3..after).map(|after| MONDAY.plus(lesson + after));
            assert_eq!(between.filter(|day| workdays.contains(*day)).count(), 0);
        }
    }
}

#[test]
fn the_longest_waiting_card_comes_first() {
    let kept = [(0, RIGHT), (-5, RIGHT), (-2, RIGHT)].map(|answer| practice(&[answer]));
    let cards: Vec<Card<'_>> = ["L001", "L002", "L003"]
        .into_iter()
        .zip(&kept)
        .filter_map(|(id, kept)| Card::of(id, kept, Workdays::default(), |_| true))
        .collect();
    let waiting =
        |today: Day| -> Vec<&str> { due(&cards, today).iter().map(|card| card.lesson).collect() };
    assert_eq!(waiting(MONDAY.plus(-3)), [""; 0]);
    assert_eq!(waiting(MONDAY), ["L002"]);
    assert_eq!(waiting(MONDAY.plus(1)), ["L002", "L003"]);
    assert_eq!(waiting(MONDAY.plus(300)), ["L002", "L003", "L001"]);
}

#[test]
fn the_case_is_told_anew_from_the_second_return_on() {
    let told = |answers: &[(i32, bool)]| card(answers, Workdays::default()).is_told_anew();
    assert!(!told(&[(0, RIGHT)]), "the first return");
    assert!(told(&[(0, RIGHT), (3, RIGHT)]), "the second");
    assert!(told(&[(0, RIGHT), (3, WRONG)]), "the second");
    assert!(told(&[(0, RIGHT), (3, RIGHT), (10, RIGHT)]), "the third");
}

#[test]
fn the_days_there_are_hold_every_card() {
    for day in [Day(i32::MIN), Day(i32::MAX)] {
        let practice = LessonPractice {
            answers: vec![CaseAnswer {
                day,
                option: 0,
                right: true,
            }],
            ..LessonPractice::new("L001")
        };
        for workdays in [Workdays::default(), Workdays::of([2])] {
            assert!(Card::of("L001", &practice, workdays, |_| true).is_some());
        }
    }
}

#[test]
fn the_options_never_stand_as_they_stood_the_time_before() {
    for order in 1..=144 {
        let lesson = format!("L{order:03}");
        for options in 0..=6 {
            let all: Vec<usize> = (0..options).collect();
            let mut before = order_of_options(&lesson, 0, options);
            assert_eq!(before, all, "the lesson itself keeps the source's order");
            for answered in 1..60 {
                let now = order_of_options(&lesson, answered, options);
                assert_eq!(now, order_of_options(&lesson, answered, options));
                assert_eq!(now == before, options < 3, "{lesson}, {answered}");
                let mut sorted = now.clone();
                sorted.sort_unstable();
                assert_eq!(sorted, all);
                before = now;
            }
        }
    }
}

#[test]
fn no_place_gives_the_right_option_away() {
    // Where the first option of the source stands on its first four returns, over all lessons.
    let mut places = [0_usize; 3];
    for order in 1..=144 {
        let lesson = format!("L{order:03}");
        for answered in 1..=4 {
            let shown = order_of_options(&lesson, answered, 3);
            places[shown.iter().position(|at| *at == 0).expect("a place")] += 1;
        }
    }
    let all: usize = places.iter().sum();
    assert!(
        places
            .iter()
            .all(|count| count * 100 >= all * 25 && count * 100 <= all * 45),
        "{places:?}"
    );
    let orders: BTreeSet<Vec<usize>> = (1..40).map(|n| order_of_options("L001", n, 3)).collect();
    assert_eq!(orders.len(), 6, "in time every order comes");
}
