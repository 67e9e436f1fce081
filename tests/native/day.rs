//! Civil days, enumerated instead of sampled: the calendar repeats every 400 years.

use alongside::domain::day::Day;

const FIRST_YEAR: i32 = 1900;

/// How many days this month has, told apart from the way the code counts them.
fn month_length(year: i32, month: u32) -> u32 {
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("{text} is a day"))
}

#[test]
fn every_day_of_four_hundred_years_follows_the_one_before_and_reads_back() {
    let mut expected = Day::from_ymd(FIRST_YEAR, 1, 1).expect("a day");
    let mut weekday = expected.weekday();
    for year in FIRST_YEAR..FIRST_YEAR + 400 {
        for month in 1..=12 {
            for date in 1..=month_length(year, month) {
                let found = Day::from_ymd(year, month, date).expect("a day that exists");
                assert_eq!(found, expected, "{year}-{month}-{date}");
                assert_eq!(found.ymd(), (year, month, date));
                assert_eq!(Day::parse(&found.to_string()), Some(found));
                assert_eq!(found.weekday(), weekday);
                expected = expected.plus(1);
                weekday = (weekday + 1) % 7;
            }
        }
    }
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for year in FIRST_YEAR..FIRST_YEAR + 400 {
        for month in 1..=12 {
            for date in month_length(year, month) + 1..=32 {
                assert_eq!(
                    Day::from_ymd(year, month, date),
                    None,
                    "{year}-{month}-{date}"
                );
            }
            assert_eq!(Day::from_ymd(year, month, 0), None);
        }
    }
    let odd = [
        (2026, 0, 1),
        (2026, 13, 1),
        (10_000, 1, 1),
        (-10_000, 1, 1),
        (2026, 1, u32::MAX),
    ];
    for (year, month, date) in odd {
        assert_eq!(
            Day::from_ymd(year, month, date),
            None,
            "{year}-{month}-{date}"
        );
    }
}

#[test]
fn the_twenty_ninth_of_february_exists_in_leap_years_alone() {
    for year in [1904, 2000, 2024, 2028, 2400] {
        let leap_day = Day::from_ymd(year, 2, 29).expect("a leap year");
        assert_eq!(leap_day.plus(1).ymd(), (year, 3, 1));
        assert_eq!(leap_day.plus(-1).ymd(), (year, 2, 28));
    }
    for year in [1900, 2023, 2100, 2200] {
        assert_eq!(Day::from_ymd(year, 2, 29), None, "{year}");
    }
}

#[test]
fn known_days_have_their_known_names() {
    let monday = 0;
    for (text, weekday) in [
        ("1970-01-01", 3),
        ("1969-12-31", 2),
        ("2000-02-29", 1),
        ("2026-11-22", 6),
        ("2026-11-23", monday),
    ] {
        assert_eq!(day(text).weekday(), weekday, "{text}");
    }
    assert_eq!(day("1970-01-01"), Day(0));
}

#[test]
fn moving_and_counting_undo_each_other() {
    let start = day("2026-11-22");
    for days in [-40_000, -366, -1, 0, 1, 28, 365, 40_000] {
        assert_eq!(start.plus(days).days_since(start), days);
        assert_eq!(start.plus(days).plus(-days), start);
    }
}

#[test]
fn the_ends_of_time_saturate_instead_of_panicking() {
    for end in [Day(i32::MIN), Day(i32::MAX)] {
        assert!(end.weekday() < 7);
        assert!(!end.to_string().is_empty());
        assert_eq!(end.days_since(end), 0);
    }
    assert_eq!(Day(i32::MAX).plus(1), Day(i32::MAX));
    assert_eq!(Day(i32::MIN).plus(-1), Day(i32::MIN));
    assert_eq!(Day(i32::MAX).days_since(Day(i32::MIN)), i32::MAX);
}

#[test]
fn a_text_that_is_not_a_day_is_refused_and_never_panics() {
    for text in [
        "",
        "-",
        "--",
        "---",
        "2026",
        "2026-11",
        "2026-11-",
        "2026--22",
        "-11-22",
        "2026-11-31",
        "2026-02-29",
        "2026-11-22-01",
        "2026-11-22T00:00",
        " 2026-11-22",
        "2026-11-22 ",
        "2026/11/22",
        "22-11-2026x",
        "99999999999-1-1",
        "2026-4294967297-1",
        "2026-1-4294967297",
        "NaN-NaN-NaN",
        "٢٠٢٦-١١-٢٢",
        "2026–11–22",
        "🦀-🦀-🦀",
        "\u{202e}2026-11-22",
        "0x7ea-0b-16",
        "2026-00-10",
        "2026-10-00",
        "1e3-01-01",
        "null",
    ] {
        assert_eq!(Day::parse(text), None, "{text:?}");
    }
}

#[test]
fn one_wrong_character_anywhere_never_gives_a_panic() {
    let good: Vec<char> = "2026-11-22".chars().collect();
    for at in 0..good.len() {
        for other in ['-', '0', '9', ' ', 'x', '+', '\0', 'é', '٣'] {
            let mut text = good.clone();
            text[at] = other;
            let text: String = text.into_iter().collect();
            if let Some(day) = Day::parse(&text) {
                assert_eq!(Day::parse(&day.to_string()), Some(day), "{text:?}");
            }
        }
    }
}
