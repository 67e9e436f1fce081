//! What the app knows while it runs, and the commands that change it.
//!
//! One [`AppState`] is made at the start and handed down by context. It joins the pure rooms with
//! the platform: a command works out the records to write, lets the screens see them and has them
//! kept; "saved" is said only once they are. Nothing is written by an effect.

pub mod backup;
pub mod check;
pub mod contacts;
pub mod copies;
pub mod course;
pub mod decision;
pub mod drafts;
pub mod entrance;
pub mod install;
pub mod journal;
pub mod keep;
pub mod learn;
pub mod lessons;
pub mod library;
pub mod lock;
pub mod practice;
mod read_again;
pub mod reminders;
pub mod restore;
mod sealed;
pub mod settings;
pub mod situations;
pub mod store;
pub mod versions;

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::content::catalog::Index;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::install::Way;
use crate::platform::document;
use crate::platform::tabs::Tabs;
use crate::platform::timer::Timer;
use crate::platform::worker::{self, WorkerState};
use crate::storage::{Key, Ledger, Record};

use backup::BackupFacts;
use check::CheckInProgress;
use drafts::Drafts;
use journal::Journal;
use learn::Learn;
use library::Library;
use lock::LockState;
use store::{Health, Store};

/// The name under which it is noted that "Ready offline" was said.
const READY_LINE: &str = "line-ready";

/// Everything the screens read.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The index of the content: the same for as long as the page lives.
    pub index: &'static Index,
    /// Lesson bodies, as far as they are loaded.
    pub library: Library,
    /// Today, in the person's own day.
    pub today: RwSignal<Day>,
    /// Everything kept.
    pub ledger: RwSignal<Ledger>,
    /// Whether what is called saved is saved.
    pub health: RwSignal<Health>,
    /// The check being answered.
    pub check: CheckInProgress,
    /// What is half-typed.
    pub drafts: Drafts,
    /// The journal's list and its search.
    pub journal: Journal,
    /// What is searched and unfolded in Learn.
    pub learn: Learn,
    /// How the offline copy stands.
    pub worker: RwSignal<WorkerState>,
    /// How this browser installs the app.
    pub way: RwSignal<Way>,
    /// How often something came in from outside while the page was open.
    pub arrivals: RwSignal<u32>,
    /// How the store is locked.
    pub lock: LockState,
    /// What is known of backups.
    pub backup: RwSignal<BackupFacts>,
    /// How far a passphrase file is made or opened, in percent; `None` while none is.
    pub backup_progress: RwSignal<Option<u8>>,
    /// Whether the icon shows how many things are due today.
    pub number_shown: RwSignal<bool>,
    /// One line said to the person, and to a screen reader.
    pub notice: RwSignal<Option<Notice>>,
    /// False while a page is rendered ahead of time, when nothing is known of anybody.
    pub live: bool,
    store: StoredValue<Store, LocalStorage>,
    /// How the store is locked, as this tab found it: nothing is written where that has changed.
    lock_row: StoredValue<Option<String>>,
    /// Records whose last change could not be kept yet, and the number of that change.
    unkept: StoredValue<BTreeMap<Key, u32>>,
    pages_entered: StoredValue<u32>,
    /// Whether the app was opened for a quick note.
    note_wanted: StoredValue<bool>,
    notice_timer: StoredValue<Timer, LocalStorage>,
    tabs: StoredValue<Tabs, LocalStorage>,
    /// Changes begun, and changes under way.
    changes: StoredValue<(u32, u32)>,
}

/// One line said to the person after something happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What to say.
    pub text: String,
    /// What takes it back.
    pub undo: Option<Undo>,
}

/// What takes something back in one tap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undo {
    /// Puts records back as they were.
    Put {
        /// The records.
        change: keep::Change,
        /// What is said then.
        said: &'static str,
    },
    /// Brings this situation back from the Deleted list.
    Restore(String),
    /// Takes the look-back just made on this situation back.
    LookBack(String),
    /// Puts back what stood before a file was taken in.
    Taken(crate::storage::Batch),
}

impl AppState {
    /// The state at the start: `store` has been read into `ledger` already.
    pub fn new(index: &'static Index, today: Day, start: store::Opening) -> AppState {
        let check = CheckInProgress::from_draft(start.ledger.draft(check::DRAFT));
        let (today, ledger) = (RwSignal::new(today), RwSignal::new(start.ledger));
        let (library, lock_row) = (Library::new(), start.store.lock_row());
        AppState {
            index,
            library,
            today,
            ledger,
            health: RwSignal::new(start.health),
            check,
            drafts: Drafts::new(),
            journal: Journal::new(ledger, today),
            learn: Learn::new(index, library),
            worker: RwSignal::new(WorkerState::None),
            way: RwSignal::new(Way::Unknown),
            arrivals: RwSignal::new(0),
            lock: LockState::of(lock_row.as_deref()),
            backup: RwSignal::new(start.backup),
            backup_progress: RwSignal::new(None),
            number_shown: RwSignal::new(false),
            notice: RwSignal::new(None),
            live: start.live,
            store: StoredValue::new_local(start.store),
            lock_row: StoredValue::new(lock_row),
            unkept: StoredValue::new(BTreeMap::new()),
            pages_entered: StoredValue::new(0),
            note_wanted: StoredValue::new(false),
            notice_timer: StoredValue::new_local(Timer::default()),
            tabs: StoredValue::new_local(if start.live {
                Tabs::join()
            } else {
                Tabs::alone()
            }),
            changes: StoredValue::new((0, 0)),
        }
    }

    /// Whether a page was entered by going there, rather than by opening the app on it: only then
    /// does the focus move.
    pub fn arrived(self) -> bool {
        self.pages_entered.update_value(|count| *count += 1);
        self.pages_entered.get_value() > 1
    }

    /// Takes note of a step within a page that stands in the history.
    pub fn stepped(self) {
        self.pages_entered.update_value(|count| *count += 1);
    }

    /// Whether there is a page of this visit to go back to.
    pub fn has_history(self) -> bool {
        document::can_go_back().unwrap_or_else(|| self.pages_entered.get_value() > 1)
    }

    /// Keeps in step with the page: what the worker does, the day that turns and what another tab
    /// writes while the app lies in the background, and drafts when the page is left.
    pub fn follow_the_page(self) {
        self.follow(worker::state());
        worker::on_change(move |state| self.follow(state));
        self.follow_arrivals();
        self.tabs
            .with_value(|tabs| tabs.on_word(move || self.read_again()));
        document::on_visibility(move |visible| match visible {
            true => {
                self.comes_into_sight();
                self.turn_the_day();
                self.read_again();
            }
            false => {
                self.goes_out_of_sight();
                self.keep_drafts();
            }
        });
    }

    fn follow(self, state: WorkerState) {
        self.worker.set(state);
        // It does not take the place of what was just said; there will be another time.
        let quiet = self.notice.with_untracked(Option::is_none);
        if state == WorkerState::Ready && quiet && settings::first_time(READY_LINE) {
            self.say("Ready offline.");
        }
    }

    /// Keeps what is half-typed, then uses the version that waits: nothing unsaved is lost to the
    /// reload.
    pub fn update_now(self) {
        self.keep_drafts_then(worker::update_now);
    }

    /// Says one line.
    pub fn say(self, text: &str) {
        self.show(Notice {
            text: text.to_owned(),
            undo: None,
        });
    }

    /// Shows a notice for a while; one with an undo stays longer.
    pub fn show(self, notice: Notice) {
        let stays_ms = if notice.undo.is_some() { 20_000 } else { 6_000 };
        self.notice.set(Some(notice));
        self.notice_timer.with_value(|timer| {
            timer.set(stays_ms, move || {
                // A notice somebody is about to use does not leave under their fingers.
                if !document::holds_focus(".notice") {
                    self.notice.set(None);
                }
            });
        });
    }

    /// Whether what is kept outlives the page.
    pub fn is_lasting(self) -> bool {
        !self.health.with_untracked(|health| health.memory_only)
    }

    /// Says that something is saved, in words that are true of where it went.
    pub fn say_saved(self) {
        self.say(match self.is_lasting() {
            true => "Saved.",
            false => "Noted. It lasts while this page is open.",
        });
    }

    /// Takes something back.
    pub fn undo(self, undo: Undo) {
        match undo {
            Undo::Put { change, said } => {
                let check = change.puts.iter().find_map(|record| match record {
                    Record::Draft(draft) if draft.field == check::DRAFT => Some(draft.text.clone()),
                    _ => None,
                });
                if let Some(text) = check {
                    self.check.take_up(&text);
                }
                self.keep(change, move |_| self.say(said));
            }
            Undo::Restore(id) => self.give_one(&id, Command::Restore, "Situation restored."),
            Undo::Taken(batch) => {
                leptos::task::spawn_local(async move {
                    match self.take_back(batch).await {
                        Ok(()) => self.say("Taken back. Everything is as it was before."),
                        Err(error) => self.say(&error.words()),
                    }
                });
            }
            Undo::LookBack(id) => self.give_one(&id, Command::TakeBack, "Taken back."),
        }
    }
}

/// The app's state, from context.
///
/// # Panics
/// Outside the app, where there is no state: a mistake in the program.
pub fn use_app() -> AppState {
    expect_context()
}
