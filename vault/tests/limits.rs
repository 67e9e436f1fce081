//! What is refused, and that it is refused before anything is done.

use vault::file::PLAIN_BYTES_MAX;
use vault::key::{LANES_MAX, MEMORY_KIB_MAX, PASSES_MAX};
use vault::{Argon2id, VaultError, derive, open_file, seal_file};

const USUAL: Argon2id = Argon2id {
    memory_kib: 19 * 1024,
    passes: 2,
    lanes: 1,
};

#[test]
fn a_key_is_the_same_for_the_same_and_another_for_anything_else() {
    let salt = *b"sixteen bytes it";
    let key = derive(b"four words in a row", &salt, USUAL).unwrap();
    assert_eq!(derive(b"four words in a row", &salt, USUAL), Ok(key));
    let others = [
        derive(b"four words in a rov", &salt, USUAL),
        derive(b"four words in a row", b"sixteen bytes is", USUAL),
        derive(
            b"four words in a row",
            &salt,
            Argon2id { passes: 3, ..USUAL },
        ),
        derive(
            b"four words in a row",
            &salt,
            Argon2id { lanes: 2, ..USUAL },
        ),
        derive(
            b"four words in a row",
            &salt,
            Argon2id {
                memory_kib: 18 * 1024,
                ..USUAL
            },
        ),
    ];
    for other in others {
        assert!(other.is_ok_and(|other| other != key));
    }
}

#[test]
fn a_key_is_the_one_another_program_makes() {
    // `echo -n 'four words in a row' | argon2 'sixteen bytes it' -id -t 2 -k 19456 -p 1 -l 32 -r`
    let key = derive(b"four words in a row", b"sixteen bytes it", USUAL).unwrap();
    let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
    let theirs = "5706cbfe18616bb3756a74e098a71707e75a0e70ff3d9275e16f908928ed2f03";
    assert_eq!(hex, theirs);
}

#[test]
fn absurd_parameters_are_refused() {
    let salt = [7; 16];
    let absurd = [
        Argon2id {
            memory_kib: 0,
            ..USUAL
        },
        Argon2id {
            memory_kib: 7,
            ..USUAL
        },
        Argon2id {
            memory_kib: MEMORY_KIB_MAX + 1,
            ..USUAL
        },
        Argon2id {
            memory_kib: u32::MAX,
            ..USUAL
        },
        Argon2id {
            memory_kib: 31,
            lanes: 4,
            ..USUAL
        },
        Argon2id { passes: 0, ..USUAL },
        Argon2id {
            passes: PASSES_MAX + 1,
            ..USUAL
        },
        Argon2id {
            passes: u32::MAX,
            ..USUAL
        },
        Argon2id { lanes: 0, ..USUAL },
        Argon2id {
            lanes: LANES_MAX + 1,
            ..USUAL
        },
    ];
    for with in absurd {
        let refused = derive(b"secret", &salt, with);
        assert_eq!(refused, Err(VaultError::Unsuitable), "{with:?}");
    }
    for bytes in 0..16 {
        let refused = derive(b"secret", &salt[..bytes], USUAL);
        assert_eq!(refused, Err(VaultError::Unsuitable), "salt of {bytes}");
    }
    assert_eq!(derive(b"", &salt, USUAL), Err(VaultError::Unsuitable));
}

#[test]
fn no_file_is_made_without_a_passphrase_or_beyond_the_limit() {
    let mut told = 0;
    let refused = seal_file("", b"plain", &mut |_| told += 1);
    assert_eq!(refused, Err(VaultError::Unsuitable));
    let large = vec![0; PLAIN_BYTES_MAX + 1];
    let refused = seal_file("secret", &large, &mut |_| told += 1);
    assert_eq!(refused, Err(VaultError::TooBig));
    assert_eq!(told, 0);
}

#[test]
fn a_file_that_cannot_be_small_enough_inside_is_not_begun() {
    let mut told = 0;
    let large = vec![b'a'; PLAIN_BYTES_MAX * 2];
    let refused = open_file("secret", &large, &mut |_| told += 1);
    assert_eq!((refused, told), (Err(VaultError::TooBig), 0));
}

#[test]
fn what_is_no_age_file_is_said_to_be_none() {
    let not_age: [&[u8]; 8] = [
        b"",
        b"a",
        b"{\"format\":\"alongside\"}",
        b"PK\x03\x04",
        b"age-encryption.org/v1",
        b"age-encryption.org/v2\n-> scrypt a 1\n",
        b"\xff\xfe\x00\x00",
        b"-----BEGIN PGP MESSAGE-----\n",
    ];
    for bytes in not_age {
        let refused = open_file("secret", bytes, &mut |_| {});
        assert_eq!(refused, Err(VaultError::NotAge), "{bytes:?}");
    }
}
