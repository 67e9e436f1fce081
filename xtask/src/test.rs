//! `cargo xtask test`: everything a change must pass, on a fresh machine too. It runs every part
//! even after one has failed, and ends with one table.

use std::process::{Command, ExitCode};
use std::time::Instant;

use crate::build;
use crate::engines::Engine;
use crate::steps::{Done, cargo, run_and_listen};
use crate::summary::{self, Row};
use crate::tools::{self, Browser};

const PARTS: [&str; 4] = ["checks", "native", "web", "e2e"];

/// Runs the command.
pub fn run(args: &[String]) -> ExitCode {
    let mut report = Report { rows: Vec::new() };
    if let Some((engines, only_main)) = parse_browsers(args) {
        e2e(&mut report, &engines, only_main);
    } else if let Some(parts) = parse(args) {
        for part in parts {
            match part {
                "checks" => checks(&mut report),
                "native" => native(&mut report),
                "web" => web(&mut report),
                _ => e2e(&mut report, &[Engine::Chromium], false),
            }
        }
    } else {
        eprintln!(
            "usage:\ncargo xtask test [--only {}]\n\
             cargo xtask test --browser chromium,firefox,webkit|all [--main]",
            PARTS.join(",")
        );
        return ExitCode::from(2);
    }
    print!("{}", summary::table(&report.rows));
    let passed = report.rows.iter().all(|row| row.result.is_ok());
    if passed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn parse(args: &[String]) -> Option<Vec<&'static str>> {
    match args {
        [] => Some(PARTS.to_vec()),
        [only, wanted] if only == "--only" => {
            let known = |word: &str| PARTS.into_iter().find(|part| *part == word);
            let wanted: Vec<_> = wanted.split(',').map(known).collect::<Option<_>>()?;
            Some(
                PARTS
                    .into_iter()
                    .filter(|part| wanted.contains(part))
                    .collect(),
            )
        }
        _ => None,
    }
}

/// The browsers the journeys alone are told in, and whether only the main ones are.
fn parse_browsers(args: &[String]) -> Option<(Vec<Engine>, bool)> {
    let (engines, only_main) = match args {
        [browser, engines] if browser == "--browser" => (engines, false),
        [browser, engines, main] if browser == "--browser" && main == "--main" => (engines, true),
        _ => return None,
    };
    Some((Engine::named(engines)?, only_main))
}

struct Report {
    rows: Vec<Row>,
}

impl Report {
    /// Something to do that is no test itself.
    fn work(&mut self, name: &'static str, work: impl FnOnce() -> Done) -> bool {
        let start = Instant::now();
        println!("\n▸ {name}");
        let result = work().map_err(|failure| failure.to_string());
        let well = result.is_ok();
        self.rows.push(Row {
            name,
            result,
            counts: None,
            time: start.elapsed(),
        });
        well
    }

    /// A child, whose tests are counted where it runs any.
    fn child(&mut self, name: &'static str, child: &mut Command) {
        let start = Instant::now();
        println!("\n▸ {name}");
        let (heard, ended) = run_and_listen(child);
        let result = ended.map_err(|failure| failure.to_string());
        let counts = summary::counts(&heard);
        self.rows.push(Row {
            name,
            result,
            counts,
            time: start.elapsed(),
        });
    }

    fn cargo(&mut self, name: &'static str, line: &str) {
        self.child(name, cargo().args(line.split_whitespace()));
    }
}

fn checks(report: &mut Report) {
    report.cargo("format", "fmt --all --check");
    // As few builds as there are targets: each is minutes of a fresh machine. That the pure side
    // needs nothing of the rest is what the native tests are built to show.
    report.cargo(
        "clippy: all that runs natively",
        "clippy --workspace --no-default-features --features alongside/ssr,xtask/prerender,xtask/size \
         --all-targets --locked -- -D warnings",
    );
    if report.work("the WebAssembly target", tools::for_binding) {
        report.cargo(
            "clippy: the app, web tests, vault",
            "clippy -p alongside -p vault -p minimal --target wasm32-unknown-unknown --lib \
             --bin alongside --bin vault --bin minimal --test web --locked -- -D warnings",
        );
    }
    report.cargo(
        "content",
        "run --quiet --locked -p xtask -- content --check",
    );
}

fn native(report: &mut Report) {
    report.work("the age tool, to hold the vault to", tools::age);
    report.cargo(
        "native: rules, commands, vault",
        "test --locked --no-default-features --features xtask/size \
         -p alongside -p xtask -p vault",
    );
    // On its own: what drives a browser asks for other features of crates that the app reads with.
    report.cargo("native: the bench", "test --locked -p bench --lib");
}

/// The browser, or a row that says why there is none.
fn browser(report: &mut Report) -> Option<Browser> {
    let mut found = None;
    report.work("a browser and its driver", || {
        found = Some(tools::browser()?);
        Ok(())
    });
    found
}

fn web(report: &mut Report) {
    if !report.work("tools of the web tests", tools::for_binding) {
        return;
    }
    let Some(browser) = browser(report) else {
        return;
    };
    let mut child = cargo();
    child
        .args([
            "test",
            "--locked",
            "--target",
            "wasm32-unknown-unknown",
            "--test",
            "web",
            "--",
            // The seeds and the figures of the runs at random are wanted in the log.
            "--nocapture",
        ])
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300");
    report.child("web tests", &mut child);
}

fn e2e(report: &mut Report, engines: &[Engine], only_main: bool) {
    let mut servers = None;
    let ready = report.work("nginx and Caddy", || {
        servers = Some(tools::servers()?);
        Ok(())
    }) & report.work("the accessibility audit", tools::audit_packages)
        & (std::env::var_os("ALONGSIDE_DIST").is_some()
            || report.work("the release", || build::release(true)));
    let Some(servers) = servers.filter(|_| ready) else {
        return;
    };
    for engine in engines {
        let mut found = None;
        report.work("a browser and its driver", || {
            found = Some(engine.journeys(only_main)?);
            Ok(())
        });
        if let Some(mut child) = found {
            child
                .env("NGINX_PROGRAM", &servers.nginx)
                .env("CADDY_PROGRAM", &servers.caddy);
            report.child(engine.row(), &mut child);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Option<Vec<&'static str>> {
        parse(
            &line
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn all_parts_run_unless_some_are_named() {
        assert_eq!(parsed(""), Some(PARTS.to_vec()));
        assert_eq!(parsed("--only e2e,native"), Some(vec!["native", "e2e"]));
    }

    #[test]
    fn an_unknown_part_is_refused_instead_of_passing_by_running_nothing() {
        assert_eq!(parsed("--only natve"), None);
        assert_eq!(parsed("--only"), None);
        assert_eq!(parsed("web"), None);
        let browsers = |line: &str| {
            let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
            parse_browsers(&words)
        };
        assert_eq!(browsers("--browser opera"), None);
        assert_eq!(
            browsers("--browser webkit --main"),
            Some((vec![Engine::WebKit], true))
        );
    }
}
