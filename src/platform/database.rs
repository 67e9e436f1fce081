//! The connection to the browser's database: opening it, losing it, giving way to other tabs.
//!
//! A connection that was lost is opened anew, once for each thing asked. A database of a newer
//! version is opened too, to be read. What is asked of it stands in `transactions` and `records`.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;

use super::timer;
use super::transactions::{FULL, once_in_use, watch_the_page};
use crate::storage::{Place, StoreError};

const DATABASE: &str = "alongside";
/// Copies of everything, made from time to time.
pub(super) const COPIES: &str = "snapshots";
/// The layout of the object stores, not of the records: those carry their own schema.
const LAYOUT: u8 = 2;
/// How long a browser may take to open the database. One that is stuck says nothing at all.
const PATIENCE_MS: i32 = 5_000;

/// Something under way with the database.
pub(super) type Asked<T> = Pin<Box<dyn Future<Output = Result<T, StoreError>>>>;

/// The one connection of this tab.
pub(super) struct Connection {
    open: Rc<RefCell<Option<Database>>>,
    read_only: bool,
}

impl Connection {
    /// Opens the database, making it on the first visit.
    pub(super) async fn open() -> Result<Connection, StoreError> {
        watch_the_page();
        let database = connect_in_time().await?;
        let connection = Connection {
            read_only: is_laid_out_later(&database),
            open: Rc::new(RefCell::new(Some(database))),
        };
        connection.give_way();
        Ok(connection)
    }

    /// Whether a newer version of the app has laid the database out.
    pub(super) fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Lets go as soon as another tab wants to change the layout or delete the database, or the
    /// browser closes it. It is opened anew when next needed.
    fn give_way(&self) {
        let Some(database) = self.open.borrow().clone() else {
            return;
        };
        let open = self.open.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(mut changes) = database.version_changes() {
                let _ = changes.recv().await;
                open.take();
                database.close();
            }
        });
    }

    /// Does something with the database; if that fails for no reason of its own, once more on a
    /// fresh connection: a browser may drop one in the background and say so only when asked.
    pub(super) async fn with<T>(
        &self,
        act: &dyn Fn(Database) -> Asked<T>,
    ) -> Result<T, StoreError> {
        once_in_use().await;
        let open = self.open.borrow().clone();
        if let Some(database) = open {
            match act(database).await {
                Err(StoreError::Fault(_)) => {}
                done => return done,
            }
        }
        once_in_use().await;
        let database = connect_in_time().await?;
        if is_laid_out_later(&database) && !self.read_only {
            return Err(StoreError::ReadOnly);
        }
        self.open.replace(Some(database.clone()));
        self.give_way();
        act(database).await
    }
}

fn is_laid_out_later(database: &Database) -> bool {
    database.version() > f64::from(LAYOUT)
}

/// A connection on its way.
#[derive(Default)]
struct Connecting {
    connected: Option<Result<Database, StoreError>>,
    waker: Option<Waker>,
    given_up: bool,
}

/// Connects, and waits no longer than a person would. What comes too late is let go of; it must not
/// be called off, because a database laid out with nobody there to do it has no stores for ever.
async fn connect_in_time() -> Result<Database, StoreError> {
    let connecting: Rc<RefCell<Connecting>> = Rc::default();
    let way = connecting.clone();
    wasm_bindgen_futures::spawn_local(async move {
        let connected = connect().await;
        let mut way = way.borrow_mut();
        match connected {
            Ok(late) if way.given_up => late.close(),
            connected => way.connected = Some(connected),
        }
        if let Some(waker) = way.waker.take() {
            waker.wake();
        }
    });
    let arrival = std::future::poll_fn(|context| {
        let mut way = connecting.borrow_mut();
        if let Some(connected) = way.connected.take() {
            return Poll::Ready(connected);
        }
        way.waker = Some(context.waker().clone());
        Poll::Pending
    });
    let connected = timer::within(PATIENCE_MS, arrival).await;
    connecting.borrow_mut().given_up = true;
    connected.unwrap_or_else(|| Err(StoreError::Fault("it does not answer".to_owned())))
}

async fn connect() -> Result<Database, StoreError> {
    let opened = Database::open(DATABASE)
        .with_version(LAYOUT)
        .with_on_upgrade_needed(|_, database| {
            // Every layout so far has only added to the one before. What is there is looked at, not
            // the number: a database somebody else made first has a number and nothing in it.
            let there: Vec<String> = database.object_store_names().collect();
            for name in Place::ALL.map(Place::name).into_iter().chain([COPIES]) {
                if !there.iter().any(|there| there == name) {
                    database.create_object_store(name).build()?;
                }
            }
            Ok(())
        })
        .await;
    match opened {
        Err(error) if is_newer(&error) => Database::open(DATABASE).await.map_err(refusal),
        opened => opened.map_err(refusal),
    }
}

fn is_newer(error: &indexed_db_futures::error::OpenDbError) -> bool {
    exception_of(error).is_some_and(|exception| exception.name() == "VersionError")
}

fn exception_of(error: &indexed_db_futures::error::OpenDbError) -> Option<&web_sys::DomException> {
    use indexed_db_futures::error::{DomException, Error, OpenDbError};
    match error {
        OpenDbError::Base(Error::DomException(DomException::Other(exception))) => Some(exception),
        _ => None,
    }
}

/// Tells a browser that offers no database from one whose database could not be opened: in the
/// second there may be records, and nobody must be told that there are none.
fn refusal(error: indexed_db_futures::error::OpenDbError) -> StoreError {
    use indexed_db_futures::error::{DomException, Error, OpenDbError};
    match error {
        OpenDbError::Base(Error::DomException(DomException::Other(exception)))
            if exception.name() == "SecurityError" =>
        {
            StoreError::Blocked
        }
        OpenDbError::Base(Error::DomException(DomException::InvalidStateError(_))) => {
            StoreError::Blocked
        }
        OpenDbError::Base(Error::DomException(exception)) => StoreError::Fault(exception.message()),
        _ => StoreError::Blocked,
    }
}

/// Names the one fault a person can do something about; the rest keep the browser's words.
pub(super) fn fault(error: indexed_db_futures::error::Error) -> StoreError {
    use indexed_db_futures::error::{DomException, Error};
    match error {
        Error::DomException(DomException::Other(exception)) if exception.name() == FULL => {
            StoreError::Full
        }
        Error::DomException(exception) => StoreError::Fault(exception.message()),
        Error::Unknown(_) | Error::Serialisation(_) | Error::MissingData(_) => {
            StoreError::Fault("the browser's database stopped".to_owned())
        }
    }
}
