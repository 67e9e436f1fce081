//! A look-back: three answers on how a situation turned out, whether the person stepped in or
//! stood down.

/// The longest line that is kept with a look-back, in characters.
pub const LINE_CHARS_MAX: usize = 400;

/// What was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LookBack {
    /// Did they want help?
    pub wanted: Wanted,
    /// What happened?
    pub happened: Happened,
    /// Same again?
    pub again: Again,
    /// One line, empty if none.
    pub line: String,
}

/// Did they want help?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// They did.
    Yes,
    /// They did not.
    No,
    /// It did not show.
    Unknown,
}

/// What happened?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// It got better.
    Better,
    /// It stayed as it was.
    Same,
    /// It got worse.
    Worse,
}

/// Same again?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    /// Yes.
    Yes,
    /// In another way.
    Differently,
    /// No.
    No,
}

/// An answer of a look-back: its code in records and how a person says it.
pub trait Tap: Copy + Sized + PartialEq + Send + Sync + 'static {
    /// Every answer, in the order shown.
    const ALL: &'static [Self];

    /// The code used in records.
    fn code(self) -> &'static str;

    /// As a person says it.
    fn label(self) -> &'static str;

    /// The answer with this code.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tap| tap.code() == code)
    }
}

impl Tap for Wanted {
    const ALL: &'static [Self] = &[Wanted::Yes, Wanted::No, Wanted::Unknown];

    fn code(self) -> &'static str {
        match self {
            Wanted::Yes => "yes",
            Wanted::No => "no",
            Wanted::Unknown => "unknown",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Wanted::Yes => "Yes",
            Wanted::No => "No",
            Wanted::Unknown => "Can't tell",
        }
    }
}

impl Tap for Happened {
    const ALL: &'static [Self] = &[Happened::Better, Happened::Same, Happened::Worse];

    fn code(self) -> &'static str {
        match self {
            Happened::Better => "better",
            Happened::Same => "same",
            Happened::Worse => "worse",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Happened::Better => "It got better",
            Happened::Same => "It stayed as it was",
            Happened::Worse => "It got worse",
        }
    }
}

impl Tap for Again {
    const ALL: &'static [Self] = &[Again::Yes, Again::Differently, Again::No];

    fn code(self) -> &'static str {
        match self {
            Again::Yes => "yes",
            Again::Differently => "differently",
            Again::No => "no",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Again::Yes => "Yes",
            Again::Differently => "Another way",
            Again::No => "No",
        }
    }
}
