//! One lesson file as its author wrote it, with lines, and what the app makes of it.
//!
//! Reads shape only; what the words may say is judged by the rules.

use super::fields::{Fields, SourceFile, Text};
use super::findings::{Findings, SHAPE};
use crate::domain::lesson::{CaseOption, CaseQuestion, Lesson, LessonHead};

/// The fields of a lesson file (content bible 6.2).
const FIELDS: [&str; 15] = [
    "id",
    "slug",
    "track",
    "order",
    "core",
    "safety",
    "title",
    "idea",
    "story",
    "try",
    "seeds",
    "sources",
    "source_note",
    "related",
    "question",
];

/// A lesson file.
#[derive(Debug)]
pub struct LessonFile {
    /// Relative to the content folder.
    pub file: String,
    /// `L001` to `L144`.
    pub id: Text,
    /// Its place in the address.
    pub slug: Text,
    /// The id of its track.
    pub track: Text,
    /// 1 to 144, and its line; nothing if it could not be read.
    pub order: Option<(u16, usize)>,
    /// One of the 48 foundations.
    pub core: bool,
    /// Carries a safety message.
    pub safety: bool,
    /// Its title.
    pub title: Text,
    /// The one idea.
    pub idea: Text,
    /// The story.
    pub story: Text,
    /// What to try today.
    pub try_today: Text,
    /// Seeds it stands on.
    pub seeds: Vec<Text>,
    /// Keys of its sources.
    pub sources: Vec<Text>,
    /// Where it comes from, in plain words.
    pub source_note: Option<Text>,
    /// Lessons near it.
    pub related: Vec<Text>,
    /// Its case question.
    pub question: QuestionFile,
}

/// A case question.
#[derive(Debug, Default)]
pub struct QuestionFile {
    /// The line it starts on.
    pub line: usize,
    /// `choice` or `truefalse`.
    pub kind: Text,
    /// The case.
    pub stem: Text,
    /// The case told anew.
    pub again_stem: Text,
    /// What can be chosen.
    pub options: Vec<OptionFile>,
}

/// One option of a case question.
#[derive(Debug)]
pub struct OptionFile {
    /// The line it starts on.
    pub line: usize,
    /// What it says.
    pub text: Text,
    /// Whether it is right.
    pub right: bool,
    /// Why.
    pub why: Text,
}

impl QuestionFile {
    /// Whether it has more than true and false to choose from.
    pub fn is_choice(&self) -> bool {
        self.kind.value == "choice"
    }

    fn read(fields: &Fields<'_>, findings: &mut Findings) -> Self {
        fields.only(&["kind", "stem", "again_stem", "options"], findings);
        let options = fields.tables("options", findings);
        QuestionFile {
            line: fields.line,
            kind: fields.text("kind", "V12", findings),
            stem: fields.text("stem", SHAPE, findings),
            again_stem: fields.text("again_stem", "V33", findings),
            options: options
                .iter()
                .map(|option| OptionFile::read(option, findings))
                .collect(),
        }
    }
}

impl OptionFile {
    fn read(fields: &Fields<'_>, findings: &mut Findings) -> Self {
        fields.only(&["text", "right", "why"], findings);
        OptionFile {
            line: fields.line,
            text: fields.text("text", SHAPE, findings),
            right: fields.stated_flag("right", "V10", findings),
            why: fields.text("why", "V11", findings),
        }
    }
}

impl LessonFile {
    /// Reads a lesson file; nothing if it does not parse.
    pub fn read(path: &str, text: &str, findings: &mut Findings) -> Option<Self> {
        let file = SourceFile::new(path, text);
        let table = file.parse(findings)?;
        let fields = file.fields(&table);
        fields.only(&FIELDS, findings);
        let question = fields.table("question", findings);
        Some(LessonFile {
            file: path.to_owned(),
            id: fields.text("id", "V01", findings),
            slug: fields.text("slug", "V01", findings),
            track: fields.text("track", "V02", findings),
            order: fields.number("order", findings),
            core: fields.flag("core", findings),
            safety: fields.flag("safety", findings),
            title: fields.text("title", SHAPE, findings),
            idea: fields.text("idea", SHAPE, findings),
            story: fields.text("story", SHAPE, findings),
            try_today: fields.text("try", SHAPE, findings),
            seeds: fields.texts("seeds", findings),
            sources: fields.texts("sources", findings),
            source_note: fields.optional_text("source_note", findings),
            related: fields.texts("related", findings),
            question: question
                .map(|question| QuestionFile::read(&question, findings))
                .unwrap_or_default(),
        })
    }

    /// Every text a person reads, with the name of its field.
    pub fn texts(&self) -> Vec<(&'static str, &Text)> {
        let mut texts = vec![
            ("title", &self.title),
            ("idea", &self.idea),
            ("story", &self.story),
            ("try", &self.try_today),
            ("stem", &self.question.stem),
            ("again_stem", &self.question.again_stem),
        ];
        for option in &self.question.options {
            texts.push(("option", &option.text));
            texts.push(("why", &option.why));
        }
        texts.extend(self.source_note.iter().map(|note| ("source_note", note)));
        texts
    }

    /// Its order, 0 where it could not be read.
    pub fn order(&self) -> u16 {
        self.order.map_or(0, |(order, _)| order)
    }

    /// What is known of it without opening it.
    pub fn head(&self) -> LessonHead {
        LessonHead {
            id: self.id.value.clone(),
            slug: self.slug.value.clone(),
            track: self.track.value.clone(),
            order: self.order(),
            title: self.title.value.clone(),
            idea: self.idea.value.clone(),
            core: self.core,
            safety: self.safety,
        }
    }

    /// Its body. Lessons that are planned but not written are left out of `related`.
    pub fn body(&self, written: impl Fn(&str) -> bool) -> Lesson {
        let option = |option: &OptionFile| CaseOption {
            text: option.text.value.clone(),
            right: option.right,
            why: option.why.value.clone(),
        };
        Lesson {
            id: self.id.value.clone(),
            story: self.story.paragraphs(),
            try_today: self.try_today.value.clone(),
            question: CaseQuestion {
                stem: self.question.stem.value.clone(),
                again_stem: self.question.again_stem.value.clone(),
                options: self.question.options.iter().map(option).collect(),
            },
            source_note: self.source_note.as_ref().map(|note| note.value.clone()),
            sources: values(&self.sources),
            related: values(&self.related)
                .into_iter()
                .filter(|id| written(id))
                .collect(),
        }
    }
}

/// The bare values of a list of texts.
pub fn values(texts: &[Text]) -> Vec<String> {
    texts.iter().map(|text| text.value.clone()).collect()
}
