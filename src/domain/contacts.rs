//! Who to turn to when it is not a peer's job: up to three contacts of the person's own (content
//! bible 2.8). The app ships none: numbers differ by place and go stale.

use super::situation::tidy;

/// How many contacts are kept.
pub const CONTACTS_MAX: usize = 3;
/// The longest name or number that is kept, in characters.
pub const CONTACT_CHARS_MAX: usize = 60;

/// Somebody to call.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contact {
    /// A person or a place: "Site emergency", "Union office".
    pub name: String,
    /// The number as the person wrote it.
    pub number: String,
}

/// Why a contact was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It has no name.
    NoName,
    /// Its number has no digit to dial.
    NoNumber,
    /// There are three already.
    Full,
}

impl Unfit {
    /// What is the matter and what to do, for the person.
    pub const fn told(self) -> &'static str {
        match self {
            Unfit::NoName => "Say who it is. A role or a place will do.",
            Unfit::NoNumber => "There is nothing to dial in that number. Write its digits.",
            Unfit::Full => "There is room for three. Remove one first.",
        }
    }
}

impl Contact {
    /// The contact as it is kept.
    ///
    /// # Errors
    /// [`Unfit`] when it could not be called.
    pub fn tidied(&self) -> Result<Contact, Unfit> {
        let contact = Contact {
            name: tidy(&self.name, CONTACT_CHARS_MAX),
            number: tidy(&self.number, CONTACT_CHARS_MAX),
        };
        if contact.name.is_empty() {
            return Err(Unfit::NoName);
        }
        match contact.dialled().chars().any(|c| c.is_ascii_digit()) {
            true => Ok(contact),
            false => Err(Unfit::NoNumber),
        }
    }

    /// The number as a telephone takes it: digits, `*`, `#`, and a `+` in front.
    pub fn dialled(&self) -> String {
        let mut dialled = String::new();
        for c in self.number.chars() {
            match c {
                '+' if dialled.is_empty() => dialled.push(c),
                '*' | '#' => dialled.push(c),
                _ => dialled.extend(digit(c)),
            }
        }
        dialled
    }

    /// The address of a link that calls it.
    pub fn href(&self) -> String {
        // `#` would start a fragment.
        ["tel:", &self.dialled().replace('#', "%23")].concat()
    }
}

/// The digit a character stands for, Arabic and Persian ones included.
fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(c) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}
