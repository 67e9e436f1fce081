//! What the browser knows about writing: how letters come apart from their accents.

use std::borrow::Cow;

/// The text in Unicode's form NFD, in which an accent stands after its letter.
pub fn decomposed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let text = js_sys::JsString::from(text);
    Cow::Owned(text.normalize("NFD").into())
}
