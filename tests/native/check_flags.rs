//! Guardrail lines, reasons and how sure a verdict is.

use alongside::domain::check::{Line, Question, Sureness, Verdict, exits, explain};

use crate::support::{answers, given, model, of, paths};

fn has(lines: &[Line], line: Line) -> bool {
    lines.contains(&line)
}

#[test]
fn get_help_now_has_no_line_between_the_person_and_help() {
    for (question, answer) in exits() {
        let found = explain(model(), &of(&[(question, answer)])).unwrap();
        assert_eq!(found.verdict, Verdict::GetHelp);
        assert_eq!(found.lines, []);
        assert_eq!(found.sureness, Sureness::Clear);
    }
}

#[test]
fn lines_follow_the_answers_that_were_asked() {
    for path in paths() {
        let found = explain(model(), &of(path)).unwrap();
        if found.verdict == Verdict::GetHelp {
            continue;
        }
        let code = |question: Question| {
            path.iter()
                .find(|pair| pair.0 == question)
                .map(|pair| pair.1.code(question))
        };
        let (case, rival) = (code(Question::Case), code(Question::Rival));
        let lines = &found.lines;
        assert_eq!(
            has(lines, Line::Case),
            matches!(case, Some("yes" | "unsure")),
            "{path:?}"
        );
        assert_eq!(has(lines, Line::Footnote), case.is_none(), "{path:?}");
        let credit = matches!(rival, Some("yes" | "unsure")) && found.verdict != Verdict::StandBack;
        assert_eq!(has(lines, Line::Credit), credit, "{path:?}");
        let pattern = matches!(code(Question::Again), Some("again" | "raised"));
        assert_eq!(has(lines, Line::Cause), pattern, "{path:?}");
        let now = found.verdict == Verdict::StepIn && found.variant == "now";
        let tell = now && code(Question::Wish) != Some("yes");
        assert_eq!(has(lines, Line::Tell), tell, "{path:?}");
        assert!(has(lines, Line::HarmFirst), "{path:?}");
        let complaint = case == Some("yes") && code(Question::Harm) == Some("none");
        assert_eq!(has(lines, Line::ComplaintAndNoHarm), complaint, "{path:?}");
    }
}

#[test]
fn the_cost_wins_over_the_worst_is_over_and_says_so() {
    let told = |lead: &str, state: &str, pain: &str| {
        let all = answers(&[
            ("harm", "none"),
            ("lead", lead),
            ("state", state),
            ("pain", pain),
        ]);
        has(
            &explain(model(), &all.completed()).unwrap().lines,
            Line::CostWon,
        )
    };
    assert!(told("other", "over", "high"));
    assert!(told("me", "over", "high"));
    assert!(!told("other", "moving", "high"));
    assert!(!told("other", "over", "some"));
    // On one's own job nobody asks how it is going, so there is nothing to explain.
    assert!(!told("mine", "over", "high"));
}

#[test]
fn a_row_set_by_hand_counts_even_if_the_outcome_does_not_need_it() {
    // Raised before: that settles it, and the row about credit on the same screen is not needed.
    let (rival, yes) = given("rival", "yes");
    let mut seen = 0;
    for path in paths() {
        let walk = model().graph.walk(&of(path));
        if !walk.rows.contains(&rival) || path.iter().any(|pair| pair.0 == rival) {
            continue;
        }
        seen += 1;
        let plain = explain(model(), &of(path)).unwrap();
        let told = explain(model(), &of(path).with(rival, yes)).unwrap();
        assert_eq!(plain.outcome, told.outcome);
        assert!(!has(&plain.lines, Line::Credit));
        let stands_back = told.verdict == Verdict::StandBack;
        assert_eq!(has(&told.lines, Line::Credit), !stands_back, "{path:?}");
        assert_eq!(told.asked.len(), plain.asked.len() + 1);
    }
    assert!(seen > 0, "somewhere a row is shown but not needed");
}

#[test]
fn who_sees_the_row_about_complaints_and_says_yes_gets_its_line() {
    let (case, yes) = given("case", "yes");
    for path in paths() {
        let told = of(path).with(case, yes);
        if model().graph.walk(&told).rows.contains(&case) {
            assert!(
                has(&explain(model(), &told).unwrap().lines, Line::Case),
                "{path:?}"
            );
        }
    }
}

#[test]
fn an_answer_left_over_from_another_way_is_not_counted() {
    let own = answers(&[
        ("harm", "none"),
        ("lead", "mine"),
        ("can", "yes"),
        ("case", "yes"),
    ]);
    let found = explain(model(), &own).unwrap();
    assert!(found.asked.iter().all(|pair| pair.0 != Question::Case));
    assert!(has(&found.lines, Line::Footnote));
}

#[test]
fn sureness_counts_not_sure_and_nothing_else() {
    for path in paths() {
        let doubts = path
            .iter()
            .filter(|(question, answer)| answer.code(*question) == "unsure");
        let expected = match doubts.count() {
            0 => Sureness::Clear,
            1..=2 => Sureness::FairlyClear,
            _ => Sureness::FirstGuess,
        };
        assert_eq!(
            explain(model(), &of(path)).unwrap().sureness,
            expected,
            "{path:?}"
        );
    }
    let not_yet = answers(&[
        ("harm", "none"),
        ("lead", "other"),
        ("state", "stuck"),
        ("pain", "high"),
        ("wish", "no"),
        ("heard", "not_yet"),
        ("again", "first"),
        ("case", "no"),
        ("sayso", "yes"),
    ]);
    assert_eq!(
        explain(model(), &not_yet).unwrap().sureness,
        Sureness::Clear
    );
}

#[test]
fn after_an_after_rule_the_missing_say_is_among_the_reasons() {
    for path in paths() {
        let found = explain(model(), &of(path)).unwrap();
        let named = |question: Question| found.reasons.iter().any(|pair| pair.0 == question);
        if let Some(after) = found.outcome.after {
            assert!(named(Question::Sayso), "{path:?}");
            let pain_asked = path.iter().any(|pair| pair.0 == Question::Pain);
            assert_eq!(named(Question::Pain), pain_asked, "{path:?}");
            assert_eq!(found.because, model().after_rules[after].because);
        }
        assert!(
            found.reasons.iter().all(|reason| path.contains(reason)),
            "{path:?}"
        );
        assert!(
            !found.reasons.is_empty() && !found.because.is_empty(),
            "{path:?}"
        );
    }
}
