//! The two sections of Insights that grow a picture once there is enough to draw. Before that they
//! tell plain counts.

use leptos::prelude::*;

use super::insights::{counted, pairs, paragraph};
use crate::components::chart::{Chart, Figures, table, verdict_counts};
use crate::domain::check::Verdict;
use crate::domain::insights::{Calibration, Level, Month, PICTURE_FROM, Verdicts};
use crate::domain::picture;
use crate::domain::plan::Forecast;
use crate::platform::clock;
use crate::state::AppState;

/// What both tables of look-backs are about.
const BY_FORECAST: &str = "Look-backs by how sure you were before";

/// Whether they wanted help, beside how sure the person had been.
pub(super) fn wanted(wanted: &Calibration) -> AnyView {
    if wanted.looked_back == 0 {
        return paragraph(
            "Look back on a situation, and this shows whether they wanted your help, beside how sure you were before.",
        );
    }
    let counts = pairs([
        ("Look-backs", wanted.looked_back),
        ("They wanted your help", wanted.wanted),
        ("They did not", wanted.not_wanted),
        ("You could not tell", wanted.unknown),
    ]);
    if wanted.has_picture() {
        return view! {
            {counts}
            {wanted_picture(wanted)}
        }
        .into_any();
    }
    let figures = (wanted.compared() > 0).then(|| table(wanted_counts(wanted)));
    let later = match wanted.looked_back < PICTURE_FROM {
        true => "A picture comes after five look-backs.",
        false => "A picture comes after five look-backs on plans where you said how sure you were.",
    };
    view! {
        {counts}
        {figures}
        <p class="soft">{later}</p>
    }
    .into_any()
}

fn wanted_picture(wanted: &Calibration) -> AnyView {
    let most = wanted.most_forecast().map(|(forecast, level)| {
        let before = ["Before ", &level.count.to_string(), " of them you said “"].concat();
        let after = [
            "”. They wanted your help in ",
            &level.wanted.to_string(),
            ".",
        ]
        .concat();
        paragraph([&before, forecast.label(), &after].concat())
    });
    let under = view! {
        <ul class="key">
            <li>
                <i class="key__dot" aria-hidden="true"></i>
                "What happened"
            </li>
            <li>
                <i class="key__said" aria-hidden="true"></i>
                "What your words expect"
            </li>
        </ul>
        {not_in_picture(wanted)}
    };
    view! {
        {most}
        <Chart
            id="wanted"
            name="How often they wanted your help, by how sure you were"
            told=wanted_told(wanted)
            picture=picture::calibration(wanted)
            figures=wanted_figures(wanted)
            under=under.into_any()
        />
    }
    .into_any()
}

/// What the picture shows, in words.
fn wanted_told(wanted: &Calibration) -> String {
    let told = compared(wanted).map(|(forecast, level, said)| {
        let share = [&level.wanted.to_string(), " of ", &level.count.to_string()].concat();
        let wanted = [forecast.label(), ": wanted in ", &share].concat();
        [&wanted, ", expected in ", said, ". "].concat()
    });
    told.collect()
}

/// The look-backs the picture leaves out.
fn not_in_picture(wanted: &Calibration) -> Option<AnyView> {
    let apart = [
        (wanted.without_forecast, " without a forecast"),
        (wanted.unknown, " where you could not tell"),
    ];
    let apart = apart.into_iter().filter(|(count, _)| *count > 0);
    let apart: Vec<String> = apart
        .map(|(count, why)| [&count.to_string(), why].concat())
        .collect();
    (!apart.is_empty()).then(|| {
        let apart = ["Not in the picture: ", &apart.join(" and "), "."].concat();
        view! { <p class="soft small">{apart}</p> }.into_any()
    })
}

/// Each level of forecast, what came of it, and what its words expect.
fn levels(wanted: &Calibration) -> impl Iterator<Item = (Forecast, Level, &'static str)> {
    let forecasts = (0..).map_while(Forecast::new);
    let levels = forecasts.zip(wanted.levels).zip(picture::SAID);
    levels.map(|((forecast, level), (_, said))| (forecast, level, said))
}

/// The levels that anything came of.
fn compared(wanted: &Calibration) -> impl Iterator<Item = (Forecast, Level, &'static str)> {
    levels(wanted).filter(|(_, level, _)| level.count > 0)
}

/// Plain counts, for as long as there is no picture.
fn wanted_counts(wanted: &Calibration) -> Figures {
    let rows = compared(wanted).map(|(forecast, level, _)| {
        vec![
            forecast.label().to_owned(),
            level.count.to_string(),
            level.wanted.to_string(),
        ]
    });
    Figures {
        caption: BY_FORECAST,
        head: &["How sure", "Look-backs", "Wanted"],
        rows: rows.collect(),
    }
}

fn wanted_figures(wanted: &Calibration) -> Figures {
    let rows = levels(wanted).map(|(forecast, level, said)| {
        vec![
            forecast.label().to_owned(),
            level.count.to_string(),
            level.wanted.to_string(),
            said.to_owned(),
        ]
    });
    Figures {
        caption: BY_FORECAST,
        head: &["How sure", "Look-backs", "Wanted", "Expected"],
        rows: rows.collect(),
    }
}

/// What the check said, month by month.
pub(super) fn verdicts(app: AppState, verdicts: &Verdicts) -> AnyView {
    let before = (verdicts.older > 0).then(|| {
        let older = counted(verdicts.older, "check", "checks");
        view! { <p class="soft">{older} " before the last twelve months."</p> }
    });
    let counts: Vec<(Verdict, &str, usize)> = verdicts
        .given()
        .into_iter()
        .map(|(verdict, count)| (verdict, title(app, verdict), count))
        .collect();
    let key = verdict_counts(&counts);
    let recent = counted(verdicts.recent(), "check", "checks");
    let recent = paragraph([&recent, " in the last twelve months."].concat());
    if !verdicts.has_picture() {
        return view! {
            {recent}
            {key}
            {before}
            <p class="soft">"A picture comes after five checks."</p>
        }
        .into_any();
    }
    let names: Vec<String> = verdicts
        .months
        .iter()
        .map(|month| clock::month_initial(month.first))
        .collect();
    view! {
        {recent}
        <Chart
            id="verdicts"
            name="Checks by month, and what they said"
            told=verdicts_told(app, verdicts)
            picture=picture::verdicts(verdicts, &names)
            figures=verdict_figures(app, verdicts)
            under=key
        />
        {before}
    }
    .into_any()
}

/// What the picture shows, in words.
fn verdicts_told(app: AppState, verdicts: &Verdicts) -> String {
    let busy = verdicts.months.iter().filter(|month| month.total() > 0);
    let told = busy.map(|month| {
        let when = clock::written_month(month.first);
        [&when, ": ", &given(app, month), ". "].concat()
    });
    told.collect()
}

fn verdict_figures(app: AppState, verdicts: &Verdicts) -> Figures {
    let rows = verdicts.months.iter().map(|month| {
        vec![
            clock::written_month(month.first),
            month.total().to_string(),
            given(app, month),
        ]
    });
    Figures {
        caption: "Checks of the last twelve months",
        head: &["Month", "Checks", "What they said"],
        rows: rows.collect(),
    }
}

/// "Listen first 2, Stand back and watch 1".
fn given(app: AppState, month: &Month) -> String {
    let given = month
        .given()
        .into_iter()
        .map(|(verdict, count)| [title(app, verdict), " ", &count.to_string()].concat());
    given.collect::<Vec<_>>().join(", ")
}

fn title(app: AppState, verdict: Verdict) -> &'static str {
    let card = app.index.check.card(verdict);
    card.map_or("", |card| card.title.as_str())
}
