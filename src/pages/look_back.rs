//! Looking back on a situation: three taps and one optional line. What was thought before is shown
//! only once all three are answered, and cannot be changed.

use leptos::prelude::*;

use super::frame::{TopRow, addressed, entered, situation_gone};
use super::thread::forecast_row;
use crate::components::icon::motif;
use crate::components::radio_row::RadioRow;
use crate::components::writing::Writing;
use crate::domain::command::Command;
use crate::domain::day::Day;
use crate::domain::look_back::{Again, Happened, LINE_CHARS_MAX, LookBack, Tap, Wanted};
use crate::domain::plan::Forecast;
use crate::domain::situation::{Event, Situation};
use crate::route::Route;
use crate::state::keep::Change;
use crate::state::situations::Given;
use crate::state::{AppState, Notice, Undo, use_app};

/// The look-back on the situation in the address.
#[component]
pub fn LookBackPage() -> impl IntoView {
    entered("Look back");
    let app = use_app();
    let kept = addressed();
    let there = Memo::new(move |_| kept.with(Option::is_some));
    // True once it is looked back on, and false again when that is taken back.
    let answered = Memo::new(move |_| {
        let today = app.today.get();
        kept.with(|kept| {
            kept.as_ref()
                .is_some_and(|kept| kept.may_look_back(today).is_err())
        })
    });
    move || {
        // Asked once, when the page opens: the answers stay in view after the last tap.
        let now = untrack(|| kept.get());
        match (there.get(), now, app.live) {
            (true, Some(kept), _) => {
                let today = app.today.get_untracked();
                match (kept.may_look_back(today), looked_back_on(&kept, today)) {
                    (Ok(()), _) => questions(app, &kept, answered, Taps::default()),
                    // A page loaded again right after shows what was answered, and the line.
                    (Err(_), Some(taps)) => questions(app, &kept, answered, taps),
                    (Err(refusal), None) => not_now(&kept, refusal.told()),
                }
            }
            (_, _, true) => situation_gone(),
            (_, _, false) => ().into_any(),
        }
    }
}

const WANTED: &str = "Did they want help?";
const HAPPENED: &str = "What happened?";
const AGAIN: &str = "Same again?";

/// The three answers as they are tapped.
#[derive(Clone, Copy, Default)]
struct Taps {
    wanted: Option<Wanted>,
    happened: Option<Happened>,
    again: Option<Again>,
}

/// What was answered on `today`, if nothing has happened since.
fn looked_back_on(kept: &Situation, today: Day) -> Option<Taps> {
    let last = kept.entries.last().filter(|entry| entry.day == today)?;
    match &last.event {
        Event::LookedBack(given) => Some(Taps {
            wanted: Some(given.wanted),
            happened: Some(given.happened),
            again: Some(given.again),
        }),
        _ => None,
    }
}

fn questions(app: AppState, kept: &Situation, answered: Memo<bool>, given: Taps) -> AnyView {
    let id = kept.id.clone();
    let forecast = last_forecast(kept);
    let taps = RwSignal::new(given);
    let keep = Callback::new({
        let id = id.clone();
        move |()| {
            let given = taps.get_untracked();
            if let (Some(wanted), Some(happened), Some(again), false) = (
                given.wanted,
                given.happened,
                given.again,
                answered.get_untracked(),
            ) {
                let line = String::new();
                let command = Command::LookBack(LookBack {
                    wanted,
                    happened,
                    again,
                    line,
                });
                give(app, &id, command);
            }
        }
    });
    let after = {
        let id = id.clone();
        move || answered.get().then(|| after(app, &id, forecast))
    };
    // Once answered it is told, not asked: what was thought before is in view by then.
    let body = move || match answered.get() {
        true => told(taps.get_untracked()),
        false => rows(taps, keep),
    };
    view! {
        <article class="look-back">
            <TopRow up=Route::Situation(id).href() here="Look back"/>
            <h1 dir="auto">{kept.title.clone()}</h1>
            {body}
            <div aria-live="polite">{after}</div>
        </article>
    }
    .into_any()
}

/// The three questions.
fn rows(taps: RwSignal<Taps>, keep: Callback<()>) -> AnyView {
    let given = taps.get_untracked();
    let wanted = asked(WANTED, given.wanted, move |tap| {
        taps.update(|taps| taps.wanted = Some(tap));
        keep.run(());
    });
    let happened = asked(HAPPENED, given.happened, move |tap| {
        taps.update(|taps| taps.happened = Some(tap));
        keep.run(());
    });
    let again = asked(AGAIN, given.again, move |tap| {
        taps.update(|taps| taps.again = Some(tap));
        keep.run(());
    });
    view! {
        {wanted}
        {happened}
        {again}
    }
    .into_any()
}

/// What was answered.
fn told(given: Taps) -> AnyView {
    let pairs = [
        (WANTED, given.wanted.map_or("", Tap::label)),
        (HAPPENED, given.happened.map_or("", Tap::label)),
        (AGAIN, given.again.map_or("", Tap::label)),
    ];
    let rows = pairs.map(|(asked, label)| {
        view! {
            <div>
                <dt>{asked}</dt>
                <dd>{label}</dd>
            </div>
        }
    });
    view! { <dl class="pairs">{rows.into_iter().collect_view()}</dl> }.into_any()
}

/// Keeps the look-back; the notice takes it back, for a tap that went wrong.
fn give(app: AppState, id: &str, command: Command) {
    let of = id.to_owned();
    let then = move |given| match given {
        Given::Kept | Given::NotKept => app.show(Notice {
            text: "Looked back.".to_owned(),
            undo: Some(Undo::LookBack(of)),
        }),
        other => app.say_given(other, ""),
    };
    app.give(id, vec![command], Change::default(), Box::new(then));
}

/// One question with its answers on a row.
fn asked<T: Tap>(
    legend: &'static str,
    given: Option<T>,
    choose: impl Fn(T) + Send + Sync + 'static,
) -> AnyView {
    let given = given.and_then(|given| T::ALL.iter().position(|tap| *tap == given));
    let chosen = RwSignal::new(given);
    let labels = T::ALL.iter().map(|tap| tap.label().to_owned()).collect();
    let on_choose = Callback::new(move |at: usize| {
        if let Some(tap) = T::ALL.get(at) {
            chosen.set(Some(at));
            choose(*tap);
        }
    });
    view! { <RadioRow legend helper="" labels chosen=chosen.into() on_choose/> }.into_any()
}

/// What was thought before the last plan.
fn last_forecast(kept: &Situation) -> Option<Forecast> {
    kept.entries
        .iter()
        .rev()
        .find_map(|entry| match &entry.event {
            Event::Planned(plan) => Some(plan.forecast),
            _ => None,
        })
        .flatten()
}

/// The draft field of the line.
fn line_draft(id: &str) -> String {
    ["look-back/", id, "/line"].concat()
}

/// A line that was typed is kept whichever way the page is left.
fn keep_line_on_leaving(app: AppState, id: &str) {
    let (id, field) = (id.to_owned(), line_draft(id));
    on_cleanup(move || {
        if let Some(line) = app.draft(&field) {
            let besides = Change::without_drafts(std::slice::from_ref(&field));
            app.give(&id, vec![Command::AddLine(line)], besides, Box::new(|_| {}));
        }
    });
}

/// After the third tap: what was thought before, one line, and the ways on.
fn after(app: AppState, id: &str, forecast: Option<Forecast>) -> AnyView {
    let field = line_draft(id);
    let draft = app.draft(&field);
    let unsaved = RwSignal::new(draft.is_some());
    let saved = RwSignal::new(draft.unwrap_or_default());
    let typed = {
        let field = field.clone();
        Callback::new(move |line: String| {
            unsaved.set(true);
            app.typed(&field, &line);
        })
    };
    let save = {
        let id = id.to_owned();
        Callback::new(move |line: String| {
            saved.set(line.clone());
            let then = move |given| {
                unsaved.set(given != Given::Kept);
                app.say_given(given, "Saved.");
            };
            let besides = Change::without_drafts(std::slice::from_ref(&field));
            app.give(&id, vec![Command::AddLine(line)], besides, Box::new(then));
        })
    };
    let before = forecast.map(|forecast| {
        view! { <dl class="pairs">{forecast_row(forecast)}</dl> }
    });
    let close = {
        let (id, field) = (id.to_owned(), line_draft(id));
        move |_| {
            let line = app.draft(&field).map(Command::AddLine);
            let commands = line.into_iter().chain([Command::Close]).collect();
            let then = move |given| app.say_given(given, "Closed. It stays in your journal.");
            let besides = Change::without_drafts(std::slice::from_ref(&field));
            app.give(&id, commands, besides, Box::new(then));
        }
    };
    let take_back = {
        let id = id.to_owned();
        move |_| app.give_one(&id, Command::TakeBack, "Taken back.")
    };
    keep_line_on_leaving(app, id);
    view! {
        <section class="look-back__after">
            {before}
            <Writing
                id="look-back-line"
                label="One line, if you like"
                hint="What would you tell yourself next time? Roles, not names."
                chars_max=LINE_CHARS_MAX
                text=saved
                unsaved=unsaved.into()
                on_typed=typed
                on_save=save
            />
            <p class="after__ways">
                <a class="button button--primary" href=Route::Today.href()>
                    "Done"
                </a>
                <button type="button" class="button" on:click=close>
                    "Close this situation"
                </button>
                <button type="button" class="quiet" on:click=take_back>
                    "Take this back"
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn not_now(kept: &Situation, why: &'static str) -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <h1>"Nothing to look back on here"</h1>
            <p>{why}</p>
            <p>
                <a class="button" href=Route::Situation(kept.id.clone()).href()>
                    "Open the situation"
                </a>
            </p>
        </div>
    }
    .into_any()
}
