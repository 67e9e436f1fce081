//! A line to say, which can be changed and taken along.

use leptos::prelude::*;

use super::icon::{Icon, icon};

/// The longest line that can be written, in characters.
const LINE_CHARS_MAX: usize = 400;

/// A line to say.
#[component]
pub fn SayLine(
    /// The line, without quotation marks.
    #[prop(into)]
    line: Signal<String>,
    /// Called with the line as the person would say it.
    on_edit: Callback<String>,
    /// Called to put it on the clipboard.
    on_copy: Callback<String>,
    /// Called to open the share sheet; `None` where there is none.
    on_share: Option<Callback<String>>,
) -> impl IntoView {
    let editing = RwSignal::new(false);
    let share = on_share.map(|on_share| {
        view! {
            <button type="button" class="quiet" on:click=move |_| on_share.run(line.get_untracked())>
                {icon(Icon::Share)}
                "Share"
            </button>
        }
    });
    let words = move || match editing.get() {
        true => own_words(line, on_edit),
        false => {
            view! { <blockquote dir="auto">"“" {move || line.get()} "”"</blockquote> }.into_any()
        }
    };
    view! {
        <figure class="say">
            {words}
            <div class="say__ways">
                <button
                    type="button"
                    class="quiet"
                    aria-expanded=move || if editing.get() { "true" } else { "false" }
                    on:click=move |_| editing.update(|editing| *editing = !*editing)
                >
                    {icon(Icon::Write)}
                    {move || if editing.get() { "Done" } else { "Edit" }}
                </button>
                <button type="button" class="quiet" on:click=move |_| on_copy.run(line.get_untracked())>
                    {icon(Icon::Copy)}
                    "Copy"
                </button>
                {share}
            </div>
        </figure>
    }
    .into_any()
}

fn own_words(line: Signal<String>, on_edit: Callback<String>) -> AnyView {
    view! {
        <label class="say__own">
            <span class="soft small">"The line in your words"</span>
            <textarea
                class="field"
                // Said again: WebKit takes what stands in it for a part of the label around it.
                aria-label="The line in your words"
                rows="3"
                dir="auto"
                maxlength=LINE_CHARS_MAX
                prop:value=line.get_untracked()
                on:input:target=move |event| on_edit.run(event.target().value())
            ></textarea>
        </label>
    }
    .into_any()
}
