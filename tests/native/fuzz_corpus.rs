//! The corpus of the fuzz targets, replayed: what once looked for a fault looks for it for ever.

use std::fs;
use std::path::PathBuf;

use crate::fuzzed;

/// A target: its name and what it does with bytes.
type Target = (&'static str, fn(&[u8]));

const TARGETS: [Target; 5] = [
    ("backup", fuzzed::backup),
    ("copy", fuzzed::copy),
    ("copy_name", fuzzed::copy_name),
    ("record", fuzzed::record),
    ("row", fuzzed::row),
];

const FILES_MAX: usize = 200;
const BYTES_MAX: usize = 300 * 1024;

fn files(target: &str) -> Vec<Vec<u8>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("fuzz/corpus").join(target);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let paths = entries.map(|entry| entry.expect("a file").path());
    paths
        .map(|path| fs::read(path).expect("its bytes"))
        .collect()
}

#[test]
fn the_corpus_of_every_fuzz_target_passes() {
    let (mut count, mut bytes) = (0, 0);
    for (name, target) in TARGETS {
        let files = files(name);
        assert!(!files.is_empty(), "{name} has no corpus");
        for file in &files {
            target(file);
            bytes += file.len();
        }
        count += files.len();
    }
    assert!(count <= FILES_MAX, "{count} files");
    assert!(bytes <= BYTES_MAX, "{bytes} bytes");
}

#[test]
fn every_file_of_the_corpus_passes_with_any_byte_lost_or_turned() {
    let mut random = fastrand::Rng::with_seed(5);
    for (_, target) in TARGETS {
        for file in TARGETS.iter().flat_map(|(name, _)| files(name)) {
            for _ in 0..20 {
                let mut bytes = file.clone();
                if !bytes.is_empty() {
                    let at = random.usize(0..bytes.len());
                    match random.bool() {
                        true => drop(bytes.remove(at)),
                        false => bytes[at] ^= 1 << random.u8(0..8),
                    }
                }
                target(&bytes);
            }
        }
    }
}
