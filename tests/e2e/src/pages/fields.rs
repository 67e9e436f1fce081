//! What every form of the app is made of: groups of taps, fields, days, folds.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};
use thirtyfour::Key;

impl Screen<'_> {
    /// Taps one of the answers or suggestions of a group.
    pub async fn pick(&self, group: &str, choice: impl Into<Name>) -> Outcome {
        let button = self.within(("group", group), "button", choice).await?;
        self.tap_on(button).await
    }

    /// Whether an answer or suggestion of a group is marked as the chosen one.
    pub async fn is_picked(&self, group: &str, choice: &str) -> Outcome<bool> {
        let button = self.within(("group", group), "button", choice).await?;
        Ok(button.attr("aria-pressed").await?.as_deref() == Some("true"))
    }

    /// Empties a field by hand: everything selected, then Backspace.
    pub async fn empty(&self, field: &str) -> Outcome {
        let field = self.by_role("textbox", field).await?;
        field.send_keys(Key::Control + "a").await?;
        Ok(field.send_keys(Key::Backspace).await?)
    }

    /// Writes a text in a field in the place of what stands there.
    pub async fn rewrite(&self, field: &str, text: &str) -> Outcome {
        self.empty(field).await?;
        self.type_text("textbox", field, text).await
    }

    /// Puts a long text into a field at once, as pasting does.
    pub async fn paste(&self, field: &str, text: &str) -> Outcome {
        let element = self.by_role("textbox", field).await?;
        self.browser()
            .script("arguments[0].focus()", vec![element.to_json()?])
            .await?;
        let text = serde_json::json!({ "text": text });
        self.browser().devtools("Input.insertText", text).await?;
        Ok(())
    }

    /// Types the keys of a day into the field for another day than those offered, as a keyboard
    /// does: day or month first, as the browser's language has it, then the year.
    pub async fn type_day(&self, group: &str, keys: &str) -> Outcome {
        let day = self.within(("group", group), "date", Name::Any).await?;
        Ok(day.send_keys(keys).await?)
    }

    /// The day that stands in the field of a group, as `2026-11-22`; empty for none.
    pub async fn day_in(&self, group: &str) -> Outcome<String> {
        let day = self.within(("group", group), "date", Name::Any).await?;
        Ok(day.prop("value").await?.unwrap_or_default())
    }

    /// The text shown in a named part of the page.
    pub async fn part(&self, name: &str) -> Outcome<String> {
        Ok(self.by_role("region", name).await?.text().await?)
    }

    /// The direction in which something is written, by the browser's own account.
    pub async fn direction(&self, role: &str, name: impl Into<Name>) -> Outcome<String> {
        let element = self.by_role(role, name).await?;
        Ok(element.css_value("direction").await?)
    }
}
