//! What was tried: the lines written on lessons, in the order they are shown.

use alongside::domain::day::Day;
use alongside::domain::practice::{CaseAnswer, LessonPractice, tried};

/// A lesson answered on these days, with a line.
fn lesson(id: &str, days: &[i32], reflection: &str) -> LessonPractice {
    let answer = |day: &i32| CaseAnswer {
        day: Day(*day),
        option: 0,
        right: true,
    };
    LessonPractice {
        answers: days.iter().map(answer).collect(),
        reflection: reflection.to_owned(),
        ..LessonPractice::new(id)
    }
}

#[test]
fn lines_come_by_the_day_of_their_lesson_the_newest_first_and_only_where_there_is_one() {
    let kept = [
        lesson("L001", &[10, 90], "Took the stairs."),
        lesson("L002", &[30], ""),
        lesson("L003", &[20], "Asked."),
        lesson("L004", &[20], "Waited."),
        lesson("L005", &[], "Before an answer."),
        lesson("L006", &[40], "Rang them."),
    ];
    let order: Vec<&str> = tried(kept.iter())
        .into_iter()
        .map(|kept| kept.lesson.as_str())
        .collect();
    assert_eq!(order, ["L006", "L004", "L003", "L001", "L005"]);
}
