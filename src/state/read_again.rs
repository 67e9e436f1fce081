//! Reading the store again, because another tab may have written to it, and what is taken over into
//! what was read. It writes nothing: that is `keep`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::AppState;
use crate::platform::{document, files};
use crate::storage::{Ledger, Place};

impl AppState {
    /// Reads the store again, because another tab may have written to it. What this tab could not
    /// keep yet stays as it is here.
    pub fn read_again(self) {
        let store = self.store.try_get_value();
        if store.and_then(|store| store.records()).is_none() {
            return;
        }
        spawn_local(async move {
            if !self.follow_lock().await {
                // Nothing can be read here any more. What is kept is safe behind the lock.
                return self.keep_drafts_then(document::reload);
            }
            let Some(store) = self.store.try_get_value() else {
                return;
            };
            let begun = self.changes.get_value();
            let Ok(found) = store.read_ledger().await else {
                return;
            };
            // What was read may be older than what this tab is writing; there will be a next time.
            if begun.1 > 0 || self.changes.get_value() != begun {
                return;
            }
            let mut fresh = found.ledger;
            self.leave_open(&mut fresh);
            self.ledger.maybe_update(|ledger| ledger.take_over(fresh));
        });
    }

    /// Takes over what this tab could not keep yet, as it is here.
    pub(super) fn leave_open(self, fresh: &mut Ledger) {
        let unkept = self.unkept.get_value();
        self.ledger.with_untracked(|ledger| {
            for key in unkept.keys() {
                fresh.rows.leave_open(key.as_str(), &ledger.rows);
                match ledger.record(key) {
                    Some(record) => fresh.put(record),
                    None => fresh.remove(key),
                }
            }
        });
    }

    /// Offers the damaged records that were set aside as a file, as they are.
    pub fn save_damaged_as_file(self) {
        let Some(store) = self.store.try_get_value() else {
            return;
        };
        spawn_local(async move {
            let Ok(entries) = store.rows(Place::Damaged).await else {
                return self.say("They could not be read just now. They are still kept aside.");
            };
            let text = serde_json::to_string_pretty(&entries).unwrap_or_default();
            files::save("alongside-set-aside.json", "application/json", &text);
        });
    }
}
