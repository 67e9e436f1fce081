//! One file a screen, named as its address. A page reads the state and composes components.

pub mod check;
pub mod contacts;
pub mod days;
pub mod frame;
pub mod hand_back;
pub mod journal;
pub mod lead;
pub mod learn;
pub mod lesson;
pub mod lines;
pub mod look_back;
pub mod mirror;
pub mod not_found;
pub mod outcome_record;
pub mod plan;
pub mod rules;
pub mod save_verdict;
pub mod say;
pub mod situation;
pub mod sources;
pub mod thread;
pub mod today;
pub mod verdict;
pub mod writings;
pub mod you;
