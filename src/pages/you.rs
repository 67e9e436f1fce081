//! You: appearance, where your data lives, what Alongside is.

use leptos::prelude::*;

use super::backup::last_words;
use super::contacts::contacts_section;
use super::frame::{TopRow, entered};
use crate::components::radio_row::RadioRow;
use crate::domain::install::Way;
use crate::platform::storage_facts::{self, StorageFacts};
use crate::platform::worker::{self, WorkerState};
use crate::platform::{document, haptics};
use crate::route::Route;
use crate::state::{AppState, settings, use_app};

/// You.
#[component]
pub fn YouPage() -> impl IntoView {
    entered("You");
    view! {
        <div class="you">
            <TopRow up=Route::Today.href() here="You"/>
            <h1>"You"</h1>
            {your_year()}
            <Appearance/>
            {facts_setting()}
            {contacts_section(use_app())}
            {install_section(use_app())}
            <YourData/>
            <PrivacyProof/>
            <About/>
        </div>
    }
    .into_any()
}

/// The way to how the year is taken.
fn your_year() -> AnyView {
    view! {
        <section>
            <h2>"Your year"</h2>
            <p>
                <a href=Route::Year.href()>"Your days, how much of it, and where to start"</a>
            </p>
            <p>
                <a href=Route::Reminders.href()>"Reminders"</a>
            </p>
        </section>
    }
    .into_any()
}

/// The way to install help, where it is not installed.
fn install_section(app: AppState) -> AnyView {
    let shown = move || {
        (app.way.get() != Way::Installed).then(|| {
            view! {
                <section>
                    <h2>"On your home screen"</h2>
                    <p>
                        <a href=Route::Install.href()>"Install Alongside as an app"</a>
                    </p>
                </section>
            }
        })
    };
    shown.into_any()
}

/// Theme and text size.
#[component]
fn Appearance() -> impl IntoView {
    view! {
        <section>
            <h2>"Appearance"</h2>
            {setting("Light or dark", &settings::THEMES, settings::theme, settings::set_theme)}
            {setting("Size of text", &settings::TEXT_SIZES, settings::text_size, settings::set_text_size)}
            {buzz_setting()}
        </section>
    }
    .into_any()
}

fn setting(
    legend: &'static str,
    options: &'static [(&'static str, &'static str)],
    read: fn() -> String,
    write: fn(&str),
) -> AnyView {
    let app = use_app();
    let first = options.first().map_or("", |(code, _)| code);
    let chosen = RwSignal::new(if app.live { read() } else { first.to_owned() });
    let at = Signal::derive(move || {
        chosen.with(|chosen| options.iter().position(|(code, _)| code == chosen))
    });
    let choose = Callback::new(move |at: usize| {
        if let Some((code, _)) = options.get(at) {
            write(code);
            chosen.set((*code).to_owned());
        }
    });
    let labels = options
        .iter()
        .map(|(_, label)| (*label).to_owned())
        .collect::<Vec<_>>();
    view! { <RadioRow legend helper="" labels chosen=at on_choose=choose/> }.into_any()
}

/// A buzz when something is kept, on a phone that can.
fn buzz_setting() -> Option<AnyView> {
    let read = || if settings::buzzes() { "on" } else { "off" }.to_owned();
    let write = |code: &str| settings::set_buzzes(code == "on");
    (use_app().live && haptics::can_buzz()).then(|| {
        setting(
            "A short buzz at a verdict and when something is kept",
            &BUZZES,
            read,
            write,
        )
    })
}

/// Off first: a phone is still unless it was asked.
const BUZZES: [(&str, &str); 2] = [("off", "No buzz"), ("on", "Buzz")];

/// The question about labels, on or off.
fn facts_setting() -> AnyView {
    let read = || {
        if settings::asks_about_labels() {
            "on"
        } else {
            "off"
        }
        .to_owned()
    };
    let write = |code: &str| settings::set_asks_about_labels(code == "on");
    view! {
        <section>
            <h2>"Facts and story"</h2>
            {setting("Ask when a label slips into the facts", &ON_OFF, read, write)}
        </section>
    }
    .into_any()
}

/// On or off.
const ON_OFF: [(&str, &str); 2] = [("on", "Ask"), ("off", "Don't ask")];

/// What is kept, where, and how safe it is there.
#[component]
fn YourData() -> impl IntoView {
    let app = use_app();
    let facts = RwSignal::new(StorageFacts::default());
    if app.live {
        leptos::task::spawn_local(async move { facts.set(storage_facts::read().await) });
    }
    view! {
        <section>
            <h2>"Where your data lives"</h2>
            <p>
                "Everything you write is kept in this browser, on this phone. There is no account and no server. Nobody else can read it here, and nobody can bring it back for you if it is gone."
            </p>
            <dl class="pairs">
                <div>
                    <dt>"Kept on purpose"</dt>
                    <dd>{move || persisted_words(app, facts.get().persisted)}</dd>
                </div>
                <div>
                    <dt>"Room used"</dt>
                    <dd>{move || room_words(facts.get())}</dd>
                </div>
                <div>
                    <dt>"Works offline"</dt>
                    <dd>{move || offline_words(app.worker.get())}</dd>
                </div>
            </dl>
            {warning(app, facts)}
            {move || damaged_words(app)}
            <p class="soft small">{move || last_words(app)}</p>
            <ul class="plain you__links">
                <li>
                    <a href=Route::Backup.href()>"Make a backup"</a>
                </li>
                <li>
                    <a href=Route::Restore.href()>"Restore a backup, or a copy kept here"</a>
                </li>
                {move || other_versions(app)}
                <li>{lock_line(app)}</li>
            </ul>
            {erase(app)}
        </section>
    }
    .into_any()
}

/// What is known of this browser's ways with data, where it is worth a warning.
fn warning(app: AppState, facts: RwSignal<StorageFacts>) -> AnyView {
    let cleared = app.live && storage_facts::may_be_cleared_in_days();
    let words = move || match (cleared, facts.get().quota) {
        (true, _) => Some(
            "In a Safari tab, what you write may be cleared after seven days without a visit. Add Alongside to the home screen first, or carry a backup across.",
        ),
        (false, Some(quota)) if quota < SMALL_QUOTA => Some(
            "This looks like a private window: what you write goes when it is closed. Make a backup before.",
        ),
        _ => None,
    };
    let shown = move || words().map(|words| view! { <p class="line line--warning">{words}</p> });
    shown.into_any()
}

/// Browsers give an ordinary window more than this many bytes.
const SMALL_QUOTA: f64 = 200.0 * 1024.0 * 1024.0;

/// The way to what stands beside, if anything does.
fn other_versions(app: AppState) -> Option<AnyView> {
    let words = match app.other_versions().len() {
        0 => return None,
        1 => "One other version is kept".to_owned(),
        many => [&many.to_string(), " other versions are kept"].concat(),
    };
    let link = view! {
        <li>
            <a href=Route::Versions.href()>{words}</a>
        </li>
    };
    Some(link.into_any())
}

/// Erasing everything, in two steps.
fn erase(app: AppState) -> AnyView {
    let (asked, wrong) = (RwSignal::new(false), RwSignal::new(None::<String>));
    let erase = move |_| {
        leptos::task::spawn_local(async move {
            match app.erase_everything().await {
                Ok(()) => document::reload(),
                Err(error) => wrong.set(Some(error.words())),
            }
        });
    };
    let step = move || match asked.get() {
        false => view! {
            <button type="button" class="button" on:click=move |_| asked.set(true)>
                "Erase everything on this phone"
            </button>
        }
        .into_any(),
        true => view! {
            <p>"This cannot be undone, not even from the copies kept here: they go too."</p>
            <button type="button" class="button" on:click=erase>
                "Yes, erase it all"
            </button>
            <button type="button" class="quiet" on:click=move |_| asked.set(false)>
                "Keep it"
            </button>
        }
        .into_any(),
    };
    view! {
        <details class="why you__erase">
            <summary>"Erase everything"</summary>
            <p class="soft small">
                "Every record, every copy, the backup passphrase and your settings. Backup files you saved elsewhere are not touched."
            </p>
            {step}
            <p role="alert" class="refused small">{move || wrong.get()}</p>
        </details>
    }
    .into_any()
}

/// The way to the lock.
fn lock_line(app: AppState) -> AnyView {
    let words = move || match app.lock.minutes.get() {
        Some(_) => "The lock is on",
        None => "Lock it with a passphrase",
    };
    view! { <a href=Route::Lock.href()>{words}</a> }.into_any()
}

fn persisted_words(app: AppState, persisted: Option<bool>) -> &'static str {
    if app.health.with(|health| health.memory_only) {
        return "No: only while this page is open";
    }
    match persisted {
        Some(true) => "Yes, the browser promised",
        Some(false) => "Not promised: the browser may clear it when space runs out",
        None => "This browser does not say",
    }
}

fn room_words(facts: StorageFacts) -> String {
    let Some(used) = facts.used else {
        return "This browser does not say".to_owned();
    };
    // Whole kilobytes and megabytes: float printing has no place in the app's bytes.
    let used = size_words((used / 1024.0) as u64);
    match facts.quota {
        Some(quota) => [&used, " of ", &size_words((quota / 1024.0) as u64)].concat(),
        None => used,
    }
}

/// So many kilobytes, in the largest unit of which there is a whole one.
fn size_words(kilobytes: u64) -> String {
    let (size, unit) = match kilobytes {
        0..1024 => (kilobytes, " KB"),
        1024..1_048_576 => (kilobytes / 1024, " MB"),
        _ => (kilobytes / 1_048_576, " GB"),
    };
    [&size.to_string(), unit].concat()
}

fn offline_words(worker: WorkerState) -> String {
    let words = match worker {
        WorkerState::Ready => "Yes, everything is stored",
        WorkerState::Waiting => "Yes, and a new version is ready",
        WorkerState::UpdateFailed => {
            "Yes, with the version you have. A newer one did not load whole"
        }
        WorkerState::Failed => {
            "No: not every part could be stored. Open Alongside again when online"
        }
        WorkerState::None => "Not yet",
    };
    let failed = [WorkerState::UpdateFailed, WorkerState::Failed].contains(&worker);
    // Asked only then: there is no page to ask while it is prerendered.
    match failed.then(worker::missing).flatten() {
        Some(file) => [words, ". What did not arrive: ", &file].concat(),
        None => words.to_owned(),
    }
}

fn damaged_words(app: AppState) -> Option<AnyView> {
    let damaged = app.health.with(|health| health.damaged);
    (damaged > 0).then(|| {
        let (count, them) = match damaged {
            1 => ("One record".to_owned(), "it is"),
            many => ([&many.to_string(), " records"].concat(), "they are"),
        };
        view! {
            <section class="line line--warning" role="alert">
                <p>
                    {count} " could not be read. Nothing was overwritten: " {them}
                    " kept aside, and the rest works as before."
                </p>
                <button type="button" class="quiet" on:click=move |_| app.save_damaged_as_file()>
                    "Save what is there as a file"
                </button>
            </section>
        }
        .into_any()
    })
}

/// How to check that nothing is sent.
#[component]
fn PrivacyProof() -> impl IntoView {
    view! {
        <section>
            <h2>"Nothing is sent to anyone"</h2>
            <p>"You need not take that on trust:"</p>
            <ul class="plain">
                <li>
                    "Switch to flight mode and use everything. Nothing is missing, because nothing is fetched."
                </li>
                <li>
                    "On a computer, open the browser's developer tools, choose Network, and use the app. After the first visit no request goes out."
                </li>
                <li>
                    "Each page forbids the browser to speak to any other address. The rule stands in the page's source, under Content-Security-Policy."
                </li>
            </ul>
        </section>
    }
    .into_any()
}

/// What Alongside is, and what it rests on.
#[component]
fn About() -> impl IntoView {
    view! {
        <section>
            <h2>"About"</h2>
            <p>
                "Alongside is a second look for people who lead colleagues they do not manage. It is not permission, not a legal or medical opinion, and not a judgement of anyone. The stories in its lessons are invented."
            </p>
            <p>
                <a href=Route::Rules.href()>"The rules of the check"</a>
            </p>
            <p>
                <a href=Route::Sources.href()>"Sources"</a>
            </p>
            <p class="soft small">"Version " {env!("CARGO_PKG_VERSION")}</p>
        </section>
    }
    .into_any()
}
