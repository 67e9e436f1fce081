//! Packing as a release is packed: at the strongest level, the same bytes from the same bytes.
//! It says what is worth packing, and reads and writes no file.

use std::io::{Error, Write};

use flate2::{Compression, GzBuilder};

/// Whether packing helps. Pictures are compressed already.
pub fn is_text_like(file: &str) -> bool {
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

/// Brotli, level 11.
///
/// # Errors
/// When memory runs out, as far as is known.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let settings = brotli::enc::BrotliEncoderParams {
        quality: 11,
        lgwin: 22,
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &settings)?;
    Ok(packed)
}

/// Gzip, without a time or a name in its head.
///
/// # Errors
/// As [`brotli`].
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let mut packer = GzBuilder::new()
        .mtime(0)
        .write(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    packer.finish()
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
