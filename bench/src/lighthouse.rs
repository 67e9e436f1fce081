//! Lighthouse, from npm, with its settings for phones, on five screens: the four scores of each, the
//! times behind the first, and what each screen is marked down for. It measures nothing itself.

use std::process::{Command, Stdio};

use serde_json::Value;

use e2e::pages::check::TO_STEP_IN;
use e2e::{Failure, Outcome, Profile, Site, kept};

use crate::places::{LESSON, Places, TODAY};
use crate::tab::Tab;

/// The newest that runs on the Node of Debian's stable release.
const PACKAGE: &str = "lighthouse@12.8.2";

/// The categories, as Lighthouse names them.
const CATEGORIES: [&str; 4] = ["performance", "accessibility", "best-practices", "seo"];

/// The times and the shift behind the first score: the audit and its unit.
const METRICS: [(&str, &str); 5] = [
    ("first-contentful-paint", "ms"),
    ("largest-contentful-paint", "ms"),
    ("speed-index", "ms"),
    ("total-blocking-time", "ms"),
    ("cumulative-layout-shift", ""),
];

const FLAGS: &str = "--headless --no-sandbox --disable-gpu --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync";

/// Looks at every screen and prints what came of it.
pub async fn look(print: impl Fn(&str)) -> Outcome {
    let site = Places::find()?.app()?;
    let screens = [
        ("Today", TODAY),
        ("a lesson", LESSON),
        ("the check", "/check/"),
        ("the journal", "/journal/"),
    ];
    for (name, path) in screens {
        let report = tokio::task::block_in_place(|| report(&site.url(path), None))?;
        print(&told(name, &report));
    }
    // A verdict is only there for somebody who has answered, so it is a later visit.
    let answered = answered(&site).await?;
    let verdict = site.url("/check/result/");
    let report = tokio::task::block_in_place(|| report(&verdict, Some(&answered)))?;
    print(&told("the verdict, a later visit", &report));
    Ok(())
}

/// A profile in which the check was answered.
async fn answered(site: &Site) -> Outcome<Profile> {
    let profile = Profile::new()?;
    let tab = Tab::start(profile.clone(), site).await?;
    tab.enter(&site.url("/check/")).await?;
    tab.screen().answer_all(&TO_STEP_IN).await?;
    tab.screen().heading("Step in now").await?;
    kept::row(tab.browser(), "draft/check", "").await?;
    tab.screen().ready_offline().await?;
    tab.end().await?;
    Ok(profile)
}

/// What Lighthouse says of an address: in a profile of its own, or in one that is left as it is.
fn report(address: &str, profile: Option<&Profile>) -> Outcome<Value> {
    let mut flags = FLAGS.to_owned();
    let mut run = Command::new("npm");
    run.args([
        "exec",
        "--yes",
        "--package",
        PACKAGE,
        "--",
        "lighthouse",
        address,
    ]);
    run.args(["--quiet", "--output=json", "--output-path=stdout"]);
    if let Some(profile) = profile {
        run.arg("--disable-storage-reset");
        flags.push_str(&format!(" --user-data-dir={}", profile.path().display()));
    }
    run.arg(format!("--chrome-flags={flags}"));
    if let Some(chrome) = std::env::var_os("CHROME") {
        run.env("CHROME_PATH", chrome);
    }
    let run = run.stderr(Stdio::inherit()).output();
    let output = run.map_err(Failure::io("running npm"))?;
    serde_json::from_slice(&output.stdout)
        .map_err(|error| Failure::Unmet(format!("no report of Lighthouse: {error}")))
}

/// A report in a few lines.
fn told(screen: &str, report: &Value) -> String {
    let score = |category: &&str| {
        let score = number(report, &format!("/categories/{category}/score"));
        let score = score.map_or("none".to_owned(), |score| format!("{:.0}", score * 100.0));
        format!("{category} {score}")
    };
    let metric = |(audit, unit): &(&str, &str)| {
        let value = number(report, &format!("/audits/{audit}/numericValue"));
        let value = value.map_or("none".to_owned(), |value| {
            let digits = if unit.is_empty() { 3 } else { 0 };
            format!("{value:.digits$}")
        });
        format!("{audit} {value} {unit}")
    };
    let scores: Vec<String> = CATEGORIES.iter().map(score).collect();
    let metrics: Vec<String> = METRICS.iter().map(metric).collect();
    let mut text = format!(
        "{screen}: {}\n  {}\n",
        scores.join(", "),
        metrics.join(", ")
    );
    for audit in marked_down(report) {
        text.push_str(&format!("  - {audit}\n"));
    }
    text
}

fn number(of: &Value, at: &str) -> Option<f64> {
    of.pointer(at)?.as_f64()
}

/// The audits that count and are not passed in full.
fn marked_down(report: &Value) -> Vec<String> {
    let audits = CATEGORIES.iter().filter_map(|category| {
        let audits = report.pointer(&format!("/categories/{category}/auditRefs"));
        audits?.as_array()
    });
    let counted = audits
        .flatten()
        .filter(|audit| number(audit, "/weight").is_some_and(|weight| weight > 0.0));
    let failed = counted.filter_map(|audit| {
        let id = audit.get("id")?.as_str()?;
        let audit = report.pointer(&format!("/audits/{id}"))?;
        let score = number(audit, "/score").filter(|score| *score < 1.0)?;
        let title = audit.get("title")?.as_str()?;
        Some(format!("{title} ({:.0})", score * 100.0))
    });
    failed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_report_is_told_with_what_counted_against_the_screen_and_nothing_else() {
        let report = json!({
            "categories": {
                "performance": { "score": 0.97, "auditRefs": [
                    { "id": "total-blocking-time", "weight": 30 },
                    { "id": "unused-javascript", "weight": 0 },
                ] },
                "seo": { "score": 1, "auditRefs": [{ "id": "viewport", "weight": 1 }] },
            },
            "audits": {
                "total-blocking-time": { "title": "Blocked", "score": 0.9, "numericValue": 210.4 },
                "unused-javascript": { "title": "Unused", "score": 0 },
                "viewport": { "title": "Has a viewport", "score": 1 },
                "cumulative-layout-shift": { "score": 1, "numericValue": 0 },
            },
        });
        let told = told("Today", &report);
        assert!(
            told.starts_with("Today: performance 97, accessibility none"),
            "{told}"
        );
        assert!(told.contains("total-blocking-time 210 ms, cumulative-layout-shift 0.000"));
        assert_eq!(marked_down(&report), ["Blocked (90)"]);
    }
}
