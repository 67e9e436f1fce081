//! Backup and Restore: a file made, and one taken in.

use std::path::{Path, PathBuf};

use thirtyfour::By;

use crate::downloads::Downloads;
use crate::failure::Outcome;
use crate::screen::Screen;

/// What Restore says of a file before anything is changed.
pub const PREVIEW: &str = "What it would change";

impl Screen<'_> {
    /// Makes the first closed backup: sets a passphrase and rehearses it. Gives where the file is.
    pub async fn first_backup(&self, passphrase: &str, to: &Downloads) -> Outcome<PathBuf> {
        self.type_text("textbox", "Backup passphrase", passphrase)
            .await?;
        self.tap("button", "Make a backup with it").await?;
        self.heading("Open it once").await?;
        self.type_text("textbox", "The passphrase once more", passphrase)
            .await?;
        self.tap("button", "Open it and take the file").await?;
        self.text("Saved among your downloads.").await?;
        to.find("alongside-").await
    }

    /// Saves everything as a readable file; gives its text.
    pub async fn readable_backup(&self, to: &Downloads) -> Outcome<String> {
        self.unfold("Files that anybody can read").await?;
        self.tap("button", "Save everything as a readable file")
            .await?;
        to.take("alongside-").await
    }

    /// Chooses a file on Restore.
    pub async fn choose_file(&self, path: &Path) -> Outcome {
        self.heading("From a file").await?;
        let field = self.browser().web().await?;
        let field = field.find(By::Css("input[type=file]")).await?;
        field.send_keys(path.to_string_lossy().as_ref()).await?;
        Ok(())
    }

    /// Takes in what is shown.
    pub async fn take_in(&self) -> Outcome {
        self.heading(PREVIEW).await?;
        self.tap("button", "Restore it").await?;
        self.text("Restored. Everything is saved.").await
    }

    /// Erases everything, from You.
    pub async fn erase_everything(&self) -> Outcome {
        self.unfold("Erase everything").await?;
        self.tap("button", "Erase everything on this phone").await?;
        self.tap("button", "Yes, erase it all").await
    }
}
