//! The command itself: builds what is weighed, compares, prints, writes.

use std::path::{Path, PathBuf};

use xtask::shipped;

use super::program::{self, Program};
use super::table::{self, Row};
use crate::build;
use crate::sources;
use crate::steps::{Done, Failure, cargo, command, read, run_child, step, workspace, write};
use crate::tools;

const USAGE: &str = "\
cargo xtask size [--write]
    --write   renews docs/size.md
    ALONGSIDE_DIST names a built release to be weighed in place of one built for it
";

/// Runs the command.
pub fn run(args: &[String]) -> Done {
    let renew = match args {
        [] => false,
        [write] if write == "--write" => true,
        _ => return Err(Failure::Usage(USAGE.to_owned())),
    };
    let release = release()?;
    let weighed = shipped::weigh(&release);
    let sizes = weighed.map_err(|error| Failure::File(release.clone(), error))?;
    let rows = table::rows(&sizes);
    let program = step("Build the program with its names", named_program)?;
    let report = workspace().join("docs/size.md");
    // The first time there is nothing to compare with.
    let before = std::fs::read_to_string(&report).map_or(Vec::new(), |text| table::read(&text));
    print!("{}", table::compared(&rows, &before));
    print!("{}", program::told(&program));
    if renew {
        write(&report, text(&rows, &program))?;
        println!("docs/size.md is renewed");
    }
    Ok(())
}

fn text(rows: &[Row], program: &Program) -> String {
    format!(
        "# What is shipped, and what it weighs\n\n\
         Made by `cargo xtask size --write`, which says what has changed since.\n\
         Bytes; gzip and brotli at their strongest. Names are without the hash of their bytes.\n\n\
         {}\n{}",
        table::written(rows),
        program::written(program)
    )
}

fn release() -> Done<PathBuf> {
    if let Some(given) = std::env::var_os("ALONGSIDE_DIST") {
        return Ok(given.into());
    }
    let own = workspace().join("target/bench/dist");
    build::release_into(&own)?;
    Ok(own)
}

/// The program as it is released, but with the names of its functions: built apart, because that
/// is another setting of the compiler for everything in it.
fn named_program() -> Done<Program> {
    tools::for_binding()?;
    let folder = tools::target_dir()?.join("named");
    let mut build = cargo();
    build
        .args(["build", "--quiet", "--release", "--locked"])
        .args([
            "--target",
            tools::TARGET,
            "-p",
            "alongside",
            "--bin",
            "alongside",
        ])
        .env("CARGO_TARGET_DIR", &folder)
        .env("CARGO_PROFILE_RELEASE_STRIP", "false")
        .env(sources::FLAGS, sources::flags());
    run_child(&mut build)?;
    let built = folder.join(tools::TARGET).join("release/alongside.wasm");
    let bound = folder.join("bound");
    bind(&built, &bound)?;
    program::read(&read(&bound.join("alongside_bg.wasm"))?)
}

/// Without what only the binding itself needs, as in a release; it keeps the names.
fn bind(program: &Path, out: &Path) -> Done {
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]);
    run_child(bind.arg(out).arg(program))
}
