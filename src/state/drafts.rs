//! Half-typed text survives: what is typed is kept within a second, pause or none.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::AppState;
use super::keep::Change;
use crate::platform::timer::Timer;
use crate::storage::record::Draft;
use crate::storage::{Key, Record};

/// How old what was typed may get before it is kept, in milliseconds; somebody who types without
/// a pause must not have to make one.
const KEEP_AFTER_MS: i32 = 300;

/// Texts typed since the last time drafts were kept.
#[derive(Clone, Copy)]
pub struct Drafts {
    typed: StoredValue<BTreeMap<String, String>>,
    timer: StoredValue<Timer, LocalStorage>,
}

impl Drafts {
    /// Nothing typed.
    pub fn new() -> Drafts {
        Drafts {
            typed: StoredValue::new(BTreeMap::new()),
            timer: StoredValue::new_local(Timer::default()),
        }
    }

    /// Forgets what was typed in a field: it has been saved.
    pub fn forget(self, field: &str) {
        self.typed.update_value(|typed| drop(typed.remove(field)));
    }
}

impl Default for Drafts {
    fn default() -> Self {
        Drafts::new()
    }
}

impl AppState {
    /// What stands half-typed in a field, if anything; not tracked.
    pub fn draft(self, field: &str) -> Option<String> {
        let typed = self
            .drafts
            .typed
            .with_value(|typed| typed.get(field).cloned());
        typed.or_else(|| {
            self.ledger
                .with_untracked(|ledger| ledger.draft(field).map(str::to_owned))
        })
    }

    /// Takes note of what stands in a field; it is kept a moment later.
    pub fn typed(self, field: &str, text: &str) {
        self.drafts.typed.update_value(|typed| {
            typed.insert(field.to_owned(), text.to_owned());
        });
        self.drafts.timer.with_value(|timer| {
            timer.set_unless_running(KEEP_AFTER_MS, move || self.keep_drafts());
        });
    }

    /// Keeps everything half-typed now, as when the page is left.
    pub fn keep_drafts(self) {
        self.keep_drafts_then(|| {});
    }

    /// Keeps everything half-typed now, then goes on. If it cannot be kept it does not go on: the
    /// page it stands in is the only place it is.
    pub fn keep_drafts_then(self, then: impl FnOnce() + 'static) {
        self.keep_drafts_or(then, || {});
    }

    /// Keeps everything half-typed now, then goes on, or does something else where it could not be
    /// kept.
    pub(super) fn keep_drafts_or(
        self,
        then: impl FnOnce() + 'static,
        otherwise: impl FnOnce() + 'static,
    ) {
        let mut typed = BTreeMap::new();
        self.drafts
            .typed
            .update_value(|pending| std::mem::swap(pending, &mut typed));
        if typed.is_empty() && self.all_is_kept() {
            return then();
        }
        let mut change = Change::default();
        for (field, text) in typed {
            if text.is_empty() {
                change.removes.push(Key::draft(&field));
            } else {
                change.puts.push(Record::Draft(Draft { field, text }));
            }
        }
        self.keep(change, move |kept| {
            if kept && self.all_is_kept() {
                then();
            } else {
                otherwise();
            }
        });
    }
}
