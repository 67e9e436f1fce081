//! A practice scenario.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};

/// A scenario that ends in *Step in now*, and its twist in *Listen first*.
pub const CLIENT: &str = "The client next door";
/// Its address.
pub const CLIENT_PATH: &str = "/practice/the-client-next-door/";
/// Its options, in the order of the source, as they begin.
pub const OPTIONS: [&str; 4] = [
    "Make the three calls, give the client the facts",
    "Ring the client to say when your colleague lands.",
    "Say it is not your file and take a message.",
    "Offer the client money back if they stay.",
];
/// What is folded away once a decision was taken on an earlier day.
pub const EARLIER: &str = "What you chose, and why it matters";
/// The heading of the twist.
pub const TWIST: &str = "One fact changes";

impl Screen<'_> {
    /// Decides for the option that begins so, and waits until the principle is told.
    pub async fn decide_for(&self, option: &str) -> Outcome {
        self.tap("button", Name::has(option)).await?;
        self.heading("What to take from it").await?;
        Ok(())
    }

    /// Answers the twist with the verdict of this title.
    pub async fn say_of_the_twist(&self, verdict: &str) -> Outcome {
        self.tap("button", verdict).await?;
        self.by_role("button", "Answer it again").await?;
        Ok(())
    }

    /// Whether the option or verdict that holds these words is marked as the one chosen.
    pub async fn is_marked_in(&self, words: &str) -> Outcome<bool> {
        let button = self.by_role("button", Name::has(words)).await?;
        Ok(button.attr("aria-pressed").await?.as_deref() == Some("true"))
    }
}
