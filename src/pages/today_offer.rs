//! The one thing today offers, as a card: what it is, whether it is done, and why this one; below
//! it at most one row of cards that come back. What is offered is the domain's (`year`); nothing
//! here counts what was left undone.

use leptos::prelude::*;

use super::today_light::light_card;
use crate::components::icon::{Icon, icon, motif};
use crate::domain::own_course::LookBackKind;
use crate::domain::year::{Offer, Todays};
use crate::domain::year_steps::{Item, Why};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// Today's item, and the cards that come with it.
#[component]
pub fn TodaysOffer() -> impl IntoView {
    let app = use_app();
    let offer = Memo::new(move |_| app.offer());
    move || offer.with(|offer| offered(app, offer))
}

fn offered(app: AppState, offer: &Offer<'static>) -> AnyView {
    let todays = offer.todays;
    let main = match todays.item {
        Item::AllDone => all_done_card(),
        Item::LookBack(day) if todays.why.is_proposed() => light_card(app, offer, day),
        _ => match face(app, offer) {
            Some(face) if todays.why.is_proposed() => item_card(face, todays),
            Some(face) => next_card(face, todays.why),
            None => all_done_card(),
        },
    };
    let warms_up = matches!(todays.item, Item::Lesson(_) | Item::Scenario { .. });
    let row = (warms_up && !offer.cards.is_empty()).then(card_row);
    view! {
        {main}
        {row}
    }
    .into_any()
}

/// What the card of an item says.
struct Face {
    /// Where it comes from.
    of: &'static str,
    /// What it is and how long it takes.
    kind: &'static str,
    title: &'static str,
    prose: &'static str,
    /// What a tap leads to.
    go: &'static str,
    /// Word that it was done today.
    done: &'static str,
    /// What a tap leads to then.
    again: &'static str,
    href: String,
}

fn face(app: AppState, offer: &Offer<'static>) -> Option<Face> {
    let todays = offer.todays;
    match todays.item {
        Item::Lesson(id) => lesson_face(app, id),
        Item::Scenario { id, twist } => scenario_face(app, id, twist),
        Item::Review => Some(review_face(todays, offer.cards.is_empty())),
        Item::LookBack(day) => Some(light_face(day.kind)),
        Item::AllDone => None,
    }
}

fn lesson_face(app: AppState, id: &str) -> Option<Face> {
    let head = app.index.lesson(id)?;
    let track = app.index.track(&head.track);
    Some(Face {
        of: track.map_or("", |track| track.title.as_str()),
        kind: "Lesson · 2 min",
        title: &head.title,
        prose: &head.idea,
        go: "Read today's lesson",
        done: "Read today",
        again: "Read it again",
        href: Route::Lesson(head.slug.clone()).href(),
    })
}

fn scenario_face(app: AppState, id: &str, twist: bool) -> Option<Face> {
    let head = app.index.scenario(id)?;
    let (kind, prose, go) = match twist {
        false => (
            "Practice · 3 min",
            "A short scene. Decide first, then see what each choice costs and what it brings.",
            "Decide what you would do",
        ),
        true => (
            "Practice · 2 min",
            "You have been here before. Now one fact changes.",
            "See what has changed",
        ),
    };
    Some(Face {
        of: &head.setting,
        kind,
        title: &head.title,
        prose,
        go,
        done: "Practised today",
        again: "Go through it again",
        href: Route::Practice(head.slug.clone()).href(),
    })
}

fn review_face(todays: Todays<'static>, none_left: bool) -> Face {
    // On a day that is none of theirs the cards of the day are none; those somebody asks for are.
    let to = match (todays.why, none_left) {
        (Why::DayOff, _) | (_, true) => Route::Review,
        _ => Route::Cards,
    };
    Face {
        of: "From your lessons",
        kind: "Review · up to 8 cards",
        title: "Questions that come back",
        prose: "One at a time, in a new order. Stop at any card; the others keep.",
        go: "Open the first card",
        done: "Reviewed today",
        again: if none_left {
            "Open the review"
        } else {
            "Open the next card"
        },
        href: to.href(),
    }
}

/// A light day that only comes next: on a day off it is at hand as what it leads to.
fn light_face(kind: LookBackKind) -> Face {
    let (title, to) = match kind {
        LookBackKind::LessonsUsed => ("Which three lessons did you use?", Route::Tried),
        LookBackKind::Cards | LookBackKind::CardsAndTwist => {
            ("Cards of a while ago", Route::Review)
        }
        LookBackKind::OldCheck => ("Run an old check again", Route::Journal),
        LookBackKind::HandBackHandOn => ("One thing to hand back, one to hand on", Route::Journal),
    };
    Face {
        of: "Look-back week",
        kind: "Light day",
        title,
        prose: "",
        go: "",
        done: "",
        again: "",
        href: to.href(),
    }
}

fn item_card(face: Face, todays: Todays<'static>) -> AnyView {
    let (told, go) = match todays.done {
        true => (face.done, face.again),
        false => (face.kind, face.go),
    };
    view! {
        <article class="card lesson-card">
            {eyebrow(face.of, told, todays.done)}
            <h2>
                <a class="lesson-card__link" href=face.href data-grows="">
                    {face.title}
                </a>
            </h2>
            <p class="prose">{face.prose}</p>
            <p class="lesson-card__go" aria-hidden="true">
                {go}
                {motif()}
            </p>
            {why_this(todays.why)}
        </article>
    }
    .into_any()
}

/// Where a card comes from, what it is, and whether it is done.
pub fn eyebrow(of: &'static str, told: &'static str, done: bool) -> AnyView {
    view! {
        <p class="eyebrow">
            <span>{of}</span>
            <span class="lesson-card__told">
                {done.then(|| icon(Icon::Done))}
                {told}
            </span>
        </p>
    }
    .into_any()
}

/// "Why this one today?", folded away.
pub fn why_this(why: Why<'static>) -> AnyView {
    view! {
        <details class="why why--quiet">
            <summary>"Why this one today?"</summary>
            <p class="soft small">
                {why.sentence()} " " <a href=Route::Year.href()>"Your year"</a>
            </p>
        </details>
    }
    .into_any()
}

/// A day with nothing new: calm, with what comes next at hand.
fn next_card(face: Face, why: Why<'static>) -> AnyView {
    view! {
        <article class="card next-card">
            <h2>"Nothing new today"</h2>
            <p class="soft">{why.sentence()}</p>
            <a class="next-card__row" href=face.href>
                <span class="row__words">
                    <span class="soft small">{face.kind}</span>
                    <strong>{face.title}</strong>
                </span>
                {icon(Icon::Onward)}
            </a>
            <p class="small next-card__ways">
                <a href=Route::Year.href()>"Your year"</a>
            </p>
        </article>
    }
    .into_any()
}

fn all_done_card() -> AnyView {
    view! {
        <article class="card lesson-card">
            <h2>"You have seen everything there is"</h2>
            <p class="prose">"It stays here for when you need it."</p>
            <a class="lesson-card__go" href=Route::Learn.href()>
                "Open the lessons"
            </a>
        </article>
    }
    .into_any()
}

/// One card to warm up, in one row.
fn card_row() -> AnyView {
    view! {
        <a class="card warm-up" href=Route::Cards.href()>
            <span class="row__words">
                <strong>"One card comes back"</strong>
                <span class="soft small">"From a lesson you have read"</span>
            </span>
            {icon(Icon::Onward)}
        </a>
    }
    .into_any()
}
