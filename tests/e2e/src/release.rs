//! The next release, made from the built one: one file differs, and everything that names it is
//! right again, as if it had come from the build.
//!
//! It does not build: what differs is one heading of the rescue page, which the worker keeps, so
//! that a person can see which release answers.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha384};
use tempfile::TempDir;

use crate::failure::{Failure, Outcome};

/// The name of the next release.
pub const NEXT: &str = "00000000000000bb";
/// The heading of its rescue page.
pub const NEXT_HEADING: &str = "Rescue, in the next release";
/// A file of it whose bytes are not those of the release before.
pub const CHANGED_FILE: &str = "rescue.html";

/// The name of the release in a folder.
pub fn name_of(folder: &Path) -> Outcome<String> {
    let worker = text(&folder.join("sw.js"))?;
    let named = worker
        .split_once("const BUILD = \"")
        .and_then(|(_, rest)| rest.split_once('"'));
    named
        .map(|(name, _)| name.to_owned())
        .ok_or_else(|| Failure::Unmet("sw.js names no release".into()))
}

/// Makes the release after the one in `folder`.
pub fn next(folder: &Path) -> Outcome<TempDir> {
    let next = tempfile::tempdir().map_err(Failure::io("making a folder for a release"))?;
    let name = name_of(folder)?;
    copy(folder, next.path(), &name)?;
    let rescue = next.path().join(CHANGED_FILE);
    let page = text(&rescue)?;
    let heading = format!("<h1>{NEXT_HEADING}</h1>");
    write(&rescue, &page.replacen("<h1>Rescue</h1>", &heading, 1))?;
    let worker = next.path().join("sw.js");
    let listed = text(&worker)?.replace(&name, NEXT);
    let lines = listed.lines().map(|line| relist(line, next.path()));
    let lines = lines.collect::<Outcome<Vec<String>>>()?;
    write(&worker, &lines.join("\n"))?;
    Ok(next)
}

/// Copies a release; its pages name the next one. Compressed siblings stay behind: a host may
/// send the plain files, and stale siblings would be the old ones.
fn copy(from: &Path, to: &Path, name: &str) -> Outcome {
    let entries = fs::read_dir(from).map_err(Failure::io("listing a release"))?;
    for entry in entries.flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir_all(&target).map_err(Failure::io("copying a release"))?;
            copy(&path, &target, name)?;
            continue;
        }
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("br" | "gz") => {}
            Some("html") => write(&target, &text(&path)?.replace(name, NEXT))?,
            _ => {
                fs::copy(&path, &target).map_err(Failure::io("copying a release"))?;
            }
        }
    }
    Ok(())
}

/// A line of the worker's list, such as `["shell.html","sha384-…",8123],`, with what is true of
/// the file now; any other line as it is.
fn relist(line: &str, folder: &Path) -> Outcome<String> {
    let row = line.trim().trim_end_matches(',');
    let Ok((path, _, _)) = serde_json::from_str::<(String, String, u64)>(row) else {
        return Ok(line.to_owned());
    };
    let bytes = fs::read(folder.join(&path)).map_err(Failure::io(format!("reading {path}")))?;
    let integrity = format!("sha384-{}", STANDARD.encode(Sha384::digest(&bytes)));
    Ok(format!(
        "  {},",
        serde_json::json!([path, integrity, bytes.len()])
    ))
}

/// Every public page in a folder, as paths relative to it: the folders with an `index.html`.
pub fn public_paths(folder: &Path) -> Outcome<Vec<String>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Outcome {
    let entries = fs::read_dir(folder).map_err(Failure::io("listing a release"))?;
    let paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    for path in paths {
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            collect(&path, &format!("{prefix}{name}/"), found)?;
        } else if name == "index.html" {
            found.push(prefix.to_owned());
        }
    }
    Ok(())
}

fn text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(Failure::io(format!("reading {}", path.display())))
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(Failure::io(format!("writing {}", path.display())))
}
