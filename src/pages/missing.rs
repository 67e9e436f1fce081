//! Data missing: records were here and are not any more. It is said at once and in the place of the
//! app: a fresh start would look as if nothing had ever been written.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::icon::motif;
use crate::platform::document;
use crate::route::Route;
use crate::state::AppState;

/// Whether everything is missing; tracked.
pub fn is_all(app: AppState) -> bool {
    let missing = app.health.with(|health| health.missing > 0);
    missing && app.ledger.with(|ledger| ledger.is_untouched())
}

/// The screen in place of the app.
pub fn missing_screen(app: AppState) -> AnyView {
    let anew = move |_| {
        document::focus_heading_soon();
        spawn_local(async move { app.accept_missing().await });
    };
    view! {
        <div class="you missing">
            {motif()}
            <h1 tabindex="-1">"What you wrote is missing"</h1>
            <p class="prose">
                "Alongside kept your records in this browser, and they are not there any more. Most often the browser has cleared them to make room, or somebody cleared its data. Nothing was sent anywhere, and nothing was overwritten."
            </p>
            <p>
                <a class="button button--primary button--wide" href=Route::Restore.href()>
                    "Restore a backup or a copy"
                </a>
            </p>
            <p class="soft small">
                "If you have neither, what was here cannot be brought back. The lessons are all still there."
            </p>
            <button type="button" class="quiet" on:click=anew>
                "Begin anew without them"
            </button>
        </div>
    }
    .into_any()
}
