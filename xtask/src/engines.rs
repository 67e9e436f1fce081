//! The browsers the journeys are told in: how each is found or installed, and how its run is called.
//!
//! What an engine cannot do is known to the journeys themselves (`tests/e2e/src/engine.rs`).

use std::process::Command;

use crate::steps::{Done, cargo, workspace};
use crate::tools;

/// The journeys of which a change that breaks another engine breaks one: a module, or the start of
/// a name in it. Chromium is always told all of them.
pub const MAIN: [&str; 14] = [
    "harness::",
    "lesson::",
    "check::from_home_to_a_verdict",
    "check::one_answer_changed",
    "offline::after_the_first_visit",
    "offline::one_visit_is_enough",
    "offline::a_project_folder",
    "kill::a_saved_check_survives",
    "backup::a_closed_backup",
    "lock::the_recovery_code_opens",
    "lock::nothing_written_before",
    "update::",
    "accessible::",
    "script_strings::",
];

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// As it is called on the command line and in `ALONGSIDE_BROWSER`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The line of its run in the table.
    pub fn row(self) -> &'static str {
        match self {
            Self::Chromium => "journeys in a browser",
            Self::Firefox => "journeys in Firefox",
            Self::WebKit => "journeys in WebKitGTK",
        }
    }

    /// The engines of a word such as `firefox`, `firefox,webkit` or `all`.
    pub fn named(words: &str) -> Option<Vec<Self>> {
        if words == "all" {
            return Some(Self::ALL.to_vec());
        }
        let known = |word| Self::ALL.into_iter().find(|engine| engine.code() == word);
        words.split(',').map(known).collect()
    }

    /// The run of the journeys in this browser, which is installed where it is missing.
    pub fn journeys(self, only_main: bool) -> Done<Command> {
        let mut child = match self {
            Self::WebKit => {
                tools::webkit()?;
                in_a_window()
            }
            _ => cargo(),
        };
        child
            .args(["test", "--locked", "-p", "e2e"])
            .env("ALONGSIDE_BROWSER", self.code());
        if std::env::var_os("ALONGSIDE_DIST").is_none() {
            child.env("ALONGSIDE_DIST", workspace().join("dist"));
        }
        match self {
            Self::Chromium => {
                let browser = tools::browser()?;
                child
                    .env("CHROME", browser.chrome)
                    .env("CHROMEDRIVER", browser.driver);
            }
            Self::Firefox => {
                child.env("FIREFOX", tools::firefox()?);
            }
            Self::WebKit => {}
        }
        if only_main {
            child.args(["--test", "journeys", "--"]).args(MAIN);
        }
        Ok(child)
    }
}

/// Cargo on a screen and a message bus of its own, neither of which WebKitGTK can do without.
fn in_a_window() -> Command {
    let mut child = crate::steps::command("xvfb-run");
    child
        .args(["-a", "-s", "-screen 0 1400x1100x24"])
        .args(["dbus-run-session", "--"])
        .arg(cargo().get_program());
    child
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_are_named_one_by_one_or_all_at_once() {
        assert_eq!(Engine::named("all"), Some(Engine::ALL.to_vec()));
        let two = vec![Engine::Firefox, Engine::WebKit];
        assert_eq!(Engine::named("firefox,webkit"), Some(two));
        assert_eq!(Engine::named("safari"), None);
        assert_eq!(Engine::named(""), None);
    }

    #[test]
    fn each_main_journey_is_there() {
        for name in MAIN {
            let (module, start) = name.split_once("::").unwrap();
            let file = workspace().join(format!("tests/e2e/tests/journeys/{module}.rs"));
            let text = std::fs::read_to_string(file).unwrap();
            assert!(text.contains(&format!("async fn {start}")), "{name}");
        }
    }
}
