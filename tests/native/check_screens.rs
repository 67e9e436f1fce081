//! The check as screens: Q8 to Q10 share one, so there are never more than nine.

use alongside::domain::check::{Answer, Answers, Question, Step, decide};

use crate::support::{answers, model, of, paths};

/// Goes through the check screen by screen, each row set or left unset as `rows` says.
fn by_screens(
    so_far: Answers,
    screens: usize,
    rows: &dyn Fn(Answers, &[Question]) -> Vec<Answers>,
    done: &mut dyn FnMut(&Answers, usize),
) {
    let graph = &model().graph;
    let left = graph.longest_remaining(&so_far);
    match graph.next_step(&so_far) {
        Step::Done => {
            assert_eq!(left, 0);
            done(&so_far, screens);
        }
        Step::Ask(question) => {
            assert!(!question.shares_screen());
            let mut longest = 0;
            for answer in question.answers() {
                let next = so_far.with(question, answer);
                longest = longest.max(graph.longest_remaining(&next));
                by_screens(next, screens + 1, rows, done);
            }
            assert_eq!(left, longest + 1, "{so_far:?}");
        }
        Step::Rows(shown) => {
            assert!(!shown.is_empty() && shown.iter().all(|row| row.shares_screen()));
            for filled in rows(so_far, &shown) {
                let next = graph.settle_rows(filled);
                assert!(
                    !matches!(graph.next_step(&next), Step::Rows(_)),
                    "shown once"
                );
                assert!(graph.longest_remaining(&next) < left, "{so_far:?}");
                by_screens(next, screens + 1, rows, done);
            }
        }
    }
}

/// Every way to fill the rows, unset included.
fn every_filling(start: Answers, shown: &[Question]) -> Vec<Answers> {
    let Some((row, rest)) = shown.split_first() else {
        return vec![start];
    };
    let set = row.answers().map(|answer| start.with(*row, answer));
    set.chain([start])
        .flat_map(|filled| every_filling(filled, rest))
        .collect()
}

#[test]
fn a_check_is_never_longer_than_nine_screens() {
    let (mut longest, mut ways) = (0, 0);
    by_screens(Answers::new(), 0, &every_filling, &mut |_, screens| {
        longest = longest.max(screens);
        ways += 1;
    });
    assert!(longest <= 9, "{longest}");
    assert!(ways > paths().len());
    assert_eq!(model().graph.longest_remaining(&Answers::new()), longest);
}

#[test]
fn the_shared_screen_gives_the_verdict_of_asking_one_by_one() {
    by_screens(Answers::new(), 0, &every_filling, &mut |all, _| {
        let one_by_one = of(&model().graph.walk(all).asked);
        assert_eq!(
            decide(model(), all),
            decide(model(), &one_by_one),
            "{all:?}"
        );
        assert_eq!(
            decide(model(), all),
            decide(model(), &all.completed()),
            "{all:?}"
        );
    });
}

#[test]
fn every_asked_path_can_be_taken_over_the_screens() {
    let graph = &model().graph;
    for path in paths() {
        let full = of(path);
        let mut so_far = Answers::new();
        loop {
            match graph.next_step(&so_far) {
                Step::Done => break,
                Step::Ask(question) => so_far.set(question, full.get(question)),
                Step::Rows(rows) => {
                    for row in rows {
                        so_far.set(row, full.get(row));
                    }
                    so_far = graph.settle_rows(so_far);
                }
            }
        }
        assert_eq!(so_far, full, "{path:?}");
        assert_eq!(graph.asked(&so_far), *path);
    }
}

#[test]
fn a_shown_row_can_still_matter_and_one_that_can_is_shown() {
    for path in paths() {
        let walk = model().graph.walk(&of(path));
        for (question, _) in path.iter().filter(|pair| pair.0.shares_screen()) {
            assert!(walk.rows.contains(question), "{path:?}");
        }
        let before: Vec<_> = path
            .iter()
            .copied()
            .filter(|pair| pair.0 < Question::Again)
            .collect();
        for row in walk.rows {
            let needed = paths()
                .iter()
                .any(|other| other.starts_with(&before) && other.iter().any(|pair| pair.0 == row));
            assert!(needed, "{row:?} {path:?}");
        }
    }
}

#[test]
fn a_row_left_unset_is_taken_as_not_sure() {
    let heard = answers(&[
        ("harm", "none"),
        ("lead", "other"),
        ("state", "stuck"),
        ("pain", "some"),
        ("wish", "unsure"),
        ("heard", "yes"),
        ("can", "part"),
    ]);
    let Step::Rows(rows) = model().graph.next_step(&heard) else {
        panic!("the rows come now")
    };
    assert_eq!(rows, [Question::Again, Question::Case, Question::Rival]);
    let settled = model().graph.settle_rows(heard);
    for row in rows {
        assert_eq!(settled.code(row), "unsure");
    }
    assert_eq!(model().graph.next_step(&settled), Step::Done);
    assert_eq!(
        model().graph.longest_remaining(&heard),
        2,
        "the rows, then who has the say"
    );
}

#[test]
fn one_question_changed_alone_asks_only_what_it_opens() {
    let own = answers(&[
        ("harm", "none"),
        ("lead", "mine"),
        ("pain", "some"),
        ("can", "yes"),
    ]);
    assert_eq!(model().graph.next_step(&own), Step::Done);
    let (lead, other) = (Question::Lead, Question::Lead.answer("other").unwrap());
    assert_eq!(
        model().graph.next_step(&own.with(lead, other)),
        Step::Ask(Question::State)
    );
}

#[test]
fn an_answer_that_does_not_exist_is_asked_again() {
    let odd = Answers::new().with(Question::Harm, Answer(200));
    assert_eq!(model().graph.next_step(&odd), Step::Ask(Question::Harm));
    assert_eq!(model().graph.asked(&odd), []);
    assert!(decide(model(), &odd).is_some());
}
