//! What the app is about, in plain values: no browser, no clock, no randomness, no file format.
//!
//! Every word here is a word of the product: a [`check`] has questions, answers and a verdict; a
//! [`lesson`] ends in a case question; a [`situation`] is one real thing at work.

pub mod check;
pub mod command;
pub mod contacts;
pub mod course;
pub mod curriculum;
pub mod day;
pub mod done;
pub mod due;
pub mod insights;
pub mod install;
pub mod journal;
pub mod labels;
pub mod lead;
pub mod lesson;
pub mod lesson_search;
pub mod light_day;
pub mod look_back;
pub mod names;
pub mod outcome_record;
pub mod own_course;
pub mod picture;
pub mod plan;
pub mod plan_form;
pub mod practice;
pub mod practice_link;
pub mod reminder;
pub mod review;
pub mod rhythm;
pub mod scenario;
pub mod search;
pub mod shared_text;
pub mod shortcut;
pub mod situation;
pub mod suggestion;
pub mod twist;
pub mod year;
pub mod year_steps;
