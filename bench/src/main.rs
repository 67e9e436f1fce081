//! The bench: measures the parts that were asked for and prints what came of it. `cargo xtask bench`
//! runs it, with everything built and the browser found.
#![allow(
    clippy::print_stdout,
    reason = "a command talks to the person at the terminal; that is its interface"
)]

use std::path::Path;
use std::process::ExitCode;

use bench::figures::Figures;
use bench::options::{Options, USAGE};
use bench::places::Places;
use bench::{
    bytes, first_visit, growth, lighthouse, navigation, offline_start, report, steadiness, store,
    taps,
};
use e2e::Outcome;

/// How often each part is measured.
const RUNS: usize = 5;

#[tokio::main]
async fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(options) = Options::parse(&args) else {
        eprintln!("usage:\n{USAGE}");
        return ExitCode::from(2);
    };
    let done = match (options.growth, options.lighthouse) {
        (true, _) => growth::draw(&docs(), options.runs).await,
        (_, true) => lighthouse::look(|text| print!("{text}")).await,
        _ => measure(&options).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn docs() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

async fn measure(options: &Options) -> Outcome {
    let places = Places::find()?;
    let mut figures = Figures::default();
    let runs = options.runs.unwrap_or(RUNS);
    for part in &options.parts {
        eprintln!("▸ {part}");
        let figures = &mut figures;
        match *part {
            "first_visit" => first_visit::measure(&places, runs, figures).await,
            "offline_start" => offline_start::measure(&places, runs, figures).await,
            "taps" => taps::measure(&places, runs, figures).await,
            "navigation" => navigation::measure(&places, runs, figures).await,
            "store" => store::measure(&places, runs, figures).await,
            "steadiness" => steadiness::measure(&places, figures).await,
            _ => bytes::measure(&places, figures),
        }?;
    }
    match options.json {
        true => println!("{:#}", report::json(&figures)),
        false => print!("{}", report::table(&figures)),
    }
    Ok(())
}
