//! The quick note at the top of the journal: one field, kept in one tap.

use leptos::prelude::*;

use crate::domain::journal::note_title;
use crate::domain::situation::TEXT_CHARS_MAX;
use crate::platform::document;
use crate::state::journal::QUICK_NOTE;
use crate::state::situations::Given;
use crate::state::use_app;

/// A field for a note that needs no check. What is half-typed in it survives.
#[component]
pub fn QuickNote() -> impl IntoView {
    let app = use_app();
    let written = RwSignal::new(app.draft(QUICK_NOTE).unwrap_or_default());
    let typed = move |text: String| {
        app.typed(QUICK_NOTE, &text);
        written.set(text);
    };
    let keeping = StoredValue::new(false);
    let keep = move || {
        // The second tap of a hurried thumb is not a second note.
        if keeping.get_value() {
            return;
        }
        let note = written.get_untracked();
        document::focus_on("#quick-note");
        if note_title(&note).is_empty() {
            return app.say("Write a line first. Then it can be kept.");
        }
        let kept = note.clone();
        keeping.set_value(true);
        let then = move |given| {
            let _ = keeping.try_set_value(false);
            let there = matches!(given, Given::Kept | Given::NotKept);
            // What was typed while it was being kept stays.
            if there && written.try_get_untracked().as_ref() == Some(&kept) {
                written.set(String::new());
            }
            app.say_given(given, "Note kept. It is in your journal.");
        };
        app.keep_note(&note, Box::new(then));
    };
    view! {
        <form
            class="note"
            on:submit=move |event| {
                event.prevent_default();
                keep();
            }
        >
            <label for="quick-note">"A quick note"</label>
            <p id="quick-note-hint" class="soft small">
                "What a camera would have seen. Roles or initials, not names."
            </p>
            <textarea
                id="quick-note"
                class="field"
                dir="auto"
                rows="1"
                maxlength=TEXT_CHARS_MAX
                aria-describedby="quick-note-hint"
                // What is typed into a page that is not alive yet would be lost.
                disabled=!app.live
                prop:value=move || written.get()
                on:input:target=move |event| typed(event.target().value())
            ></textarea>
            <button type="submit" class="button" disabled=!app.live>
                "Keep this note"
            </button>
        </form>
    }
    .into_any()
}
