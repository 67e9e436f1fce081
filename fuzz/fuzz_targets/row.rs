//! A row of the store.

#![no_main]

#[path = "../../tests/native/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::row(bytes));
