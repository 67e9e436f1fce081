//! What is made here opens with the age tool of a common system, and the other way round.
//!
//! The tool reads a passphrase from a terminal and from nowhere else; `script` lends it one.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use vault::{open_file, seal_file};

const PASSPHRASE: &str = "four words in a row";
/// A chunk of the format.
const CHUNK: usize = 64 * 1024;

/// Runs a line of the shell on a terminal of its own, and types.
fn at_a_terminal(folder: &Path, line: &str, typed: &str) {
    let install = "`sudo apt-get install age bsdutils`, or let `cargo xtask test` do it";
    let known = Command::new("age").arg("--version").output();
    assert!(known.is_ok(), "the age tool is not there: {install}");
    let mut script = Command::new("script")
        .args(["-qec", line, "/dev/null"])
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("script did not start ({error}): {install}"));
    let mut keys = script.stdin.take().unwrap();
    keys.write_all(typed.as_bytes()).unwrap();
    drop(keys);
    let ended = script.wait_with_output().unwrap();
    let said = String::from_utf8_lossy(&ended.stdout);
    assert!(ended.status.success(), "{line}: {said}");
}

fn contents() -> [(&'static str, Vec<u8>); 3] {
    let pattern = |bytes: usize| (0..bytes).map(|at| (at % 251) as u8).collect();
    [
        ("nothing", Vec::new()),
        ("one chunk", pattern(CHUNK)),
        ("three chunks and a bit", pattern(3 * CHUNK + 7)),
    ]
}

#[test]
fn debians_age_opens_what_is_made_here() {
    let folder = tempfile::tempdir().unwrap();
    for (name, plain) in contents() {
        let sealed = seal_file(PASSPHRASE, &plain, &mut |_| {}).unwrap();
        fs::write(folder.path().join("ours.age"), sealed).unwrap();
        // With `--output` the tool makes no file where there is nothing to write.
        let line = "age --decrypt ours.age > back";
        at_a_terminal(folder.path(), line, &format!("{PASSPHRASE}\n"));
        let back = fs::read(folder.path().join("back")).unwrap();
        assert!(back == plain, "{name}");
    }
}

#[test]
fn what_debians_age_makes_opens_here() {
    let folder = tempfile::tempdir().unwrap();
    for (name, plain) in contents() {
        fs::write(folder.path().join("plain"), &plain).unwrap();
        for armour in ["", "--armor"] {
            let line = format!("age --passphrase {armour} plain > theirs.age");
            let typed = format!("{PASSPHRASE}\n{PASSPHRASE}\n");
            at_a_terminal(folder.path(), &line, &typed);
            let theirs = fs::read(folder.path().join("theirs.age")).unwrap();
            let opened = open_file(PASSPHRASE, &theirs, &mut |_| {});
            assert!(opened.as_deref() == Ok(plain.as_slice()), "{name} {armour}");
        }
    }
}
