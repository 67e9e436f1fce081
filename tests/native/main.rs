//! The pure rooms, tested without Leptos and without a browser.

// Helpers stand outside the test functions clippy knows about; in a test a panic is the report.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod check_cases;
mod check_content;
mod check_flags;
mod check_flips;
mod check_paths;
mod check_screens;
mod command_samples;
mod commands;
mod commands_given;
mod contacts;
mod content_compiled;
mod content_fixture;
mod content_identity_rules;
mod content_language_rules;
mod content_question_rules;
mod content_suggestion_rules;
mod content_year;
mod day;
mod journal;
mod journal_words;
mod labels;
mod lead;
mod names;
mod outcome_record;
mod outcome_record_threads;
mod own_course;
mod plan;
mod practice_link;
mod review;
mod review_year;
mod rhythm;
mod route;
mod search;
mod situation;
mod storage_damaged;
mod storage_damaged_practice;
mod storage_fixtures;
mod storage_ledger;
mod storage_memory;
mod storage_samples;
mod storage_schema_2;
mod suggestions;
mod support;
mod tidy;
mod tidy_source;
mod year;
mod year_fixture;
mod year_plan;
mod year_why;
