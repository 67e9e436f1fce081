//! One file a screen, named as its address. A page reads the state and composes components.

pub mod check;
pub mod frame;
pub mod insights;
mod insights_pictures;
pub mod journal;
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
