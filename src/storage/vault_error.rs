//! Why a passphrase file or a key could not be made or opened, and the words for it.
//!
//! The work is done by a program of its own, the vault (`docs/decisions/0021`), which knows codes
//! and no words. Not here: starting it, which is `platform::vault`.

use std::fmt;

/// Why it could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// The file asks for more work than a phone can do; nothing of it was begun.
    TooMuchWork {
        /// The file's scrypt work factor: it takes 2^`log_n` KiB. Above 18.
        log_n: u8,
    },
    /// No age file, or of a version nobody knows yet.
    NotAge,
    /// An age file for keys, which no passphrase opens.
    NotByPassphrase,
    /// Another passphrase.
    WrongPassphrase,
    /// Cut off, changed, or with something added.
    Damaged,
    /// More than 64 MiB.
    TooBig,
    /// An empty passphrase, or parameters no key is made with.
    Unsuitable,
    /// The device has not the memory for it.
    OutOfMemory,
    /// The program did not start, or stopped.
    Unavailable,
}

impl VaultError {
    /// One of each, in the order of the enum.
    pub const ALL: [VaultError; 9] = [
        VaultError::TooMuchWork { log_n: 19 },
        VaultError::NotAge,
        VaultError::NotByPassphrase,
        VaultError::WrongPassphrase,
        VaultError::Damaged,
        VaultError::TooBig,
        VaultError::Unsuitable,
        VaultError::OutOfMemory,
        VaultError::Unavailable,
    ];

    /// The fault a code stands for. A code of another version is [`VaultError::Unavailable`]: the
    /// two programs do not understand each other, and loading the page anew brings a fitting pair.
    pub fn from_code(code: &str, log_n: u8) -> VaultError {
        let known = Self::ALL.into_iter().find(|fault| fault.code() == code);
        match known {
            Some(VaultError::TooMuchWork { .. }) => VaultError::TooMuchWork { log_n },
            other => other.unwrap_or(VaultError::Unavailable),
        }
    }

    /// What it is called between the two programs.
    pub fn code(self) -> &'static str {
        match self {
            VaultError::TooMuchWork { .. } => "too-much-work",
            VaultError::NotAge => "not-age",
            VaultError::NotByPassphrase => "not-by-passphrase",
            VaultError::WrongPassphrase => "wrong-passphrase",
            VaultError::Damaged => "damaged",
            VaultError::TooBig => "too-big",
            VaultError::Unsuitable => "unsuitable",
            VaultError::OutOfMemory => "out-of-memory",
            VaultError::Unavailable => "unavailable",
        }
    }

    /// What happened, what is safe, what to do.
    pub fn words(self) -> String {
        let words = match self {
            VaultError::TooMuchWork { log_n } => return too_much_work(log_n),
            VaultError::NotAge => {
                "This is not an age file this version knows. Nothing here has changed. Choose \
                 another file; a backup made here ends in .age."
            }
            VaultError::NotByPassphrase => {
                "This file is locked with a key, not with a passphrase. Nothing here has changed. \
                 Open it with the age tool and that key."
            }
            VaultError::WrongPassphrase => {
                "This passphrase does not open the file. Nothing here has changed. Try again; \
                 capital letters and spaces count."
            }
            VaultError::Damaged => {
                "The file is damaged or not complete. Nothing here has changed. Fetch it again \
                 from where you keep it, or take an older backup."
            }
            VaultError::TooBig => {
                "This is more than 64 MiB, the most that can be handled here. Nothing here has \
                 changed. Use the age tool on a computer."
            }
            VaultError::Unsuitable => {
                "It cannot be locked like this. Nothing here has changed. Choose a passphrase \
                 that is not empty."
            }
            VaultError::OutOfMemory => {
                "This device has not enough free memory for the lock. Nothing here has changed. \
                 Close other tabs and apps, then try again."
            }
            VaultError::Unavailable => {
                "The part of the app that locks and unlocks did not start, or stopped. Nothing \
                 here has changed. Reload the page, then try again."
            }
        };
        words.to_owned()
    }
}

fn too_much_work(log_n: u8) -> String {
    // 128 bytes × block size 8 × 2^log_n; a factor no format allows stands for "endless".
    let mib = 1_u64.checked_shl(u32::from(log_n.saturating_sub(10)));
    let needs = mib.unwrap_or(u64::MAX).to_string();
    [
        "This file was locked so strongly that opening it needs ",
        needs.as_str(),
        " MiB of memory; here it may be 256. Nothing here has changed. Open it with the age tool \
         on a computer, and lock it again there.",
    ]
    .concat()
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words())
    }
}

impl std::error::Error for VaultError {}
