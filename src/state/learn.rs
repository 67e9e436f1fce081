//! What Learn remembers while the app is open, and what is searched in it. Nothing here is kept:
//! Back from a lesson leads to the list it was opened from, and a new start begins anew.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::library::Library;
use crate::content::catalog::Index;
use crate::domain::lesson_search::Work;
use crate::platform::text::decomposed;

/// Learn, as it was left.
#[derive(Clone, Copy)]
pub struct Learn {
    /// What is looked for.
    pub query: RwSignal<String>,
    /// Which folds are open; `None` before Learn was first opened.
    pub unfolded: RwSignal<Option<BTreeSet<&'static str>>>,
    /// Everything that is searched: the lessons, then the scenarios, in the order of the index.
    /// Their stories join as the packs come.
    pub works: Memo<Works>,
}

/// Lessons and scenarios, ready to be searched.
pub type Works = Arc<Vec<Arc<Work>>>;

impl Learn {
    /// Nothing looked for. The works are read when a search first asks for them.
    pub(super) fn new(index: &'static Index, library: Library) -> Learn {
        let works = Memo::new_with_compare(
            move |before: Option<&Works>| {
                let before = before.map(|works| works.as_slice()).unwrap_or_default();
                Arc::new(read(index, library, before))
            },
            |_, _| true,
        );
        Learn {
            query: RwSignal::new(String::new()),
            unfolded: RwSignal::new(None),
            works,
        }
    }
}

/// Every work; those read whole before are taken over.
fn read(index: &'static Index, library: Library, before: &[Arc<Work>]) -> Vec<Arc<Work>> {
    let lessons = index.lessons.iter().map(|head| {
        let body = library.lesson(index, &head.id).and_then(Result::ok);
        (&head.title, &head.idea, body.map(|body| &body.story))
    });
    let scenarios = index.scenarios.iter().map(|head| {
        let body = library.scenario(&head.id).and_then(Result::ok);
        (&head.title, &head.setting, body.map(|body| &body.situation))
    });
    let works = lessons.chain(scenarios).enumerate();
    let works = works.map(|(place, (title, idea, story))| match before.get(place) {
        Some(known) if known.is_whole() || story.is_none() => Arc::clone(known),
        _ => work(title, idea, story),
    });
    works.collect()
}

fn work(title: &str, idea: &str, story: Option<&'static Vec<String>>) -> Arc<Work> {
    let story: Option<Vec<_>> =
        story.map(|story| story.iter().map(|part| decomposed(part)).collect());
    let parts = story.as_ref().map(|story| story.iter().map(|part| &**part));
    Work::new(&decomposed(title), &decomposed(idea), parts)
}
