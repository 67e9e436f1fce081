//! The ladder of eight verdicts (content bible 2.9).

use serde::Serialize;

/// One rung of the ladder. A verdict is a suggestion, never an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    /// Not a peer's job: to the people responsible, now.
    GetHelp,
    /// Do the smallest thing that helps and can be undone.
    StepIn,
    /// Ask one good question before anything else.
    Listen,
    /// Small, clear, easy to refuse.
    Offer,
    /// Let the work be what people look at.
    Project,
    /// Somebody who may decide.
    BringIn,
    /// Leaving it is the better choice here.
    StandBack,
    /// The lead was lent; give it back.
    HandBack,
}

impl Verdict {
    /// Every rung.
    pub const ALL: [Verdict; 8] = [
        Verdict::GetHelp,
        Verdict::StepIn,
        Verdict::Listen,
        Verdict::Offer,
        Verdict::Project,
        Verdict::BringIn,
        Verdict::StandBack,
        Verdict::HandBack,
    ];

    /// Position on the ladder, 0 to 7.
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The code used in content, records and on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::GetHelp => "GET_HELP",
            Verdict::StepIn => "STEP_IN",
            Verdict::Listen => "LISTEN",
            Verdict::Offer => "OFFER",
            Verdict::Project => "PROJECT",
            Verdict::BringIn => "BRING_IN",
            Verdict::StandBack => "STAND_BACK",
            Verdict::HandBack => "HAND_BACK",
        }
    }

    /// The verdict with this code.
    pub fn from_code(code: &str) -> Option<Verdict> {
        Verdict::ALL
            .into_iter()
            .find(|verdict| verdict.code() == code)
    }
}
