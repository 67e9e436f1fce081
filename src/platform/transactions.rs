//! Transactions with the browser's database: begun, written, and called off when the page is put
//! away.
//!
//! A browser may put a page away whole when another is opened, to bring it back should the person go
//! back. WebKit stops its transactions where they stand, and no other page reads the database until
//! they end. So they are called off, and what was asked is asked again once the page is back. What
//! is read and written stands in `records`.

use std::cell::{Cell, RefCell};
use std::ops::Deref;
use std::task::{Poll, Waker};

use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IdbTransaction, PageTransitionEvent};

use super::database::fault;
use crate::storage::StoreError;

thread_local! {
    static WATCHED: Cell<bool> = const { Cell::new(false) };
    static AWAY: Cell<bool> = const { Cell::new(false) };
    static UNDER_WAY: RefCell<Vec<IdbTransaction>> = const { RefCell::new(Vec::new()) };
    static WAITING: RefCell<Vec<Waker>> = const { RefCell::new(Vec::new()) };
}

/// A transaction under way.
pub(super) struct Begun<'a> {
    transaction: Transaction<'a>,
    entry: Entry,
}

impl<'a> Begun<'a> {
    fn new(transaction: Transaction<'a>) -> Self {
        let known_as: IdbTransaction = transaction.as_sys().clone().unchecked_into();
        UNDER_WAY.with_borrow_mut(|under_way| under_way.push(known_as.clone()));
        let entry = Entry(known_as);
        Begun { transaction, entry }
    }
}

impl<'a> Deref for Begun<'a> {
    type Target = Transaction<'a>;

    fn deref(&self) -> &Transaction<'a> {
        &self.transaction
    }
}

/// A transaction's place among those under way, for as long as it is held.
struct Entry(IdbTransaction);

impl Drop for Entry {
    fn drop(&mut self) {
        UNDER_WAY.with_borrow_mut(|under_way| under_way.retain(|each| *each != self.0));
    }
}

/// Begins to read these stores.
pub(super) fn reading<'a>(
    database: &'a Database,
    stores: &[&str],
) -> Result<Begun<'a>, StoreError> {
    let transaction = database.transaction(owned(stores));
    transaction.build().map(Begun::new).map_err(fault)
}

/// Begins to write to these stores; it ends only when the browser has written it.
pub(super) fn writing<'a>(
    database: &'a Database,
    stores: &[&str],
) -> Result<Begun<'a>, StoreError> {
    let strict = TransactionOptions::new().with_durability(TransactionDurability::Strict);
    let transaction = database.transaction(owned(stores));
    let transaction = transaction.with_mode(TransactionMode::Readwrite);
    let transaction = transaction.with_options(strict).build();
    transaction.map(Begun::new).map_err(fault)
}

fn owned(stores: &[&str]) -> Vec<String> {
    stores.iter().map(|name| (*name).to_owned()).collect()
}

/// Ends a transaction; returns once the browser has written it. That there is no room may show only
/// then, and only the transaction says so.
pub(super) async fn written(begun: Begun<'_>) -> Result<(), StoreError> {
    let Begun { transaction, entry } = begun;
    let ended = entry.0.clone();
    // Whatever becomes of the page, the browser brings it to its end by itself from here on.
    drop(entry);
    let Err(error) = transaction.commit().await else {
        return Ok(());
    };
    Err(match ended.error() {
        Some(exception) if exception.name() == FULL => StoreError::Full,
        _ => fault(error),
    })
}

/// What browsers call it when there is no room.
pub(super) const FULL: &str = "QuotaExceededError";

/// Waits while the page is put away: what begins then would stand still and hold up other pages.
pub(super) async fn once_in_use() {
    std::future::poll_fn(|context| {
        if !AWAY.get() {
            return Poll::Ready(());
        }
        WAITING.with_borrow_mut(|waiting| waiting.push(context.waker().clone()));
        Poll::Pending
    })
    .await;
}

/// Calls off what is under way whenever the page is put away. Once is enough for a page.
pub(super) fn watch_the_page() {
    if WATCHED.replace(true) {
        return;
    }
    listen("pagehide", |event| {
        // A page that goes for good takes its transactions with it, and some of them still end well.
        if event.persisted() {
            AWAY.set(true);
            UNDER_WAY.with_borrow(|under_way| {
                for transaction in under_way {
                    // One that has come to its end meanwhile cannot be called off.
                    let _ = transaction.abort();
                }
            });
        }
    });
    listen("pageshow", |_| {
        AWAY.set(false);
        for waker in WAITING.take() {
            waker.wake();
        }
    });
}

fn listen(to: &str, then: impl Fn(PageTransitionEvent) + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let callback = Closure::<dyn Fn(PageTransitionEvent)>::new(then);
    let _ = window.add_event_listener_with_callback(to, callback.as_ref().unchecked_ref());
    // The listener lives as long as the page.
    callback.forget();
}
