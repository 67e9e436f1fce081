//! The list of files the worker keeps, and the worker's script made from its template.

use std::path::Path;

use serde_json::json;
use xtask::shipped::is_kept;

use crate::steps::{Done, Failure};

use super::assets::{integrity, short_hash};
use super::{bytes_of, files_below};

/// A file the worker keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Relative to the scope.
    pub url: String,
    /// `sha384-…`.
    pub integrity: String,
    /// Its size, uncompressed.
    pub bytes: usize,
}

/// Everything of a release but what only a first visit or the host needs.
pub fn files(staging: &Path) -> Done<Vec<Kept>> {
    let mut kept = Vec::new();
    for url in files_below(staging)?
        .into_iter()
        .filter(|file| is_kept(file))
    {
        let bytes = bytes_of(staging, &url)?;
        kept.push(Kept {
            integrity: integrity(&bytes),
            bytes: bytes.len(),
            url,
        });
    }
    Ok(kept)
}

/// The name of a release: changes with the worker and with any file it keeps.
pub fn build_id(template: &str, files: &[Kept]) -> String {
    let mut all = template.to_owned();
    for file in files {
        all.push_str(&format!("\n{} {}", file.url, file.integrity));
    }
    short_hash(all.as_bytes())
}

/// The worker's script.
pub fn script(template: &str, build: &str, files: &[Kept]) -> Done<String> {
    for mark in ["__BUILD_ID__", "__FILES__"] {
        if template.matches(mark).count() != 1 {
            return Err(Failure::Wrong(format!(
                "public/sw.js must have `{mark}` exactly once"
            )));
        }
    }
    let rows: Vec<String> = files
        .iter()
        .map(|file| json!([file.url, file.integrity, file.bytes]).to_string())
        .collect();
    let list = format!("[\n  {},\n]", rows.join(",\n  "));
    Ok(template
        .replace("__BUILD_ID__", build)
        .replace("__FILES__", &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../../public/sw.js");

    fn kept(url: &str, integrity: &str) -> Kept {
        Kept {
            url: url.to_owned(),
            integrity: integrity.to_owned(),
            bytes: 3,
        }
    }

    #[test]
    fn the_script_carries_the_release_and_every_file() {
        let script = script(TEMPLATE, "b1", &[kept("boot.js", "sha384-x")]).unwrap();
        assert!(script.contains("const BUILD = \"b1\""), "{script}");
        assert!(script.contains("[\"boot.js\",\"sha384-x\",3]"), "{script}");
        assert!(!script.contains("__"), "{script}");
    }

    #[test]
    fn the_release_is_named_by_every_file_and_by_the_worker() {
        let files = [kept("a", "1"), kept("b", "2")];
        let id = build_id("w", &files);
        assert_eq!(id, build_id("w", &files));
        assert_ne!(id, build_id("w2", &files));
        assert_ne!(id, build_id("w", &[kept("a", "1"), kept("b", "3")]));
        assert_ne!(id, build_id("w", &[kept("a", "1"), kept("c", "2")]));
    }
}
