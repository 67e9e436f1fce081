//! The browser, and nothing else: the only room that names `web_sys`, `js_sys`, `gloo_storage` or
//! IndexedDB. Every function here does one thing to the outside and knows nothing of lessons or
//! situations.
//!
//! All of it compiles natively too, because the views are also rendered there, but nothing of it
//! is called then: state is handed its start values as arguments.

pub mod arrivals;
pub mod badge;
pub mod clock;
pub mod content;
pub mod copies;
mod database;
pub mod document;
pub mod files;
pub mod growing;
pub mod haptics;
pub mod ids;
pub mod keys;
mod maybe;
pub mod notifications;
pub mod pack;
pub mod preferences;
pub mod records;
pub mod relock;
pub mod share;
pub mod storage_facts;
pub mod tabs;
pub mod text;
pub mod timer;
mod transactions;
pub mod vault;
pub mod wake;
pub mod width;
pub mod worker;
