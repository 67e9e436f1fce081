//! The two lines on installing: on Today, once something was finished; and, where an installed app
//! starts empty, before the first entry is written. Neither stands in anybody's way.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::platform::document;
use crate::route::Route;
use crate::state::{AppState, use_app};

/// The line on Today, until it is closed.
#[component]
pub fn InstallLine() -> impl IntoView {
    let app = use_app();
    let offers = Memo::new(move |_| app.offers_install());
    let line = move || offers.get().then(|| install_line(app));
    line.into_any()
}

fn install_line(app: AppState) -> AnyView {
    let close = move |_| {
        document::focus_on("h1");
        app.close_install_line();
    };
    view! {
        <p class="where soft small">
            <span>
                "Alongside can be an app of its own here, opened from its own icon. "
                <a href=Route::Install.href()>"How to install it"</a>
            </span>
            <button
                type="button"
                class="icon-button"
                aria-label="Don't show this again"
                on:click=close
            >
                {icon(Icon::Close)}
            </button>
        </p>
    }
    .into_any()
}

/// The line where a first entry would be made.
pub fn move_in_line(app: AppState) -> AnyView {
    let wanted = Memo::new(move |_| app.would_have_to_move());
    let line = move || {
        wanted.get().then(|| {
            view! {
                <p class="soft small">
                    "Once installed, Alongside starts with an empty journal of its own. "
                    <a href=Route::Install.href()>"Install it first, or carry a backup across"</a>
                </p>
            }
        })
    };
    line.into_any()
}
