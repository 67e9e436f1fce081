//! A reminder as a calendar file (iCalendar, RFC 5545): the one alarm a phone keeps without a
//! server.
//!
//! An entry says "Five minutes" and nothing else, because calendars are shared and synchronised:
//! no word of a situation, no id, no name of the app where somebody looks. Its times have no zone,
//! so they are the person's own wherever they are. Where its name comes from is the caller's.

use crate::domain::day::Day;
use crate::domain::own_course::Workdays;
use crate::domain::reminder::{TimeOfDay, day_codes, two_digits};

/// What every entry says.
pub const TITLE: &str = "Five minutes";
/// The longest line, in octets, without its end.
const LINE_OCTETS_MAX: usize = 75;

/// When an entry reminds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Days {
    /// On this day alone.
    Once(Day),
    /// From the first of these days on or after `from`, for good.
    Every {
        /// The days of the week.
        days: Workdays,
        /// The earliest day.
        from: Day,
    },
}

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Its name: another file with the same one replaces it.
    pub uid: String,
    /// Higher than in every earlier file of this name.
    pub sequence: u32,
    /// Its days.
    pub days: Days,
    /// Its time.
    pub at: TimeOfDay,
    /// False to take it out again.
    pub stands: bool,
}

impl CalendarEntry {
    /// The file, made at `now` (milliseconds since 1970).
    pub fn to_file(&self, now: u64) -> String {
        let (method, status) = match self.stands {
            true => ("PUBLISH", "CONFIRMED"),
            false => ("CANCEL", "CANCELLED"),
        };
        let (first, rule) = match self.days {
            Days::Once(day) => (day, None),
            Days::Every { days, from } => (days.on_or_after(from), Some(rule(days))),
        };
        let mut file = String::new();
        let mut line = |name: &str, value: &str| push_line(&mut file, name, value);
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Alongside//Reminders//EN");
        line("CALSCALE", "GREGORIAN");
        line("METHOD", method);
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&self.uid));
        line("SEQUENCE", &self.sequence.to_string());
        line("DTSTAMP", &moment(now));
        line(
            "DTSTART",
            &[&date(first), "T", &clock_time(self.at), "00"].concat(),
        );
        line("DURATION", "PT5M");
        if let Some(rule) = rule {
            line("RRULE", &rule);
        }
        line("SUMMARY", &escaped(TITLE));
        line("STATUS", status);
        // Nobody's calendar shows them as busy, and who may look sees no more than that.
        line("TRANSP", "TRANSPARENT");
        line("CLASS", "PRIVATE");
        if self.stands {
            line("BEGIN", "VALARM");
            line("ACTION", "DISPLAY");
            line("DESCRIPTION", &escaped(TITLE));
            line("TRIGGER", "PT0S");
            line("END", "VALARM");
        }
        line("END", "VEVENT");
        line("END", "VCALENDAR");
        file
    }
}

/// Adds a line, folded where it is longer than a calendar need take: never inside a letter.
pub fn push_line(file: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for letter in [name, ":", value].concat().chars() {
        if octets + letter.len_utf8() > LINE_OCTETS_MAX {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(letter);
        octets += letter.len_utf8();
    }
    file.push_str("\r\n");
}

/// A text as a value: what has a meaning of its own there loses it.
pub fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}

/// How it comes again.
fn rule(days: Workdays) -> String {
    let letters = |code: &str| code.chars().take(2).collect::<String>();
    let named: Vec<String> = day_codes(days).map(letters).collect();
    match named.is_empty() {
        true => "FREQ=DAILY".to_owned(),
        false => ["FREQ=WEEKLY;BYDAY=", &named.join(",").to_ascii_uppercase()].concat(),
    }
}

/// `20261122`.
fn date(day: Day) -> String {
    day.to_string().replace('-', "")
}

/// `0830`.
fn clock_time(at: TimeOfDay) -> String {
    at.to_text().replace(':', "")
}

/// `20261122T083000Z`, a moment in universal time.
fn moment(ms: u64) -> String {
    let seconds = ms / 1000;
    let (days, rest) = (seconds / 86_400, (seconds % 86_400) as u32);
    let day = Day(i32::try_from(days).unwrap_or(i32::MAX));
    [
        date(day),
        "T".to_owned(),
        two_digits(rest / 3_600),
        two_digits(rest / 60 % 60),
        two_digits(rest % 60),
        "Z".to_owned(),
    ]
    .concat()
}
