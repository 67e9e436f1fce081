//! The decision table, tried in full: every combination of answers and every asked path.
//!
//! The invariants are written down here a second time, against plain combinations of answers; the
//! content check states them on asked paths.

use alongside::domain::check::{Answers, Outcome, Question, Verdict, decide, flips};

use crate::support::{answers, each_completion, given, model, of, paths};

/// Every combination with "no harm", 373,248 of them, and what the rules say.
fn each_combination(mut call: impl FnMut(&Answers, Outcome)) -> usize {
    let mut count = 0;
    each_completion(
        answers(&[("harm", "none")]),
        &Question::ALL[1..],
        &mut |all| {
            count += 1;
            call(all, decide(model(), all).expect("the rules are total"));
        },
    );
    count
}

fn is(answers: &Answers, question: &str, codes: &[&str]) -> bool {
    codes.contains(&answers.code(Question::from_code(question).unwrap()))
}

#[test]
fn the_graph_has_the_figures_of_the_reference_build() {
    assert_eq!(model().graph.nodes.len(), 137);
    assert_eq!(paths().len(), 4117);
    assert_eq!(paths().iter().map(Vec::len).max(), Some(10));
    assert_eq!(paths().iter().map(Vec::len).min(), Some(1));
}

#[test]
fn a_target_always_stands_behind_its_node() {
    let graph = &model().graph;
    for (at, node) in graph.nodes.iter().enumerate() {
        assert_eq!(node.next.len(), node.question.answer_codes().len());
        for to in &node.next {
            assert!(*to < 0 || usize::try_from(*to).unwrap() > at);
            assert!(*to >= 0 || usize::try_from(-1 - *to).unwrap() < graph.ends.len());
        }
    }
}

#[test]
fn questions_that_were_skipped_never_change_the_outcome() {
    let mut seen = 0;
    for path in paths() {
        let asked = of(path);
        let outcome = decide(model(), &asked).unwrap();
        let open: Vec<Question> = Question::ALL
            .into_iter()
            .filter(|q| asked.get(*q).is_none())
            .collect();
        // After a gate nothing else is looked at; the four gates alone would be 1.5 million.
        if path.len() == 1 {
            continue;
        }
        each_completion(asked, &open, &mut |all| {
            seen += 1;
            assert_eq!(decide(model(), all), Some(outcome), "{path:?}");
        });
    }
    // Every combination belongs to exactly one path.
    assert_eq!(seen, 373_248);
}

#[test]
fn after_a_gate_nothing_else_matters() {
    for (code, verdict, variant) in [
        ("danger", Verdict::GetHelp, "danger"),
        ("abuse", Verdict::GetHelp, "abuse"),
        ("law", Verdict::GetHelp, "law"),
        ("unsure", Verdict::BringIn, "ask"),
    ] {
        let gate = answers(&[("harm", code)]);
        assert_eq!(model().graph.walk(&gate).next, None);
        each_combination(|all, _| {
            let (harm, answer) = given("harm", code);
            let outcome = decide(model(), &all.with(harm, answer)).unwrap();
            assert_eq!(
                (outcome.verdict, outcome.variant(model())),
                (verdict, variant)
            );
        });
    }
}

#[test]
fn stepping_in_needs_what_the_bible_says() {
    let count = each_combination(|all, outcome| {
        if outcome.verdict != Verdict::StepIn || is(all, "lead", &["mine"]) {
            return;
        }
        assert!(
            is(all, "pain", &["high"]) && is(all, "state", &["stuck"]),
            "I2 {all:?}"
        );
        assert!(
            is(all, "can", &["yes", "part"]) && !is(all, "wish", &["no"]),
            "I2 {all:?}"
        );
        assert!(!is(all, "lead", &["many", "me"]), "I2 {all:?}");
        let invited = is(all, "wish", &["yes"]);
        let nobody = is(all, "heard", &["cant"]) || is(all, "lead", &["none"]);
        assert!(invited || nobody, "I3 {all:?}");
    });
    assert_eq!(count, 373_248);
}

#[test]
fn not_having_listened_without_an_emergency_never_yields_step_in() {
    each_combination(|all, outcome| {
        let emergency = is(all, "pain", &["high"]);
        if is(all, "heard", &["not_yet"]) && !is(all, "lead", &["mine"]) && !emergency {
            assert_ne!(outcome.verdict, Verdict::StepIn, "{all:?}");
        }
    });
}

#[test]
fn only_a_lead_being_held_is_handed_back() {
    each_combination(|all, outcome| {
        assert!(
            outcome.verdict != Verdict::HandBack || is(all, "lead", &["me"]),
            "I4 {all:?}"
        );
    });
}

#[test]
fn a_very_small_cost_never_calls_for_action() {
    each_combination(|all, outcome| {
        if is(all, "pain", &["low"]) && !is(all, "lead", &["mine", "me"]) {
            let acts = [Verdict::StepIn, Verdict::BringIn, Verdict::Project];
            assert!(!acts.contains(&outcome.verdict), "I5 {all:?}");
        }
    });
}

#[test]
fn rivalry_changes_how_and_a_complaint_changes_who() {
    let (rival, credit) = given("rival", "yes");
    let (case, complaint) = given("case", "yes");
    each_combination(|all, outcome| {
        let after = |changed: Answers| decide(model(), &changed).unwrap().verdict;
        if is(all, "rival", &["no"]) {
            let then = after(all.with(rival, credit));
            let allowed = (outcome.verdict, then) == (Verdict::Offer, Verdict::Project);
            assert!(then == outcome.verdict || allowed, "I6 {all:?}");
        }
        if is(all, "case", &["no"]) {
            let then = after(all.with(case, complaint));
            let allowed = matches!(then, Verdict::BringIn | Verdict::Project);
            assert!(then == outcome.verdict || allowed, "I7 {all:?}");
        }
    });
}

#[test]
fn knowing_nothing_leads_to_listening_or_to_somebody_with_the_say() {
    let calm = decide(model(), &answers(&[("harm", "none")]).completed()).unwrap();
    assert_eq!(calm.verdict, Verdict::Listen);
    let nothing = decide(model(), &Answers::new().completed()).unwrap();
    assert_eq!(nothing.verdict, Verdict::BringIn);
    assert_eq!(
        decide(model(), &Answers::new()),
        Some(nothing),
        "missing counts as unknown"
    );
}

#[test]
fn every_rule_is_reached_and_every_path_can_be_changed() {
    let mut reached = vec![false; model().rules.len()];
    let mut after = vec![false; model().after_rules.len()];
    for path in paths() {
        let outcome = decide(model(), &of(path)).unwrap();
        reached[outcome.rule] = true;
        if let Some(at) = outcome.after {
            after[at] = true;
        }
        assert!(!flips(model(), &of(path), path).is_empty(), "I9 {path:?}");
    }
    assert!(reached.iter().chain(&after).all(|reached| *reached), "I9");
}

#[test]
fn every_variant_has_all_it_owes() {
    let mut count = 0;
    for card in &model().cards {
        assert!(
            !card.done_when.is_empty() && !card.dont.is_empty(),
            "{}",
            card.title
        );
        for variant in &card.variants {
            count += 1;
            assert!(
                variant.next.len() == 3 && !variant.say.is_empty(),
                "I11 {}",
                variant.code
            );
            let rules = model()
                .rules
                .iter()
                .map(|r| (r.verdict, &r.variant, &r.because));
            let after = model()
                .after_rules
                .iter()
                .map(|r| (r.verdict, &r.variant, &r.because));
            let mut leading = rules
                .chain(after)
                .filter(|(verdict, code, _)| *verdict == card.verdict && **code == variant.code);
            assert!(
                leading.any(|row| !row.2.is_empty()),
                "I11 {} is used",
                variant.code
            );
        }
    }
    assert_eq!(count, 38, "what 2.9 lists");
}

#[test]
fn every_reason_of_a_rule_was_asked() {
    for path in paths() {
        let outcome = decide(model(), &of(path)).unwrap();
        let rule = &model().rules[outcome.rule];
        for reason in &rule.reasons {
            assert!(
                path.iter().any(|pair| pair.0 == *reason),
                "{} {path:?}",
                rule.id
            );
        }
    }
}
