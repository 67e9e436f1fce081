//! Every public address as HTML, from the app's own views (`ssr` feature, native).
//!
//! What is rendered here belongs to nobody: no date, no rhythm, no journal. The build wraps it in
//! a document; a browser shows it before any script has come, and without scripts for ever.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::location::RequestUrl;

use crate::app::{App, Base, Shell};
use crate::content::catalog::{Index, Source};
use crate::domain::day::Day;
use crate::domain::lesson::Lesson;
use crate::domain::scenario::Scenario;
use crate::preview;
use crate::state::AppState;
use crate::state::store::Opening;

/// The content pages are rendered from.
#[derive(Clone, Debug)]
pub struct Prerendering {
    /// The index.
    pub index: Index,
    /// Every lesson's body.
    pub lessons: Vec<Lesson>,
    /// Every scenario's body.
    pub scenarios: Vec<Scenario>,
    /// Every source.
    pub sources: Vec<Source>,
}

/// One rendered page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrerenderedPage {
    /// The window's title.
    pub title: String,
    /// One or two sentences for a link preview.
    pub description: String,
    /// What goes inside `<div id="app">`.
    pub html: String,
}

/// Renders the page at `path`, relative to the base, without a leading slash.
pub fn prerender(path: &str, content: &Prerendering) -> PrerenderedPage {
    let (title, description) = preview::words(path, &content.index);
    let html = render(&["/", path].concat(), content);
    PrerenderedPage {
        title,
        description,
        html,
    }
}

/// Renders the neutral shell the worker answers navigations with: the navigation and no page, so
/// that nobody who comes back sees a stranger's first day flash by.
pub fn prerender_shell(content: &Prerendering) -> PrerenderedPage {
    let html = with_state("/shell/", content, |state| {
        provide_context(state);
        provide_context(Base(String::new()));
        view! { <Router><Shell>""</Shell></Router> }.to_html()
    });
    PrerenderedPage {
        title: "Alongside".to_owned(),
        description: preview::ABOUT.to_owned(),
        html,
    }
}

fn render(path: &str, content: &Prerendering) -> String {
    with_state(path, content, |state| {
        view! { <App state base=String::new()/> }.to_html()
    })
}

/// Renders with the state of nobody, at an address.
fn with_state(
    path: &str,
    content: &Prerendering,
    render: impl FnOnce(AppState) -> String,
) -> String {
    // Leaked on purpose: the views borrow the index for the life of the program, and this one
    // ends when the pages are written.
    let index: &'static Index = Box::leak(Box::new(content.index.clone()));
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(path));
        let state = AppState::new(index, Day(0), Opening::empty());
        for track in &index.tracks {
            let of_track = |lesson: &&Lesson| {
                index
                    .lesson(&lesson.id)
                    .is_some_and(|head| head.track == track.id)
            };
            let pack = content.lessons.iter().filter(of_track).cloned().collect();
            state.library.put_track(&track.id, Ok(pack));
        }
        state.library.put_scenarios(Ok(content.scenarios.clone()));
        state.library.put_sources(Ok(content.sources.clone()));
        render(state)
    });
    owner.cleanup();
    html
}
