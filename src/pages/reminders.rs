//! Reminders: a file for the person's own calendar, and what this device can do besides. Nothing
//! here is promised that needs a server.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::days::{said_time, week_starts_on};
use super::frame::{TopRow, entered};
use crate::components::radio_row::RadioRow;
use crate::components::week_days::{WEEKDAYS, WeekDays};
use crate::domain::reminder::{Daily, TimeOfDay};
use crate::platform::{badge, wake};
use crate::route::Route;
use crate::state::{AppState, reminders, use_app};

/// Reminders.
#[component]
pub fn RemindersPage() -> impl IntoView {
    entered("Reminders");
    let app = use_app();
    view! {
        <div class="you year reminders">
            <TopRow up=Route::You.href() here="Reminders"/>
            <section>
                <h1>"Reminders"</h1>
                <p class="prose">
                    "Alongside has no server that could wake your phone. Your own calendar can: Alongside makes a file for it, and the calendar reminds you, offline too. The entry says “Five minutes” and nothing else."
                </p>
            </section>
            <DailyReminder/>
            {how_to()}
            <section>
                <h2>"Look-backs and hand-backs"</h2>
                <p>
                    "They have a day of their own. On the page of a situation, “Put it in my calendar” makes an entry for that day, at the time above. It says “Five minutes” too, and nothing of the situation. If the day changes, put it in again: it replaces the old one. An entry you need no more stays until you delete it in your calendar."
                </p>
            </section>
            {app.live.then(|| on_this_device(app))}
        </div>
    }
    .into_any()
}

/// The reminder of the day: its days, its time, and putting it in the calendar.
#[component]
fn DailyReminder() -> impl IntoView {
    let app = use_app();
    let kept = RwSignal::new(app.live.then(reminders::daily).flatten());
    let first = kept.get_untracked();
    let own_days = || untrack(|| app.own_course()).workdays;
    let days = RwSignal::new(first.as_ref().map_or_else(own_days, |kept| kept.days));
    let at = RwSignal::new(first.map(|kept| kept.at).unwrap_or_default());
    let stands =
        Memo::new(move |_| kept.with(|kept| kept.as_ref().is_some_and(|kept| kept.stands)));
    let put = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            let (days, at) = (days.get_untracked(), at.get_untracked());
            app.say_handed(app.remind_daily(days, at).await);
            let _ = kept.try_set(reminders::daily());
        });
    };
    let told = move || kept.with(|kept| kept.as_ref().map(|kept| words(app, kept)));
    view! {
        <section>
            <h2>"A few minutes of practice"</h2>
            <form class="reminders__form" on:submit=put>
                <WeekDays
                    legend="Remind me on"
                    helper="With none marked, every day."
                    first=week_starts_on(app)
                    chosen=days.into()
                    on_change=Callback::new(move |chosen| days.set(chosen))
                />
                {time(app, at)}
                <p class="soft small">{told}</p>
                <button type="submit" class="button button--primary button--wide">
                    {move || if stands.get() { "Replace it in my calendar" } else { "Put it in my calendar" }}
                </button>
            </form>
            {move || stands.get().then(|| take_out(app, kept))}
        </section>
    }
    .into_any()
}

/// The time, in the phone's own field for times.
fn time(app: AppState, at: RwSignal<TimeOfDay>) -> AnyView {
    view! {
        <div class="year__start">
            <label for="reminder-time">"At"</label>
            <input
                id="reminder-time"
                class="field"
                type="time"
                required
                // What is chosen on a page that is not alive yet would be lost.
                disabled=!app.live
                prop:value=move || at.get().to_text()
                on:change:target=move |event| {
                    if let Some(time) = TimeOfDay::parse(&event.target().value()) {
                        at.set(time);
                    }
                }
            />
        </div>
    }
    .into_any()
}

/// Where the reminder stands, as far as it is known here.
fn words(app: AppState, kept: &Daily) -> String {
    if !kept.stands {
        return "You took it out of your calendar. If the entry is still there, delete it in the calendar itself, all of it and not one day alone.".to_owned();
    }
    let named = kept.days.named();
    let named = named.filter_map(|day| WEEKDAYS.get(usize::from(day)).copied());
    let named: Vec<&str> = named.collect();
    let days = match named.is_empty() {
        true => "every day".to_owned(),
        false => named.join(", "),
    };
    [
        "In your calendar, unless you deleted it there: ",
        &days,
        " at ",
        &said_time(app, kept.at),
        ".",
    ]
    .concat()
}

fn take_out(app: AppState, kept: RwSignal<Option<Daily>>) -> AnyView {
    let take_out = move |_| {
        let Some(standing) = kept.get_untracked() else {
            return;
        };
        spawn_local(async move {
            app.say_handed(app.end_daily(&standing).await);
            let _ = kept.try_set(reminders::daily());
        });
    };
    view! {
        <button type="button" class="quiet" on:click=take_out>
            "Take it out of my calendar"
        </button>
    }
    .into_any()
}

/// What to do with the file, by where it is opened.
const HOW_TO: [(&str, &str); 4] = [
    (
        "iPhone and iPad",
        "Choose “Save to Files” in the sheet. Open the file in Files, then tap “Add to Calendar” or “Add all”.",
    ),
    (
        "Android",
        "Open the file from your downloads and choose your calendar. Google Calendar takes no files on a phone: send it to a computer and use Import in the settings of Google Calendar there.",
    ),
    (
        "Computer",
        "Open the file. Your calendar asks where to put it. A private calendar is better than the one your team sees.",
    ),
    (
        "If two stand there",
        "Some calendars add a new entry in place of changing the old one. Delete the older one there.",
    ),
];

fn how_to() -> AnyView {
    let ways = HOW_TO.map(|(place, way)| {
        view! {
            <div>
                <dt>{place}</dt>
                <dd>{way}</dd>
            </div>
        }
    });
    view! {
        <details class="why">
            <summary>"What to do with the file"</summary>
            <dl class="end-lines">{ways.collect_view()}</dl>
        </details>
    }
    .into_any()
}

/// What this device can do besides. What it cannot, or was not allowed, is not shown.
fn on_this_device(app: AppState) -> AnyView {
    let number = badge::can_show().then(|| {
        let is_on = app.number_shown.get_untracked();
        switch(
            app,
            "A number on the icon",
            "How many things are due today, on the icon of the installed app: a number, and gone when they are done. While the lock is on there is none.",
            is_on,
            move |on| Box::pin(app.show_number(on)),
        )
    });
    let woken = RwSignal::new(None::<bool>);
    spawn_local(async move {
        if wake::is_offered().await {
            let _ = woken.try_set(Some(wake::is_on().await));
        }
    });
    let wake = move || {
        woken.get().map(|is_on| {
            switch(
                app,
                "A word from the browser",
                "On the days of your reminder, as they are when you turn this on, the browser may say “Five minutes for today”. When, or whether at all, it decides itself: do not count on it.",
                is_on,
                move |on| {
                    let days = reminders::days_to_wake(app);
                    Box::pin(async move {
                        match on {
                            true => wake::turn_on(days.into_iter()).await,
                            false => {
                                wake::turn_off().await;
                                true
                            }
                        }
                    })
                },
            )
        })
    };
    view! {
        {number}
        {wake}
    }
    .into_any()
}

/// What turning a switch does; whether it was allowed.
type Turning = std::pin::Pin<Box<dyn Future<Output = bool>>>;

/// On or off, where the device may say no.
fn switch(
    app: AppState,
    legend: &'static str,
    helper: &'static str,
    is_on: bool,
    turn: impl Fn(bool) -> Turning + Send + Sync + 'static,
) -> AnyView {
    let chosen = RwSignal::new(usize::from(is_on));
    let choose = Callback::new(move |at: usize| {
        let turning = turn(at == 1);
        spawn_local(async move {
            if turning.await {
                let _ = chosen.try_set(at);
                app.say_saved();
            } else {
                app.say("This device does not allow it. You can change that in its settings for Alongside. Nothing else has changed.");
            }
        });
    });
    view! {
        <section>
            <RadioRow
                legend
                helper
                labels=["Off", "On"].map(str::to_owned).to_vec()
                chosen=Signal::derive(move || Some(chosen.get()))
                on_choose=choose
            />
        </section>
    }
    .into_any()
}
