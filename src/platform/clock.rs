//! The only clock. What day it is here and now, and how a day is written for this person.

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::maybe::{called, found};
use crate::domain::day::Day;
use crate::domain::own_course::OwnCourse;

/// How long a day is, in milliseconds.
pub const DAY_MS: f64 = 86_400_000.0;

/// Today, in this person's zone and by the hour their day starts at.
pub fn today(course: &OwnCourse) -> Day {
    let now = Date::new_0();
    let day = Day::from_ymd(
        now.get_full_year() as i32,
        now.get_month() + 1,
        now.get_date(),
    )
    .unwrap_or(Day(0));
    course.day_of(day, now.get_hours() as u8)
}

/// This moment, in milliseconds since 1970. Zero for a clock that stands before that.
pub fn now_ms() -> u64 {
    Date::now().max(0.0) as u64
}

/// "Sunday 22 November", in this person's language and order.
pub fn written_long(day: Day) -> String {
    LONG.with(|format| written(day, format))
}

/// "22 November 2026", in this person's language and order.
pub fn written_in_full(day: Day) -> String {
    IN_FULL.with(|format| written(day, format))
}

/// "November 2026", in this person's language and order.
pub fn written_month(day: Day) -> String {
    MONTH.with(|format| written(day, format))
}

/// "22 Nov 2026, 14:03", a moment in this person's zone, language and order.
pub fn written_moment(ms: u64) -> String {
    MOMENT.with(|format| written_at(ms as f64, format))
}

/// "8:30 am" or "08:30", so many minutes after midnight, as this person's clocks show it.
pub fn written_time(minutes: u16) -> String {
    TIME.with(|format| written_at(f64::from(minutes) * 60_000.0, format))
}

/// The day this person's weeks start on, Monday 0; Monday where the browser does not say.
pub fn week_starts_on() -> u8 {
    let first = || {
        let format = DateTimeFormat::new(&Array::new(), &js_sys::Object::new());
        let language = found(
            &called(&format, "resolvedOptions", &Array::new())?,
            "locale",
        )?;
        let make: Function = found(&found(&js_sys::global(), "Intl")?, "Locale")?
            .dyn_into()
            .ok()?;
        let locale = Reflect::construct(&make, &Array::of1(&language)).ok()?;
        let week = called(&locale, "getWeekInfo", &Array::new());
        // What the method gives was a property first, and still is in some browsers.
        let week = week.or_else(|| found(&locale, "weekInfo"))?;
        found(&week, "firstDay")?.as_f64()
    };
    // Monday is 1 there and Sunday 7.
    first().map_or(0, |first| (first as u8 + 6) % 7)
}

/// "N", the shortest name of the day's month in this person's language.
pub fn month_initial(day: Day) -> String {
    INITIAL.with(|format| written(day, format))
}

/// "22 November", in this person's language and order.
pub fn written_short(day: Day) -> String {
    SHORT.with(|format| written(day, format))
}

thread_local! {
    // Made once: making one costs a hundred times what writing a day with it does.
    static LONG: Function =
        format_of(&[("weekday", "long"), ("day", "numeric"), ("month", "long")]);
    static SHORT: Function = format_of(&[("day", "numeric"), ("month", "long")]);
    static IN_FULL: Function =
        format_of(&[("day", "numeric"), ("month", "long"), ("year", "numeric")]);
    static MONTH: Function = format_of(&[("month", "long"), ("year", "numeric")]);
    static MOMENT: Function = {
        let options = js_sys::Object::new();
        for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
            // Setting a property on a fresh object cannot fail.
            let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
        }
        DateTimeFormat::new(&js_sys::Array::new(), &options).format()
    };
    static TIME: Function = format_of(&[("hour", "numeric"), ("minute", "2-digit")]);
    static INITIAL: Function = format_of(&[("month", "narrow")]);
}

/// How this person's language writes these parts of a day.
fn format_of(parts: &[(&str, &str)]) -> Function {
    let options = js_sys::Object::new();
    // A day has no hour, so it is written where it begins at midnight, wherever the person is.
    for (name, value) in [("timeZone", "UTC")].iter().chain(parts) {
        // Setting a property on a fresh object cannot fail.
        let _ = js_sys::Reflect::set(
            &options,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        );
    }
    DateTimeFormat::new(&js_sys::Array::new(), &options).format()
}

fn written(day: Day, format: &Function) -> String {
    written_at(f64::from(day.0) * DAY_MS, format)
}

fn written_at(ms: f64, format: &Function) -> String {
    let written = format.call1(&JsValue::NULL, &JsValue::from_f64(ms)).ok();
    set_apart(
        written
            .and_then(|written| written.as_string())
            .unwrap_or_default(),
    )
}

/// A day written from right to left keeps its order inside a sentence that is not.
fn set_apart(written: String) -> String {
    let is_right_to_left = |letter: char| ('\u{590}'..='\u{8ff}').contains(&letter);
    match written.chars().any(is_right_to_left) {
        true => ["\u{2068}", &written, "\u{2069}"].concat(),
        false => written,
    }
}
