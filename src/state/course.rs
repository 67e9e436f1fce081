//! How the person takes the year, and what today offers them.
//!
//! The rules are the domain's (`year`, `own_course`); here they meet the records and the clock.

use leptos::prelude::*;

use super::keep::Change;
use super::{AppState, Notice, Undo};
use crate::domain::day::Day;
use crate::domain::done::Done;
use crate::domain::own_course::{LookBackDay, LookedBack, OwnCourse};
use crate::domain::review::Card;
use crate::domain::year::{self, Offer};
use crate::domain::year_steps::{Item, Why};
use crate::platform::clock;
use crate::storage::{Ledger, Record};

impl AppState {
    /// The choices made about the year; tracked.
    pub fn own_course(self) -> OwnCourse {
        self.ledger.with(course_of)
    }

    /// What today offers; tracked. A screen asks through a memo: it reads every record.
    pub fn offer(self) -> Offer<'static> {
        self.offer_on(self.today.get())
    }

    /// What comes on the day after today, if nothing else is done before; tracked.
    pub fn next_item(self) -> Item<'static> {
        self.offer_on(self.today.get().plus(1)).todays.item
    }

    fn offer_on(self, day: Day) -> Offer<'static> {
        let curriculum = self.index.curriculum();
        self.ledger
            .with(|ledger| year::offer(curriculum, &done_in(ledger), &course_of(ledger), day))
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

    /// Whether to ask where it hurts; tracked.
    pub fn asks_for_path(self) -> bool {
        self.ledger
            .with(|ledger| year::asks_for_path(&done_in(ledger), &course_of(ledger)))
    }

    /// Where the person stands in the year, and how many lessons they have read; tracked.
    pub fn reached(self) -> (Why<'static>, usize) {
        let (curriculum, today) = (self.index.curriculum(), self.today.get());
        self.ledger.with(|ledger| {
            let (done, course) = (done_in(ledger), course_of(ledger));
            let why = year::reached(curriculum, &done, &course, today);
            (why, done.lessons_read())
        })
    }

    /// Starts with this path, or with none, and does not ask again.
    pub fn start_with(self, path: Option<&str>) {
        let mut course = untrack(|| self.own_course());
        course.path = path.map(str::to_owned);
        course.path_asked = true;
        let told = match path {
            Some(_) => "It comes first from now on.",
            None => "The year stays as it is.",
        };
        self.take_with_undo(course, told);
    }

    /// Takes note that a day of a look-back week is done.
    pub fn look_back_day_done(self, day: LookBackDay) {
        let mut course = untrack(|| self.own_course());
        if course.looked_back_on(day).is_none() {
            let on = self.today.get_untracked();
            course.looked_back.push(LookedBack { on, day });
            self.take_with_undo(course, "Done for today.");
        }
    }

    /// Takes the year so, says it once it is kept, and offers to take it back.
    fn take_with_undo(self, course: OwnCourse, told: &'static str) {
        let before = untrack(|| self.own_course());
        let then = move |kept| {
            if kept {
                self.show(Notice {
                    text: told.to_owned(),
                    undo: Some(Undo::Put {
                        change: Change::put(Record::Course(before)),
                        said: "Taken back.",
                    }),
                });
            }
        };
        self.take_the_year(|kept| *kept = course, then);
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
