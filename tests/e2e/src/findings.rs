//! What must never happen in any journey, read from the browser's own logs.
//!
//! A script that runs before any of the page's turns policy violations and uncaught errors into
//! console lines; the browser keeps those across navigations, so nothing is lost when a page goes.
//! It does not judge ordinary console lines: they are kept as evidence only.

use std::fmt;

use serde_json::Value;
use thirtyfour::{BrowserLogEntry, WebDriver};

use crate::failure::Outcome;

/// Runs in every document before its own scripts.
pub const COLLECTOR: &str = r#"(() => {
  addEventListener('securitypolicyviolation', (e) => console.error(
    '[e2e csp] ' + e.effectiveDirective + ' stopped ' + e.blockedURI +
    ' from ' + e.sourceFile + ':' + e.lineNumber));
  addEventListener('error', (e) => e.message && console.error(
    '[e2e uncaught] ' + e.message + ' at ' + e.filename + ':' + e.lineno));
  addEventListener('unhandledrejection', (e) => console.error(
    '[e2e uncaught] promise: ' + e.reason + ' ' + (e.reason && e.reason.stack || '')));
})();"#;

/// One thing that must not happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The page's own content policy stopped something.
    PolicyViolation(String),
    /// Something asked for an address outside the site.
    ForeignRequest(String),
    /// An error or rejected promise that nobody handled.
    UncaughtError(String),
}

impl Finding {
    /// What a line is that the collector wrote; most lines are none of its.
    pub fn of_the_collector(line: &str) -> Option<Self> {
        if line.contains("[e2e csp]") {
            Some(Self::PolicyViolation(line.to_owned()))
        } else if line.contains("[e2e uncaught]") {
            Some(Self::UncaughtError(line.to_owned()))
        } else {
            None
        }
    }

    /// Whether the browser refused a file for its bytes: an error where nobody meddled, and just
    /// what must happen where a journey did.
    pub fn is_refused_file(&self) -> bool {
        let signs = [
            "Failed to find a valid digest",
            "SRI's integrity checks failed",
            "FetchEvent.respondWith() Promise rejected",
        ];
        match self {
            Self::PolicyViolation(said) | Self::UncaughtError(said) => {
                signs.iter().any(|sign| said.contains(sign))
            }
            Self::ForeignRequest(_) => false,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PolicyViolation(what) => write!(out, "content policy violation: {what}"),
            Self::ForeignRequest(what) => write!(out, "request to another origin: {what}"),
            Self::UncaughtError(what) => write!(out, "uncaught error: {what}"),
        }
    }
}

/// What the browser's logs held since they were last read.
#[derive(Debug, Default)]
pub struct Harvest {
    /// What must not have happened.
    pub findings: Vec<Finding>,
    /// Every console line, for the evidence.
    pub console: Vec<String>,
    /// Every address the page asked the network for.
    pub requests: Vec<String>,
}

/// Empties Chromium's logs. `home` is the only origin that may be asked.
pub async fn harvest(driver: &WebDriver, home: &str) -> Outcome<Harvest> {
    let mut harvest = Harvest::default();
    for entry in driver.get_log("browser").await? {
        harvest.findings.extend(judge_console(&entry));
        harvest
            .console
            .push(format!("{:<7} {}", entry.level, entry.message));
    }
    for entry in driver.get_log("performance").await? {
        let Some(url) = requested_url(&entry.message) else {
            continue;
        };
        if is_foreign(&url, home) {
            harvest.findings.push(Finding::ForeignRequest(url.clone()));
        }
        harvest.requests.push(url);
    }
    Ok(harvest)
}

fn judge_console(entry: &BrowserLogEntry) -> Option<Finding> {
    let message = entry.message.clone();
    if let Some(found) = Finding::of_the_collector(&message) {
        return Some(found);
    }
    // What happened where the collector could not be, such as in a worker or before it ran.
    match entry.source.as_deref() {
        Some("security") if entry.level == "SEVERE" => Some(Finding::PolicyViolation(message)),
        Some("javascript") if entry.level == "SEVERE" => Some(Finding::UncaughtError(message)),
        _ => None,
    }
}

fn requested_url(entry: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(entry).ok()?;
    let message = entry.get("message")?;
    if message.get("method")?.as_str()? != "Network.requestWillBeSent" {
        return None;
    }
    Some(message.pointer("/params/request/url")?.as_str()?.to_owned())
}

/// Whether an address reaches over the network to anywhere but `home` (`http://host:port`).
pub fn is_foreign(url: &str, home: &str) -> bool {
    let reaches_out = ["http:", "https:", "ws:", "wss:"]
        .iter()
        .any(|kind| url.starts_with(kind));
    let at_home = url
        .strip_prefix(home)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    reaches_out && !at_home
}
