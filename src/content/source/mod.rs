//! The files an author edits, read, checked and compiled. Native only.

pub mod check;
