//! How the person takes the year, and what today offers them.
//!
//! The rules are the domain's (`year`, `own_course`); here they meet the records and the clock.

use leptos::prelude::*;

use super::AppState;
use super::store::Change;
use crate::domain::done::Done;
use crate::domain::own_course::{LookBackDay, LookedBack, OwnCourse};
use crate::domain::review::Card;
use crate::domain::year::{self, Offer};
use crate::domain::year_steps::Item;
use crate::platform::clock;
use crate::storage::{Ledger, Record};

impl AppState {
    /// The choices made about the year; tracked.
    pub fn own_course(self) -> OwnCourse {
        self.ledger.with(course_of)
    }

    /// What today offers; tracked. A screen asks through a memo: it reads every record.
    pub fn offer(self) -> Offer<'static> {
        let (curriculum, today) = (self.index.curriculum(), self.today.get());
        self.ledger
            .with(|ledger| year::offer(curriculum, &done_in(ledger), &course_of(ledger), today))
    }

    /// What comes on the day after today, if nothing else is done before; tracked.
    pub fn next_item(self) -> Item<'static> {
        let (curriculum, next) = (self.index.curriculum(), self.today.get().plus(1));
        self.ledger.with(|ledger| {
            let offer = year::offer(curriculum, &done_in(ledger), &course_of(ledger), next);
            offer.todays.item
        })
    }

    /// The cards of a review somebody asks for themselves; tracked.
    pub fn free_review(self) -> Vec<Card<'static>> {
        let (curriculum, today) = (self.index.curriculum(), self.today.get());
        self.ledger.with(|ledger| {
            year::free_review(curriculum, &done_in(ledger), &course_of(ledger), today)
        })
    }

    /// Changes how the year is taken, keeps it, and calls `then` with whether it was kept.
    pub fn take_the_year(
        self,
        choose: impl FnOnce(&mut OwnCourse),
        then: impl FnOnce(bool) + 'static,
    ) {
        let mut course = untrack(|| self.own_course());
        choose(&mut course);
        self.keep(Change::put(Record::Course(course)), then);
        self.turn_the_day();
    }

    /// Takes note that a day of a look-back week is done.
    pub fn look_back_day_done(self, day: LookBackDay) {
        let on = self.today.get_untracked();
        let note = move |course: &mut OwnCourse| {
            if course.looked_back_on(day).is_none() {
                course.looked_back.push(LookedBack { on, day });
            }
        };
        self.take_the_year(note, |_| {});
    }

    /// Looks at the clock again.
    pub(super) fn turn_the_day(self) {
        let today = clock::today(&untrack(|| self.own_course()));
        if self.today.get_untracked() != today {
            self.today.set(today);
        }
    }
}

fn course_of(ledger: &Ledger) -> OwnCourse {
    ledger.course().cloned().unwrap_or_default()
}

fn done_in(ledger: &Ledger) -> Done<'_> {
    Done::of(ledger.lessons(), ledger.scenarios(), ledger.situations())
}
