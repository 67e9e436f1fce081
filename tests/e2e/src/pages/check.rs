//! The check and its verdict.

use crate::failure::Outcome;
use crate::screen::{Name, Screen};

/// The questions, as they are asked.
pub mod asked {
    /// Q1.
    pub const HARM: &str = "Is anyone at risk here?";
    /// Q2.
    pub const LEAD: &str = "Who has the lead on this now?";
    /// Q3.
    pub const STATE: &str = "How is it going?";
    /// Q4.
    pub const PAIN: &str = "What does one more day cost?";
    /// Q5.
    pub const WISH: &str = "Do they want your help?";
    /// Q6.
    pub const HEARD: &str = "Have you heard their side?";
    /// Q7.
    pub const CAN: &str = "Can you act with what you have?";
    /// The shared screen of Q8 to Q10.
    pub const ROWS: &str = "A last look around";
    /// Q11.
    pub const SAYSO: &str = "Will someone with the say act on it?";
}

/// The shortest way to *Offer a hand*.
pub const TO_OFFER: [(&str, &str); 5] = [
    (asked::HARM, "No"),
    (asked::LEAD, "Someone else"),
    (asked::STATE, "It's moving"),
    (asked::WISH, "Yes, they said so"),
    (asked::CAN, "Yes"),
];

/// A way to *Step in now* on work that no one has.
pub const TO_STEP_IN: [(&str, &str); 6] = [
    (asked::HARM, "No"),
    (asked::LEAD, "No one"),
    (asked::STATE, "It's stuck"),
    (asked::PAIN, "A lot"),
    (asked::WISH, "I don't know"),
    (asked::CAN, "Yes"),
];

/// The shortest way to *Stand back and watch*.
pub const TO_STAND_BACK: [(&str, &str); 4] = [
    (asked::HARM, "No"),
    (asked::LEAD, "Someone else"),
    (asked::STATE, "The worst is over"),
    (asked::PAIN, "Very little"),
];

/// The line under the heading of the verdict's page that leads back to any answer.
const ALL_ANSWERS: &str = "All your answers";

impl Screen<'_> {
    /// Answers the question that is shown, which must be this one.
    pub async fn answer(&self, question: &str, answer: &str) -> Outcome {
        self.heading(question).await?;
        self.tap("button", answer).await
    }

    /// Answers these questions, in this order.
    pub async fn answer_all(&self, answers: &[(&str, &str)]) -> Outcome {
        for (question, answer) in answers {
            self.answer(question, answer).await?;
        }
        Ok(())
    }

    /// Leaves the shared screen for what comes next.
    pub async fn go_on_from_rows(&self) -> Outcome {
        self.heading(asked::ROWS).await?;
        self.tap("button", "Continue").await
    }

    /// Takes one of the safety exits of the question that is shown.
    pub async fn someone_is_at_risk(&self, exit: &str) -> Outcome {
        self.unfold("Is someone at risk?").await?;
        self.tap("button", exit).await
    }

    /// Goes back to one question from the verdict's list of answers.
    pub async fn change_from_verdict(&self, question: &str) -> Outcome {
        self.unfold(ALL_ANSWERS).await?;
        self.tap("link", format!("Change: {question}").as_str())
            .await
    }

    /// Unfolds what is folded under a name.
    pub async fn unfold(&self, name: &str) -> Outcome {
        self.tap("button", name).await
    }

    /// Saves the verdict that is shown, under a name, and waits until the app says that it is.
    pub async fn save_as(&self, title: &str) -> Outcome {
        self.type_text("textbox", "What is it about?", title)
            .await?;
        self.tap("button", "Save to journal").await?;
        self.text("Saved in your journal.").await
    }

    /// Saves a check to the journal, from the question it begins with.
    pub async fn save_a_check(
        &self,
        answers: &[(&str, &str)],
        verdict: &str,
        title: &str,
    ) -> Outcome {
        self.answer_all(answers).await?;
        self.heading(verdict).await?;
        self.save_as(title).await?;
        self.heading(title).await?;
        Ok(())
    }

    /// The changes the verdict names, as "If …" and the verdict each leads to.
    pub async fn changes_named(&self) -> Outcome<Vec<(String, String)>> {
        let section = self.by_role("region", "What would change it").await?;
        let shown = vec![section.to_json()?];
        let shown = self
            .browser()
            .script("return arguments[0].innerText", shown)
            .await?;
        let shown = shown.as_str().unwrap_or_default();
        let lines: Vec<&str> = shown
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        // The first line is the heading; then a condition and its verdict take turns.
        let pairs = lines.get(1..).unwrap_or_default().chunks(2);
        let pair = |two: &[&str]| Some(((*two.first()?).to_owned(), (*two.get(1)?).to_owned()));
        Ok(pairs.filter_map(pair).collect())
    }

    /// Whether an answer is marked as the one given.
    pub async fn is_marked(&self, answer: &str) -> Outcome<bool> {
        let button = self.by_role("button", Name::from(answer)).await?;
        Ok(button.attr("aria-pressed").await?.as_deref() == Some("true"))
    }
}
