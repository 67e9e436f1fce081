//! Every journey, in one binary. Each module is a part of the app or a kind of trouble.

#![allow(
    clippy::unwrap_used,
    reason = "clippy knows #[test] functions, not the helpers beside them"
)]

mod accessible;
mod check;
mod ends;
mod harness;
mod insights;
mod keyboard;
mod kill;
mod layout;
mod learn;
mod lesson;
mod loop_screens;
mod notes;
mod offline;
mod practice;
mod privacy;
mod reading;
mod review;
mod sharing;
mod tabs;
mod threads;
mod trouble;
mod update;
mod vault;
mod whole_loop;
mod year;
