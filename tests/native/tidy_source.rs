//! The project's own source, read for `tidy`: which files there are, and their code with comments
//! and texts blanked out. It is no parser: it knows just enough of Rust to skip a string.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// One file of the project.
pub struct File {
    /// Its path from the root, with `/` between the parts.
    pub path: String,
    /// As it is.
    pub text: String,
    /// The text with comments, strings and the bodies of test modules replaced by spaces.
    pub code: String,
}

/// Every Rust file of the app, the vault, the commands, the tests and the bench.
pub fn rust_files() -> &'static [File] {
    static FILES: LazyLock<Vec<File>> = LazyLock::new(|| {
        let files = texts(&["src", "vault", "xtask", "tests", "bench"], &["rs"]);
        let as_file = |(path, text): (String, String)| {
            let code = without_test_modules(&without_words(&text));
            File { path, text, code }
        };
        files.into_iter().map(as_file).collect()
    });
    &FILES
}

/// Every text file with one of these endings under these folders of the root, by path.
pub fn texts(folders: &[&str], endings: &[&str]) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| root.join(folder)).collect();
    while let Some(folder) = open.pop() {
        let entries = fs::read_dir(&folder).unwrap_or_else(|fault| panic!("{folder:?}: {fault}"));
        for path in entries.map(|entry| entry.expect("an entry").path()) {
            let name = path
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            let ending = name.rsplit('.').next().unwrap_or_default();
            if path.is_dir() && !is_foreign(&name) {
                open.push(path);
            } else if path.is_file() && endings.contains(&ending) {
                let inside = path.strip_prefix(root).expect("inside the root");
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                found.push((parts.join("/"), fs::read_to_string(&path).expect("a text")));
            }
        }
    }
    found.sort();
    found
}

/// Folders that are made, not written.
fn is_foreign(name: &str) -> bool {
    matches!(name, "target" | "node_modules" | "dist") || name.starts_with('.')
}

/// The number of the line this byte stands on, from 1.
pub fn line_of(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// The code with comments and the insides of strings and characters blanked, line by line as long
/// as before.
pub fn without_words(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    let mut before = ' ';
    while let Some(next) = rest.chars().next() {
        let skipped = skip(rest, before);
        let (taken, blank) = if skipped == 0 {
            (next.len_utf8(), false)
        } else {
            (skipped, true)
        };
        let part = &rest[..taken];
        match blank {
            true => code.extend(
                part.bytes()
                    .map(|byte| if byte == b'\n' { '\n' } else { ' ' }),
            ),
            false => code.push_str(part),
        }
        before = part.chars().next_back().unwrap_or(' ');
        rest = &rest[taken..];
    }
    code
}

/// The insides of the strings of a file outside its test modules, each with the place of its first
/// byte. A line that ends in a backslash goes on in the next one, as in Rust.
pub fn words_of(text: &str) -> Vec<(usize, &str)> {
    let code = without_test_modules(text);
    let mut found = Vec::new();
    let (mut at, mut before) = (0, ' ');
    while let Some(next) = code.get(at..).and_then(|rest| rest.chars().next()) {
        let skipped = skip(&code[at..], before);
        let part = &text[at..at + skipped];
        if part.starts_with('"') {
            found.push((at + 1, part.trim_matches('"')));
        }
        at += skipped.max(next.len_utf8());
        before = code[..at].chars().next_back().unwrap_or(' ');
    }
    found
}

/// How many bytes at the start are a comment, a string or a character; 0 if they are code.
fn skip(rest: &str, before: char) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |end| end + 2);
    }
    if rest.starts_with('"') {
        return quoted(rest, 1);
    }
    let in_name = before.is_alphanumeric() || before == '_';
    if !in_name && let Some(raw) = rest.strip_prefix('r').or_else(|| rest.strip_prefix("br")) {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        if raw[hashes..].starts_with('"') {
            let opening = rest.len() - raw.len() + hashes + 1;
            let closing = format!("\"{}", "#".repeat(hashes));
            let end = rest[opening..].find(&closing);
            return end.map_or(rest.len(), |end| opening + end + closing.len());
        }
    }
    let may_be_character = !in_name || before == 'b';
    if rest.starts_with('\'') && may_be_character {
        character(rest)
    } else {
        0
    }
}

/// The length of a string that starts here; its first `from` bytes are the opening quote.
fn quoted(rest: &str, from: usize) -> usize {
    let mut escaped = false;
    for (at, next) in rest[from..].char_indices() {
        match next {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return from + at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of a character such as `'x'` or `'\n'`; 0 for a lifetime.
fn character(rest: &str) -> usize {
    let mut inside = rest.char_indices().skip(1);
    match inside.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(0, |end| end + 4),
        Some((at, next)) if rest[at + next.len_utf8()..].starts_with('\'') => {
            at + next.len_utf8() + 1
        }
        _ => 0,
    }
}

fn without_test_modules(code: &str) -> String {
    let mut left = code.to_owned();
    while let Some(start) = left.find("#[cfg(test)]") {
        let end = block_end(&left, start).unwrap_or(left.len());
        let blank: String = left[start..end]
            .chars()
            .map(|c| if c == '\n' { '\n' } else { ' ' })
            .collect();
        left.replace_range(start..end, &blank);
    }
    left
}

/// Where the block ends that opens next after `from`; `None` if a `;` comes first.
pub fn block_end(code: &str, from: usize) -> Option<usize> {
    let (mut curly, mut round) = (0_usize, 0_usize);
    for (at, next) in code[from..].char_indices() {
        match next {
            '(' | '[' if curly == 0 => round += 1,
            ')' | ']' if curly == 0 => round -= 1,
            ';' if curly == 0 && round == 0 => return None,
            '{' => curly += 1,
            '}' => {
                curly -= 1;
                if curly == 0 {
                    return Some(from + at + 1);
                }
            }
            _ => {}
        }
    }
    None
}
