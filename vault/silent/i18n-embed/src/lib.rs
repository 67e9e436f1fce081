//! Stands in for the crate of this name under `age`, whose own messages nobody sees here.
//!
//! It is what `age` names of that crate and nothing more: languages can be chosen and texts loaded,
//! and nothing happens. The translations, their reader and some thirty packages stay out of the
//! vault (docs/decisions/0032). It does not stand in for the crate anywhere else.

pub mod fluent;

/// The names of languages.
pub mod unic_langid {
    use std::convert::Infallible;
    use std::str::FromStr;

    /// A language. Which one is not looked at.
    #[derive(Clone, Debug)]
    pub struct LanguageIdentifier;

    impl FromStr for LanguageIdentifier {
        type Err = Infallible;

        fn from_str(_: &str) -> Result<LanguageIdentifier, Infallible> {
            Ok(LanguageIdentifier)
        }
    }
}

use unic_langid::LanguageIdentifier;

/// Why a language could not be loaded: never.
#[derive(Debug)]
pub enum I18nEmbedError {}

/// Files of translations: anything may pass for them, none is opened.
pub trait I18nAssets {}

impl<T> I18nAssets for T {}

/// Loads languages.
pub trait LanguageLoader {
    /// Loads none.
    ///
    /// # Errors
    /// Never.
    fn load_languages(
        &self,
        _: &dyn I18nAssets,
        _: &[LanguageIdentifier],
    ) -> Result<(), I18nEmbedError> {
        Ok(())
    }
}

/// Chooses the languages of a library.
pub trait Localizer {
    /// What loads them.
    fn language_loader(&self) -> &'_ dyn LanguageLoader;

    /// The files they would be in.
    fn i18n_assets(&self) -> &'_ dyn I18nAssets;

    /// Chooses.
    ///
    /// # Errors
    /// Never.
    fn select(
        &self,
        requested: &[LanguageIdentifier],
    ) -> Result<Vec<LanguageIdentifier>, I18nEmbedError>;
}

/// Chooses none of the languages.
///
/// # Errors
/// Never.
pub fn select(
    _: &dyn LanguageLoader,
    _: &dyn I18nAssets,
    _: &[LanguageIdentifier],
) -> Result<Vec<LanguageIdentifier>, I18nEmbedError> {
    Ok(Vec::new())
}
