//! What the app is about, in plain values: no browser, no clock, no randomness, no file format.
//!
//! Every word here is a word of the product: a [`check`] has questions, answers and a verdict; a
//! [`lesson`] ends in a case question; a [`situation`] is one real thing at work.

pub mod check;
pub mod command;
pub mod contacts;
pub mod course;
pub mod day;
pub mod insights;
pub mod journal;
pub mod lead;
pub mod lesson;
pub mod look_back;
pub mod picture;
pub mod plan;
pub mod practice;
pub mod rhythm;
pub mod scenario;
pub mod situation;
pub mod suggestion;
pub mod todays;
