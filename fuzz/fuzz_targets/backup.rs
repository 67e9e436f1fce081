//! A file somebody brings, whatever it is: refused, or taken in, undone, and written again the same.

#![no_main]

#[path = "../../tests/native/fuzzed.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::backup(bytes));
