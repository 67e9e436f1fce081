//! A small content folder that breaks no rule, and ways to break it.

use std::collections::BTreeMap;

use alongside::content::source::{Compiled, Refused, Sources, compile_with, seed_runs};

use crate::content_suggestion_rules::{
    GOOD_LABELS, LABELS, MIRROR, SUGGESTIONS, good_mirror, good_suggestions,
};

pub const LESSON: &str = "lessons/en/L003.toml";
pub const SCENARIO: &str = "scenarios/en/P01.toml";

pub const GOOD_LESSON: &str = r#"id = "L003"
slug = "the-open-gate"
track = "T1"
order = 3
core = true
safety = true
title = "The open gate"
idea = "A gate left open is for the person who holds the key, and for nobody else."
story = """
You walk past the yard at the end of a shift. The gate is open and the light is on. Nobody is near it.

You could shut it and go home. Then the one who comes last stands outside in the rain. You could walk on. Then the tools may be gone by the morning.

So you call the one who holds the key. "I am at the gate," you say. "It is open. Shall I wait here?" It takes a minute. Now they can choose, and you have not shut anybody out.
"""
try = "When you next find a thing left open, ask who has the key before you touch it."
seeds = ["S1"]
sources = ["gates"]
source_note = "A made-up handbook of gates and yards, for this test."
related = ["L001", "L004"]

[question]
kind = "choice"
stem = "The gate is open and nobody is near. What comes first?"
again_stem = "A cupboard with keys stands open at closing time. What comes first?"

[[question.options]]
text = "Shut it at once and go home."
right = false
why = "It is quick, but the one who comes last is shut out."

[[question.options]]
text = "Ask the one who holds the key."
right = true
why = "Yes. It takes a minute and leaves the choice with them."

[[question.options]]
text = "Walk on, since it is not your yard."
right = false
why = "The tools may be gone before anyone looks again."
"#;

pub const GOOD_SCENARIO: &str = r#"id = "P01"
slug = "the-yard-at-night"
title = "The yard at night"
setting = "Builders' yard, small town"
tags = ["hands-on"]
fiction = true
situation = """
A colleague runs the yard. Twice this week the gate stood open at night. Nothing is gone so far. You have asked how they see it, and they told you: the lock is worn. They have not asked you for help. You have a spare lock at home.
"""
question = "What do you do?"
principle = "Once you have heard them, offer one small thing and make it easy to refuse."
seeds = ["S1"]
lessons = ["L003", "L004"]
sources = []

[[options]]
text = "Say that you have a spare lock, if they want it."
rating = "best"
why = "Small and clear, and they can say no."

[[options]]
text = "Put the lock on before they come in."
rating = "poor"
why = "It is their gate. A gift like this can feel like a grab."

[[options]]
text = "Wait until they ask you."
rating = "fair"
why = "Fair enough, but the gate may stand open again tonight."

[check_answers]
heard = "yes"
verdict = "OFFER"

[twist]
text = "You have not talked to them yet."
change = { heard = "not_yet" }
verdict = "LISTEN"
why = "You do not know about the lock. Ask before you offer."
"#;

const WORDS: &str = r#"banned = ["stakeholder", "low-hanging fruit"]
labels = ["illegal"]
guilt = ["you should have", "lazy"]
guilt_unless_said = ["just"]
tricks = ["all of the above"]
research = ["study"]
"#;

const SEEDS: &str = r#"[[seed]]
id = "S1"
kind = "idea"
where = "article"
text = "Ask before you act."
homes = ["Q6", "L003", "P01"]
"#;

const SOURCES: &str = r#"[[source]]
no = "B01"
key = "gates"
citation = "A handbook of gates."
locator = "book"
use = "Who holds the key."
mark = "P"
care = "Invented for this test."

[[source]]
no = "B02"
key = "clocks"
citation = "A handbook of clocks."
locator = "clocks.example"
use = "When to come back."
mark = "S"
product = true
"#;

/// A sentence nobody may copy.
pub const ARTICLE: &str = "The seventh heron always lands on the coldest stone of all.";

/// A content folder in memory.
#[derive(Clone)]
pub struct Fixture(BTreeMap<String, String>);

/// A folder that breaks no rule: one lesson, one scenario, the plan of a year.
pub fn good() -> Fixture {
    let mut files = BTreeMap::new();
    let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.to_owned());
    add(LESSON, GOOD_LESSON);
    add(SCENARIO, GOOD_SCENARIO);
    add("words.toml", WORDS);
    add("seeds.toml", SEEDS);
    add("sources.toml", SOURCES);
    add("tracks.toml", &tracks());
    add("plan.toml", &plan());
    add("seed-runs.txt", &seed_runs::hashes_of(ARTICLE));
    add(SUGGESTIONS, &good_suggestions());
    add(MIRROR, &good_mirror());
    add(LABELS, GOOD_LABELS);
    Fixture(files)
}

/// One file and nothing else.
pub fn alone(path: &str, text: &str) -> Fixture {
    Fixture(BTreeMap::from([(path.to_owned(), text.to_owned())]))
}

fn tracks() -> String {
    let track = |n: usize| {
        format!("[[track]]\nid = \"T{n}\"\ntitle = \"Track {n}\"\nabout = \"One line.\"\n\n")
    };
    (1..=12).map(track).collect()
}

/// Every third lesson is core: 48 of 144.
pub fn is_core(order: usize) -> bool {
    order.is_multiple_of(3)
}

fn plan() -> String {
    let mut text = String::new();
    for order in 1..=144 {
        let (track, core, safety) = ((order - 1) / 12 + 1, is_core(order), order == 3);
        text += &format!(
            "[[planned]]\nid = \"L{order:03}\"\ntitle = \"Lesson {order}\"\ntrack = \"T{track}\"\n\
             order = {order}\ncore = {core}\nsafety = {safety}\n\n"
        );
    }
    for week in 1..=30 {
        text += &format!(
            "[[week]]\nnumber = {week}\nlook_back = false\nlessons = [\"L{week:03}\"]\n\
             scenario = \"P{week:02}\"\ntwist = false\n\n"
        );
    }
    text += "[[path]]\nslug = \"a-path\"\ntitle = \"A path\"\nlessons = [\"L003\"]\nscenarios = [\"P01\"]\n";
    text
}

/// Lessons 1 to `count`, each a copy of the good one in its own place; the right option takes
/// turns.
pub fn with_lessons(count: usize) -> Fixture {
    let mut fixture = good();
    for order in 1..=count {
        let right = "text = \"Ask the one who holds the key.\"\nright = true";
        let first = "text = \"Shut it at once and go home.\"\nright = false";
        let third = "text = \"Walk on, since it is not your yard.\"\nright = false";
        let mut text = GOOD_LESSON
            .replace("\"L003\"", &format!("\"L{order:03}\""))
            .replace("the-open-gate", &format!("the-open-gate-{order}"))
            .replace("\"T1\"", &format!("\"T{}\"", (order - 1) / 12 + 1))
            .replace("order = 3", &format!("order = {order}"))
            .replace("core = true", &format!("core = {}", is_core(order)))
            .replace("safety = true", &format!("safety = {}", order == 3))
            .replace("related = [\"L001\", \"L004\"]", "related = []");
        let other = match order % 3 {
            0 => None,
            1 => Some(first),
            _ => Some(third),
        };
        if let Some(other) = other {
            let truth = other.replace("false", "true");
            text = text
                .replace(right, &right.replace("true", "false"))
                .replace(other, &truth);
        }
        fixture.put(&format!("lessons/en/L{order:03}.toml"), &text);
    }
    fixture
}

/// The check's answers that lead to each verdict.
const WAYS: [(&str, &str); 8] = [
    ("OFFER", "heard = \"yes\""),
    ("GET_HELP", "harm = \"danger\"\nheard = \"yes\""),
    ("STEP_IN", "lead = \"mine\"\nheard = \"yes\"\ncan = \"yes\""),
    ("LISTEN", "heard = \"not_yet\""),
    ("PROJECT", "lead = \"many\"\nheard = \"yes\""),
    ("BRING_IN", "harm = \"unsure\"\nheard = \"yes\""),
    ("STAND_BACK", "state = \"over\"\nheard = \"yes\""),
    (
        "HAND_BACK",
        "lead = \"me\"\nstate = \"over\"\nheard = \"yes\"",
    ),
];

/// The whole year: 144 lessons and 30 scenarios that practise every track and meet every verdict.
pub fn whole_year() -> Fixture {
    let mut fixture = with_lessons(144);
    for number in 1..=30 {
        let (verdict, answers) = WAYS[(number - 1) % WAYS.len()];
        let track = (number - 1) % 12;
        let lessons = format!("[\"L{:03}\"]", track * 12 + 1);
        // The twist states every answer that differs from the way to an offer.
        let back = "change = { harm = \"none\", lead = \"other\", state = \"stuck\", heard = \"not_yet\" }";
        let text = GOOD_SCENARIO
            .replace("\"P01\"", &format!("\"P{number:02}\""))
            .replace("the-yard-at-night", &format!("the-yard-at-night-{number}"))
            .replace("[\"L003\", \"L004\"]", &lessons)
            .replace(
                "heard = \"yes\"\nverdict = \"OFFER\"",
                &format!("{answers}\nverdict = \"{verdict}\""),
            )
            .replace("change = { heard = \"not_yet\" }", back);
        fixture.put(&format!("scenarios/en/P{number:02}.toml"), &text);
    }
    fixture
}

impl Fixture {
    /// Adds or replaces a file.
    pub fn put(&mut self, path: &str, text: &str) {
        self.0.insert(path.to_owned(), text.to_owned());
    }

    /// Takes a file away.
    pub fn without(mut self, path: &str) -> Self {
        self.0.remove(path).expect("the file is there");
        self
    }

    /// Replaces one piece of one file, which must be there.
    pub fn change(mut self, path: &str, from: &str, to: &str) -> Self {
        let text = self.text(path);
        assert!(text.contains(from), "{path} does not hold {from:?}");
        let changed = text.replacen(from, to, 1);
        self.put(path, &changed);
        self
    }

    /// Replaces a whole file.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.put(path, text);
        self
    }

    /// The text of a file.
    pub fn text(&self, path: &str) -> String {
        self.0
            .get(path)
            .unwrap_or_else(|| panic!("there is no {path}"))
            .clone()
    }

    /// The line of the first place where this stands.
    pub fn line(&self, path: &str, needle: &str) -> usize {
        let text = self.text(path);
        let place = text
            .find(needle)
            .unwrap_or_else(|| panic!("{path} has no {needle:?}"));
        text[..place].matches('\n').count() + 1
    }

    pub fn sources(&self) -> Sources {
        Sources {
            files: self.0.clone().into_iter().collect(),
        }
    }

    pub fn compile(&self) -> Result<Compiled, Refused> {
        compile_with(&self.sources(), crate::support::model())
    }

    /// What is wrong, as file, line and rule.
    pub fn problems(&self) -> Vec<(String, usize, &'static str)> {
        self.refused()
            .iter()
            .map(|found| (found.file.clone(), found.line, found.rule))
            .collect()
    }

    fn refused(&self) -> Vec<alongside::content::problem::Problem> {
        self.compile()
            .err()
            .map(|refused| refused.problems)
            .unwrap_or_default()
    }

    /// Asserts that exactly these rules are broken, in the order of files and lines.
    #[track_caller]
    pub fn breaks_only_rules(&self, rules: &[&str]) {
        let found = self.refused();
        let broken: Vec<_> = found.iter().map(|one| one.rule).collect();
        assert_eq!(broken, rules, "found: {found:#?}");
    }

    /// Asserts that exactly this is wrong and nothing else.
    #[track_caller]
    pub fn breaks_only(&self, rule: &str, path: &str, needle: &str) {
        let line = if needle.is_empty() {
            0
        } else {
            self.line(path, needle)
        };
        let found = self.refused();
        let places: Vec<_> = found
            .iter()
            .map(|one| (one.file.as_str(), one.line, one.rule))
            .collect();
        assert_eq!(places, [(path, line, rule)], "found: {found:#?}");
    }
}
