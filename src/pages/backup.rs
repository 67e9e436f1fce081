//! Backup: one tap makes a file of everything, closed with a passphrase that is set and rehearsed
//! once. A readable file and the journal as a text are there for whoever asks for them.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::frame::{TopRow, entered};
use crate::components::refusal::Refusal;
use crate::components::secret_field::SecretField;
use crate::domain::day::Day;
use crate::platform::files::Handed;
use crate::platform::{clock, document};
use crate::route::Route;
use crate::state::backup::{Kind, Made};
use crate::state::{AppState, use_app};

/// The fewest characters of a passphrase.
const CHARS_MIN: usize = 8;

/// Where making a backup stands.
#[derive(Clone, Copy)]
struct Making {
    /// The first file, until its passphrase was rehearsed.
    rehearsed: RwSignal<Option<(Made, String)>>,
    busy: RwSignal<bool>,
    refusal: Refusal,
}

/// Backup.
#[component]
pub fn BackupPage() -> impl IntoView {
    entered("Backup");
    let app = use_app();
    let making = Making {
        rehearsed: RwSignal::new(None),
        busy: RwSignal::new(false),
        refusal: Refusal::none("backup-refusal"),
    };
    let has_passphrase = Memo::new(move |_| app.backup.with(|facts| facts.has_passphrase));
    let step = move || match (making.rehearsed.get().is_some(), has_passphrase.get()) {
        (true, _) => rehearse(app, making),
        (false, true) => one_tap(app, making),
        (false, false) => set_passphrase(app, making),
    };
    view! {
        <div class="you backup">
            <TopRow up=Route::You.href() here="Backup"/>
            <h1>"Backup"</h1>
            <section>
                <p class="prose">
                    "A backup is one file with everything you wrote, your settings too. Keep it somewhere that is not this phone: nobody else has what is in it."
                </p>
                <p class="soft small">{move || last_words(app)}</p>
            </section>
            {step}
            {making.refusal.line()}
            {open_files(app, making)}
            <section>
                <h2>"Bring one back"</h2>
                <p>
                    <a href=Route::Restore.href()>"Restore a backup, or a copy kept here"</a>
                </p>
            </section>
        </div>
    }
    .into_any()
}

/// When the last one was made, and how much has changed since.
pub(super) fn last_words(app: AppState) -> String {
    if !app.live {
        return String::new();
    }
    let changes = match app.changes_since_backup() {
        0 => "Nothing has changed since.".to_owned(),
        1 => "One change since.".to_owned(),
        many => [&many.to_string(), " changes since."].concat(),
    };
    match app.backup.with(|facts| facts.last) {
        Some(last) => [
            "Last backup: ",
            &clock::written_moment(last),
            ". ",
            &changes,
        ]
        .concat(),
        None => "No backup was made on this phone yet.".to_owned(),
    }
}

impl Making {
    /// Does one thing at a time, and says what went wrong.
    fn run(self, task: impl Future<Output = Result<(), String>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refusal.words.set(None);
        spawn_local(async move {
            let went = task.await;
            let _ = self.busy.try_set(false);
            let _ = self.refusal.words.try_set(went.err());
        });
    }

    fn button(self, app: AppState, label: &'static str, kind: &'static str) -> AnyView {
        let shown = move || match (self.busy.get(), app.backup_progress.get()) {
            (false, _) => label.to_owned(),
            (true, None) => "Working…".to_owned(),
            (true, Some(percent)) => ["Working… ", &percent.to_string(), " %"].concat(),
        };
        view! {
            <button
                type=kind
                class="button button--primary button--wide"
                aria-disabled=move || self.busy.get().to_string()
            >
                {shown}
            </button>
        }
        .into_any()
    }
}

/// Hands the file over and says where it went.
async fn hand_over(app: AppState, made: &Made) -> Result<(), String> {
    match app.hand_over(made).await {
        Handed::Shared => app.say("Handed over. Keep it somewhere that is not this phone."),
        Handed::Downloaded => {
            app.say("Saved among your downloads. Move it somewhere that is not this phone.");
        }
        Handed::NotShared => app.say("Not handed over: the sheet was closed. Nothing was saved."),
        Handed::Refused => {
            return Err(
                "The browser did not take the file. Nothing of yours has changed. Try again, or \
                 open Alongside in the phone's own browser."
                    .to_owned(),
            );
        }
    }
    Ok(())
}

fn one_tap(app: AppState, making: Making) -> AnyView {
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        making.run(async move {
            let made = app.make_backup(Kind::Closed, None).await;
            hand_over(app, &made.map_err(|error| error.words())?).await
        });
    };
    let another = move |_| {
        making.run(async move {
            let kept = app.keep_passphrase(None).await;
            kept.map_err(|_| "The passphrase could not be changed just now.".to_owned())
        });
    };
    view! {
        <section>
            <form class="lock__form" on:submit=make>
                {making.button(app, "Make a backup", "submit")}
            </form>
            <p class="soft small">
                "It is closed with your backup passphrase. There is no reset: without the passphrase nobody can open the file."
            </p>
            <button type="button" class="quiet" on:click=another>
                "Use another passphrase from now on"
            </button>
        </section>
    }
    .into_any()
}

fn set_passphrase(app: AppState, making: Making) -> AnyView {
    let first = RwSignal::new(String::new());
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let passphrase = first.get_untracked();
        if passphrase.chars().count() < CHARS_MIN {
            making.refusal.words.set(Some(
                "That is too short. Take at least eight characters; four words are better."
                    .to_owned(),
            ));
            return;
        }
        making.run(async move {
            let made = app
                .make_backup(Kind::Closed, Some(passphrase.clone()))
                .await;
            let made = made.map_err(|error| error.words())?;
            making.rehearsed.set(Some((made, passphrase)));
            document::focus_heading_of_soon("#backup-step");
            Ok(())
        });
    };
    view! {
        <section>
            <h2>"A passphrase for your backups"</h2>
            <p>
                "Four or five words that do not belong together are easy to keep in mind and hard to guess. There is no reset: without the passphrase nobody can open the file. Write it down and keep the paper at home."
            </p>
            <form class="lock__form" on:submit=make>
                <SecretField
                    id="backup-new"
                    label="Backup passphrase"
                    autocomplete="new-password"
                    value=first
                    refusal=making.refusal
                />
                {making.button(app, "Make a backup with it", "submit")}
            </form>
        </section>
    }
    .into_any()
}

/// The file just made is opened once, as it would have to be in a year.
fn rehearse(app: AppState, making: Making) -> AnyView {
    let typed = RwSignal::new(String::new());
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((made, passphrase)) = making.rehearsed.get_untracked() else {
            return;
        };
        making.run(async move {
            let opened = app.rehearse(&made, &typed.get_untracked()).await;
            opened.map_err(|error| error.words())?;
            // Where it cannot be kept, the next backup asks for it again.
            let _ = app.keep_passphrase(Some(passphrase)).await;
            making.rehearsed.set(None);
            hand_over(app, &made).await
        });
    };
    let another = move |_| {
        making.refusal.words.set(None);
        making.rehearsed.set(None);
        document::focus_heading_soon();
    };
    view! {
        <section>
            <h2 id="backup-step">"Open it once"</h2>
            <p>
                "The backup is made. Type the passphrase once more: if it opens the file now, it will in a year. Then the file is yours."
            </p>
            <form class="lock__form" on:submit=open>
                <SecretField
                    id="backup-again"
                    label="The passphrase once more"
                    autocomplete="current-password"
                    value=typed
                    refusal=making.refusal
                />
                {making.button(app, "Open it and take the file", "submit")}
                <button type="button" class="quiet" on:click=another>
                    "Choose another passphrase"
                </button>
            </form>
        </section>
    }
    .into_any()
}

/// Files that anybody can read.
fn open_files(app: AppState, making: Making) -> AnyView {
    let save = move |kind: Kind| {
        making.run(async move {
            let made = app.make_backup(kind, None).await;
            hand_over(app, &made.map_err(|error| error.words())?).await
        });
    };
    view! {
        <details class="why">
            <summary>"Files that anybody can read"</summary>
            <p class="soft small">
                "Without a passphrase the file is readable by anyone who has it. Keep it somewhere private."
            </p>
            <button type="button" class="button" on:click=move |_| save(Kind::Readable)>
                "Save everything as a readable file"
            </button>
            <button type="button" class="button" on:click=move |_| save(Kind::Journal)>
                "Save the journal as a text"
            </button>
        </details>
    }
    .into_any()
}

/// A day a file names, as it is written for this person; as it stands there if it is none.
pub(super) fn written_day(day: &str) -> String {
    Day::parse(day).map_or_else(|| day.to_owned(), clock::written_in_full)
}
