//! `cargo xtask gallery`: every screen and state of the release in every look, as pictures with an
//! index page in `target/gallery/`, audited on the way. What is on them is told in
//! `tests/e2e/src/bin/gallery/`.

use std::fs;

use crate::build;
use crate::steps::{Done, Failure, cargo, run_child, step, workspace};
use crate::tools;

/// Runs the command. The release is built unless `ALONGSIDE_DIST` names one.
pub fn run(args: &[String]) -> Done {
    let dist = std::env::var_os("ALONGSIDE_DIST");
    if dist.is_none() {
        build::release(true)?;
    }
    let dist = dist.map_or_else(|| workspace().join("dist"), Into::into);
    let browser = step("A browser and its driver", tools::browser)?;
    tools::audit_packages()?;
    let folder = workspace().join("target/gallery");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::File(folder.clone(), error))?;
    }
    step("Take the pictures", || {
        let line = "run --quiet --locked -p e2e --bin gallery --";
        run_child(
            cargo()
                .args(line.split_whitespace())
                .arg(&folder)
                .args(args)
                .env("ALONGSIDE_DIST", dist)
                .env("CHROME", &browser.chrome)
                .env("CHROMEDRIVER", &browser.driver),
        )
    })
}
