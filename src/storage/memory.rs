//! A store in memory: the app runs on it when the browser refuses a real one, and tests make it
//! fail on the n-th write. It keeps to the same contract as the browser's.

use std::collections::BTreeMap;

use super::version::descent_of_row;
use super::{Batch, Place, RawEntry, StoreError, fact, is_counted};

/// Keeps texts by place and key for as long as the page lives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MemoryStore {
    rows: BTreeMap<(Place, String), Option<String>>,
    fails: Option<(usize, StoreError)>,
}

impl MemoryStore {
    /// A store that already holds these records.
    pub fn holding(entries: impl IntoIterator<Item = RawEntry>) -> Self {
        let rows = entries
            .into_iter()
            .map(|(key, row)| ((Place::Records, key), row));
        MemoryStore {
            rows: super::filled(rows),
            fails: None,
        }
    }

    /// Makes the n-th write from now (1 is the next) fail with `error`, once.
    pub fn fail_on_write(&mut self, nth: usize, error: StoreError) {
        self.fails = Some((nth, error));
    }

    /// Every row of a place, by key.
    pub fn rows(&self, place: Place) -> Vec<RawEntry> {
        let here = self.rows.iter().filter(|((at, _), _)| *at == place);
        here.map(|((_, key), row)| (key.clone(), row.clone()))
            .collect()
    }

    /// The row under this key.
    pub fn row(&self, place: Place, key: &str) -> Option<String> {
        self.rows.get(&(place, key.to_owned())).cloned().flatten()
    }

    /// Keeps a batch, whole or not at all.
    ///
    /// # Errors
    /// [`StoreError::Changed`] or [`StoreError::Relocked`] when something else stands there than
    /// the batch expects, or the error asked for by [`MemoryStore::fail_on_write`]; nothing has
    /// changed then.
    pub fn commit(&mut self, batch: &Batch) -> Result<(), StoreError> {
        if self.row(Place::Meta, fact::LOCK) != batch.lock {
            return Err(StoreError::Relocked);
        }
        for (key, descent) in &batch.expects {
            let stands = self.row(Place::Records, key);
            if stands.as_deref().map(descent_of_row) != descent.as_deref() {
                return Err(StoreError::Changed);
            }
        }
        let mut next = self.rows.clone();
        let mut tally = self.tally();
        for write in &batch.writes {
            self.count_write()?;
            let at = (write.place, write.key.clone());
            let counted = write.place == Place::Records && is_counted(&write.key);
            let before = match &write.row {
                Some(row) => next.insert(at, Some(row.clone())),
                None => next.remove(&at),
            };
            if counted {
                tally = tally + usize::from(write.row.is_some()) - usize::from(before.is_some());
            }
        }
        next.insert(
            (Place::Meta, fact::TALLY.to_owned()),
            Some(tally.to_string()),
        );
        self.rows = next;
        Ok(())
    }

    fn tally(&self) -> usize {
        let counted = self.rows.keys();
        counted
            .filter(|(place, key)| *place == Place::Records && is_counted(key))
            .count()
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
