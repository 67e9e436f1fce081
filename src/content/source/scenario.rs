//! One scenario file as its author wrote it, with lines, and what the app makes of it.
//!
//! Reads shape only; what the words may say is judged by the rules.

use super::fields::{Fields, SourceFile, Text};
use super::findings::{Findings, SHAPE, at};
use super::lesson::values;
use crate::domain::check::{Answers, Question, Verdict};
use crate::domain::scenario::{Rating, Scenario, ScenarioHead, ScenarioOption, Twist};

/// The fields of a scenario file (content bible 6.3).
const FIELDS: [&str; 15] = [
    "id",
    "slug",
    "title",
    "setting",
    "tags",
    "fiction",
    "situation",
    "question",
    "options",
    "principle",
    "seeds",
    "lessons",
    "sources",
    "check_answers",
    "twist",
];

/// What a scenario does not state (content bible 6.3).
const DEFAULTS: [(Question, &str); 11] = [
    (Question::Harm, "none"),
    (Question::Lead, "other"),
    (Question::State, "stuck"),
    (Question::Pain, "some"),
    (Question::Wish, "unsure"),
    (Question::Heard, "not_yet"),
    (Question::Can, "part"),
    (Question::Again, "first"),
    (Question::Case, "no"),
    (Question::Rival, "no"),
    (Question::Sayso, "unsure"),
];

/// A scenario file.
#[derive(Debug)]
pub struct ScenarioFile {
    /// Relative to the content folder.
    pub file: String,
    /// `P01` to `P30`.
    pub id: Text,
    /// Its place in the address.
    pub slug: Text,
    /// Its title.
    pub title: Text,
    /// Where it plays.
    pub setting: Text,
    /// The situation.
    pub situation: Text,
    /// What is asked.
    pub question: Text,
    /// What one might do.
    pub options: Vec<RatedOption>,
    /// What to take from it.
    pub principle: Text,
    /// Seeds it stands on.
    pub seeds: Vec<Text>,
    /// Lessons it practises.
    pub lessons: Vec<Text>,
    /// Keys of its sources.
    pub sources: Vec<Text>,
    /// The line of its answers.
    pub check_line: usize,
    /// Every question answered, the defaults filled in.
    pub answers: Answers,
    /// What the check must say; nothing if it could not be read.
    pub verdict: Option<Verdict>,
    /// One fact changes.
    pub twist: TwistFile,
}

/// One thing a person might do.
#[derive(Debug)]
pub struct RatedOption {
    /// The line it starts on.
    pub line: usize,
    /// What it says.
    pub text: Text,
    /// How good it is; nothing if it could not be read.
    pub rating: Option<Rating>,
    /// Why.
    pub why: Text,
}

/// The twist.
#[derive(Debug, Default)]
pub struct TwistFile {
    /// The line it starts on.
    pub line: usize,
    /// The new fact.
    pub text: Text,
    /// The answers that change.
    pub change: Answers,
    /// What the check must say then.
    pub verdict: Option<Verdict>,
    /// Why.
    pub why: Text,
}

impl RatedOption {
    fn read(path: &str, fields: &Fields<'_>, findings: &mut Findings) -> Self {
        fields.only(&["text", "rating", "why"], findings);
        let rating = fields.text("rating", "V19", findings);
        let known = Rating::from_code(&rating.value);
        if known.is_none() && !rating.is_blank() {
            findings.add(
                "V19",
                at(path, rating.line),
                "`rating` is best, fair or poor",
            );
        }
        RatedOption {
            line: fields.line,
            text: fields.text("text", SHAPE, findings),
            rating: known,
            why: fields.text("why", "V11", findings),
        }
    }
}

/// Answers by code; `verdict` beside them is left to the caller.
fn read_answers(path: &str, fields: &Fields<'_>, findings: &mut Findings) -> Answers {
    let mut answers = Answers::new();
    for (code, answer) in fields.pairs(findings) {
        if code == "verdict" {
            continue;
        }
        let place = at(path, answer.line);
        let Some(question) = Question::from_code(&code) else {
            findings.add(
                SHAPE,
                place,
                format!("`{code}` is no question of the check"),
            );
            continue;
        };
        match question.answer(&answer.value) {
            Some(known) => answers.set(question, Some(known)),
            None => {
                findings.add(
                    SHAPE,
                    place,
                    format!("`{}` is no answer to {code}", answer.value),
                );
            }
        }
    }
    answers
}

fn read_verdict(path: &str, fields: &Fields<'_>, findings: &mut Findings) -> Option<Verdict> {
    let code = fields.text("verdict", "V43", findings);
    let verdict = Verdict::from_code(&code.value);
    if verdict.is_none() && !code.is_blank() {
        findings.add(
            "V43",
            at(path, code.line),
            format!("`{}` is no verdict", code.value),
        );
    }
    verdict
}

impl TwistFile {
    fn read(path: &str, fields: &Fields<'_>, findings: &mut Findings) -> Self {
        fields.only(&["text", "change", "verdict", "why"], findings);
        let change = fields.table("change", findings);
        TwistFile {
            line: fields.line,
            text: fields.text("text", SHAPE, findings),
            change: change
                .map(|change| read_answers(path, &change, findings))
                .unwrap_or_default(),
            verdict: read_verdict(path, fields, findings),
            why: fields.text("why", "V11", findings),
        }
    }
}

/// The answers stated, and the default where none is.
fn with_defaults(stated: &Answers) -> Answers {
    let mut answers = *stated;
    for (question, code) in DEFAULTS {
        if answers.get(question).is_none() {
            answers.set(question, question.answer(code));
        }
    }
    answers
}

impl ScenarioFile {
    /// Reads a scenario file; nothing if it does not parse.
    pub fn read(path: &str, text: &str, findings: &mut Findings) -> Option<Self> {
        let file = SourceFile::new(path, text);
        let table = file.parse(findings)?;
        let fields = file.fields(&table);
        fields.only(&FIELDS, findings);
        if !fields.flag("fiction", findings) {
            findings.add(
                SHAPE,
                fields.place(),
                "`fiction = true` is needed: scenarios are invented",
            );
        }
        fields.texts("tags", findings);
        let options = fields.tables("options", findings);
        let check = fields.table("check_answers", findings);
        let stated = check
            .map(|check| read_answers(path, &check, findings))
            .unwrap_or_default();
        let twist = fields.table("twist", findings);
        Some(ScenarioFile {
            file: path.to_owned(),
            id: fields.text("id", "V01", findings),
            slug: fields.text("slug", "V01", findings),
            title: fields.text("title", SHAPE, findings),
            setting: fields.text("setting", SHAPE, findings),
            situation: fields.text("situation", SHAPE, findings),
            question: fields.text("question", SHAPE, findings),
            options: options
                .iter()
                .map(|option| RatedOption::read(path, option, findings))
                .collect(),
            principle: fields.text("principle", "V19", findings),
            seeds: fields.texts("seeds", findings),
            lessons: fields.texts("lessons", findings),
            sources: fields.texts("sources", findings),
            check_line: check.map_or(1, |check| check.line),
            answers: with_defaults(&stated),
            verdict: check.and_then(|check| read_verdict(path, &check, findings)),
            twist: twist
                .map(|twist| TwistFile::read(path, &twist, findings))
                .unwrap_or_default(),
        })
    }

    /// Every text a person reads, with the name of its field.
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        let mut texts = vec![
            ("title", &self.title),
            ("setting", &self.setting),
            ("situation", &self.situation),
            ("question", &self.question),
            ("principle", &self.principle),
            ("twist", &self.twist.text),
            ("why", &self.twist.why),
        ];
        for option in &self.options {
            texts.push(("option", &option.text));
            texts.push(("why", &option.why));
        }
        texts
    }

    /// The answers once the twist has changed them.
    pub fn twisted(&self) -> Answers {
        self.twist
            .change
            .given()
            .fold(self.answers, |answers, (q, a)| answers.with(q, a))
    }

    /// What is known of it without opening it; nothing if a verdict could not be read. Lessons
    /// that are planned but not written are left out.
    pub fn head(&self, written: impl Fn(&str) -> bool) -> Option<ScenarioHead> {
        let mut lessons = values(&self.lessons);
        lessons.retain(|id| written(id));
        Some(ScenarioHead {
            id: self.id.value.clone(),
            slug: self.slug.value.clone(),
            title: self.title.value.clone(),
            setting: self.setting.value.clone(),
            lessons,
            verdict: self.verdict?,
            twist: self.twist.verdict?,
        })
    }

    /// The scenario; nothing if a verdict or a rating could not be read. Lessons that are planned
    /// but not written are left out.
    pub fn body(&self, written: impl Fn(&str) -> bool) -> Option<Scenario> {
        let option = |option: &RatedOption| {
            let rating = option.rating?;
            let (text, why) = (option.text.value.clone(), option.why.value.clone());
            Some(ScenarioOption { text, rating, why })
        };
        Some(Scenario {
            id: self.id.value.clone(),
            slug: self.slug.value.clone(),
            title: self.title.value.clone(),
            setting: self.setting.value.clone(),
            situation: self.situation.paragraphs(),
            question: self.question.value.clone(),
            options: self.options.iter().map(option).collect::<Option<_>>()?,
            principle: self.principle.value.clone(),
            answers: self.answers.given().collect(),
            verdict: self.verdict?,
            twist: Twist {
                text: self.twist.text.value.clone(),
                change: self.twist.change.given().collect(),
                verdict: self.twist.verdict?,
                why: self.twist.why.value.clone(),
            },
            lessons: values(&self.lessons)
                .into_iter()
                .filter(|id| written(id))
                .collect(),
            sources: values(&self.sources),
        })
    }
}
