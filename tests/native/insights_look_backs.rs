//! What is counted of look-backs: whether help was wanted, and how standing back turned out.

use alongside::domain::check::Verdict;
use alongside::domain::day::Day;
use alongside::domain::insights::{Calibration, Level, StandDowns};
use alongside::domain::look_back::{Happened, Wanted};
use alongside::domain::plan::Forecast;
use alongside::domain::situation::{Event, Situation};

use crate::insights_samples::{
    check, counted, forecast, lent, looked_back, stands_down, takes, thread, wanted,
};

#[test]
fn a_look_back_answers_the_forecast_of_the_plan_before_it() {
    // Level 4: six look-backs, wanted in three. Level 0: one, not wanted. Level 2: one, wanted.
    let mut threads = Vec::new();
    for (number, answer) in [
        (0, Wanted::Yes),
        (1, Wanted::Yes),
        (2, Wanted::Yes),
        (3, Wanted::No),
        (4, Wanted::No),
        (5, Wanted::No),
    ] {
        let events = [check(Verdict::Offer), forecast(4), wanted(answer)];
        threads.push(thread(&format!("sure{number}"), &events));
    }
    threads.push(thread("not", &[forecast(0), wanted(Wanted::No)]));
    threads.push(thread("way", &[forecast(2), wanted(Wanted::Yes)]));
    // Apart: one could not tell, one plan had no forecast, one look-back had no plan.
    threads.push(thread("fog", &[forecast(4), wanted(Wanted::Unknown)]));
    threads.push(thread("none", &[stands_down(), wanted(Wanted::No)]));
    threads.push(thread("bare", &[wanted(Wanted::Yes)]));
    let found = counted(&threads).wanted;
    let level = |count, wanted| Level { count, wanted };
    assert_eq!(
        found,
        Calibration {
            looked_back: 11,
            wanted: 5,
            not_wanted: 5,
            unknown: 1,
            without_forecast: 2,
            levels: [
                level(1, 0),
                level(0, 0),
                level(1, 1),
                level(0, 0),
                level(6, 3)
            ],
        }
    );
    assert_eq!(found.compared(), 8);
    let most = found.most_forecast();
    assert_eq!(most, Some((Forecast::new(4).unwrap(), level(6, 3))));
}

#[test]
fn of_two_forecasts_made_as_often_the_surer_one_is_named() {
    let threads = [
        thread("a", &[forecast(1), wanted(Wanted::Yes)]),
        thread("b", &[forecast(3), wanted(Wanted::No)]),
    ];
    let (most, _) = counted(&threads).wanted.most_forecast().unwrap();
    assert_eq!(most.level(), 3);
}

#[test]
fn every_level_of_forecast_has_its_own_row() {
    for made in 0..Forecast::LEVELS {
        let found = counted(&[thread("a", &[forecast(made), wanted(Wanted::Yes)])]).wanted;
        for (row, level) in found.levels.iter().enumerate() {
            let here = usize::from(row == usize::from(made));
            assert_eq!((level.count, level.wanted), (here, here), "{made} {row}");
        }
    }
}

#[test]
fn two_look_backs_on_one_plan_both_answer_its_forecast() {
    let events = [
        forecast(3),
        wanted(Wanted::No),
        Event::LookBackOn(Day(19_950)),
        wanted(Wanted::Yes),
    ];
    let found = counted(&[thread("a", &events)]).wanted;
    assert_eq!((found.levels[3].count, found.levels[3].wanted), (2, 1));
    assert_eq!(found.looked_back, 2);
}

#[test]
fn a_later_check_leaves_the_plan_in_force_and_a_later_plan_takes_its_place() {
    let checked = check(Verdict::Listen);
    let still = [forecast(4), checked.clone(), wanted(Wanted::Yes)];
    assert_eq!(counted(&[thread("a", &still)]).wanted.levels[4].count, 1);
    let anew = [
        forecast(4),
        wanted(Wanted::Yes),
        checked.clone(),
        forecast(1),
        wanted(Wanted::No),
    ];
    let found = counted(&[thread("a", &anew)]).wanted;
    assert_eq!((found.levels[4].count, found.levels[4].wanted), (1, 1));
    assert_eq!((found.levels[1].count, found.levels[1].wanted), (1, 0));
    // The new plan has no forecast: the old one does not answer for it.
    let silent = [forecast(4), checked, stands_down(), wanted(Wanted::Yes)];
    let found = counted(&[thread("a", &silent)]).wanted;
    assert_eq!((found.compared(), found.without_forecast), (0, 1));
}

#[test]
fn there_is_no_picture_under_five_look_backs_that_answer_a_forecast() {
    for answered in 0..8 {
        let mut threads: Vec<Situation> = (0..answered)
            .map(|n: usize| thread(&n.to_string(), &[forecast(2), wanted(Wanted::Yes)]))
            .collect();
        // Two that answer none do not bring it nearer.
        threads.push(thread("bare", &[wanted(Wanted::Yes)]));
        threads.push(thread("fog", &[forecast(2), wanted(Wanted::Unknown)]));
        let found = counted(&threads).wanted;
        assert_eq!(found.looked_back, answered + 2);
        assert_eq!(found.has_picture(), answered >= 5, "{answered}");
    }
}

#[test]
fn a_stand_down_is_a_plan_to_leave_it_or_any_plan_on_stand_back() {
    // The check, the plan, and whether it stands down.
    for (verdict, event, is_one) in [
        (Verdict::StepIn, stands_down(), true),
        (Verdict::Listen, stands_down(), true),
        (Verdict::StandBack, stands_down(), true),
        (Verdict::StandBack, forecast(1), true),
        (Verdict::Listen, forecast(1), false),
        (Verdict::StepIn, takes(lent()), false),
        (Verdict::HandBack, forecast(1), false),
    ] {
        let found = counted(&[thread("a", &[check(verdict), event])]).stand_downs;
        assert_eq!(found.count, usize::from(is_one), "{verdict:?}");
        assert_eq!(found.looked_back, 0);
    }
    // Without a plan nothing was chosen yet.
    let bare = counted(&[thread("a", &[check(Verdict::StandBack)])]);
    assert_eq!(bare.stand_downs, StandDowns::default());
}

#[test]
fn a_stand_down_is_told_by_its_last_look_back() {
    let (yes, back) = (Wanted::Yes, check(Verdict::StandBack));
    let threads = [
        thread("a", &[stands_down(), looked_back(yes, Happened::Better)]),
        thread("b", &[stands_down(), looked_back(yes, Happened::Same)]),
        thread("c", &[stands_down(), looked_back(yes, Happened::Worse)]),
        // Looked back on twice: better in the end.
        thread(
            "d",
            &[
                stands_down(),
                looked_back(yes, Happened::Worse),
                looked_back(yes, Happened::Better),
            ],
        ),
        thread("e", &[back.clone(), stands_down()]),
        // Two choices in one thread, the second looked back on.
        thread(
            "f",
            &[
                back.clone(),
                stands_down(),
                back,
                forecast(0),
                looked_back(Wanted::Unknown, Happened::Same),
            ],
        ),
        // Stepped in: not one of them.
        thread("g", &[takes(lent()), looked_back(yes, Happened::Better)]),
    ];
    // By hand: a to e one each, f two; a, b, c, d and the second of f looked back on.
    let expected = StandDowns {
        count: 7,
        looked_back: 5,
        better: 2,
        same: 2,
        worse: 1,
    };
    assert_eq!(counted(&threads).stand_downs, expected);
}

#[test]
fn a_plan_made_anew_before_anything_came_of_it_is_one_choice() {
    let back = check(Verdict::StandBack);
    for (events, count) in [
        (vec![back.clone(), stands_down(), stands_down()], 1),
        (vec![back.clone(), forecast(1), takes(lent())], 1),
        (
            vec![check(Verdict::StepIn), stands_down(), takes(lent())],
            0,
        ),
        (
            vec![back.clone(), stands_down(), back.clone(), stands_down()],
            2,
        ),
        (
            vec![
                back.clone(),
                stands_down(),
                wanted(Wanted::No),
                stands_down(),
            ],
            2,
        ),
    ] {
        let found = counted(&[thread("a", &events)]).stand_downs;
        assert_eq!(found.count, count, "{events:?}");
    }
}
