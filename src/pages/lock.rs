//! The lock: what it does and what it cannot, turning it on, and what can be done while it is on.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::frame::{TopRow, entered};
use super::lock_code::{Code, code_steps};
use crate::components::radio_row::RadioRow;
use crate::components::refusal::Refusal;
use crate::components::secret_field::SecretField;
use crate::platform::document;
use crate::route::Route;
use crate::state::entrance::Unopened;
use crate::state::lock::{MINUTES, NewOpener, unfit};
use crate::state::{AppState, use_app};

/// The lock.
#[component]
pub fn LockPage() -> impl IntoView {
    entered("Lock");
    let app = use_app();
    let on = Memo::new(move |_| app.lock.minutes.get().is_some());
    view! {
        <div class="you lock">
            <TopRow up=Route::You.href() here="Lock"/>
            <h1>"Lock"</h1>
            {what_it_does()}
            {move || match (on.get(), app.is_lasting()) {
                (true, _) => while_on(app),
                (false, true) => turn_on(app),
                (false, false) => {
                    view! { <p>"This browser keeps nothing, so there is nothing to lock."</p> }
                        .into_any()
                }
            }}
            {limits()}
        </div>
    }
    .into_any()
}

fn what_it_does() -> AnyView {
    view! {
        <section>
            <p class="prose">
                "With the lock on, everything you write is kept encrypted on this phone. Alongside asks for your passphrase when it opens, when it was out of sight for a while, and when you say so."
            </p>
        </section>
    }
    .into_any()
}

fn limits() -> AnyView {
    view! {
        <section>
            <h2>"What it cannot do"</h2>
            <ul class="plain">
                <li>
                    "It does not help against harmful software on this phone, against other pages of the same web address, or against somebody who holds the phone while Alongside is unlocked."
                </li>
                <li>
                    "Which lessons you took up, how many records there are and when they were written can still be seen by somebody who looks into the browser's storage."
                </li>
                <li>
                    "What you wrote before it was on may leave traces on the phone's disk for a while."
                </li>
                <li>
                    "If you lose both the passphrase and the recovery code, nobody can open it again. There is no reset. Make a backup first."
                </li>
            </ul>
        </section>
    }
    .into_any()
}

/// A task under way, and what came of the last one.
#[derive(Clone, Copy)]
pub(super) struct Doing {
    busy: RwSignal<bool>,
    refusal: Refusal,
}

impl Doing {
    /// `id` is that of the line that says what went wrong.
    pub(super) fn nothing(id: &'static str) -> Doing {
        Doing {
            busy: RwSignal::new(false),
            refusal: Refusal::none(id),
        }
    }

    /// Says why it cannot begin.
    fn refuse(self, words: &str) {
        self.refusal.words.set(Some(words.to_owned()));
    }

    /// Does one thing at a time; `done` is what is said if it went well.
    pub(super) fn run(
        self,
        app: AppState,
        task: impl Future<Output = Result<(), Unopened>> + 'static,
        done: &'static str,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.refusal.words.set(None);
        spawn_local(async move {
            let went = task.await;
            let _ = self.busy.try_set(false);
            match went {
                Ok(()) => {
                    app.say(done);
                    document::focus_heading_soon();
                }
                Err(error) => drop(self.refusal.words.try_set(Some(error.words()))),
            }
        });
    }

    /// The button that begins it, with what went wrong above.
    pub(super) fn button(self, label: &'static str, meanwhile: &'static str) -> AnyView {
        view! {
            {self.refusal.line()}
            <button
                type="submit"
                class="button button--primary button--wide"
                aria-disabled=move || self.busy.get().to_string()
            >
                {move || if self.busy.get() { meanwhile } else { label }}
            </button>
        }
        .into_any()
    }
}

/// Two fields for a new passphrase.
fn new_passphrase(first: RwSignal<String>, again: RwSignal<String>, refusal: Refusal) -> AnyView {
    view! {
        <p class="soft small">
            "Four or five words that do not belong together are easy to keep in mind and hard to guess."
        </p>
        <SecretField id="lock-new" label="New passphrase" autocomplete="new-password" value=first refusal/>
        <SecretField id="lock-again" label="The same once more" autocomplete="new-password" value=again refusal/>
    }
    .into_any()
}

fn turn_on(app: AppState) -> AnyView {
    let (first, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (doing, code) = (
        Doing::nothing("lock-on-refusal"),
        RwSignal::new(None::<Code>),
    );
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (passphrase, repeated) = (first.get_untracked(), again.get_untracked());
        match (unfit(&passphrase, &repeated), Code::fresh(Some(passphrase))) {
            (Some(words), _) => doing.refuse(words),
            (None, fresh) => {
                code.set(fresh);
                document::focus_heading_of_soon("#lock-code-title");
            }
        }
    };
    let finish = Callback::new(move |openers: Code| {
        let task = async move { app.turn_lock_on(&openers.openers).await };
        doing.run(app, task, "The lock is on.");
    });
    view! {
        <section>
            <h2>"Turn it on"</h2>
            {move || match code.get() {
                Some(code) => code_steps(code, doing, "Turn the lock on", finish),
                None => {
                    view! {
                        <form class="lock__form" on:submit=next>
                            {new_passphrase(first, again, doing.refusal)}
                            {doing.button("Go on to the recovery code", "")}
                        </form>
                    }
                        .into_any()
                }
            }}
        </section>
    }
    .into_any()
}

fn while_on(app: AppState) -> AnyView {
    let chosen = Signal::derive(move || {
        let minutes = app.lock.minutes.get();
        MINUTES.iter().position(|offered| Some(*offered) == minutes)
    });
    let choose = Callback::new(move |at: usize| {
        if let Some(minutes) = MINUTES.get(at) {
            app.set_lock_minutes(*minutes);
        }
    });
    let labels = MINUTES.map(|minutes| match minutes {
        1 => "1 minute".to_owned(),
        many => [&many.to_string(), " minutes"].concat(),
    });
    view! {
        <section>
            <h2>"The lock is on"</h2>
            <button type="button" class="button button--primary" on:click=move |_| app.lock_now()>
                "Lock now"
            </button>
            <RadioRow
                legend="Lock when out of sight for"
                helper=""
                labels=labels.to_vec()
                chosen
                on_choose=choose
            />
        </section>
        {change_passphrase(app)}
        {new_code(app)}
        {turn_off(app)}
    }
    .into_any()
}

/// The field that proves who is asking.
fn proof(id: &'static str, value: RwSignal<String>, refusal: Refusal) -> AnyView {
    view! {
        <SecretField
            id
            label="Your passphrase now, or the recovery code"
            autocomplete="current-password"
            value
            refusal
        />
    }
    .into_any()
}

fn change_passphrase(app: AppState) -> AnyView {
    let [now, first, again] = [(); 3].map(|()| RwSignal::new(String::new()));
    let doing = Doing::nothing("lock-change-refusal");
    let change = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let passphrase = first.get_untracked();
        if let Some(words) = unfit(&passphrase, &again.get_untracked()) {
            return doing.refuse(words);
        }
        let secret = now.get_untracked();
        let task = async move {
            let opener = NewOpener::Passphrase(passphrase);
            app.change_lock(&secret, opener).await?;
            for field in [now, first, again] {
                field.set(String::new());
            }
            Ok(())
        };
        doing.run(
            app,
            task,
            "The passphrase is changed. The recovery code stays the same.",
        );
    };
    view! {
        <details class="why lock__part">
            <summary>"Change the passphrase"</summary>
            <form class="lock__form" on:submit=change>
                {proof("lock-change-now", now, doing.refusal)}
                {new_passphrase(first, again, doing.refusal)}
                {doing.button("Use the new passphrase", "Changing…")}
            </form>
        </details>
    }
    .into_any()
}

fn new_code(app: AppState) -> AnyView {
    let (now, code) = (RwSignal::new(String::new()), RwSignal::new(None::<Code>));
    let doing = Doing::nothing("lock-code-refusal");
    let next = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        code.set(Code::fresh(None));
        document::focus_heading_of_soon("#lock-code-title");
    };
    let finish = Callback::new(move |fresh: Code| {
        let secret = now.get_untracked();
        let task = async move {
            let opener = NewOpener::Code(fresh.openers);
            let changed = app.change_lock(&secret, opener).await;
            // A wrong passphrase is typed again where it was typed.
            code.set(None);
            changed?;
            now.set(String::new());
            Ok(())
        };
        doing.run(
            app,
            task,
            "The new recovery code works. The old one does not any more.",
        );
    });
    view! {
        <details class="why lock__part">
            <summary>"Make a new recovery code"</summary>
            {move || match code.get() {
                Some(code) => code_steps(code, doing, "Use the new code", finish),
                None => {
                    view! {
                        <form class="lock__form" on:submit=next>
                            {proof("lock-code-now", now, doing.refusal)}
                            {doing.button("Show a new code", "")}
                        </form>
                    }
                        .into_any()
                }
            }}
        </details>
    }
    .into_any()
}

fn turn_off(app: AppState) -> AnyView {
    let now = RwSignal::new(String::new());
    let doing = Doing::nothing("lock-off-refusal");
    let off = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let secret = now.get_untracked();
        let task = async move { app.turn_lock_off(&secret).await };
        doing.run(
            app,
            task,
            "The lock is off. What you write can be read by who opens this phone.",
        );
    };
    view! {
        <details class="why lock__part">
            <summary>"Turn the lock off"</summary>
            <form class="lock__form" on:submit=off>
                {proof("lock-off-now", now, doing.refusal)}
                {doing.button("Turn it off now", "Unlocking everything…")}
            </form>
        </details>
    }
    .into_any()
}
