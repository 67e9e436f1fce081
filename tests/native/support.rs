//! What several native tests need: the shipped model, and every way through its check.

use std::sync::LazyLock;

use alongside::content::catalog::Index;
use alongside::content::source::check::{CheckFiles, File, read};
use alongside::content::source::compile;
use alongside::domain::check::{Answer, Answers, CheckModel, Question};

use crate::content_compiled::shipped;

/// The four files of the check as they are in the house.
pub const FILES: CheckFiles<'static> = CheckFiles {
    questions: File {
        name: "check/questions.toml",
        text: include_str!("../../content/check/questions.toml"),
    },
    rules: File {
        name: "check/rules.toml",
        text: include_str!("../../content/check/rules.toml"),
    },
    verdicts: File {
        name: "check/verdicts.toml",
        text: include_str!("../../content/check/verdicts.toml"),
    },
    cases: File {
        name: "check/cases.toml",
        text: include_str!("../../content/check/cases.toml"),
    },
};

static MODEL: LazyLock<CheckModel> = LazyLock::new(|| {
    let (model, problems) = read(&FILES);
    assert_eq!(problems, [], "the shipped check has no problem");
    model.expect("the shipped check compiles")
});

/// The shipped model.
pub fn model() -> &'static CheckModel {
    &MODEL
}

/// An answer by its codes, such as `("lead", "mine")`.
pub fn given(question: &str, answer: &str) -> (Question, Answer) {
    let question = Question::from_code(question).expect("a known question");
    (question, question.answer(answer).expect("a known answer"))
}

/// Answers by their codes.
pub fn answers(codes: &[(&str, &str)]) -> Answers {
    codes
        .iter()
        .fold(Answers::new(), |all, (question, answer)| {
            let (question, answer) = given(question, answer);
            all.with(question, answer)
        })
}

/// Every path a person can be asked along: the answers in the order asked.
pub fn paths() -> &'static [Vec<(Question, Answer)>] {
    static PATHS: LazyLock<Vec<Vec<(Question, Answer)>>> = LazyLock::new(|| {
        let mut found = Vec::new();
        follow(Answers::new(), &mut Vec::new(), &mut found);
        found
    });
    &PATHS
}

fn follow(
    so_far: Answers,
    path: &mut Vec<(Question, Answer)>,
    found: &mut Vec<Vec<(Question, Answer)>>,
) {
    let Some(question) = model().graph.walk(&so_far).next else {
        found.push(path.clone());
        return;
    };
    for answer in question.answers() {
        path.push((question, answer));
        follow(so_far.with(question, answer), path, found);
        path.pop();
    }
}

/// The answers of a path.
pub fn of(path: &[(Question, Answer)]) -> Answers {
    path.iter().fold(Answers::new(), |all, (question, answer)| {
        all.with(*question, *answer)
    })
}

/// Calls with every combination of answers to these questions on top of some answers.
pub fn each_completion(start: Answers, open: &[Question], call: &mut dyn FnMut(&Answers)) {
    let Some((question, rest)) = open.split_first() else {
        return call(&start);
    };
    for answer in question.answers() {
        each_completion(start.with(*question, answer), rest, call);
    }
}

/// The index of the shipped content, as every screen has it.
pub fn shipped_index() -> &'static Index {
    static INDEX: LazyLock<Index> = LazyLock::new(|| {
        compile(&shipped())
            .expect("the shipped content is good")
            .index
    });
    &INDEX
}
