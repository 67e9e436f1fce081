//! What is counted of the checks: their verdicts by month, and the questions left open.

use alongside::domain::check::{Answer, Question, Verdict};
use alongside::domain::day::Day;
use alongside::domain::insights::{Insights, LeftOpen};
use alongside::domain::situation::{CheckTaken, Event, Situation};

use crate::storage_samples::{at, check_taken, day, situation};
use crate::support::given;

/// A thread with a check of this verdict on each of these days.
fn checked(days: &[(&str, Verdict)]) -> Situation {
    let mut thread = situation("a");
    let entries = days.iter().map(|(on, verdict)| {
        let taken = CheckTaken {
            verdict: *verdict,
            ..check_taken()
        };
        at(day(on), Event::Checked(taken))
    });
    thread.entries = entries.collect();
    thread
}

/// What is counted of one thread.
fn counted(thread: &Situation, today: &str) -> Insights {
    Insights::of([thread].into_iter(), day(today))
}

#[test]
fn the_last_twelve_months_are_told_apart_and_this_one_stands_last() {
    let found = counted(&situation("a"), "2026-11-22").verdicts;
    let firsts = found.months.map(|month| month.first.to_string());
    assert_eq!(
        firsts,
        [
            "2025-12-01",
            "2026-01-01",
            "2026-02-01",
            "2026-03-01",
            "2026-04-01",
            "2026-05-01",
            "2026-06-01",
            "2026-07-01",
            "2026-08-01",
            "2026-09-01",
            "2026-10-01",
            "2026-11-01",
        ]
    );
    assert!(found.months.iter().all(|month| month.total() == 0));
}

#[test]
fn each_check_counts_in_its_month_and_a_month_without_one_shows_as_none() {
    let thread = checked(&[
        // Before the twelve months: one figure.
        ("2024-02-29", Verdict::StepIn),
        ("2025-11-30", Verdict::Listen),
        // The first of them, its first and its last day.
        ("2025-12-01", Verdict::Listen),
        ("2025-12-31", Verdict::StandBack),
        // A month with two of a kind.
        ("2026-02-28", Verdict::Offer),
        ("2026-02-01", Verdict::Offer),
        ("2026-02-14", Verdict::Listen),
        // This month, today included.
        ("2026-11-01", Verdict::GetHelp),
        ("2026-11-22", Verdict::HandBack),
    ]);
    let found = counted(&thread, "2026-11-22").verdicts;
    assert_eq!(found.older, 2);
    assert_eq!(found.recent(), 7);
    assert_eq!(found.total(), 9);
    let totals = found.months.map(|month| month.total());
    assert_eq!(totals, [2, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2]);
    assert_eq!(
        found.months[0].given(),
        [(Verdict::Listen, 1), (Verdict::StandBack, 1)]
    );
    assert_eq!(
        found.months[2].given(),
        [(Verdict::Listen, 1), (Verdict::Offer, 2)]
    );
    assert_eq!(
        found.given(),
        [
            (Verdict::GetHelp, 1),
            (Verdict::Listen, 2),
            (Verdict::Offer, 2),
            (Verdict::StandBack, 1),
            (Verdict::HandBack, 1),
        ]
    );
}

#[test]
fn a_month_begins_on_its_first_day_whatever_its_length() {
    // Today, a day a check was taken on, and in which month from the last it counts.
    for (today, on, back) in [
        ("2028-02-29", "2028-02-29", Some(0)),
        ("2028-03-01", "2028-02-29", Some(1)),
        ("2028-03-31", "2028-02-01", Some(1)),
        ("2027-03-31", "2027-02-28", Some(1)),
        ("2028-01-01", "2027-12-31", Some(1)),
        ("2028-02-29", "2027-03-01", Some(11)),
        ("2028-02-29", "2027-02-28", None),
        ("2029-02-28", "2028-03-01", Some(11)),
        ("2029-02-28", "2028-02-29", None),
    ] {
        let found = counted(&checked(&[(on, Verdict::Listen)]), today).verdicts;
        let at = found.months.iter().rev().position(|m| m.total() == 1);
        assert_eq!(at, back, "{on} seen on {today}");
        assert_eq!(found.older, usize::from(back.is_none()));
    }
}

#[test]
fn a_check_from_a_day_to_come_was_taken_and_counts_in_this_month() {
    for on in ["2026-11-23", "2026-12-01", "2031-01-01"] {
        let found = counted(&checked(&[(on, Verdict::Listen)]), "2026-11-22").verdicts;
        assert_eq!(found.months[11].total(), 1, "{on}");
        assert_eq!(found.older, 0);
    }
}

#[test]
fn there_is_no_picture_under_five_checks_of_these_months() {
    for recent in 0..8 {
        let mut days = vec![("2020-01-01", Verdict::Listen); 6];
        days.extend(vec![("2026-11-02", Verdict::Listen); recent]);
        let found = counted(&checked(&days), "2026-11-22").verdicts;
        assert_eq!(found.has_picture(), recent >= 5, "{recent}");
    }
}

#[test]
fn the_first_and_the_last_day_there_is_do_not_panic() {
    for today in [Day(i32::MIN), Day(i32::MAX)] {
        let thread = checked(&[("2026-11-22", Verdict::Listen)]);
        let found = Insights::of([&thread].into_iter(), today).verdicts;
        assert_eq!(found.total(), 1);
    }
}

/// A thread with one check for each of these lists of answers.
fn answered(checks: &[&[(&str, &str)]]) -> Situation {
    let mut thread = situation("a");
    let entries = checks.iter().map(|codes| {
        let asked = codes
            .iter()
            .map(|(question, answer)| given(question, answer));
        let taken = CheckTaken {
            asked: asked.collect(),
            ..check_taken()
        };
        at(day("2026-11-22"), Event::Checked(taken))
    });
    thread.entries = entries.collect();
    thread
}

fn left_open(thread: &Situation) -> Vec<(Question, usize, usize)> {
    let found = counted(thread, "2026-11-22").left_open;
    let told = |counted: &LeftOpen| (counted.question, counted.open, counted.asked);
    found.iter().map(told).collect()
}

#[test]
fn what_stays_open_most_often_stands_first() {
    let thread = answered(&[
        &[
            ("harm", "none"),
            ("lead", "unsure"),
            ("state", "unsure"),
            ("heard", "not_yet"),
        ],
        &[
            ("harm", "unsure"),
            ("lead", "other"),
            ("state", "stuck"),
            ("heard", "not_yet"),
        ],
        &[
            ("harm", "none"),
            ("lead", "mine"),
            ("state", "moving"),
            ("heard", "cant"),
        ],
        &[("harm", "none"), ("pain", "unsure"), ("heard", "yes")],
        &[("harm", "none"), ("pain", "unsure"), ("wish", "yes")],
    ]);
    // By hand: heard 2 of 4, lead and state 1 of 3 each in the order of the questions, harm 1 of
    // 5. Pain was open in both of its checks and wish in none, but neither was asked three times.
    assert_eq!(
        left_open(&thread),
        [
            (Question::Heard, 2, 4),
            (Question::Lead, 1, 3),
            (Question::State, 1, 3),
            (Question::Harm, 1, 5),
        ]
    );
}

#[test]
fn equal_shares_of_different_counts_stand_in_the_order_of_the_questions() {
    let both: &[(&str, &str)] = &[("pain", "unsure"), ("wish", "unsure")];
    let known: &[(&str, &str)] = &[("pain", "low"), ("wish", "yes")];
    let more: &[(&str, &str)] = &[("wish", "unsure")];
    let still: &[(&str, &str)] = &[("wish", "no")];
    // Pain 2 of 4, wish 3 of 6.
    let thread = answered(&[both, both, known, known, more, still]);
    assert_eq!(
        left_open(&thread),
        [(Question::Pain, 2, 4), (Question::Wish, 3, 6)]
    );
}

#[test]
fn a_question_asked_less_than_three_times_says_nothing() {
    for times in 0..6 {
        let once: &[(&str, &str)] = &[("again", "unsure")];
        let expected = match times >= 3 {
            true => vec![(Question::Again, times, times)],
            false => vec![],
        };
        assert_eq!(left_open(&answered(&vec![once; times])), expected);
    }
}

#[test]
fn of_every_question_exactly_the_unknown_answer_is_open() {
    for question in Question::ALL {
        for answer in question.answers() {
            let mut thread = answered(&[&[], &[], &[]]);
            for entry in &mut thread.entries {
                if let Event::Checked(check) = &mut entry.event {
                    check.asked = vec![(question, answer)];
                }
            }
            let code = answer.code(question);
            let open = code == "unsure" || (question == Question::Heard && code == "not_yet");
            let times = if open { 3 } else { 0 };
            assert_eq!(left_open(&thread), [(question, times, 3)], "{code}");
        }
    }
    // An answer no version knows is not open either.
    let mut odd = answered(&[&[], &[], &[]]);
    for entry in &mut odd.entries {
        if let Event::Checked(check) = &mut entry.event {
            check.asked = vec![(Question::Harm, Answer(250))];
        }
    }
    assert_eq!(left_open(&odd), [(Question::Harm, 0, 3)]);
}
