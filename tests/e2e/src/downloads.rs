//! The files a page hands to the person: where they land, and what stands in them.
//!
//! It never asks the page what it meant to save: only what is on the disk counts.

use std::fs;
use std::path::PathBuf;

use serde_json::json;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::failure::{Failure, Outcome};
use crate::wait::{Look, until};

/// A folder that the browser saves into.
pub struct Downloads(TempDir);

impl Downloads {
    /// Lets the browser save files, until it is started again.
    pub async fn allow(browser: &Browser) -> Outcome<Self> {
        let folder = tempfile::tempdir().map_err(Failure::io("making a folder for downloads"))?;
        let settings = json!({ "behavior": "allow", "downloadPath": folder.path() });
        browser
            .devtools("Browser.setDownloadBehavior", settings)
            .await?;
        Ok(Self(folder))
    }

    /// Waits for the one file whose name starts so, takes it out of the folder and gives its text.
    pub async fn take(&self, start: &str) -> Outcome<String> {
        take(self.find(start).await?)
    }

    /// Waits for the one file whose name starts so, and tells where it lies.
    pub async fn find(&self, start: &str) -> Outcome<PathBuf> {
        until(format!("a saved file {start}…"), || async {
            let names = self.names()?;
            let whole = |name: &&String| name.starts_with(start) && self.is_whole(name);
            Ok(match names.iter().find(whole) {
                Some(name) => Look::Yes(self.0.path().join(name)),
                None => Look::NotYet(format!("{names:?}")),
            })
        })
        .await
    }

    /// While a file arrives it goes by another ending, and an empty one may hold its place.
    fn is_whole(&self, name: &str) -> bool {
        let length = fs::metadata(self.0.path().join(name)).map_or(0, |facts| facts.len());
        length > 0 && !name.ends_with(".crdownload")
    }

    fn names(&self) -> Outcome<Vec<String>> {
        let entries = fs::read_dir(self.0.path()).map_err(Failure::io("listing downloads"))?;
        let names = entries
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned());
        Ok(names.collect())
    }
}

fn take(path: PathBuf) -> Outcome<String> {
    let text = fs::read_to_string(&path).map_err(Failure::io("reading a saved file"))?;
    fs::remove_file(&path).map_err(Failure::io("removing a saved file"))?;
    Ok(text)
}
