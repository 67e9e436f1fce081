//! How the compiled content is read: every form and its fields. Nothing here decides anything.

use super::catalog::{Index, Source};
use crate::domain::check::CheckModel;
use crate::domain::check::graph::{Graph, Node};
use crate::domain::check::model::{
    AfterRule, Condition, GuardrailLines, Normalise, QuestionText, Rule, Variant, VerdictCard,
};
use crate::domain::check::question::{Answer, Question};
use crate::domain::check::verdict::Verdict;
use crate::domain::curriculum::{Path, Practice, Week};
use crate::domain::lesson::{CaseOption, CaseQuestion, Lesson, LessonHead, Track};
use crate::domain::plan::How;
use crate::domain::scenario::{Rating, Scenario, ScenarioHead, ScenarioOption, Twist};
use crate::domain::suggestion::{Action, Mirror, MirrorAnswer, MirrorQuestion, Suggestions};
use crate::json::{Read, Tree, Wrong, reads};

reads! {
    Index {
        tracks, lessons, scenarios, weeks, paths, check, suggestions, mirror, labels, packs,
    }
    Source { key, citation, locator, care }
    Track { id, title, about }
    LessonHead { id, slug, track, order, title, idea, core, safety }
    Lesson { id, story, try_today, question, source_note, sources, related }
    CaseQuestion { stem, again_stem, options }
    CaseOption { text, right, why }
    Week { number, look_back, lessons, practice }
    Practice { scenario, twist }
    Path { slug, title, lessons, scenarios }
    ScenarioHead { id, slug, title, setting, lessons, verdict, twist }
    Scenario {
        id, slug, title, setting, situation, question, options, principle, answers, verdict, twist,
        lessons, sources,
    }
    ScenarioOption { text, rating, why }
    Twist { text, change, verdict, why }
    Suggestions { verdict, moments, actions, ends, lead_days, look_back_days }
    Action { how, words }
    Mirror { questions }
    MirrorQuestion { text, answers }
    MirrorAnswer { text, note }
    CheckModel { version, questions, rules, normalise, after_rules, cards, lines, graph }
    QuestionText { code, text, helper, labels, as_condition }
    Rule { id, verdict, variant, when, because, reasons }
    Condition { question as "q", any_of as "in" }
    Normalise { id, when, question as "q", becomes }
    AfterRule { id, if_variant, when, verdict, variant, because }
    VerdictCard { verdict, title, means, done_when, dont, variants }
    Variant { code, note, next, if_it_is_you, say }
    GuardrailLines {
        case, credit, cause, tell, after, footnote, cost_won, complaint_and_no_harm, harm_first,
    }
    Graph { nodes, ends }
    Node { question as "q", next as "to" }
}

/// What is written as a code, and what stands in its place while a wrong one is being refused.
macro_rules! codes {
    ($($name:ident: $blank:ident)+) => {
        $(impl Read for $name {
            fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> $name {
                wrong.code(found, $name::from_code, $name::$blank)
            }
        })+
    };
}
codes! { Question: Harm Verdict: Listen How: Ask Rating: Poor }

impl Read for Answer {
    fn read(found: Option<&Tree<'_>>, wrong: &mut Wrong) -> Answer {
        Answer(u8::read(found, wrong))
    }
}
