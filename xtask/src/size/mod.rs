//! `cargo xtask size`: what every file of a release weighs, and which crates and functions the
//! program is made of, against what `docs/size.md` says; `--write` renews that.
//!
//! How big a release may be is not decided here: the build holds it to its budgets.

#[cfg(not(feature = "size"))]
use crate::steps::{Done, cargo, run_child, step};

/// Runs the command, in a build of its own that can read a program.
#[cfg(not(feature = "size"))]
pub fn run(args: &[String]) -> Done {
    step("Build the reader of programs and weigh", || {
        let line = "run --quiet --locked -p xtask --features size -- size";
        run_child(cargo().args(line.split_whitespace()).args(args))
    })
}

#[cfg(feature = "size")]
mod program;
#[cfg(feature = "size")]
mod table;
#[cfg(feature = "size")]
mod weighing;

#[cfg(feature = "size")]
pub use weighing::run;
