//! A line on backups: one, calm, and only when the last one is old and much has changed since. It can
//! be put off.

use leptos::prelude::*;

use crate::components::icon::{Icon, icon};
use crate::platform::document;
use crate::route::Route;
use crate::state::{AppState, settings, use_app};

/// The line, when it is time for it.
#[component]
pub fn BackupLine() -> impl IntoView {
    let app = use_app();
    let put_off =
        RwSignal::new(!app.live || settings::backup_line_put_off(app.today.get_untracked()));
    let changes = Memo::new(move |_| {
        (!put_off.get() && app.is_backup_old()).then(|| app.changes_since_backup())
    });
    move || changes.get().map(|changes| line(app, put_off, changes))
}

fn line(app: AppState, put_off: RwSignal<bool>, changes: usize) -> AnyView {
    let close = move |_| {
        document::focus_on("h1");
        settings::put_backup_line_off(app.today.get_untracked());
        put_off.set(true);
    };
    view! {
        <p class="where soft small">
            <span>
                {changes} " changes are in no backup yet. "
                <a href=Route::Backup.href()>"Make one"</a>
            </span>
            <button
                type="button"
                class="icon-button"
                aria-label="Not now"
                on:click=close
            >
                {icon(Icon::Close)}
            </button>
        </p>
    }
    .into_any()
}
