//! What the release says of its files is true of them. It opens no browser: it reads the release.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use e2e::release;
use e2e::site::dist;
use sha2::{Digest, Sha256};

/// Every file below a folder that a device has to keep, with its bytes.
fn files_below(folder: &Path, prefix: &str, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            files_below(&entry.path(), &format!("{name}/"), found);
            continue;
        }
        let of_the_host = ["sw.js", "sw-kill.js"].contains(&name.as_str())
            || name.starts_with('.')
            || name.ends_with(".br")
            || name.ends_with(".gz");
        let for_show = ["screenshots/", "previews/"]
            .iter()
            .any(|folder| name.starts_with(folder));
        let first_visit =
            name.ends_with(".html") && !["shell.html", "rescue.html"].contains(&name.as_str());
        if !of_the_host && !for_show && !first_visit {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
}

fn sha256(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The part of a name that is made of the bytes: `alongside-1f….js`, `content/T1.1f….json`.
fn hash_in(name: &str) -> Option<&str> {
    let stem = name.rsplit_once('.')?.0;
    let (_, hash) = stem.rsplit_once(['-', '.'])?;
    let named_by_bytes = name.starts_with("alongside-") || name.starts_with("content/");
    named_by_bytes.then_some(hash)
}

#[test]
fn the_worker_lists_every_file_of_the_release_with_the_bytes_it_has() {
    let mut files = BTreeMap::new();
    files_below(&dist(), "", &mut files);
    let listed = release::kept_rows(&dist()).unwrap();
    let names: Vec<_> = listed.iter().map(|(name, _, _)| name).collect();
    assert_eq!(names, files.keys().collect::<Vec<_>>());
    for (name, integrity, length) in &listed {
        assert_eq!(*length, files[name].len() as u64, "{name}");
        assert_eq!(*integrity, release::integrity(&files[name]), "{name}");
    }
}

#[test]
fn a_file_named_by_its_bytes_has_the_name_of_the_bytes_that_are_sent() {
    let mut files = BTreeMap::new();
    files_below(&dist(), "", &mut files);
    let mut named = 0;
    for (name, bytes) in &files {
        let Some(hash) = hash_in(name) else { continue };
        assert!(hash.len() >= 12, "{name}");
        assert!(sha256(bytes).starts_with(hash), "{name}: {}", sha256(bytes));
        named += 1;
    }
    assert!(named > 15, "{named} files are named by their bytes");
}
