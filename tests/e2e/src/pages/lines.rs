//! The lines above every page: offline, a new version.

use crate::failure::Outcome;
use crate::screen::Screen;

impl Screen<'_> {
    /// Waits until the app has come alive: it looks after its worker then.
    pub async fn live(&self) -> Outcome {
        let live = "return Boolean(document.documentElement.dataset.worker)";
        self.condition("a live page", live).await
    }

    /// Waits until everything is stored for use without a network.
    pub async fn ready_offline(&self) -> Outcome {
        let ready = "return document.documentElement.dataset.worker === 'ready'";
        self.condition("a worker that is ready", ready).await
    }

    /// Waits until the app says that a new version waits.
    pub async fn new_version_is_ready(&self) -> Outcome {
        self.text("A new version is ready.").await
    }

    /// Waits until the boot script says that a new version could not be fetched whole.
    pub async fn new_version_failed(&self) -> Outcome {
        let failed = "return document.documentElement.dataset.workerUpdate === 'failed'";
        self.condition("word that the update failed", failed).await
    }

    /// The name of the release that the page belongs to.
    pub async fn release(&self) -> Outcome<String> {
        let script = "return document.querySelector('script[data-build]').dataset.build";
        let name = self.browser().script(script, vec![]).await?;
        Ok(name.as_str().unwrap_or_default().to_owned())
    }
}
