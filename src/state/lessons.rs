//! What a person does with a lesson.

use super::AppState;
use super::keep::Change;
use crate::domain::practice::{CaseAnswer, LessonPractice, REFLECTION_CHARS_MAX};
use crate::domain::situation::tidy;
use crate::storage::{Key, Record};
use leptos::prelude::*;

/// The draft field of a lesson's one-line reflection.
pub fn reflection_field(lesson: &str) -> String {
    ["reflection/", lesson].concat()
}

impl AppState {
    /// What was done with a lesson; tracked.
    pub fn practice(self, lesson: &str) -> LessonPractice {
        self.ledger
            .with(|ledger| ledger.lesson(lesson).cloned())
            .unwrap_or_else(|| LessonPractice::new(lesson))
    }

    /// Keeps an answer to a case question. The first one finishes the lesson.
    pub fn answer_case(self, lesson: &str, option: u8, right: bool) {
        let mut practice = untrack(|| self.practice(lesson));
        practice.answers.push(CaseAnswer {
            day: self.today.get_untracked(),
            option,
            right,
        });
        self.keep(Change::put(Record::Lesson(practice)), |_| {});
    }

    /// Marks a lesson to be found again, or takes the mark away.
    pub fn toggle_kept(self, lesson: &str) {
        let mut practice = untrack(|| self.practice(lesson));
        practice.kept = !practice.kept;
        let said = if practice.kept {
            "Lesson kept."
        } else {
            "No longer kept."
        };
        self.keep(Change::put(Record::Lesson(practice)), move |kept| {
            if kept {
                self.say(said);
            }
        });
    }

    /// Keeps the one-line reflection and drops its draft, in one.
    pub fn reflect(self, lesson: &str, text: &str, then: impl FnOnce(bool) + 'static) {
        let mut practice = untrack(|| self.practice(lesson));
        practice.reflection = tidy(text, REFLECTION_CHARS_MAX);
        let field = reflection_field(lesson);
        let change = Change {
            puts: vec![Record::Lesson(practice)],
            removes: vec![Key::draft(&field)],
        };
        self.keep(change, then);
    }
}
