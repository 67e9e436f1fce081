//! Calendar files: to the byte as they are kept in `tests/fixtures/calendar`, and as a reader that
//! is not ours understands them.

use alongside::domain::day::Day;
use alongside::domain::own_course::Workdays;
use alongside::domain::reminder::TimeOfDay;
use alongside::storage::calendar_file::{CalendarEntry, Days, TITLE, escaped, push_line};
use icalendar::parser::{Component, read_calendar, unfold};
use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component as _, DatePerhapsTime};

/// 2026-11-22 at 10:05:09, universal time.
const NOW: u64 = 1_795_341_909_000;

fn day(text: &str) -> Day {
    Day::parse(text).expect("a day")
}

fn at(text: &str) -> TimeOfDay {
    TimeOfDay::parse(text).expect("a time")
}

fn every(days: &[u8], from: &str) -> Days {
    Days::Every {
        days: Workdays::of(days.iter().copied()),
        from: day(from),
    }
}

fn entry(days: Days, time: &str) -> CalendarEntry {
    CalendarEntry {
        uid: "k3v9b0q2k3v9b0q2k3v9".to_owned(),
        sequence: 0,
        days,
        at: at(time),
        stands: true,
    }
}

/// Each file that is kept, with what it is made of.
fn golden() -> [(&'static str, CalendarEntry, &'static str); 4] {
    let weekdays = entry(every(&[0, 1, 2, 3, 4], "2026-11-22"), "08:30");
    let moved = CalendarEntry {
        sequence: 1,
        ..entry(every(&[], "2028-02-29"), "00:05")
    };
    let ended = CalendarEntry {
        sequence: 2,
        stands: false,
        ..moved.clone()
    };
    let one_day = CalendarEntry {
        uid: "0f343b0931126a20f133d67c2b018a3b".to_owned(),
        sequence: 7,
        ..entry(Days::Once(day("2026-12-31")), "23:59")
    };
    [
        (
            "weekdays.ics",
            weekdays,
            include_str!("../fixtures/calendar/weekdays.ics"),
        ),
        (
            "every-day-moved.ics",
            moved,
            include_str!("../fixtures/calendar/every-day-moved.ics"),
        ),
        (
            "ended.ics",
            ended,
            include_str!("../fixtures/calendar/ended.ics"),
        ),
        (
            "one-day.ics",
            one_day,
            include_str!("../fixtures/calendar/one-day.ics"),
        ),
    ]
}

/// The value of a property of a part of a file, as somebody else's reader gives it.
fn value(part: &Component<'_>, name: &str) -> String {
    let mut found = part.properties.iter().filter(|found| found.name == name);
    let only = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(found.next().is_none(), "{name} stands twice");
    assert!(only.params.is_empty(), "{name} has no parameters");
    only.val.to_string()
}

#[test]
fn every_file_is_to_the_byte_as_it_is_kept() {
    for (name, entry, kept) in golden() {
        assert_eq!(entry.to_file(NOW), kept, "{name}");
    }
}

#[test]
fn somebody_elses_reader_finds_what_was_meant() {
    for (name, entry, kept) in golden() {
        let text = unfold(kept);
        let calendar = read_calendar(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        let of_calendar = |wanted: &str| {
            let found = calendar
                .properties
                .iter()
                .find(|found| found.name == wanted);
            found.map(|found| found.val.to_string())
        };
        let method = if entry.stands { "PUBLISH" } else { "CANCEL" };
        assert_eq!(of_calendar("METHOD").as_deref(), Some(method), "{name}");
        assert_eq!(of_calendar("VERSION").as_deref(), Some("2.0"), "{name}");
        let [event] = calendar.components.as_slice() else {
            panic!("{name}: one entry");
        };
        assert_eq!(event.name, "VEVENT");
        assert_eq!(value(event, "UID"), entry.uid);
        assert_eq!(value(event, "SEQUENCE"), entry.sequence.to_string());
        assert_eq!(value(event, "DTSTAMP"), "20261122T100509Z");
        assert_eq!(value(event, "SUMMARY"), TITLE);
        let status = if entry.stands {
            "CONFIRMED"
        } else {
            "CANCELLED"
        };
        assert_eq!(value(event, "STATUS"), status);
        let alarms = &event.components;
        assert_eq!(alarms.len(), usize::from(entry.stands), "{name}: one alarm");
        for alarm in alarms {
            assert_eq!(alarm.name, "VALARM");
            assert_eq!(value(alarm, "ACTION"), "DISPLAY");
            assert_eq!(value(alarm, "TRIGGER"), "PT0S");
            assert_eq!(value(alarm, "DESCRIPTION"), TITLE);
        }
    }
}

/// When an entry first reminds, by somebody else's reader; fails if that has a zone.
fn floating(file: &str) -> String {
    let calendar: Calendar = file.parse().expect("a calendar");
    let Some(CalendarComponent::Event(event)) = calendar.components.first() else {
        panic!("an entry");
    };
    match event.get_start() {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Floating(time))) => time.to_string(),
        other => panic!("a time without a zone, not {other:?}"),
    }
}

#[test]
fn times_have_no_zone_on_any_day_of_four_years() {
    let first = day("2025-12-30");
    for after in 0..4 * 366 {
        let on = first.plus(after);
        let file = entry(Days::Once(on), "02:30").to_file(NOW);
        assert_eq!(floating(&file), format!("{on} 02:30:00"));
        assert!(!file.contains("TZID") && !file.contains("VTIMEZONE"));
    }
}

#[test]
fn a_reminder_begins_on_the_first_of_its_days_and_comes_on_each_of_them() {
    let letters = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    for set in 0..128_u8 {
        let named: Vec<u8> = (0..7).filter(|day| set & 1 << day != 0).collect();
        for after in 0..7 {
            // A week with the leap day in it.
            let from = day("2028-02-26").plus(after);
            let days = Workdays::of(named.iter().copied());
            let file = entry(Days::Every { days, from }, "08:30").to_file(NOW);
            let first = days.on_or_after(from);
            assert_eq!(floating(&file), format!("{first} 08:30:00"));
            let codes: Vec<&str> = named.iter().map(|day| letters[usize::from(*day)]).collect();
            let rule = match codes.as_slice() {
                [] => "\r\nRRULE:FREQ=DAILY\r\n".to_owned(),
                codes => format!("\r\nRRULE:FREQ=WEEKLY;BYDAY={}\r\n", codes.join(",")),
            };
            assert!(file.contains(&rule), "{file}");
        }
    }
}

#[test]
fn every_line_ends_as_it_must_and_none_is_too_long() {
    for (name, entry, _) in golden() {
        let file = entry.to_file(NOW);
        assert!(file.ends_with("END:VCALENDAR\r\n"), "{name}");
        for line in file.split_terminator("\r\n") {
            assert!(
                !line.contains(['\r', '\n']) && line.len() <= 75,
                "{name}: {line}"
            );
        }
    }
}

#[test]
fn a_long_line_is_folded_between_letters_and_read_as_it_was() {
    for letter in ["a", "é", "…", "🦀"] {
        for count in 0..200 {
            let text = letter.repeat(count);
            let mut folded = String::new();
            push_line(&mut folded, "SUMMARY", &text);
            let lines: Vec<&str> = folded.split_terminator("\r\n").collect();
            assert!(
                lines.iter().all(|line| line.len() <= 75),
                "{letter} {count}"
            );
            let own: String = lines
                .iter()
                .enumerate()
                .map(|(at, line)| {
                    if at == 0 {
                        line
                    } else {
                        line.strip_prefix(' ').expect("a fold")
                    }
                })
                .collect();
            assert_eq!(own, format!("SUMMARY:{text}"));
            assert_eq!(unfold(&folded).trim_end(), own, "{letter} {count}");
        }
    }
}

#[test]
fn what_has_a_meaning_of_its_own_loses_it() {
    for (text, value) in [
        ("plain", "plain"),
        ("a,b;c", "a\\,b\\;c"),
        ("a\\b", "a\\\\b"),
        ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"),
        ("a:b", "a:b"),
        ("\\n", "\\\\n"),
    ] {
        assert_eq!(escaped(text), value, "{text:?}");
    }
}

#[test]
fn nothing_but_name_number_days_and_times_differs_between_two_entries() {
    let lines = |entry: &CalendarEntry| -> Vec<String> {
        let file = entry.to_file(NOW);
        let kept = ["UID:", "SEQUENCE:", "DTSTART:", "RRULE:"];
        let lines = file.lines().map(str::to_owned);
        lines
            .filter(|line| !kept.iter().any(|front| line.starts_with(front)))
            .collect()
    };
    let first = lines(&entry(every(&[0], "2026-11-22"), "08:30"));
    let other = CalendarEntry {
        uid: "q2".to_owned(),
        sequence: 40,
        ..entry(Days::Once(day("2030-01-01")), "12:00")
    };
    assert_eq!(first, lines(&other));
}

#[test]
fn a_clock_at_its_ends_makes_a_file_all_the_same() {
    for (now, stamp) in [
        (0, "DTSTAMP:19700101T000000Z"),
        (951_782_399_999, "DTSTAMP:20000228T235959Z"),
        (951_782_400_000, "DTSTAMP:20000229T000000Z"),
    ] {
        let file = entry(Days::Once(day("2026-12-31")), "08:30").to_file(now);
        assert!(file.contains(stamp), "{now}: {file}");
    }
    entry(Days::Once(Day(i32::MAX)), "08:30").to_file(u64::MAX);
}
