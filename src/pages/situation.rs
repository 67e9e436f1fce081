//! A situation: its checks as they were answered, facts and story apart.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::frame::{TopRow, entered};
use crate::app::use_go_to;
use crate::components::icon::motif;
use crate::components::mark::{mark, rung_class};
use crate::components::writing::Writing;
use crate::domain::day::Day;
use crate::domain::situation::{
    CheckTaken, Field, ROLE_CHARS_MAX, Situation, TEXT_CHARS_MAX, TITLE_CHARS_MAX,
};
use crate::platform::{clock, document};
use crate::route::Route;
use crate::state::situations::{Given, draft_of};
use crate::state::{AppState, use_app};

/// A situation, by the id in its address.
#[component]
pub fn SituationPage() -> impl IntoView {
    entered("Situation");
    let app = use_app();
    let query = use_query_map();
    let id = Memo::new(move |_| query.with(|query| query.get("id")).unwrap_or_default());
    let there = Memo::new(move |_| {
        app.ledger
            .with(|ledger| ledger.situation(&id.get()).is_some())
    });
    move || match (there.get(), app.live) {
        (true, _) => view! { <Thread id=id.get()/> }.into_any(),
        (false, true) => gone(),
        (false, false) => ().into_any(),
    }
}

fn gone() -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <h1>"This situation is not here"</h1>
            <p>"It may have been deleted, or the address is from another phone. Nothing else is affected."</p>
            <p>
                <a class="button" href=Route::Journal.href()>
                    "Open the journal"
                </a>
            </p>
        </div>
    }
    .into_any()
}

#[component]
fn Thread(id: String) -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let kept = Memo::new({
        let id = id.clone();
        move |_| app.ledger.with(|ledger| ledger.situation(&id).cloned())
    });
    let title = move || kept.with(|kept| kept.as_ref().map(|kept| kept.title.clone()));
    let checks = move || {
        let checks = kept.with(|kept| {
            kept.as_ref().map(|kept| {
                kept.checks()
                    .map(|(day, check)| (day, check.clone()))
                    .collect::<Vec<_>>()
            })
        });
        let checks = checks.unwrap_or_default().into_iter().rev();
        checks
            .map(|(day, check)| check_entry(app, day, &check))
            .collect_view()
    };
    let again = {
        let (id, go) = (id.clone(), go.clone());
        move |_| {
            app.check_again(&id);
            go(&Route::Check.path(), false);
        }
    };
    let delete = {
        let id = id.clone();
        move |_| {
            app.delete_situation(&id);
            go(&Route::Journal.path(), true);
        }
    };
    view! {
        <article class="situation">
            <TopRow up=Route::Journal.href() here="Situation" always_up=true/>
            <h1 dir="auto">{title}</h1>
            <ol class="thread">{checks}</ol>
            <button type="button" class="button button--wide" on:click=again>
                "Check again"
            </button>
            <FieldOf id=id.clone() field=Field::Facts/>
            <FieldOf id=id.clone() field=Field::Story/>
            <FieldOf id=id.clone() field=Field::Title/>
            <p class="situation__delete">
                <button type="button" class="quiet quiet--danger" on:click=delete>
                    "Delete this situation"
                </button>
            </p>
        </article>
    }
    .into_any()
}

/// One check, as it was answered that day.
fn check_entry(app: AppState, day: Day, check: &CheckTaken) -> AnyView {
    let model = &app.index.check;
    let title = model
        .card(check.verdict)
        .map_or("", |card| card.title.as_str());
    let say = model
        .variant(check.verdict, &check.variant)
        .map(|variant| variant.say.as_str());
    let older = (check.model != model.version)
        .then_some("The rules have changed since. This is what they said then.");
    let rows = check
        .asked
        .iter()
        .map(|(question, answer)| {
            let asked = model
                .question(*question)
                .map_or("", |text| text.text.as_str());
            view! {
                <div>
                    <dt>{asked}</dt>
                    <dd>{model.label(*question, *answer)}</dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <li class=["entry ", rung_class(check.verdict)].concat()>
            <p class="entry__day soft small">{clock::written_long(day)}</p>
            <h2 class="entry__verdict">{mark(check.verdict)} <span>{title}</span></h2>
            <p>{check.because.clone()}</p>
            {say.map(|say| view! { <p class="entry__say prose">"“" {say} "”"</p> })}
            <details class="why">
                <summary>"The answers"</summary>
                <dl class="pairs">{rows}</dl>
                {older.map(|older| view! { <p class="soft small">{older}</p> })}
            </details>
        </li>
    }
    .into_any()
}

/// One field of the situation, with its draft.
#[component]
fn FieldOf(id: String, field: Field) -> impl IntoView {
    let app = use_app();
    let kept = app
        .ledger
        .with_untracked(|ledger| ledger.situation(&id).cloned());
    let saved = kept.map(|kept| text_of(&kept, field)).unwrap_or_default();
    let draft = app.draft(&draft_of(&id, field));
    let unsaved = RwSignal::new(draft.as_deref().is_some_and(|draft| draft != saved));
    let (element, label, hint, chars_max) = words(field);
    let typed = Callback::new({
        let id = id.clone();
        move |text: String| {
            unsaved.set(true);
            app.typed(&draft_of(&id, field), &text);
        }
    });
    let save = Callback::new(move |text: String| {
        if field == Field::Title && text.trim().is_empty() {
            return app.say("A situation needs a title. The old one stays until you save another.");
        }
        let then = move |given| {
            if given == Given::Kept {
                document::focus_on(["#", element].concat().as_str());
                unsaved.set(false);
            }
            app.say_given(given, "Saved.");
        };
        app.write_field(&id, field, &text, "", Box::new(then));
    });
    view! {
        <Writing
            id=element
            label
            hint
            chars_max
            text=draft.unwrap_or(saved)
            unsaved=unsaved.into()
            on_typed=typed
            on_save=save
        />
    }
    .into_any()
}

fn text_of(kept: &Situation, field: Field) -> String {
    match field {
        Field::Title => kept.title.clone(),
        Field::Role => kept.role.clone(),
        Field::Facts => kept.facts.clone(),
        Field::Story => kept.story.clone(),
    }
}

/// The element's id, its label, its hint, and how many characters it takes.
const fn words(field: Field) -> (&'static str, &'static str, &'static str, usize) {
    match field {
        Field::Title => (
            "title",
            "Title",
            "A few words to find it again. Roles, not names.",
            TITLE_CHARS_MAX,
        ),
        Field::Role => (
            "role",
            "Who is it about?",
            "A role or initials, not a name.",
            ROLE_CHARS_MAX,
        ),
        Field::Facts => (
            "facts",
            "Facts",
            "What a camera would have seen. Roles or initials, not names.",
            TEXT_CHARS_MAX,
        ),
        Field::Story => (
            "story",
            "Story",
            "What you make of it. It may turn out otherwise.",
            TEXT_CHARS_MAX,
        ),
    }
}
