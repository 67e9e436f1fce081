//! What comes in from outside, and when the person is told of installing.

use leptos::prelude::*;

use super::journal::QUICK_NOTE;
use super::{AppState, settings};
use crate::domain::install::Way;
use crate::platform::{arrivals, document};

/// The name under which the line on installing is dismissed.
const INSTALL_LINE: &str = "line-install";
/// How many days after the last finished thing the line is still shown. Who comes back later finds
/// Today as light as on day one.
const SHOWN_DAYS: i32 = 14;

impl AppState {
    /// Follows what the boot script takes in.
    pub(super) fn follow_arrivals(self) {
        self.way.set(arrivals::way());
        arrivals::on_arrival(move || {
            self.way.set(arrivals::way());
            self.arrivals.update(|count| *count += 1);
        });
    }

    /// Puts what another app shared below what is half-typed in the quick note. It is a draft, and
    /// nothing more until the person keeps it.
    pub fn take_in_shared(self) {
        let Some(shared) = arrivals::take_shared() else {
            return;
        };
        let typed = self.draft(QUICK_NOTE).unwrap_or_default();
        let note = shared.below(&typed);
        self.note_wanted.set_value(true);
        if note != typed {
            self.typed(QUICK_NOTE, &note);
            self.say("It stands in the quick note, and is kept once you say so.");
        }
    }

    /// Brings the person to the quick note, where the app was opened for it.
    pub fn show_shared(self) {
        if self.note_wanted.get_value() {
            document::focus_on_soon("#quick-note");
        }
    }

    /// Whether it is time for the line on installing: something was finished here of late, there is
    /// a way, and nobody has closed the line. Tracked.
    pub fn offers_install(self) -> bool {
        self.live
            && self.way.get().leads_there()
            && !settings::dismissed(INSTALL_LINE)
            && self.ledger.with(|ledger| {
                let last = ledger.practised().last().copied();
                last.is_some_and(|last| self.today.get().0 - last.0 < SHOWN_DAYS)
            })
    }

    /// Closes the line on installing for good.
    pub fn close_install_line(self) {
        settings::dismiss(INSTALL_LINE);
        // What was asked of the preferences is asked again.
        self.way.notify();
    }

    /// Whether what is written first would have to be carried across later. Tracked.
    pub fn would_have_to_move(self) -> bool {
        self.live && self.way.get().starts_empty() && self.has_no_situation()
    }

    /// Whether no situation is kept here. Tracked.
    pub fn has_no_situation(self) -> bool {
        self.ledger
            .with(|ledger| ledger.situations().next().is_none())
    }

    /// The way to install, where it is known.
    pub fn way_here(self) -> Option<Way> {
        self.live.then(|| self.way.get())
    }
}
