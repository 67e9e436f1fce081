//! V20 and V21: how long things may be, in characters, words and sentences.

use super::fields::Text;
use super::findings::{Findings, at};
use super::grade;
use super::lesson::LessonFile;
use super::prose;
use super::scenario::ScenarioFile;
use super::tables::{TRACKS, TrackEntry};

/// The grade no lesson may pass.
const HIGHEST_GRADE: f64 = 7.0;
/// The grade the mean of all lessons may not pass.
const HIGHEST_MEAN_GRADE: f64 = 5.0;
/// From here on the mean over all lessons means something.
const ENOUGH_FOR_A_MEAN: usize = 12;
/// Below this the text sounds like a telegram.
const SHORTEST_MEAN_SENTENCE: f64 = 6.0;
const LONG_SENTENCE: usize = 20;
const LONGEST_SENTENCE: usize = 25;
const TITLE_CHARACTERS: usize = 34;
const LINE_CHARACTERS: usize = 120;

/// How many words a field may have at most (content bible 5.7); a twist is as short as a stem.
fn most_words(field: &str) -> Option<usize> {
    match field {
        "idea" | "why" | "source_note" => Some(25),
        "try" => Some(30),
        "stem" | "again_stem" | "question" | "twist" => Some(20),
        "principle" => Some(35),
        _ => None,
    }
}

/// Checks a lesson's lengths and its grade.
pub fn check_lesson(lesson: &LessonFile, findings: &mut Findings) {
    let file = lesson.file.as_str();
    characters(file, "title", &lesson.title, TITLE_CHARACTERS, findings);
    characters(file, "idea", &lesson.idea, LINE_CHARACTERS, findings);
    for (field, text) in lesson.texts() {
        let most = if field == "option" {
            Some(14)
        } else {
            most_words(field)
        };
        words(file, field, text, 1, most, findings);
    }
    words(file, "story", &lesson.story, 60, Some(120), findings);
    let paragraphs = lesson.story.paragraphs().len();
    let blank = lesson.story.is_blank();
    findings.require(
        "V20",
        at(file, lesson.story.line),
        blank || (2..=3).contains(&paragraphs),
        || format!("`story` has two or three paragraphs, not {paragraphs}"),
    );
    read_aloud(lesson, findings);
    sentences(file, &lesson.texts(), findings);
    grade_of(lesson, findings);
}

/// Checks a scenario's lengths.
pub fn check_scenario(scenario: &ScenarioFile, findings: &mut Findings) {
    let file = scenario.file.as_str();
    characters(file, "title", &scenario.title, TITLE_CHARACTERS, findings);
    for (field, text) in scenario.texts() {
        let most = if field == "option" {
            Some(20)
        } else {
            most_words(field)
        };
        words(file, field, text, 1, most, findings);
    }
    words(
        file,
        "situation",
        &scenario.situation,
        40,
        Some(80),
        findings,
    );
    sentences(file, &scenario.texts(), findings);
}

/// Checks a track's lengths.
pub fn check_track(track: &TrackEntry, findings: &mut Findings) {
    characters(TRACKS, "title", &track.title, TITLE_CHARACTERS, findings);
    characters(TRACKS, "about", &track.about, LINE_CHARACTERS, findings);
}

/// V20: how many characters a text may have at most.
pub fn characters(file: &str, field: &str, text: &Text, most: usize, findings: &mut Findings) {
    let count = text.value.trim().chars().count();
    findings.require("V20", at(file, text.line), count <= most, || {
        format!("`{field}` has {count} characters, at most {most} fit")
    });
}

/// V20: how many words a text has at least and at most.
pub fn words(
    file: &str,
    field: &str,
    text: &Text,
    least: usize,
    most: Option<usize>,
    findings: &mut Findings,
) {
    let Some(most) = most.filter(|_| !text.is_blank()) else {
        return;
    };
    let count = prose::word_count(&text.value);
    findings.require(
        "V20",
        at(file, text.line),
        (least..=most).contains(&count),
        || {
            if least > 1 {
                format!("`{field}` has {count} words, {least} to {most} are right")
            } else {
                format!("`{field}` has {count} words, at most {most} fit")
            }
        },
    );
}

/// V20: what somebody hears who has the lesson read out and answers right: idea, story, try,
/// question, options and the feedback of the right one.
fn read_aloud(lesson: &LessonFile, findings: &mut Findings) {
    let right = lesson
        .question
        .options
        .iter()
        .filter(|option| option.right)
        .map(|o| &o.why);
    let options = lesson.question.options.iter().map(|option| &option.text);
    let heard: usize = [
        &lesson.idea,
        &lesson.story,
        &lesson.try_today,
        &lesson.question.stem,
    ]
    .into_iter()
    .chain(options)
    .chain(right)
    .map(|text| prose::word_count(&text.value))
    .sum();
    let place = at(&lesson.file, lesson.id.line);
    // Where the story itself is out of bounds, that is the message to act on.
    let story = prose::word_count(&lesson.story.value);
    let judged = (60..=120).contains(&story);
    findings.require(
        "V20",
        place,
        !judged || (150..=230).contains(&heard),
        || format!("the whole lesson, read aloud, has {heard} words, 150 to 230 are right"),
    );
}

/// V21: no sentence over 25 words, at most one over 20.
fn sentences(file: &str, texts: &[(&'static str, &Text)], findings: &mut Findings) {
    findings.count("V21");
    let mut long = 0;
    for (field, text) in texts {
        for (start, sentence) in prose::sentences(&text.value) {
            let count = prose::word_count(sentence);
            let place = at(file, text.line_of(start));
            if count > LONGEST_SENTENCE {
                let message =
                    format!("a sentence in `{field}` has {count} words, at most 25 are right");
                findings.add("V21", place, message);
            } else if count > LONG_SENTENCE {
                long += 1;
                if long > 1 {
                    let message = format!("a second sentence over 20 words, in `{field}`: {count}");
                    findings.add("V21", place, message);
                }
            }
        }
    }
}

/// The text that is graded: idea, story and try, a paragraph each.
pub fn graded(lesson: &LessonFile) -> String {
    [&lesson.idea, &lesson.story, &lesson.try_today]
        .map(|text| text.paragraphs().join("\n\n"))
        .join("\n\n")
}

/// A lesson's reading grade, or `None` where it has no words.
pub fn grade(lesson: &LessonFile) -> Option<f64> {
    grade::figures(&graded(lesson)).map(|figures| figures.grade)
}

fn grade_of(lesson: &LessonFile, findings: &mut Findings) {
    let Some(figures) = grade::figures(&graded(lesson)) else {
        return;
    };
    let place = at(&lesson.file, lesson.story.line);
    findings.require("V21", place, figures.grade <= HIGHEST_GRADE, || {
        format!(
            "the reading grade is {:.1}, at most {HIGHEST_GRADE:.1} is right",
            figures.grade
        )
    });
    findings.require(
        "V21",
        place,
        figures.mean_sentence >= SHORTEST_MEAN_SENTENCE,
        || {
            format!(
                "the average sentence has {:.1} words: a telegram",
                figures.mean_sentence
            )
        },
    );
}

/// V21 over all lessons.
pub fn check_mean(lessons: &[LessonFile], findings: &mut Findings) {
    let grades: Vec<f64> = lessons.iter().filter_map(grade).collect();
    if grades.len() < ENOUGH_FOR_A_MEAN {
        let reason = "the mean grade is asked from 12 lessons on; each lesson was graded";
        findings.wait("V21", reason);
        return;
    }
    let mean = grades.iter().sum::<f64>() / grades.len() as f64;
    findings.require(
        "V21",
        at("lessons/en", 0),
        mean <= HIGHEST_MEAN_GRADE,
        || format!("the mean reading grade is {mean:.2}, at most {HIGHEST_MEAN_GRADE:.1} is right"),
    );
}
