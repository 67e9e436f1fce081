//! The text of a record, under whatever key.

#![no_main]

#[path = "../../tests/native/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::record(bytes));
