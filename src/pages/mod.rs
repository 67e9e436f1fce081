//! One file a screen, named as its address. A page reads the state and composes components.

pub mod check;
pub mod deleted;
pub mod frame;
pub mod journal;
pub mod journal_find;
pub mod journal_list;
pub mod journal_note;
pub mod journal_row;
pub mod learn;
pub mod lesson;
pub mod lines;
pub mod not_found;
pub mod rules;
pub mod situation;
pub mod sources;
pub mod today;
pub mod verdict;
pub mod you;
