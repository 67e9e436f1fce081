//! The browsers the journeys are told in: how each is found or installed, and how its run is called.
//!
//! What an engine cannot do is known to the journeys themselves (`tests/e2e/src/engine.rs`).

use std::process::Command;

use crate::steps::{Done, cargo, workspace};
use crate::tools;

/// The journeys of which a change that breaks another engine breaks one: a module, or the start of
/// a name in it. Chromium is always told all of them.
pub const MAIN: [&str; 17] = [
    "harness::a_policy_violation",
    "harness::a_request_to_a_stranger",
    "harness::a_stopped_server",
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
    "update::an_update_waits",
    "update::an_update_with_a_missing",
    "accessible::every_place",
    "script_strings::whatever_is_typed_is_shown_as_the_text_it_is_on_every_screen",
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

    /// The tokens after a mark, up to the end of their block, by name.
    fn tokens(css: &str, mark: &str) -> Vec<(String, String)> {
        let block = css.split_once(mark).unwrap().1.split_once('}').unwrap().0;
        let line = |line: &str| {
            let (name, value) = line.trim().strip_suffix(';')?.split_once(": ")?;
            Some((name.to_owned(), value.to_owned()))
        };
        block.lines().filter_map(line).collect()
    }

    /// `oklch(L C h)` as `#rrggbb`, by the matrices of CSS Color 4; nothing for anything else.
    fn in_hex(value: &str) -> Option<String> {
        let parts = value.strip_prefix("oklch(")?.strip_suffix(')')?;
        let parts: Vec<f64> = parts.split(' ').map(|part| part.parse().unwrap()).collect();
        let [light, chroma, hue] = parts[..] else {
            panic!("{value}")
        };
        let (a, b) = (
            chroma * hue.to_radians().cos(),
            chroma * hue.to_radians().sin(),
        );
        let l = (light + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (light - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (light - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        let linear = [
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
        ];
        let byte = |part: f64| {
            assert!((0.0..=1.0).contains(&part), "{value} is outside of sRGB");
            let curved = match part <= 0.003_130_8 {
                true => 12.92 * part,
                false => 1.055 * part.powf(1.0 / 2.4) - 0.055,
            };
            format!("{:02x}", (curved * 255.0).round() as u8)
        };
        Some(format!("#{}", linear.map(byte).concat()))
    }

    #[test]
    fn a_browser_without_oklch_gets_the_same_colours() {
        let read = |name: &str| std::fs::read_to_string(workspace().join(name)).unwrap();
        let (new, old) = (read("style/tokens.css"), read("style/colours.css"));
        for mark in [
            ":root {",
            ":root:not([data-theme=\"light\"]) {",
            ":root[data-theme=\"dark\"] {",
        ] {
            let wanted: Vec<_> = tokens(&new, mark)
                .into_iter()
                .filter_map(|(name, value)| Some((name, in_hex(&value)?)))
                .collect();
            assert!(wanted.len() > 20, "{mark}");
            assert_eq!(tokens(&old, mark), wanted, "{mark}");
        }
    }
}
