//! An address the app does not know.

use leptos::prelude::*;

use super::frame::entered;
use crate::components::icon::motif;
use crate::route::Route;

/// Says so, and where to go.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    entered("Not found");
    view! {
        <div class="empty">
            {motif()}
            <h1>"There is no page here"</h1>
            <p>"The address may be old or mistyped. Nothing you wrote is affected."</p>
            <p>
                <a class="button" href=Route::Today.href()>
                    "Go to Today"
                </a>
            </p>
        </div>
    }
    .into_any()
}
