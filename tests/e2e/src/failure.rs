//! Everything that can go wrong in a journey, said so that a person can act on it.
//!
//! It does not decide what is a failure: a journey that wants something to fail asks for the error
//! and looks at it.

use std::fmt;
use std::io;

use thirtyfour::error::{WebDriverError, WebDriverErrorInner};

use crate::engine::Engine;

/// What a step of a journey gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

/// Why a journey could not go on.
pub enum Failure {
    /// The browser refused a command or broke off.
    Browser(Box<WebDriverError>),
    /// The browser was asked for something while it was not running.
    NotRunning,
    /// A program or file the journeys stand on is missing or did not start.
    Setup {
        /// The program or file.
        what: String,
        /// What is wrong with it, and what to do.
        reason: String,
    },
    /// The engine of this run cannot do what the journey stands on. No failure, and no success.
    Impossible {
        /// The engine.
        engine: Engine,
        /// Why it cannot.
        why: &'static str,
    },
    /// A condition did not come true before its deadline.
    TooLate {
        /// The condition, in words.
        awaited: String,
        /// What was there instead at the last look.
        seen: String,
    },
    /// The page, or what was asked for, is not as the journey says.
    Unmet(String),
    /// A file, process or socket of the harness failed.
    Io {
        /// What was being done.
        doing: String,
        /// What the system said.
        source: io::Error,
    },
}

impl Failure {
    /// Names what was being done when a file, process or socket failed.
    pub fn io(doing: impl Into<String>) -> impl FnOnce(io::Error) -> Self {
        let doing = doing.into();
        move |source| Self::Io { doing, source }
    }

    /// Whether the page changed between finding an element and using it, which a waiting finder
    /// treats as "not there yet". WebKitWebDriver has no better word for it than an unknown error,
    /// and geckodriver gives nothing in place of the elements found.
    pub fn is_moving_page(&self) -> bool {
        let Self::Browser(error) = self else {
            return false;
        };
        matches!(
            ***error,
            WebDriverErrorInner::StaleElementReference(_)
                | WebDriverErrorInner::NoSuchElement(_)
                | WebDriverErrorInner::UnknownError(_)
                | WebDriverErrorInner::Json(_)
        )
    }
}

impl From<WebDriverError> for Failure {
    fn from(error: WebDriverError) -> Self {
        Self::Browser(Box::new(error))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Browser(error) => write!(out, "the browser said: {error}"),
            Self::NotRunning => write!(out, "the browser is not running"),
            Self::Setup { what, reason } => write!(out, "cannot start {what}: {reason}"),
            Self::Impossible { engine, why } => write!(out, "not possible on {engine}: {why}"),
            Self::TooLate { awaited, seen } => {
                write!(out, "waited in vain for {awaited}; last seen: {seen}")
            }
            Self::Unmet(what) => write!(out, "{what}"),
            Self::Io { doing, source } => write!(out, "{doing}: {source}"),
        }
    }
}

// A test that returns its failure is printed through `Debug`; a person reads it all the same.
impl fmt::Debug for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl std::error::Error for Failure {}
