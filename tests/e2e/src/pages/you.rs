//! You: contacts and settings.

use crate::failure::Outcome;
use crate::screen::Screen;

/// The setting for the question about labels.
pub const LABELS: &str = "Ask when a label slips into the facts";

impl Screen<'_> {
    /// Writes down a contact, and waits until it is in the list.
    pub async fn add_contact(&self, name: &str, number: &str) -> Outcome {
        self.rewrite("Who", name).await?;
        self.rewrite("Number", number).await?;
        self.tap("button", "Add contact").await?;
        let remove = format!("Remove {name}");
        self.by_role("button", remove.as_str()).await?;
        Ok(())
    }

    /// The addresses of the links that call somebody, in the order shown.
    pub async fn calls_offered(&self) -> Outcome<Vec<String>> {
        let list = self.by_role("list", "Your own contacts").await?;
        let script = "return [...arguments[0].querySelectorAll('a')].map((one) => one.href)";
        let found = self.browser().script(script, vec![list.to_json()?]).await?;
        Ok(serde_json::from_value(found).unwrap_or_default())
    }
}
