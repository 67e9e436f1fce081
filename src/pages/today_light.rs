//! A light day of a look-back week: a prompt, the ways it points at, and one tap when it is done.

use leptos::prelude::*;

use super::today_offer::{eyebrow, why_this};
use crate::components::icon::{Icon, icon};
use crate::domain::light_day;
use crate::domain::own_course::{LookBackDay, LookBackKind};
use crate::domain::year::Offer;
use crate::platform::document;
use crate::route::{Act, Route};
use crate::state::AppState;

/// One way a light day points at: what it is, whose words it goes by (if anybody's), where it leads.
struct Way {
    label: &'static str,
    of: String,
    to: Route,
}

fn way(label: &'static str, to: Route) -> Way {
    Way {
        label,
        of: String::new(),
        to,
    }
}

/// The card of a light day.
pub fn light_card(app: AppState, offer: &Offer<'static>, day: LookBackDay) -> AnyView {
    let (title, prose) = match (prompt(day.kind), day.kind) {
        ((title, _), LookBackKind::Cards) if offer.cards.is_empty() => {
            (title, "Those were all of today's.")
        }
        (prompt, _) => prompt,
    };
    let done = offer.todays.done;
    let told = if done { "Done today" } else { "A light day" };
    let ways = ways(app, offer, day.kind).into_iter().map(row);
    let mark = move |_| {
        document::focus_on("h1");
        app.look_back_day_done(day);
    };
    view! {
        <article class="card light-card">
            {eyebrow("Look-back week", told, done)}
            <h2>{title}</h2>
            <p class="prose">{prose}</p>
            <ul class="light-card__ways">{ways.collect_view()}</ul>
            {(!done)
                .then(|| {
                    view! {
                        <button type="button" class="button" on:click=mark>
                            "Mark this day as done"
                        </button>
                    }
                })}
            {why_this(offer.todays.why)}
        </article>
    }
    .into_any()
}

/// What the day asks, and what it takes.
const fn prompt(kind: LookBackKind) -> (&'static str, &'static str) {
    match kind {
        LookBackKind::LessonsUsed => (
            "Which three lessons did you use?",
            "Look over what you tried. A line on each is plenty.",
        ),
        LookBackKind::Cards => (
            "Cards of a while ago",
            "One at a time. Stop at any card; the others keep.",
        ),
        LookBackKind::OldCheck => (
            "Run an old check again",
            "Same situation, what you know today. See whether the answer has moved.",
        ),
        LookBackKind::CardsAndTwist => (
            "Some cards, and one twist",
            "What you have practised before, once more. Take as much of it as you like.",
        ),
        LookBackKind::HandBackHandOn => (
            "One thing to hand back, one to hand on",
            "What do you carry that is somebody else's by now? And what do you know that would help the next one?",
        ),
    }
}

/// Where the day leads; cards, as on every light day, come after what it is for.
fn ways(app: AppState, offer: &Offer<'static>, kind: LookBackKind) -> Vec<Way> {
    let mut ways = match kind {
        LookBackKind::LessonsUsed => vec![
            way("What you tried", Route::Tried),
            way("Write a quick note", Route::Journal),
        ],
        LookBackKind::Cards | LookBackKind::CardsAndTwist => Vec::new(),
        LookBackKind::OldCheck => vec![old_check(app)],
        LookBackKind::HandBackHandOn => hand_back(app),
    };
    if !offer.cards.is_empty() {
        ways.push(way("Cards that come back", Route::Cards));
    }
    if let Some(head) = offer.twist.and_then(|id| app.index.scenario(id)) {
        ways.push(Way {
            label: "One fact changes",
            of: head.title.clone(),
            to: Route::Practice(head.slug.clone()),
        });
    }
    ways
}

/// The situation whose check is the longest ago; the journal if there is none left today.
fn old_check(app: AppState) -> Way {
    let today = app.today.get();
    let oldest = app.ledger.with(|ledger| {
        let oldest = light_day::oldest_check(ledger.situations(), today)?;
        Some((oldest.id.clone(), oldest.title.clone()))
    });
    match oldest {
        Some((id, of)) => Way {
            label: "Check again",
            of,
            to: Route::Situation(id),
        },
        None => way("Open the journal", Route::Journal),
    }
}

/// The lead that ends first, to hand back; and a note on what to hand on.
fn hand_back(app: AppState) -> Vec<Way> {
    let held = app.ledger.with(|ledger| {
        let held = light_day::first_lead(ledger.situations())?;
        Some((held.id.clone(), held.title.clone()))
    });
    let held = held.map(|(id, of)| Way {
        label: "Hand it back",
        of,
        to: Route::Act(Act::HandBack, id),
    });
    let note = way("Write a quick note", Route::Journal);
    held.into_iter().chain([note]).collect()
}

fn row(way: Way) -> AnyView {
    let of = (!way.of.is_empty()).then(|| view! { <strong dir="auto">{way.of}</strong> });
    view! {
        <li>
            <a class="next-card__row" href=way.to.href()>
                <span class="row__words">
                    <span class="light-card__way">{way.label}</span>
                    {of}
                </span>
                {icon(Icon::Onward)}
            </a>
        </li>
    }
    .into_any()
}
