//! `cargo xtask content`: check and compile the content.
//!
//! Opens files, prints and writes; what is right or wrong is decided in `alongside::content`.
//!
//! - `cargo xtask content` writes `target/content/`: `index.json` and one pack a track.
//! - `cargo xtask content --check` writes nothing.
//! - `cargo xtask content --seed-runs FILE` makes `content/seed-runs.txt` anew from the article,
//!   for the person who has it.

#![allow(
    clippy::print_stdout,
    reason = "a command talks to the person who runs it"
)]

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alongside::content::source::report::{Report, TrackFigures};
use alongside::content::source::{Compiled, Sources, compile, seed_runs};
use sha2::{Digest, Sha256};

/// The name of the index among the compiled files.
const INDEX: &str = "index.json";

/// Why the content could not be compiled.
#[derive(Debug)]
pub enum Failure {
    /// A file or folder could not be opened, read or written.
    Io(PathBuf, io::Error),
    /// The content breaks rules, as often as this; each was printed.
    Refused(usize),
    /// The index could not be written as JSON.
    Json(serde_json::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Io(path, error) => write!(f, "{}: {error}", path.display()),
            Failure::Json(error) => write!(f, "the index could not be written: {error}"),
            Failure::Refused(1) => write!(f, "1 problem in the content"),
            Failure::Refused(count) => write!(f, "{count} problems in the content"),
        }
    }
}

impl std::error::Error for Failure {}

/// What the command is asked to do.
enum Task<'a> {
    Compile { write: bool },
    SeedRuns(&'a str),
}

/// Runs the command.
pub fn run(args: &[String]) -> ExitCode {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let task = match args.as_slice() {
        [] => Task::Compile { write: true },
        ["--check"] => Task::Compile { write: false },
        ["--seed-runs", file] => Task::SeedRuns(file),
        _ => {
            eprintln!("usage: cargo xtask content [--check | --seed-runs FILE]");
            return ExitCode::from(2);
        }
    };
    let done = match task {
        Task::Compile { write } => compile_and_tell(write),
        Task::SeedRuns(file) => make_seed_runs(Path::new(file)),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// The project's folder.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Checks the content, prints what there is to say of it, and writes it where that is wanted.
///
/// # Errors
/// [`Failure`]; what is wrong with the content itself was printed.
pub fn compile_and_tell(write: bool) -> Result<(), Failure> {
    #[allow(clippy::disallowed_methods, reason = "a command may look at the clock")]
    let start = std::time::Instant::now();
    let sources = read_sources(&root().join("content"))?;
    let result = compile(&sources);
    let took = start.elapsed().as_millis();
    let compiled = match result {
        Ok(compiled) => compiled,
        Err(refused) => {
            for problem in &refused.problems {
                eprintln!("content/{problem}");
            }
            println!("{}", summary(&refused.report));
            println!("read and checked in {took} ms");
            return Err(Failure::Refused(refused.problems.len()));
        }
    };
    println!("{}", summary(&compiled.report));
    let out = root().join("target").join("content");
    if write {
        let bytes = write_packs(compiled, &out)?;
        println!("{bytes} bytes in target/content");
    }
    println!("content is good: read and checked in {took} ms");
    Ok(())
}

fn make_seed_runs(article: &Path) -> Result<(), Failure> {
    let text = read(article)?;
    let path = root().join("content").join(seed_runs::FILE);
    let hashes = seed_runs::hashes_of(&text);
    println!(
        "{} hashes in content/{}",
        hashes.lines().count(),
        seed_runs::FILE
    );
    write(&path, &hashes)
}

/// Reads a file; bytes that are no text become U+FFFD, which the compiler reports with its line.
fn read(path: &Path) -> Result<String, Failure> {
    let bytes = std::fs::read(path).map_err(|error| Failure::Io(path.to_owned(), error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    std::fs::write(path, text).map_err(|error| Failure::Io(path.to_owned(), error))
}

/// Every text file of the content folder and below, named as seen from it.
///
/// # Errors
/// [`Failure::Io`] when one of them cannot be read.
pub fn read_sources(content: &Path) -> Result<Sources, Failure> {
    let mut sources = Sources::default();
    let mut open = vec![content.to_owned()];
    while let Some(folder) = open.pop() {
        let failed = |error| Failure::Io(folder.clone(), error);
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let path = entry.map_err(failed)?.path();
            let kind = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                open.push(path);
            } else if matches!(kind, Some("toml" | "txt")) {
                let inside = path.strip_prefix(content).unwrap_or(&path);
                let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
                sources.files.push((parts.join("/"), read(&path)?));
            }
        }
    }
    sources.files.sort();
    Ok(sources)
}

/// Writes the packs and then the index that names them; files of earlier runs go. Returns how many
/// bytes were written.
///
/// # Errors
/// [`Failure::Io`] when a file cannot be written, [`Failure::Json`] when the index cannot be made.
pub fn write_packs(compiled: Compiled, out: &Path) -> Result<usize, Failure> {
    let failed = |error| Failure::Io(out.to_owned(), error);
    std::fs::create_dir_all(out).map_err(failed)?;
    let Compiled {
        mut index, packs, ..
    } = compiled;
    let named: Vec<(String, String, String)> = packs
        .into_iter()
        .map(|(name, json)| (format!("{name}.{}.json", short_hash(&json)), name, json))
        .collect();
    index.packs = named
        .iter()
        .map(|(file, name, _)| (name.clone(), file.clone()))
        .collect();
    let index = serde_json::to_string(&index).map_err(Failure::Json)?;
    let mut bytes = index.len();
    for (file, _, json) in &named {
        write(&out.join(file), json)?;
        bytes += json.len();
    }
    write(&out.join(INDEX), &index)?;
    for entry in std::fs::read_dir(out).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path
            .file_name()
            .and_then(|name| name.to_str())
            .unwrap_or_default();
        let ours = name == INDEX || named.iter().any(|(file, _, _)| file == name);
        if !ours && name.ends_with(".json") {
            std::fs::remove_file(&path).map_err(|error| Failure::Io(path.clone(), error))?;
        }
    }
    Ok(bytes)
}

/// The first twelve hexadecimal digits of the SHA-256.
fn short_hash(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The figures as a person reads them.
fn summary(report: &Report) -> String {
    let asked: usize = report.rules.values().sum();
    let mut lines = vec![
        format!("{} lessons, {} scenarios", report.lessons, report.scenarios),
        format!("{} rules asked {asked} times:", report.rules.len()),
    ];
    let counts: Vec<String> = report
        .rules
        .iter()
        .map(|(rule, count)| format!("{rule} {count}"))
        .collect();
    lines.extend(
        counts
            .chunks(10)
            .map(|row| format!("  {}", row.join(" · "))),
    );
    if !report.waiting.is_empty() {
        lines.push("waiting:".to_owned());
    }
    for waiting in &report.waiting {
        lines.push(format!("  {} {}", waiting.rule, waiting.reason));
    }
    lines.push(
        "track  lessons  grade mean  highest  words fewest  mean  most  choices  right longest  right at"
            .to_owned(),
    );
    lines.extend(report.tracks.iter().map(track_line));
    let balance = &report.balance;
    let places: Vec<String> = balance.right_at.iter().map(usize::to_string).collect();
    lines.push(format!(
        "of {} choice questions the right option is the longest in {}, and first, second, third, fourth in {}",
        balance.questions,
        balance.right_is_longest,
        places.join(", ")
    ));
    lines.join("\n")
}

/// The figures of one track, under their headings.
fn track_line(track: &TrackFigures) -> String {
    let [fewest, mean, most] = track.words;
    let balance = &track.balance;
    let places: Vec<String> = balance.right_at.iter().map(usize::to_string).collect();
    format!(
        "{:<5}  {:>7}  {:>10.1}  {:>7.1}  {fewest:>12}  {mean:>4}  {most:>4}  {:>7}  {:>13}  {:>8}",
        track.id,
        track.lessons,
        track.mean_grade,
        track.highest_grade,
        balance.questions,
        balance.right_is_longest,
        places.join("/")
    )
}
