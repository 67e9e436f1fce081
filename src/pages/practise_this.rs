//! "Practise this": from a verdict to a scenario that ends in the same one.

use leptos::prelude::*;

use crate::domain::check::Verdict;
use crate::route::Route;
use crate::state::AppState;

/// A quiet link to the scenario. None under *Get help now*: while somebody may be at risk, practice
/// has to wait, and nothing may stand beside the people to call.
pub fn practise_this(app: AppState, verdict: Verdict) -> Option<AnyView> {
    if verdict == Verdict::GetHelp {
        return None;
    }
    let link = untrack(|| app.practise(verdict))?;
    let twist = if link.twist { ", with its twist" } else { "" };
    Some(
        view! {
            <p class="practise-this">
                <a class="quiet" href=Route::Practice(link.scenario.slug.clone()).href()>
                    <span>"Practise this: " {link.scenario.title.as_str()} {twist}</span>
                </a>
            </p>
        }
        .into_any(),
    )
}
