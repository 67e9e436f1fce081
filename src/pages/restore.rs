//! Restore: a file or a copy kept here is looked into, what it would change is shown, and only then
//! is it taken in. It can be taken back.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::backup::written_day;
use super::frame::{TopRow, entered};
use crate::components::chip::chip;
use crate::components::refusal::Refusal;
use crate::components::secret_field::SecretField;
use crate::platform::files::Chosen;
use crate::platform::{clock, document};
use crate::route::Route;
use crate::state::copies::{CopyKind, CopyName};
use crate::state::restore::{Found, NotTaken, Planned, Source};
use crate::state::{AppState, Notice, Undo, use_app};

/// Where it stands.
#[derive(Clone)]
enum Step {
    /// Nothing is chosen.
    Choose,
    /// A file that is closed with a passphrase.
    Closed(Vec<u8>),
    /// What it would change is shown.
    Shown {
        source: Source,
        planned: Box<Planned>,
        bring_back: bool,
    },
}

#[derive(Clone, Copy)]
struct Taking {
    step: RwSignal<Step>,
    busy: RwSignal<bool>,
    refusal: Refusal,
}

/// Restore.
#[component]
pub fn RestorePage() -> impl IntoView {
    entered("Restore");
    let app = use_app();
    let taking = Taking {
        step: RwSignal::new(Step::Choose),
        busy: RwSignal::new(false),
        refusal: Refusal::none("restore-refusal"),
    };
    // A file the system was asked to open with the app is as good as one chosen here.
    Effect::new(move |_| {
        app.arrivals.get();
        if let Some(file) = Chosen::arrived().filter(|_| app.live) {
            look_into(app, taking, file);
        }
    });
    let shown = move || match taking.step.get() {
        Step::Choose => choose(app, taking),
        Step::Closed(file) => closed(app, taking, file),
        Step::Shown {
            source,
            planned,
            bring_back,
        } => preview(app, taking, source, *planned, bring_back),
    };
    view! {
        <div class="you restore">
            <TopRow up=Route::You.href() here="Restore"/>
            <h1>"Restore"</h1>
            {shown}
        </div>
    }
    .into_any()
}

/// What is going on, and what went wrong: beside what was asked for.
fn told(app: AppState, taking: Taking) -> AnyView {
    view! {
        <div class="told">
            <p role="status" class="soft small">
                {move || taking.busy.get().then(|| working(app))}
            </p>
            {taking.refusal.line()}
        </div>
    }
    .into_any()
}

fn working(app: AppState) -> String {
    match app.backup_progress.get() {
        Some(percent) => ["Opening the file… ", &percent.to_string(), " %"].concat(),
        None => "Reading…".to_owned(),
    }
}

impl Taking {
    fn run(self, task: impl Future<Output = Result<(), NotTaken>> + 'static) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refusal.words.set(None);
        spawn_local(async move {
            let went = task.await;
            let _ = self.busy.try_set(false);
            let _ = self
                .refusal
                .words
                .try_set(went.err().map(|error| error.words()));
        });
    }

    /// Shows what it would change.
    async fn show(self, app: AppState, source: Source, bring_back: bool) -> Result<(), NotTaken> {
        let planned = app.plan_restore(&source, bring_back).await?;
        let planned = Box::new(planned);
        let _ = self.step.try_set(Step::Shown {
            source,
            planned,
            bring_back,
        });
        document::focus_heading_of_soon("#restore-step");
        Ok(())
    }

    fn start_again(self) {
        self.refusal.words.set(None);
        self.step.set(Step::Choose);
        document::focus_heading_soon();
    }
}

fn choose(app: AppState, taking: Taking) -> AnyView {
    let chosen = move |event: leptos::ev::Event| {
        if let Some(chosen) = Chosen::of(&event) {
            look_into(app, taking, chosen);
        }
    };
    view! {
        <section>
            <h2>"From a file"</h2>
            <p class="prose">
                "You will see what it would change before anything is changed. Nothing you wrote here is removed by a file that does not know of it."
            </p>
            <label class="file">
                <span>"Choose a backup file"</span>
                <input type="file" class="field" on:change=chosen/>
            </label>
            {told(app, taking)}
        </section>
        {copies(app, taking)}
    }
    .into_any()
}

fn look_into(app: AppState, taking: Taking, chosen: Chosen) {
    taking.run(async move {
        match app.look_into(&chosen).await? {
            Found::Closed(file) => {
                taking.step.set(Step::Closed(file));
                document::focus_heading_of_soon("#restore-step");
                Ok(())
            }
            Found::Open(source) => taking.show(app, source, false).await,
        }
    });
}

/// The copies kept in this browser.
fn copies(app: AppState, taking: Taking) -> AnyView {
    let names = RwSignal::new(Vec::<CopyName>::new());
    if app.live {
        spawn_local(async move {
            let found = app.copy_names().await;
            let _ = names.try_set(found);
        });
    }
    let look = move |name: String| {
        taking.run(async move {
            let source = app.copy_of(&name).await?;
            taking.show(app, source, true).await
        });
    };
    let rows = move || {
        let names = names.get();
        let rows = names.iter().map(|name| copy_row(name, look));
        rows.collect::<Vec<_>>()
    };
    view! {
        <section>
            <h2>"From a copy kept here"</h2>
            <p class="soft small">
                "Alongside makes copies by itself: three of today, one of each day for a week, one of each week for a month. They help against a mistake. They are gone if the browser clears everything, and then only a backup helps."
            </p>
            <Show when=move || names.with(Vec::is_empty)>
                <p class="soft">"There is none yet. The first is made when something has been saved."</p>
            </Show>
            <ul class="rows">{rows}</ul>
        </section>
    }
    .into_any()
}

fn copy_row(name: &CopyName, look: impl Fn(String) + Clone + 'static) -> AnyView {
    let (key, element) = (name.to_text(), ["copy-", &name.id].concat());
    let records = match name.records {
        1 => "1 record".to_owned(),
        many => [&many.to_string(), " records"].concat(),
    };
    let kind = match name.kind {
        CopyKind::Auto => "",
        CopyKind::Safety => ", before a restore",
    };
    view! {
        <li class="deleted__row">
            <span class="row__words">
                <strong id=element.clone()>{clock::written_moment(name.made)}</strong>
                <span class="soft small">{records} {kind}</span>
            </span>
            <button
                type="button"
                class="button"
                aria-describedby=element
                on:click=move |_| look(key.clone())
            >
                "Look at it"
            </button>
        </li>
    }
    .into_any()
}

fn closed(app: AppState, taking: Taking, file: Vec<u8>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let open = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let file = file.clone();
        taking.run(async move {
            let source = app.open_with(&file, &typed.get_untracked()).await?;
            taking.show(app, source, false).await
        });
    };
    view! {
        <section>
            <h2 id="restore-step">"This backup is closed"</h2>
            <form class="lock__form" on:submit=open>
                <SecretField
                    id="restore-passphrase"
                    label="The passphrase it was made with"
                    autocomplete="current-password"
                    value=typed
                    refusal=taking.refusal
                />
                {told(app, taking)}
                <button
                    type="submit"
                    class="button button--primary button--wide"
                    aria-disabled=move || taking.busy.get().to_string()
                >
                    "Open it"
                </button>
                <button type="button" class="quiet" on:click=move |_| taking.start_again()>
                    "Choose another file"
                </button>
            </form>
        </section>
    }
    .into_any()
}

/// What it would change.
fn preview(
    app: AppState,
    taking: Taking,
    source: Source,
    planned: Planned,
    bring_back: bool,
) -> AnyView {
    let nothing = planned.batch.writes.is_empty() && planned.settings.is_empty();
    let made = match planned.made.is_empty() {
        true => String::new(),
        false => ["Made on ", &written_day(&planned.made), ". "].concat(),
    };
    let holds = match planned.records {
        1 => "It holds 1 record.".to_owned(),
        many => ["It holds ", &many.to_string(), " records."].concat(),
    };
    let lines = planned.lines.iter();
    let lines = lines.map(|line| view! { <li>{line.clone()}</li> });
    let lines = lines.collect_view();
    let settings = match planned.settings.len() {
        0 => None,
        1 => Some(view! { <li>"One setting that is not set here"</li> }.into_any()),
        many => Some(view! { <li>{many} " settings that are not set here"</li> }.into_any()),
    };
    let offers_older = planned.older > 0 || bring_back;
    let older = StoredValue::new(source);
    let toggle = Callback::new(move |()| {
        let source = older.get_value();
        taking.run(async move { taking.show(app, source, !bring_back).await });
    });
    let conflicting = planned.conflicting > 0;
    view! {
        <section>
            <h2 id="restore-step">"What it would change"</h2>
            <p class="soft">{made} {holds}</p>
            <ul class="plain">{lines} {settings}</ul>
            {conflicting.then(|| view! {
                <p class="soft small">
                    "Where both were changed, the newer one is in use and the other stays under Other versions."
                </p>
            })}
            {offers_older.then(|| {
                let on = Signal::derive(move || bring_back);
                chip("Bring back the older versions in it, too".to_owned(), on, toggle)
            })}
            {match nothing {
                true => view! { <p>"Everything in it is here already. There is nothing to restore."</p> }
                    .into_any(),
                false => take_in_button(app, taking, planned),
            }}
            {told(app, taking)}
            <button type="button" class="quiet" on:click=move |_| taking.start_again()>
                "Leave everything as it is"
            </button>
        </section>
    }
    .into_any()
}

fn take_in_button(app: AppState, taking: Taking, planned: Planned) -> AnyView {
    view! {
        <button
            type="button"
            class="button button--primary button--wide"
            aria-disabled=move || taking.busy.get().to_string()
            on:click=move |_| take_in(app, taking, planned.clone())
        >
            "Restore it"
        </button>
    }
    .into_any()
}

fn take_in(app: AppState, taking: Taking, planned: Planned) {
    taking.run(async move {
        let undo = app.restore(planned).await?;
        taking.step.set(Step::Choose);
        document::focus_heading_soon();
        app.show(Notice {
            text: "Restored. Everything is saved.".to_owned(),
            undo: Some(Undo::Taken(undo)),
        });
        Ok(())
    });
}
