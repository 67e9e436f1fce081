//! The journal and a situation in it.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};

impl Screen<'_> {
    /// Opens a situation from the journal, by a part of what its row says.
    pub async fn open_situation(&self, title: &str) -> Outcome {
        self.tap("link", Name::has(title)).await?;
        self.heading(title).await?;
        Ok(())
    }

    /// Saves the one field that was changed, and waits until the app says that it is.
    pub async fn save_field(&self) -> Outcome {
        self.tap("button", "Save").await?;
        self.text("Saved.").await
    }

    /// What stands in a field.
    pub async fn written_in(&self, field: &str) -> Outcome<String> {
        let field = self.by_role("textbox", field).await?;
        Ok(field.prop("value").await?.unwrap_or_default())
    }
}
