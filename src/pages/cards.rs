//! Cards that come back: those of today, and those of a review somebody asks for themselves.
//!
//! The cards are chosen when the page is entered, so that answering one never moves the others.
//! Nothing is counted up: a card is answered, explained and put away, and each can be the last.

use leptos::prelude::*;

use super::frame::{TopRow, did_not_load, entered, on_its_way};
use super::learn::way;
use crate::components::case_question::CaseQuestionCard;
use crate::components::icon::motif;
use crate::domain::lesson::Lesson;
use crate::domain::review::{Card, order_of_options};
use crate::platform::document;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The heading of a question, where the focus goes from card to card.
const QUESTION: &str = "#case-stem";

/// Today’s cards.
#[component]
pub fn TodaysCardsPage() -> impl IntoView {
    entered("Today’s cards");
    let app = use_app();
    let offer = app.live.then(|| untrack(|| app.offer()));
    let more_today = offer.as_ref().is_some_and(|offer| !offer.todays.done);
    let cards = offer.map(|offer| offer.cards).unwrap_or_default();
    let over = match (more_today, cards.len()) {
        (false, _) => "That is all for today",
        (true, 1) => "That was today’s card",
        (true, _) => "Those were today’s cards",
    };
    view! { <Cards here="Today’s cards" up=Route::Today cards over/> }.into_any()
}

/// Review.
#[component]
pub fn ReviewPage() -> impl IntoView {
    entered("Review");
    let app = use_app();
    let cards = app.live.then(|| untrack(|| app.free_review()));
    let cards = cards.unwrap_or_default();
    view! { <Cards here="Review" up=Route::Learn cards over="That is all for today"/> }.into_any()
}

/// Where somebody is among the cards.
#[derive(Clone, Copy)]
struct Round {
    app: AppState,
    cards: StoredValue<Vec<Card<'static>>>,
    /// The place of the card that is shown; past the last once all were answered.
    at: RwSignal<usize>,
    /// Whether they stopped before the last.
    stopped: RwSignal<bool>,
    /// The option tapped on the card that is shown.
    tapped: RwSignal<Option<usize>>,
    /// The lessons of the cards answered wrong.
    wrong: RwSignal<Vec<&'static str>>,
}

/// What is to be shown.
#[derive(Clone, PartialEq)]
enum Shown {
    /// There was no card.
    Nothing,
    /// A card, and its place.
    Card(Card<'static>, usize),
    /// The end.
    Over,
}

#[component]
fn Cards(
    here: &'static str,
    up: Route,
    cards: Vec<Card<'static>>,
    /// The heading once all are answered.
    over: &'static str,
) -> impl IntoView {
    let app = use_app();
    for (place, card) in cards.iter().enumerate() {
        let track = track_of(app, card);
        // One pack for each track, whatever the number of its cards.
        if !cards
            .iter()
            .take(place)
            .any(|before| track_of(app, before) == track)
        {
            app.library.request(app.index, card.lesson);
        }
    }
    let round = Round {
        app,
        cards: StoredValue::new(cards),
        at: RwSignal::new(0),
        stopped: RwSignal::new(false),
        tapped: RwSignal::new(None),
        wrong: RwSignal::new(Vec::new()),
    };
    let shown = Memo::new(move |_| round.shown());
    let body = move || match shown.get() {
        _ if !app.live => view! { <h1>{here}</h1> }.into_any(),
        Shown::Nothing => nothing(app),
        Shown::Card(card, place) => one(round, card, place),
        Shown::Over => the_end(round, over),
    };
    view! {
        <article class="cards">
            <TopRow up=up.href() here/>
            {body}
        </article>
    }
    .into_any()
}

impl Round {
    fn len(self) -> usize {
        self.cards.with_value(Vec::len)
    }

    fn shown(self) -> Shown {
        let at = self.at.get();
        let card = self.cards.with_value(|cards| cards.get(at).copied());
        match card {
            _ if self.stopped.get() => Shown::Over,
            Some(card) => Shown::Card(card, at),
            None if self.len() == 0 => Shown::Nothing,
            None => Shown::Over,
        }
    }

    /// Keeps the answer to a card.
    fn answer(self, card: Card<'static>, lesson: &Lesson, option: usize) {
        let chosen = lesson.question.options.get(option);
        let right = chosen.is_some_and(|chosen| chosen.right);
        self.tapped.set(Some(option));
        if !right {
            self.wrong.update(|wrong| wrong.push(card.lesson));
        }
        self.app.answer_case(card.lesson, option as u8, right);
    }

    /// Puts the card away and shows the next, or the end.
    fn next(self) {
        self.at.update(|at| *at += 1);
        self.tapped.set(None);
        document::focus_heading_of_soon(QUESTION);
    }

    fn stop(self) {
        self.stopped.set(true);
        document::focus_heading_soon();
    }
}

fn track_of(app: AppState, card: &Card<'static>) -> Option<&'static str> {
    let head = app.index.lesson(card.lesson)?;
    Some(head.track.as_str())
}

/// One card.
fn one(round: Round, card: Card<'static>, place: usize) -> AnyView {
    let app = round.app;
    let count = [
        "Card ",
        &(place + 1).to_string(),
        " of ",
        &round.len().to_string(),
    ]
    .concat();
    let head = app.index.lesson(card.lesson);
    let track = head.and_then(|head| app.index.track(&head.track));
    let body = Memo::new(move |_| app.library.lesson(app.index, card.lesson));
    let again = Callback::new(move |()| app.library.request(app.index, card.lesson));
    let question = move || match body.get() {
        Some(Ok(lesson)) => question(round, card, lesson),
        Some(Err(reason)) => did_not_load("This card", reason, again),
        None => on_its_way(),
    };
    let is_answered = move || round.tapped.get().is_some();
    let is_last = place + 1 == round.len();
    view! {
        <header class="cards__head">
            <h1>{count}</h1>
            <p class="soft small">
                {track.map(|track| track.title.as_str())} " · "
                {head.map(|head| head.title.as_str())}
            </p>
        </header>
        {question}
        <p class="cards__ways">
            <button
                type="button"
                class="button button--primary"
                hidden=move || !is_answered()
                on:click=move |_| round.next()
            >
                {if is_last { "Finish" } else { "Next card" }}
            </button>
            <button
                type="button"
                class="quiet"
                hidden=move || is_last && is_answered()
                on:click=move |_| round.stop()
            >
                "Enough for now"
            </button>
        </p>
    }
    .into_any()
}

/// The question of a card, and once a word on what a wrong answer means.
fn question(round: Round, card: Card<'static>, lesson: &'static Lesson) -> AnyView {
    let options = lesson.question.options.len();
    let order = order_of_options(card.lesson, card.returns + 1, options);
    let choose = Callback::new(move |at| round.answer(card, lesson, at));
    let first_wrong = move || {
        let is_first = round.wrong.with(|wrong| *wrong == [card.lesson]);
        (is_first && round.tapped.get().is_some()).then(|| {
            view! {
                <p class="cards__wrong soft">
                    "All it means is that this card comes back a little sooner."
                </p>
            }
        })
    };
    view! {
        <CaseQuestionCard
            question=&lesson.question
            chosen=round.tapped.into()
            on_choose=choose
            told_anew=card.is_told_anew()
            order
        />
        {first_wrong}
    }
    .into_any()
}

/// The calm end of it, with a way to the lessons that are worth another look.
fn the_end(round: Round, over: &'static str) -> AnyView {
    let app = round.app;
    let (title, words) = match round.stopped.get_untracked() {
        true => (
            "Enough for now",
            "What you answered is kept. The other cards wait, and lose nothing by it.",
        ),
        false => (over, "Each card comes back in its own time."),
    };
    let again = round.wrong.get_untracked();
    let rows = again.iter().filter_map(|lesson| {
        let head = app.index.lesson(lesson)?;
        let to = Route::Lesson(head.slug.clone());
        Some(way(&to, &head.title, &head.idea))
    });
    let rows = (!again.is_empty()).then(|| {
        view! {
            <section aria-labelledby="again">
                <h2 id="again">"Read it again"</h2>
                <ul class="lessons">{rows.collect_view()}</ul>
            </section>
        }
    });
    view! {
        <div class="empty">
            {motif()}
            <h1>{title}</h1>
            <p>{words}</p>
            {to_today()}
        </div>
        {rows}
    }
    .into_any()
}

/// No card has come back.
fn nothing(app: AppState) -> AnyView {
    let any_read = app.ledger.with_untracked(|ledger| {
        ledger
            .lessons()
            .any(|practice| practice.finished().is_some())
    });
    let words = match any_read {
        true => {
            "No card has come back just now. They come 3, 10, 30 and 90 days after their lesson."
        }
        false => {
            "The question of each lesson you read comes back as a card, 3, 10, 30 and 90 days later. The first is still to come."
        }
    };
    view! {
        <div class="empty">
            {motif()}
            <h1>"No cards for now"</h1>
            <p>{words}</p>
            {to_today()}
        </div>
    }
    .into_any()
}

fn to_today() -> AnyView {
    view! {
        <p>
            <a class="button button--primary" href=Route::Today.href()>
                "Go to Today"
            </a>
        </p>
    }
    .into_any()
}
