//! Insights.

use crate::failure::Outcome;
use crate::screen::Screen;

/// The picture of forecasts and what came of them.
pub const WANTED_PICTURE: &str = "How often they wanted your help, by how sure you were";
/// The picture of the checks of a year.
pub const VERDICTS_PICTURE: &str = "Checks by month, and what they said";

impl Screen<'_> {
    /// Waits until the page says all of this, whatever line each word stands on.
    pub async fn insights_tell(&self, told: &[&str]) -> Outcome {
        for part in told {
            let words = part.split(' ').map(|word| format!("{word:?}"));
            let words = words.collect::<Vec<_>>().join(",");
            let script = format!(
                "const shown = document.body.innerText.replace(/\\s+/g, ' ');
                return shown.includes([{words}].join(' ')) || shown"
            );
            self.condition(&format!("Insights with {part:?}"), &script)
                .await?;
        }
        Ok(())
    }

    /// The table behind a picture, unfolded, as one line of text.
    pub async fn figures_behind(&self, picture: &str) -> Outcome<String> {
        let image = self.by_role("image", picture).await?;
        // Browsers do not agree yet that a caption names its figure.
        let web = self.browser().web().await?;
        let around = "return arguments[0].closest('figure')";
        let figure = web.execute(around, vec![image.to_json()?]).await?;
        let figure = figure.element()?;
        let fold = self.inside(&figure, "button", "The figures as a table");
        self.tap_on(fold.await?).await?;
        let table = self.inside(&figure, "table", crate::Name::Any);
        let text = self.shown_in(&table.await?).await?;
        Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}
