//! Final names by final bytes: program, bindings, style, content index, and in [`super::vault`] the
//! vault. Trunk names the program
//! before wasm-bindgen has written it, so its names do not change with the bytes; ours do.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::steps::{Done, Failure, read, read_text, remove, write};

use super::{bare, files_below, vault};

/// A file with its final name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// Relative to the base.
    pub url: String,
    /// `sha384-…`.
    pub integrity: String,
}

/// What a page needs to start the app.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Boot {
    /// The bindings.
    pub js: Asset,
    /// The program.
    pub wasm: Asset,
    /// The style, in one file.
    pub css: Asset,
    /// The content index.
    pub index: Asset,
    /// The script of the vault's worker.
    pub vault: Asset,
    /// The name of the release.
    pub build: String,
}

/// The first 16 hexadecimal digits of the sha-256.
pub fn short_hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// As the `integrity` attribute has it.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

/// Gives all of them their final names.
pub fn name_all(staging: &Path, template: &str) -> Done<Boot> {
    let (js, wasm) = program(staging)?;
    let css = style(staging, template)?;
    let index = staging.join("content/index.json");
    let bytes = read(&index)?;
    remove(&index)?;
    let index = write_named(staging, "content/index", "json", &bytes)?;
    Ok(Boot {
        js,
        wasm,
        css,
        index,
        vault: vault::name_all(staging)?,
        build: String::new(),
    })
}

/// Writes a file under its final name.
pub fn write_named(staging: &Path, stem: &str, extension: &str, bytes: &[u8]) -> Done<Asset> {
    let url = format!("{stem}-{}.{extension}", short_hash(bytes));
    write(&staging.join(&url), bytes)?;
    Ok(Asset {
        url,
        integrity: integrity(bytes),
    })
}

fn program(staging: &Path) -> Done<(Asset, Asset)> {
    let files = files_below(staging)?;
    let mut wasms = files
        .iter()
        .filter(|file| file.ends_with("_bg.wasm") && !file.contains('/'));
    let (Some(wasm), None) = (wasms.next(), wasms.next()) else {
        return Err(Failure::Wrong(
            "Trunk left no program, or more than one".to_owned(),
        ));
    };
    let wasm_path = staging.join(wasm);
    let bytes = read(&wasm_path)?;
    remove(&wasm_path)?;
    let named = write_named(staging, "alongside", "wasm", &bytes)?;

    // The bindings carry the program's name as the default of their own start.
    let js_path = staging.join(wasm.replace("_bg.wasm", ".js"));
    let js = read_text(&js_path)?.replace(wasm.as_str(), &named.url);
    remove(&js_path)?;
    Ok((
        write_named(staging, "alongside", "js", js.as_bytes())?,
        named,
    ))
}

/// Joins the style sheets of the template in their order, so that a page waits for one file.
fn style(staging: &Path, template: &str) -> Done<Asset> {
    let mut joined = String::new();
    for href in style_sheets(template) {
        let source = crate::steps::workspace().join(href);
        joined.push_str(&bare::style(&read_text(&source)?));
    }
    for file in files_below(staging)? {
        // Trunk's copies; the rescue page keeps its own, because it stands alone.
        if file.ends_with(".css") && file != "rescue.css" {
            remove(&staging.join(file))?;
        }
    }
    write_named(staging, "alongside", "css", joined.as_bytes())
}

/// The style sheets that the template hands to Trunk.
fn style_sheets(template: &str) -> impl Iterator<Item = &str> {
    let links = template
        .lines()
        .filter(|line| line.contains("data-trunk rel=\"css\""));
    links.filter_map(|line| {
        line.split_once("href=\"")?
            .1
            .split_once('"')
            .map(|(href, _)| href)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_changes_with_the_bytes_and_only_with_them() {
        assert_eq!(short_hash(b""), "e3b0c44298fc1c14");
        assert_ne!(short_hash(b"a"), short_hash(b"b"));
        assert!(integrity(b"").starts_with(
            "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb"
        ));
    }

    #[test]
    fn the_style_sheets_are_read_in_their_order() {
        let template = "<link data-trunk rel=\"css\" href=\"style/a.css\">\n<link rel=\"icon\" href=\"x\">\n\
                        <link data-trunk rel=\"css\" href=\"style/b.css\">";
        assert_eq!(
            style_sheets(template).collect::<Vec<_>>(),
            ["style/a.css", "style/b.css"]
        );
    }
}
