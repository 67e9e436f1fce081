//! What is kept when a journey fails: the picture, the console, the page, the server's log.
//!
//! It keeps everything it can get and never fails itself: a dead browser has no picture, and the
//! failure that led here must not be hidden by a second one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::browser::Browser;
use crate::engine::Engine;

/// Where the evidence of one journey is kept.
pub fn folder(journey: &str) -> PathBuf {
    let all = Path::new(env!("CARGO_MANIFEST_DIR")).join("evidence");
    match Engine::of_this_run() {
        Ok(Engine::Chromium) | Err(_) => all.join(journey),
        Ok(engine) => all.join(engine.to_string()).join(journey),
    }
}

/// Removes what an earlier run left, so that evidence always belongs to the last run.
pub fn clear(journey: &str) {
    // Usually there is none.
    let _ = fs::remove_dir_all(folder(journey));
}

/// Keeps everything that can still be had of a failed journey.
pub async fn keep(journey: &str, why: &str, browser: &Browser, asked: &[String]) {
    let folder = folder(journey);
    // Each file is worth having without the others: a failure to write one is passed over.
    let _ = fs::create_dir_all(&folder);
    let _ = fs::write(folder.join("failure.txt"), why);
    let _ = fs::write(folder.join("requests.txt"), asked.join("\n"));
    if let Ok(web) = browser.web().await {
        let _ = browser.picture(&folder.join("screen.png")).await;
        if let Ok(source) = web.source().await {
            let _ = fs::write(folder.join("page.html"), source);
        }
    }
    let _ = fs::write(folder.join("console.txt"), browser.console().join("\n"));
}
