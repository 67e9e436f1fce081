//! The app in a real browser, without its server: records, commands, components, the platform.
//!
//! Whole screens and journeys across them are the business of `tests/e2e`.

#![cfg(target_arch = "wasm32")]
// Helpers stand outside the test functions clippy knows about; in a test a panic is the report.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod appearance;
mod broken;
mod browser;
mod chart;
mod choosing;
mod clock;
mod commands;
mod components;
mod crash_acts;
mod crash_model;
mod crashes;
mod drafts;
mod faults;
mod faults_rows;
mod model;
mod practice;
mod preferences;
mod records;
mod rehearsal;
mod reminders;
mod store;
mod tabs;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
