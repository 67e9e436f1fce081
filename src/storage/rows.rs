//! Which versions the store holds, as this tab knows them; `batches` writes the next ones.
//!
//! Every row written descends from the one that stood there, and is kept only if that one still
//! does: so two tabs never overwrite each other unseen. Half-typed text is the exception, since the
//! last letter typed is the one that counts. What stands beside a record, written apart from it on
//! another device, is kept here too.

pub(super) mod batches;

use std::collections::BTreeMap;

use super::stamp::{Device, Stamper};
use super::version::{Body, Descent, Version, descent_of_row};
use super::{Batch, Place, RawEntry, Write, fact, filled, is_counted};

/// The rows of the store, as far as they can be told without their texts.
///
/// How the store came to hold a record is no part of what a person wrote: any two are equal.
#[derive(Clone, Debug)]
pub struct Rows {
    known: BTreeMap<String, Descent>,
    /// Where `known` is a write on its way.
    open: BTreeMap<String, Open>,
    /// How often a record was taken from the store anew, over what this tab had made of it.
    retaken: BTreeMap<String, u32>,
    beside: BTreeMap<String, Vec<Version>>,
    stamper: Stamper,
    /// Whether something written under this device's name stands beside what is in use.
    outdone: bool,
}

/// A record that is on its way to the store.
#[derive(Clone, Debug)]
struct Open {
    /// What the store is sure to have held before.
    stood: Option<Descent>,
    /// What stood beside it when it was removed, and goes with it: not what came there since.
    settled: Vec<Version>,
}

impl PartialEq for Rows {
    fn eq(&self, _: &Rows) -> bool {
        true
    }
}

impl Eq for Rows {}

impl Default for Rows {
    fn default() -> Rows {
        Rows::of(Device::NONE)
    }
}

impl Rows {
    /// No rows yet, on this device.
    pub const fn of(device: Device) -> Rows {
        Rows {
            known: BTreeMap::new(),
            open: BTreeMap::new(),
            retaken: BTreeMap::new(),
            beside: BTreeMap::new(),
            stamper: Stamper::new(device),
            outdone: false,
        }
    }

    /// This device.
    pub const fn device(&self) -> Device {
        self.stamper.device()
    }

    /// Writes under another name from now on.
    pub const fn rename_device(&mut self, device: Device) {
        self.stamper.rename(device);
        self.outdone = false;
    }

    /// Stamps apart from other tabs of this device from now on: see [`Stamper::set_share`].
    pub const fn set_share(&mut self, share: u16) {
        self.stamper.set_share(share);
    }

    /// Whether it has to go by another name: something it wrote stands beside what is in use, and
    /// what it writes next would pass for descending from that.
    pub const fn needs_name(&self) -> bool {
        self.outdone
    }

    /// Takes note of the version the store holds under this key.
    pub fn know(&mut self, key: &str, descent: Descent) {
        self.see(&descent);
        self.open.remove(key);
        self.known.insert(key.to_owned(), descent);
    }

    /// Takes note that the store holds no row under this key.
    pub fn forget(&mut self, key: &str) {
        self.open.remove(key);
        self.known.remove(key);
    }

    /// Takes note that the record was taken from the store anew: what this tab had made of it and had
    /// not kept is not in the ledger any more.
    pub fn retake(&mut self, key: &str) {
        *self.retaken.entry(key.to_owned()).or_default() += 1;
    }

    /// How often that was so.
    pub fn retaken(&self, key: &str) -> u32 {
        self.retaken.get(key).copied().unwrap_or_default()
    }

    /// Takes over from `before` how a write under this key is on its way.
    pub fn leave_open(&mut self, key: &str, before: &Rows) {
        let open = before.open.get(key).cloned();
        self.open.extend(open.map(|open| (key.to_owned(), open)));
    }

    /// Takes note that the store holds what `batch` was to write, by the rows of `written`.
    pub fn confirm(&mut self, batch: &Batch, written: &Batch) {
        let records = |batch: &Batch| {
            let rows = batch.writes.iter();
            let rows = rows.filter(|write| write.place == Place::Records && is_counted(&write.key));
            let rows = rows.filter_map(|write| Some((write.key.clone(), write.row.clone()?)));
            filled::<BTreeMap<String, String>, _>(rows)
        };
        let written = records(written);
        for (key, meant) in records(batch) {
            let row = written.get(&key).map(|row| descent_of_row(row));
            let Some(descent) = row.and_then(Descent::parse) else {
                continue;
            };
            if let Some(beside) = self.beside.get_mut(&key) {
                beside.retain(|old| !descent.covers(&old.descent.dot));
            }
            let known = self.known.get(&key).map(Descent::to_text);
            if known.as_deref() == Some(descent_of_row(&meant)) {
                self.know(&key, descent);
            } else if let Some(open) = self.open.get_mut(&key) {
                // A later write of it is on its way.
                open.stood = Some(descent);
            }
        }
    }

    /// Takes note of what stands beside the records. A row that cannot be read is left where it is.
    pub fn know_beside(&mut self, rows: impl IntoIterator<Item = RawEntry>) {
        for (key, row) in rows {
            let version = row.and_then(|row| Version::from_row(&row, self.device()).ok());
            if let (Some(version), Some((of, _))) = (version, key.rsplit_once('@')) {
                self.see(&version.descent);
                self.outdone |= version.descent.dot.device == self.device();
                self.beside.entry(of.to_owned()).or_default().push(version);
            }
        }
    }

    fn see(&mut self, descent: &Descent) {
        let stamps = descent.seen.iter().chain([&descent.dot]);
        stamps.for_each(|stamp| self.stamper.see(stamp));
    }

    /// The version the store holds under this key.
    pub fn descent(&self, key: &str) -> Option<&Descent> {
        self.known.get(key)
    }

    /// What stands beside the record under this key, whether it can be read or not.
    pub fn beside(&self, key: &str) -> &[Version] {
        self.beside.get(key).map_or(&[], Vec::as_slice)
    }

    /// The keys of all records beside which something stands.
    pub fn keys_beside(&self) -> impl Iterator<Item = &str> {
        self.beside.keys().map(String::as_str)
    }

    /// How many records were written after `millis`, half-typed text aside: what a backup made
    /// then does not have. All of them where there is none.
    pub fn written_after(&self, millis: Option<u64>) -> usize {
        let rows = self.known.iter().filter(|(key, _)| is_counted(key));
        rows.filter(|(_, descent)| millis.is_none_or(|millis| descent.dot.millis > millis))
            .count()
    }

    /// Becomes what was read from the store anew, and keeps its sense of time.
    pub fn take_over(&mut self, fresh: Rows) {
        let mut stamper = fresh.stamper;
        stamper.catch_up(&self.stamper);
        *self = Rows { stamper, ..fresh };
    }

    /// The version a row of the store holds under `key`, as far as it can be joined with others:
    /// `None` for one whose record cannot be read, which has to stay what it is.
    pub fn stands(&self, key: &str, row: &str) -> Option<Version> {
        let version = Version::from_row(row, self.device()).ok()?;
        let closed = matches!(version.body, Body::Sealed(_));
        (closed || version.record(key).is_ok()).then_some(version)
    }
}

/// The row that says what this device is called.
pub fn device_row(device: Device) -> Write {
    Write {
        place: Place::Meta,
        key: fact::DEVICE.to_owned(),
        row: Some(device.as_str().to_owned()),
    }
}
