//! Why the vault could not do what was asked. The words for a person are the app's
//! (`alongside::storage::vault_error`); here are the codes both sides know.

use std::fmt;

/// Why it could not be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// The file asks for more work than a phone can do: scrypt with N = 2^`log_n`. Nothing of it
    /// was begun.
    TooMuchWork {
        /// The file's work factor, 19 and above.
        log_n: u8,
    },
    /// No age file, or one of a version nobody knows yet.
    NotAge,
    /// An age file for keys, which no passphrase opens.
    NotByPassphrase,
    /// Another passphrase; or the one place in the file that looks the same when it is damaged.
    WrongPassphrase,
    /// Cut off, changed, or with something added.
    Damaged,
    /// More than [`PLAIN_BYTES_MAX`](crate::file::PLAIN_BYTES_MAX).
    TooBig,
    /// Parameters outside the limits, or an empty passphrase.
    Unsuitable,
    /// The device has not the memory for it.
    OutOfMemory,
}

impl VaultError {
    /// One of each, in the order of the enum.
    pub const ALL: [VaultError; 8] = [
        VaultError::TooMuchWork { log_n: 19 },
        VaultError::NotAge,
        VaultError::NotByPassphrase,
        VaultError::WrongPassphrase,
        VaultError::Damaged,
        VaultError::TooBig,
        VaultError::Unsuitable,
        VaultError::OutOfMemory,
    ];

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
        }
    }
}

impl fmt::Display for VaultError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl std::error::Error for VaultError {}
