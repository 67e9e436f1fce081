//! Single keys for those who have a keyboard: which key does what, and how that is put. Listening is
//! `platform::keys`, going there is `pages::shortcuts`.

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// To Today.
    Today,
    /// To the check.
    Check,
    /// To the journal.
    Journal,
    /// To Learn.
    Learn,
    /// To the quick note.
    Note,
    /// To the search of this place.
    Search,
    /// The list of keys.
    Keys,
}

impl Shortcut {
    /// Every shortcut, in the order shown.
    pub const ALL: [Shortcut; 7] = [
        Shortcut::Today,
        Shortcut::Check,
        Shortcut::Journal,
        Shortcut::Learn,
        Shortcut::Note,
        Shortcut::Search,
        Shortcut::Keys,
    ];

    /// The key, as a browser names what it types.
    pub const fn key(self) -> &'static str {
        match self {
            Shortcut::Today => "t",
            Shortcut::Check => "c",
            Shortcut::Journal => "j",
            Shortcut::Learn => "l",
            Shortcut::Note => "n",
            Shortcut::Search => "/",
            Shortcut::Keys => "?",
        }
    }

    /// What it does, in words.
    pub const fn words(self) -> &'static str {
        match self {
            Shortcut::Today => "Go to Today",
            Shortcut::Check => "Should I step in?",
            Shortcut::Journal => "Go to the journal",
            Shortcut::Learn => "Go to Learn",
            Shortcut::Note => "Write a quick note",
            Shortcut::Search => "Search lessons, or your journal",
            Shortcut::Keys => "Show these keys",
        }
    }

    /// What this key does. Capital letters do the same, because the lock for them is easily left on.
    pub fn of_key(key: &str) -> Option<Shortcut> {
        let mut all = Shortcut::ALL.into_iter();
        all.find(|shortcut| shortcut.key().eq_ignore_ascii_case(key))
    }
}
