//! The worked cases W01 to W30 (V42).

use alongside::content::source::check::cases;
use alongside::domain::check::{Answers, Question, explain};

use crate::support::{FILES, model, of};

#[test]
fn thirty_cases_give_what_the_bible_says() {
    let (cases, problems) = cases::list(FILES.cases);
    assert_eq!(problems, []);
    assert_eq!(cases.len(), 30);
    for case in &cases {
        let found = explain(model(), &case.answers).unwrap();
        assert_eq!(
            (found.verdict, &found.variant),
            (case.verdict, &case.variant),
            "{}",
            case.id
        );
        assert_eq!(
            model().rules[found.outcome.rule].id,
            case.rule,
            "{}",
            case.id
        );
        let after = found.outcome.after.map(|at| &model().after_rules[at].id);
        assert_eq!(after, case.after.as_ref(), "{}", case.id);
        assert_eq!(found.outcome.cost_won, case.cost_won, "{}", case.id);
        let walk = model().graph.walk(&case.answers);
        let asked: Vec<Question> = walk.asked.iter().map(|pair| pair.0).collect();
        assert_eq!(asked, case.asked, "{}", case.id);
        let flags = found.lines.iter().filter(|line| line.is_flag());
        assert_eq!(
            flags.map(|line| line.code()).collect::<Vec<_>>(),
            case.flags,
            "{}",
            case.id
        );
        assert_eq!(found.flips, case.change, "{}", case.id);
    }
}

#[test]
fn a_case_reads_the_same_when_only_the_asked_answers_are_given() {
    let (cases, _) = cases::list(FILES.cases);
    for case in &cases {
        let full = explain(model(), &case.answers).unwrap();
        let short: Answers = of(&full.asked);
        let again = explain(model(), &short).unwrap();
        assert_eq!(again.outcome, full.outcome, "{}", case.id);
        assert_eq!(again.asked, full.asked, "{}", case.id);
        assert_eq!(again.lines, full.lines, "{}", case.id);
        assert_eq!(again.reasons, full.reasons, "{}", case.id);
    }
}
