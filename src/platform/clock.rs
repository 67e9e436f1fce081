//! The only clock. What day it is here and now, and how a day is written for this person.

use js_sys::Date;
use wasm_bindgen::JsValue;

use crate::domain::day::Day;

/// The hour at which a new day starts: practice after midnight still belongs to the day before.
const DAY_STARTS_AT_HOUR: u32 = 3;

/// Today, in this person's zone.
pub fn today() -> Day {
    let now = Date::new_0();
    let day = Day::from_ymd(
        now.get_full_year() as i32,
        now.get_month() + 1,
        now.get_date(),
    )
    .unwrap_or(Day(0));
    if now.get_hours() < DAY_STARTS_AT_HOUR {
        day.plus(-1)
    } else {
        day
    }
}

/// "Sunday 22 November", in this person's language and order.
pub fn written_long(day: Day) -> String {
    written(
        day,
        &[("weekday", "long"), ("day", "numeric"), ("month", "long")],
    )
}

/// "22 November 2026", in this person's language and order.
pub fn written_in_full(day: Day) -> String {
    written(
        day,
        &[("day", "numeric"), ("month", "long"), ("year", "numeric")],
    )
}

/// "22 November", in this person's language and order.
pub fn written_short(day: Day) -> String {
    written(day, &[("day", "numeric"), ("month", "long")])
}

/// "November 2026", in this person's language and order.
pub fn written_month(day: Day) -> String {
    written(day, &[("month", "long"), ("year", "numeric")])
}

/// "N", the shortest name of the day's month in this person's language.
pub fn month_initial(day: Day) -> String {
    written(day, &[("month", "narrow")])
}

/// Writes a day by `toLocaleDateString`, which knows the person's language.
fn written(day: Day, parts: &[(&str, &str)]) -> String {
    let (year, month, date) = day.ymd();
    let options = js_sys::Object::new();
    for (name, value) in parts {
        // Setting a property on a fresh object cannot fail.
        let _ = js_sys::Reflect::set(
            &options,
            &JsValue::from_str(name),
            &JsValue::from_str(value),
        );
    }
    let at_noon = Date::new_with_year_month_day_hr_min_sec(
        year as u32,
        month as i32 - 1,
        date as i32,
        12,
        0,
        0,
    );
    at_noon.to_locale_date_string("default", &options).into()
}
