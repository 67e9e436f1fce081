//! Stamps: one order, whatever a clock does.

use alongside::storage::stamp::{Device, MILLIS_MAX, STAMP_CHARS, Stamp, Stamper};

pub fn device(name: &str) -> Device {
    Device::parse(name).expect("a name of eight")
}

#[test]
fn each_stamp_is_later_than_the_one_before_whatever_the_clock_says() {
    let day = 86_400_000;
    let now = 1_795_000_000_000_u64;
    let clocks = [
        now,
        now,
        now + 1,
        now - 3_600_000,
        now - day,
        now - 3650 * day,
        now + 3650 * day,
        now,
        0,
        u64::MAX,
        MILLIS_MAX + 1,
    ];
    let mut stamper = Stamper::new(device("aaaaaaaa"));
    let mut last = stamper.next(0);
    for now in clocks {
        let next = stamper.next(now);
        assert!(next > last, "{next} after {last} at {now}");
        assert!(next.millis <= MILLIS_MAX);
        last = next;
    }
}

#[test]
fn what_was_seen_elsewhere_is_behind_the_next_stamp() {
    let mut stamper = Stamper::new(device("aaaaaaaa"));
    let ahead = Stamp {
        millis: 5_000,
        counter: u16::MAX,
        device: device("bbbbbbbb"),
    };
    stamper.see(&ahead);
    let next = stamper.next(10);
    assert!(next > ahead, "{next}");
    assert_eq!(next.millis, 5_001, "the counter was full");
}

#[test]
fn a_stamp_reads_as_it_was_written_and_its_text_has_its_order() {
    let names = ["00000000", "aaaaaaaa", "zz9zz9zz"].map(device);
    let mut all = Vec::new();
    for millis in [0, 1, 0xfff, 1_795_000_000_000, MILLIS_MAX] {
        for counter in [0, 9, u16::MAX] {
            all.extend(names.map(|device| Stamp {
                millis,
                counter,
                device,
            }));
        }
    }
    for stamp in &all {
        let text = stamp.to_string();
        assert_eq!(text.len(), STAMP_CHARS);
        assert_eq!(Stamp::parse(&text), Some(*stamp));
        for other in &all {
            assert_eq!(text.cmp(&other.to_string()), stamp.cmp(other));
        }
    }
}

#[test]
fn what_is_no_stamp_is_refused() {
    let good = "0000000000010000aaaaaaaa";
    assert!(Stamp::parse(good).is_some());
    for bad in [
        "",
        "0",
        "0000000000010000aaaaaaa",
        "0000000000010000aaaaaaaaa",
        "0000000000010000AAAAAAAA",
        "00000000000G0000aaaaaaaa",
        "+00000000001+000aaaaaaaa",
        "0000000000010000aaaaaaa-",
        "ffffffffffff0000aaaaaaaa",
        "00000000000é000aaaaaaaa",
    ] {
        assert_eq!(Stamp::parse(bad), None, "{bad}");
    }
    for bad in [
        "",
        "aaaaaaa",
        "aaaaaaaaa",
        "aaaa aaa",
        "Aaaaaaaa",
        "ééééaaaa",
    ] {
        assert_eq!(Device::parse(bad), None, "{bad}");
    }
}

#[test]
fn two_tabs_of_one_name_never_give_the_same_stamp() {
    let tab = |share| {
        let mut stamper = Stamper::new(device("aaaaaaaa"));
        stamper.set_share(share);
        stamper
    };
    let [mut one, mut two] = [tab(3), tab(0xffff)];
    let mut given = std::collections::BTreeSet::new();
    let mut last = None;
    for turn in 0..500_u64 {
        // The clock stands still and is set back, and each sees what the other gave.
        let now = 1_795_000_000_000 - turn % 3;
        for stamp in [one.next(now), two.next(now)] {
            assert!(given.insert(stamp), "{stamp}");
            last = last.max(Some(stamp));
        }
        let last = last.expect("a stamp");
        one.see(&last);
        two.see(&last);
    }
}
