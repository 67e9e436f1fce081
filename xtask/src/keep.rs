//! What a deploy keeps of the releases before it: their files that are named by their bytes, so
//! that a page which is still open finds what it has not fetched yet. It takes what a release made
//! itself, as its own worker lists it, and not what that release had kept of earlier ones.

use std::io::{Error, ErrorKind, Read, Seek};
use std::path::Path;

use crate::hosting::is_named_by_bytes;

/// How many releases before this one are kept, at most.
pub const RELEASES_MAX: usize = 2;

/// The files of a release before: path and bytes, packed siblings among them.
pub type Kept = Vec<(String, Vec<u8>)>;

/// Reads them out of a folder or an archive of that release.
///
/// # Errors
/// When it cannot be read, or is no release.
pub fn read(release: &Path) -> Result<Kept, Error> {
    if release.is_dir() {
        return collect(&mut |file| found(std::fs::read(release.join(file))));
    }
    let file = std::fs::File::open(release)?;
    let mut archive = zip::ZipArchive::new(file)?;
    collect(&mut |file| from_archive(&mut archive, file))
}

fn from_archive<R: Read + Seek>(
    archive: &mut zip::ZipArchive<R>,
    name: &str,
) -> Result<Option<Vec<u8>>, Error> {
    let mut entry = match archive.by_name(name) {
        Ok(entry) => entry,
        Err(zip::result::ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let mut bytes = Vec::new();
    entry.read_to_end(&mut bytes)?;
    Ok(Some(bytes))
}

fn found(read: Result<Vec<u8>, Error>) -> Result<Option<Vec<u8>>, Error> {
    match read {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

type Look<'a> = &'a mut dyn FnMut(&str) -> Result<Option<Vec<u8>>, Error>;

fn collect(look: Look<'_>) -> Result<Kept, Error> {
    let no_release = || Error::new(ErrorKind::InvalidData, "there is no release in it");
    let worker = String::from_utf8(look("sw.js")?.ok_or_else(no_release)?);
    let worker = worker.map_err(|_| no_release())?;
    let listed: Vec<String> = worker.lines().filter_map(listed).collect();
    if listed.is_empty() {
        return Err(no_release());
    }
    let mut kept = Kept::new();
    for file in listed {
        // What is listed and gone has been lost before us; nobody can bring it back here.
        let Some(bytes) = look(&file)? else { continue };
        if !is_named_by_bytes(&file, &bytes) {
            continue;
        }
        for sibling in [format!("{file}.br"), format!("{file}.gz")] {
            if let Some(packed) = look(&sibling)? {
                kept.push((sibling, packed));
            }
        }
        kept.push((file, bytes));
    }
    Ok(kept)
}

/// The path in a line of the worker's list: `["boot.js","sha384-…",10216],`. A path that leaves the
/// folder is nobody's.
fn listed(line: &str) -> Option<String> {
    let row = line.trim().trim_end_matches(',');
    let (path, _, _): (String, String, u64) = serde_json::from_str(row).ok()?;
    let inside = path.split('/').all(|part| !matches!(part, "" | "." | ".."));
    (inside && !path.contains('\\')).then_some(path)
}

/// Puts those that are missing into a release; how many that were.
///
/// # Errors
/// When one cannot be written.
pub fn merge(release: &Path, kept: &Kept) -> Result<usize, Error> {
    let mut missing = 0;
    for (file, bytes) in kept {
        let path = release.join(file);
        if path.exists() {
            continue;
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
        missing += 1;
    }
    Ok(missing)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;
    use std::path::PathBuf;

    /// Named by the sha-256 of its one letter.
    const A: (&str, &str) = ("content/T1.ca978112ca1b.json", "a");
    const B: (&str, &str) = ("content/T1.3e23e8160039.json", "b");
    const C: (&str, &str) = ("content/T1.2e7d2c03a950.json", "c");

    /// A release with one pack, and what it kept of earlier ones.
    fn release(name: &str, own: (&str, &str), kept: &[&Kept]) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("keep-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("content")).unwrap();
        let rows = [own.0, "boot.js", "../secret", "content/lost-00000000.json"]
            .map(|file| format!("  [\"{file}\",\"sha384-x\",1],"));
        let worker = format!("const FILES = [\n{}\n];", rows.join("\n"));
        for (file, text) in [("sw.js", worker.as_str()), ("boot.js", "boot"), own] {
            std::fs::write(folder.join(file), text).unwrap();
        }
        std::fs::write(folder.join(format!("{}.gz", own.0)), "packed").unwrap();
        for kept in kept {
            merge(&folder, kept).unwrap();
        }
        folder
    }

    fn names(kept: &Kept) -> BTreeSet<&str> {
        kept.iter().map(|(file, _)| file.as_str()).collect()
    }

    #[test]
    fn the_next_two_releases_have_the_files_of_this_one_and_the_third_has_not() {
        let first = read(&release("first", A, &[])).unwrap();
        let packed = format!("{}.gz", A.0);
        assert_eq!(names(&first), BTreeSet::from([A.0, packed.as_str()]));
        let second = release("second", B, &[&first]);
        let own = read(&second).unwrap();
        assert!(second.join(A.0).is_file());
        assert!(!names(&own).contains(A.0), "{own:?}");
        let third = release("third", C, &[&own, &first]);
        let all = [A.0, B.0, C.0];
        assert!(all.iter().all(|file| third.join(file).is_file()));
        let fourth = release("fourth", C, &[&read(&third).unwrap(), &own]);
        let there = all.map(|file| fourth.join(file).is_file());
        assert_eq!(there, [false, true, true]);
    }

    #[test]
    fn a_file_that_is_there_stays_as_it_is() {
        let kept = read(&release("again", A, &[])).unwrap();
        let same = release("same", A, &[]);
        assert_eq!(merge(&same, &kept).unwrap(), 0);
        std::fs::remove_file(same.join(A.0)).unwrap();
        assert_eq!(merge(&same, &kept).unwrap(), 1);
        assert_eq!(std::fs::read(same.join(A.0)).unwrap(), b"a");
    }

    #[test]
    fn what_is_no_release_is_refused() {
        let folder = std::env::temp_dir();
        assert!(read(&folder.join("keep-nothing.zip")).is_err());
        let empty = folder.join(format!("keep-empty-{}", std::process::id()));
        std::fs::create_dir_all(&empty).unwrap();
        assert!(read(&empty).is_err());
    }
}
