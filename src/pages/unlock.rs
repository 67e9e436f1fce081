//! The one screen of a locked app: it stands in the place of the whole app, and knows nothing of
//! anybody. It has no router and no state to read; what opens the lock is `entrance`'s.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::motif;
use crate::components::refusal::Refusal;
use crate::components::secret_field::SecretField;
use crate::platform::document;
use crate::state::entrance::Locked;
use crate::state::store::Opening;

/// The unlock screen.
#[component]
pub fn UnlockPage(
    /// What is locked.
    locked: Locked,
    /// Called once, with what was inside.
    on_open: Box<dyn FnOnce(Opening)>,
) -> impl IntoView {
    let trouble = locked.trouble();
    let body = match trouble {
        Some(words) => view! { <p>{words}</p> }.into_any(),
        None => form(locked, on_open),
    };
    view! {
        <main id="page" class="unlock">
            {motif()}
            <h1>"Alongside is locked"</h1>
            {body}
            <details class="why">
                <summary>"If both are lost"</summary>
                <p>
                    "Without the passphrase and the recovery code nobody can open what is kept here: not you, and not whoever made Alongside. There is no reset."
                </p>
                <p>
                    "A backup made earlier still opens with its own passphrase. Rescue can save what is here as a file, closed as it is, in case you find one of the two."
                </p>
            </details>
            <p>
                <a class="quiet" href="rescue.html" rel="external">
                    "Rescue"
                </a>
            </p>
        </main>
    }
    .into_any()
}

fn form(locked: Locked, on_open: Box<dyn FnOnce(Opening)>) -> AnyView {
    let secret = RwSignal::new(String::new());
    let by_code = RwSignal::new(false);
    let (busy, refusal) = (RwSignal::new(false), Refusal::none("unlock-refusal"));
    let wrong = refusal.words;
    let locked = StoredValue::new_local((locked, Some(on_open)));
    let unlock = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        wrong.set(None);
        spawn_local(async move {
            let Some(door) = locked.try_with_value(|(locked, _)| locked.clone()) else {
                return;
            };
            match door.unlock(&secret.get_untracked()).await {
                Ok(opening) => {
                    let on_open = locked.try_update_value(|(_, on_open)| on_open.take());
                    if let Some(Some(on_open)) = on_open {
                        on_open(opening);
                    }
                }
                Err(error) => {
                    busy.set(false);
                    wrong.set(Some(error.words()));
                    document::focus_on(".secret input");
                }
            }
        });
    };
    let field = move || match by_code.get() {
        false => view! {
            <SecretField id="unlock-passphrase" label="Passphrase" autocomplete="current-password" value=secret refusal/>
        },
        true => view! {
            <SecretField id="unlock-code" label="Recovery code" autocomplete="off" value=secret refusal/>
        },
    };
    let other = move |_| {
        secret.set(String::new());
        wrong.set(None);
        by_code.update(|by_code| *by_code = !*by_code);
        document::focus_on(".secret input");
    };
    view! {
        <form class="unlock__form" on:submit=unlock>
            {field}
            {refusal.line()}
            <button
                type="submit"
                class="button button--primary button--wide"
                aria-disabled=move || busy.get().to_string()
            >
                {move || if busy.get() { "Unlocking…" } else { "Unlock" }}
            </button>
            <button type="button" class="quiet" on:click=other>
                {move || if by_code.get() { "I have my passphrase" } else { "I have a recovery code" }}
            </button>
        </form>
    }
    .into_any()
}
