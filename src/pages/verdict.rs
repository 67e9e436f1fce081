//! The verdict: the rung, why, what to do next, a line to say, when it ends, what would change it.

use leptos::prelude::*;

use super::check::AnswerList;
use super::frame::{TopRow, check_link, entered};
use crate::app::use_go_to;
use crate::components::icon::motif;
use crate::components::mark::{mark, rung_class};
use crate::components::say_line::SayLine;
use crate::domain::check::Verdict;
use crate::domain::check::explain::Explanation;
use crate::domain::check::flags::{Line, Sureness};
use crate::domain::check::flips::Flip;
use crate::domain::check::model::{Variant, VerdictCard};
use crate::domain::check::question::{Answer, Question};
use crate::domain::situation::TITLE_CHARS_MAX;
use crate::platform::share;
use crate::route::Route;
use crate::state::check::TITLE_DRAFT;
use crate::state::{AppState, use_app};

/// The verdict of the check in progress.
#[component]
pub fn VerdictPage() -> impl IntoView {
    entered("Should I step in?");
    let app = use_app();
    // Kept as it was when the page was entered: saving empties the check, and the verdict must
    // not vanish under the person's eyes while the journal opens.
    let settled = untrack(|| {
        let answers = app.check.answers.get();
        let answered = app.index.check.graph.walk(&answers).next.is_none();
        answered.then(|| app.explanation()).flatten()
    });
    let page = settled.and_then(|explanation| {
        let card = app.index.check.card(explanation.verdict)?;
        let variant = app
            .index
            .check
            .variant(explanation.verdict, &explanation.variant)?;
        Some(verdict_view(app, &explanation, card, variant))
    });
    page.unwrap_or_else(nothing_yet)
}

fn nothing_yet() -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <h1>"No verdict yet"</h1>
            <p>"A few taps lead to one. It takes under a minute."</p>
            {check_link()}
        </div>
    }
    .into_any()
}

fn verdict_view(
    app: AppState,
    explanation: &Explanation,
    card: &'static VerdictCard,
    variant: &'static Variant,
) -> AnyView {
    let urgent = explanation.verdict == Verdict::GetHelp;
    let sure = sureness(explanation.sureness);
    let class = ["verdict ", rung_class(explanation.verdict)].concat();
    view! {
        <article class=class>
            <TopRow up=Route::Check.href() here="Should I step in?">
                {(!urgent).then(|| view! { <span class="soft small">{sure}</span> })}
            </TopRow>
            <header class="verdict__head">
                {mark(explanation.verdict)}
                <h1>{card.title.as_str()}</h1>
            </header>
            <p class="verdict__because">{explanation.because.clone()}</p>
            <p class="verdict__means">{card.means.as_str()}</p>
            {variant.if_it_is_you.as_deref().map(|line| view! { <p class="verdict__you">{line}</p> })}
            {say(app, variant)}
            {next_steps(variant)}
            {guardrails(app, explanation)}
            <dl class="exits">
                <div>
                    <dt>"Done when"</dt>
                    <dd>{card.done_when.as_str()}</dd>
                </div>
                <div>
                    <dt>"Don't"</dt>
                    <dd>{card.dont.as_str()}</dd>
                </div>
            </dl>
            <section aria-labelledby="led-here">
                <h2 id="led-here">"Your answers that led here"</h2>
                <dl class="pairs">
                    {explanation.reasons.iter().map(|reason| reason_row(app, *reason)).collect_view()}
                </dl>
            </section>
            {flips(app, &explanation.flips)}
            <details class="why">
                <summary>"All your answers"</summary>
                <AnswerList/>
            </details>
            {(!urgent).then(|| small_print(app, explanation))}
            <SaveVerdict urgent/>
        </article>
    }
    .into_any()
}

const fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Clear => "Clear",
        Sureness::FairlyClear => "Fairly clear",
        Sureness::FirstGuess => "A first guess",
    }
}

fn say(app: AppState, variant: &'static Variant) -> AnyView {
    let copy = Callback::new(move |line: String| {
        leptos::task::spawn_local(async move {
            let copied = share::copy(&line).await;
            app.say(if copied {
                "Copied."
            } else {
                "This browser does not let Alongside copy."
            });
        });
    });
    let pass_on = Callback::new(move |line: String| {
        leptos::task::spawn_local(async move { share::share("", &line, None).await });
    });
    let on_share = (app.live && share::can_share()).then_some(pass_on);
    view! { <SayLine line=variant.say.clone() on_copy=copy on_share/> }.into_any()
}

fn next_steps(variant: &'static Variant) -> AnyView {
    let steps = variant
        .next
        .iter()
        .map(|step| view! { <li>{step.as_str()}</li> })
        .collect_view();
    view! {
        <section aria-labelledby="next-steps">
            <h2 id="next-steps">"Next"</h2>
            {variant.note.as_deref().map(|note| view! { <p class="soft">{note}</p> })}
            <ol class="steps">{steps}</ol>
        </section>
    }
    .into_any()
}

fn reason_row(app: AppState, (question, answer): (Question, Answer)) -> AnyView {
    let asked = app
        .index
        .check
        .question(question)
        .map_or("", |text| text.text.as_str());
    view! {
        <div>
            <dt>{asked}</dt>
            <dd>{app.index.check.label(question, answer)}</dd>
        </div>
    }
    .into_any()
}

fn flips(app: AppState, flips: &[Flip]) -> Option<AnyView> {
    let rows = flips
        .iter()
        .filter_map(|flip| {
            let text = app.index.check.question(flip.question)?;
            let condition = text.as_condition.get(flip.answer.index())?;
            let title = app.index.check.card(flip.verdict)?.title.as_str();
            Some(view! {
                <div class=rung_class(flip.verdict)>
                    <dt>"If " {condition.as_str()}</dt>
                    <dd>{mark(flip.verdict)} <span>{title}</span></dd>
                </div>
            })
        })
        .collect_view();
    (!flips.is_empty()).then(|| {
        view! {
            <section aria-labelledby="change-it">
                <h2 id="change-it">"What would change it"</h2>
                <dl class="pairs flips">{rows}</dl>
            </section>
        }
        .into_any()
    })
}

/// The lines that belong to the work; the notes in small print come last.
fn guardrails(app: AppState, explanation: &Explanation) -> Option<AnyView> {
    let words = &app.index.check.lines;
    let shown =
        |line: &&Line| (line.is_flag() && **line != Line::Footnote) || **line == Line::CostWon;
    let lines: Vec<&str> = explanation
        .lines
        .iter()
        .filter(shown)
        .map(|line| line.text(words))
        .collect();
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .map(|line| view! { <li>{line.to_owned()}</li> })
            .collect_view();
        view! { <ul class="guardrails" aria-label="Keep in mind">{lines}</ul> }.into_any()
    })
}

fn small_print(app: AppState, explanation: &Explanation) -> AnyView {
    let words = &app.index.check.lines;
    let guess = (explanation.sureness == Sureness::FirstGuess)
        .then_some("A first guess: learn one thing and check again.");
    let quiet = |line: &&Line| {
        matches!(
            line,
            Line::Footnote | Line::ComplaintAndNoHarm | Line::HarmFirst
        )
    };
    let lines = explanation
        .lines
        .iter()
        .filter(quiet)
        .map(|line| line.text(words).to_owned());
    let lines = guess
        .map(str::to_owned)
        .into_iter()
        .chain(lines)
        .chain(["A second look, not permission. Nothing leaves this phone.".to_owned()])
        .map(|line| view! { <p>{line}</p> })
        .collect_view();
    view! { <div class="small-print soft small">{lines}</div> }.into_any()
}

/// Saves the verdict in one tap; a name for the situation is welcome and not needed.
#[component]
fn SaveVerdict(
    /// Get help now: keeping a note comes last then, and does not follow the thumb.
    urgent: bool,
) -> impl IntoView {
    let app = use_app();
    let go = use_go_to();
    let existing = untrack(|| {
        let id = app.check.situation.get()?;
        app.ledger
            .with(|ledger| ledger.situation(&id).map(|kept| kept.title.clone()))
    });
    let known = existing.is_some();
    let typed = (!known).then(|| app.draft(TITLE_DRAFT)).flatten();
    let title = RwSignal::new(typed.unwrap_or_default());
    let busy = RwSignal::new(false);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let go = go.clone();
        app.save_check(&title.get_untracked(), None, move |saved| {
            busy.set(false);
            app.say_given(saved.given, "Saved in your journal.");
            go(&Route::Situation(saved.situation).href(), true);
        });
    };
    let naming = (!known).then(|| naming(app, title));
    view! {
        <form id="keep" class="save-verdict" on:submit=save>
            {naming}
            {existing.map(|title| view! { <p class="soft">"A new check on: " {title}</p> })}
        </form>
        <div class=if urgent { "keep-last" } else { "keep-bar" }>
            <button
                type="submit"
                form="keep"
                class="button button--wide"
                class:button--primary=!urgent
                aria-disabled=move || if busy.get() { "true" } else { "false" }
            >
                "Save to journal"
            </button>
        </div>
    }
    .into_any()
}

/// What the situation is about, in a few words.
fn naming(app: AppState, title: RwSignal<String>) -> AnyView {
    view! {
        <label for="situation-title">"What is it about?"</label>
        <p id="situation-title-hint" class="soft small">
            "A few words to find it again, if you like. Write what you could show them: roles or initials, not names."
        </p>
        <input
            id="situation-title"
            class="field"
            type="text"
            autocomplete="off"
            maxlength=TITLE_CHARS_MAX
            aria-describedby="situation-title-hint"
            prop:value=title.get_untracked()
            on:input:target=move |event| {
                title.set(event.target().value());
                app.typed(TITLE_DRAFT, &title.get_untracked());
            }
        />
    }
    .into_any()
}
