//! The accessibility audit: axe-core, put into the page from outside, every rule it has.
//!
//! It reports and never excuses: there is no list of rules to leave out.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::browser::Browser;
use crate::failure::{Failure, Outcome};

/// One broken rule and where it is broken.
#[derive(Debug, Clone, Deserialize)]
pub struct Violation {
    /// The rule's name, as in `image-alt`.
    pub id: String,
    /// What the rule asks for.
    pub help: String,
    /// The places, each as the piece of the page with what is wrong there.
    pub places: Vec<String>,
}

/// Audits the page as it is now.
pub async fn audit(browser: &Browser) -> Outcome<Vec<Violation>> {
    let loaded = browser
        .script("return Boolean(globalThis.axe)", vec![])
        .await?;
    if loaded != Value::Bool(true) {
        browser.script(&engine()?, vec![]).await?;
    }
    let found = browser.script_async(RUN, vec![]).await?;
    if let Some(error) = found.as_str() {
        return Err(Failure::Unmet(format!("the audit itself failed: {error}")));
    }
    serde_json::from_value(found)
        .map_err(|error| Failure::Unmet(format!("the audit's answer is not understood: {error}")))
}

/// Fails if the page breaks any rule; `name` says which page it is.
pub async fn assert_accessible(browser: &Browser, name: &str) -> Outcome {
    let violations = audit(browser).await?;
    if violations.is_empty() {
        return Ok(());
    }
    let line = |v: &Violation| format!("  {} ({}):\n    {}", v.id, v.help, v.places.join("\n    "));
    let lines: Vec<String> = violations.iter().map(line).collect();
    Err(Failure::Unmet(format!(
        "{name} is not accessible:\n{}",
        lines.join("\n")
    )))
}

fn engine() -> Outcome<String> {
    let path: PathBuf =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).map_err(|error| Failure::Setup {
        what: "the accessibility audit".into(),
        reason: format!(
            "{}: {error}; run `npm ci --prefix tests/e2e`",
            path.display()
        ),
    })
}

// Without preloading it asks for nothing: the audit must not be the request that the journeys
// promise does not happen. Contrast of 7 to 1 (AAA) is off unless it is asked for. Size of targets is
// not asked: it takes what a bar covers at this moment for small, and the gallery measures them all.
const RUN: &str = "const done = arguments[arguments.length - 1];
  axe.run(document, {
    preload: false,
    resultTypes: ['violations'],
    rules: { 'color-contrast-enhanced': { enabled: true } },
  }).then(
    (result) => done(result.violations.map((violation) => ({
      id: violation.id,
      help: violation.help,
      places: violation.nodes.map((node) => node.html + ' — ' + node.failureSummary),
    }))),
    (error) => done(String(error)));";
