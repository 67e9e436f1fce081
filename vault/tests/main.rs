//! The vault from outside: against Debian's `age`, against files kept for ever, at its limits, and
//! against the app that speaks with it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "in tests a panic is the report"
)]

mod codes;
mod debian;
mod fixtures;
mod limits;
