//! The only clock. What day it is here and now, and how a day is written for this person.

use js_sys::Intl::DateTimeFormat;
use js_sys::{Date, Function};
use wasm_bindgen::JsValue;

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
    let written = MOMENT.with(|format| format.call1(&JsValue::NULL, &JsValue::from_f64(ms as f64)));
    let written = written.ok().and_then(|written| written.as_string());
    written.unwrap_or_default()
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
    let midnight = JsValue::from_f64(f64::from(day.0) * DAY_MS);
    let written = format.call1(&JsValue::NULL, &midnight);
    written
        .ok()
        .and_then(|written| written.as_string())
        .unwrap_or_default()
}
