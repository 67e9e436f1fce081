//! The reminder of the day: on which days, at what time, and how often it was changed.
//!
//! The calendar does the reminding. What is kept here is what makes the next file replace the
//! entry an earlier one made: the same name and a higher number. How the file is written is
//! `storage::calendar_file`; single days (a look-back, a hand-back) keep nothing here at all.

use super::own_course::Workdays;

/// How many minutes an hour has.
const HOUR: u16 = 60;
/// How many minutes a day has.
const DAY: u16 = 24 * HOUR;

/// A time of the day, wherever the person is: half past eight is half past eight in every zone and
/// season.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay(u16);

impl Default for TimeOfDay {
    /// Half past eight, before most days fill up.
    fn default() -> TimeOfDay {
        TimeOfDay(8 * HOUR + 30)
    }
}

impl TimeOfDay {
    /// A full hour, 0 to 23; later ones begin again at 0.
    pub fn hour(hour: u8) -> TimeOfDay {
        TimeOfDay(u16::from(hour) * HOUR % DAY)
    }

    /// Reads `08:30`, as a field for times gives it.
    pub fn parse(text: &str) -> Option<TimeOfDay> {
        let (hour, minute) = text.split_once(':')?;
        let part = |text: &str, below: u16| {
            let is_two_digits = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            let number: u16 = text.parse().ok()?;
            (is_two_digits && number < below).then_some(number)
        };
        Some(TimeOfDay(part(hour, 24)? * HOUR + part(minute, HOUR)?))
    }

    /// Minutes since midnight, below 1,440.
    pub fn minutes(self) -> u16 {
        self.0
    }

    /// `08:30`.
    pub fn to_text(self) -> String {
        [
            two_digits(u32::from(self.0 / HOUR)),
            two_digits(u32::from(self.0 % HOUR)),
        ]
        .join(":")
    }
}

/// A number below a hundred in two digits.
pub fn two_digits(number: u32) -> String {
    [if number < 10 { "0" } else { "" }, &number.to_string()].concat()
}

/// The reminder of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Daily {
    /// Its name in the calendar: letters and digits that mean nothing.
    pub uid: String,
    /// How often it was changed. A calendar takes the highest.
    pub sequence: u32,
    /// Its days.
    pub days: Workdays,
    /// Its time.
    pub at: TimeOfDay,
    /// False once it was taken out of the calendar.
    pub stands: bool,
}

impl Daily {
    /// A first one, under a fresh name.
    pub fn new(uid: String, days: Workdays, at: TimeOfDay) -> Daily {
        Daily {
            uid,
            sequence: 0,
            days,
            at,
            stands: true,
        }
    }

    /// The one that replaces it, on these days at this time.
    #[must_use]
    pub fn moved(&self, days: Workdays, at: TimeOfDay) -> Daily {
        Daily {
            uid: self.uid.clone(),
            sequence: self.sequence.saturating_add(1),
            days,
            at,
            stands: true,
        }
    }

    /// The one that takes it out.
    #[must_use]
    pub fn ended(&self) -> Daily {
        Daily {
            stands: false,
            ..self.moved(self.days, self.at)
        }
    }

    /// As it is kept: `k3v9 4 on 08:30 mon,wed`, the days `all` where none is named.
    pub fn to_text(&self) -> String {
        let stands = if self.stands { "on" } else { "off" };
        let days: Vec<&str> = day_codes(self.days).collect();
        let days = match days.is_empty() {
            true => "all".to_owned(),
            false => days.join(","),
        };
        [
            self.uid.as_str(),
            &self.sequence.to_string(),
            stands,
            &self.at.to_text(),
            &days,
        ]
        .join(" ")
    }

    /// Reads what [`Daily::to_text`] wrote; `None` for anything else.
    pub fn parse(text: &str) -> Option<Daily> {
        let mut parts = text.split(' ');
        let uid = parts.next()?;
        let sequence = parts.next()?.parse().ok()?;
        let stands = match parts.next()? {
            "on" => true,
            "off" => false,
            _ => return None,
        };
        let at = TimeOfDay::parse(parts.next()?)?;
        let days = match parts.next()? {
            "all" => Workdays::default(),
            codes => days_of(codes)?,
        };
        let is_whole = parts.next().is_none();
        let is_name = !uid.is_empty() && uid.bytes().all(|byte| byte.is_ascii_alphanumeric());
        (is_whole && is_name).then(|| Daily {
            uid: uid.to_owned(),
            sequence,
            days,
            at,
            stands,
        })
    }
}

/// The codes of the days that are named, Monday first.
pub fn day_codes(days: Workdays) -> impl Iterator<Item = &'static str> {
    let codes = Workdays::CODES;
    days.named()
        .filter_map(move |day| codes.get(usize::from(day)).copied())
}

fn days_of(codes: &str) -> Option<Workdays> {
    let mut named = Vec::new();
    for code in codes.split(',') {
        let mut days = (0_u8..).zip(Workdays::CODES);
        named.push(days.find(|(_, known)| *known == code)?.0);
    }
    Some(Workdays::of(named))
}
