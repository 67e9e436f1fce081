//! `cargo xtask screenshots`: the pictures of `public/screenshots/`, taken of the release in a real
//! browser. They are committed, so that nobody needs a browser to build; which they are and what
//! stands on them is told in `tests/e2e/src/bin/screenshots/`.

use crate::build;
use crate::steps::{Done, cargo, run_child, step, workspace};
use crate::tools;

/// Runs the command.
pub fn run() -> Done {
    build::release(true)?;
    let browser = step("A browser and its driver", tools::browser)?;
    step("Take the pictures", || {
        let line = "run --quiet --locked -p e2e --bin screenshots";
        run_child(
            cargo()
                .args(line.split_whitespace())
                .env("ALONGSIDE_DIST", workspace().join("dist"))
                .env("CHROME", &browser.chrome)
                .env("CHROMEDRIVER", &browser.driver),
        )
    })
}
