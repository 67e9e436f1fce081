//! The files of a release as a table: those that matter one by one, the many of a kind together. It is
//! written as Markdown, read back, and compared. Pure.

use std::collections::BTreeMap;

use xtask::shipped::{Size, Sizes};

/// One line: a file, or all files of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name, without the hash of the bytes.
    pub name: String,
    /// How many files.
    pub files: usize,
    /// What they weigh together.
    pub size: Size,
}

/// The lines, the heaviest first; the last one is all of them.
pub fn rows(sizes: &Sizes) -> Vec<Row> {
    let mut groups: BTreeMap<String, (usize, Size)> = BTreeMap::new();
    let mut all = (0, Size::default());
    for (file, size) in sizes {
        let group = groups.entry(group(file)).or_default();
        for (files, sum) in [group, &mut all] {
            *files += 1;
            sum.raw += size.raw;
            sum.gzip += size.gzip;
            sum.brotli += size.brotli;
        }
    }
    let row = |(name, (files, size))| Row { name, files, size };
    let mut rows: Vec<Row> = groups.into_iter().map(row).collect();
    rows.sort_by(|a, b| (b.size.brotli, &a.name).cmp(&(a.size.brotli, &b.name)));
    rows.push(row(("everything".to_owned(), all)));
    rows
}

/// Where a file is counted.
fn group(file: &str) -> String {
    let kinds = [
        ("lesson/", "pages of lessons"),
        ("practice/", "pages of scenarios"),
        ("icons/", "icons"),
        ("screenshots/", "screenshots"),
        ("previews/", "pictures of link previews"),
    ];
    if let Some((_, kind)) = kinds.iter().find(|(folder, _)| file.starts_with(folder)) {
        return (*kind).to_owned();
    }
    if file.ends_with("/index.html") {
        return "other pages".to_owned();
    }
    if file.starts_with("content/") && !file.starts_with("content/index-") {
        return "packs of content".to_owned();
    }
    without_hash(file)
}

/// `alongside-0123456789abcdef.wasm` is `alongside.wasm`.
fn without_hash(file: &str) -> String {
    let Some((stem, extension)) = file.rsplit_once('.') else {
        return file.to_owned();
    };
    if !xtask::site::is_hashed(file) {
        return file.to_owned();
    }
    let name = stem.rsplit_once(['-', '.']).map_or(stem, |(name, _)| name);
    format!("{name}.{extension}")
}

/// As Markdown.
pub fn written(rows: &[Row]) -> String {
    let mut text = "| File | Files | Raw | Gzip | Brotli |\n|---|--:|--:|--:|--:|\n".to_owned();
    for Row { name, files, size } in rows {
        let Size { raw, gzip, brotli } = size;
        text.push_str(&format!(
            "| {name} | {files} | {raw} | {gzip} | {brotli} |\n"
        ));
    }
    text
}

/// The lines that stand in such a text; whatever else stands there is passed over.
pub fn read(text: &str) -> Vec<Row> {
    text.lines().filter_map(read_line).collect()
}

fn read_line(line: &str) -> Option<Row> {
    let cells: Vec<&str> = line.split('|').map(str::trim).collect();
    let ["", name, files, raw, gzip, brotli, ""] = cells[..] else {
        return None;
    };
    Some(Row {
        name: name.to_owned(),
        files: files.parse().ok()?,
        size: Size {
            raw: raw.parse().ok()?,
            gzip: gzip.parse().ok()?,
            brotli: brotli.parse().ok()?,
        },
    })
}

/// The lines with what has changed of each since.
pub fn compared(rows: &[Row], before: &[Row]) -> String {
    let mut text = format!(
        "  {:<28} {:>5} {:>10} {:>10} {:>10}  {}\n",
        "file", "files", "raw", "gzip", "brotli", "since the committed report"
    );
    for row in rows {
        let old = before.iter().find(|old| old.name == row.name);
        let Size { raw, gzip, brotli } = row.size;
        let change = match old {
            None if before.is_empty() => String::new(),
            None => "new".to_owned(),
            Some(old) if old == row => "the same".to_owned(),
            Some(old) => change(&old.size, &row.size),
        };
        text.push_str(&format!(
            "  {:<28} {:>5} {raw:>10} {gzip:>10} {brotli:>10}  {change}\n",
            row.name, row.files
        ));
    }
    let gone = before
        .iter()
        .filter(|old| rows.iter().all(|row| row.name != old.name));
    for old in gone {
        text.push_str(&format!("  {:<28} gone\n", old.name));
    }
    text
}

fn change(old: &Size, new: &Size) -> String {
    let signed = |old: usize, new: usize| match new.checked_sub(old) {
        Some(more) => format!("+{more}"),
        None => format!("−{}", old - new),
    };
    format!(
        "{} raw, {} gzip, {} brotli",
        signed(old.raw, new.raw),
        signed(old.gzip, new.gzip),
        signed(old.brotli, new.brotli)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(brotli: usize) -> Size {
        Size {
            raw: 4 * brotli,
            gzip: 2 * brotli,
            brotli,
        }
    }

    fn sizes() -> Sizes {
        let files = [
            ("alongside-0123456789abcdef.wasm", 500),
            ("content/index-0123456789abcdef.json", 20),
            ("content/T1.0123456789ab.json", 6),
            ("content/T2.0123456789ab.json", 7),
            ("lesson/one/index.html", 3),
            ("lesson/two/index.html", 3),
            ("check/index.html", 2),
            ("boot.js", 1),
        ];
        let files = files.map(|(file, brotli)| (file.to_owned(), size(brotli)));
        Sizes::from(files)
    }

    #[test]
    fn the_many_of_a_kind_are_one_line_and_names_have_no_hash() {
        let rows = rows(&sizes());
        let told: Vec<_> = rows
            .iter()
            .map(|row| (row.name.as_str(), row.files, row.size.brotli))
            .collect();
        assert_eq!(
            told,
            [
                ("alongside.wasm", 1, 500),
                ("content/index.json", 1, 20),
                ("packs of content", 2, 13),
                ("pages of lessons", 2, 6),
                ("other pages", 1, 2),
                ("boot.js", 1, 1),
                ("everything", 8, 542),
            ]
        );
    }

    #[test]
    fn what_is_written_is_read_back() {
        let rows = rows(&sizes());
        let text = format!("# Title\n\n{}\n| Crate | Bytes |\n", written(&rows));
        assert_eq!(read(&text), rows);
    }

    #[test]
    fn each_change_is_told_with_its_sign() {
        let before = rows(&sizes());
        let mut sizes = sizes();
        sizes.insert("boot.js".to_owned(), size(3));
        sizes.insert("check/index.html".to_owned(), size(1));
        sizes.insert("new.js".to_owned(), size(1));
        sizes.remove("lesson/one/index.html");
        sizes.remove("lesson/two/index.html");
        let text = compared(&rows(&sizes), &before);
        let line = |name: &str| {
            let mut lines = text.lines();
            lines
                .find(|line| line.trim_start().starts_with(name))
                .unwrap()
        };
        assert!(line("boot.js").ends_with("+8 raw, +4 gzip, +2 brotli"));
        assert!(line("other pages").ends_with("−4 raw, −2 gzip, −1 brotli"));
        assert!(line("alongside.wasm").ends_with("the same"));
        assert!(line("new.js").ends_with("new"));
        assert!(line("pages of lessons").ends_with("gone"));
    }
}
