//! Single keys: what each does when it is pressed, and the sheet that lists them. They can be turned
//! off there, for who speaks to the device or presses keys by chance.

use leptos::prelude::*;

use crate::app::{current_address, use_go_to};
use crate::components::icon::{Icon, icon};
use crate::domain::shortcut::Shortcut;
use crate::platform::timer::painted;
use crate::platform::{document, keys};
use crate::route::{Place, Route};
use crate::state::settings;
use crate::state::use_app;

/// The keys and their sheet.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let app = use_app();
    if !app.live {
        return ().into_any();
    }
    let sheet = NodeRef::<leptos::html::Dialog>::new();
    let is_on = RwSignal::new(settings::takes_keys());
    let address = current_address();
    let go_to = use_go_to();
    let go = move |route: Route| go_to(&route.path(), false);
    keys::on_key(move |key| {
        let Some(shortcut) = Shortcut::of_key(key) else {
            return false;
        };
        if shortcut != Shortcut::Keys && !is_on.get_untracked() {
            return false;
        }
        let place = address.with_untracked(|address| address.as_ref().and_then(Route::place));
        match shortcut {
            Shortcut::Today => go(Route::Today),
            Shortcut::Check => go(Route::Check),
            Shortcut::Journal => go(Route::Journal),
            Shortcut::Learn => go(Route::Learn),
            Shortcut::Note => {
                go(Route::Journal);
                write_in("#quick-note");
            }
            Shortcut::Search if place == Some(Place::Learn) => {
                go(Route::Learn);
                write_in("#learn-search");
            }
            Shortcut::Search => {
                go(Route::Journal);
                write_in("#journal-search");
            }
            Shortcut::Keys => {
                if let Some(sheet) = sheet.get_untracked() {
                    let _ = sheet.show_modal();
                }
            }
        }
        true
    });
    view! {
        <dialog class="sheet" node_ref=sheet aria-labelledby="keys">
            <form method="dialog" class="sheet__head">
                <h2 id="keys">"Keys"</h2>
                <button class="icon-button" aria-label="Close">
                    {icon(Icon::Close)}
                </button>
            </form>
            <dl class="keys">{Shortcut::ALL.map(row).collect_view()}</dl>
            <label class="tick">
                <input
                    type="checkbox"
                    prop:checked=move || is_on.get()
                    on:change:target=move |event| {
                        let on = event.target().checked();
                        settings::set_takes_keys(on);
                        is_on.set(on);
                    }
                />
                "Use these keys, wherever nothing is being written"
            </label>
        </dialog>
    }
    .into_any()
}

fn row(shortcut: Shortcut) -> AnyView {
    view! {
        <div>
            <dt>
                <kbd>{shortcut.key()}</kbd>
            </dt>
            <dd>{shortcut.words()}</dd>
        </div>
    }
    .into_any()
}

/// Puts the focus into a field of the page that is about to be shown.
fn write_in(field: &'static str) {
    document::run(async move {
        painted().await;
        document::focus_on(field);
    });
}
