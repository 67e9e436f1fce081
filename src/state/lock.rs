//! The lock while the app runs: turning it on and off, changing what opens it, the cover, and
//! closing after some time out of sight.
//!
//! Closing means loading the page anew: the key goes with the page's memory. What stands half-typed
//! is kept before; if that fails nothing is closed, because the page is the only place it is in.
//! How a store is read through the lock is `sealed`, opening it at the start is `entrance`.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

use super::AppState;
use super::entrance::{Unopened, data_key, derived, derived_of_passphrase};
use super::sealed::Sealed;
use super::store::Store;
use crate::platform::relock::Locks;
use crate::platform::tabs::Tabs;
use crate::platform::timer::Timer;
use crate::platform::{clock, document, ids};
use crate::storage::lock::{By, Lock, PASSPHRASE_CHARS_MIN, Work};
use crate::storage::recovery::{GROUPS, RecoveryCode};
use crate::storage::relock::Relock;
use crate::storage::seal::DataKey;
use crate::storage::{Batch, Place, StoreError, Write, fact};

/// After how many minutes out of sight it can close.
pub const MINUTES: [u32; 4] = crate::storage::lock::MINUTES;

/// What is said when another tab turned the lock off and this one went along.
const TURNED_OFF: &str = "The lock was turned off in another tab.";

/// How the store is locked, as the screens see it.
#[derive(Clone, Copy)]
pub struct LockState {
    /// After how many minutes out of sight it closes; `None` while there is no lock.
    pub minutes: RwSignal<Option<u32>>,
    hidden_since: StoredValue<Option<u64>>,
    timer: StoredValue<Timer, LocalStorage>,
}

impl LockState {
    /// The state under the lock that stands in the store.
    pub(super) fn of(row: Option<&str>) -> LockState {
        LockState {
            minutes: RwSignal::new(minutes_of(row)),
            hidden_since: StoredValue::new(None),
            timer: StoredValue::new_local(Timer::default()),
        }
    }
}

fn minutes_of(row: Option<&str>) -> Option<u32> {
    let lock = Lock::from_row(row?).ok()?;
    Some(lock.minutes())
}

/// What is to open the lock from now on: a fresh recovery code, shown once, and a passphrase where
/// there is a new one.
#[derive(Clone)]
pub struct Openers {
    passphrase: Option<Zeroizing<String>>,
    code: RecoveryCode,
    /// The group that is asked back, counted from 0.
    pub asked: usize,
}

impl Openers {
    /// A fresh code beside this passphrase. `None` where the browser gives no randomness.
    pub fn fresh(passphrase: Option<String>) -> Option<Openers> {
        let [at] = ids::random()?;
        Some(Openers {
            passphrase: passphrase.map(Zeroizing::new),
            code: RecoveryCode::of(&ids::random()?)?,
            asked: usize::from(at) % GROUPS,
        })
    }

    /// The code's groups, to be shown once.
    pub fn groups(&self) -> Vec<String> {
        let groups = self.code.groups().into_iter();
        groups.map(str::to_owned).collect()
    }

    /// Whether this is the group that was asked back.
    pub fn is_asked(&self, typed: &str) -> bool {
        self.code.is_group(self.asked, typed)
    }
}

/// Why two fields do not make a passphrase, in words.
pub fn unfit(passphrase: &str, again: &str) -> Option<&'static str> {
    match (passphrase.chars().count(), passphrase == again) {
        (..PASSPHRASE_CHARS_MIN, _) => {
            Some("That is too short. Take at least eight characters; four words are better.")
        }
        (_, false) => Some("The two are not the same. Type it once more."),
        _ => None,
    }
}

impl AppState {
    /// Closes everything with a fresh key that the passphrase and the code open.
    ///
    /// # Errors
    /// [`Unopened`]; everything is open as before then.
    pub async fn turn_lock_on(self, openers: &Openers) -> Result<(), Unopened> {
        let key = Rc::new(DataKey::new(random()?));
        let mut lock = Lock::new(ids::fresh(), Work::USUAL);
        lock_with(&mut lock, openers, &key).await?;
        let to = Some((key, lock));
        self.relock(None, to).await
    }

    /// Opens everything and takes the lock away.
    ///
    /// # Errors
    /// [`Unopened`]; everything is closed as before then.
    pub async fn turn_lock_off(self, secret: &str) -> Result<(), Unopened> {
        let key = data_key(&self.lock_now_set()?, secret).await?;
        self.relock(Some(Rc::new(key)), None).await
    }

    /// Lets something else open the lock from now on, for who knows what opens it now. The key of
    /// everything stays the same.
    ///
    /// # Errors
    /// [`Unopened`]; what opened it before does so still then.
    pub async fn change_lock(self, secret: &str, change: NewOpener) -> Result<(), Unopened> {
        let mut lock = self.lock_now_set()?;
        let key = data_key(&lock, secret).await?;
        match change {
            NewOpener::Passphrase(passphrase) => {
                lock_with_passphrase(&mut lock, &passphrase, &key).await?;
            }
            NewOpener::Code(openers) => lock_with(&mut lock, &openers, &key).await?,
        }
        self.set_lock(&lock).await
    }

    /// Closes after so many minutes out of sight from now on.
    pub fn set_lock_minutes(self, minutes: u32) {
        spawn_local(async move {
            let Ok(mut lock) = self.lock_now_set() else {
                return;
            };
            lock.set_minutes(minutes);
            if let Err(error) = self.set_lock(&lock).await {
                self.say(&error.words());
            }
        });
    }

    /// Keeps what is half-typed, then closes.
    pub fn lock_now(self) {
        self.keep_drafts_or(document::reload, move || {
            document::set_covered(false);
            self.say("Not locked: something could not be kept yet, and it would be lost.");
        });
    }

    fn lock_now_set(self) -> Result<Lock, Unopened> {
        let row = self.lock_row.get_value();
        let lock = row.and_then(|row| Lock::from_row(&row).ok());
        lock.ok_or(Unopened::Store(StoreError::Relocked))
    }

    /// Writes the record of the lock anew, around the same key.
    async fn set_lock(self, lock: &Lock) -> Result<(), Unopened> {
        let Some(Store::Sealed(sealed)) = self.store.try_get_value() else {
            return Err(Unopened::Store(StoreError::Relocked));
        };
        let row = lock.to_row();
        let batch = Batch {
            writes: vec![Write {
                place: Place::Meta,
                key: fact::LOCK.to_owned(),
                row: Some(row.clone()),
            }],
            expects: Vec::new(),
            lock: Some(sealed.row()),
        };
        let kept = sealed.records.commit(&batch).await;
        kept.map_err(Unopened::Store)?;
        sealed.follow(&row);
        self.locked_by(Some(row));
        self.tabs.with_value(Tabs::tell);
        Ok(())
    }

    /// Turns the whole store from one key to another.
    async fn relock(
        self,
        from: Option<Rc<DataKey>>,
        to: Option<(Rc<DataKey>, Lock)>,
    ) -> Result<(), Unopened> {
        let store = self.store.try_get_value();
        let Some(records) = store.as_ref().and_then(Store::records) else {
            return Err(Unopened::Store(StoreError::Blocked));
        };
        let own = self.ledger.with_untracked(|ledger| ledger.rows.device());
        let relock = Relock {
            from,
            to: to.as_ref().map(|(key, _)| key.clone()),
            own,
        };
        let row = to.as_ref().map(|(_, lock)| lock.to_row());
        let locks = Locks {
            from: self.lock_row.get_value(),
            to: row.clone(),
        };
        let turned = records.relock(relock, locks).await;
        let turned = turned.map_err(Unopened::Store)?;
        turned.map_err(|_| Unopened::Record)?;
        self.store.set_value(match to {
            Some((key, lock)) => Store::Sealed(Rc::new(Sealed::new(records, key, &lock))),
            None => Store::Browser(records),
        });
        self.locked_by(row);
        self.tabs.with_value(Tabs::tell);
        Ok(())
    }

    fn locked_by(self, row: Option<String>) {
        self.lock.minutes.set(minutes_of(row.as_deref()));
        self.lock_row.set_value(row);
    }

    /// Keeps a batch under the lock as it stands now, where this tab can go along with it.
    pub(super) async fn commit(self, store: &Store, batch: &Batch) -> Result<(), StoreError> {
        let kept = store.commit(batch).await;
        if kept != Err(StoreError::Relocked) || !self.follow_lock().await {
            return kept;
        }
        let batch = Batch {
            lock: self.lock_row.get_value(),
            ..batch.clone()
        };
        match self.store.try_get_value() {
            Some(store) => store.commit(&batch).await,
            None => kept,
        }
    }

    /// Goes along with a lock that another tab has changed: around the same key, or away. False
    /// where this tab has no key for what stands there now.
    pub(super) async fn follow_lock(self) -> bool {
        let store = self.store.try_get_value();
        let Some((store, records)) = store.and_then(|store| {
            let records = store.records()?;
            Some((store, records))
        }) else {
            return true;
        };
        let Ok(row) = records.read(Place::Meta, fact::LOCK).await else {
            return true; // it does not answer: what comes next will say so
        };
        if row == self.lock_row.get_value() {
            return true;
        }
        match (&store, &row) {
            (Store::Sealed(sealed), Some(now)) => {
                let followed = sealed.follow(now);
                if followed {
                    self.locked_by(row);
                }
                followed
            }
            (Store::Sealed(_), None) => {
                // A lock that is only missing must not have open rows written beside closed ones.
                let open = Store::Browser(records);
                let followed = open.rows(Place::Records).await.is_ok();
                if followed {
                    self.store.set_value(open);
                    self.locked_by(None);
                    self.say(TURNED_OFF);
                }
                followed
            }
            _ => false,
        }
    }

    /// Covers the page and begins to count the time out of sight.
    pub(super) fn goes_out_of_sight(self) {
        let Some(minutes) = self.lock.minutes.get_untracked() else {
            return;
        };
        document::set_covered(true);
        self.lock.hidden_since.set_value(Some(clock::now_ms()));
        let ms = i32::try_from(minutes * 60_000).unwrap_or(i32::MAX);
        self.lock
            .timer
            .with_value(|timer| timer.set(ms, move || self.lock_now()));
    }

    /// Closes if it was out of sight for too long, by the clock: timers sleep with the phone. A
    /// clock that was set back counts as too long. Else the cover goes.
    pub(super) fn comes_into_sight(self) {
        self.lock.timer.with_value(Timer::cancel);
        let Some(since) = self.lock.hidden_since.get_value() else {
            return;
        };
        self.lock.hidden_since.set_value(None);
        let minutes = self.lock.minutes.get_untracked();
        let limit_ms = minutes.map(|minutes| u64::from(minutes) * 60_000);
        let away_ms = clock::now_ms().checked_sub(since);
        match limit_ms.is_some_and(|limit| away_ms.is_none_or(|away| away >= limit)) {
            true => self.lock_now(),
            false => document::set_covered(false),
        }
    }
}

/// What shall open the lock.
pub enum NewOpener {
    /// This passphrase.
    Passphrase(String),
    /// This recovery code.
    Code(Openers),
}

async fn lock_with(lock: &mut Lock, openers: &Openers, key: &DataKey) -> Result<(), Unopened> {
    if let Some(passphrase) = &openers.passphrase {
        lock_with_passphrase(lock, passphrase, key).await?;
    }
    let (salt, work) = (random()?, lock.work());
    let derived = derived(openers.code.secret(), &salt, work).await?;
    lock.let_open(By::Recovery, &derived, key, salt, random()?);
    Ok(())
}

async fn lock_with_passphrase(
    lock: &mut Lock,
    passphrase: &str,
    key: &DataKey,
) -> Result<(), Unopened> {
    let (salt, work) = (random()?, lock.work());
    let derived = derived_of_passphrase(passphrase, &salt, work).await?;
    lock.let_open(By::Passphrase, &derived, key, salt, random()?);
    Ok(())
}

fn random<const BYTES: usize>() -> Result<[u8; BYTES], Unopened> {
    let fault = || StoreError::Fault("the browser gives no randomness".to_owned());
    ids::random().ok_or_else(|| Unopened::Store(fault()))
}
