//! Install: how, in the words of the person's own browser, and how to move in where the installed
//! app starts empty.

use leptos::prelude::*;

use super::frame::{TopRow, entered};
use crate::components::install_picture::install_picture;
use crate::domain::install::Way;
use crate::platform::arrivals;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// Install.
#[component]
pub fn InstallPage() -> impl IntoView {
    entered("Install");
    let app = use_app();
    let others = Way::DESCRIBED.into_iter();
    let others = others.map(|way| view! { <section>{described(way)}</section> }.into_any());
    view! {
        <div class="you install">
            <TopRow up=Route::You.href() here="Install"/>
            <h1>"Install"</h1>
            <p class="prose">
                "Installed, Alongside opens from its own icon, without the browser's bars, and what you write is less likely to be cleared. It is the same app: no store, no account, nothing sent."
            </p>
            <section class="install__way">{move || app.way_here().map(way_here)}</section>
            {move_in(app)}
            <details class="why">
                <summary>"In other browsers"</summary>
                <div class="install__others">{others.collect_view()}</div>
            </details>
        </div>
    }
    .into_any()
}

fn way_here(way: Way) -> AnyView {
    let button = (way == Way::Button).then(|| {
        view! {
            <button
                type="button"
                class="button button--primary button--wide"
                on:click=|_| arrivals::ask()
            >
                "Install Alongside"
            </button>
        }
    });
    view! {
        {install_picture(way)}
        {described(way)}
        {button}
    }
    .into_any()
}

fn described(way: Way) -> AnyView {
    let steps = way.steps().iter().map(|step| view! { <li>{*step}</li> });
    view! {
        <h2>{way.title()}</h2>
        <ol class="install__steps">{steps.collect_view()}</ol>
    }
    .into_any()
}

/// Where the installed app has storage of its own: first install, then write; or carry it across.
fn move_in(app: AppState) -> AnyView {
    let starts_empty = Memo::new(move |_| app.live && app.way.get().starts_empty());
    let nothing_yet = Memo::new(move |_| app.has_no_situation());
    let section = move || {
        match (starts_empty.get(), nothing_yet.get()) {
        (false, _) => ().into_any(),
        (true, true) => view! {
            <section>
                <h2>"Before you write anything"</h2>
                <p class="prose">
                    "The installed app has a journal of its own, and this tab has another. What you write in one is not in the other. So install first, then write there."
                </p>
            </section>
        }
        .into_any(),
        (true, false) => carry_across(),
    }
    };
    section.into_any()
}

fn carry_across() -> AnyView {
    view! {
        <section>
            <h2>"Carry across what you wrote here"</h2>
            <p class="prose">
                "The installed app has a journal of its own, which starts empty. A backup brings everything along."
            </p>
            <ol class="install__steps">
                <li>
                    <a href=Route::Backup.href()>"Make a backup here"</a>
                    ", and save the file where you find it again."
                </li>
                <li>"Install Alongside, as above."</li>
                <li>"Open it from its own icon. On Today, tap “Restore a backup” and choose the file."</li>
                <li>"Look whether all is there, and go on writing there. This tab stays as it is."</li>
            </ol>
        </section>
    }
    .into_any()
}
