//! Where sources lie on this machine, and the names they get in a program instead. A panic carries
//! the path of its line: with the real ones, two machines would build different bytes, and a
//! release would tell where it was built.

use std::path::{Path, PathBuf};

use crate::steps::{answer_of, command, workspace};

/// The variable cargo adds to the flags of the programs for a page, beside those of its settings.
pub const FLAGS: &str = "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS";

/// The flags that rename what can be renamed, each source folder to a name of its own.
pub fn flags() -> String {
    let mut renamed = Vec::new();
    if let Some(folder) = cargo_home().map(|home| home.join("registry/src")) {
        let mut registries: Vec<PathBuf> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        registries.sort();
        renamed.extend(
            registries
                .into_iter()
                .map(|path| (path, "/crates".to_owned())),
        );
    }
    renamed.extend(standard_library());
    renamed.push((workspace(), "/alongside".to_owned()));
    let flags = renamed.iter().map(|(path, name)| flag(path, name));
    flags.flatten().collect::<Vec<_>>().join(" ")
}

/// The list is split at blanks, so a path with one cannot be renamed; it is named instead.
fn flag(path: &Path, name: &str) -> Option<String> {
    let shown = path.display().to_string();
    if shown.contains(char::is_whitespace) {
        println!("  {shown} has a blank in it: its name may stay in the program");
        return None;
    }
    Some(format!("--remap-path-prefix={shown}={name}"))
}

fn cargo_home() -> Option<PathBuf> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    set.filter(|home| home.is_absolute())
        .or_else(|| std::env::home_dir().map(|home| home.join(".cargo")))
}

/// Where its sources are installed, the compiler names them by their real place.
fn standard_library() -> Option<(PathBuf, String)> {
    let sysroot = answer_of(command("rustc").args(["--print", "sysroot"]))?;
    let facts = answer_of(command("rustc").arg("-vV"))?;
    let commit = facts
        .lines()
        .find_map(|line| line.strip_prefix("commit-hash: "))?;
    let sources = Path::new(&sysroot).join("lib/rustlib/src/rust");
    Some((sources, format!("/rustc/{commit}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::TARGET;

    #[test]
    fn crates_standard_library_and_our_own_folder_get_names_of_no_machine() {
        let flags = flags();
        for name in ["=/crates", "=/alongside", "=/rustc/"] {
            assert!(flags.contains(name), "{name}: {flags}");
        }
        assert!(FLAGS.contains(&TARGET.to_uppercase().replace('-', "_")));
    }

    #[test]
    fn a_path_with_a_blank_is_left_out_and_does_not_break_the_others() {
        assert_eq!(flag(Path::new("/a b"), "/c"), None);
        let plain = flag(Path::new("/a"), "/c");
        assert_eq!(plain.as_deref(), Some("--remap-path-prefix=/a=/c"));
    }
}
