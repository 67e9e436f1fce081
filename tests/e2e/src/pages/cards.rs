//! Cards that come back, today's and those of a review.

use crate::failure::Outcome;
use crate::screen::Screen;

/// Today's cards.
pub const TODAYS: &str = "/learn/cards/";
/// A review somebody asks for themselves.
pub const REVIEW: &str = "/learn/review/";
/// What stands where no card has come back.
pub const NONE: &str = "No cards for now";
/// The way to stop at any card.
pub const ENOUGH: &str = "Enough for now";

impl Screen<'_> {
    /// The options of the card that is shown, in the order they stand; before an answer.
    pub async fn options(&self) -> Outcome<Vec<String>> {
        self.by_role("button", ENOUGH).await?;
        let mut names = self.names_now("button").await?;
        names.retain(|name| name.ends_with('.'));
        Ok(names)
    }

    /// Answers the card that is shown and puts it away by the button of this name.
    pub async fn answer_card(&self, option: &str, on: &str) -> Outcome {
        self.tap("button", option).await?;
        self.tap("button", on).await
    }
}
