//! What the app is about, in plain values: no browser, no clock, no randomness, no file format.
//!
//! Every word here is a word of the product: a [`check`] has questions, answers and a verdict; a
//! [`lesson`] ends in a case question; a [`situation`] is one real thing at work.

pub mod check;
pub mod day;
pub mod lesson;
pub mod plan;
pub mod practice;
pub mod rhythm;
pub mod scenario;
pub mod situation;
