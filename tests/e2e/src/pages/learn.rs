//! Learn, its search, and what was tried.

use thirtyfour::Key;

use crate::failure::Outcome;
use crate::screen::Screen;

/// The field to search with.
pub const SEARCH: &str = "Search lessons and scenarios";

impl Screen<'_> {
    /// Looks for something in the place of what was looked for.
    pub async fn look_up(&self, query: &str) -> Outcome {
        let field = self.by_role("searchbox", SEARCH).await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(Key::Backspace).await?;
        Ok(field.send_keys(query).await?)
    }

    /// The words that are marked, in reading order.
    pub async fn marked(&self) -> Outcome<Vec<String>> {
        let script = "return [...document.querySelectorAll('mark')].map((mark) => mark.innerText)";
        let marked = self.browser().script(script, vec![]).await?;
        Ok(serde_json::from_value(marked).unwrap_or_default())
    }
}
