//! A situation: where it stands, what can be done now, its thread, facts and story apart.

use leptos::prelude::*;

use super::calendar_button::calendar_button;
use super::days;
use super::frame::{TopRow, addressed, entered, situation_gone};
use super::lead::lead_card;
use super::thread::thread;
use super::writings::Writings;
use crate::app::use_go_to;
use crate::components::day_choice::DayChoice;
use crate::domain::command::Command;
use crate::domain::situation::Situation;
use crate::platform::document;
use crate::route::{Act, Route};
use crate::state::reminders::Purpose;
use crate::state::{AppState, use_app};

/// A situation, by the id in its address.
#[component]
pub fn SituationPage() -> impl IntoView {
    entered("Situation");
    let app = use_app();
    let kept = addressed();
    let id = Memo::new(move |_| kept.with(|kept| kept.as_ref().map(|kept| kept.id.clone())));
    if app.live {
        // From one situation to the next in the list beside it, the page itself stays.
        Effect::new(move |before: Option<Option<String>>| {
            let now = id.get();
            if before.is_some_and(|before| before != now) {
                document::focus_heading();
            }
            now
        });
    }
    move || match (id.get(), app.live) {
        (Some(id), _) => view! { <Thread id kept/> }.into_any(),
        (None, true) => situation_gone(),
        (None, false) => ().into_any(),
    }
}

#[component]
fn Thread(id: String, kept: Memo<Option<Situation>>) -> impl IntoView {
    let app = use_app();
    let title = move || kept.with(|kept| kept.as_ref().map(|kept| kept.title.clone()));
    let with = move |view: fn(AppState, &Situation) -> AnyView| {
        move || kept.with(|kept| kept.as_ref().map(|kept| view(app, kept)))
    };
    view! {
        <article class="situation">
            <TopRow up=Route::Journal.href() here="Situation" always_up=true/>
            <h1 dir="auto">{title}</h1>
            {with(now)}
            <AgainButton id=id.clone()/>
            {with(thread)}
            <Writings id=id.clone()/>
            {with(ways)}
        </article>
    }
    .into_any()
}

/// What can be done now: bring it back, hand back, look back.
fn now(app: AppState, kept: &Situation) -> AnyView {
    let today = app.today.get();
    if kept.deleted.is_some() {
        return deleted(app, kept);
    }
    if kept.is_closed() {
        return closed(app, kept);
    }
    let lead = kept.lead().map(|lead| lead_card(app, kept, &lead, today));
    view! {
        <div class="now">
            {lead}
            {look_back(app, kept)}
        </div>
    }
    .into_any()
}

fn deleted(app: AppState, kept: &Situation) -> AnyView {
    let id = kept.id.clone();
    view! {
        <section class="line">
            <p>"This situation is in the Deleted list."</p>
            <button
                type="button"
                class="quiet"
                on:click=move |_| app.give_one(&id, Command::Restore, "Situation restored.")
            >
                "Bring it back"
            </button>
        </section>
    }
    .into_any()
}

fn closed(app: AppState, kept: &Situation) -> AnyView {
    let id = kept.id.clone();
    view! {
        <section class="line">
            <p>"This situation is closed."</p>
            <button
                type="button"
                class="quiet"
                on:click=move |_| app.give_one(&id, Command::Reopen, "It is open again.")
            >
                "Open it again"
            </button>
        </section>
    }
    .into_any()
}

/// The look-back: due, to come, or to be set.
fn look_back(app: AppState, kept: &Situation) -> AnyView {
    let today = app.today.get();
    let id = kept.id.clone();
    let set = Callback::new(move |day: Option<_>| {
        if let Some(day) = day {
            app.give_one(&id, Command::LookBackOn(day), "The day is set.");
        }
    });
    let on = kept.look_back_on();
    let none: Option<String> = None;
    let pick = view! {
        <DayChoice
            id="look-back-on"
            legend="Look back on"
            offered=days::look_backs(today)
            none
            chosen=Signal::stored(on)
            first=today
            on_change=set
        />
    };
    let go = |words: &'static str| {
        view! {
            <a class="button button--wide" href=Route::Act(Act::LookBack, kept.id.clone()).href()>
                {words}
            </a>
        }
        .into_any()
    };
    let due = kept.is_look_back_due(today);
    let words = match on {
        Some(_) if due => "The day to look back has come.".to_owned(),
        Some(day) => ["You look back on it: ", &days::said(day, today), "."].concat(),
        None => "No day to look back is set.".to_owned(),
    };
    let summary = match on {
        Some(_) if due => "Another day",
        Some(_) => "Another day, or now",
        None => "Set a day",
    };
    view! {
        <section class="look-back-to-come" class:look-back-to-come--due=due>
            <p id="look-back-day">{words}</p>
            {due.then(|| go("Look back"))}
            {on.and_then(|day| calendar_button(app, kept, Purpose::LookBack, day))}
            <details class="why">
                <summary>{summary}</summary>
                {pick}
                {(on.is_some() && !due).then(|| go("Look back now"))}
            </details>
        </section>
    }
    .into_any()
}

/// Takes the check again, from the last answers.
#[component]
fn AgainButton(id: String) -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let checked = app.ledger.with_untracked(|ledger| {
        ledger
            .situation(&id)
            .is_some_and(|kept| kept.latest().is_some())
    });
    let again = move |_| {
        app.check_again(&id);
        go(&Route::Check.path(), false);
    };
    view! {
        <button type="button" class="button button--wide" on:click=again>
            {if checked { "Check again" } else { "Should I step in?" }}
        </button>
    }
    .into_any()
}

/// The ways out of the thread: show it to others, close it, delete it.
fn ways(app: AppState, kept: &Situation) -> AnyView {
    let open = kept.deleted.is_none() && !kept.is_closed();
    let (close_id, delete_id) = (kept.id.clone(), kept.id.clone());
    let close = open.then(|| {
        view! {
            <button
                type="button"
                class="quiet"
                on:click=move |_| app.give_one(&close_id, Command::Close, "Closed. It stays in your journal.")
            >
                "Close this situation"
            </button>
        }
    });
    let delete = kept.deleted.is_none().then(|| {
        view! { <DeleteButton id=delete_id/> }
    });
    view! {
        <div class="situation__ways">
            <a class="quiet" href=Route::Act(Act::OutcomeRecord, kept.id.clone()).href()>
                "Outcome record for others"
            </a>
            {close}
            {delete}
        </div>
    }
    .into_any()
}

#[component]
fn DeleteButton(id: String) -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let delete = move |_| {
        app.delete_situation(&id);
        go(&Route::Journal.path(), true);
    };
    view! {
        <button type="button" class="quiet quiet--danger" on:click=delete>
            "Delete this situation"
        </button>
    }
    .into_any()
}
