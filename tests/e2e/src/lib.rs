//! Real browsers against the built site, with a server that can fail on purpose.
//!
//! In reading order: [`journey`] runs one story and tidies up after it; [`site`] serves a release
//! and breaks on demand; [`host`] are other people's servers, asked by [`plain`]; [`browser`] starts,
//! kills and restarts a real browser, with [`engine`] saying which and [`chromium`], [`firefox`] and
//! [`webkit`] how, [`device`] what its device is like and [`whereabouts`] where that is; [`screen`] finds
//! things as a person with a screen reader would, by [`role`] and name; [`pages`] gives the screens of the app their
//! words; [`seeds`] are records of earlier visits, and [`people`] those pictures show; [`kept`] reads what the browser kept and [`downloads`] what it saved; [`release`] makes
//! the next release; [`findings`] and [`trap`] watch for what must never happen; [`axe`] audits; [`evidence`]
//! keeps what is needed to understand a failure.
//!
//! It deliberately knows nothing of the app's code: no class names, no internal state. What cannot
//! be seen, named or requested is not tested here.

pub mod axe;
pub mod browser;
pub mod calendar;
pub mod chromium;
pub mod clipboard;
pub mod device;
pub mod downloads;
pub mod driver;
pub mod engine;
pub mod evidence;
pub mod failure;
pub mod findings;
pub mod firefox;
pub mod host;
pub mod journey;
pub mod kept;
pub mod neighbour;
pub mod pages;
pub mod people;
pub mod plain;
pub mod release;
pub mod role;
pub mod screen;
pub mod seeds;
pub mod site;
pub mod trap;
pub mod wait;
pub mod webkit;
pub mod whereabouts;

pub use browser::{Browser, Profile};
pub use device::{Scheme, Setting, Viewport};
pub use engine::{Can, Engine};
pub use failure::{Failure, Outcome};
pub use journey::{Journey, journey, journey_in};
pub use screen::{Name, Screen};
pub use site::Site;
pub use thirtyfour::Key;
