//! The next release, made from the built one: one file differs, and everything that names it is
//! right again, as if it had come from the build.
//!
//! It does not build. What usually differs is one heading of the rescue page, which the worker
//! keeps, so that a person can see which release answers; other next releases are made to be
//! broken, renamed or fetched whole.

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

/// The files that the worker of a release keeps, in its order.
pub fn kept_files(folder: &Path) -> Outcome<Vec<String>> {
    let rows = kept_rows(folder)?;
    Ok(rows.into_iter().map(|(path, _, _)| path).collect())
}

/// What the worker of a release says of the files it keeps: path, integrity, bytes.
pub fn kept_rows(folder: &Path) -> Outcome<Vec<(String, String, u64)>> {
    let worker = text(&folder.join("sw.js"))?;
    Ok(worker.lines().filter_map(row).collect())
}

/// Makes the release after the one in `folder`.
pub fn next(folder: &Path) -> Outcome<TempDir> {
    named_next(folder, NEXT)
}

/// Makes the release after the one in `folder`, under a name of its own: for a second next one.
pub fn named_next(folder: &Path, name: &str) -> Outcome<TempDir> {
    derive(folder, name, |next| {
        let rescue = next.join(CHANGED_FILE);
        let page = text(&rescue)?;
        let heading = format!("<h1>{NEXT_HEADING}</h1>");
        write(&rescue, &page.replacen("<h1>Rescue</h1>", &heading, 1))
    })
}

/// Makes a next release of which every single file has to be fetched. It is never run.
pub fn all_changed(folder: &Path) -> Outcome<TempDir> {
    derive(folder, NEXT, |next| {
        for file in kept_files(next)? {
            let path = next.join(&file);
            let mut bytes = fs::read(&path).map_err(Failure::io(format!("reading {file}")))?;
            bytes.push(b'\n');
            fs::write(&path, bytes).map_err(Failure::io(format!("writing {file}")))?;
        }
        Ok(())
    })
}

/// Makes a next release whose program and bindings go by other names; the old ones are gone.
pub fn renamed(folder: &Path) -> Outcome<TempDir> {
    derive(folder, NEXT, |next| {
        for ending in [".wasm", ".js"] {
            let old = program_file(next, ending)?;
            let new = format!("alongside-ffffffffffffffff{ending}");
            fs::rename(next.join(&old), next.join(&new))
                .map_err(Failure::io(format!("renaming {old}")))?;
            replace_everywhere(next, &old, &new)?;
        }
        Ok(())
    })
}

/// Makes a next release whose files are all as they should be, and whose program stops as soon as
/// it starts.
pub fn trapping(folder: &Path) -> Outcome<TempDir> {
    derive(folder, NEXT, |next| {
        let program = next.join(program_file(next, ".wasm")?);
        let was = integrity_of(&program)?;
        fs::write(&program, TRAP).map_err(Failure::io("writing a program"))?;
        replace_everywhere(next, &was, &integrity_of(&program)?)
    })
}

/// A whole WebAssembly module: one function, `unreachable`, which is its start.
const TRAP: [u8; 28] = [
    0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, // magic, version
    1, 4, 1, 0x60, 0, 0, // one type: nothing to nothing
    3, 2, 1, 0, // one function of it
    8, 1, 0, // which starts
    10, 5, 1, 3, 0, 0, 0x0b, // and is unreachable
];

/// The one kept file of the program with this ending.
fn program_file(folder: &Path, ending: &str) -> Outcome<String> {
    let files = kept_files(folder)?;
    let found = files
        .into_iter()
        .find(|file| file.starts_with("alongside-") && file.ends_with(ending));
    found.ok_or_else(|| Failure::Unmet(format!("no program ends in {ending}")))
}

/// Copies the release in `folder`, changes the copy, and makes everything that names it right.
pub fn derive(
    folder: &Path,
    name: &str,
    change: impl FnOnce(&Path) -> Outcome,
) -> Outcome<TempDir> {
    let next = tempfile::tempdir().map_err(Failure::io("making a folder for a release"))?;
    let was = name_of(folder)?;
    copy(folder, next.path(), &was, name)?;
    change(next.path())?;
    let worker = next.path().join("sw.js");
    let listed = text(&worker)?.replace(&was, name);
    let lines = listed.lines().map(|line| relist(line, next.path()));
    let lines = lines.collect::<Outcome<Vec<String>>>()?;
    write(&worker, &lines.join("\n"))?;
    Ok(next)
}

/// Copies a release; its pages name the next one. Compressed siblings stay behind: a host may
/// send the plain files, and stale siblings would be the old ones.
fn copy(from: &Path, to: &Path, was: &str, name: &str) -> Outcome {
    let entries = fs::read_dir(from).map_err(Failure::io("listing a release"))?;
    for entry in entries.flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fs::create_dir_all(&target).map_err(Failure::io("copying a release"))?;
            copy(&path, &target, was, name)?;
            continue;
        }
        match path.extension().and_then(|extension| extension.to_str()) {
            Some("br" | "gz") => {}
            Some("html") => write(&target, &text(&path)?.replace(was, name))?,
            _ => {
                fs::copy(&path, &target).map_err(Failure::io("copying a release"))?;
            }
        }
    }
    Ok(())
}

/// Puts one text in the place of another in every page of a release and in its worker.
fn replace_everywhere(folder: &Path, was: &str, is: &str) -> Outcome {
    let entries = fs::read_dir(folder).map_err(Failure::io("listing a release"))?;
    for path in entries.flatten().map(|entry| entry.path()) {
        let page = path.extension().is_some_and(|ending| ending == "html");
        if path.is_dir() {
            replace_everywhere(&path, was, is)?;
        } else if page || path.ends_with("sw.js") {
            write(&path, &text(&path)?.replace(was, is))?;
        }
    }
    Ok(())
}

/// A line of the worker's list: a path, its integrity, its bytes.
fn row(line: &str) -> Option<(String, String, u64)> {
    serde_json::from_str(line.trim().trim_end_matches(',')).ok()
}

/// A line of the worker's list, such as `["shell.html","sha384-…",8123],`, with what is true of
/// the file now; any other line as it is.
fn relist(line: &str, folder: &Path) -> Outcome<String> {
    let Some((path, _, _)) = row(line) else {
        return Ok(line.to_owned());
    };
    let file = folder.join(&path);
    let bytes = fs::metadata(&file).map_err(Failure::io(format!("reading {path}")))?;
    let row = serde_json::json!([path, integrity_of(&file)?, bytes.len()]);
    Ok(format!("  {row},"))
}

fn integrity_of(file: &Path) -> Outcome<String> {
    let bytes = fs::read(file).map_err(Failure::io(format!("reading {}", file.display())))?;
    Ok(integrity(&bytes))
}

/// As the worker's list and the `integrity` attribute have it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
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
