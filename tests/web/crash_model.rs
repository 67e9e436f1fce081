//! What must be in the store, whatever happened on the way: the model of `crashes`.
//!
//! Every write carries a word of its own. The model remembers which word was kept and which words
//! its writer knew of. A word that was kept is in use, stands beside, or was written over by
//! somebody who had seen it. It knows nothing of stamps, descent or joining.

use std::collections::{BTreeMap, BTreeSet};

use alongside::domain::situation::EARLIER_MAX;
use alongside::storage::version::Version;
use alongside::storage::{Record, is_counted};

use crate::broken::Row;
use crate::model::device;

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A text that takes the place of the one before.
    Text,
    /// The removal of a record.
    Gone,
    /// A field of a situation, which remembers its last texts.
    Fact,
    /// An entry of a thread, which stays.
    Entry,
    /// Half-typed text: the last one counts.
    Draft,
}

/// What became of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// Nobody has heard yet; the tab that wrote it still has it.
    Open,
    /// It was called kept.
    Kept,
    /// It went with its tab, and must never be seen.
    Never,
}

/// One write of one record.
#[derive(Clone, Debug)]
pub struct Written {
    pub key: String,
    pub kind: Kind,
    pub tab: u32,
    pub fate: Fate,
    /// The words its writer knew of.
    pub known: BTreeSet<u32>,
}

/// Everything that was ever written.
#[derive(Default)]
pub struct Model {
    pub written: BTreeMap<u32, Written>,
}

/// What the store holds of one record.
#[derive(Default)]
pub struct Held {
    /// The words of all its versions.
    pub words: BTreeSet<u32>,
    /// Whether one of the versions is a removal.
    pub gone: bool,
}

/// The word a write carries.
pub fn word(number: u32) -> String {
    format!("w{number};")
}

/// The words in a text, as often as they stand there.
pub fn words(text: &str) -> Vec<u32> {
    let parts = text.split('w').skip(1);
    parts
        .filter_map(|part| part.split_once(';')?.0.parse().ok())
        .collect()
}

/// What the store holds, by record. Fails where a row is not whole.
pub fn held(rows: &[Row]) -> BTreeMap<String, Held> {
    let mut held: BTreeMap<String, Held> = BTreeMap::new();
    for (store, key, row) in rows {
        let key = match store.as_str() {
            "records" => key.as_str(),
            "history" => key.rsplit_once('@').expect("a stamp").0,
            "damaged" => panic!("{key} was set aside: {row}"),
            _ => continue,
        };
        let version = Version::from_row(row, device()).expect("a whole row");
        let record = version.record(key).expect("a record that can be read");
        let of_key = held.entry(key.to_owned()).or_default();
        of_key.gone |= record.is_none();
        if let Some(Record::Situation(situation)) = &record {
            let rules = situation.entries.iter().map(|entry| format!("{entry:?}"));
            let found = words(&rules.collect::<String>());
            let once: BTreeSet<&u32> = found.iter().collect();
            assert_eq!(
                once.len(),
                found.len(),
                "an entry twice in {key}: {found:?}"
            );
        }
        of_key
            .words
            .extend(words(version.text().unwrap_or_default()));
    }
    held
}

impl Model {
    /// Takes note of a write that begins.
    pub fn begin(&mut self, key: &str, kind: Kind, tab: u32, known: BTreeSet<u32>) -> u32 {
        let number = self.written.len() as u32 + 1;
        let written = Written {
            key: key.to_owned(),
            kind,
            tab,
            fate: Fate::Open,
            known,
        };
        self.written.insert(number, written);
        number
    }

    pub fn settle(&mut self, number: u32, fate: Fate) {
        self.written.get_mut(&number).expect("it was written").fate = fate;
    }

    /// What a tab that shows this word knows of.
    pub fn knowing(&self, number: u32) -> BTreeSet<u32> {
        let mut known = self.written[&number].known.clone();
        known.insert(number);
        known
    }

    /// What a tab knows of that shows a record removed, or a removal beside it. Which removal it saw
    /// a row does not tell, so it passes for having seen them all.
    pub fn knowing_gone(&self, key: &str, tab: u32) -> BTreeSet<u32> {
        let gone = self.written.iter().filter(|(_, written)| {
            let its = match written.fate {
                Fate::Kept => true,
                // Of a tab that is gone, or this one.
                Fate::Open => [0, tab].contains(&written.tab),
                Fate::Never => false,
            };
            written.kind == Kind::Gone && written.key == key && its
        });
        gone.flat_map(|(number, _)| self.knowing(*number)).collect()
    }

    /// Whether a tab has something that could not be kept yet.
    pub fn has_open(&self, tab: u32) -> bool {
        let mut written = self.written.values();
        written.any(|written| written.tab == tab && written.fate == Fate::Open)
    }

    /// All that a tab had open is kept now, it says.
    pub fn all_kept(&mut self, tab: u32) {
        for written in self.written.values_mut() {
            if written.tab == tab && written.fate == Fate::Open {
                written.fate = Fate::Kept;
            }
        }
    }

    /// A tab is gone: what it had open is in the store, or never will be.
    pub fn lost(&mut self, tab: u32, held: &BTreeMap<String, Held>) {
        let seen = |key: &str, number: u32| {
            let words = held.get(key).into_iter().flat_map(|held| &held.words);
            let mut known = words.filter_map(|word| self.written.get(word));
            known.any(|written| written.known.contains(&number))
        };
        let over: BTreeSet<u32> = self
            .written
            .iter()
            .filter(|(number, written)| seen(&written.key, **number))
            .map(|(number, _)| *number)
            .collect();
        for (number, written) in &mut self.written {
            if written.tab != tab || written.fate != Fate::Open {
                continue;
            }
            let there = held.get(&written.key);
            written.fate = match written.kind {
                Kind::Gone if there.is_some_and(|held| held.gone) => Fate::Open,
                _ if there.is_some_and(|held| held.words.contains(number)) => Fate::Kept,
                // Something that builds on it is there.
                Kind::Text if over.contains(number) => Fate::Kept,
                _ => Fate::Never,
            };
            if written.fate == Fate::Open {
                // A removal stands there, but whose cannot be told: it may be this one.
                written.tab = 0;
            }
        }
    }

    /// What is wrong with a store that holds `rows`; nothing if all is as it must be.
    pub fn faults(&self, rows: &[Row]) -> Vec<String> {
        let held = held(rows);
        let mut faults = Vec::new();
        for (key, of_key) in &held {
            for number in &of_key.words {
                match self.written.get(number) {
                    Some(written) if written.fate != Fate::Never => {}
                    other => faults.push(format!("{number} is in {key}: {other:?}")),
                }
            }
        }
        for (number, written) in &self.written {
            let nothing = Held::default();
            let there = held.get(&written.key).unwrap_or(&nothing);
            if written.fate == Fate::Kept && !self.is_explained(*number, written, there) {
                faults.push(format!("{number} is lost: {written:?}"));
            }
        }
        let counted = rows
            .iter()
            .filter(|(store, key, _)| store == "records" && is_counted(key));
        let tally = rows
            .iter()
            .find(|(store, key, _)| store == "meta" && key == "tally");
        let tally = tally.map(|(_, _, tally)| tally.clone());
        if tally != Some(counted.clone().count().to_string()) {
            faults.push(format!("the tally says {tally:?} of {}", counted.count()));
        }
        faults
    }

    fn is_explained(&self, number: u32, written: &Written, there: &Held) -> bool {
        let here = |other: &u32, by: &Written| match by.kind {
            Kind::Gone => there.gone && by.key == written.key && by.fate != Fate::Never,
            _ => there.words.contains(other),
        };
        let later = |kind: Kind| {
            let later = self.written.range(number + 1..);
            later.filter(move |(_, by)| by.key == written.key && by.kind == kind)
        };
        match written.kind {
            Kind::Draft => true,
            Kind::Entry => there.words.contains(&number),
            Kind::Fact => there.words.contains(&number) || later(Kind::Fact).count() > EARLIER_MAX,
            Kind::Text | Kind::Gone => {
                let mut all = self.written.iter();
                here(&number, written)
                    || all.any(|(other, by)| by.known.contains(&number) && here(other, by))
            }
        }
    }
}
