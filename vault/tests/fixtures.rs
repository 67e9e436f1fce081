//! Files kept for ever: what opened once must open in every later version.

use vault::{VaultError, open_file};

const PASSPHRASE: &str = "four words in a row";
const PLAIN: &[u8] = include_bytes!("../../tests/fixtures/age/plain.txt");
const BINARY: &[u8] = include_bytes!("../../tests/fixtures/age/binary.age");
const ARMOURED: &[u8] = include_bytes!("../../tests/fixtures/age/armoured.age");
const UNICODE: &[u8] = include_bytes!("../../tests/fixtures/age/unicode.age");
const OURS: &[u8] = include_bytes!("../../tests/fixtures/age/ours.age");
const KEYS: &[u8] = include_bytes!("../../tests/fixtures/age/keys.age");

#[test]
fn every_kept_file_opens_with_its_passphrase() {
    for (name, bytes, passphrase) in [
        ("binary", BINARY, PASSPHRASE),
        ("armoured", ARMOURED, PASSPHRASE),
        ("unicode", UNICODE, "ein Vögelchen · 鳥"),
        ("ours", OURS, PASSPHRASE),
    ] {
        let opened = open_file(passphrase, bytes, &mut |_| {});
        assert_eq!(opened.as_deref(), Ok(PLAIN), "{name}");
    }
}

#[test]
fn no_other_passphrase_opens_one() {
    for other in [
        "",
        "four words in a ro",
        "Four words in a row",
        "four words in a row ",
    ] {
        let opened = open_file(other, OURS, &mut |_| {});
        assert_eq!(opened, Err(VaultError::WrongPassphrase), "{other:?}");
    }
}

#[test]
fn a_file_for_keys_says_so() {
    let opened = open_file(PASSPHRASE, KEYS, &mut |_| {});
    assert_eq!(opened, Err(VaultError::NotByPassphrase));
}

#[test]
fn our_files_ask_for_the_work_of_a_phone() {
    let header = String::from_utf8_lossy(&OURS[..100]);
    let stanza = header.lines().nth(1).unwrap();
    assert!(stanza.starts_with("-> scrypt "), "{stanza}");
    assert!(stanza.ends_with(" 16"), "{stanza}");
}
