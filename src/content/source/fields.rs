//! Reads typed fields out of a parsed TOML table and remembers their lines.
//!
//! A missing or mistyped field is noted and stands in as an empty value, so that one mistake never
//! hides the next. Rules about what the words say live elsewhere: they skip empty texts.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::findings::{Findings, Place, SHAPE, at};

/// Longer than any file an author would write, and short enough to read at once.
const LARGEST_FILE: usize = 256 * 1024;

/// A text and the line it starts on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub value: String,
    /// The line of its first character.
    pub line: usize,
}

impl Text {
    /// Whether there is anything to judge.
    pub fn is_blank(&self) -> bool {
        self.value.trim().is_empty()
    }

    /// The line of the character at this byte offset.
    pub fn line_of(&self, offset: usize) -> usize {
        self.line
            + self
                .value
                .bytes()
                .take(offset)
                .filter(|byte| *byte == b'\n')
                .count()
    }

    /// The paragraphs: blank lines part them, single line breaks are spaces.
    pub fn paragraphs(&self) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut lines: Vec<&str> = Vec::new();
        for line in self.value.lines().map(str::trim).chain([""]) {
            if !line.is_empty() {
                lines.push(line);
            } else if !lines.is_empty() {
                paragraphs.push(lines.join(" "));
                lines.clear();
            }
        }
        paragraphs
    }
}

/// One file: its path, its text and where its lines start.
#[derive(Debug)]
pub struct SourceFile<'a> {
    /// Relative to the content folder.
    pub path: &'a str,
    text: &'a str,
    line_starts: Vec<usize>,
}

impl<'a> SourceFile<'a> {
    /// Prepares a file for reading.
    pub fn new(path: &'a str, text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0)
            .chain(breaks.map(|(place, _)| place + 1))
            .collect();
        SourceFile {
            path,
            text,
            line_starts,
        }
    }

    /// Parses the file. Syntax errors are noted, all of them; a file with one is not read further.
    pub fn parse(&self, findings: &mut Findings) -> Option<DeTable<'a>> {
        findings.count(SHAPE);
        if self.text.len() > LARGEST_FILE {
            findings.add(
                SHAPE,
                at(self.path, 0),
                format!("is larger than {LARGEST_FILE} bytes"),
            );
            return None;
        }
        // Whoever read the file put this character where bytes were no text.
        if let Some(offset) = self.text.find('\u{fffd}') {
            findings.add(SHAPE, at(self.path, self.line(offset)), "is not UTF-8 text");
            return None;
        }
        let (table, errors) = DeTable::parse_recoverable(self.text);
        for error in &errors {
            let line = error.span().map_or(0, |span| self.line(span.start));
            findings.add(
                SHAPE,
                at(self.path, line),
                format!("does not parse: {}", error.message()),
            );
        }
        errors.is_empty().then(|| table.into_inner())
    }

    /// The fields of the whole file.
    pub fn fields<'f>(&'f self, table: &'f DeTable<'a>) -> Fields<'f> {
        Fields {
            file: self,
            table,
            line: 1,
        }
    }

    /// The line of a byte offset, from 1.
    fn line(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|start| *start <= offset)
    }

    fn text(&self, value: &Spanned<DeValue<'_>>, words: &str) -> Text {
        let start = value.span().start;
        let raw = self.text.get(start..).unwrap_or_default();
        // The first line break after three quotes belongs to the quotes, not to the text.
        let below = ["\"\"\"\n", "\"\"\"\r\n", "'''\n", "'''\r\n"]
            .iter()
            .any(|opening| raw.starts_with(opening));
        Text {
            value: words.to_owned(),
            line: self.line(start) + usize::from(below),
        }
    }
}

/// The fields of one table.
#[derive(Clone, Copy, Debug)]
pub struct Fields<'f> {
    file: &'f SourceFile<'f>,
    table: &'f DeTable<'f>,
    /// The line the table starts on.
    pub line: usize,
}

impl<'f> Fields<'f> {
    /// Where the table starts.
    pub fn place(&self) -> Place<'f> {
        at(self.file.path, self.line)
    }

    fn get(&self, key: &str) -> Option<&'f Spanned<DeValue<'f>>> {
        self.table.get(key)
    }

    /// Notes every field that is not one of these: most often a slip of the pen.
    pub fn only(&self, known: &[&str], findings: &mut Findings) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                let place = at(self.file.path, self.file.line(key.span().start));
                findings.add(SHAPE, place, format!("`{name}` is not a field here"));
            }
        }
    }

    fn mistyped(&self, key: &str, value: &Spanned<DeValue<'_>>, want: &str, to: &mut Findings) {
        let place = at(self.file.path, self.file.line(value.span().start));
        let found = value.get_ref().type_str();
        to.add(
            SHAPE,
            place,
            format!("`{key}` should be {want}, not {found}"),
        );
    }

    fn missing(&self, key: &str, rule: &'static str, findings: &mut Findings) {
        findings.add(rule, self.place(), format!("`{key}` is missing"));
    }

    /// A text that may be left out.
    pub fn optional_text(&self, key: &str, findings: &mut Findings) -> Option<Text> {
        let value = self.get(key)?;
        let Some(words) = value.get_ref().as_str() else {
            self.mistyped(key, value, "a text", findings);
            return None;
        };
        Some(self.file.text(value, words))
    }

    /// A text that must be there and not be empty, or else breaks this rule.
    pub fn text(&self, key: &str, rule: &'static str, findings: &mut Findings) -> Text {
        findings.count(rule);
        if self.get(key).is_none() {
            self.missing(key, rule, findings);
        }
        let missing = Text {
            value: String::new(),
            line: self.line,
        };
        let Some(text) = self.optional_text(key, findings) else {
            return missing;
        };
        if text.is_blank() {
            findings.add(
                rule,
                at(self.file.path, text.line),
                format!("`{key}` is empty"),
            );
        }
        text
    }

    /// Yes or no; left out means no.
    pub fn flag(&self, key: &str, findings: &mut Findings) -> bool {
        let Some(value) = self.get(key) else {
            return false;
        };
        value.get_ref().as_bool().unwrap_or_else(|| {
            self.mistyped(key, value, "true or false", findings);
            false
        })
    }

    /// Yes or no, which must be said.
    pub fn stated_flag(&self, key: &str, rule: &'static str, findings: &mut Findings) -> bool {
        if self.get(key).is_none() {
            self.missing(key, rule, findings);
        }
        self.flag(key, findings)
    }

    /// A whole number and its line.
    pub fn number(&self, key: &str, findings: &mut Findings) -> Option<(u16, usize)> {
        if self.get(key).is_none() {
            self.missing(key, SHAPE, findings);
        }
        self.optional_number(key, findings)
    }

    /// A whole number that may be left out, and its line.
    pub fn optional_number(&self, key: &str, findings: &mut Findings) -> Option<(u16, usize)> {
        let value = self.get(key)?;
        let digits = value.get_ref().as_integer();
        let number = digits
            .and_then(|digits| u16::from_str_radix(digits.as_str(), digits.radix()).ok())
            .map(|number| (number, self.file.line(value.span().start)));
        if number.is_none() {
            self.mistyped(key, value, "a whole number from 0 to 65535", findings);
        }
        number
    }

    fn list(&self, key: &str, findings: &mut Findings) -> &'f [Spanned<DeValue<'f>>] {
        let Some(value) = self.get(key) else {
            self.missing(key, SHAPE, findings);
            return &[];
        };
        let Some(list) = value.get_ref().as_array() else {
            self.mistyped(key, value, "a list", findings);
            return &[];
        };
        list
    }

    /// Whether the table has this field.
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    /// A list of texts.
    pub fn texts(&self, key: &str, findings: &mut Findings) -> Vec<Text> {
        let mut texts = Vec::new();
        for value in self.list(key, findings) {
            match value.get_ref().as_str() {
                Some(words) => texts.push(self.file.text(value, words)),
                None => self.mistyped(key, value, "a list of texts", findings),
            }
        }
        texts
    }

    /// A list of tables.
    pub fn tables(&self, key: &str, findings: &mut Findings) -> Vec<Fields<'f>> {
        let mut tables = Vec::new();
        for value in self.list(key, findings) {
            match value.get_ref().as_table() {
                Some(table) => tables.push(self.inner(value, table)),
                None => self.mistyped(key, value, "a list of tables", findings),
            }
        }
        tables
    }

    /// A list of tables that may be left out.
    pub fn optional_tables(&self, key: &str, findings: &mut Findings) -> Vec<Fields<'f>> {
        if self.get(key).is_some() {
            self.tables(key, findings)
        } else {
            Vec::new()
        }
    }

    /// A table that must be there.
    pub fn table(&self, key: &str, findings: &mut Findings) -> Option<Fields<'f>> {
        let Some(value) = self.get(key) else {
            self.missing(key, SHAPE, findings);
            return None;
        };
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.mistyped(key, value, "a table", findings);
        }
        table.map(|table| self.inner(value, table))
    }

    fn inner(&self, value: &Spanned<DeValue<'_>>, table: &'f DeTable<'f>) -> Fields<'f> {
        Fields {
            file: self.file,
            table,
            line: self.file.line(value.span().start),
        }
    }

    /// Every field of the table as a pair of texts, such as `heard = "yes"`.
    pub fn pairs(&self, findings: &mut Findings) -> Vec<(String, Text)> {
        let mut pairs = Vec::new();
        for (key, value) in self.table {
            let name: &str = key.get_ref();
            match value.get_ref().as_str() {
                Some(words) => pairs.push((name.to_owned(), self.file.text(value, words))),
                None => self.mistyped(name, value, "a text", findings),
            }
        }
        pairs
    }

    /// Every text in the table and below, whatever its field is called.
    pub fn every_text(&self) -> Vec<Text> {
        let mut texts = Vec::new();
        let mut open: Vec<&Spanned<DeValue<'_>>> = self.table.values().collect();
        while let Some(value) = open.pop() {
            match value.get_ref() {
                DeValue::String(words) => texts.push(self.file.text(value, words)),
                DeValue::Array(list) => open.extend(list.iter()),
                DeValue::Table(table) => open.extend(table.values()),
                _ => {}
            }
        }
        texts
    }
}
