//! The vault, built into `target/vault/`: its program, its bindings and the script of its worker,
//! under fixed names. A release gives them their final ones, in [`crate::finish`].
//!
//! Always built for release: without optimisation one passphrase would take a minute.

use crate::steps::{Done, cargo, command, read, run_child, step, workspace, write};
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
    let program = tools::target_dir()?
        .join(tools::TARGET)
        .join("release/vault.wasm");
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
