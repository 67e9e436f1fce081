//! One version of a record in short plain words, so that a person can tell it from another and
//! choose. What a lesson or a scenario is called is content, and not known here.

use super::record::Record;
use crate::domain::own_course::{OwnCourse, Span};
use crate::domain::practice::{LessonPractice, ScenarioPractice};
use crate::domain::situation::Situation;

/// What the record is, and what stands in this version of it. Both hold what a person wrote.
pub fn version_text(record: &Record) -> (String, String) {
    match record {
        Record::Situation(kept) => (situation_title(kept), situation_text(kept)),
        Record::Lesson(kept) => (["Lesson ", &kept.lesson].concat(), lesson_text(kept)),
        Record::Draft(kept) => ("A half-typed text".to_owned(), kept.text.clone()),
        Record::Contacts(kept) => {
            let lines = kept.iter();
            let lines = lines.map(|contact| [&contact.name, ": ", &*contact.number].concat());
            let lines: Vec<String> = lines.collect();
            ("Your contacts".to_owned(), or_nothing(lines.join("\n")))
        }
        Record::Wording(kept) => {
            let title = ["Words of the rules, version ", &kept.version].concat();
            (title, "As the questions and verdicts read then.".to_owned())
        }
        Record::Practised(kept) => {
            let title = ["Practice scenario ", &kept.scenario].concat();
            (title, scenario_text(kept))
        }
        Record::Course(kept) => ("How you take the year".to_owned(), course_text(kept)),
    }
}

fn situation_title(situation: &Situation) -> String {
    match situation.title.is_empty() {
        true => "A situation without a title".to_owned(),
        false => situation.title.clone(),
    }
}

fn situation_text(situation: &Situation) -> String {
    let mut parts = Vec::new();
    for (label, text) in [
        ("Who it is about: ", &situation.role),
        ("What happened: ", &situation.facts),
        ("What I make of it: ", &situation.story),
    ] {
        if !text.is_empty() {
            parts.push([label, text].concat());
        }
    }
    let entries = situation.entries.len();
    if entries > 0 {
        parts.push(counted(
            entries,
            " entry in the thread.",
            " entries in the thread.",
        ));
    }
    if situation.is_closed() {
        parts.push("Closed.".to_owned());
    }
    if situation.deleted.is_some() {
        parts.push("In the Deleted list.".to_owned());
    }
    or_nothing(parts.join("\n"))
}

fn lesson_text(practice: &LessonPractice) -> String {
    let mut parts = Vec::new();
    if !practice.reflection.is_empty() {
        parts.push(["Your line: ", &practice.reflection].concat());
    }
    if !practice.answers.is_empty() {
        parts.push(answered(practice.answers.len()));
    }
    if practice.kept {
        parts.push("Saved.".to_owned());
    }
    or_nothing(parts.join("\n"))
}

fn scenario_text(practice: &ScenarioPractice) -> String {
    let mut parts = Vec::new();
    if !practice.answers.is_empty() {
        parts.push(answered(practice.answers.len()));
    }
    if !practice.twists.is_empty() {
        let twists = practice.twists.len();
        parts.push(counted(
            twists,
            " answer to its twist.",
            " answers to its twist.",
        ));
    }
    or_nothing(parts.join("\n"))
}

fn course_text(course: &OwnCourse) -> String {
    let span = match course.span {
        Span::Year => "The whole year.",
        Span::Core => "The short course.",
    };
    let mut parts = vec![span.to_owned()];
    parts.push(match course.workdays.named().count() {
        0 => "Every day is yours.".to_owned(),
        days => counted(
            days,
            " day of the week is yours.",
            " days of the week are yours.",
        ),
    });
    if course.path.is_some() {
        parts.push("With a path first.".to_owned());
    }
    let light = course.looked_back.len();
    if light > 0 {
        parts.push(counted(light, " light day done.", " light days done."));
    }
    parts.join("\n")
}

fn answered(answers: usize) -> String {
    counted(answers, " answer given.", " answers given.")
}

fn counted(count: usize, one: &str, more: &str) -> String {
    let words = if count == 1 { one } else { more };
    [&count.to_string(), words].concat()
}

fn or_nothing(text: String) -> String {
    match text.is_empty() {
        true => "Nothing is written in it.".to_owned(),
        false => text,
    }
}
