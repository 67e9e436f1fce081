//! The mirror: four questions on one's own last meeting.

use crate::failure::Outcome;
use crate::screen::Screen;

/// Its heading, and what the journal offers it as.
pub const MIRROR: &str = "Was I the one taking over?";

/// The questions, each with one of its answers.
pub const ANSWERS: [(&str, &str); 4] = [
    ("Who did most of the talking?", "I did"),
    (
        "How did the next steps come about?",
        "We worked them out together",
    ),
    (
        "What became of someone else's idea?",
        "I heard it and went on",
    ),
    ("Did you and someone else both steer?", "Yes, and I let go"),
];

/// The note these answers make.
pub const NOTE: &str = "I did much of the talking. Next time I can let two others go first.
We worked out the next steps together.
I heard an idea and went on. I can still go back to it.
Two of us were steering, and I let go.";

impl Screen<'_> {
    /// Answers some of the questions.
    pub async fn look_into_mirror(&self, answers: &[(&str, &str)]) -> Outcome {
        for (question, answer) in answers {
            self.pick(question, *answer).await?;
        }
        Ok(())
    }
}
