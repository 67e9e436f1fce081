//! The compressed siblings (`.br`, `.gz`) a host may send, and every file's size in each form.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use flate2::{Compression, GzBuilder};

use crate::steps::{Done, Failure, write};

use super::{bytes_of, files_below};

/// A file's size as it is and as it travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// As it is.
    pub raw: usize,
    /// With gzip; as it is where that does not help.
    pub gzip: usize,
    /// With brotli; as it is where that does not help.
    pub brotli: usize,
}

/// By file.
pub type Sizes = BTreeMap<String, Size>;

/// Writes the siblings and measures; without compressing, nothing (and so no budgets).
pub fn all(staging: &Path, compress: bool) -> Done<Option<Sizes>> {
    if !compress {
        println!("  left out, and the budgets with it");
        return Ok(None);
    }
    let files = files_below(staging)?;
    let next = AtomicUsize::new(0);
    let sizes = Mutex::new(Sizes::new());
    let work = || -> Done {
        while let Some(file) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let size = one(staging, file)?;
            if let Ok(mut sizes) = sizes.lock() {
                sizes.insert(file.clone(), size);
            }
        }
        Ok(())
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|thread| {
            thread
                .join()
                .unwrap_or_else(|_| Err(Failure::Wrong("compressing stopped".to_owned())))
        })
    })?;
    sizes
        .into_inner()
        .map(Some)
        .map_err(|_| Failure::Wrong("compressing stopped".to_owned()))
}

fn one(staging: &Path, file: &str) -> Done<Size> {
    let bytes = bytes_of(staging, file)?;
    let mut size = Size {
        raw: bytes.len(),
        gzip: bytes.len(),
        brotli: bytes.len(),
    };
    if !is_text_like(file) {
        return Ok(size);
    }
    let smaller = |packed: &[u8]| packed.len() < bytes.len();
    let packed = brotli(&bytes)?;
    if smaller(&packed) {
        size.brotli = packed.len();
        write(&staging.join(format!("{file}.br")), packed)?;
    }
    let packed = gzip(&bytes)?;
    if smaller(&packed) {
        size.gzip = packed.len();
        write(&staging.join(format!("{file}.gz")), packed)?;
    }
    Ok(size)
}

/// Pictures are compressed already.
fn is_text_like(file: &str) -> bool {
    let extension = file.rsplit_once('.').map_or("", |(_, extension)| extension);
    [
        "html",
        "css",
        "js",
        "json",
        "wasm",
        "svg",
        "webmanifest",
        "txt",
    ]
    .contains(&extension)
}

fn brotli(bytes: &[u8]) -> Done<Vec<u8>> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings)
        .map_err(|error| Failure::Wrong(format!("brotli: {error}")))?;
    Ok(packed)
}

/// Without a time or a name in its head: the same bytes give the same bytes.
fn gzip(bytes: &[u8]) -> Done<Vec<u8>> {
    let mut packer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    let packed = packer.write_all(bytes).and_then(|()| packer.finish());
    packed.map_err(|error| Failure::Wrong(format!("gzip: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packing_is_repeatable_and_makes_text_smaller() {
        let text = "one half a step ahead, over a single furrow line. ".repeat(20);
        for pack in [brotli, gzip] {
            let packed = pack(text.as_bytes()).unwrap();
            assert!(packed.len() < text.len() / 4);
            assert_eq!(packed, pack(text.as_bytes()).unwrap());
        }
    }
}
