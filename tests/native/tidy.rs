//! The rules of the house the compiler cannot hold, read from the source.
//!
//! Each rule is one test, and its failure lists the places that break it. A rule is changed here,
//! with a reason, before it is broken there.

use crate::tidy_source::{File, block_end, line_of, rust_files, texts, without_words};

const FUNCTION_LINES_MAX: usize = 70;
const FILE_LINES_MAX: usize = 400;

/// Every place where the code of these files holds one of these words, as `file:line word`.
fn places<'a>(files: impl Iterator<Item = &'a File>, words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for word in words {
            for (at, _) in file.code.match_indices(word) {
                found.push(format!("{}:{} {word}", file.path, line_of(&file.code, at)));
            }
        }
    }
    found
}

fn within(folder: &'static str) -> impl Iterator<Item = &'static File> {
    let files: Vec<&File> = rust_files()
        .iter()
        .filter(|file| file.path.starts_with(folder))
        .collect();
    assert!(
        !files.is_empty(),
        "{folder} holds no Rust file: the rule would hold nothing"
    );
    files.into_iter()
}

#[track_caller]
fn assert_none(broken: Vec<String>, rule: &str) {
    assert!(broken.is_empty(), "{rule}\n  {}", broken.join("\n  "));
}

#[test]
fn only_the_platform_names_a_browser_interface() {
    let outside = within("src/")
        .chain(within("vault/src/"))
        .filter(|file| !file.path.starts_with("src/platform/"))
        .filter(|file| file.path != "vault/src/worker.rs");
    let words = [
        "web_sys",
        "js_sys",
        "gloo_storage",
        "indexed_db",
        "wasm_bindgen",
    ];
    assert_none(
        places(outside, &words),
        "put a function into src/platform and call that",
    );
}

#[test]
fn components_take_everything_as_props() {
    let words = [
        "use_context",
        "expect_context",
        "use_app",
        "use_navigate",
        "use_location",
    ];
    assert_none(
        places(within("src/components/"), &words),
        "hand it in as a prop or a callback",
    );
}

#[test]
fn only_the_state_keeps_records() {
    // The one type of the store a page may name: it words each fault for the person.
    let allowed = "storage::StoreError";
    let files: Vec<File> = within("src/pages/")
        .chain(within("src/components/"))
        .map(|file| File {
            path: file.path.clone(),
            text: String::new(),
            code: file.code.replace(allowed, &" ".repeat(allowed.len())),
        })
        .collect();
    let words = [
        "storage::",
        "platform::records",
        "crate::storage",
        "platform::preferences",
    ];
    assert_none(
        places(files.iter(), &words),
        "make it a command of src/state",
    );
}

/// A test module in a file of its own.
fn is_test(file: &File) -> bool {
    file.path.ends_with("/tests.rs")
}

/// The rooms of the app and the rooms each may name.
const ROOMS: [(&str, &[&str]); 7] = [
    ("src/domain/", &["domain"]),
    ("src/content/", &["domain", "content", "json"]),
    ("src/storage/", &["domain", "storage", "json"]),
    ("src/platform/", &["domain", "storage", "platform"]),
    ("src/components/", &["domain", "components"]),
    (
        "src/state/",
        &["domain", "content", "storage", "json", "platform", "state"],
    ),
    (
        "src/pages/",
        &[
            "domain",
            "content",
            "storage",
            "platform",
            "route",
            "state",
            "components",
            "pages",
            "app",
        ],
    ),
];

#[test]
fn rooms_depend_on_each_other_one_way() {
    let mut broken = Vec::new();
    for (room, may_name) in ROOMS {
        for file in within(room) {
            for (at, _) in file.code.match_indices("crate::") {
                let rest = &file.code[at + "crate::".len()..];
                let named = rest
                    .split(|c: char| !c.is_alphanumeric() && c != '_')
                    .next();
                let named = named.unwrap_or_default();
                if !may_name.contains(&named) {
                    broken.push(format!("{}:{} {named}", file.path, line_of(&file.code, at)));
                }
            }
        }
    }
    assert_none(broken, "see the map of the house in src/lib.rs");
}

#[test]
fn the_app_never_panics_on_purpose() {
    let words = [
        ".unwrap()",
        ".expect(",
        "panic!(",
        "unreachable!(",
        "unimplemented!(",
        "todo!(",
    ];
    assert_none(
        places(
            within("src/").chain(within("vault/src/").filter(|file| !is_test(file))),
            &words,
        ),
        "return an error, or a value that says so",
    );
}

#[test]
fn only_the_clock_knows_what_time_it_is() {
    let outside = within("src/").filter(|file| file.path != "src/platform/clock.rs");
    let words = [
        "Date::now",
        "new_0",
        "SystemTime::now",
        "Instant::now",
        "Performance",
    ];
    assert_none(places(outside, &words), "time is an argument");
}

#[test]
fn a_function_fits_a_screen() {
    let mut broken = Vec::new();
    for file in rust_files() {
        let code = without_words(&file.text);
        for (at, _) in code.match_indices("fn ") {
            let starts_a_word = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let Some(end) = block_end(&code, at).filter(|_| starts_a_word) else {
                continue;
            };
            let lines = code[at..end].matches('\n').count() + 1;
            if lines > FUNCTION_LINES_MAX {
                let name = code[at + 3..].split(['(', '<']).next().unwrap_or_default();
                broken.push(format!(
                    "{}:{} {name}: {lines}",
                    file.path,
                    line_of(&code, at)
                ));
            }
        }
    }
    assert_none(broken, "split it where its story turns");
}

#[test]
fn a_file_can_be_read_in_one_sitting() {
    let sheets = texts(&["style"], &["css"]);
    let sheets = sheets.iter().map(|(path, text)| (path, text));
    let files = rust_files().iter().map(|file| (&file.path, &file.text));
    let long = files.chain(sheets).filter_map(|(path, text)| {
        let lines = text.lines().count();
        (lines > FILE_LINES_MAX).then(|| format!("{path}: {lines}"))
    });
    assert_none(long.collect(), "split it by what it is about");
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent = rust_files()
        .iter()
        .filter(|file| !file.text.starts_with("//! "));
    let silent = silent.map(|file| format!("{}:1", file.path));
    assert_none(silent.collect(), "open it with //! and a sentence");
}

#[test]
fn nothing_is_left_undone_skipped_or_split_off() {
    // `#[lazy]` builds and then breaks the page: Trunk cannot split the program.
    let words = ["#[lazy", "#[ignore", "todo!", "unimplemented!", "dbg!("];
    assert_none(
        places(rust_files().iter(), &words),
        "finish it or take it out",
    );
}

#[test]
fn no_test_waits_for_time_to_pass() {
    let words = [
        "thread::sleep",
        "time::sleep",
        "sleep_ms",
        "sleep_until",
        "sleep(",
    ];
    assert_none(
        places(within("tests/"), &words),
        "wait for what is expected, with a deadline",
    );
}

#[test]
fn nothing_names_the_machine_it_was_written_on() {
    // Written in two halves so that this file does not break its own rule.
    let words = [
        concat!("/ho", "me/"),
        concat!("/Us", "ers/"),
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("C:", "\\Users"),
        concat!(".cargo/", "registry"),
    ];
    let folders = [
        "src", "vault", "xtask", "tests", "bench", "content", "public", "style",
    ];
    let endings = ["rs", "toml", "md", "js", "json", "css", "html", "txt"];
    let mut broken = Vec::new();
    for (path, text) in texts(&folders, &endings) {
        for word in words {
            for (at, _) in text.match_indices(word) {
                broken.push(format!("{path}:{} {word}", line_of(&text, at)));
            }
        }
    }
    assert_none(broken, "find it from the project's root");
}

#[test]
fn the_reader_of_the_source_skips_words_and_keeps_code() {
    for (text, code) in [
        ("a // todo!\nb", "a         \nb"),
        ("a(\"x\\\"y\", b)", "a(      , b)"),
        ("r#\"a\"b\"# c", "         c"),
        ("f('\"', '\\'', 'a) g<'a>", "f(   ,     , 'a) g<'a>"),
        ("/* x\ny */ z", "    \n     z"),
        ("for_r\"x\"", "for_r   "),
    ] {
        assert_eq!(without_words(text), code);
    }
    let code = "fn a(x: [u8; 2]) { if x { b } } fn c();";
    assert_eq!(block_end(code, 0), Some(31));
    assert_eq!(block_end(code, 32), None);
}

#[test]
fn a_journey_finds_things_by_their_roles_and_names() {
    assert_none(
        places(within("tests/e2e/tests/"), &["By::", "query_selector"]),
        "find it as a screen reader announces it, with `Screen`",
    );
}
