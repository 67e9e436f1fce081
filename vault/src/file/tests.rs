//! Every way a file can be broken, with a work factor that lets all of them be tried.

use super::*;

const PASSPHRASE: &str = "four words in a row";

fn sealed(plain: &[u8]) -> Vec<u8> {
    seal_with(1, PASSPHRASE, plain, &mut |_| {}).unwrap()
}

fn opened(bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    open_file(PASSPHRASE, bytes, &mut |_| {})
}

/// The armour an age tool writes.
fn armoured(bytes: &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    let mut writer =
        age::armor::ArmoredWriter::wrap_output(&mut text, age::armor::Format::AsciiArmor).unwrap();
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap();
    text
}

/// The file with another work factor in its header.
fn asking(bytes: &[u8], log_n: &str) -> Vec<u8> {
    let end = bytes.windows(3).position(|three| three == b" 1\n").unwrap();
    [&bytes[..=end], log_n.as_bytes(), &bytes[end + 2..]].concat()
}

#[test]
fn every_length_comes_back() {
    for bytes in [
        0,
        1,
        15,
        CHUNK_BYTES - 1,
        CHUNK_BYTES,
        CHUNK_BYTES + 1,
        3 * CHUNK_BYTES,
    ] {
        let plain: Vec<u8> = (0..bytes).map(|at| (at % 251) as u8).collect();
        let file = sealed(&plain);
        assert!(opened(&file).as_deref() == Ok(plain.as_slice()), "{bytes}");
        let text = armoured(&file);
        assert!(
            opened(&text).as_deref() == Ok(plain.as_slice()),
            "armoured {bytes}"
        );
    }
}

#[test]
fn the_same_content_never_gives_the_same_file() {
    assert_ne!(sealed(b"plain"), sealed(b"plain"));
}

#[test]
fn no_flipped_bit_goes_unnoticed() {
    let file = sealed(b"Everything here is safe.");
    for at in 0..file.len() {
        for bit in 0..8 {
            let mut broken = file.clone();
            broken[at] ^= 1 << bit;
            let told = opened(&broken);
            let expected = matches!(
                told,
                Err(VaultError::Damaged
                    | VaultError::NotAge
                    | VaultError::NotByPassphrase
                    | VaultError::WrongPassphrase)
            );
            assert!(expected, "byte {at}, bit {bit}: {told:?}");
        }
    }
}

#[test]
fn damage_after_the_header_is_called_damage() {
    let file = sealed(b"Everything here is safe.");
    let header = file.windows(4).position(|four| four == b"--- ").unwrap();
    for at in header..file.len() {
        let mut broken = file.clone();
        broken[at] ^= 1;
        assert_eq!(opened(&broken), Err(VaultError::Damaged), "byte {at}");
    }
}

#[test]
fn no_cut_goes_unnoticed() {
    let file = sealed(b"Everything here is safe.");
    for length in 0..file.len() {
        let told = opened(&file[..length]);
        let expected = if length < MAGIC.len() {
            VaultError::NotAge
        } else {
            VaultError::Damaged
        };
        assert_eq!(told, Err(expected), "cut after {length}");
    }
    let text = armoured(&file);
    // Without its last line end it is whole.
    for length in 0..text.len() - 1 {
        assert!(
            opened(&text[..length]).is_err(),
            "armour cut after {length}"
        );
    }
    let long = sealed(&vec![7; 2 * CHUNK_BYTES]);
    for length in [CHUNK_BYTES, long.len() - CHUNK_BYTES - 16, long.len() - 1] {
        assert_eq!(
            opened(&long[..length]),
            Err(VaultError::Damaged),
            "{length}"
        );
    }
}

#[test]
fn nothing_can_be_added() {
    for plain in [vec![], b"plain".to_vec(), vec![7; CHUNK_BYTES]] {
        for added in [&b"\n"[..], b"x", &[0; 16], &[0; 32]] {
            let file = [sealed(&plain), added.to_vec()].concat();
            assert_eq!(opened(&file), Err(VaultError::Damaged), "{}", plain.len());
        }
        let text = [armoured(&sealed(&plain)), b"more".to_vec()].concat();
        assert_eq!(opened(&text), Err(VaultError::Damaged));
    }
}

#[test]
fn work_beyond_the_limit_is_named_and_not_begun() {
    let file = sealed(b"plain");
    for log_n in LOG_N_MAX + 1..=99 {
        let mut heard = Vec::new();
        let asked = asking(&file, &log_n.to_string());
        let told = open_file(PASSPHRASE, &asked, &mut |percent| heard.push(percent));
        assert_eq!(told, Err(VaultError::TooMuchWork { log_n }));
        assert_eq!(heard, [0]);
    }
    for nonsense in [
        "0",
        "00",
        "018",
        "256",
        "-1",
        "1e3",
        "99999999999999999999",
        "",
    ] {
        let told = opened(&asking(&file, nonsense));
        assert_eq!(told, Err(VaultError::Damaged), "{nonsense}");
    }
}

#[test]
fn progress_begins_at_nothing_never_falls_and_ends_at_all() {
    let mut heard = Vec::new();
    let plain = vec![7; 5 * CHUNK_BYTES];
    let file = seal_with(1, PASSPHRASE, &plain, &mut |percent| heard.push(percent)).unwrap();
    assert!(heard.is_sorted() && heard.len() > 5, "{heard:?}");
    assert_eq!((heard.first(), heard.last()), (Some(&0), Some(&100)));
    heard.clear();
    open_file(PASSPHRASE, &file, &mut |percent| heard.push(percent)).unwrap();
    assert!(heard.is_sorted() && heard.len() > 5, "{heard:?}");
    assert_eq!((heard.first(), heard.last()), (Some(&0), Some(&100)));
}

#[test]
fn a_passphrase_may_be_anything_but_empty() {
    for passphrase in [" ", "🌱", "a\u{0}b", &"long ".repeat(1000)] {
        let file = seal_with(1, passphrase, b"plain", &mut |_| {}).unwrap();
        let back = open_file(passphrase, &file, &mut |_| {});
        assert_eq!(back.as_deref(), Ok(&b"plain"[..]), "{passphrase:?}");
        assert_eq!(opened(&file), Err(VaultError::WrongPassphrase));
    }
}
