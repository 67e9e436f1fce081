//! V10 to V15 for case questions and V19 for scenarios: fair to choose from, and every choice
//! explained.
//!
//! Balances over all questions (V16 to V18) are in `curriculum`.

use super::fields::Text;
use super::findings::{Findings, at};
use super::lesson::LessonFile;
use super::prose;
use super::scenario::ScenarioFile;
use super::words::WordLists;
use crate::domain::scenario::Rating;

/// Checks a lesson's question.
pub fn check_lesson(lesson: &LessonFile, lists: &WordLists, findings: &mut Findings) {
    let question = &lesson.question;
    let file = lesson.file.as_str();
    let right: Vec<usize> = question
        .options
        .iter()
        .filter(|option| option.right)
        .map(|option| option.line)
        .collect();
    let line = right.get(1).copied().unwrap_or(question.line);
    findings.require("V10", at(file, line), right.len() == 1, || {
        format!("exactly one option is right, not {}", right.len())
    });
    number_and_kind(lesson, findings);
    let texts: Vec<&Text> = question.options.iter().map(|option| &option.text).collect();
    let whys: Vec<&Text> = question.options.iter().map(|option| &option.why).collect();
    all_differ("V11", file, "feedback", &whys, findings);
    all_differ("V13", file, "option", &texts, findings);
    let stems = [&question.stem, &question.again_stem];
    for text in texts.iter().chain(&stems) {
        no_trick(file, text, lists, findings);
    }
    for stem in stems {
        no_double_negative(file, stem, findings);
    }
}

/// V12.
fn number_and_kind(lesson: &LessonFile, findings: &mut Findings) {
    let question = &lesson.question;
    let file = lesson.file.as_str();
    let options = &question.options;
    let kind = question.kind.value.as_str();
    match kind {
        "choice" => {
            findings.require(
                "V12",
                at(file, question.line),
                (3..=4).contains(&options.len()),
                || format!("a choice has three or four options, not {}", options.len()),
            );
        }
        "truefalse" => {
            let mut words: Vec<&str> = options
                .iter()
                .map(|option| option.text.value.as_str())
                .collect();
            words.sort_unstable();
            findings.require(
                "V12",
                at(file, question.line),
                words == ["False", "True"],
                || "true/false has exactly the options True and False".to_owned(),
            );
        }
        _ if question.kind.is_blank() => {}
        other => {
            let message = format!("`kind` is choice or truefalse, not `{other}`");
            findings.add("V12", at(file, question.kind.line), message);
        }
    }
}

/// V11 and V13: no two alike, whatever their case and punctuation.
fn all_differ(
    rule: &'static str,
    file: &str,
    what: &str,
    texts: &[&Text],
    findings: &mut Findings,
) {
    for (place, text) in texts
        .iter()
        .enumerate()
        .filter(|(_, text)| !text.is_blank())
    {
        let bare = prose::bare(&text.value);
        let again = texts
            .iter()
            .take(place)
            .any(|earlier| prose::bare(&earlier.value) == bare);
        findings.require(rule, at(file, text.line), !again, || {
            format!("this {what} is there twice")
        });
    }
}

/// V14.
fn no_trick(file: &str, text: &Text, lists: &WordLists, findings: &mut Findings) {
    findings.count("V14");
    for (word, phrase) in lists.tricks.found_in(&prose::words(&text.value)) {
        let place = at(file, text.line_of(word.at));
        findings.add(
            "V14",
            place,
            format!("`{phrase}` makes a trick of the question"),
        );
    }
}

/// Words that begin like a negative and are none.
const NOT_NEGATIVE: [&str; 6] = ["unde", "until", "unto", "uncle", "uni", "unless"];

/// V15: no sentence of a stem says no twice.
fn no_double_negative(file: &str, stem: &Text, findings: &mut Findings) {
    for (start, sentence) in prose::sentences(&stem.value) {
        let words = prose::words(sentence);
        let negates = |word: &str| {
            matches!(
                word,
                "not" | "never" | "no" | "nobody" | "nothing" | "cannot"
            ) || word.ends_with("n't")
        };
        let first = words.iter().position(|word| negates(&word.text));
        let second = first.is_some_and(|first| {
            words.iter().skip(first + 1).any(|word| {
                let un = word.text.starts_with("un")
                    && !NOT_NEGATIVE
                        .iter()
                        .any(|known| word.text.starts_with(known));
                negates(&word.text) || un
            })
        });
        findings.require("V15", at(file, stem.line_of(start)), !second, || {
            "a double negative in the question".to_owned()
        });
    }
}

/// V11, V13, V14 and V19 for a scenario.
pub fn check_scenario(scenario: &ScenarioFile, lists: &WordLists, findings: &mut Findings) {
    let file = scenario.file.as_str();
    let rated = |rating| {
        scenario
            .options
            .iter()
            .filter(move |option| option.rating == Some(rating))
            .count()
    };
    let line = scenario
        .options
        .first()
        .map_or(scenario.id.line, |option| option.line);
    findings.require("V19", at(file, line), rated(Rating::Best) == 1, || {
        format!("exactly one option is best, not {}", rated(Rating::Best))
    });
    findings.require("V19", at(file, line), rated(Rating::Poor) > 0, || {
        "at least one option is poor".to_owned()
    });
    let count = scenario.options.len();
    findings.require("V19", at(file, line), (3..=4).contains(&count), || {
        format!("a scenario has three or four options, not {count}")
    });
    let texts: Vec<&Text> = scenario.options.iter().map(|option| &option.text).collect();
    let whys: Vec<&Text> = scenario.options.iter().map(|option| &option.why).collect();
    all_differ("V11", file, "feedback", &whys, findings);
    all_differ("V13", file, "option", &texts, findings);
    for text in texts.iter().chain(&[&scenario.question]) {
        no_trick(file, text, lists, findings);
    }
}
