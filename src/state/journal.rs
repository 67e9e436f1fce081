//! The journal's list and its search, kept in step with the ledger; and the quick note.
//!
//! The list is worked out again when a situation changes, not when something is typed. The search
//! index is built in slices once the journal is first opened, the top of the list first, and from
//! then on only what changed is read again. Nothing here is kept: both follow from the ledger.

use std::sync::Arc;

use leptos::prelude::*;

use super::AppState;
use super::keep::Change;
use super::situations::{Given, Then};
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::journal::{Filter, Listing, note_title, typed_text};
use crate::domain::search::Index;
use crate::domain::situation::Field;
use crate::platform::text::decomposed;
use crate::platform::timer::Timer;
use crate::storage::{Key, Ledger};

/// The draft field of the quick note.
pub const QUICK_NOTE: &str = "quick-note";

/// How many situations are read into the index at a time: few enough that a slow phone answers a
/// tap in between.
const SLICE: usize = 100;
/// How many are read before a search, so that it knows what was just changed.
const AT_ONCE: usize = 10;
/// How many changes are worked into a list; after more of them it is made anew.
const WORKED_IN: usize = 10;
/// When the first of them are read after the journal was opened, in milliseconds: once it is seen.
const READ_AFTER_MS: i32 = 300;
/// After how many situations a search under way is shown again while the index is being built.
const SHOWN_EVERY: usize = 2_000;

/// The journal's list and its search.
#[derive(Clone, Copy)]
pub struct Journal {
    /// Counts the changes to situations: what depends on them alone reads this first.
    pub revision: Memo<usize>,
    /// Every situation that is not deleted, in the order of the list.
    pub listing: Memo<Arc<Listing>>,
    /// What is looked for. It stays while the app is open, so that Back from a situation leads to
    /// the list it was opened from.
    pub query: RwSignal<String>,
    /// Which situations are wanted. It stays like the query.
    pub filter: RwSignal<Filter>,
    /// Whether the index is still being built.
    pub is_reading: Memo<bool>,
    /// How many situations wait to be read into the index, about.
    waiting: RwSignal<usize>,
    search: StoredValue<Search>,
    timer: StoredValue<Timer, LocalStorage>,
}

/// The index, and what it does not know yet.
#[derive(Default)]
struct Search {
    index: Index,
    /// Ids of situations to be read, the next one last. `None` before the journal was first opened.
    queue: Option<Vec<Arc<str>>>,
    /// How many of the ledger's changes are in the index or in the queue.
    seen: usize,
    /// For each row of a listing the number of its text in the index, if it was read.
    numbers: Vec<Option<u32>>,
    /// The listing these are for; `None` once the index knows more.
    numbered: Option<Arc<Listing>>,
}

impl Journal {
    /// The journal of a ledger.
    pub fn new(ledger: RwSignal<Ledger>, today: RwSignal<Day>) -> Journal {
        let revision = Memo::new(move |_| ledger.with(|ledger| ledger.changed_situations().len()));
        // The day and the number of changes the last list knew.
        let listed = StoredValue::new(None);
        // A new list is taken for another one: comparing 20,000 rows costs more than it saves.
        let listing = Memo::new_with_compare(
            move |last: Option<&Arc<Listing>>| {
                // Read, not only tracked: a memo that was never read counts as changed when it is.
                let now = (today.get(), revision.get());
                let last = last.zip(listed.get_value());
                listed.set_value(Some(now));
                Arc::new(ledger.with_untracked(|ledger| listing_after(last, ledger, now.0)))
            },
            |_, _| true,
        );
        let waiting = RwSignal::new(0);
        Journal {
            revision,
            listing,
            query: RwSignal::new(String::new()),
            filter: RwSignal::new(Filter::default()),
            is_reading: Memo::new(move |_| waiting.get() > 0),
            waiting,
            search: StoredValue::new(Search::default()),
            timer: StoredValue::new_local(Timer::default()),
        }
    }
}

/// The listing now. Where the last one, with the day and the number of changes it knew, is only a few
/// changes behind, those are worked into it.
fn listing_after(
    last: Option<(&Arc<Listing>, (Day, usize))>,
    ledger: &Ledger,
    today: Day,
) -> Listing {
    let fresh = || Listing::of(ledger.situations(), today);
    let Some((listing, (day, seen))) = last else {
        return fresh();
    };
    let Some(changed) = ledger.changed_situations().get(seen..) else {
        return fresh();
    };
    if day != today || changed.len() > WORKED_IN {
        return fresh();
    }
    let mut listing = Listing::clone(listing);
    for id in changed {
        let kept = ledger.situation(id).filter(|kept| kept.deleted.is_none());
        listing.put(id, kept, today);
    }
    listing
}

impl AppState {
    /// Begins to build the index, the first time the journal is opened.
    pub fn open_journal(self) {
        let journal = self.journal;
        if !self.live || journal.search.with_value(|search| search.queue.is_some()) {
            return;
        }
        let rows = journal.listing.get_untracked();
        let seen = journal.revision.get_untracked();
        journal.search.update_value(|search| {
            let ids = rows.rows().iter().rev().map(|row| Arc::clone(&row.id));
            search.queue = Some(ids.collect());
            search.seen = seen;
        });
        journal.waiting.set(rows.rows().len());
        self.read_on(READ_AFTER_MS);
    }

    /// The places in the listing of what is wanted; tracked. While the index is being built, what
    /// was not read yet is not found.
    pub fn journal_selection(self) -> Vec<usize> {
        let journal = self.journal;
        let filter = journal.filter.get();
        let listing = journal.listing.get();
        let query = journal.query.get();
        if query.trim().is_empty() {
            return listing.select(filter, |_| true);
        }
        journal.waiting.track();
        self.read_changes();
        let query = decomposed(&query);
        journal
            .search
            .try_update_value(|search| search.select(&listing, filter, &query))
            .unwrap_or_default()
    }

    /// Keeps a note as a situation without a check, titled by its first line, and drops its draft,
    /// in one.
    pub fn keep_note(self, text: &str, then: Then) {
        let title = note_title(text);
        let commands = vec![
            Command::Write(Field::Title, title),
            Command::Write(Field::Facts, text.to_owned()),
        ];
        let mut besides = Change::default();
        besides.removes.push(Key::draft(QUICK_NOTE));
        let typed = text.to_owned();
        let then = Box::new(move |given| {
            if !matches!(given, Given::Kept | Given::NotKept) {
                self.typed(QUICK_NOTE, &typed);
            }
            then(given);
        });
        self.begin(self.fresh_situation(), commands, besides, then);
    }

    /// Reads into the index what has changed since the last time.
    fn read_changes(self) {
        self.journal.search.update_value(|search| {
            self.ledger.with_untracked(|ledger| {
                search.take_note(ledger);
                // A change or two are read at once; a whole backup goes the way of the first start.
                search.read(ledger, AT_ONCE);
            });
        });
        if self.journal.search.with_value(Search::has_more) {
            self.read_on(0);
        }
    }

    /// Reads the next situations into the index after `delay_ms`, and goes on until all are read.
    fn read_on(self, delay_ms: i32) {
        let journal = self.journal;
        journal.timer.with_value(|timer| {
            timer.set_unless_running(delay_ms, move || {
                let mut left = 0;
                journal.search.update_value(|search| {
                    self.ledger
                        .with_untracked(|ledger| search.read(ledger, SLICE));
                    left = search.queue.as_ref().map_or(0, Vec::len);
                });
                let shown = journal.waiting.get_untracked();
                if left == 0 || shown.abs_diff(left) >= SHOWN_EVERY {
                    journal.waiting.set(left);
                }
                if left > 0 {
                    self.read_on(0);
                }
            });
        });
    }
}

impl Search {
    /// Queues what changed in the ledger since the last time, to be read next.
    fn take_note(&mut self, ledger: &Ledger) {
        let changed = ledger.changed_situations();
        let queue = self.queue.get_or_insert_default();
        let fresh = changed.iter().skip(self.seen);
        queue.extend(fresh.map(|id| Arc::<str>::from(id.as_str())));
        self.seen = changed.len();
    }

    /// Reads at most `count` of the situations that wait.
    fn read(&mut self, ledger: &Ledger, count: usize) {
        let Some(queue) = &mut self.queue else {
            return;
        };
        if !queue.is_empty() {
            self.numbered = None;
        }
        for id in queue.drain(queue.len().saturating_sub(count)..).rev() {
            let kept = ledger.situation(&id).filter(|kept| kept.deleted.is_none());
            match kept {
                Some(kept) => self.index.add(&id, &decomposed(&typed_text(kept))),
                None => self.index.remove(&id),
            }
        }
    }

    /// The places in a listing of what is wanted and holds every term of the query.
    fn select(&mut self, listing: &Arc<Listing>, filter: Filter, query: &str) -> Vec<usize> {
        let Some(found) = self.index.search(query) else {
            return listing.select(filter, |_| true);
        };
        let is_numbered = self.numbered.as_ref();
        if !is_numbered.is_some_and(|numbered| Arc::ptr_eq(numbered, listing)) {
            let rows = listing.rows().iter();
            self.numbers = rows.map(|row| self.index.number(&row.id)).collect();
            self.numbered = Some(Arc::clone(listing));
        }
        listing.select(filter, |place| {
            let number = self.numbers.get(place).copied().flatten();
            number.is_some_and(|number| found.holds(number))
        })
    }

    fn has_more(&self) -> bool {
        self.queue.as_ref().is_some_and(|queue| !queue.is_empty())
    }
}
