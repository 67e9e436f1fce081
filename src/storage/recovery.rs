//! The recovery code: what opens the lock when the passphrase is lost. It is made to be written on
//! paper and read back from there, by tired eyes too.
//!
//! Randomness is an argument, and nothing of a code is kept: see `lock`.

use zeroize::Zeroizing;

/// Letters and digits nobody takes for each other: no `0 O`, `1 I L`, `2 Z`, `5 S`, `8 B`, `U V`.
const ALPHABET: &[u8; 23] = b"34679ACDEFGHJKMNPQRTWXY";
/// How many groups a code has.
pub const GROUPS: usize = 8;
/// How many characters a group has. All together: 32, about 144 bits.
pub const GROUP_CHARS: usize = 4;
/// How many random bytes a code is made of at most.
pub const RANDOM_BYTES: usize = 96;

/// A recovery code. It is cleared from memory when it is dropped, and cannot be printed by mistake.
#[derive(Clone)]
pub struct RecoveryCode(Zeroizing<String>);

impl RecoveryCode {
    /// The code these random bytes give. `None` only for bytes that are not random: the ones that
    /// would favour some characters are left out, and then too few were left.
    pub fn of(random: &[u8; RANDOM_BYTES]) -> Option<RecoveryCode> {
        let fair = 256 / ALPHABET.len() * ALPHABET.len();
        let letters = random.iter().map(|byte| usize::from(*byte));
        let letters = letters.filter(|number| *number < fair);
        let letters = letters.filter_map(|number| ALPHABET.get(number % ALPHABET.len()));
        let mut code = Zeroizing::new(String::with_capacity(GROUPS * GROUP_CHARS));
        code.extend(
            letters
                .take(GROUPS * GROUP_CHARS)
                .map(|letter| char::from(*letter)),
        );
        (code.len() == GROUPS * GROUP_CHARS).then_some(RecoveryCode(code))
    }

    /// Reads a code as a person types it: small or large letters, with or without spaces and
    /// dashes. `None` if it cannot be one.
    pub fn read(typed: &str) -> Option<RecoveryCode> {
        let code = Zeroizing::new(tidied(typed));
        let right = code.bytes().all(|letter| ALPHABET.contains(&letter));
        (right && code.len() == GROUPS * GROUP_CHARS).then_some(RecoveryCode(code))
    }

    /// Its groups, in order, as they are shown.
    pub fn groups(&self) -> Vec<&str> {
        let starts = (0..GROUPS).map(|at| at * GROUP_CHARS);
        starts
            .filter_map(|at| self.0.get(at..at + GROUP_CHARS))
            .collect()
    }

    /// Whether this was typed for the group at this place, counted from 0.
    pub fn is_group(&self, at: usize, typed: &str) -> bool {
        self.groups().get(at).copied() == Some(tidied(typed).as_str())
    }

    /// What a key is derived from: all its characters and nothing else.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

/// Large letters, with everything between them left out.
fn tidied(typed: &str) -> String {
    let letters = typed.chars().filter(|letter| letter.is_alphanumeric());
    letters.map(|letter| letter.to_ascii_uppercase()).collect()
}
