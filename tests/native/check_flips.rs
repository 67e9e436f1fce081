//! Every named change keeps its word, on every asked path.

use alongside::domain::check::{Answers, Question, Verdict, decide, explain, flips};

use crate::support::{answers, model, of, paths};

fn verdict(answers: &Answers) -> Verdict {
    decide(model(), answers).unwrap().verdict
}

/// Calls with every way the questions may be answered that still come up.
fn each_continuation(so_far: Answers, call: &mut dyn FnMut(&Answers)) {
    match model().graph.walk(&so_far).next {
        None => call(&so_far),
        Some(question) => {
            for answer in question.answers() {
                each_continuation(so_far.with(question, answer), call);
            }
        }
    }
}

#[test]
fn a_named_change_gives_the_named_verdict_while_the_rest_stays_open() {
    for path in paths() {
        for flip in flips(model(), &of(path), path) {
            let changed = of(path).with(flip.question, flip.answer);
            assert_eq!(verdict(&changed), flip.verdict, "{path:?} {flip:?}");
            assert_eq!(
                verdict(&changed.completed()),
                flip.verdict,
                "{path:?} {flip:?}"
            );
        }
    }
}

#[test]
fn a_named_change_never_leads_back_to_the_old_verdict() {
    for path in paths() {
        let old = verdict(&of(path));
        for flip in flips(model(), &of(path), path) {
            let changed = of(path).with(flip.question, flip.answer);
            each_continuation(changed, &mut |all| {
                assert_ne!(verdict(all), old, "{path:?} {flip:?} {all:?}");
            });
        }
    }
}

#[test]
fn at_most_three_changes_are_named_one_a_verdict_and_only_of_what_was_asked() {
    for path in paths() {
        let named = flips(model(), &of(path), path);
        assert!((1..=3).contains(&named.len()), "{path:?}");
        for (at, flip) in named.iter().enumerate() {
            assert!(path.iter().any(|pair| pair.0 == flip.question), "{path:?}");
            assert!(
                named[..at]
                    .iter()
                    .all(|other| other.verdict != flip.verdict),
                "{path:?}"
            );
        }
    }
}

#[test]
fn a_change_that_hangs_on_a_question_not_asked_is_not_named() {
    // Their wish alone does not flip this one: without a go-ahead it stays "stand back".
    let moving = answers(&[
        ("harm", "none"),
        ("lead", "many"),
        ("state", "moving"),
        ("wish", "unsure"),
    ]);
    let open = explain(model(), &moving).unwrap();
    assert_eq!(open.verdict, Verdict::StandBack);
    assert!(
        open.flips
            .iter()
            .all(|flip| flip.question != Question::Wish)
    );
    // Once it is known that they can act, it does.
    let (can, yes) = (Question::Can, Question::Can.answer("yes").unwrap());
    let known = explain(model(), &moving.with(can, yes)).unwrap();
    assert!(
        known
            .flips
            .iter()
            .any(|flip| flip.question == Question::Wish)
    );
}
