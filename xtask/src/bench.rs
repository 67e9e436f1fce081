//! `cargo xtask bench`: builds what is measured, the release and the least page of the framework,
//! into `target/bench/`, and runs the bench (`bench/`) in a real browser. It measures nothing.

use std::io::stderr;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use crate::build;
use crate::finish;
use crate::sources;
use crate::steps::{Done, Failure, cargo, command, read, run_child, step, workspace, write};
use crate::tools;

/// Only builds; what it says goes past the figures.
const PREPARE: &str = "--prepare";

/// Runs the command.
pub fn run(args: &[String]) -> Done {
    if args.first().is_some_and(|arg| arg == PREPARE) {
        return prepare();
    }
    if args.iter().any(|arg| arg == "--json") {
        // What is printed is for a machine then, and only that.
        let own = std::env::current_exe();
        let own = own.map_err(|error| Failure::Wrong(format!("where this runs: {error}")))?;
        let mut child = Command::new(own);
        run_child(child.args(["bench", PREPARE]).stdout(Stdio::from(stderr())))?;
    } else {
        prepare()?;
    }
    let browser = tools::browser()?;
    let mut child = cargo();
    child
        .args([
            "run", "--quiet", "--locked", "-p", "bench", "--bin", "bench", "--",
        ])
        .args(args)
        .env("ALONGSIDE_DIST", dist())
        .env("ALONGSIDE_MINIMAL", minimal())
        .env("CHROME", &browser.chrome)
        .env("CHROMEDRIVER", &browser.driver);
    run_child(&mut child)
}

/// The release that is measured: `ALONGSIDE_DIST`, else one built for it.
fn dist() -> PathBuf {
    let given = std::env::var_os("ALONGSIDE_DIST").map(PathBuf::from);
    given.unwrap_or_else(|| workspace().join("target/bench/dist"))
}

fn minimal() -> PathBuf {
    workspace().join("target/bench/minimal")
}

fn prepare() -> Done {
    tools::for_binding()?;
    step("A browser and its driver", tools::browser)?;
    if std::env::var_os("ALONGSIDE_DIST").is_none() {
        build::release_into(&dist())?;
    }
    step("Build the least page of the framework", build_minimal)
}

/// As Trunk would build it: the same profile, the same flags, the same tools as the app.
fn build_minimal() -> Done {
    let mut build = cargo();
    build.args(["build", "--quiet", "--release", "--locked"]);
    build.args(["--target", tools::TARGET, "-p", "minimal"]);
    run_child(build.env(sources::FLAGS, sources::flags()))?;
    let program = tools::target_dir()?.join(tools::TARGET);
    let program = program.join("release/minimal.wasm");
    let out = minimal();
    let mut bind = command("wasm-bindgen");
    bind.args(["--target", "web", "--no-typescript", "--out-dir"]);
    run_child(bind.arg(&out).arg(program))?;
    for file in ["index.html", "start.js"] {
        let source = read(&workspace().join("bench/minimal").join(file))?;
        write(&out.join(file), source)?;
    }
    finish::compress(&out)
}
