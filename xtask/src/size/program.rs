//! What a program consists of: its functions by name, and the crates they come from. A function is
//! counted for the crate its name begins with, so what a crate makes of another's types is its own.

use std::collections::BTreeMap;

use wasmparser::{BinaryReaderError, KnownCustom, Name, Parser, Payload, TypeRef};

use crate::steps::{Done, Failure};

/// How many crates and functions are told of.
const LARGEST: usize = 10;
/// As much of a function's name as is told, in characters.
const NAME_CHARS: usize = 110;

/// Functions and crates, the largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// All bytes of code.
    pub code: usize,
    /// All bytes of data.
    pub data: usize,
    /// Name of the crate, and bytes of code.
    pub crates: Vec<(String, usize)>,
    /// Name of the function, how many copies of it there are, and their bytes of code.
    pub functions: Vec<(String, usize, usize)>,
}

/// Reads a program that has names.
pub fn read(wasm: &[u8]) -> Done<Program> {
    let sections = sections(wasm);
    let sections = sections.map_err(|error| Failure::Wrong(format!("the program: {error}")))?;
    if sections.names.is_empty() {
        return Err(Failure::Wrong("the program has no names".to_owned()));
    }
    Ok(sorted(&sections))
}

/// What of a program is looked at.
#[derive(Default)]
struct Sections {
    imported: u32,
    bodies: Vec<usize>,
    names: BTreeMap<u32, String>,
    data: usize,
}

fn sections(wasm: &[u8]) -> Result<Sections, BinaryReaderError> {
    let mut sections = Sections::default();
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let is_function = matches!(import?.ty, TypeRef::Func(_));
                    sections.imported += u32::from(is_function);
                }
            }
            Payload::CodeSectionEntry(body) => sections.bodies.push(body.range().len()),
            Payload::DataSection(data) => sections.data = data.range().len(),
            Payload::CustomSection(custom) => {
                if let KnownCustom::Name(names) = custom.as_known() {
                    for part in names {
                        if let Name::Function(functions) = part? {
                            for naming in functions {
                                let naming = naming?;
                                sections.names.insert(naming.index, naming.name.to_owned());
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    Ok(sections)
}

fn sorted(sections: &Sections) -> Program {
    let mut crates: BTreeMap<&str, usize> = BTreeMap::new();
    let mut functions: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (index, bytes) in (sections.imported..).zip(&sections.bodies) {
        let name = sections.names.get(&index).map_or("", String::as_str);
        *crates.entry(crate_of(name)).or_default() += bytes;
        let (copies, all) = functions.entry(name).or_default();
        *copies += 1;
        *all += bytes;
    }
    let crates = crates.into_iter();
    let functions = functions.into_iter();
    let mut program = Program {
        code: sections.bodies.iter().sum(),
        data: sections.data,
        crates: crates
            .map(|(name, bytes)| (name.to_owned(), bytes))
            .collect(),
        functions: functions
            .map(|(name, (copies, bytes))| (name.to_owned(), copies, bytes))
            .collect(),
    };
    program
        .crates
        .sort_by_key(|(_, bytes)| std::cmp::Reverse(*bytes));
    program
        .functions
        .sort_by_key(|(_, _, bytes)| std::cmp::Reverse(*bytes));
    program
}

/// The crate a name begins with; of `<u8 as a::Trait>::b`, whose type is nobody's, that of the trait.
fn crate_of(name: &str) -> &str {
    let mut rest = name;
    loop {
        let bare = rest.trim_start_matches(['<', '&', '*', '(', '[', ' ']);
        let words = ["dyn ", "mut ", "const ", "impl "];
        match words.iter().find_map(|word| bare.strip_prefix(word)) {
            Some(after) => rest = after,
            None => {
                rest = bare;
                break;
            }
        }
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
    let (word, after) = rest.split_at(end.unwrap_or(rest.len()));
    if after.starts_with("::") {
        return word;
    }
    // In `core[0123456789abcdef]::…` the number tells two versions of one crate apart.
    let numbered = after.split_once(']').filter(|_| after.starts_with('['));
    if numbered.is_some_and(|(_, path)| path.starts_with("::")) {
        return word;
    }
    match after.split_once(" as ") {
        Some((_, of_trait)) => crate_of(of_trait),
        None => "no crate",
    }
}

/// For a terminal.
pub fn told(program: &Program) -> String {
    let mut text = format!(
        "  the program: {} bytes of code, {} of data\n",
        program.code, program.data
    );
    for (name, bytes) in program.crates.iter().take(LARGEST) {
        text.push_str(&format!("  {bytes:>10}  {name}\n"));
    }
    for (name, copies, bytes) in program.functions.iter().take(LARGEST) {
        text.push_str(&format!(
            "  {bytes:>10}  {}{}\n",
            shortened(name),
            times(*copies)
        ));
    }
    text
}

/// As Markdown.
pub fn written(program: &Program) -> String {
    let mut text = format!(
        "## The program\n\nWith its names, before it is packed: {} bytes of code, {} of data.\n\n\
         | The ten largest crates | Bytes of code |\n|---|--:|\n",
        program.code, program.data
    );
    for (name, bytes) in program.crates.iter().take(LARGEST) {
        text.push_str(&format!("| {name} | {bytes} |\n"));
    }
    text.push_str("\n| The ten largest functions | Bytes of code |\n|---|--:|\n");
    for (name, copies, bytes) in program.functions.iter().take(LARGEST) {
        let name = shortened(name).replace('|', "\\|");
        text.push_str(&format!("| `{name}`{} | {bytes} |\n", times(*copies)));
    }
    text
}

fn times(copies: usize) -> String {
    match copies {
        1 => String::new(),
        copies => format!(" ({copies} copies)"),
    }
}

fn shortened(name: &str) -> String {
    match name.char_indices().nth(NAME_CHARS) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_the_crate_its_name_begins_with() {
        for (name, wanted) in [
            ("alongside::pages::today::TodayPage", "alongside"),
            ("<alongside::Day as core::fmt::Display>::fmt", "alongside"),
            (
                "<&mut serde_json::de::Deserializer<R> as serde::Deserializer>::x",
                "serde_json",
            ),
            ("<u32 as core::fmt::Display>::fmt", "core"),
            ("<[T] as alloc::slice::Join>::join", "alloc"),
            ("<dyn core::any::Any>::is", "core"),
            ("core[1f2e3d4c5b6a7980]::fmt::write", "core"),
            ("__rust_alloc", "no crate"),
            ("", "no crate"),
        ] {
            assert_eq!(crate_of(name), wanted, "{name}");
        }
    }

    #[test]
    fn copies_of_one_function_are_counted_together_and_the_largest_come_first() {
        let names = [(2, "a::f"), (3, "b::g"), (4, "a::f")];
        let sections = Sections {
            imported: 2,
            bodies: vec![10, 15, 20],
            names: names.map(|(at, name)| (at, name.to_owned())).into(),
            data: 7,
        };
        let program = sorted(&sections);
        assert_eq!((program.code, program.data), (45, 7));
        assert_eq!(program.crates, [("a".to_owned(), 30), ("b".to_owned(), 15)]);
        assert_eq!(program.functions[0], ("a::f".to_owned(), 2, 30));
        assert!(written(&program).contains("| `a::f` (2 copies) | 30 |"));
    }

    #[test]
    fn a_program_without_names_is_refused() {
        let empty = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
        assert!(read(&empty).unwrap_err().to_string().contains("no names"));
        assert!(read(b"not wasm").is_err());
    }
}
