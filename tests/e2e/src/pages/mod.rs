//! The screens of the app in the words of the product, so that a journey reads like a story.
//!
//! One file a screen, each a set of functions on [`crate::Screen`] that use roles and names only.
//! A page object acts and looks; the asserting is done by the journey.

pub mod backup;
pub mod cards;
pub mod check;
pub mod fields;
pub mod hand_back;
pub mod insights;
pub mod journal;
pub mod learn;
pub mod lesson;
pub mod lines;
pub mod lock;
pub mod look_back;
pub mod mirror;
pub mod outcome_record;
pub mod places;
pub mod plan;
pub mod practice;
pub mod situation;
pub mod you;
