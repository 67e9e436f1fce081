//! The copies the app makes by itself: their names, when one is due, and a year of which stay.

use std::collections::{BTreeMap, BTreeSet};

use alongside::storage::copies::{
    Copy, CopyKind, CopyName, EVERY_MS, copy_text, is_due, read_copy, thin,
};

const HOUR: u64 = 60 * 60 * 1000;
const DAY: u64 = 24 * HOUR;
/// A Monday at midnight.
const START: u64 = 20_787 * DAY;
const ROOM: u64 = u64::MAX;

fn copy(made: u64, kind: CopyKind) -> CopyName {
    CopyName {
        made,
        kind,
        records: 12,
        bytes: 1_000,
        id: "k3v9".to_owned(),
    }
}

fn auto(made: u64) -> CopyName {
    copy(made, CopyKind::Auto)
}

/// What stays.
fn kept(names: &[CopyName], now: u64, room: u64) -> Vec<CopyName> {
    let gone = thin(names, now, room);
    let stays = names.iter().filter(|name| !gone.contains(name));
    stays.cloned().collect()
}

#[test]
fn a_name_says_all_and_is_read_again_and_no_other_is() {
    let name = CopyName {
        made: 0x1a1_ed6b_2c00,
        kind: CopyKind::Safety,
        records: 0,
        bytes: u32::MAX,
        id: "a0z9".to_owned(),
    };
    let text = "01a1ed6b2c00-safety-0-4294967295-a0z9";
    assert_eq!(name.to_text(), text);
    assert_eq!(CopyName::parse(text), Some(name));
    for bad in [
        "",
        "01a1ed6b2c00",
        "01a1ed6b2c0-safety-0-1-a",
        "01a1ed6b2c000-safety-0-1-a",
        "01A1ED6B2C00-safety-0-1-a",
        "+1a1ed6b2c00-safety-0-1-a",
        "01a1ed6b2c00-other-0-1-a",
        "01a1ed6b2c00-auto-00-1-a",
        "01a1ed6b2c00-auto-+1-1-a",
        "01a1ed6b2c00-auto--1-1-a",
        "01a1ed6b2c00-auto-1-4294967296-a",
        "01a1ed6b2c00-auto-1-1-",
        "01a1ed6b2c00-auto-1-1-A",
        "01a1ed6b2c00-auto-1-1-a-b",
        "01a1ed6b2c00-auto-1-1-a ",
    ] {
        assert_eq!(CopyName::parse(bad), None, "{bad}");
    }
    let mut names = [auto(3 * DAY), auto(DAY), auto(2 * DAY), auto(11)];
    let mut texts = names.clone().map(|name| name.to_text());
    names.sort();
    texts.sort();
    assert_eq!(
        texts,
        names.map(|name| name.to_text()),
        "in the order of time"
    );
}

#[test]
fn a_copy_is_due_an_hour_after_the_last_if_anything_changed() {
    let names = [auto(START - DAY), copy(START, CopyKind::Safety)];
    for (changes, after, due) in [
        (0, EVERY_MS, false),
        (1, EVERY_MS - 1, false),
        (1, EVERY_MS, true),
        (500, 1, false),
        (1, 400 * DAY, true),
    ] {
        assert_eq!(
            is_due(&names, changes, START + after),
            due,
            "{changes}, {after}"
        );
    }
    assert!(is_due(&[], 1, START) && !is_due(&[], 0, START));
    assert!(is_due(&names, 1, START - 2 * DAY), "the clock was set back");
}

#[test]
fn over_a_year_of_days_the_newest_days_and_weeks_stay() {
    let mut names: Vec<CopyName> = Vec::new();
    for hour in (0..365 * 24).step_by(3) {
        let now = START + hour * HOUR;
        names.push(auto(now));
        names = kept(&names, now, ROOM);
        assert!(names.contains(&auto(now)), "the newest stays");
        let today = now / DAY;
        let mut by_day: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
        for name in &names {
            by_day
                .entry(today - name.day())
                .or_default()
                .push(name.made % DAY);
        }
        let of_today = by_day.remove(&0).unwrap_or_default();
        assert_eq!(of_today.len() as u64, (hour % 24 / 3 + 1).min(3));
        for ago in 1..=7.min(hour / 24) {
            assert_eq!(by_day.remove(&ago), Some(vec![21 * HOUR]), "{ago} days ago");
        }
        let weeks: BTreeSet<u64> = by_day.keys().map(|ago| (today - ago + 3) / 7).collect();
        assert_eq!(weeks.len(), by_day.len(), "one a week");
        let past = (hour / 24).saturating_sub(7);
        let all_weeks = (0..past).map(|day| day / 7).collect::<BTreeSet<_>>().len();
        assert_eq!(weeks.len(), all_weeks.min(4), "on day {}", hour / 24);
        if hour / 24 > 40 {
            let oldest = by_day.keys().max().copied().unwrap_or_default();
            assert!((23..=29).contains(&oldest), "{oldest} days");
        }
    }
}

#[test]
fn somebody_who_comes_once_a_fortnight_keeps_a_year_back() {
    let mut names: Vec<CopyName> = Vec::new();
    for visit in 0..26 {
        let now = START + visit * 14 * DAY;
        names.push(auto(now));
        names = kept(&names, now, ROOM);
        assert_eq!(names.len() as u64, (visit + 1).min(12));
    }
}

#[test]
fn safety_copies_stay_for_a_week_and_the_newest_for_ever() {
    let ages = [0, 1, 6, 7, 8, 400];
    for newest in 0..ages.len() {
        let names: Vec<CopyName> = ages[newest..]
            .iter()
            .map(|days| copy(START - days * DAY, CopyKind::Safety))
            .collect();
        let stays = kept(&names, START, ROOM);
        let expected = names.iter().enumerate();
        let expected = expected.filter(|(at, name)| *at == 0 || START - name.made < 7 * DAY);
        let expected: Vec<CopyName> = expected.map(|(_, name)| name.clone()).collect();
        assert_eq!(stays, expected);
    }
    let mixed = [copy(START - DAY, CopyKind::Safety), auto(START)];
    assert_eq!(kept(&mixed, START, ROOM), mixed);
}

#[test]
fn where_there_is_little_room_the_oldest_go_and_the_newest_stays() {
    let names: Vec<CopyName> = (0..6)
        .map(|ago| {
            let kind = if ago % 2 == 0 {
                CopyKind::Auto
            } else {
                CopyKind::Safety
            };
            copy(START - ago * DAY, kind)
        })
        .collect();
    for room in 0..8_000 {
        let stays = kept(&names, START, room);
        let fit = (room / 1_000).clamp(1, 6) as usize;
        assert_eq!(stays, names[..fit], "in {room} bytes");
    }
}

#[test]
fn no_jump_of_the_clock_deletes_everything_or_the_newest_copy() {
    let mut year: Vec<CopyName> = Vec::new();
    for hour in (0..60 * 24).step_by(6) {
        year.push(auto(START + hour * HOUR));
        year = kept(&year, START + hour * HOUR, ROOM);
    }
    let last = START + 60 * DAY;
    assert!(year.len() >= 13);
    for years in [0, 1, 10, 100] {
        for days in [0, 1, 2, 8, 30, 364] {
            let jump = (years * 365 + days) * DAY;
            let ahead = last + jump;
            let mut names = year.clone();
            names.push(auto(ahead));
            let stays = kept(&names, ahead, ROOM);
            assert!(stays.contains(&auto(ahead)));
            assert!(stays.len() + 4 >= names.len(), "{jump}: {}", stays.len());
            // And back again: what was made meanwhile is in the future now.
            let mut names = stays;
            names.push(auto(last + HOUR));
            let stays = kept(&names, last + HOUR, ROOM);
            assert!(stays.contains(&auto(last + HOUR)));
            assert!(stays.len() + 3 >= names.len(), "back from {jump}");
            let back = last.saturating_sub(jump);
            let mut names = year.clone();
            names.push(auto(back));
            let stays = kept(&names, back, 1_000);
            assert_eq!(stays, [auto(back)], "the newest that is not in the future");
            assert!(kept(&names, back, ROOM).len() >= 4.min(names.len()));
        }
    }
    assert_eq!(kept(&year, 0, ROOM).len(), 3, "all of them in the future");
    assert_eq!(kept(&year, 0, 0).len(), 1);
    assert_eq!(kept(&year, u64::MAX, 0).len(), 1);
}

#[test]
fn what_a_copy_holds_comes_back() {
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    for text in [
        "",
        "\"quoted\" \\ \n\u{0}\u{2028}",
        "@1 x y\n{\"a\":1}",
        "],[\"x\",\"y\"]",
    ] {
        let copy = Copy {
            records: vec![pair("lesson/L001", text), pair("draft/x", text)],
            history: vec![pair("lesson/L001@x", text)],
            settings: vec![pair("theme", text)],
        };
        assert_eq!(read_copy(copy_text(&copy).as_bytes()), Ok(copy.clone()));
        assert_eq!(copy.count(), 1);
    }
    let empty = Copy::default();
    let text = copy_text(&empty);
    assert_eq!(read_copy(text.as_bytes()), Ok(empty));
    for length in 0..text.trim_end().len() {
        assert!(read_copy(&text.as_bytes()[..length]).is_err(), "{length}");
    }
}
