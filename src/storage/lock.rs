//! The record of the lock, frozen for ever: how the key of everything is closed itself.
//!
//! A random data key closes the store. It stands here closed twice: with a key derived from the
//! passphrase and with one derived from the recovery code. No trace of either is kept, so there is
//! nothing to compare with: what opens the data key is right. Deriving is the vault's work, and a
//! record that asks for an absurd amount of it is refused. A record that cannot be read never means
//! that there is no lock.

use serde::Serialize;

use super::base64;
use super::seal::{self, ADDED_BYTES, DataKey, KEY_BYTES, NONCE_BYTES, Unsealed};
use crate::json::{self, Read, Tree, Wrong, reads};

/// The version of the record that is written.
const VERSION: u32 = 1;
/// How many random bytes each derivation begins with.
pub const SALT_BYTES: usize = 16;
/// After how many minutes out of sight the lock closes: what can be chosen.
pub const MINUTES: [u32; 4] = [1, 5, 15, 60];
/// What is chosen at first.
const MINUTES_AT_FIRST: u32 = 5;
/// The fewest characters of a passphrase.
pub const PASSPHRASE_CHARS_MIN: usize = 8;
/// The most memory a record may ask for, in KiB; the most passes over it; the most lanes.
const WORK_MAX: (u32, u32, u32) = (256 * 1024, 20, 4);

/// How much work deriving a key is: the figures of Argon2id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Work {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it, from 1.
    pub passes: u32,
    /// Lanes, from 1.
    pub lanes: u32,
}

impl Work {
    /// What OWASP's password storage cheat sheet asks for, with 19 MiB.
    pub const USUAL: Work = Work {
        memory_kib: 19_456,
        passes: 2,
        lanes: 1,
    };

    fn is_sane(self) -> bool {
        let (memory, passes, lanes) = WORK_MAX;
        (1..=lanes).contains(&self.lanes)
            && (1..=passes).contains(&self.passes)
            && (8 * self.lanes..=memory).contains(&self.memory_kib)
    }
}

/// What opens the lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The passphrase.
    Passphrase,
    /// The recovery code.
    Recovery,
}

impl By {
    const fn name(self) -> &'static str {
        match self {
            By::Passphrase => "passphrase",
            By::Recovery => "recovery",
        }
    }
}

/// The data key, closed with a derived one.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Wrap {
    by: By,
    salt: [u8; SALT_BYTES],
    sealed: Vec<u8>,
}

/// The lock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lock {
    id: String,
    work: Work,
    wraps: Vec<Wrap>,
    minutes: u32,
}

/// Why the record of a lock could not be read. There is a lock nevertheless.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockUnread {
    /// A newer version of the app wrote it.
    Newer,
    /// It is damaged, or missing where rows are closed.
    Damaged,
}

impl Lock {
    /// A lock that nothing opens yet. `id` is random: it names the data key.
    pub const fn new(id: String, work: Work) -> Lock {
        Lock {
            id,
            work,
            wraps: Vec::new(),
            minutes: MINUTES_AT_FIRST,
        }
    }

    /// The name of its data key: the same for as long as that is.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// How keys are derived for it.
    pub const fn work(&self) -> Work {
        self.work
    }

    /// After how many minutes out of sight it closes.
    pub const fn minutes(&self) -> u32 {
        self.minutes
    }

    /// Closes after so many minutes from now on: one of [`MINUTES`], else nothing changes.
    pub fn set_minutes(&mut self, minutes: u32) {
        if MINUTES.contains(&minutes) {
            self.minutes = minutes;
        }
    }

    /// What deriving the key for `by` begins with.
    pub fn salt(&self, by: By) -> Option<&[u8]> {
        self.wrap(by).map(|wrap| wrap.salt.as_slice())
    }

    /// Lets what `derived` was derived from open it, in place of what did for `by` before.
    pub fn let_open(
        &mut self,
        by: By,
        derived: &DataKey,
        data_key: &DataKey,
        salt: [u8; SALT_BYTES],
        nonce: [u8; NONCE_BYTES],
    ) {
        let sealed = seal::close_bytes(derived, &self.bound(by), data_key.bytes(), nonce);
        self.wraps.retain(|wrap| wrap.by != by);
        self.wraps.push(Wrap { by, salt, sealed });
        self.wraps.sort_by_key(|wrap| wrap.by.name());
    }

    /// The data key, opened with a derived key.
    ///
    /// # Errors
    /// [`Unsealed::Broken`] when it was derived from something else.
    pub fn open(&self, by: By, derived: &DataKey) -> Result<DataKey, Unsealed> {
        let wrap = self.wrap(by).ok_or(Unsealed::Broken)?;
        let opened = seal::open_bytes(derived, &self.bound(by), &wrap.sealed)?;
        let opened = zeroize::Zeroizing::new(opened);
        DataKey::from_slice(&opened).ok_or(Unsealed::Broken)
    }

    /// The row to keep.
    pub fn to_row(&self) -> String {
        let written = Written {
            version: VERSION,
            id: self.id.clone(),
            kdf: Kdf {
                argon2id: self.work,
            },
            wraps: self.wraps.iter().map(WrittenWrap::of).collect(),
            minutes: self.minutes,
        };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// Reads the row.
    ///
    /// # Errors
    /// [`LockUnread`] when it cannot be read here.
    pub fn from_row(row: &str) -> Result<Lock, LockUnread> {
        let damaged = LockUnread::Damaged;
        let tree = json::parse(row).map_err(|_| damaged)?;
        let head: Head = tree.read().map_err(|_| damaged)?;
        if head.version > VERSION {
            return Err(LockUnread::Newer);
        }
        let written: Written = tree.read().map_err(|_| damaged)?;
        let wraps = written.wraps.iter().map(WrittenWrap::read);
        let wraps: Vec<Wrap> = wraps.collect::<Option<_>>().ok_or(damaged)?;
        let twice = |wrap: &Wrap| wraps.iter().filter(|other| other.by == wrap.by).count() > 1;
        let right = head.version == VERSION
            && !written.id.is_empty()
            && written.kdf.argon2id.is_sane()
            && !wraps.is_empty()
            && !wraps.iter().any(twice);
        let mut lock = Lock::new(written.id, written.kdf.argon2id);
        lock.wraps = wraps;
        // Other minutes than can be chosen are no reason to keep somebody out.
        lock.set_minutes(written.minutes);
        right.then_some(lock).ok_or(damaged)
    }

    fn wrap(&self, by: By) -> Option<&Wrap> {
        self.wraps.iter().find(|wrap| wrap.by == by)
    }

    fn bound(&self, by: By) -> String {
        seal::bound_to("lock", &self.id, by.name())
    }
}

struct Head {
    version: u32,
}

#[derive(Serialize)]
struct Written {
    version: u32,
    id: String,
    kdf: Kdf,
    wraps: Vec<WrittenWrap>,
    minutes: u32,
}

#[derive(Serialize)]
struct Kdf {
    argon2id: Work,
}

#[derive(Serialize)]
struct WrittenWrap {
    by: By,
    salt: String,
    sealed: String,
}

reads! {
    Head { version }
    Written { version, id, kdf, wraps, minutes }
    Kdf { argon2id }
    Work { memory_kib, passes, lanes }
    WrittenWrap { by, salt, sealed }
}

impl Read for By {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> By {
        let named = |name: &str| {
            [By::Passphrase, By::Recovery]
                .into_iter()
                .find(|by| by.name() == name)
        };
        wrong.code(found, named, By::Passphrase)
    }
}

impl WrittenWrap {
    fn of(wrap: &Wrap) -> WrittenWrap {
        WrittenWrap {
            by: wrap.by,
            salt: base64::encode(&wrap.salt),
            sealed: base64::encode(&wrap.sealed),
        }
    }

    fn read(&self) -> Option<Wrap> {
        let sealed = base64::decode(&self.sealed)?;
        (sealed.len() == KEY_BYTES + ADDED_BYTES).then_some(())?;
        Some(Wrap {
            by: self.by,
            salt: base64::decode(&self.salt)?.try_into().ok()?,
            sealed,
        })
    }
}
