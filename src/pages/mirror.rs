//! "Was I the one taking over?" Four questions on one's own last meeting, at most once a month.
//! They feed nothing but a note to oneself.

use leptos::prelude::*;

use super::frame::{TopRow, entered};
use crate::app::use_go_to;
use crate::components::icon::{Icon, icon};
use crate::components::radio_row::RadioRow;
use crate::domain::situation::Situation;
use crate::domain::suggestion::MirrorQuestion;
use crate::route::Route;
use crate::state::keep::Change;
use crate::state::situations::Given;
use crate::state::{AppState, settings, use_app};

/// The title of the note.
const TITLE: &str = "My last meeting";

/// The four questions.
#[component]
pub fn MirrorPage() -> impl IntoView {
    entered("Was I the one taking over?");
    let app = use_app();
    let questions = &app.index.mirror.questions;
    let chosen = RwSignal::new(vec![None::<usize>; questions.len()]);
    let rows = questions
        .iter()
        .enumerate()
        .map(|(at, question)| row(at, question, chosen))
        .collect_view();
    let note = Memo::new(move |_| chosen.with(|chosen| note_of(questions, chosen)));
    view! {
        <article class="look-back mirror">
            <TopRow up=Route::Journal.href() here="For yourself alone"/>
            <h1>"Was I the one taking over?"</h1>
            <p class="soft">
                "Think of your last meeting. There is no score, and nothing is made of it but a note to yourself."
            </p>
            {rows}
            <div aria-live="polite">{move || note.get().map(|note| kept_note(app, note))}</div>
        </article>
    }
    .into_any()
}

fn row(
    at: usize,
    question: &'static MirrorQuestion,
    chosen: RwSignal<Vec<Option<usize>>>,
) -> AnyView {
    let labels = question.answers.iter().map(|answer| answer.text.clone());
    let labels = labels.collect::<Vec<_>>();
    let is = Signal::derive(move || chosen.with(|chosen| chosen.get(at).copied().flatten()));
    let choose = Callback::new(move |answer: usize| {
        chosen.update(|chosen| {
            if let Some(place) = chosen.get_mut(at) {
                *place = Some(answer);
            }
        });
    });
    view! {
        <RadioRow legend=question.text.clone() helper="" labels chosen=is on_choose=choose/>
    }
    .into_any()
}

/// The note, once every question is answered.
fn note_of(questions: &[MirrorQuestion], chosen: &[Option<usize>]) -> Option<String> {
    let lines = questions.iter().zip(chosen).map(|(question, answer)| {
        let answer = question.answers.get((*answer)?)?;
        Some(answer.note.as_str())
    });
    let lines = lines.collect::<Option<Vec<_>>>()?;
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn kept_note(app: AppState, note: String) -> AnyView {
    let go = use_go_to();
    let shown = note.clone();
    let keep = move |_| {
        let go = go.clone();
        let fresh = Situation {
            title: TITLE.to_owned(),
            story: note.clone(),
            ..app.fresh_situation()
        };
        let id = fresh.id.clone();
        let then = move |given| {
            app.say_given(given, "The note is in your journal.");
            if matches!(given, Given::Kept | Given::NotKept) {
                settings::mirror_looked_into(app.today.get_untracked());
                go(&Route::Situation(id).href(), true);
            }
        };
        app.begin(fresh, Vec::new(), Change::default(), Box::new(then));
    };
    view! {
        <section class="mirror__note">
            <h2>"A note to yourself"</h2>
            <p class="written prose">{shown}</p>
            <button type="button" class="button button--primary button--wide" on:click=keep>
                "Keep this note"
            </button>
        </section>
    }
    .into_any()
}

/// The offer on the journal, at most once a month.
pub fn mirror_offer(app: AppState) -> AnyView {
    let today = app.today.get_untracked();
    let offered = RwSignal::new(app.live && settings::offers_mirror(today));
    let later = move |_| {
        settings::mirror_looked_into(today);
        offered.set(false);
    };
    let line = move || {
        offered.get().then(|| {
            view! {
                <p class="where soft small">
                    <span>
                        <a href=Route::Mirror.href()>"Was I the one taking over?"</a>
                        " Four questions on your last meeting, for yourself alone."
                    </span>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label="Not this month"
                        on:click=later
                    >
                        {icon(Icon::Close)}
                    </button>
                </p>
            }
        })
    };
    view! { <div>{line}</div> }.into_any()
}
