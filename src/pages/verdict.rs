//! The verdict: the rung, why, what to do next, a line to say, when it ends, what would change it.

use leptos::prelude::*;

use super::check::AnswerList;
use super::contacts::contact_links;
use super::days;
use super::frame::{TopRow, check_link, entered, once_painted};
use super::install_lines::move_in_line;
use super::plan::{Making, plan_form};
use super::practise_this::practise_this;
use super::save_verdict::SaveVerdict;
use super::say::say_line;
use crate::components::drawing::verdict_drawing;
use crate::components::icon::motif;
use crate::components::mark::{mark, rung_class};
use crate::domain::check::Verdict;
use crate::domain::check::explain::Explanation;
use crate::domain::check::flags::{Line, Sureness};
use crate::domain::check::flips::Flip;
use crate::domain::check::model::{Variant, VerdictCard};
use crate::domain::check::question::{Answer, Question};
use crate::domain::plan::How;
use crate::domain::situation::{Situation, changed};
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The situation this check is taken on again.
fn known(app: AppState) -> Option<Situation> {
    let id = app.check.situation.get()?;
    app.ledger.with(|ledger| ledger.situation(&id).cloned())
}

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
        Some(verdict_view(app, explanation, card, variant))
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
    explanation: Explanation,
    card: &'static VerdictCard,
    variant: &'static Variant,
) -> AnyView {
    let urgent = explanation.verdict == Verdict::GetHelp;
    let known = untrack(|| known(app));
    let holding = known.as_ref().is_some_and(|kept| kept.lead().is_some());
    let making = Making::new(app, explanation.verdict, variant, holding);
    let sure = sureness(explanation.sureness);
    let class = ["verdict ", rung_class(explanation.verdict)].concat();
    view! {
        <article class=class>
            <TopRow up=Route::Check.href() here="Should I step in?">
                {(!urgent).then(|| view! { <span class="soft small">{sure}</span> })}
            </TopRow>
            <header class="verdict__head">
                {verdict_drawing(explanation.verdict)}
                <h1>{card.title.as_str()}</h1>
            </header>
            <p class="verdict__because">{explanation.because.clone()}</p>
            <p class="verdict__means">{card.means.as_str()}</p>
            {variant.if_it_is_you.as_deref().map(|line| view! { <p class="verdict__you">{line}</p> })}
            {urgent.then(|| contact_links(app))}
            {known.as_ref().map(|kept| what_changed(app, kept, &explanation))}
            {say(app, variant, making)}
            {next_steps(variant)}
            {once_painted(app, move || the_rest(app, &explanation, card, known.clone(), making))}
        </article>
    }
    .into_any()
}

/// What is below the first screenful of a phone.
fn the_rest(
    app: AppState,
    explanation: &Explanation,
    card: &'static VerdictCard,
    known: Option<Situation>,
    making: Option<Making>,
) -> AnyView {
    let urgent = explanation.verdict == Verdict::GetHelp;
    view! {
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
        {practise_this(app, explanation.verdict)}
        {making.map(plan_form)}
        {(!urgent).then(|| small_print(app, explanation))}
        {move_in_line(app)}
        <SaveVerdict known urgent making/>
    }
    .into_any()
}

const fn sureness(sureness: Sureness) -> &'static str {
    match sureness {
        Sureness::Clear => "A clear case",
        Sureness::FairlyClear => "Fairly clear",
        Sureness::FirstGuess => "A first guess",
    }
}

/// The line to say. Once it is changed, it is what the plan says.
fn say(app: AppState, variant: &'static Variant, making: Option<Making>) -> AnyView {
    let own = RwSignal::new(None::<String>);
    let line = Signal::derive(move || own.get().unwrap_or_else(|| variant.say.clone()));
    let edit = Callback::new(move |text: String| {
        own.set(Some(text.clone()));
        if let Some(making) = making {
            making.change(|form| {
                form.how = How::Say;
                form.words = text;
            });
        }
    });
    say_line(app, line, edit)
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
    (!flips.is_empty()).then(|| {
        view! {
            <section aria-labelledby="change-it">
                <h2 id="change-it">"What would change it"</h2>
                {flip_list(app, flips)}
            </section>
        }
        .into_any()
    })
}

/// Each single change of an answer with the verdict it leads to.
pub fn flip_list(app: AppState, flips: &[Flip]) -> AnyView {
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
    view! { <dl class="pairs flips">{rows}</dl> }.into_any()
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
        view! { <ul class="guardrails" role="list" aria-label="Keep in mind">{lines}</ul> }
            .into_any()
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

/// What was answered otherwise the last time, and what the verdict was then.
fn what_changed(app: AppState, kept: &Situation, explanation: &Explanation) -> AnyView {
    let Some((day, before)) = kept.checks().next_back() else {
        return ().into_any();
    };
    let model = &app.index.check;
    let wording = app.wording(&before.model);
    let then = wording
        .as_ref()
        .map_or("", |wording| wording.title(before.verdict));
    let first = [
        "Last time, ",
        &days::said(day, app.today.get_untracked()),
        ": ",
        then,
        ".",
    ]
    .concat();
    let differs = changed(&before.asked, &explanation.asked);
    let title = match differs.is_empty() {
        true => "Nothing changed",
        false => "What changed",
    };
    let rows = differs
        .into_iter()
        .map(|(question, before, now)| {
            let label = |answer: Option<Answer>| {
                answer.map_or("Not asked", |answer| model.label(question, answer))
            };
            let asked = model
                .question(question)
                .map_or("", |text| text.text.as_str());
            view! {
                <div>
                    <dt>{asked}</dt>
                    <dd>
                        <del>{label(before)}</del>
                        " "
                        <ins>{label(now)}</ins>
                    </dd>
                </div>
            }
        })
        .collect_view();
    view! {
        <section class="changed" aria-labelledby="changed-title">
            <h2 id="changed-title">{title}</h2>
            <p class="soft">{first}</p>
            <dl class="pairs">{rows}</dl>
        </section>
    }
    .into_any()
}
