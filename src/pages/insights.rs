//! Insights: how things turned out, in plain counts first and pictures where there is enough to
//! draw. What is counted is decided in the domain.

use leptos::prelude::*;

use super::frame::{TopRow, check_link, entered};
use super::insights_pictures::{verdicts, wanted};
use crate::components::chart::{Figures, folded};
use crate::components::icon::{Icon, icon, motif};
use crate::domain::insights::{Insights, Leads, LeftOpen, SameRole, StandDowns};
use crate::domain::look_back::{Happened, Tap};
use crate::route::Route;
use crate::state::{AppState, settings, use_app};

/// The name under which the line on a role that comes up often is dismissed, whatever the role.
const SAME_ROLE_LINE: &str = "line-same-role";

/// Insights.
#[component]
pub fn InsightsPage() -> impl IntoView {
    entered("Insights");
    let app = use_app();
    let insights = Memo::new(move |_| {
        let today = app.today.get();
        app.ledger
            .with(|ledger| Insights::of(ledger.situations(), today))
    });
    let told = move || {
        let is_known = app.live && !app.health.with(|health| health.unopened);
        is_known.then(|| insights.with(|insights| sections(app, insights)))
    };
    view! {
        <article class="insights">
            <TopRow up=Route::Journal.href() here="Journal"/>
            <h1>"Insights"</h1>
            <p class="soft">
                "What you kept in your journal, counted on this phone. It shows how things turned out. It is not a score of you."
            </p>
            {told}
        </article>
    }
    .into_any()
}

fn sections(app: AppState, insights: &Insights) -> AnyView {
    let role = insights
        .same_role
        .clone()
        .map(|role| view! { <SameRoleLine role/> });
    if insights.is_empty() {
        return view! {
            <div class="empty">
                {motif()}
                <h2>"Nothing to count yet"</h2>
                <p>
                    "Save a check, make a plan, and look back on it later. What came of it is counted here."
                </p>
                {check_link()}
            </div>
            {role}
        }
        .into_any();
    }
    view! {
        {leads(insights.leads)}
        {section("Did they want your help?", wanted(&insights.wanted))}
        {section("What the check said", verdicts(app, &insights.verdicts))}
        {section("What you tend to skip", left_open(app, &insights.left_open))}
        {section("Where you stood back", stand_downs(insights.stand_downs))}
        {role}
    }
    .into_any()
}

fn section(title: &'static str, told: AnyView) -> AnyView {
    view! {
        <section>
            <h2>{title}</h2>
            {told}
        </section>
    }
    .into_any()
}

pub(super) fn paragraph(words: impl Into<String>) -> AnyView {
    view! { <p>{words.into()}</p> }.into_any()
}

/// Counts with their names, one a row.
pub(super) fn pairs<const N: usize>(counts: [(&'static str, usize); N]) -> AnyView {
    let rows = counts
        .into_iter()
        .map(|(name, count)| {
            view! {
                <div>
                    <dt>{name}</dt>
                    <dd>{count}</dd>
                </div>
            }
        })
        .collect_view();
    view! { <dl class="pairs">{rows}</dl> }.into_any()
}

/// "1 check", "2 checks".
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    let name = if count == 1 { one } else { many };
    [&count.to_string(), " ", name].concat()
}

fn leads(leads: Leads) -> AnyView {
    let figure = match leads.returned {
        0 => view! { <strong>"No lead returned yet"</strong> }.into_any(),
        returned => {
            let name = if returned == 1 {
                "lead returned"
            } else {
                "leads returned"
            };
            view! {
                <strong class="tally__figure">{returned}</strong>
                " "
                <strong>{name}</strong>
            }
            .into_any()
        }
    };
    let held = match leads.held {
        0 => "You hold none now.".to_owned(),
        held => ["You hold ", &counted(held, "lead", "leads"), " now."].concat(),
    };
    let how = (leads.returned == 0).then_some(" One you hand back is counted here.");
    view! {
        <div class="card tally">
            <p class="tally__words">{figure}</p>
            <p class="soft small">{held} {how}</p>
        </div>
    }
    .into_any()
}

fn left_open(app: AppState, questions: &[LeftOpen]) -> AnyView {
    let Some(most) = questions.first() else {
        return paragraph(
            "Once a question has come up in three checks, this shows how often you left it open.",
        );
    };
    let text = |counted: &LeftOpen| {
        let text = app.index.check.question(counted.question);
        text.map_or("", |text| text.text.as_str())
    };
    let told = match most.open {
        0 => "Nothing: every question that came up three times or more got an answer.".to_owned(),
        open => {
            let share = [&open.to_string(), " of the ", &most.asked.to_string()].concat();
            [
                "“",
                text(most),
                "” stayed open in ",
                &share,
                " checks that asked it.",
            ]
            .concat()
        }
    };
    let rows = questions.iter().map(|counted| {
        vec![
            text(counted).to_owned(),
            counted.asked.to_string(),
            counted.open.to_string(),
        ]
    });
    let figures = Figures {
        caption: "Questions that came up in three checks or more",
        head: &["Question", "Asked", "Left open"],
        rows: rows.collect(),
    };
    view! {
        <p>{told}</p>
        <p class="soft small">"“Not sure” is an answer too. It pulls the check towards listening."</p>
        {folded(figures)}
    }
    .into_any()
}

fn stand_downs(stand_downs: StandDowns) -> AnyView {
    if stand_downs.count == 0 {
        return paragraph(
            "Leaving it to the others is a choice like any other. Plan it, and it is counted here with what came of it.",
        );
    }
    let times = ("Times you left it to the others", stand_downs.count);
    let counts = match stand_downs.looked_back {
        0 => pairs([times]),
        looked_back => pairs([
            times,
            ("Looked back on", looked_back),
            (Happened::Better.label(), stand_downs.better),
            (Happened::Same.label(), stand_downs.same),
            (Happened::Worse.label(), stand_downs.worse),
        ]),
    };
    view! {
        <p>"A choice like any other, and it counts."</p>
        {counts}
    }
    .into_any()
}

/// One neutral line on the role that comes up most, until such lines are dismissed for good.
#[component]
fn SameRoleLine(role: SameRole) -> impl IntoView {
    let dismissed = RwSignal::new(settings::dismissed(SAME_ROLE_LINE));
    move || {
        (!dismissed.get()).then(|| {
            view! {
                <p class="where soft small">
                    <span>
                        "The same role comes up in " {role.count} " situations this month: "
                        <span dir="auto">{role.role.clone()}</span> "."
                    </span>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label="Don't show this again"
                        on:click=move |_| {
                            settings::dismiss(SAME_ROLE_LINE);
                            dismissed.set(true);
                        }
                    >
                        {icon(Icon::Close)}
                    </button>
                </p>
            }
        })
    }
}
