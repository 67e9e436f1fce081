//! The vault, built into `target/vault/`: its program, its bindings and the script of its worker,
//! under fixed names. A release gives them their final ones, in [`crate::finish`].
//!
//! Always built for release: without optimisation one passphrase would take a minute.

use std::path::PathBuf;

use serde_json::Value;

use crate::steps::{
    Done, Failure, answer_of, cargo, command, read, run_child, step, workspace, write,
};
use crate::tools;

/// Builds and binds it; cargo decides whether there is anything to do.
pub fn build() -> Done {
    tools::for_binding()?;
    step("Build the vault", || {
        let mut build = cargo();
        build.args(["build", "--quiet", "--release", "--locked"]);
        build.args([
            "--target",
            tools::TARGET,
            "--package",
            "vault",
            "--bin",
            "vault",
        ]);
        run_child(&mut build)?;
        bind()
    })
}

fn bind() -> Done {
    let program = target_dir()?.join(tools::TARGET).join("release/vault.wasm");
    let out = workspace().join("target/vault");
    let mut bind = command("wasm-bindgen");
    // Without a default of its own, the bindings do not name the program, which gets another name.
    bind.args([
        "--target",
        "web",
        "--no-typescript",
        "--omit-default-module-path",
    ]);
    run_child(bind.arg("--out-dir").arg(&out).arg(program))?;
    let worker = read(&workspace().join("vault/worker.js"))?;
    write(&out.join("worker.js"), worker)
}

/// Where cargo builds, whatever variable or setting says so.
fn target_dir() -> Done<PathBuf> {
    let mut ask = cargo();
    ask.args(["metadata", "--no-deps", "--format-version", "1", "--locked"]);
    let facts = answer_of(&mut ask).and_then(|json| serde_json::from_str::<Value>(&json).ok());
    let folder = facts
        .as_ref()
        .and_then(|facts| facts["target_directory"].as_str());
    folder
        .map(PathBuf::from)
        .ok_or_else(|| Failure::Wrong("cargo does not say where it builds".to_owned()))
}
