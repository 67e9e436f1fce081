//! A store in memory: the app runs on it when the browser refuses a real one, and tests make it
//! fail on the n-th write.

use std::collections::BTreeMap;

use super::{Batch, RawEntry, StoreError};

/// Keeps texts by key for as long as the page lives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryStore {
    entries: BTreeMap<String, Option<String>>,
    fails: Option<(usize, StoreError)>,
}

impl MemoryStore {
    /// A store that already holds these entries.
    pub fn holding(entries: impl IntoIterator<Item = RawEntry>) -> Self {
        MemoryStore {
            entries: entries.into_iter().collect(),
            fails: None,
        }
    }

    /// Makes the n-th write from now (1 is the next) fail with `error`, once.
    pub fn fail_on_write(&mut self, nth: usize, error: StoreError) {
        self.fails = Some((nth, error));
    }

    /// Every entry, by key.
    pub fn entries(&self) -> Vec<RawEntry> {
        self.entries
            .iter()
            .map(|(key, text)| (key.clone(), text.clone()))
            .collect()
    }

    /// The text under this key.
    pub fn text(&self, key: &str) -> Option<String> {
        self.entries.get(key).cloned().flatten()
    }

    /// Keeps a batch, whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Changed`] when something else stands there than the batch expects, or the
    /// error asked for by [`MemoryStore::fail_on_write`]; nothing has changed then.
    pub fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        for (key, text) in &batch.expects {
            if self.text(key) != *text {
                return Err(StoreError::Changed);
            }
        }
        let mut next = self.entries.clone();
        for (key, text) in &batch.puts {
            self.count_write()?;
            next.insert(key.clone(), Some(text.clone()));
        }
        for key in &batch.deletes {
            self.count_write()?;
            next.remove(key);
        }
        self.entries = next;
        Ok(())
    }

    fn count_write(&mut self) -> Result<(), StoreError> {
        match self.fails.take() {
            Some((1, error)) => Err(error),
            Some((nth, error)) => {
                self.fails = Some((nth - 1, error));
                Ok(())
            }
            None => Ok(()),
        }
    }
}
