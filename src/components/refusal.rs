//! Why what was typed cannot be used, said at once and tied to its field, so that whoever comes back
//! to the field hears it again.

use leptos::prelude::*;

/// The line under a form that says so; empty while nothing is wrong.
#[derive(Clone, Copy, Debug)]
pub struct Refusal {
    /// The id of the line, unique on its page.
    pub id: &'static str,
    /// The words.
    pub words: RwSignal<Option<String>>,
}

impl Refusal {
    /// Nothing is wrong yet.
    pub fn none(id: &'static str) -> Refusal {
        let words = RwSignal::new(None);
        Refusal { id, words }
    }

    /// The line.
    pub fn line(self) -> AnyView {
        view! {
            <p id=self.id class="refused small" role="alert">
                {move || self.words.get()}
            </p>
        }
        .into_any()
    }

    /// For `aria-invalid` of the field.
    pub fn invalid(self) -> Signal<Option<&'static str>> {
        Signal::derive(move || self.words.with(Option::is_some).then_some("true"))
    }
}
