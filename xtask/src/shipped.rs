//! What the files of a release are for, what they weigh, and how much of that is wanted at most.
//! The build holds a release to it, and the bench reports it. Nothing is packed here, and no file
//! but the siblings of a finished release is looked at.

use std::collections::BTreeMap;
use std::io::{Error, ErrorKind};
use std::path::Path;

/// Brotli bytes a first visit should need, all in, before the app is live.
pub const GOAL_LIVE: usize = 130_000;
/// Brotli bytes that everything kept offline should have at most.
pub const GOAL_KEPT: usize = 900_000;

/// A file's size as it is and as it travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// As it is, in bytes.
    pub raw: usize,
    /// With gzip; as it is where that does not help.
    pub gzip: usize,
    /// With brotli; as it is where that does not help.
    pub brotli: usize,
}

/// By file.
pub type Sizes = BTreeMap<String, Size>;

/// All files of one kind together.
pub fn sum(sizes: &Sizes, which: impl Fn(&str) -> bool) -> Size {
    sizes
        .iter()
        .filter(|(file, _)| which(file))
        .fold(Size::default(), |sum, (_, one)| Size {
            raw: sum.raw + one.raw,
            gzip: sum.gzip + one.gzip,
            brotli: sum.brotli + one.brotli,
        })
}

/// A file packed beforehand, for hosts that can send it in place of another.
pub fn is_packed(file: &str) -> bool {
    file.ends_with(".br") || file.ends_with(".gz")
}

/// What a first visit needs beside the page itself before the app is live.
pub fn is_before_live(file: &str) -> bool {
    let needed = ["alongside-", "boot.js", "content/index-"];
    needed.iter().any(|name| file.starts_with(name)) && !is_packed(file)
}

/// Fetched by the worker with all the rest, and by no page before it is needed.
pub fn is_vault(file: &str) -> bool {
    file.starts_with("vault/") && !is_packed(file)
}

/// What the worker keeps. The prerendered pages are for first visits: the worker answers every
/// navigation with the shell. The worker itself is fetched by the browser, past the worker.
pub fn is_kept(file: &str) -> bool {
    let of_the_host =
        ["sw.js", "sw-kill.js"].contains(&file) || file.starts_with('.') || is_packed(file);
    // Shown by messengers, stores and the browser's own question, on the network, and to nobody who
    // has the app.
    let for_show = file.starts_with("previews/") || file.starts_with("screenshots/");
    let page = file.ends_with(".html") && !["shell.html", "rescue.html"].contains(&file);
    !of_the_host && !for_show && !page
}

/// What every file of a finished release weighs, by its packed siblings.
///
/// # Errors
/// When the folder cannot be read, or has nothing packed in it: then it was built without.
pub fn weigh(release: &Path) -> Result<Sizes, Error> {
    let mut bytes = BTreeMap::new();
    collect(release, "", &mut bytes)?;
    if !bytes.keys().any(|file| is_packed(file)) {
        let why = format!("{} holds no packed files", release.display());
        return Err(Error::new(ErrorKind::InvalidData, why));
    }
    let packed = |file: &str, ending: &str, raw: usize| {
        let sibling = bytes.get(&[file, ending].concat());
        sibling.copied().unwrap_or(raw)
    };
    let own = bytes.iter().filter(|(file, _)| !is_packed(file));
    let size = |(file, raw): (&String, &usize)| {
        let size = Size {
            raw: *raw,
            gzip: packed(file, ".gz", *raw),
            brotli: packed(file, ".br", *raw),
        };
        (file.clone(), size)
    };
    Ok(own.map(size).collect())
}

fn collect(folder: &Path, prefix: &str, found: &mut BTreeMap<String, usize>) -> Result<(), Error> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let facts = entry.metadata()?;
        if facts.is_dir() {
            collect(&entry.path(), &format!("{name}/"), found)?;
        } else {
            found.insert(name, usize::try_from(facts.len()).unwrap_or(usize::MAX));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_keeps_the_shell_and_not_the_pages_of_a_first_visit() {
        for file in [
            "shell.html",
            "rescue.html",
            "rescue.js",
            "boot.js",
            "content/T1-0.json",
            "icons/a.png",
        ] {
            assert!(is_kept(file), "{file}");
        }
        for file in [
            "index.html",
            "lesson/one/index.html",
            "404.html",
            "sw.js",
            "a.js.br",
            "a.js.gz",
            "previews/T1.png",
            ".nojekyll",
            "screenshots/today.png",
        ] {
            assert!(!is_kept(file), "{file}");
        }
    }

    #[test]
    fn before_it_is_live_a_page_needs_its_program_style_and_index_and_no_pack() {
        for file in [
            "alongside-0.wasm",
            "alongside-0.css",
            "boot.js",
            "content/index-0.json",
        ] {
            assert!(is_before_live(file), "{file}");
            assert!(!is_before_live(&format!("{file}.br")), "{file}");
        }
        for file in [
            "content/T1-0.json",
            "vault/vault-0.wasm",
            "index.html",
            "sw.js",
        ] {
            assert!(!is_before_live(file), "{file}");
        }
    }

    #[test]
    fn a_release_is_weighed_by_its_packed_siblings() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, bytes: usize| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, vec![0; bytes]).unwrap();
        };
        write("boot.js", 9);
        assert!(weigh(folder.path()).is_err(), "nothing is packed");
        write("boot.js.br", 3);
        write("boot.js.gz", 4);
        write("icons/a.png", 7);
        let sizes = weigh(folder.path()).unwrap();
        let size = |raw, gzip, brotli| Size { raw, gzip, brotli };
        assert_eq!(sizes.get("boot.js"), Some(&size(9, 4, 3)));
        assert_eq!(sizes.get("icons/a.png"), Some(&size(7, 7, 7)));
        assert_eq!(sizes.len(), 2);
        assert_eq!(sum(&sizes, is_before_live), size(9, 4, 3));
    }
}
