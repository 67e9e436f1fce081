//! The next screens, called once and unseen in the pauses while somebody reads.
//!
//! A browser compiles a function of the program when it is called for the first time, and then the
//! first tap to a screen waits for it (`docs/decisions/0031`). Here those screens are drawn into an
//! element of no document, with the state of nobody: nothing of it is shown, kept or fetched, the
//! window's title, the focus and the address stay as they are, and it is thrown away at once. Each
//! step is as short as one tap, so that a finger that comes meanwhile waits no longer than before.

use leptos::prelude::*;

use super::check::CheckPage;
use super::journal::JournalPage;
use super::learn::LearnPage;
use super::lesson::LessonOf;
use super::today::TodayPage;
use super::verdict::VerdictPage;
use super::you::YouPage;
use crate::domain::check::Step;
use crate::domain::check::question::Question;
use crate::platform::document;
use crate::platform::timer::pause;
use crate::state::AppState;
use crate::state::store::Opening;

/// Rehearses from now on, in the pauses, below the router in whose place this is called.
pub fn rehearse_in_pauses(app: AppState) {
    if app.live
        && let Some(owner) = Owner::current()
    {
        document::run(async move {
            rehearse(app, &owner).await;
        });
    }
}

/// Goes through all of it. `None`: it ended early, because the browser does not tell of pauses.
pub async fn rehearse(app: AppState, owner: &Owner) -> Option<()> {
    let stage = Stage {
        // It outlives what is played: something of it may be done a moment later.
        state: owner.with(|| nobody(app)),
        owner: owner.with(Owner::new),
    };
    next_pause().await?;
    stage.check().await?;
    for page in [verdict, journal_with_a_note, learn, lesson, today, you] {
        next_pause().await?;
        stage.scene(page).await;
    }
    Some(())
}

/// The state of nobody. Only what was fetched is shared, so that nothing is fetched again.
fn nobody(app: AppState) -> AppState {
    let mut state = AppState::new(app.index, app.today.get_untracked(), Opening::empty());
    state.library = app.library;
    state
}

async fn next_pause() -> Option<()> {
    pause().await.then_some(())
}

/// A page that was drawn; it goes with this.
type Drawn = leptos::mount::UnmountHandle<<AnyView as Render>::State>;

/// Where it is played: below the router, with a state of its own.
struct Stage {
    owner: Owner,
    state: AppState,
}

impl Stage {
    /// Draws a page, and takes it away once everything that follows from it is done.
    async fn scene(&self, page: fn(AppState) -> AnyView) {
        let drawn = self.draw(page);
        leptos::task::tick().await;
        drop(drawn);
    }

    fn draw(&self, page: fn(AppState) -> AnyView) -> Option<Drawn> {
        let (state, place) = (self.state, document::unseen()?);
        Some(self.owner.with(|| {
            provide_context(state);
            leptos::mount::mount_to(place, move || page(state))
        }))
    }

    /// Answers the check from the first question to the last, in the way that asks for most.
    async fn check(&self) -> Option<()> {
        let drawn = self.draw(|_| CheckPage().into_any());
        for _ in Question::ALL {
            next_pause().await?;
            match self.state.next_step() {
                Step::Ask(question) => self.state.answer(question, question.answers().last()),
                Step::Rows(_) => self.state.settle_rows(),
                Step::Done => break,
            }
        }
        next_pause().await?;
        drop(drawn);
        Some(())
    }
}

fn verdict(_: AppState) -> AnyView {
    VerdictPage().into_any()
}

fn journal_with_a_note(state: AppState) -> AnyView {
    state.keep_note("A note of nobody", Box::new(|_| {}));
    JournalPage().into_any()
}

fn learn(_: AppState) -> AnyView {
    LearnPage().into_any()
}

/// The first lesson whose text is at hand.
fn lesson(state: AppState) -> AnyView {
    let mut heads = state.index.lessons.iter();
    let at_hand = untrack(|| {
        heads.find(|head| matches!(state.library.lesson(state.index, &head.id), Some(Ok(_))))
    });
    at_hand.map(|head| view! { <LessonOf head/> }).into_any()
}

fn today(_: AppState) -> AnyView {
    TodayPage().into_any()
}

fn you(_: AppState) -> AnyView {
    YouPage().into_any()
}
