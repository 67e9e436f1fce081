//! The project's commands. Each module is one command, or one thing several commands need.

mod content;
mod rules;

use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    match args.first().map(String::as_str) {
        Some("content") => content::run(rest),
        Some("rules") => rules::run(rest),
        _ => {
            eprintln!("usage: cargo xtask <content|rules>");
            ExitCode::from(2)
        }
    }
}
