//! V43: the check, given a scenario's answers and then its twist, says what the scenario says.
//!
//! The rules themselves are checked beside the decision model (`check`).

use super::findings::{Findings, at};
use super::scenario::ScenarioFile;
use crate::domain::check::{Answers, CheckModel, Verdict, decide};

/// Checks one scenario. A verdict that could not be read was noted when it was.
pub fn check(scenario: &ScenarioFile, model: &CheckModel, findings: &mut Findings) {
    let twist = &scenario.twist;
    let base = (
        "the answers",
        scenario.check_line,
        scenario.answers,
        scenario.verdict,
    );
    let twisted = ("the twist", twist.line, scenario.twisted(), twist.verdict);
    for (what, line, answers, stated) in [base, twisted] {
        let Some(stated) = stated else { continue };
        let found = decided(model, &answers);
        findings.require(
            "V43",
            at(&scenario.file, line),
            found == Some(stated),
            || {
                let found = found.map_or("nothing", Verdict::code);
                format!("{what} give {found}, not {}", stated.code())
            },
        );
    }
}

fn decided(model: &CheckModel, answers: &Answers) -> Option<Verdict> {
    decide(model, answers).map(|outcome| outcome.verdict)
}
