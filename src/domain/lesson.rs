//! Lessons, tracks and their case questions.

use serde::Serialize;

/// An ordered set of lessons.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Track {
    /// `T1` to `T12`.
    pub id: String,
    /// "Start here".
    pub title: String,
    /// One line.
    pub about: String,
}

/// What is known of a lesson without opening it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LessonHead {
    /// `L001` to `L144`.
    pub id: String,
    /// Its place in the address; never changes once released.
    pub slug: String,
    /// The id of its track.
    pub track: String,
    /// 1 to 144.
    pub order: u16,
    /// At most 34 characters.
    pub title: String,
    /// The one idea, at most 120 characters.
    pub idea: String,
    /// One of the 48 foundations.
    pub core: bool,
    /// Carries a safety message.
    pub safety: bool,
}

/// A lesson's body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lesson {
    /// The id of its head.
    pub id: String,
    /// Two or three paragraphs.
    pub story: Vec<String>,
    /// One thing to try today.
    pub try_today: String,
    /// The question that ends it.
    pub question: CaseQuestion,
    /// Where it comes from, in plain words.
    pub source_note: Option<String>,
    /// Keys of its sources.
    pub sources: Vec<String>,
    /// Ids of lessons near it that exist.
    pub related: Vec<String>,
}

/// A case question: one right option, every option explained.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseQuestion {
    /// The case.
    pub stem: String,
    /// The case told anew, for later returns.
    pub again_stem: String,
    /// Two to four options, exactly one right.
    pub options: Vec<CaseOption>,
}

/// One option of a case question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CaseOption {
    /// At most 14 words.
    pub text: String,
    /// Whether it is the right one.
    pub right: bool,
    /// Why, at most 25 words.
    pub why: String,
}
