//! A lesson.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};

/// The first lesson there is.
pub const FIRST: &str = "Lead without a title";
/// Its address.
pub const FIRST_PATH: &str = "/lesson/lead-without-a-title/";
/// The field for a line of one's own.
pub const REFLECTION: &str = "One line for yourself";

impl Screen<'_> {
    /// Answers the case question of the first lesson, rightly, and waits for the explanations.
    pub async fn answer_first_lesson(&self) -> Outcome {
        self.heading(FIRST).await?;
        self.tap("button", Name::has("The one who took the first step."))
            .await?;
        self.by_role("textbox", REFLECTION).await?;
        Ok(())
    }
}
