//! Days and times in words: "today", "tomorrow", "in a week", or the day itself.

use crate::domain::day::Day;
use crate::domain::reminder::TimeOfDay;
use crate::platform::clock;
use crate::state::AppState;

/// How a time is said: as this person's clocks show it, once it is known who that is.
pub fn said_time(app: AppState, at: TimeOfDay) -> String {
    match app.live {
        true => clock::written_time(at.minutes()),
        false => at.to_text(),
    }
}

/// The day this person's weeks start on, Monday 0.
pub fn week_starts_on(app: AppState) -> u8 {
    if app.live { clock::week_starts_on() } else { 0 }
}

/// How a day is said on `today`.
pub fn said(day: Day, today: Day) -> String {
    match day.days_since(today) {
        -1 => "yesterday".to_owned(),
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        _ if day.ymd().0 == today.ymd().0 => clock::written_long(day),
        _ => clock::written_in_full(day),
    }
}

/// Days a lead may end on.
pub fn ends(today: Day) -> Vec<(String, Day)> {
    offered(
        today,
        &[
            ("Today", 0),
            ("Tomorrow", 1),
            ("In a week", 7),
            ("In two weeks", 14),
        ],
    )
}

/// Days to look back on.
pub fn look_backs(today: Day) -> Vec<(String, Day)> {
    offered(
        today,
        &[
            ("Tomorrow", 1),
            ("In 3 days", 3),
            ("In a week", 7),
            ("In two weeks", 14),
        ],
    )
}

fn offered(today: Day, days: &[(&str, i32)]) -> Vec<(String, Day)> {
    let days = days.iter();
    days.map(|(words, after)| ((*words).to_owned(), today.plus(*after)))
        .collect()
}
