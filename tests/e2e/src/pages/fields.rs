//! What every form of the app is made of: groups of taps, fields, days, folds.

use crate::engine::Can;
use crate::failure::{Failure, Outcome};
use crate::screen::{Name, Screen};
use thirtyfour::{By, Key, WebElement};

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

    /// Empties a field by hand: everything selected, then Backspace. Selected by a script, because
    /// WebKitGTK's driver does not know the keys for it.
    pub async fn empty(&self, field: &str) -> Outcome {
        let field = self.by_role("textbox", field).await?;
        let select = "arguments[0].focus(); arguments[0].select()";
        self.browser()
            .script(select, vec![field.to_json()?])
            .await?;
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
        self.browser().insert_text(text).await
    }

    /// Types a day into the field for another day than those offered, key by key: day or month
    /// first, as the browser's language has it, then the year. Only a device with a keyboard has
    /// such a field.
    pub async fn type_day(&self, group: &str, keys: &str) -> Outcome {
        self.browser().engine().needs(Can::TypeADay)?;
        let day = self.within(("group", group), "date", Name::Any).await?;
        let focus = "arguments[0].focus()";
        self.browser().script(focus, vec![day.to_json()?]).await?;
        self.press(keys).await
    }

    /// Picks a day in the phone's own calendar, as `2026-11-22`.
    pub async fn pick_day(&self, group: &str, day: &str) -> Outcome {
        let field = self.within(("group", group), "date", Name::Any).await?;
        let pick = "const [field, day] = arguments;
            field.value = day;
            field.dispatchEvent(new Event('input', { bubbles: true }));
            field.dispatchEvent(new Event('change', { bubbles: true }));";
        let given = vec![field.to_json()?, serde_json::json!(day)];
        self.browser().script(pick, given).await?;
        Ok(())
    }

    /// The day that stands in the field of a group, as `2026-11-22`; empty for none.
    pub async fn day_in(&self, group: &str) -> Outcome<String> {
        let day = self.within(("group", group), "date", Name::Any).await?;
        Ok(day.prop("value").await?.unwrap_or_default())
    }

    /// Chooses an option of a list that drops down.
    pub async fn choose(&self, list: &str, option: &str) -> Outcome {
        let list = self.by_role("combobox", list).await?;
        for offered in list.find_all(By::Tag("option")).await? {
            if offered.text().await? == option {
                return Ok(offered.click().await?);
            }
        }
        Err(Failure::Unmet(format!("{option:?} is not offered")))
    }

    /// The text shown in a named part of the page.
    pub async fn part(&self, name: &str) -> Outcome<String> {
        let part = self.by_role("region", name).await?;
        self.shown_in(&part).await
    }

    /// What an element shows, line by line. Not the driver's own account: WebKitGTK's has no lines.
    pub async fn shown_in(&self, element: &WebElement) -> Outcome<String> {
        let shown = "return arguments[0].innerText";
        let shown = self
            .browser()
            .script(shown, vec![element.to_json()?])
            .await?;
        Ok(shown.as_str().unwrap_or_default().to_owned())
    }

    /// The direction in which something is written, by the browser's own account.
    pub async fn direction(&self, role: &str, name: impl Into<Name>) -> Outcome<String> {
        let element = self.by_role(role, name).await?;
        Ok(element.css_value("direction").await?)
    }
}
