//! Rows: read as they were written, and refused when they are not.

use alongside::storage::Unreadable;
use alongside::storage::stamp::{Device, Stamp, Stamper};
use alongside::storage::version::{Body, Descent, Version, descent_of_row};

use crate::storage_stamp::device;

fn version(body: Body) -> Version {
    let mut other = Stamper::new(device("bbbbbbbb"));
    let theirs = Descent::first(other.next(7));
    let mut own = Stamper::new(device("aaaaaaaa"));
    Version {
        descent: theirs.next(own.next(9)),
        body,
    }
}

fn versions() -> [Version; 3] {
    [
        Body::Gone,
        Body::Plain("{\"schema\":1}\nand \u{2028} more".to_owned()),
        Body::Sealed("c2VhbGVk".to_owned()),
    ]
    .map(version)
}

#[test]
fn a_row_reads_as_it_was_written() {
    for version in versions() {
        let row = version.to_row();
        assert_eq!(Version::from_row(&row, Device::NONE), Ok(version.clone()));
        assert_eq!(descent_of_row(&row), version.descent.to_text());
    }
}

#[test]
fn the_rows_of_this_layout_are_what_they_always_were() {
    let [gone, plain, _] = versions().map(|version| version.to_row());
    let stamps = "0000000000090000aaaaaaaa,0000000000070000bbbbbbbb";
    assert_eq!(gone, format!("@0 {stamps} 00d6e1e6\n"));
    assert_eq!(
        plain,
        format!("@1 {stamps} fd1b7ac7\n{{\"schema\":1}}\nand \u{2028} more")
    );
}

#[test]
fn a_row_of_the_first_layout_has_no_stamp_and_is_whole() {
    let text = "{\"schema\":1,\"kind\":\"draft\"}";
    let own = device("aaaaaaaa");
    let read = Version::from_row(text, own).expect("a row");
    assert_eq!(read.descent, Descent::first(Stamp::unstamped(own)));
    assert_eq!(read.text(), Some(text));
    assert_eq!(descent_of_row(text), "");
}

#[test]
fn a_row_that_was_cut_or_has_one_letter_changed_is_damaged() {
    for version in versions() {
        let row = version.to_row();
        for (at, _) in row.char_indices().skip(1) {
            let cut = Version::from_row(&row[..at], Device::NONE);
            assert!(cut.is_err(), "cut at {at}: {row:?}");
        }
        let bytes = row.as_bytes();
        // The first letter tells rows of this layout from bare records; those are JSON and have
        // their own reading.
        for at in 1..bytes.len() {
            for bit in 0..8 {
                let mut flipped = bytes.to_vec();
                flipped[at] ^= 1 << bit;
                let Ok(flipped) = String::from_utf8(flipped) else {
                    continue;
                };
                let read = Version::from_row(&flipped, Device::NONE);
                assert!(read.is_err(), "bit {bit} at {at}: {flipped:?}");
            }
        }
    }
}

#[test]
fn a_row_in_a_form_to_come_is_newer_and_not_damaged() {
    let row = "@7 what a later version writes\nanything";
    assert_eq!(
        Version::from_row(row, Device::NONE),
        Err(Unreadable::TooNew { found: 7 })
    );
}

#[test]
fn what_a_version_knew_is_in_order_and_names_each_device_once() {
    let [a, b, c] = ["aaaaaaaa", "bbbbbbbb", "cccccccc"].map(device);
    let at = |millis, device| Stamp {
        millis,
        counter: 0,
        device,
    };
    let line = |stamps: &[Stamp]| {
        let texts: Vec<String> = stamps.iter().map(Stamp::to_string).collect();
        texts.join(",")
    };
    let good = line(&[at(3, a), at(1, b), at(2, c)]);
    assert!(Descent::parse(&good).is_some());
    for bad in [
        line(&[at(3, a), at(2, c), at(1, b)]),
        line(&[at(3, a), at(1, b), at(2, b)]),
        line(&[at(3, a), at(1, a)]),
        String::new(),
        format!("{good},"),
    ] {
        assert_eq!(Descent::parse(&bad), None, "{bad}");
    }
}
