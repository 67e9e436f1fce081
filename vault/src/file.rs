//! Passphrase files: age v1 with one scrypt recipient (<https://age-encryption.org/v1>), by the
//! crate `age`. What is inside a file is not looked at here.

use std::cell::Cell;
use std::io::{Read, Write};
use std::iter::once;

use age::armor::ArmoredReader;
use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, Identity};
use age_core::format::{FileKey, Stanza};

use crate::error::VaultError;
use crate::room_for;

/// The scrypt work factor of every file made here: N = 2^16, which takes 64 MiB. Never measured
/// out, because what a computer does in a second no phone can open.
pub const LOG_N: u8 = 16;
/// The highest work factor of a file that is opened, 256 MiB: what the age tool makes.
pub const LOG_N_MAX: u8 = 18;
/// The largest content of a file, made or opened.
pub const PLAIN_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A chunk of the format, and the step in which progress is told.
const CHUNK_BYTES: usize = 64 * 1024;
/// How far one is when the key is there. It comes in one step, and takes most of the time.
const KEY_PERCENT: usize = 60;
const MAGIC: &[u8] = b"age-encryption.org/v1\n";
const ARMOR_MAGIC: &[u8] = b"-----BEGIN AGE";

/// Makes a binary age file of `plain`. `on_progress` hears percents, never falling, 100 last.
///
/// # Errors
/// [`VaultError::Unsuitable`] for an empty passphrase, [`VaultError::TooBig`],
/// [`VaultError::OutOfMemory`].
pub fn seal_file(
    passphrase: &str,
    plain: &[u8],
    on_progress: &mut dyn FnMut(u8),
) -> Result<Vec<u8>, VaultError> {
    seal_with(LOG_N, passphrase, plain, on_progress)
}

/// As [`seal_file`], with another work factor, 1 to 18: the tests try every broken byte, which at
/// 16 would take hours.
fn seal_with(
    log_n: u8,
    passphrase: &str,
    plain: &[u8],
    on_progress: &mut dyn FnMut(u8),
) -> Result<Vec<u8>, VaultError> {
    if passphrase.is_empty() {
        return Err(VaultError::Unsuitable);
    }
    if plain.len() > PLAIN_BYTES_MAX {
        return Err(VaultError::TooBig);
    }
    on_progress(0);
    let mut sealed = Vec::new();
    // A header, and 16 bytes a chunk.
    let bytes = plain.len() + plain.len() / 4096 + 1024;
    sealed
        .try_reserve_exact(bytes)
        .map_err(|_| VaultError::OutOfMemory)?;
    room_for(scrypt_bytes(log_n))?;
    let mut recipient = age::scrypt::Recipient::new(SecretString::from(passphrase));
    recipient.set_work_factor(log_n);
    // Writing into memory does not fail, and one passphrase goes with itself: what is left of both
    // kinds of error could only be a fault of ours.
    let fault = |_| VaultError::Unsuitable;
    let encryptor =
        Encryptor::with_recipients(once(&recipient as _)).map_err(|_| VaultError::Unsuitable)?;
    let mut writer = encryptor.wrap_output(&mut sealed).map_err(fault)?;
    let mut done = 0;
    for chunk in plain.chunks(CHUNK_BYTES) {
        on_progress(percent(done, plain.len()));
        writer.write_all(chunk).map_err(fault)?;
        done += chunk.len();
    }
    writer.finish().map_err(fault)?;
    on_progress(100);
    Ok(sealed)
}

/// Opens an age file, binary or armoured. `on_progress` hears percents, never falling, 100 last.
///
/// # Errors
/// Every [`VaultError`]; [`VaultError::TooMuchWork`] before any of that work is done.
pub fn open_file(
    passphrase: &str,
    bytes: &[u8],
    on_progress: &mut dyn FnMut(u8),
) -> Result<Vec<u8>, VaultError> {
    // Armour adds a third and line ends: beyond that it cannot be small enough inside.
    if bytes.len() > PLAIN_BYTES_MAX / 2 * 3 {
        return Err(VaultError::TooBig);
    }
    on_progress(0);
    let unreadable = if looks_like_age(bytes) {
        VaultError::Damaged
    } else {
        VaultError::NotAge
    };
    let decryptor = Decryptor::new_buffered(ArmoredReader::new(bytes)).map_err(|_| unreadable)?;
    if !decryptor.is_scrypt() {
        return Err(VaultError::NotByPassphrase);
    }
    let mut by_passphrase = age::scrypt::Identity::new(SecretString::from(passphrase));
    by_passphrase.set_max_work_factor(LOG_N_MAX);
    let opener = Opener {
        by_passphrase,
        short_of_memory: Cell::new(false),
    };
    let reader = decryptor.decrypt(once(&opener as &dyn Identity));
    if opener.short_of_memory.get() {
        return Err(VaultError::OutOfMemory);
    }
    read_all(reader.map_err(refused)?, bytes.len(), on_progress)
}

fn read_all(
    mut reader: impl Read,
    of_bytes: usize,
    on_progress: &mut dyn FnMut(u8),
) -> Result<Vec<u8>, VaultError> {
    let mut plain = Vec::new();
    let most = of_bytes.min(PLAIN_BYTES_MAX);
    plain
        .try_reserve_exact(most)
        .map_err(|_| VaultError::OutOfMemory)?;
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        on_progress(percent(plain.len(), of_bytes));
        let read = reader.read(&mut chunk).map_err(|_| VaultError::Damaged)?;
        let fresh = chunk.get(..read).unwrap_or_default();
        if fresh.is_empty() {
            break;
        }
        if plain.len() + read > PLAIN_BYTES_MAX {
            return Err(VaultError::TooBig);
        }
        plain.extend_from_slice(fresh);
    }
    on_progress(100);
    Ok(plain)
}

/// A passphrase, and the look at the memory before its work begins.
struct Opener {
    by_passphrase: age::scrypt::Identity,
    short_of_memory: Cell<bool>,
}

impl Identity for Opener {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        let asked = stanza.args.get(1).and_then(|arg| arg.parse::<u8>().ok());
        let within = asked.filter(|log_n| *log_n <= LOG_N_MAX);
        if within.is_some_and(|log_n| room_for(scrypt_bytes(log_n)).is_err()) {
            self.short_of_memory.set(true);
            return Some(Err(DecryptError::DecryptionFailed));
        }
        self.by_passphrase.unwrap_stanza(stanza)
    }
}

fn refused(error: DecryptError) -> VaultError {
    match error {
        DecryptError::ExcessiveWork { required, .. } if required > LOG_N_MAX => {
            VaultError::TooMuchWork { log_n: required }
        }
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            VaultError::WrongPassphrase
        }
        DecryptError::NoMatchingKeys => VaultError::NotByPassphrase,
        _ => VaultError::Damaged,
    }
}

/// Whether it starts as an age file of this version does: one that then cannot be read is damaged.
fn looks_like_age(bytes: &[u8]) -> bool {
    let text = bytes.trim_ascii_start();
    bytes.starts_with(MAGIC) || text.starts_with(ARMOR_MAGIC)
}

/// What scrypt takes with r = 8, the block size of the format.
fn scrypt_bytes(log_n: u8) -> usize {
    128 * 8 * (1 << log_n)
}

fn percent(done: usize, of: usize) -> u8 {
    let rest = (100 - KEY_PERCENT) * done / of.max(1);
    u8::try_from(KEY_PERCENT + rest).unwrap_or(100).min(99)
}

#[cfg(test)]
mod tests;
