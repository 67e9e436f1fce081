//! A situation: the lead on top, the thread, what was written, the ways out.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};

/// The name of the lead's card.
pub const HELD: &str = "You hold the lead";
/// What asks for the reason when a lead goes on.
pub const WHY: &str = "Why does it go on?";

impl Screen<'_> {
    /// The titles in the thread, the last thing first; the page's own title is left out.
    pub async fn thread(&self) -> Outcome<Vec<String>> {
        let mut headings = self.names_now("heading").await?;
        headings.drain(..headings.len().min(1));
        Ok(headings)
    }

    /// Opens the situation from the journal, wherever one is.
    pub async fn find_situation(&self, title: &str) -> Outcome {
        self.by_role("heading", "Journal").await?;
        self.open_situation(title).await
    }

    /// Writes in a field of the situation and saves it.
    pub async fn write_and_save(&self, field: &str, text: &str) -> Outcome {
        self.rewrite(field, text).await?;
        let save = self.by_role("button", "Save").await?;
        self.tap_on(save).await?;
        // The word of the save before may still stand there; the button goes only now.
        self.gone("button", "Save").await
    }

    /// Deletes the situation and waits for the word on it, in the journal.
    pub async fn delete_it(&self) -> Outcome {
        self.tap("button", "Delete this situation").await?;
        self.heading("Journal").await?;
        self.text("Deleted. It stays in the Deleted list for 30 days.")
            .await
    }

    /// Every colour in which a row of a list is drawn, its parts included, that is a red; and
    /// whether the colour of *Get help now* counts as one, as it must.
    pub async fn reds_of_row(&self, title: &str) -> Outcome<(Vec<String>, bool)> {
        let row = self.by_role("link", Name::has(title)).await?;
        let found = self.browser().script(REDS, vec![row.to_json()?]).await?;
        let reds = found.get("reds").cloned().unwrap_or_default();
        let reds = serde_json::from_value(reds).unwrap_or_default();
        Ok((reds, found.get("help").is_some_and(|help| help == true)))
    }
}

/// Paints each colour on one pixel and reads it back: whatever way it was written, it is red, green
/// and blue then.
const REDS: &str = "const canvas = document.createElement('canvas').getContext('2d');
    const isRed = (colour) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
      const most = Math.max(r, g, b), range = most - Math.min(r, g, b);
      if (a < 20 || range < 60 || most !== r) return false;
      const hue = ((g - b) / range) * 60;
      return hue > -20 && hue < 12;
    };
    const reds = [];
    for (const one of [arguments[0], ...arguments[0].querySelectorAll('*')]) {
      const style = getComputedStyle(one);
      for (const part of ['color', 'backgroundColor', 'borderTopColor', 'borderInlineStartColor',
        'outlineColor', 'fill', 'stroke']) {
        if (isRed(style[part])) reds.push(one.textContent + ': ' + part + ' ' + style[part]);
      }
    }
    const help = getComputedStyle(document.documentElement).getPropertyValue('--rung-help');
    return { reds, help: isRed(help) };";
