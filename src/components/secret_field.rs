//! A field for what nobody else should read over a shoulder: hidden until the person shows it.

use leptos::prelude::*;

use super::refusal::Refusal;

/// A passphrase or a recovery code.
#[component]
pub fn SecretField(
    /// A unique id that ties label and field together.
    id: &'static str,
    /// What it is for.
    label: &'static str,
    /// What the browser's own keeper of passwords may do with it, as in `autocomplete`.
    autocomplete: &'static str,
    /// What stands in it.
    value: RwSignal<String>,
    /// Where it is said why that cannot be used.
    refusal: Refusal,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    view! {
        <div class="secret">
            <label for=id>{label}</label>
            <div class="secret__row">
                <input
                    id=id
                    class="field"
                    type=move || if shown.get() { "text" } else { "password" }
                    dir="auto"
                    autocomplete=autocomplete
                    autocapitalize="none"
                    spellcheck="false"
                    maxlength="1000"
                    aria-describedby=refusal.id
                    aria-invalid=refusal.invalid()
                    prop:value=move || value.get()
                    on:input:target=move |event| value.set(event.target().value())
                />
                <button
                    type="button"
                    class="quiet"
                    aria-pressed=move || shown.get().to_string()
                    aria-label=["Show: ", label].concat()
                    on:click=move |_| shown.update(|shown| *shown = !*shown)
                >
                    {move || if shown.get() { "Hide" } else { "Show" }}
                </button>
            </div>
        </div>
    }
    .into_any()
}
