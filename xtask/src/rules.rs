//! `cargo xtask rules`: print what the decision table says.

use std::process::ExitCode;

/// Runs the command.
pub fn run(_args: &[String]) -> ExitCode {
    ExitCode::SUCCESS
}
