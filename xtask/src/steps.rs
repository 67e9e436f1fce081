//! How every command works and talks: named steps with their time, children whose output streams
//! through, and failures that say what to do. It knows no tool by name.

use std::ffi::OsString;
use std::fmt;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Why a command cannot go on, in words for the person who ran it.
#[derive(Debug)]
pub enum Failure {
    /// The arguments make no sense; this is how they should look.
    Usage(String),
    /// A program of ours or the system's ended badly; what it had to say is above.
    Ended {
        /// The program and its arguments.
        line: String,
        /// Its exit code, where it had one.
        code: Option<i32>,
    },
    /// A tool is not there.
    Missing {
        /// The tool.
        tool: String,
        /// The command that installs it.
        install: String,
    },
    /// A file could not be read or written.
    File(PathBuf, std::io::Error),
    /// Something is not as it must be.
    Wrong(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Usage(usage) => write!(f, "usage:\n{usage}"),
            Failure::Ended {
                line,
                code: Some(code),
            } => write!(f, "`{line}` failed (exit {code})"),
            Failure::Ended { line, code: None } => write!(f, "`{line}` was stopped"),
            Failure::Missing { tool, install } => {
                write!(
                    f,
                    "{tool} is not installed. Install it with:\n    {install}"
                )
            }
            Failure::File(path, error) => write!(f, "{}: {error}", path.display()),
            Failure::Wrong(what) => f.write_str(what),
        }
    }
}

impl std::error::Error for Failure {}

/// What a step or command gives.
pub type Done<T = ()> = Result<T, Failure>;

/// Runs one step: says what it is, and afterwards how long it took.
pub fn step<T>(name: &str, run: impl FnOnce() -> Done<T>) -> Done<T> {
    println!("▸ {name}");
    let start = Instant::now();
    let result = run();
    let mark = if result.is_ok() { "✓" } else { "✗" };
    println!("{mark} {name} ({})", in_words(start.elapsed()));
    result
}

/// A duration as a person says it.
pub fn in_words(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds >= 60 {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

/// The workspace: where `Cargo.toml`, `content/` and `dist/` are.
pub fn workspace() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// A child in the workspace, with our own tools first on its PATH.
pub fn command(program: &str) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(workspace())
        .env("PATH", path_with_tools());
    command
}

/// `cargo` of the toolchain we run under.
pub fn cargo() -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
}

/// Where the pinned tools are installed, whatever `CARGO_TARGET_DIR` says.
pub fn tools_dir() -> PathBuf {
    workspace().join("target/tools")
}

fn path_with_tools() -> OsString {
    let inherited = std::env::var_os("PATH").unwrap_or_default();
    let ours = std::iter::once(tools_dir().join("bin"));
    let all = ours.chain(std::env::split_paths(&inherited));
    // A folder with a colon in its name cannot stand on a PATH; then ours is looked up elsewhere.
    std::env::join_paths(all).unwrap_or(inherited)
}

/// Runs a child to its end, its output going straight to the terminal.
pub fn run_child(command: &mut Command) -> Done {
    let line = line_of(command);
    let status = command
        .status()
        .map_err(|error| not_started(&line, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::Ended {
            line,
            code: status.code(),
        })
    }
}

/// Runs a child to its end, its output going to the terminal and, of `stdout`, also to the caller.
pub fn run_and_listen(command: &mut Command) -> (String, Done) {
    let line = line_of(command);
    let mut child = match command.stdout(Stdio::piped()).spawn() {
        Ok(child) => child,
        Err(error) => return (String::new(), Err(not_started(&line, &error))),
    };
    let mut heard = String::new();
    if let Some(stdout) = child.stdout.take() {
        for text in BufReader::new(stdout).lines().map_while(Result::ok) {
            println!("{text}");
            heard.push_str(&text);
            heard.push('\n');
        }
    }
    let ended = match child.wait() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Failure::Ended {
            line,
            code: status.code(),
        }),
        Err(error) => Err(not_started(&line, &error)),
    };
    (heard, ended)
}

/// What a short question to a program answers on `stdout`; nothing where it is not there or fails.
pub fn answer_of(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn not_started(line: &str, error: &std::io::Error) -> Failure {
    Failure::Wrong(format!("`{line}` could not be started: {error}"))
}

fn line_of(command: &Command) -> String {
    let program = Path::new(command.get_program())
        .file_name()
        .unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    words
        .map(|word| word.to_string_lossy())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Reads a file whole.
pub fn read(path: &Path) -> Done<Vec<u8>> {
    std::fs::read(path).map_err(|error| Failure::File(path.to_owned(), error))
}

/// Reads a text file whole.
pub fn read_text(path: &Path) -> Done<String> {
    std::fs::read_to_string(path).map_err(|error| Failure::File(path.to_owned(), error))
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Done {
    let folder = path.parent().unwrap_or(path);
    std::fs::create_dir_all(folder).map_err(|error| Failure::File(folder.to_owned(), error))?;
    std::fs::write(path, bytes).map_err(|error| Failure::File(path.to_owned(), error))
}

/// Deletes a file.
pub fn remove(path: &Path) -> Done {
    std::fs::remove_file(path).map_err(|error| Failure::File(path.to_owned(), error))
}
