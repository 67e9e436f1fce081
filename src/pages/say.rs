//! A line to say with the ways to take it along: copy, and the share sheet where there is one.

use leptos::prelude::*;

use crate::components::say_line::SayLine;
use crate::platform::share;
use crate::state::AppState;

/// The line, which can be changed; `on_edit` hears every change.
pub fn say_line(app: AppState, line: Signal<String>, on_edit: Callback<String>) -> AnyView {
    let copy = Callback::new(move |line: String| copy(app, line));
    let pass_on = Callback::new(move |line: String| pass_on(app, line));
    let on_share = (app.live && share::can_share()).then_some(pass_on);
    view! { <SayLine line on_edit on_copy=copy on_share/> }.into_any()
}

/// Hands a text to the share sheet; where it does not open, the text is copied.
pub fn pass_on(app: AppState, text: String) {
    leptos::task::spawn_local(async move {
        if !share::share("", &text, None).await {
            copy(app, text);
        }
    });
}

/// Puts a text on the clipboard and says how that went.
pub fn copy(app: AppState, text: String) {
    leptos::task::spawn_local(async move {
        let copied = share::copy(&text).await;
        app.say(if copied {
            "Copied."
        } else {
            "This browser does not let Alongside copy."
        });
    });
}
