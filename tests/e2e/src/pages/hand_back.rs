//! Handing a lead back.

use crate::failure::Outcome;
use crate::screen::Screen;

/// The four lines.
pub const LINES: [&str; 4] = ["Done", "Open", "Watch for", "Yours now"];
/// The box under them.
pub const SAID_BACK: &str = "They said it back in their own words";

impl Screen<'_> {
    /// Goes from the situation to its hand-back.
    pub async fn begin_hand_back(&self) -> Outcome {
        self.tap("link", "Hand it back").await?;
        self.heading("Hand it back").await?;
        Ok(())
    }

    /// Hands it back, and waits for the quiet screen.
    pub async fn hand_it_back(&self) -> Outcome {
        self.tap("button", "Hand it back").await?;
        self.heading("It is theirs again").await?;
        Ok(())
    }
}
