//! What every page has: a title for the window, the focus on its heading, and on pages that are
//! not one of the four places, a way back.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use crate::components::icon::{Icon, icon, motif};
use crate::domain::situation::Situation;
use crate::platform::document;
use crate::platform::timer::painted;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// Titles the window and, after a navigation, puts the focus on the heading. The title is ours:
/// nothing a person wrote ever stands in it. A page that is not live enters nothing.
pub fn entered(title: &'static str) {
    let app = use_app();
    if !app.live {
        return;
    }
    Effect::new(move |_| {
        document::set_title(&[title, " · Alongside"].concat());
        if app.arrived() {
            document::focus_heading();
        }
    });
}

/// The situation whose id stands in the address, as it is kept; `None` for an id of nothing.
pub fn addressed() -> Memo<Option<Situation>> {
    let app = use_app();
    let query = use_query_map();
    Memo::new(move |_| {
        let id = query.with(|query| query.get("id")).unwrap_or_default();
        app.ledger.with(|ledger| ledger.situation(&id).cloned())
    })
}

/// Word that the situation in the address is not here.
pub fn situation_gone() -> AnyView {
    view! {
        <div class="empty">
            {motif()}
            <h1>"This situation is not here"</h1>
            <p>"It may have been deleted, or the address is from another phone. Nothing else is affected."</p>
            <p>
                <a class="button" href=Route::Journal.href()>
                    "Open the journal"
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// The row above a page: back, where you are, and what can be done with it.
#[component]
pub fn TopRow(
    /// The address Back leads to when there is no history to go back in.
    #[prop(into)]
    up: Signal<String>,
    /// Where you are.
    #[prop(into)]
    here: Signal<String>,
    /// Back always leads up: the pages before were steps that are over.
    #[prop(optional)]
    always_up: bool,
    /// Buttons at the end of the row.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = use_app();
    let go_back = move |event: leptos::ev::MouseEvent| {
        if !always_up && app.has_history() {
            event.prevent_default();
            document::back();
        }
    };
    view! {
        <header class="top">
            <a class="icon-button" href=up aria-label="Back" on:click=go_back>
                {icon(Icon::Back)}
            </a>
            <span class="top__here soft small">{here}</span>
            {children.map(|children| children())}
        </header>
    }
    .into_any()
}

/// A link to You, at the end of a place's header.
pub fn you_link() -> AnyView {
    view! {
        <a class="icon-button" href=Route::You.href() aria-label="You">
            {icon(Icon::You)}
        </a>
    }
    .into_any()
}

/// The way into the check from a page that is empty without it.
pub fn check_link() -> AnyView {
    view! {
        <p>
            <a class="button button--primary" href=Route::Check.href()>
                "Should I step in?"
            </a>
        </p>
    }
    .into_any()
}

/// Word that a part of the page did not load, and the way to try again.
pub fn did_not_load(what: &'static str, reason: String, again: Callback<()>) -> AnyView {
    view! {
        <section class="line line--warning" role="alert">
            <p>
                {what} " did not load: " {reason}
                ". Nothing is lost. Once you have been online with it, it stays."
            </p>
            <button type="button" class="quiet" on:click=move |_| again.run(())>
                "Load it again"
            </button>
        </section>
    }
    .into_any()
}

/// What comes below the first lines of a page: drawn once those were painted, so that a tap is seen
/// to be heard at once. Where no one looks, it is drawn with them.
pub fn once_painted(app: AppState, rest: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    if !app.live {
        return rest();
    }
    let is_painted = RwSignal::new(false);
    document::run(async move {
        painted().await;
        let _ = is_painted.try_set(true);
    });
    let rest = move || is_painted.get().then(|| untrack(&rest));
    rest.into_any()
}

/// Something is on its way. Shown only if it takes long enough to be noticed (the style delays it).
pub fn on_its_way() -> AnyView {
    view! { <p class="on-its-way soft" role="status">"On its way."</p> }.into_any()
}
