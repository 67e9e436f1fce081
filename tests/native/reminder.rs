//! The reminder of the day, and the number of things due.

use alongside::domain::command::Command;
use alongside::domain::day::Day;
use alongside::domain::due::{LOOK_BACKS_SHOWN, due_count};
use alongside::domain::own_course::Workdays;
use alongside::domain::reminder::{Daily, TimeOfDay};
use alongside::domain::situation::Situation;
use alongside::domain::year::Todays;
use alongside::domain::year_steps::{Item, Why};

use alongside::domain::check::Verdict;

use crate::command_samples::{TODAY, after, check, plan, stepping_in};

fn at(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).expect("a time")
}

#[test]
fn every_minute_of_a_day_is_written_and_read() {
    for minute in 0..1_440_u16 {
        let text = format!("{:02}:{:02}", minute / 60, minute % 60);
        let time = at(&text);
        assert_eq!((time.minutes(), time.to_text()), (minute, text));
    }
    for hour in 0..24 {
        assert_eq!(TimeOfDay::hour(hour).to_text(), format!("{hour:02}:00"));
    }
}

#[test]
fn what_is_no_time_is_refused() {
    for text in [
        "", ":", "8:30", "08:60", "24:00", "08:3", "08-30", "-8:30", "+8:30", "08:30:00", "0８:30",
        " 08:30",
    ] {
        assert_eq!(TimeOfDay::parse(text), None, "{text:?}");
    }
}

#[test]
fn a_reminder_is_kept_and_read_again_whatever_its_days() {
    for set in 0..128_u8 {
        let days = Workdays::of((0..7).filter(|day| set & 1 << day != 0));
        let first = Daily::new("k3v9".to_owned(), days, at("06:05"));
        for reminder in [first.ended(), first] {
            assert_eq!(Daily::parse(&reminder.to_text()), Some(reminder));
        }
    }
}

#[test]
fn a_reminder_that_is_cut_off_or_altered_is_none() {
    let days = Workdays::of([0, 2]);
    let whole = Daily::new("k3v9".to_owned(), days, at("06:05")).to_text();
    assert_eq!(whole, "k3v9 0 on 06:05 mon,wed");
    for end in 0..whole.len() {
        // Without its last day it is a reminder still, and no other text is.
        let cut = &whole[..end];
        assert_eq!(Daily::parse(cut).is_some(), cut.ends_with(" mon"), "{cut}");
    }
    for text in [
        " 0 on 06:05 mon",
        "k 3 0 on 06:05 mon",
        "k\n3 0 on 06:05 mon",
        "k3 -1 on 06:05 mon",
        "k3 0 yes 06:05 mon",
        "k3 0 on 06:05 mon,",
        "k3 0 on 06:05 MON",
        "k3 0 on 06:05 mon more",
    ] {
        assert_eq!(Daily::parse(text), None, "{text:?}");
    }
}

#[test]
fn each_change_has_the_same_name_and_a_higher_number() {
    let first = Daily::new("k3v9".to_owned(), Workdays::default(), at("08:30"));
    let moved = first.moved(Workdays::of([1]), at("07:00"));
    let ended = moved.ended();
    let again = ended.moved(Workdays::default(), at("08:30"));
    let all = [&first, &moved, &ended, &again];
    assert!(all.iter().all(|reminder| reminder.uid == "k3v9"));
    assert_eq!(all.map(|reminder| reminder.sequence), [0, 1, 2, 3]);
    assert_eq!(
        all.map(|reminder| reminder.stands),
        [true, true, false, true]
    );
    assert_eq!((ended.days, ended.at), (moved.days, moved.at));
}

/// Today's item, proposed for this reason.
fn todays(why: Why<'static>, done: bool) -> Todays<'static> {
    Todays {
        item: Item::Lesson("L001"),
        done,
        why,
    }
}

fn count(situations: &[Situation], todays: &Todays<'_>, today: Day) -> usize {
    due_count(situations.iter(), todays, today)
}

#[test]
fn the_number_is_of_what_today_asks_for_and_gone_once_that_is_done() {
    let lesson = todays(Why::Next, false);
    let done = todays(Why::Next, true);
    assert_eq!(count(&[], &lesson, TODAY), 1);
    assert_eq!(count(&[], &done, TODAY), 0);
    for why in [Why::DayOff, Why::Pause] {
        assert_eq!(count(&[], &todays(why, false), TODAY), 0, "{why:?}");
    }
    let all_done = Todays {
        item: Item::AllDone,
        ..lesson
    };
    assert_eq!(count(&[], &all_done, TODAY), 0);
    let lead = after(&[check(Verdict::StepIn), Command::Plan(stepping_in())]);
    for (after_days, number) in [(0, 0), (2, 0), (3, 1), (300, 1)] {
        let today = TODAY.plus(after_days);
        assert_eq!(count(std::slice::from_ref(&lead), &done, today), number);
    }
}

#[test]
fn after_a_long_time_away_the_number_is_as_small_as_today_is_light() {
    let done = todays(Why::Next, true);
    let looked_at = alongside::domain::plan::Plan {
        look_back: Some(TODAY.plus(7)),
        ..plan()
    };
    let waiting = after(&[check(Verdict::Listen), Command::Plan(looked_at)]);
    let closed = waiting
        .after(&Command::Close, TODAY)
        .expect("it can be closed");
    let many = vec![waiting.clone(); 12];
    assert_eq!(count(&many, &done, TODAY.plus(6)), 0);
    assert_eq!(count(&many, &done, TODAY.plus(7)), LOOK_BACKS_SHOWN);
    assert_eq!(count(&many, &done, TODAY.plus(500)), LOOK_BACKS_SHOWN);
    assert_eq!(count(&[closed], &done, TODAY.plus(500)), 0);
}
