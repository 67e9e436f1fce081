//! The four places and what every page has.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};

impl Screen<'_> {
    /// Waits for Today to be alive: only the app knows the date.
    pub async fn today(&self) -> Outcome {
        // "Today. Friday 3 July": the prerendered heading ends with the full stop.
        let live =
            "return /^Today\\.\\s*\\w/.test(document.querySelector('h1')?.textContent ?? '')";
        self.condition("Today with its date", live).await?;
        self.heading(Name::has("Today.")).await?;
        Ok(())
    }

    /// Goes to a place by the bar or the rail.
    pub async fn go_to(&self, place: &str) -> Outcome {
        self.tap("link", place).await
    }

    /// One step back by the page's own button.
    pub async fn back(&self) -> Outcome {
        self.tap("link", "Back").await
    }

    /// One step back by the browser's.
    pub async fn browser_back(&self) -> Outcome {
        Ok(self.browser().web().await?.back().await?)
    }

    /// Begins the check from Today.
    pub async fn should_i_step_in(&self) -> Outcome {
        self.tap("link", Name::has("Should I step in?")).await
    }
}
