//! The compressed siblings (`.br`, `.gz`) a host may send, and every file's size in each form.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use xtask::packed::{brotli, gzip, is_text_like};
use xtask::shipped::{Size, Sizes};

use crate::steps::{Done, Failure, write};

use super::{bytes_of, files_below};

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
    let packed = brotli(&bytes).map_err(not_packed)?;
    if smaller(&packed) {
        size.brotli = packed.len();
        write(&staging.join(format!("{file}.br")), packed)?;
    }
    let packed = gzip(&bytes).map_err(not_packed)?;
    if smaller(&packed) {
        size.gzip = packed.len();
        write(&staging.join(format!("{file}.gz")), packed)?;
    }
    Ok(size)
}

fn not_packed(error: std::io::Error) -> Failure {
    Failure::Wrong(format!("packing: {error}"))
}
