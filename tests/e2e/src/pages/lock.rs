//! The lock: its page, and the screen that stands before a locked app.

use crate::failure::{Failure, Outcome};
use crate::screen::Screen;

/// The heading of the unlock screen.
pub const LOCKED: &str = "Alongside is locked";

impl Screen<'_> {
    /// From the lock's page up to the button that turns it on; gives the recovery code.
    pub async fn prepare_lock(&self, passphrase: &str) -> Outcome<String> {
        self.type_text("textbox", "New passphrase", passphrase)
            .await?;
        self.type_text("textbox", "The same once more", passphrase)
            .await?;
        self.tap("button", "Go on to the recovery code").await?;
        self.know_the_code().await
    }

    /// Reads the code that is shown and types the group that is asked back.
    pub async fn know_the_code(&self) -> Outcome<String> {
        self.heading("Your recovery code").await?;
        let groups = self.by_role("list", "Recovery code").await?;
        let read = "return [...arguments[0].children].map((group) => group.textContent.trim())";
        let groups = self.browser().script(read, vec![groups.to_json()?]).await?;
        let groups = groups.as_array().cloned().unwrap_or_default();
        let groups: Vec<&str> = groups.iter().filter_map(|group| group.as_str()).collect();
        self.tap("button", "I have written it down").await?;
        let heading = self.heading("From your paper").await?;
        drop(heading);
        let labels = self.names_now("textbox").await?;
        let label = labels.iter().find(|label| label.starts_with("Group "));
        let label =
            label.ok_or_else(|| Failure::Unmet(format!("no group is asked: {labels:?}")))?;
        let at: usize = label
            .split(' ')
            .nth(1)
            .and_then(|at| at.parse().ok())
            .unwrap_or_default();
        let group = groups.get(at.wrapping_sub(1)).copied().unwrap_or_default();
        self.type_text("textbox", label.as_str(), group).await?;
        Ok(groups.join("-"))
    }

    /// Turns the lock on, on its page; gives the recovery code.
    pub async fn lock_with(&self, passphrase: &str) -> Outcome<String> {
        let code = self.prepare_lock(passphrase).await?;
        self.tap("button", "Turn the lock on").await?;
        self.heading("The lock is on").await?;
        Ok(code)
    }

    /// Unfolds a part of the lock's page.
    pub async fn unfold_part(&self, name: &str) -> Outcome {
        let script = "const one = [...document.querySelectorAll('summary')]
            .find((one) => one.textContent === arguments[0]);
            one?.click();
            return Boolean(one);";
        let found = self.browser().script(script, vec![name.into()]).await?;
        match found == true {
            true => Ok(()),
            false => Err(Failure::Unmet(format!("there is no part {name:?}"))),
        }
    }

    /// Unlocks with the passphrase.
    pub async fn unlock_with(&self, passphrase: &str) -> Outcome {
        self.heading(LOCKED).await?;
        self.type_text("textbox", "Passphrase", passphrase).await?;
        self.tap("button", "Unlock").await?;
        self.gone("heading", LOCKED).await
    }
}
