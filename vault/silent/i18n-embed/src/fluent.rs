//! The loader by its name in the crate that is stood in for. It holds no text.

use crate::LanguageLoader;

pub use crate::fluent_language_loader;

/// Loads nothing.
#[derive(Debug)]
pub struct FluentLanguageLoader;

impl FluentLanguageLoader {
    /// Takes note of nothing: there is no text to isolate.
    pub const fn set_use_isolating(&self, _: bool) {}
}

impl LanguageLoader for FluentLanguageLoader {}

/// A loader of no language.
#[macro_export]
macro_rules! fluent_language_loader {
    () => {
        $crate::fluent::FluentLanguageLoader
    };
}
