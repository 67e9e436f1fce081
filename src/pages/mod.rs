//! One file a screen, named as its address. A page reads the state and composes components.

pub mod check;
pub mod contacts;
pub mod days;
pub mod frame;
pub mod journal;
pub mod learn;
pub mod lesson;
pub mod lines;
pub mod not_found;
pub mod plan;
pub mod rules;
pub mod save_verdict;
pub mod situation;
pub mod sources;
pub mod today;
pub mod verdict;
pub mod you;
