//! One version of a record as a row of the store: what it descends from, and its text.
//!
//! A row begins with a line of its own, `@1 <stamps> <checksum>`, and the record's text follows.
//! Of the stamps the first says when and where this version was written, the others which newest
//! version of each other device it knew. So two versions tell by themselves whether one descends
//! from the other or both were written apart. A row of the first layout has no such line.
//!
//! What joining two sets of versions means is `join`; what a lock makes of a row is not known here.

use super::record::{Record, Unreadable};
use super::stamp::{Device, STAMP_CHARS, Stamp, push_hex};

/// When a version was written, and what it descends from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Descent {
    /// When and where it was written.
    pub dot: Stamp,
    /// The newest version of every other device it knew, by device.
    pub seen: Vec<Stamp>,
}

impl Descent {
    /// The first version of something.
    pub const fn first(dot: Stamp) -> Descent {
        Descent {
            dot,
            seen: Vec::new(),
        }
    }

    /// The next version after this one, written at `dot`.
    pub fn next(&self, dot: Stamp) -> Descent {
        let mut next = Descent::first(dot);
        next.take_in(self);
        next
    }

    /// Takes note that it knew `other`, and all that knew.
    pub fn take_in(&mut self, other: &Descent) {
        for stamp in other.seen.iter().chain([&other.dot]) {
            if stamp.device == self.dot.device {
                continue;
            }
            match self.seen.iter_mut().find(|own| own.device == stamp.device) {
                Some(own) => *own = (*own).max(*stamp),
                None => self.seen.push(*stamp),
            }
        }
        self.seen.sort_by_key(|stamp| stamp.device);
    }

    /// Whether the version written at `dot` is this one or one it descends from.
    pub fn covers(&self, dot: &Stamp) -> bool {
        let known = self.seen.iter().chain([&self.dot]);
        known
            .filter(|known| known.device == dot.device)
            .any(|known| known >= dot)
    }

    /// As a row writes it: the stamps with commas between them.
    pub fn to_text(&self) -> String {
        let mut text = String::with_capacity((STAMP_CHARS + 1) * (1 + self.seen.len()));
        self.dot.write_to(&mut text);
        for stamp in &self.seen {
            text.push(',');
            stamp.write_to(&mut text);
        }
        text
    }

    /// Reads what [`Descent::to_text`] wrote.
    pub fn parse(text: &str) -> Option<Descent> {
        let mut stamps = text.split(',').map(Stamp::parse);
        let dot = stamps.next()??;
        let seen: Vec<Stamp> = stamps.collect::<Option<_>>()?;
        let sorted = seen.is_sorted_by(|a, b| a.device < b.device);
        let other = seen.iter().all(|stamp| stamp.device != dot.device);
        (sorted && other).then_some(Descent { dot, seen })
    }
}

/// What a row holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    /// The record was removed: this is all that is left of it.
    Gone,
    /// The record's text.
    Plain(String),
    /// The record's text, closed by the lock: not readable without its key.
    Sealed(String),
}

/// One version of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// When it was written, and what it descends from.
    pub descent: Descent,
    /// What it holds.
    pub body: Body,
}

/// How a row begins, by what it holds.
const GONE: &str = "@0 ";
const PLAIN: &str = "@1 ";
const SEALED: &str = "@2 ";

impl Version {
    /// The row to keep.
    pub fn to_row(&self) -> String {
        let (mark, body) = match &self.body {
            Body::Gone => (GONE, ""),
            Body::Plain(text) => (PLAIN, text.as_str()),
            Body::Sealed(text) => (SEALED, text.as_str()),
        };
        let descent = self.descent.to_text();
        let mut row = String::with_capacity(mark.len() + descent.len() + 10 + body.len());
        row.push_str(mark);
        row.push_str(&descent);
        row.push(' ');
        push_hex(&mut row, u64::from(checksum(mark, &descent, body)), 8);
        row.push('\n');
        row.push_str(body);
        row
    }

    /// Reads a row. One of the first layout has no stamp, and gets that of `own` at time zero.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`] when it is no row, or not the one that was written.
    /// [`Unreadable::TooNew`] when it begins in a way that no row does yet.
    pub fn from_row(row: &str, own: Device) -> Result<Version, Unreadable> {
        let damaged = |reason: &str| Unreadable::Damaged(reason.to_owned());
        if !row.starts_with('@') {
            return Ok(Version {
                descent: Descent::first(Stamp::unstamped(own)),
                body: Body::Plain(row.to_owned()),
            });
        }
        let (line, body) = row
            .split_once('\n')
            .ok_or_else(|| damaged("its first line is cut off"))?;
        let head = HEADS.iter().find_map(|(mark, form)| {
            let rest = line.strip_prefix(mark)?;
            Some((*mark, rest, *form))
        });
        let Some((mark, rest, form)) = head else {
            return Err(newer_form(line).unwrap_or_else(|| damaged("its first line is none")));
        };
        let (descent_text, sum) = rest
            .split_once(' ')
            .ok_or_else(|| damaged("its first line is cut off"))?;
        let mut right = String::with_capacity(8);
        push_hex(&mut right, u64::from(checksum(mark, descent_text, body)), 8);
        if sum != right {
            return Err(damaged("it is not what was written"));
        }
        let descent = Descent::parse(descent_text).ok_or_else(|| damaged("its stamp is none"))?;
        let body = match form {
            Form::Gone if body.is_empty() => Body::Gone,
            Form::Gone => return Err(damaged("it is gone, and yet there is more")),
            // No record is without a text.
            Form::Plain | Form::Sealed if body.is_empty() => {
                return Err(damaged("there is nothing in it"));
            }
            Form::Plain => Body::Plain(body.to_owned()),
            Form::Sealed => Body::Sealed(body.to_owned()),
        };
        Ok(Version { descent, body })
    }

    /// The record it holds under `key`, `None` if it was removed.
    ///
    /// # Errors
    /// [`Unreadable`] when its text is no record that can be read here.
    pub fn record(&self, key: &str) -> Result<Option<Record>, Unreadable> {
        match &self.body {
            Body::Gone => Ok(None),
            Body::Plain(text) => Record::from_text(key, text).map(Some),
            Body::Sealed(_) => Err(Unreadable::Damaged("it is closed by the lock".to_owned())),
        }
    }

    /// The record's text, where it can be read.
    pub fn text(&self) -> Option<&str> {
        match &self.body {
            Body::Plain(text) => Some(text),
            Body::Gone | Body::Sealed(_) => None,
        }
    }

    /// Whether the record was removed.
    pub fn is_gone(&self) -> bool {
        self.body == Body::Gone
    }
}

#[derive(Clone, Copy)]
enum Form {
    Gone,
    Plain,
    Sealed,
}

const HEADS: [(&str, Form); 3] = [
    (GONE, Form::Gone),
    (PLAIN, Form::Plain),
    (SEALED, Form::Sealed),
];

/// `@3` and above are for versions of this app to come.
fn newer_form(line: &str) -> Option<Unreadable> {
    let (mark, _) = line.strip_prefix('@')?.split_once(' ')?;
    let found: u32 = mark.parse().ok()?;
    (found > 2).then_some(Unreadable::TooNew { found })
}

/// The checksum of a row: of all of it, so that nothing of it changes unseen.
fn checksum(mark: &str, descent: &str, body: &str) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(mark.as_bytes());
    sum.update(descent.as_bytes());
    sum.update(body.as_bytes());
    sum.finalize()
}

/// What of a row can be told without reading it whole: its stamps, as they stand there. Empty for
/// one of the first layout, and for one that was given a stamp at time zero since. Two tabs compare
/// them to see whether the other has written.
pub fn descent_of_row(row: &str) -> &str {
    let line = row.split('\n').next().unwrap_or_default();
    let descent = match line.starts_with('@') {
        true => line.split(' ').nth(1).unwrap_or_default(),
        false => "",
    };
    match descent.starts_with(TIME_ZERO) {
        true => "",
        false => descent,
    }
}

/// Whether a row is closed by the lock.
pub fn is_sealed(row: &str) -> bool {
    row.starts_with(SEALED)
}

/// How the stamp begins that stands for none.
const TIME_ZERO: &str = "000000000000";
