//! The project's commands. Each module is one command, or one thing several commands need.
#![allow(
    clippy::print_stdout,
    reason = "a command talks to the person at the terminal; that is its interface"
)]
#![allow(
    clippy::disallowed_methods,
    reason = "commands tell how long their steps took; no rule of the app depends on it"
)]

mod archive;
mod bench;
mod build;
mod content;
mod engines;
mod finish;
mod gallery;
mod icons;
mod prepare;
#[cfg(feature = "icons")]
mod previews;
mod rules;
mod screenshots;
mod serve;
mod size;
mod sources;
mod steps;
mod summary;
mod test;
mod tools;
mod vault;

use std::process::ExitCode;

use steps::Failure;

const USAGE: &str = "\
cargo xtask serve [--lan] [--port 8080] [--base /repo/] [--open no]   build the release and serve it
cargo xtask test [--only checks,native,web,e2e]    everything a change must pass
cargo xtask test --browser firefox,webkit|all [--main]   the journeys (the main ones) in other browsers
cargo xtask bench [--json] [--only first_visit,taps] [--runs 5] [--growth]   how fast it is
cargo xtask size [--write]            what a release weighs, against docs/size.md
cargo xtask dev                       rebuild and reload while you edit (debug, no worker)
cargo xtask build [--zip] [--keep before]... [--site https://…/]   dist/, ready to upload
cargo xtask content                   check and compile the content
cargo xtask prepare                   what a build takes in: the content, and the vault
cargo xtask rules                     what the decision table says
cargo xtask icons                     draw public/icons/ and public/previews/
cargo xtask gallery [--few] [--only new,weeks,years,trouble]   every screen in every look, audited
cargo xtask screenshots               take public/screenshots/ of the app, for the manifest
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let rest = args.get(1..).unwrap_or_default();
    let done = match args.first().map(String::as_str) {
        Some("content") => return content::run(rest),
        Some("rules") => return rules::run(rest),
        Some("test") => return test::run(rest),
        Some("build") => build::run(rest),
        Some("dev") => build::dev(rest),
        Some("serve") => serve::run(rest),
        Some("size") => size::run(rest),
        Some("bench") => bench::run(rest),
        Some("icons") => icons::run(),
        Some("gallery") => gallery::run(rest),
        Some("screenshots") => screenshots::run(),
        Some("prepare") => prepare::run(),
        Some("finish") => finish::run(),
        _ => Err(Failure::Usage(USAGE.to_owned())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
