//! `cargo xtask build --zip`: the release as one file, and the sums of it and of all that is in it.
//! The same release gives the same bytes: names in order, one date, the same rights, nothing extra.

use std::io::{Cursor, Write};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::finish::files_below;
use crate::steps::{Done, Failure, read, read_text, workspace, write};

/// Where archives are put, relative to the workspace.
pub const FOLDER: &str = "target/archive";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Packs `dist/` and writes the sums beside it.
pub fn run() -> Done {
    let (dist, out) = (workspace().join("dist"), workspace().join(FOLDER));
    let mut files = Vec::new();
    for file in files_below(&dist)? {
        let bytes = read(&dist.join(&file))?;
        files.push((file, bytes));
    }
    let build = name_of(&read_text(&dist.join("sw.js"))?)?;
    let name = format!("alongside-{VERSION}-{build}.zip");
    let archive = packed(&files)?;
    let mut sums = format!("{}  {name}\n", sum(&archive));
    for (file, bytes) in &files {
        sums.push_str(&format!("{}  {file}\n", sum(bytes)));
    }
    write(&out.join("SHA256SUMS"), &sums)?;
    println!(
        "  {FOLDER}/{name}: {} files, {} bytes",
        files.len(),
        archive.len()
    );
    println!("  sha-256 {}", sum(&archive));
    write(&out.join(name), archive)
}

/// The name of a release, from its worker.
fn name_of(worker: &str) -> Done<String> {
    let named = worker.split_once("const BUILD = \"");
    let name = named.and_then(|(_, rest)| rest.split_once('"'));
    name.map(|(name, _)| name.to_owned())
        .ok_or_else(|| Failure::Wrong("sw.js names no release".to_owned()))
}

fn sum(bytes: &[u8]) -> String {
    let digits = Sha256::digest(bytes);
    digits.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn packed(files: &[(String, Vec<u8>)]) -> Done<Vec<u8>> {
    let wrong = |what: String| Failure::Wrong(format!("the archive cannot be made: {what}"));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .compression_level(Some(9))
        // The first day the format can say: the date of a build is nobody's business.
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (file, bytes) in files {
        archive
            .start_file(file.as_str(), options)
            .map_err(|error| wrong(error.to_string()))?;
        archive
            .write_all(bytes)
            .map_err(|error| wrong(error.to_string()))?;
    }
    let done = archive.finish().map_err(|error| wrong(error.to_string()))?;
    Ok(done.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn files() -> Vec<(String, Vec<u8>)> {
        let text = "one half a step ahead. ".repeat(50);
        let file = |name: &str, bytes: &[u8]| (name.to_owned(), bytes.to_vec());
        vec![file("a/b.js", text.as_bytes()), file("c.png", &[0, 1, 2])]
    }

    #[test]
    fn the_same_files_give_the_same_archive_and_come_out_again() {
        let archive = packed(&files()).unwrap();
        assert_eq!(archive, packed(&files()).unwrap());
        let mut read = zip::ZipArchive::new(Cursor::new(archive)).unwrap();
        for (name, bytes) in files() {
            let mut entry = read.by_name(&name).unwrap();
            let mut found = Vec::new();
            entry.read_to_end(&mut found).unwrap();
            assert_eq!(found, bytes);
            assert_eq!(entry.last_modified(), Some(DateTime::default()));
            assert!(entry.extra_data().is_none_or(<[u8]>::is_empty));
        }
    }

    #[test]
    fn neither_the_head_of_a_file_nor_the_list_at_the_end_has_anything_extra() {
        let archive = packed(&files()).unwrap();
        let number = |at: usize| u16::from_le_bytes([archive[at], archive[at + 1]]);
        for (sign, extra_at) in [(*b"PK\x03\x04", 28), (*b"PK\x01\x02", 30)] {
            let found = archive.windows(4).enumerate();
            let heads = found.filter(|(_, four)| *four == sign).map(|(at, _)| at);
            let heads: Vec<_> = heads.collect();
            assert_eq!(heads.len(), 2);
            assert!(heads.iter().all(|at| number(at + extra_at) == 0));
        }
    }

    #[test]
    fn a_release_is_named_by_its_worker() {
        assert_eq!(name_of("const BUILD = \"b1\";").unwrap(), "b1");
        assert!(name_of("const BUILD = 1;").is_err());
    }
}
