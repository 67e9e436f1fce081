//! The look-back: three taps.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};

/// The questions.
pub mod looked {
    /// The first.
    pub const WANTED: &str = "Did they want help?";
    /// The second.
    pub const HAPPENED: &str = "What happened?";
    /// The third.
    pub const AGAIN: &str = "Same again?";
}

/// What stands above the forecast, once it may be seen.
pub const BEFORE: &str = "Before, you thought they wanted help";

impl Screen<'_> {
    /// Takes up the look-back that Today offers.
    pub async fn look_back_from_today(&self, title: &str) -> Outcome {
        let due = ("region", "How did it go?");
        let link = self.within(due, "link", Name::has(title)).await?;
        self.tap_on(link).await?;
        self.heading(title).await?;
        Ok(())
    }

    /// Gives the three answers.
    pub async fn look_back_with(&self, wanted: &str, happened: &str, again: &str) -> Outcome {
        self.pick(looked::WANTED, wanted).await?;
        self.pick(looked::HAPPENED, happened).await?;
        self.pick(looked::AGAIN, again).await
    }
}
