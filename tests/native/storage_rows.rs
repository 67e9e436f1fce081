//! Rows, stamps and versions as texts: they come back as they were, and no other text does.

use alongside::storage::Unreadable;
use alongside::storage::stamp::{Device, MILLIS_MAX, Stamp};
use alongside::storage::version::{Body, Descent, Version, descent_of_row};

const GOLDEN: &str = include_str!("../fixtures/rows/v1.txt");

fn own() -> Device {
    Device::parse("own00000").expect("a device's name")
}

fn stamps() -> Vec<Stamp> {
    let names = ["00000000", "a1b2c3d4", "zzzzzzzz"];
    let devices = names.map(|name| Device::parse(name).expect("a device's name"));
    let times = [0, 1, 1_795_000_000_000, MILLIS_MAX];
    let mut stamps = Vec::new();
    for millis in times {
        for counter in [0, 1, u16::MAX] {
            stamps.extend(devices.map(|device| Stamp {
                millis,
                counter,
                device,
            }));
        }
    }
    stamps
}

fn versions() -> Vec<Version> {
    let bodies = [
        Body::Gone,
        Body::Plain(
            "{\"schema\":1,\"kind\":\"draft\",\"field\":\"a\",\"text\":\"ü\\n\"}".to_owned(),
        ),
        Body::Plain("two\nlines\n".to_owned()),
        Body::Sealed("bm9uY2U=".to_owned()),
    ];
    let stamps = stamps();
    let mut versions = Vec::new();
    for (at, body) in bodies.into_iter().enumerate() {
        for (nth, dot) in stamps.iter().enumerate() {
            let mut descent = Descent::first(*dot);
            if (at + nth) % 2 == 0 {
                descent.take_in(&Descent::first(stamps[(nth + 1) % stamps.len()]));
                descent.take_in(&Descent::first(stamps[(nth + 5) % stamps.len()]));
            }
            versions.push(Version {
                descent,
                body: body.clone(),
            });
        }
    }
    versions
}

#[test]
fn stamps_descents_and_versions_come_back_as_they_were() {
    for stamp in stamps() {
        assert_eq!(Stamp::parse(&stamp.to_string()), Some(stamp));
    }
    let mut texts: Vec<String> = stamps().iter().map(Stamp::to_string).collect();
    let mut in_order = stamps();
    texts.sort();
    in_order.sort();
    let in_order: Vec<String> = in_order.iter().map(Stamp::to_string).collect();
    assert_eq!(texts, in_order, "the order of texts is that of stamps");
    for version in versions() {
        let descent = &version.descent;
        assert_eq!(Descent::parse(&descent.to_text()).as_ref(), Some(descent));
        let row = version.to_row();
        assert_eq!(Version::from_row(&row, own()), Ok(version.clone()));
        let stamps = match descent.dot.millis {
            0 => String::new(),
            _ => descent.to_text(),
        };
        assert_eq!(descent_of_row(&row), stamps);
    }
}

#[test]
fn a_row_cut_anywhere_is_refused() {
    for version in versions() {
        let row = version.to_row();
        for (length, _) in row.char_indices() {
            let cut = Version::from_row(&row[..length], own());
            // Nothing at all is a row of the first layout, whose record is then refused.
            let refused = cut.and_then(|version| version.record("draft/a"));
            assert!(refused.is_err(), "{length} of {row}");
        }
    }
}

#[test]
fn a_row_with_any_bit_flipped_is_refused() {
    for version in versions() {
        let row = version.to_row();
        for bit in 0..row.len() * 8 {
            let mut bytes = row.clone().into_bytes();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let Ok(flipped) = String::from_utf8(bytes) else {
                continue; // the browser hands out texts only
            };
            let read = Version::from_row(&flipped, own());
            let read = read.and_then(|version| match version.body {
                Body::Sealed(_) => Ok(None),
                _ => version.record("draft/a"),
            });
            assert!(read.is_err(), "bit {bit} of {row}");
        }
    }
}

#[test]
fn what_is_no_stamp_is_refused() {
    let good = stamps()[13].to_string();
    for length in 0..good.len() {
        assert_eq!(Stamp::parse(&good[..length]), None);
    }
    for bad in [
        "ffffffffffff0000aaaaaaaa",
        "0000000000000000AAAAAAAA",
        "00000000000A0000aaaaaaaa",
        "+00000000001000aaaaaaaaa",
        "000000000001 000aaaaaaaa",
        "0000000000010000aaaaaaa",
        "0000000000010000aaaaaaaaa",
        "00000000000100é0aaaaaaa",
    ] {
        assert_eq!(Stamp::parse(bad), None, "{bad}");
        assert_eq!(Descent::parse(&[&good, ",", bad].concat()), None);
    }
    for seen in [&good[..], "", ","] {
        assert_eq!(Descent::parse(&[&good, ",", seen].concat()), None, "{seen}");
    }
}

#[test]
fn the_golden_rows_open_for_ever() {
    let rows: Vec<&str> = GOLDEN.split("\n---\n").collect();
    let read: Vec<Version> = rows
        .iter()
        .map(|row| Version::from_row(row, own()).expect("a row that was released"))
        .collect();
    assert_eq!(read.len(), 4);
    assert!(read[0].is_gone());
    assert_eq!(read[0].descent.seen.len(), 2);
    let lesson = read[1].record("lesson/L003").expect("a record");
    assert!(lesson.is_some());
    assert_eq!(read[2].body, Body::Sealed("bm9uY2U=".to_owned()));
    assert_eq!(read[3].descent, Descent::first(Stamp::unstamped(own())));
    for (row, version) in rows.iter().zip(&read).take(3) {
        assert_eq!(version.to_row(), *row);
    }
}

#[test]
fn a_row_of_a_form_to_come_is_newer_and_not_damaged() {
    let newer = Version::from_row("@3 anything\nhere", own());
    assert!(matches!(newer, Err(Unreadable::TooNew { .. })), "{newer:?}");
    for row in ["@3", "@", "@-1 x\n", "@x y\n", "@0 ", "@1 \n", "@2\n"] {
        let read = Version::from_row(row, own());
        assert!(
            matches!(read, Err(Unreadable::Damaged(_))),
            "{row}: {read:?}"
        );
    }
}
