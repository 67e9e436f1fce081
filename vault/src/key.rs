//! A key from a passphrase: Argon2id (RFC 9106), by the crate `argon2`. What the key is for, and
//! which parameters are chosen, is the app's business.

use argon2::{Algorithm, Argon2, Block, ParamsBuilder, Version};

use crate::error::VaultError;

/// The most memory, 256 MiB.
pub const MEMORY_KIB_MAX: u32 = 256 * 1024;
/// The most passes over the memory.
pub const PASSES_MAX: u32 = 20;
/// The most lanes. They run one after the other here.
pub const LANES_MAX: u32 = 4;
/// The shortest salt, in bytes.
pub const SALT_BYTES_MIN: usize = 16;

/// The parameters of Argon2id, kept beside what the key locks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argon2id {
    /// KiB, at least 8 a lane, at most [`MEMORY_KIB_MAX`].
    pub memory_kib: u32,
    /// 1 to [`PASSES_MAX`].
    pub passes: u32,
    /// 1 to [`LANES_MAX`].
    pub lanes: u32,
}

/// The key that belongs to a secret and a salt: always the same for the same.
///
/// # Errors
/// [`VaultError::Unsuitable`] outside the limits, with a short salt or an empty secret, before any
/// work is done; [`VaultError::OutOfMemory`].
pub fn derive(secret: &[u8], salt: &[u8], with: Argon2id) -> Result<[u8; 32], VaultError> {
    let within = (1..=MEMORY_KIB_MAX).contains(&with.memory_kib)
        && (1..=PASSES_MAX).contains(&with.passes)
        && (1..=LANES_MAX).contains(&with.lanes);
    if !within || salt.len() < SALT_BYTES_MIN || secret.is_empty() {
        return Err(VaultError::Unsuitable);
    }
    argon2id(secret, salt, &[], ParamsBuilder::new(), with)
}

/// As [`derive`], with a second secret (`pepper`) and whatever `params` already hold, which the
/// vector of the RFC has.
fn argon2id(
    secret: &[u8],
    salt: &[u8],
    pepper: &[u8],
    mut params: ParamsBuilder,
    with: Argon2id,
) -> Result<[u8; 32], VaultError> {
    let unsuitable = |_| VaultError::Unsuitable;
    let mut key = [0; 32];
    let params = params
        .m_cost(with.memory_kib)
        .t_cost(with.passes)
        .p_cost(with.lanes)
        .output_len(key.len())
        .build()
        .map_err(unsuitable)?;
    let mut memory = Vec::new();
    memory
        .try_reserve_exact(params.block_count())
        .map_err(|_| VaultError::OutOfMemory)?;
    memory.resize(params.block_count(), Block::default());
    Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, params)
        .and_then(|argon2| {
            argon2.hash_password_into_with_memory(secret, salt, &mut key, &mut memory)
        })
        .map_err(unsuitable)?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    use argon2::AssociatedData;

    use super::*;

    #[test]
    fn the_vector_of_rfc_9106_comes_out() {
        let mut params = ParamsBuilder::new();
        params.data(AssociatedData::new(&[4; 12]).unwrap());
        let with = Argon2id {
            memory_kib: 32,
            passes: 3,
            lanes: 4,
        };
        let key = argon2id(&[1; 32], &[2; 16], &[3; 8], params, with).unwrap();
        assert_eq!(
            key,
            [
                0x0d, 0x64, 0x0d, 0xf5, 0x8d, 0x78, 0x76, 0x6c, 0x08, 0xc0, 0x37, 0xa3, 0x4a, 0x8b,
                0x53, 0xc9, 0xd0, 0x1e, 0xf0, 0x45, 0x2d, 0x75, 0xb6, 0x5e, 0xb5, 0x25, 0x20, 0xe9,
                0x6b, 0x01, 0xe6, 0x59,
            ]
        );
    }
}
