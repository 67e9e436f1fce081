//! A verdict at a glance: always word, icon and colour, never colour alone.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::domain::check::Verdict;

/// The icon of a verdict.
pub const fn verdict_icon(verdict: Verdict) -> Icon {
    match verdict {
        Verdict::GetHelp => Icon::GetHelp,
        Verdict::StepIn => Icon::StepIn,
        Verdict::Listen => Icon::Listen,
        Verdict::Offer => Icon::Offer,
        Verdict::Project => Icon::Project,
        Verdict::BringIn => Icon::BringIn,
        Verdict::StandBack => Icon::StandBack,
        Verdict::HandBack => Icon::HandBack,
    }
}

/// The class that gives everything inside it the verdict's hue.
pub const fn rung_class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::GetHelp => "rung rung--get-help",
        Verdict::StepIn => "rung rung--step-in",
        Verdict::Listen => "rung rung--listen",
        Verdict::Offer => "rung rung--offer",
        Verdict::Project => "rung rung--project",
        Verdict::BringIn => "rung rung--bring-in",
        Verdict::StandBack => "rung rung--stand-back",
        Verdict::HandBack => "rung rung--hand-back",
    }
}

/// The round mark beside a verdict's word.
pub fn mark(verdict: Verdict) -> AnyView {
    view! { <span class="mark">{icon(verdict_icon(verdict))}</span> }.into_any()
}
