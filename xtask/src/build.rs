//! `cargo xtask build` and `cargo xtask dev`: Trunk with the tools it needs.
//! What happens to Trunk's output is the business of [`crate::finish`].

use std::process::Command;

use crate::finish::NO_COMPRESS;
use crate::sources;
use crate::steps::{Done, Failure, command, run_child, step};
use crate::tools;

/// Builds the release into `dist/`.
pub fn run(args: &[String]) -> Done {
    match args {
        [] => release(true),
        [only] if only == "--no-compress" => release(false),
        _ => Err(Failure::Usage(
            "cargo xtask build [--no-compress]\n".to_owned(),
        )),
    }
}

/// Builds the release; without compressed siblings where a test does not need them.
pub fn release(compress: bool) -> Done {
    tools::for_building()?;
    step("Build the release into dist/", || {
        let mut trunk = command("trunk");
        trunk
            .args(["build", "--release"])
            .env(sources::FLAGS, sources::flags());
        if !compress {
            trunk.env(NO_COMPRESS, "1");
        }
        run_child(plain(&mut trunk))
    })
}

/// Rebuilds and reloads while somebody edits: debug, Trunk's own loader, no worker.
pub fn dev(args: &[String]) -> Done {
    tools::for_building()?;
    println!("▸ Serve while you edit; Ctrl+C ends it");
    let mut trunk = command("trunk");
    // From the root, because Trunk answers every address with the same page.
    trunk.args(["serve", "--public-url", "/"]).args(args);
    run_child(plain(&mut trunk))
}

/// Trunk reads `NO_COLOR` as a flag that must be `true` or `false`; elsewhere any value counts. And
/// the trace of Trunk's own stack tells nobody what is wrong with their page.
fn plain(trunk: &mut Command) -> &mut Command {
    trunk.env_remove("NO_COLOR").env("RUST_BACKTRACE", "0")
}
