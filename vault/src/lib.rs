//! The vault: passphrase files and keys from passphrases, for the app's worker of the same name.
//!
//! - [`file`]: a passphrase file (age v1) made, and one opened.
//! - [`key`]: a key from a passphrase (Argon2id).
//! - [`error`]: why one of them could not be done, and the code the app knows it by.
//! - `worker`: the browser's side: one message in, progress and one answer out.
//!
//! All of it takes memory and a second of work, so the app starts it in a worker of its own, when
//! it is needed. It knows no records, no store and no screen, and keeps nothing.

pub mod error;
pub mod file;
pub mod key;
#[cfg(target_arch = "wasm32")]
pub mod worker;

pub use error::VaultError;
pub use file::{open_file, seal_file};
pub use key::{Argon2id, derive};

/// Takes memory and gives it back at once, so that a device without it is told in words: what asks
/// for memory further down has no other way to fail than to stop the program.
fn room_for(bytes: usize) -> Result<(), VaultError> {
    let mut room: Vec<u8> = Vec::new();
    room.try_reserve_exact(bytes)
        .map_err(|_| VaultError::OutOfMemory)?;
    // Looked at once, or the compiler may leave the whole question out.
    std::hint::black_box(&room);
    Ok(())
}
