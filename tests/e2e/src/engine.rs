//! Which browser the journeys are told in, and what no driver can make it do.
//!
//! An engine that cannot do what a journey stands on is no failure of the app and no success
//! either: the journey ends there, says so in one line, and is counted (`docs/engines.md`).

use std::env;
use std::fmt;

use crate::failure::{Failure, Outcome};

/// A browser engine, with the browser around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK in the window of `webkit/browser.py`, by WebKitWebDriver.
    WebKit,
}

impl Engine {
    /// The engine of this run: `ALONGSIDE_BROWSER`, else Chromium.
    pub fn of_this_run() -> Outcome<Self> {
        match env::var("ALONGSIDE_BROWSER").as_deref() {
            Err(_) | Ok("chromium") => Ok(Self::Chromium),
            Ok("firefox") => Ok(Self::Firefox),
            Ok("webkit") => Ok(Self::WebKit),
            Ok(other) => Err(Failure::Setup {
                what: format!("the browser {other:?}"),
                reason: "ALONGSIDE_BROWSER is chromium, firefox or webkit".into(),
            }),
        }
    }

    /// Why this engine cannot do it, if it cannot.
    pub fn cannot(self, what: Can) -> Option<&'static str> {
        match (self, what) {
            (Self::Chromium, _) => None,
            (_, Can::BeSlowedDown) => {
                Some("its driver cannot slow down the network and the processor")
            }
            (_, Can::SpeakDevtools) => Some("Chromium's debugging protocol is Chromium's alone"),
            (Self::Firefox, Can::TypeADay) => None,
            (Self::WebKit, Can::TypeADay) => Some("its field for a day takes no digits"),
            (_, Can::ReportLayoutShifts) => Some("it does not tell a page what moved in it"),
        }
    }

    /// Ends the journey, named and counted, where the engine cannot do what it stands on.
    pub fn needs(self, what: Can) -> Outcome {
        match self.cannot(what) {
            None => Ok(()),
            Some(why) => Err(Failure::Impossible { engine: self, why }),
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKit => "WebKitGTK",
        })
    }
}

/// What a journey may stand on and not every engine can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Can {
    /// Behave as a slow phone on a slow network.
    BeSlowedDown,
    /// Take commands of Chromium's own debugging protocol.
    SpeakDevtools,
    /// Take the digits of a day, typed into its field.
    TypeADay,
    /// Tell a page what moved in it while it loaded (the `layout-shift` entries).
    ReportLayoutShifts,
}
