//! `cargo xtask finish`: Trunk's one hook. Makes the release out of what Trunk has built, in its
//! staging folder and nowhere else, then looks at the result with a critical eye.
//!
//! 1. [`assets`]: final names by final bytes for the program, the style and the content index;
//!    [`vault`]: for the program beside it.
//! 2. `prerender`: every public address, rendered by the app's own views.
//! 3. [`page`]: the documents around them; [`worker`]: the list of files the worker keeps.
//! 4. [`compress`]: the siblings a host may send; [`check`]: nothing missing, nothing inline,
//!    nothing too big.
//!
//! The same sources give the same bytes.

mod assets;
mod bare;
mod budget;
mod check;
mod compress;
mod page;
pub mod pictures;
#[cfg(feature = "prerender")]
mod prerender;
mod tags;
mod vault;
mod worker;

use std::path::{Path, PathBuf};

use crate::steps::{Done, Failure, read, read_text, remove, step, workspace, write};

use assets::Boot;
use page::Words;

/// Set to leave out the compressed siblings, and with them the budgets.
pub const NO_COMPRESS: &str = "ALONGSIDE_NO_COMPRESS";

/// Set to the address the release will have, where it is known; else absent or empty.
pub const SITE: &str = "ALONGSIDE_SITE";

/// Every public page, and the shell.
pub struct Pages {
    /// By path, such as `lesson/one/`.
    pub public: Vec<(String, Words)>,
    /// What the worker answers navigations with.
    pub shell: Words,
}

/// Runs as Trunk's hook. A debug build keeps Trunk's own page and loader.
pub fn run() -> Done {
    let variable = |name: &str| {
        std::env::var(name).map_err(|_| {
            Failure::Wrong(format!(
                "{name} is not set: `finish` is run by Trunk, in `cargo xtask build`"
            ))
        })
    };
    if variable("TRUNK_PROFILE")? != "release" {
        return Ok(());
    }
    let staging = PathBuf::from(variable("TRUNK_STAGING_DIR")?);
    let compress = std::env::var_os(NO_COMPRESS).is_none();
    let pages = step("Prerender every public address", || prerendered(&staging))?;
    step("Name, join and list the files", || {
        release(&staging, &pages)
    })?;
    let sizes = step("Compress", || compress::all(&staging, compress))?;
    step("Look at the release", || check::all(&staging, &sizes))
}

/// Writes the siblings a host may send for every file of a folder; those of an earlier build go.
pub fn compress(folder: &Path) -> Done {
    for file in files_below(folder)? {
        if xtask::shipped::is_packed(&file) {
            remove(&folder.join(file))?;
        }
    }
    compress::all(folder, true).map(|_| ())
}

#[cfg(feature = "prerender")]
fn prerendered(staging: &Path) -> Done<Pages> {
    let site = std::env::var(SITE).unwrap_or_default();
    prerender::all(
        &staging.join("content"),
        Some(site.as_str()).filter(|site| !site.is_empty()),
    )
}

#[cfg(not(feature = "prerender"))]
fn prerendered(_: &Path) -> Done<Pages> {
    Err(Failure::Wrong(
        "this build cannot render pages: run it with `--features prerender`".to_owned(),
    ))
}

/// Writes everything but the compressed siblings.
fn release(staging: &Path, pages: &Pages) -> Done {
    let template = read_text(&workspace().join("index.html"))?;
    lay_scripts_bare(staging)?;
    let mut boot = assets::name_all(staging, &template)?;
    let worker_path = staging.join("sw.js");
    let worker_template = read_text(&worker_path)?;

    // The page names the release and the release is named by its files, the page among them: so
    // the name is taken from a page that still has a blank in its place.
    let blank = shell(&template, &boot, pages)?;
    write(&staging.join("shell.html"), &blank)?;
    let files = worker::files(staging)?;
    boot.build = worker::build_id(&worker_template, &files);

    write(&staging.join("shell.html"), shell(&template, &boot, pages)?)?;
    for (path, words) in &pages.public {
        let document = page::document(&template, &boot, words, path)?;
        write(&staging.join(path).join("index.html"), document)?;
    }
    write(&staging.join("404.html"), page::NOT_FOUND)?;
    let files = worker::files(staging)?;
    write(
        &worker_path,
        worker::script(&worker_template, &boot.build, &files)?,
    )?;
    println!(
        "  {} pages, {} files kept offline, release {}",
        pages.public.len(),
        files.len(),
        boot.build
    );
    Ok(())
}

/// Takes out of the scripts what is written for us: [`bare`].
fn lay_scripts_bare(staging: &Path) -> Done {
    for file in files_below(staging)? {
        if file.ends_with(".js") {
            let path = staging.join(file);
            write(&path, bare::script(&read_text(&path)?))?;
        }
    }
    Ok(())
}

fn shell(template: &str, boot: &Boot, pages: &Pages) -> Done<String> {
    page::document(template, boot, &pages.shell, "")
}

/// Every file below a folder, sorted, as paths relative to it with forward slashes.
pub fn files_below(folder: &Path) -> Done<Vec<String>> {
    let mut found = Vec::new();
    collect(folder, "", &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<String>) -> Done {
    let failed = |error| Failure::File(folder.to_owned(), error);
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().map_err(failed)?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.push(name);
        }
    }
    Ok(())
}

/// A file of the staging folder and its bytes.
fn bytes_of(staging: &Path, file: &str) -> Done<Vec<u8>> {
    read(&staging.join(file))
}
