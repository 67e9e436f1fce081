//! A field a person writes in. Every change is passed on, so that nothing half-typed is lost.

use leptos::prelude::*;

/// A labelled field with its own Save.
#[component]
pub fn Writing(
    /// A unique id that ties label and field together.
    #[prop(into)]
    id: String,
    /// What it is for.
    #[prop(into)]
    label: String,
    /// A line below the label.
    #[prop(into)]
    hint: String,
    /// What stands in it: the draft, or what was saved.
    #[prop(into)]
    text: Signal<String>,
    /// The most characters it takes; a long text gets several lines.
    chars_max: usize,
    /// Whether something stands in it that was not saved yet.
    unsaved: Signal<bool>,
    /// A line below the field on what stands in it, if there is anything to say.
    #[prop(optional)]
    remark: Option<Signal<Option<String>>>,
    /// Called on every change.
    on_typed: Callback<String>,
    /// Called to save what stands in it.
    on_save: Callback<String>,
) -> impl IntoView {
    let written = RwSignal::new(None::<String>);
    // What was typed shows while it is unsaved; after that, what is kept.
    let shown = Signal::derive(move || {
        let typed = written.get().filter(|_| unsaved.get());
        typed.unwrap_or_else(|| text.get())
    });
    let typed = Callback::new(move |value: String| {
        written.set(Some(value.clone()));
        on_typed.run(value);
    });
    let hint_id = [id.as_str(), "-hint"].concat();
    let field = field(id.clone(), hint_id.clone(), shown, chars_max, typed);
    let remark = remark.map(|remark| {
        view! { <p class="writing__remark small" role="status">{move || remark.get()}</p> }
    });
    view! {
        <form
            class="writing"
            on:submit=move |event| {
                event.prevent_default();
                on_save.run(shown.get_untracked());
            }
        >
            <label for=id>{label}</label>
            <p id=hint_id class="soft small">{hint}</p>
            {field}
            {remark}
            <button type="submit" class="button" hidden=move || !unsaved.get()>
                "Save"
            </button>
        </form>
    }
    .into_any()
}

/// More than this many characters want several lines.
const ONE_LINE_CHARS: usize = 500;

/// The element that is typed in.
fn field(
    id: String,
    hint_id: String,
    shown: Signal<String>,
    chars_max: usize,
    typed: Callback<String>,
) -> AnyView {
    if chars_max > ONE_LINE_CHARS {
        view! {
            <textarea
                id=id
                class="field"
                rows="4"
                dir="auto"
                maxlength=chars_max
                aria-describedby=hint_id
                prop:value=shown
                on:input:target=move |event| typed.run(event.target().value())
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                id=id
                class="field"
                type="text"
                dir="auto"
                autocomplete="off"
                maxlength=chars_max
                aria-describedby=hint_id
                prop:value=shown
                on:input:target=move |event| typed.run(event.target().value())
            />
        }
        .into_any()
    }
}
