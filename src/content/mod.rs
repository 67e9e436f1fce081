//! What we teach, from files to the domain. Every problem is reported with its file and line and
//! the id of the rule it breaks; nothing here panics on any input.
//!
//! - [`catalog`]: the compiled form the app loads: one index and one body pack a track.
//! - `source` (native only): the TOML files an author edits, compiled and validated.
//!
//! Not here: fetching packs (that is `platform`), showing them (that is `pages`).

pub mod catalog;
pub mod problem;
mod reading;
#[cfg(not(target_arch = "wasm32"))]
pub mod source;
