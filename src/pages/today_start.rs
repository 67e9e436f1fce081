//! Start where it hurts: one quiet line at the start, which opens the short paths. It is asked for
//! once; a path chosen or the line closed, it never comes back.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::platform::document;
use crate::state::{AppState, use_app};

/// The line, as long as nobody has chosen.
#[component]
pub fn StartLine() -> impl IntoView {
    let app = use_app();
    let asks = Memo::new(move |_| app.asks_for_path() && !app.index.paths.is_empty());
    move || asks.get().then(|| start_line(app))
}

fn start_line(app: AppState) -> AnyView {
    // The line goes away under the finger, so the focus goes to the head of the page.
    let start = move |path: Option<&'static str>| {
        document::focus_on("h1");
        app.start_with(path);
    };
    let row = move |path: Option<&'static str>, title: &'static str| {
        view! {
            <li>
                <button type="button" class="start__path" on:click=move |_| start(path)>
                    {title}
                    {icon(Icon::Onward)}
                </button>
            </li>
        }
    };
    let paths = app.index.paths.iter();
    let rows = paths.map(|path| row(Some(&path.slug), &path.title));
    view! {
        <div class="start">
            <details class="why why--quiet">
                <summary>"Start where it hurts"</summary>
                <p class="soft small">
                    "Short paths, each for one problem. The one you pick comes first, and the year waits for you."
                </p>
                <ul class="start__paths">
                    {rows.collect_view()} {row(None, "From the beginning")}
                </ul>
            </details>
            <button
                type="button"
                class="icon-button"
                aria-label="Don't ask again"
                on:click=move |_| start(None)
            >
                {icon(Icon::Close)}
            </button>
        </div>
    }
    .into_any()
}
