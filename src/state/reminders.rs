//! Reminders: entries for the person's own calendar, and the number of things due on the icon.
//!
//! The reminder of the day is a small setting, which goes into backups; it names days and a time
//! and nothing a person wrote. An entry for one day (a look-back, a hand-back) is kept nowhere: its
//! name is made one-way from the situation's, and its number is how often something happened there.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppState;
use crate::domain::day::Day;
use crate::domain::due::due_count;
use crate::domain::own_course::Workdays;
use crate::domain::reminder::{Daily, TimeOfDay};
use crate::domain::situation::Situation;
use crate::platform::files::{self, Handed};
use crate::platform::{badge, clock, ids, preferences};
use crate::storage::calendar_file::{CalendarEntry, Days};

/// The name under which the reminder of the day is kept.
pub(super) const DAILY: &str = "reminder";
/// The name under which it is kept that the icon has a number.
const NUMBER: &str = "number";
/// What every file is called, whatever it reminds of.
const FILE_NAME: &str = "five-minutes.ics";

/// The reminder of the day, as it was last put in the calendar or taken out.
pub fn daily() -> Option<Daily> {
    preferences::get(DAILY).and_then(|text| Daily::parse(&text))
}

/// The days of the week, Monday 0, on which the browser may wake us: those of the reminder, or the
/// person's own.
pub fn days_to_wake(app: AppState) -> Vec<u8> {
    let own = || untrack(|| app.own_course()).workdays;
    let days = daily().map_or_else(own, |kept| kept.days);
    let named: Vec<u8> = days.named().collect();
    match named.is_empty() {
        true => (0..7).collect(),
        false => named,
    }
}

/// What one day in the calendar is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Looking back on a situation.
    LookBack,
    /// Handing its lead back.
    HandBack,
}

impl AppState {
    /// Puts the reminder of the day in the calendar, in the place of the one that is there. Kept
    /// only once the file went somewhere.
    pub async fn remind_daily(self, days: Workdays, at: TimeOfDay) -> Handed {
        let next = match daily() {
            Some(kept) => kept.moved(days, at),
            None => Daily::new(ids::fresh(), days, at),
        };
        self.hand_over_daily(next).await
    }

    /// Takes it out of the calendar.
    pub async fn end_daily(self, kept: &Daily) -> Handed {
        self.hand_over_daily(kept.ended()).await
    }

    async fn hand_over_daily(self, next: Daily) -> Handed {
        let entry = CalendarEntry {
            uid: next.uid.clone(),
            sequence: next.sequence,
            days: Days::Every {
                days: next.days,
                from: self.today.get_untracked(),
            },
            at: next.at,
            stands: next.stands,
        };
        let handed = hand_over(&entry).await;
        if matches!(handed, Handed::Shared | Handed::Downloaded) {
            preferences::set(DAILY, &next.to_text());
        }
        handed
    }

    /// Puts one day of a situation in the calendar, in the place of the one that is there.
    pub fn put_in_calendar(self, kept: &Situation, purpose: Purpose, day: Day) {
        let purpose = match purpose {
            Purpose::LookBack => "look back on ",
            Purpose::HandBack => "hand back ",
        };
        let named = [purpose, &kept.id].concat();
        let sequence = u32::try_from(kept.entries.len()).unwrap_or(u32::MAX);
        spawn_local(async move {
            let handed = match ids::one_way(&named).await {
                Some(uid) => {
                    let entry = CalendarEntry {
                        uid,
                        sequence,
                        days: Days::Once(day),
                        at: daily().map(|daily| daily.at).unwrap_or_default(),
                        stands: true,
                    };
                    hand_over(&entry).await
                }
                None => Handed::Refused,
            };
            self.say_handed(handed);
        });
    }

    /// Says where a calendar file went.
    pub fn say_handed(self, handed: Handed) {
        self.say(match handed {
            Handed::Shared => "Handed over. Open it with your calendar.",
            Handed::Downloaded => "Saved among your downloads. Open it with your calendar.",
            Handed::NotShared => "Not handed over: the sheet was closed. Your calendar is as before.",
            Handed::Refused => {
                "The browser did not take the file. Your calendar is as before. Try again, or open Alongside in the phone's own browser."
            }
        });
    }

    /// How many things are due today; tracked. None while there is a lock: the icon is seen by
    /// whoever sees the phone.
    fn number_due(self) -> u32 {
        if !self.number_shown.get() || self.lock.minutes.with(Option::is_some) {
            return 0;
        }
        let (offer, today) = (self.offer(), self.today.get());
        let due = self
            .ledger
            .with(|ledger| due_count(ledger.situations(), &offer.todays, today));
        u32::try_from(due).unwrap_or(u32::MAX)
    }

    /// Keeps the number on the icon in step with what is due. Only once the app is mounted.
    pub fn follow_the_number(self) {
        if !badge::can_show() {
            return;
        }
        self.number_shown.set(preferences::get(NUMBER).is_some());
        let number = Memo::new(move |_| self.number_due());
        Effect::new(move |_| {
            let number = number.get();
            spawn_local(badge::show(number));
        });
    }

    /// Shows the number on the icon from now on, or no more. False if the phone does not allow it.
    pub async fn show_number(self, shows: bool) -> bool {
        let allowed = !shows || badge::allow().await;
        if allowed {
            match shows {
                true => preferences::set(NUMBER, "on"),
                false => preferences::remove(NUMBER),
            }
            self.number_shown.set(shows);
        }
        allowed
    }
}

async fn hand_over(entry: &CalendarEntry) -> Handed {
    let file = entry.to_file(clock::now_ms());
    files::hand_over(FILE_NAME, "text/calendar", file.as_bytes()).await
}
