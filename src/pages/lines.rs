//! The lines that concern every page: what is not saved, what is ready offline, what was done.

use leptos::prelude::*;

use super::missing;
use crate::components::icon::{Icon, icon};
use crate::platform::document;
use crate::platform::worker::WorkerState;
use crate::state::store::Health;
use crate::state::{AppState, Notice, use_app};
use crate::storage::StoreError;

/// The line above a page: only what must not be overlooked.
#[component]
pub fn Lines() -> impl IntoView {
    let app = use_app();
    // What was not saved is said wherever on the page the person is.
    let unsaved = move || app.health.with(|health| health.unsaved.is_some());
    view! {
        <div class="lines" class:lines--held=unsaved>
            <HealthLine/>
        </div>
    }
    .into_any()
}

/// What happened to the store, what is safe, what to do.
#[component]
fn HealthLine() -> impl IntoView {
    let app = use_app();
    let words = Memo::new(move |_| {
        // Where everything is missing, a screen of its own says so.
        let all_missing = missing::is_all(app);
        app.health.with(|health| health_words(health, all_missing))
    });
    move || {
        words.get().map(|words| {
            view! {
                <section class="line line--warning" role="alert">
                    <p>{words}</p>
                    <button type="button" class="quiet" on:click=move |_| app.save_as_file()>
                        "Save everything as a file"
                    </button>
                </section>
            }
        })
    }
}

fn health_words(health: &Health, all_missing: bool) -> Option<&'static str> {
    if health.read_only {
        return Some(
            "A newer version of Alongside wrote here. You can read everything, and nothing is \
             changed until this version is up to date. Load the page again while online.",
        );
    }
    if health.missing > 0 && !all_missing {
        return Some(
            "Some of your records are missing: the browser has lost them. What you see is what is \
             left. Under You, Restore brings back what a backup or a copy has.",
        );
    }
    if health.unopened {
        return Some(
            "What you wrote earlier is on this phone, but it could not be opened, so it is not \
             shown. Nothing of it was changed. Load the page again. What you write now lasts only \
             while this page is open.",
        );
    }
    match (&health.unsaved, health.memory_only) {
        (Some(StoreError::Full), _) => Some(
            "Not saved: this phone's storage is full. What you wrote is safe while this page stays \
             open. Save it as a file, then free some space.",
        ),
        (Some(StoreError::Relocked), _) => Some(
            "Not saved: Alongside was locked in another tab. What you wrote before is safe behind \
             the lock. What you wrote here since is on this page alone. Copy it, then load the \
             page again.",
        ),
        (Some(_), _) => Some(
            "Not saved: the browser's storage stopped. What you wrote is safe while this page stays \
             open. Save it as a file, then load the page again.",
        ),
        (None, true) => Some(
            "This browser does not let Alongside keep anything, as in a private window. All of it \
             works, but it lasts only while this page is open. Save it as a file before you leave.",
        ),
        (None, false) => None,
    }
}

/// The line over the foot of a page. It lies above the page, so that nothing moves when it comes:
/// what was just done and its undo, else word of a new version.
#[component]
pub fn NoticeLine() -> impl IntoView {
    let app = use_app();
    let later = RwSignal::new(false);
    let line = move || match (app.notice.get(), app.worker.get()) {
        (Some(notice), _) => Some(done_line(app, notice)),
        (None, WorkerState::Waiting) if !later.get() => Some(update_line(app, later)),
        _ => None,
    };
    view! {
        <div class="notice-place" role="status">
            {line}
        </div>
    }
    .into_any()
}

fn update_line(app: AppState, later: RwSignal<bool>) -> AnyView {
    view! {
        <div class="notice">
            <p>"A new version is ready."</p>
            <button type="button" class="quiet" on:click=move |_| app.update_now()>
                "Update now"
            </button>
            <button type="button" class="quiet" on:click=move |_| {
                    document::focus_on("h1");
                    later.set(true);
                }>
                "Later"
            </button>
        </div>
    }
    .into_any()
}

fn done_line(app: AppState, notice: Notice) -> AnyView {
    let undo = notice.undo.map(|undo| {
        view! {
            <button
                type="button"
                class="quiet"
                on:click=move |_| {
                    document::focus_on("h1");
                    app.undo(undo.clone());
                }
            >
                "Undo"
            </button>
        }
    });
    view! {
        <div class="notice">
            <p>{notice.text}</p>
            {undo}
            <button
                type="button"
                class="icon-button"
                aria-label="Close"
                on:click=move |_| {
                    document::focus_on("h1");
                    app.notice.set(None);
                }
            >
                {icon(Icon::Close)}
            </button>
        </div>
    }
    .into_any()
}
