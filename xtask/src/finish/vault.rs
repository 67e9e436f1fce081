//! Final names by final bytes for the vault's three files. Its worker's script names the other two
//! and carries the integrity of the program, which no page can hand it.

use std::path::Path;

use crate::steps::{Done, Failure, read, read_text, remove};

use super::assets::{Asset, write_named};

const PROGRAM: &str = "vault/vault_bg.wasm";
const BINDINGS: &str = "vault/vault.js";
const WORKER: &str = "vault/worker.js";

/// Names all three and gives the script that starts them.
pub fn name_all(staging: &Path) -> Done<Asset> {
    let [program, bindings, worker] = [PROGRAM, BINDINGS, WORKER].map(|file| staging.join(file));
    let script = read_text(&worker)?;
    let wasm = write_named(staging, "vault/vault", "wasm", &read(&program)?)?;
    let js = write_named(staging, "vault/vault", "js", &read(&bindings)?)?;
    for file in [program, bindings, worker] {
        remove(&file)?;
    }
    let script = script_for(&script, &js, &wasm)?;
    write_named(staging, "vault/worker", "js", script.as_bytes())
}

/// The script with what is true of a release.
fn script_for(template: &str, js: &Asset, wasm: &Asset) -> Done<String> {
    let beside = |url: &str| format!("\"./{}\"", url.trim_start_matches("vault/"));
    let mut script = String::new();
    // The comments are for whoever edits the template.
    let lines = template
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.for_each(|line| script.extend([line, "\n"]));
    for (mark, with) in [
        ("\"./vault.js\"", beside(&js.url)),
        ("\"./vault_bg.wasm\"", beside(&wasm.url)),
        (
            "const INTEGRITY = \"\"",
            format!("const INTEGRITY = \"{}\"", wasm.integrity),
        ),
    ] {
        if script.matches(mark).count() != 1 {
            return Err(Failure::Wrong(format!(
                "vault/worker.js must have `{mark}` exactly once"
            )));
        }
        script = script.replacen(mark, &with, 1);
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPLATE: &str = include_str!("../../../vault/worker.js");

    fn asset(url: &str) -> Asset {
        Asset {
            url: url.to_owned(),
            integrity: format!("sha384-of-{url}"),
        }
    }

    #[test]
    fn the_script_names_its_two_files_and_holds_the_program_to_its_integrity() {
        let script = script_for(
            TEMPLATE,
            &asset("vault/vault-1.js"),
            &asset("vault/vault-2.wasm"),
        );
        let script = script.unwrap();
        for part in [
            "from \"./vault-1.js\"",
            "const PROGRAM = \"./vault-2.wasm\"",
            "const INTEGRITY = \"sha384-of-vault/vault-2.wasm\"",
        ] {
            assert!(script.contains(part), "{part}: {script}");
        }
        assert!(
            !script.contains("vault_bg") && !script.contains("//"),
            "{script}"
        );
    }

    #[test]
    fn a_script_without_a_place_for_the_integrity_is_refused() {
        let broken = TEMPLATE.replace("INTEGRITY = \"\"", "INTEGRITY = undefined");
        let refused = script_for(&broken, &asset("vault/a.js"), &asset("vault/b.wasm"));
        assert!(refused.unwrap_err().to_string().contains("INTEGRITY"));
    }
}
