//! `cargo xtask rules`: print what the decision table says, by the code the app runs.
//!
//! Alone it prints the table to read; `--paths` every asked path and `--answers` one verdict, both
//! as JSON for other programs. It changes nothing.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use alongside::content::source::check::{CheckFiles, File, read};
use alongside::domain::check::model::Condition;
use alongside::domain::check::{
    Answer, Answers, CheckModel, Explanation, Line, Outcome, Question, explain,
};
use serde::Serialize;

const USAGE: &str = "usage: cargo xtask rules [--paths | --answers key=value,…]";

/// Runs the command.
pub fn run(args: &[String]) -> ExitCode {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let wanted = match args.as_slice() {
        [] => Wanted::Table,
        ["--paths"] => Wanted::Paths,
        ["--answers", list] => match parse(list) {
            Ok(answers) => Wanted::Verdict(answers),
            Err(fault) => return refuse(&fault),
        },
        _ => return refuse(USAGE),
    };
    let model = match load() {
        Ok(model) => model,
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::FAILURE;
        }
    };
    let text = match wanted {
        Wanted::Table => Ok(table(&model)),
        Wanted::Paths => paths(&model),
        Wanted::Verdict(answers) => verdict(&model, &answers),
    };
    match text {
        Ok(text) => print(&text),
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}

enum Wanted {
    Table,
    Paths,
    Verdict(Answers),
}

fn refuse(fault: &str) -> ExitCode {
    eprintln!("{fault}");
    ExitCode::from(2)
}

/// Prints in one go. A reader that has seen enough (`| head`) is no failure.
fn print(text: &str) -> ExitCode {
    use std::io::{ErrorKind, Write};
    match std::io::stdout().lock().write_all(text.as_bytes()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            eprintln!("could not print: {error}");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// Reads and compiles the check of this house.
fn load() -> Result<CheckModel, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
    let text = |name: &str| {
        let path: PathBuf = folder.join(name);
        std::fs::read_to_string(path).map_err(|error| format!("content/{name}: {error}"))
    };
    let names = [
        "check/questions.toml",
        "check/rules.toml",
        "check/verdicts.toml",
        "check/cases.toml",
    ];
    let [questions, rules, verdicts, cases] = names.map(|name| text(name).map(|text| (name, text)));
    let (questions, rules, verdicts, cases) = (questions?, rules?, verdicts?, cases?);
    let (model, problems) = read(&CheckFiles {
        questions: File {
            name: questions.0,
            text: &questions.1,
        },
        rules: File {
            name: rules.0,
            text: &rules.1,
        },
        verdicts: File {
            name: verdicts.0,
            text: &verdicts.1,
        },
        cases: File {
            name: cases.0,
            text: &cases.1,
        },
    });
    if problems.is_empty() {
        return model.ok_or_else(|| "the check did not compile".to_owned());
    }
    let lines: Vec<String> = problems
        .iter()
        .map(|problem| format!("content/{problem}"))
        .collect();
    Err(lines.join("\n"))
}

/// Reads `harm=none,lead=other`. Every question once at most, spaces allowed.
fn parse(list: &str) -> Result<Answers, String> {
    let mut answers = Answers::new();
    for pair in list
        .split(',')
        .map(str::trim)
        .filter(|pair| !pair.is_empty())
    {
        let Some((key, value)) = pair.split_once('=') else {
            return Err(format!("`{pair}` is not key=value\n{USAGE}"));
        };
        let (key, value) = (key.trim(), value.trim());
        let Some(question) = Question::from_code(key) else {
            let known: Vec<&str> = Question::ALL.iter().map(|known| known.code()).collect();
            return Err(format!(
                "unknown question `{key}`; there are: {}",
                known.join(", ")
            ));
        };
        let Some(answer) = question.answer(value) else {
            let known = question.answer_codes().join(", ");
            return Err(format!("`{key}` has no answer `{value}`; it has: {known}"));
        };
        if answers.get(question).is_some() {
            return Err(format!("`{key}` is given twice"));
        }
        answers.set(question, Some(answer));
    }
    Ok(answers)
}

type Pair = [&'static str; 2];

fn pair((question, answer): (Question, Answer)) -> Pair {
    [question.code(), answer.code(question)]
}

#[derive(Serialize)]
struct PathLine<'a> {
    answers: Vec<Pair>,
    verdict: &'a str,
    variant: &'a str,
    rule: &'a str,
    after: Option<&'a str>,
    flags: Vec<&'a str>,
}

#[derive(Serialize)]
struct VerdictLine<'a> {
    verdict: &'a str,
    variant: &'a str,
    rule: &'a str,
    after: Option<&'a str>,
    because: &'a str,
    reasons: Vec<Pair>,
    flips: Vec<FlipLine>,
    flags: Vec<&'a str>,
    /// The notes around the flags: N1, the complaint without harm, the harm line.
    notes: Vec<&'a str>,
    sureness: &'a str,
    asked: Vec<Pair>,
    assumed: Vec<Pair>,
}

#[derive(Serialize)]
struct FlipLine {
    question: &'static str,
    answer: &'static str,
    verdict: &'static str,
}

fn rule_ids(model: &CheckModel, outcome: Outcome) -> (&str, Option<&str>) {
    let rule = model
        .rules
        .get(outcome.rule)
        .map_or("", |rule| rule.id.as_str());
    let after = outcome.after.and_then(|at| model.after_rules.get(at));
    (rule, after.map(|rule| rule.id.as_str()))
}

fn codes(found: &Explanation, flags: bool) -> Vec<&'static str> {
    let wanted = |line: &&Line| line.is_flag() == flags;
    found
        .lines
        .iter()
        .filter(wanted)
        .map(|line| line.code())
        .collect()
}

fn explained(model: &CheckModel, answers: &Answers) -> Result<Explanation, String> {
    explain(model, answers).ok_or_else(|| "no rule fits these answers".to_owned())
}

fn json(value: &impl Serialize) -> Result<String, String> {
    let line = serde_json::to_string(value).map_err(|error| error.to_string())?;
    Ok(line + "\n")
}

/// One line of JSON a path, in the order the graph is walked.
fn paths(model: &CheckModel) -> Result<String, String> {
    let mut text = String::new();
    let mut open = vec![Answers::new()];
    while let Some(answers) = open.pop() {
        if let Some(question) = model.graph.walk(&answers).next {
            let next: Vec<Answer> = question.answers().collect();
            // Pushed backwards, so that the first answer is followed first.
            open.extend(
                next.into_iter()
                    .rev()
                    .map(|answer| answers.with(question, answer)),
            );
            continue;
        }
        let found = explained(model, &answers)?;
        let (rule, after) = rule_ids(model, found.outcome);
        text += &json(&PathLine {
            answers: found.asked.iter().copied().map(pair).collect(),
            verdict: found.verdict.code(),
            variant: &found.variant,
            rule,
            after,
            flags: codes(&found, true),
        })?;
    }
    Ok(text)
}

/// The verdict for one set of answers. Those not given are taken as unknown and named, but only
/// what the check does ask is filled in: nobody is told a line for a question never shown.
fn verdict(model: &CheckModel, given: &Answers) -> Result<String, String> {
    let mut answers = *given;
    while let Some(question) = model.graph.walk(&answers).next {
        answers.set(question, Some(question.unknown()));
    }
    let found = explained(model, &answers)?;
    let (rule, after) = rule_ids(model, found.outcome);
    let flips = found.flips.iter().map(|flip| FlipLine {
        question: flip.question.code(),
        answer: flip.answer.code(flip.question),
        verdict: flip.verdict.code(),
    });
    json(&VerdictLine {
        verdict: found.verdict.code(),
        variant: &found.variant,
        rule,
        after,
        because: &found.because,
        reasons: found.reasons.iter().copied().map(pair).collect(),
        flips: flips.collect(),
        flags: codes(&found, true),
        notes: codes(&found, false),
        sureness: found.sureness.code(),
        asked: found.asked.iter().copied().map(pair).collect(),
        assumed: given
            .completed()
            .given()
            .filter(|(q, _)| given.get(*q).is_none())
            .map(pair)
            .collect(),
    })
}

/// The table, to read.
fn table(model: &CheckModel) -> String {
    let mut text = format!(
        "Decision table, version {}. First match wins.\n\n",
        model.version
    );
    let n1 = &model.normalise;
    let becomes = n1.becomes.code(n1.question);
    text += &format!(
        "{:<5} {} → {} = {becomes}\n\n",
        n1.id,
        when(&n1.when),
        n1.question.code()
    );
    for rule in &model.rules {
        text += &row(
            &rule.id,
            &when(&rule.when),
            rule.verdict.code(),
            &rule.variant,
            &rule.because,
        );
    }
    text += "\nAfter BRING_IN:\n\n";
    for rule in &model.after_rules {
        let only = rule
            .if_variant
            .as_ref()
            .map(|code| format!("variant = {code} ∧ "));
        let when = only.unwrap_or_default() + &when(&rule.when);
        text += &row(
            &rule.id,
            &when,
            rule.verdict.code(),
            &rule.variant,
            &rule.because,
        );
    }
    text
}

fn row(id: &str, when: &str, verdict: &str, variant: &str, because: &str) -> String {
    format!("{id:<5} {verdict} {variant}\n      when {when}\n      {because}\n")
}

fn when(conditions: &[Condition]) -> String {
    if conditions.is_empty() {
        return "(otherwise)".to_owned();
    }
    let one = |condition: &Condition| {
        let codes = condition.codes().join(" or ");
        format!("{} = {codes}", condition.question.code())
    };
    conditions.iter().map(one).collect::<Vec<_>>().join(" ∧ ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asked_path_is_one_line_of_json() {
        let text = paths(&load().unwrap()).unwrap();
        let lines: Vec<serde_json::Value> = text
            .lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect();
        assert_eq!(lines.len(), 4117);
        assert_eq!(lines[0]["answers"], serde_json::json!([["harm", "danger"]]));
        assert_eq!(lines[0]["rule"], "R01");
    }

    #[test]
    fn answers_not_given_are_named_and_no_line_comes_from_a_question_never_shown() {
        let given = parse("harm=none, lead=mine,can=yes").unwrap();
        let text = verdict(&load().unwrap(), &given).unwrap();
        let found: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(found["verdict"], "STEP_IN");
        assert_eq!(found["flags"], serde_json::json!(["footnote"]));
        assert_eq!(found["assumed"].as_array().unwrap().len(), 8);
    }

    #[test]
    fn a_wrong_list_of_answers_is_refused_in_words() {
        for (list, word) in [
            ("harm", "key=value"),
            ("hram=none", "unknown question `hram`"),
            ("harm=maybe", "no answer `maybe`"),
            ("harm=none,harm=none", "given twice"),
        ] {
            assert!(parse(list).unwrap_err().contains(word), "{list}");
        }
    }
}
