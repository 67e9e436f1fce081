//! What day it is, by the browser's own clock.

use alongside::domain::day::Day;
use alongside::domain::own_course::OwnCourse;
use alongside::platform::clock::{today, written_long, written_short};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Replaced, run};

/// The browser's clock stands at this moment, in the zone of the machine.
fn clock_at(moment: &str) -> Replaced {
    run("globalThis.RealDate ??= Date");
    let property = format!(
        "writable: true,
         value: class extends RealDate {{
             constructor(...given) {{
                 super(...(given.length ? given : [new RealDate('{moment}').getTime()]));
             }}
         }}"
    );
    Replaced::new("globalThis", "Date", &property)
}

#[wasm_bindgen_test]
fn today_is_a_day_of_this_century() {
    let (year, _, _) = today(&OwnCourse::default()).ymd();
    assert!((2024..2100).contains(&year), "{year}");
}

#[wasm_bindgen_test]
fn a_day_begins_at_three_in_the_morning() {
    for (moment, day) in [
        ("2026-11-22T03:00:00", "2026-11-22"),
        ("2026-11-22T23:59:59", "2026-11-22"),
        ("2026-11-22T02:59:59", "2026-11-21"),
        ("2026-11-22T00:00:00", "2026-11-21"),
        ("2026-03-01T01:00:00", "2026-02-28"),
        ("2028-03-01T01:00:00", "2028-02-29"),
        ("2027-01-01T00:30:00", "2026-12-31"),
    ] {
        let clock = clock_at(moment);
        let found = today(&OwnCourse::default());
        drop(clock);
        assert_eq!(found.to_string(), day, "{moment}");
    }
}

#[wasm_bindgen_test]
fn a_day_begins_at_the_hour_the_person_chose() {
    for (starts_at, moment, day) in [
        (0, "2026-11-22T00:00:00", "2026-11-22"),
        (6, "2026-11-22T05:59:59", "2026-11-21"),
        (6, "2026-11-22T06:00:00", "2026-11-22"),
    ] {
        let clock = clock_at(moment);
        let found = today(&OwnCourse {
            day_starts_at: starts_at,
            ..OwnCourse::default()
        });
        drop(clock);
        assert_eq!(found.to_string(), day, "{moment} from {starts_at}");
    }
}

#[wasm_bindgen_test]
fn a_day_is_written_as_itself_whatever_the_zone() {
    for text in ["2026-01-01", "2026-12-31", "2028-02-29", "2026-03-29"] {
        let day = Day::parse(text).expect("a day");
        let (_, _, date) = day.ymd();
        for written in [written_short(day), written_long(day)] {
            assert!(written.contains(&date.to_string()), "{text}: {written}");
        }
        assert!(
            written_long(day).len() > written_short(day).len(),
            "{text} has its weekday"
        );
    }
}
