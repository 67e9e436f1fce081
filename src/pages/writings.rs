//! The fields of a situation a person writes in: facts and story apart, each with its draft, what
//! stood there before, and for the facts a gentle word on labels.

use leptos::prelude::*;

use crate::components::writing::Writing;
use crate::domain::command::Command;
use crate::domain::labels::labels_in;
use crate::domain::situation::Field;
use crate::platform::document;
use crate::state::situations::{Given, draft_of};
use crate::state::{AppState, settings, use_app};

use super::days;

/// Every field.
#[component]
pub fn Writings(
    /// The situation's id.
    id: String,
) -> impl IntoView {
    view! {
        <section class="writings" aria-label="What you wrote">
            <FieldOf id=id.clone() field=Field::Facts/>
            <FieldOf id=id.clone() field=Field::Story/>
            <FieldOf id=id.clone() field=Field::Role/>
            <FieldOf id=id field=Field::Title/>
        </section>
    }
    .into_any()
}

/// One field of the situation, with its draft.
#[component]
fn FieldOf(id: String, field: Field) -> impl IntoView {
    let app = use_app();
    let saved = saved_text(app, id.clone(), field);
    let draft = app.draft(&draft_of(&id, field)).unwrap_or_default();
    let seen = RwSignal::new(saved.get_untracked());
    let typing = RwSignal::new(draft.clone());
    let unsaved = RwSignal::new(!draft.is_empty() && draft != seen.get_untracked());
    let text = Signal::derive(move || match unsaved.get() {
        true => typing.get(),
        false => saved.get(),
    });
    let typed = Callback::new({
        let id = id.clone();
        move |text: String| {
            if !unsaved.get_untracked() {
                seen.set(saved.get_untracked());
            }
            typing.set(text.clone());
            unsaved.set(true);
            app.typed(&draft_of(&id, field), &text);
        }
    });
    let (element, label, hint) = words(field);
    let save = {
        let id = id.clone();
        Callback::new(move |text: String| {
            let then = move |given| {
                match given {
                    Given::Kept => {
                        document::focus_on(["#", element].concat().as_str());
                        unsaved.set(false);
                    }
                    // It stands there all the same, and is this tab's own, not another's.
                    Given::NotKept => seen.set(saved.get_untracked()),
                    _ => {}
                }
                app.say_given(given, "Saved.");
            };
            app.write_field(&id, field, &text, &seen.get_untracked(), Box::new(then));
        })
    };
    let remark = Signal::derive(move || {
        let changed = unsaved.get() && saved.get() != seen.get();
        match changed {
            true => Some(MEANWHILE.to_owned()),
            false => text.with(|text| label_remark(app, field, text)),
        }
    });
    view! {
        <Writing
            id=element
            label
            hint
            chars_max=field.chars_max()
            text
            unsaved=unsaved.into()
            remark
            on_typed=typed
            on_save=save
        />
        <EarlierVersions id field/>
    }
    .into_any()
}

/// What is saved in a field.
fn saved_text(app: AppState, id: String, field: Field) -> Memo<String> {
    Memo::new(move |_| {
        app.ledger.with(|ledger| {
            let kept = ledger.situation(&id);
            kept.map(|kept| kept.text(field).to_owned())
                .unwrap_or_default()
        })
    })
}

const MEANWHILE: &str = "This was changed in another tab. If you save, yours stands here and the other stays under Earlier versions.";

/// A gentle question when a label slips into the facts; it never blocks and can be turned off.
fn label_remark(app: AppState, field: Field, text: &str) -> Option<String> {
    if field != Field::Facts || !app.live || !settings::asks_about_labels() {
        return None;
    }
    let found = labels_in(text, &app.index.labels);
    let first = found.first()?;
    Some(["“", first, "” is a label. What would a camera have seen?"].concat())
}

/// The element's id, its label and its hint.
const fn words(field: Field) -> (&'static str, &'static str, &'static str) {
    match field {
        Field::Title => (
            "title",
            "Title",
            "A few words to find it again. Roles, not names.",
        ),
        Field::Role => (
            "role",
            "Who is it about?",
            "A role or initials, not a name: “night-shift lead”, “newcomer”, “K.”",
        ),
        Field::Facts => (
            "facts",
            "Facts",
            "What a camera would have seen. Write what you could show them. Use initials.",
        ),
        Field::Story => (
            "story",
            "Story",
            "What you make of it. It may turn out otherwise.",
        ),
    }
}

/// What stood in the field before, and the way back to it.
#[component]
fn EarlierVersions(id: String, field: Field) -> impl IntoView {
    let app = use_app();
    let kept = Memo::new({
        let id = id.clone();
        move |_| {
            app.ledger.with(|ledger| {
                let earlier = ledger.situation(&id).map_or(&[][..], |kept| &kept.earlier);
                let of_field = earlier.iter().rev().filter(|kept| kept.field == field);
                of_field.cloned().collect::<Vec<_>>()
            })
        }
    });
    let rows = move || {
        let today = app.today.get();
        let rows = kept.get().into_iter().map(|earlier| {
            let (id, text) = (id.clone(), earlier.text.clone());
            let back = move |_| {
                let command = Command::Write(field, text.clone());
                app.give_one(&id, command, "Brought back.");
            };
            view! {
                <li>
                    <p class="soft small">"Until " {days::said(earlier.day, today)}</p>
                    <p class="written" dir="auto">{earlier.text}</p>
                    <button type="button" class="quiet" on:click=back>
                        "Bring this back"
                    </button>
                </li>
            }
        });
        rows.collect_view()
    };
    move || {
        (!kept.with(Vec::is_empty)).then(|| {
            view! {
                <details class="why earlier">
                    <summary>"Earlier versions"</summary>
                    <ul class="plain">{rows.clone()}</ul>
                </details>
            }
        })
    }
}
