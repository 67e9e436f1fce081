//! The person's own contacts: links that call them, on the safety screens, and where they are
//! written, on You. The app ships none (content bible 2.8).

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::domain::contacts::{CONTACT_CHARS_MAX, CONTACTS_MAX, Contact, Unfit};
use crate::platform::document;
use crate::route::Route;
use crate::state::AppState;
use crate::state::contacts::{NAME_DRAFT, NUMBER_DRAFT};

/// Links that call the person's own contacts; where there are none, the way to write them.
pub fn contact_links(app: AppState) -> AnyView {
    let contacts = move || app.ledger.with(|ledger| ledger.contacts().to_vec());
    let link = |contact: Contact| {
        let href = contact.href();
        view! {
            <li>
                <a class="exit exit--call" href=href>
                    {icon(Icon::Call)}
                    <span dir="auto">{contact.name}</span>
                    <span class="soft" dir="ltr">{contact.number}</span>
                </a>
            </li>
        }
    };
    let shown = move || {
        let contacts = contacts();
        match contacts.is_empty() {
            true => view! {
                <p class="small soft">
                    "Your own contacts can stand here, one tap away. "
                    <a href=[Route::You.href().as_str(), "#contacts"].concat()>"Write them down"</a>
                    " in a calm moment."
                </p>
            }
            .into_any(),
            false => view! {
                <ul class="contacts" role="list" aria-label="Your own contacts">
                    {contacts.into_iter().map(link).collect_view()}
                </ul>
            }
            .into_any(),
        }
    };
    view! { <div class="contacts-place">{shown}</div> }.into_any()
}

/// Where the contacts are written: up to three.
pub fn contacts_section(app: AppState) -> AnyView {
    let contacts = Memo::new(move |_| app.ledger.with(|ledger| ledger.contacts().to_vec()));
    let row = move |at: usize, contact: Contact| {
        let label = ["Remove ", &contact.name].concat();
        view! {
            <li class="contact">
                <span class="contact__words">
                    <strong dir="auto">{contact.name}</strong>
                    <span class="soft" dir="ltr">{contact.number}</span>
                </span>
                <button
                    type="button"
                    class="quiet"
                    aria-label=label
                    on:click=move |_| app.remove_contact(at)
                >
                    "Remove"
                </button>
            </li>
        }
    };
    view! {
        <section id="contacts" aria-labelledby="contacts-title">
            <h2 id="contacts-title">"If it is not a peer's job"</h2>
            <p class="soft">
                "Up to three contacts of your own: the emergency number where you are, a person or team at work, a helpline or union. They stand on the safety screens and work offline. Alongside brings no numbers: they differ from place to place."
            </p>
            <ul class="contact-list">
                {move || {
                    let contacts = contacts.get().into_iter().enumerate();
                    contacts.map(|(at, contact)| row(at, contact)).collect_view()
                }}
            </ul>
            {move || (contacts.with(Vec::len) < CONTACTS_MAX).then(|| new_contact(app))}
        </section>
    }
    .into_any()
}

fn new_contact(app: AppState) -> AnyView {
    let half_typed = |field: &str| app.draft(field).unwrap_or_default();
    let contact = RwSignal::new(Contact {
        name: half_typed(NAME_DRAFT),
        number: half_typed(NUMBER_DRAFT),
    });
    let first = contact.get_untracked();
    let unfit = RwSignal::new(None::<Unfit>);
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match app.add_contact(&contact.get_untracked()) {
            Ok(()) => document::focus_on("#contacts-title"),
            Err(reason) => {
                unfit.set(Some(reason));
                document::focus_on(match reason {
                    Unfit::NoNumber => "#contact-number",
                    _ => "#contact-name",
                });
            }
        }
    };
    view! {
        <form class="new-contact" on:submit=add>
            <label for="contact-name">"Who"</label>
            <input
                id="contact-name"
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                maxlength=CONTACT_CHARS_MAX
                aria-describedby="contact-unfit"
                prop:value=first.name
                on:input:target=move |event| {
                    contact.update(|contact| contact.name = event.target().value());
                    app.typed(NAME_DRAFT, &event.target().value());
                }
            />
            <label for="contact-number">"Number"</label>
            <input
                id="contact-number"
                class="field"
                type="tel"
                autocomplete="off"
                maxlength=CONTACT_CHARS_MAX
                aria-describedby="contact-unfit"
                prop:value=first.number
                on:input:target=move |event| {
                    contact.update(|contact| contact.number = event.target().value());
                    app.typed(NUMBER_DRAFT, &event.target().value());
                }
            />
            <p id="contact-unfit" class="refused" role="alert">
                {move || unfit.get().map(Unfit::told)}
            </p>
            <button type="submit" class="button">
                "Add contact"
            </button>
        </form>
    }
    .into_any()
}
