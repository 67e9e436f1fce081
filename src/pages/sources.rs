//! Where the lessons come from: plain credits, limits included.

use leptos::prelude::*;

use super::frame::{TopRow, did_not_load, entered, on_its_way};
use crate::content::catalog::Source;
use crate::route::Route;
use crate::state::use_app;

/// The sources.
#[component]
pub fn SourcesPage() -> impl IntoView {
    entered("Sources");
    let app = use_app();
    let again = Callback::new(move |()| app.library.request_sources(app.index));
    if app.live {
        again.run(());
    }
    let list = move || match app.library.sources() {
        Some(Ok(sources)) => {
            let rows = sources.iter().map(source_row).collect_view();
            view! { <ul class="sources">{rows}</ul> }.into_any()
        }
        Some(Err(reason)) => did_not_load("The list", reason, again),
        None => on_its_way(),
    };
    view! {
        <article class="sources-page">
            <TopRow up=Route::You.href() here="About"/>
            <h1>"Sources"</h1>
            <p class="prose">
                "Alongside grew out of one article on leading peers and its readers' comments. Where a lesson leans on research, this is where it comes from. Most of it shows what tends to go together, not what causes what."
            </p>
            {list}
        </article>
    }
    .into_any()
}

fn source_row(source: &'static Source) -> AnyView {
    view! {
        <li>
            <p>{source.citation.as_str()}</p>
            <p class="soft small">{source.locator.as_str()}</p>
            {source.care.as_deref().map(|care| view! { <p class="soft small">"Keep in mind: " {care}</p> })}
        </li>
    }
    .into_any()
}
