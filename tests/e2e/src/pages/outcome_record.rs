//! The outcome record for others.

use crate::failure::Outcome;
use crate::screen::Screen;

/// What is left out unless ticked.
pub mod tick {
    /// The story.
    pub const STORY: &str = "My story";
    /// Verdicts and answers.
    pub const GUESSES: &str = "My guesses: verdicts and answers";
    /// The forecast.
    pub const CONFIDENCE: &str = "How sure I was";
    /// Names and roles.
    pub const NAMES: &str = "Names and roles";
    /// All of them.
    pub const ALL: [&str; 4] = [STORY, GUESSES, CONFIDENCE, NAMES];
}

impl Screen<'_> {
    /// Goes from the situation to its record.
    pub async fn open_outcome_record(&self) -> Outcome {
        self.tap("link", "Outcome record for others").await?;
        self.heading("What others may see").await?;
        Ok(())
    }

    /// The whole record as it is shown.
    pub async fn record_shown(&self) -> Outcome<String> {
        // Preformatted text has no role of its own; there is one on the page.
        let script = "return document.querySelector('pre').textContent";
        let text = self.browser().script(script, vec![]).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Ticks a box, or takes the tick away.
    pub async fn tick(&self, label: &str) -> Outcome {
        self.tap("checkbox", label).await
    }
}
