//! `cargo xtask build` and `cargo xtask dev`: Trunk with the tools it needs, and what a release is
//! after that: the files it keeps of those before, and its archive. What happens to Trunk's output
//! is the business of [`crate::finish`].

use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::keep::{self, Kept};

use crate::archive;
use crate::finish::{NO_COMPRESS, SITE};
use crate::sources;
use crate::steps::{Done, Failure, command, run_child, step, workspace};
use crate::tools;

const USAGE: &str = "\
cargo xtask build [--no-compress] [--zip] [--site https://host/folder/] [--keep before]...
    --zip    also the archive, with its sums, in target/archive/
    --site   where it will be: pictures for link previews need a whole address
    --keep   the folder or archive of a release before this one, twice at most: what pages
             of it may still fetch stays there
";

#[derive(Debug, PartialEq, Eq)]
struct Options {
    compress: bool,
    zip: bool,
    site: Option<String>,
    keep: Vec<PathBuf>,
}

fn parse(args: &[String]) -> Option<Options> {
    let mut options = Options {
        compress: true,
        zip: false,
        site: None,
        keep: Vec::new(),
    };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--no-compress" => options.compress = false,
            "--zip" => options.zip = true,
            "--site" => options.site = Some(site(args.next()?)?),
            "--keep" => options.keep.push(args.next()?.into()),
            _ => return None,
        }
    }
    (options.keep.len() <= keep::RELEASES_MAX).then_some(options)
}

/// A whole address that ends in a slash, and that can stand in a page as it is.
fn site(given: &str) -> Option<String> {
    let rest = given
        .strip_prefix("https://")
        .or_else(|| given.strip_prefix("http://"))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%".contains(c);
    let good = !rest.is_empty() && !rest.starts_with('/') && rest.chars().all(plain);
    good.then(|| format!("{}/", given.trim_end_matches('/')))
}

/// Builds the release into `dist/`.
pub fn run(args: &[String]) -> Done {
    let options = parse(args).ok_or_else(|| Failure::Usage(USAGE.to_owned()))?;
    // Before the build, because the release before may be the one in `dist/`.
    let before: Vec<Kept> = options
        .keep
        .iter()
        .map(|release| keep::read(release).map_err(|error| Failure::File(release.clone(), error)))
        .collect::<Done<_>>()?;
    let dist = workspace().join("dist");
    with_trunk(&dist, options.compress, options.site.as_deref())?;
    for (release, kept) in options.keep.iter().zip(&before) {
        let missing =
            keep::merge(&dist, kept).map_err(|error| Failure::File(dist.clone(), error))?;
        println!("  {missing} files kept of {}", release.display());
    }
    if options.zip {
        step("Pack the release", archive::run)?;
    }
    Ok(())
}

/// Builds the release; without compressed siblings where a test does not need them.
pub fn release(compress: bool) -> Done {
    with_trunk(&workspace().join("dist"), compress, None)
}

/// Builds the release into a folder of its own, and leaves the one in `dist/` as it is.
pub fn release_into(dist: &Path) -> Done {
    with_trunk(dist, true, None)
}

fn with_trunk(dist: &Path, compress: bool, site: Option<&str>) -> Done {
    tools::for_building()?;
    let shown = dist.strip_prefix(workspace()).unwrap_or(dist).display();
    step(&format!("Build the release into {shown}/"), || {
        // Trunk does not make the folders above.
        std::fs::create_dir_all(dist).map_err(|error| Failure::File(dist.to_owned(), error))?;
        let mut trunk = command("trunk");
        trunk
            .args(["build", "--release", "--dist"])
            .arg(dist)
            .env(sources::FLAGS, sources::flags())
            .env(SITE, site.unwrap_or_default());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Options> {
        let words = line.split_whitespace().map(str::to_owned);
        parse(&words.collect::<Vec<_>>())
    }

    #[test]
    fn the_options_are_read_in_any_order() {
        let options = parsed("--zip --keep a --site https://a.example/b --keep c.zip").unwrap();
        assert_eq!(options.site.as_deref(), Some("https://a.example/b/"));
        assert_eq!(options.keep, [PathBuf::from("a"), PathBuf::from("c.zip")]);
        assert!(options.zip && options.compress);
        assert_eq!(parsed("").unwrap().site, None);
    }

    #[test]
    fn an_option_that_makes_no_sense_is_refused() {
        for line in [
            "--zp",
            "--keep",
            "--keep a --keep b --keep c",
            "--site a.example",
            "--site https://",
            "--site https:///a",
            "--site https://a.example/\"><script>",
        ] {
            assert_eq!(parsed(line), None, "{line}");
        }
    }
}
