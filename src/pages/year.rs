//! Your year: where you are in it, which days are yours, when a day starts, how much of it you take
//! and where you start. Each choice is kept at once. What follows from it is the domain's (`year`).

use leptos::prelude::*;

use super::days::{said_time, week_starts_on};
use super::frame::{TopRow, entered};
use crate::components::radio_row::RadioRow;
use crate::components::week_days::WeekDays;
use crate::domain::own_course::{DAY_STARTS_AT_MAX, OwnCourse, Span};
use crate::domain::reminder::TimeOfDay;
use crate::domain::year_steps::Why;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// What can be taken, in the order shown.
const SPANS: [(Span, &str); 2] = [
    (Span::Year, "The whole year"),
    (Span::Core, "The short course"),
];

/// Your year.
#[component]
pub fn YearPage() -> impl IntoView {
    entered("Your year");
    let app = use_app();
    let course = Memo::new(move |_| app.own_course());
    view! {
        <div class="you year">
            <TopRow up=Route::You.href() here="Your year"/>
            <div class="year__head">
                <h1>"Your year"</h1>
                <WhereYouAre/>
            </div>
            {own_days(app, course)}
            {day_start(app, course)}
            {span(app, course)}
            {path(app, course)}
        </div>
    }
    .into_any()
}

/// Keeps what was changed, and says so quietly.
fn keep(app: AppState, course: OwnCourse) {
    let then = move |kept| {
        if kept {
            app.say_saved();
        }
    };
    app.take_the_year(|kept| *kept = course, then);
}

/// The place in the year. It tells what is behind, never what is left.
#[component]
fn WhereYouAre() -> impl IntoView {
    let app = use_app();
    let reached = Memo::new(move |_| app.reached());
    move || {
        let (why, read) = reached.get();
        let read = match read {
            0 => None,
            1 => Some("1 lesson read so far".to_owned()),
            _ => Some([&read.to_string(), " lessons read so far"].concat()),
        };
        view! {
            <p class="prose year__place">{place(why)}</p>
            <p class="soft small">{read}</p>
        }
        .into_any()
    }
}

fn place(why: Why<'static>) -> String {
    let week = |week: u16, of: &str| ["Week ", &week.to_string(), of].concat();
    match why {
        Why::Year { week: number, .. } => week(number, " of your year"),
        Why::Core { week: number, .. } => week(number, " of the short course"),
        Why::Path(title) => ["On the path “", title, "”"].concat(),
        _ => "You have been through the whole year".to_owned(),
    }
}

fn own_days(app: AppState, course: Memo<OwnCourse>) -> AnyView {
    let choose = Callback::new(move |workdays| {
        let mut course = course.get_untracked();
        course.workdays = workdays;
        keep(app, course);
    });
    view! {
        <section>
            <WeekDays
                legend="Your days"
                helper="On the other days nothing new is proposed. With none marked, every day is yours."
                first=week_starts_on(app)
                chosen=Signal::derive(move || course.with(|course| course.workdays))
                on_change=choose
            />
            <p>
                <a href=Route::Reminders.href()>"Reminders in your own calendar"</a>
            </p>
        </section>
    }
    .into_any()
}

fn day_start(app: AppState, course: Memo<OwnCourse>) -> AnyView {
    let starts_at = move || course.with(|course| course.day_starts_at);
    let first = starts_at();
    let hours = (0..=DAY_STARTS_AT_MAX).map(|hour| {
        view! {
            <option value=hour.to_string() selected={hour == first}>
                {hour_words(app, hour)}
            </option>
        }
    });
    let hours = hours.collect_view();
    let choose = move |value: String| {
        let mut course = course.get_untracked();
        if let Ok(hour) = value.parse::<u8>() {
            course.day_starts_at = hour.min(DAY_STARTS_AT_MAX);
            keep(app, course);
        }
    };
    view! {
        <section>
            <div class="year__start">
                <label for="day-start">"When your day starts"</label>
                <p id="day-start-hint" class="soft small">
                    "What you do before that hour counts for the day before. No day you have practised on is lost by a change."
                </p>
                <select
                    id="day-start"
                    class="field"
                    aria-describedby="day-start-hint"
                    // What is chosen on a page that is not alive yet would be lost.
                    disabled=!app.live
                    prop:value=move || starts_at().to_string()
                    on:change:target=move |event| choose(event.target().value())
                >
                    {hours}
                </select>
            </div>
        </section>
    }
    .into_any()
}

fn hour_words(app: AppState, hour: u8) -> String {
    match hour {
        0 => "Midnight".to_owned(),
        _ => said_time(app, TimeOfDay::hour(hour)),
    }
}

fn span(app: AppState, course: Memo<OwnCourse>) -> AnyView {
    let chosen = Signal::derive(move || {
        let span = course.with(|course| course.span);
        SPANS.iter().position(|(known, _)| *known == span)
    });
    let choose = Callback::new(move |at: usize| {
        if let Some((span, _)) = SPANS.get(at) {
            let mut course = course.get_untracked();
            course.span = *span;
            keep(app, course);
        }
    });
    view! {
        <section>
            <RadioRow
                legend="How much of it"
                helper="The short course has the lessons everything else rests on, in 16 weeks of your own days. The others stay at hand."
                labels=SPANS.map(|(_, label)| label.to_owned()).to_vec()
                chosen
                on_choose=choose
            />
        </section>
    }
    .into_any()
}

/// A path, or none. None stands first, so that a path is ended as easily as it is chosen.
fn path(app: AppState, course: Memo<OwnCourse>) -> AnyView {
    let paths = &app.index.paths;
    let titles = paths.iter().map(|path| path.title.clone());
    let labels: Vec<String> = ["From the beginning".to_owned()]
        .into_iter()
        .chain(titles)
        .collect();
    let chosen = Signal::derive(move || {
        course.with(|course| match &course.path {
            None => Some(0),
            Some(slug) => paths
                .iter()
                .position(|path| path.slug == *slug)
                .map(|at| at + 1),
        })
    });
    let choose = Callback::new(move |at: usize| {
        let mut course = course.get_untracked();
        let picked = at.checked_sub(1).and_then(|at| paths.get(at));
        course.path = picked.map(|path| path.slug.clone());
        course.path_asked = true;
        keep(app, course);
    });
    view! {
        <section>
            <RadioRow
                legend="Where to start"
                helper="A short path comes first. When it is done, or when you end it here, the year goes on where it was; what you have read counts."
                labels
                chosen
                on_choose=choose
            />
        </section>
    }
    .into_any()
}
