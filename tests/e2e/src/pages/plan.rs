//! The plan on a verdict: the sentence, how it ends, how sure, when to look back.

use crate::failure::Outcome;
use crate::screen::Screen;

/// The groups of the form.
pub mod group {
    /// Do it, or leave it.
    pub const WILL: &str = "What will you do?";
    /// The moment.
    pub const IF: &str = "If";
    /// Say, ask, do.
    pub const THEN: &str = "then I will";
    /// What to say, ask or do.
    pub const THIS: &str = "this";
    /// Whether the end is known already.
    pub const KNOWN: &str = "A lead is lent. Say its end now, or when you will.";
    /// The condition.
    pub const WHEN: &str = "It ends when";
    /// Who has it afterwards.
    pub const BACK_TO: &str = "Who gets it back";
    /// Its last day.
    pub const BY: &str = "It ends at the latest";
    /// The forecast.
    pub const SURE: &str = "How sure are you that they want your help?";
    /// The look-back.
    pub const LOOK_BACK: &str = "Look back on it";
}

/// What unfolds the words of the plan.
pub const CHANGE_PLAN: &str = "Change the plan";
/// What unfolds the end of the lead.
pub const CHANGE_END: &str = "Change how it ends";

impl Screen<'_> {
    /// Names the situation on the verdict's page.
    pub async fn name_it(&self, title: &str) -> Outcome {
        self.type_text("textbox", "What is it about?", title).await
    }

    /// Saves the verdict in one tap and waits until the app says that it is saved.
    pub async fn save_verdict(&self) -> Outcome {
        self.tap("button", "Save to journal").await?;
        self.text("Saved in your journal.").await
    }
}
