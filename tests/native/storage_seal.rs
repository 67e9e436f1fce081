//! Rows closed by the lock: they open with their key, where they stand, unchanged, and in no other
//! way.

use std::rc::Rc;

use alongside::storage::relock::{COPIES, Relock, Turned};
use alongside::storage::seal::{
    DataKey, NONCE_BYTES, Unsealed, bound_to, close, close_bytes, close_text, open, open_bytes,
    open_text,
};
use alongside::storage::stamp::{Device, Stamp};
use alongside::storage::version::{Body, Descent, Version, descent_of_row};
use alongside::storage::{Place, base64};

const NONCE: [u8; NONCE_BYTES] = [9; NONCE_BYTES];
const TEXT: &str = "{\"what\":\"Söner about a colleague\"}";

fn key() -> DataKey {
    DataKey::new([7; 32])
}

fn device(name: &str) -> Device {
    Device::parse(name).unwrap()
}

fn version(millis: u64, body: Body) -> Version {
    let dot = Stamp {
        millis,
        counter: 3,
        device: device("abcdefgh"),
    };
    let mut descent = Descent::first(dot);
    descent.seen = vec![Stamp::unstamped(device("zzzzzzzz"))];
    Version { descent, body }
}

fn plain() -> Version {
    version(1_000, Body::Plain(TEXT.to_owned()))
}

fn closed() -> Version {
    close(&key(), "records", "situation/a", &plain(), NONCE)
}

#[test]
fn bytes_are_written_as_text_and_read_back_whatever_their_number() {
    for (bytes, text) in [
        (&b""[..], ""),
        (b"f", "Zg"),
        (b"fo", "Zm8"),
        (b"foo", "Zm9v"),
        (b"foob", "Zm9vYg"),
        (b"\xff\xfe\xfd", "//79"),
    ] {
        assert_eq!(base64::encode(bytes), text);
        assert_eq!(base64::decode(text).unwrap(), bytes);
    }
    let all: Vec<u8> = (0..=255).collect();
    for length in 0..all.len() {
        let text = base64::encode(&all[..length]);
        assert_eq!(base64::decode(&text).unwrap(), all[..length]);
    }
    for wrong in ["Z", "Zh", "Zg==", "Zm9vZ", "Zm-v", "Zm9 ", "ä"] {
        assert_eq!(base64::decode(wrong), None, "{wrong}");
    }
}

#[test]
fn what_was_closed_opens_again_and_shows_nothing_meanwhile() {
    let closed = closed();
    assert_eq!(closed.descent, plain().descent);
    let row = closed.to_row();
    assert!(row.starts_with("@2 "), "{row}");
    assert!(!row.contains("colleague"), "{row}");
    let read = Version::from_row(&row, Device::NONE).unwrap();
    assert_eq!(open(&key(), "records", "situation/a", &read), Ok(plain()));
    let text = close_text(&key(), "meta", "passphrase", "four words", NONCE);
    assert_eq!(
        open_text(&key(), "meta", "passphrase", &text).unwrap(),
        "four words"
    );
}

#[test]
fn the_same_text_closed_twice_does_not_look_the_same() {
    let other = close(&key(), "records", "situation/a", &plain(), [8; NONCE_BYTES]);
    assert_ne!(other.body, closed().body);
}

#[test]
fn what_was_removed_stays_removed_and_known() {
    let gone = version(5, Body::Gone);
    assert_eq!(close(&key(), "records", "a/b", &gone, NONCE), gone);
    assert_eq!(open(&key(), "records", "a/b", &gone), Ok(gone.clone()));
}

#[test]
fn another_key_place_row_or_stamp_opens_nothing() {
    let closed = closed();
    let broken = Err(Unsealed::Broken);
    let other = DataKey::new([8; 32]);
    assert_eq!(open(&other, "records", "situation/a", &closed), broken);
    assert_eq!(open(&key(), "history", "situation/a", &closed), broken);
    assert_eq!(open(&key(), "records", "situation/b", &closed), broken);
    assert_eq!(open(&key(), "records", "", &closed), broken);
    let mut later = closed.clone();
    later.descent.dot.millis += 1;
    assert_eq!(open(&key(), "records", "situation/a", &later), broken);
    let mut forgetful = closed.clone();
    forgetful.descent.seen.clear();
    assert_eq!(open(&key(), "records", "situation/a", &forgetful), broken);
    let text = close_text(&key(), "damaged", "a", "text", NONCE);
    assert_eq!(open_text(&key(), "meta", "a", &text), Err(Unsealed::Broken));
    assert_eq!(
        open_text(&key(), "damaged", "b", &text),
        Err(Unsealed::Broken)
    );
}

#[test]
fn what_stands_open_in_a_closed_store_is_not_taken_for_ours() {
    let open_row = open(&key(), "records", "situation/a", &plain());
    assert_eq!(open_row, Err(Unsealed::Open));
    let text = open_text(&key(), "damaged", "a", TEXT);
    assert_eq!(text, Err(Unsealed::Open));
}

#[test]
fn no_bit_can_be_turned_and_no_byte_cut_off_unseen() {
    let bound = bound_to("records", "a", "stamps");
    let closed = close_bytes(&key(), &bound, TEXT.as_bytes(), NONCE);
    assert_eq!(
        open_bytes(&key(), &bound, &closed).unwrap(),
        TEXT.as_bytes()
    );
    for bit in 0..closed.len() * 8 {
        let mut turned = closed.clone();
        turned[bit / 8] ^= 1 << (bit % 8);
        assert_eq!(
            open_bytes(&key(), &bound, &turned),
            Err(Unsealed::Broken),
            "bit {bit}"
        );
    }
    for length in 0..closed.len() {
        let cut = &closed[..length];
        assert_eq!(open_bytes(&key(), &bound, cut), Err(Unsealed::Broken));
    }
    let Body::Sealed(text) = closed_body() else {
        panic!("it is not closed");
    };
    for (at, _) in text.char_indices() {
        for letter in ["A", "/", " ", "é"] {
            let mut changed = text.clone();
            changed.replace_range(at..=at, letter);
            if changed == text {
                continue;
            }
            let changed = version(1_000, Body::Sealed(changed));
            let opened = open(&key(), "records", "situation/a", &changed);
            assert_eq!(opened, Err(Unsealed::Broken), "letter {at}");
        }
    }
}

fn closed_body() -> Body {
    closed().body
}

fn relock(from: Option<u8>, to: Option<u8>) -> Relock {
    let key = |byte: u8| Rc::new(DataKey::new([byte; 32]));
    Relock {
        from: from.map(key),
        to: to.map(key),
        own: device("abcdefgh"),
    }
}

fn turned(relock: &Relock, place: Place, row: &str) -> Result<String, Unsealed> {
    match relock.row(place, "situation/a", "aside", row, NONCE)? {
        Turned::Row(row) => Ok(row),
        Turned::Aside(row) => Ok(format!("aside: {row}")),
    }
}

#[test]
fn a_store_turns_closed_to_another_key_and_open_again_to_what_it_was() {
    let rows = [plain(), version(2_000, Body::Gone)].map(|version| version.to_row());
    for row in rows {
        for place in [Place::Records, Place::Beside] {
            let first = turned(&relock(None, Some(1)), place, &row).unwrap();
            let second = turned(&relock(Some(1), Some(2)), place, &first).unwrap();
            assert_eq!(turned(&relock(Some(2), None), place, &second).unwrap(), row);
        }
    }
    let passphrase = relock(None, Some(1)).text(Place::Meta, "passphrase", "four words", NONCE);
    assert!(!passphrase.contains("words"));
    let back = relock(Some(1), None).text(Place::Meta, "passphrase", &passphrase, NONCE);
    assert_eq!(back, "four words");
}

#[test]
fn a_row_from_before_there_were_stamps_is_still_the_one_a_tab_knows() {
    let bare = "{\"schema\":2,\"data\":{}}";
    let closed = turned(&relock(None, Some(1)), Place::Records, bare).unwrap();
    assert!(closed.starts_with("@2 "));
    assert_eq!(descent_of_row(&closed), descent_of_row(bare));
    let back = turned(&relock(Some(1), None), Place::Records, &closed).unwrap();
    let back = Version::from_row(&back, Device::NONE).unwrap();
    assert_eq!(back.text(), Some(bare));
    assert_eq!(back.descent.dot.device, device("abcdefgh"));
}

#[test]
fn a_record_that_cannot_be_turned_stops_everything_and_one_beside_it_stands_aside() {
    let on = relock(None, Some(1));
    for damaged in ["@1 cut", "@2 a b\nc", &closed().to_row()] {
        let record = turned(&on, Place::Records, damaged);
        assert_eq!(record, Err(Unsealed::Broken), "{damaged}");
        let beside = turned(&on, Place::Beside, damaged).unwrap();
        let text = beside.strip_prefix("aside: ").unwrap();
        let opened = open_text(&DataKey::new([1; 32]), "damaged", "aside", text);
        assert_eq!(opened.unwrap(), damaged);
    }
    for place in [Place::Records, Place::Beside] {
        let newer = turned(&on, place, "@3 what comes\nnext");
        assert_eq!(newer, Err(Unsealed::TooNew));
    }
    let stray = turned(&relock(Some(1), None), Place::Records, &plain().to_row());
    assert_eq!(stray, Err(Unsealed::Open));
}

#[test]
fn a_copy_turns_with_the_rest_and_keeps_its_form() {
    for (form, bytes) in [("gz", &[0x1f, 0x8b, 8, 0][..]), ("plain", b"{\"format\"")] {
        let (closed_form, closed) = relock(None, Some(1)).copy("k", form, bytes.to_vec(), NONCE);
        assert_eq!(closed_form, "sealed");
        assert_eq!(
            open_bytes(&DataKey::new([1; 32]), &bound_to(COPIES, "k", ""), &closed).unwrap(),
            bytes
        );
        let (open_form, open) = relock(Some(1), None).copy("k", closed_form, closed.clone(), NONCE);
        assert_eq!((open_form, open.as_slice()), (form, bytes));
        let wrong = relock(Some(2), None).copy("k", closed_form, closed.clone(), NONCE);
        assert_eq!(wrong, ("sealed", closed));
    }
}
