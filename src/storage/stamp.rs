//! When something was written and by which device, in an order that no clock can turn around.
//!
//! A hybrid logical clock: the time of day as far as it goes forward, a counter where it stands
//! still or is set back, and the name of the device so that no two are equal. Nothing here reads a
//! clock or makes a name; both are arguments.

use std::fmt;

/// How many characters a device's name has.
pub const DEVICE_CHARS: usize = 8;
/// How many characters a stamp has.
pub const STAMP_CHARS: usize = 24;
/// The latest time a stamp may carry, in milliseconds since 1970: about the year 4200. Beyond it
/// nothing could be written any more, so a file that says later is refused.
pub const MILLIS_MAX: u64 = (1 << 46) - 1;

/// The opaque name of one device: as long as it is kept, everything written under it is one line
/// of descent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Device([u8; DEVICE_CHARS]);

impl Device {
    /// The device of what was written before there were stamps.
    pub const NONE: Device = Device(*b"00000000");

    /// The device of this name: [`DEVICE_CHARS`] of `a-z` and `0-9`.
    pub fn parse(name: &str) -> Option<Device> {
        let bytes: [u8; DEVICE_CHARS] = name.as_bytes().try_into().ok()?;
        let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        bytes.iter().all(plain).then_some(Device(bytes))
    }

    /// The device named by the first characters of a fresh id.
    pub fn from_id(id: &str) -> Device {
        id.get(..DEVICE_CHARS)
            .and_then(Device::parse)
            .unwrap_or(Device::NONE)
    }

    /// A name made from a text: equal texts give one name, and two texts hardly ever the same.
    pub fn of_text(text: &str) -> Device {
        let mut rest = crc32fast::hash(text.as_bytes());
        let mut name = Device(*b"f0000000");
        for digit in name.0.iter_mut().skip(1) {
            let value = u8::try_from(rest % 36).unwrap_or_default();
            *digit = match value {
                0..=9 => b'0' + value,
                _ => b'a' + value - 10,
            };
            rest /= 36;
        }
        name
    }

    /// Its name.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// When one version of a record was written, and where. Later is greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stamp {
    /// Milliseconds since 1970, never going back on one device; at most [`MILLIS_MAX`].
    pub millis: u64,
    /// Tells writings of the same millisecond apart.
    pub counter: u16,
    /// Where it was written.
    pub device: Device,
}

impl Stamp {
    /// The stamp of what was written before there were stamps.
    pub const fn unstamped(device: Device) -> Stamp {
        Stamp {
            millis: 0,
            counter: 0,
            device,
        }
    }

    /// Reads a stamp of [`STAMP_CHARS`] characters.
    pub fn parse(text: &str) -> Option<Stamp> {
        let hex = |from: usize, to: usize| {
            let part = text.get(from..to)?;
            let plain = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
            part.as_bytes().iter().all(plain).then_some(part)
        };
        let millis = u64::from_str_radix(hex(0, 12)?, 16).ok()?;
        let counter = u16::from_str_radix(hex(12, 16)?, 16).ok()?;
        let device = Device::parse(text.get(16..)?)?;
        (millis <= MILLIS_MAX).then_some(Stamp {
            millis,
            counter,
            device,
        })
    }

    /// Adds its [`STAMP_CHARS`] characters: their order is the order of stamps.
    pub fn write_to(&self, text: &mut String) {
        push_hex(text, self.millis, 12);
        push_hex(text, u64::from(self.counter), 4);
        text.push_str(self.device.as_str());
    }
}

impl fmt::Display for Stamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(STAMP_CHARS);
        self.write_to(&mut text);
        f.write_str(&text)
    }
}

/// Adds a number in lower-case hexadecimal digits. The formatting machinery would do it too, at
/// forty times the bytes.
pub(super) fn push_hex(text: &mut String, number: u64, digits: u32) {
    for at in (0..digits).rev() {
        let digit = (number >> (4 * at)) as u32 & 0xf;
        text.extend(char::from_digit(digit, 16));
    }
}

/// The low bits of a counter tell tabs apart that write under one device's name.
const SHARE_BITS: u32 = 10;

/// Gives stamps, each later than every one given or seen before, whatever the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamper {
    device: Device,
    share: u16,
    last: (u64, u16),
}

impl Stamper {
    /// A stamper for this device that has seen nothing.
    pub const fn new(device: Device) -> Stamper {
        Stamper {
            device,
            share: 0,
            last: (0, 0),
        }
    }

    /// The device it stamps for.
    pub const fn device(&self) -> Device {
        self.device
    }

    /// Stamps for another device from now on. Needed where what this device writes next does not
    /// descend from all it wrote before: the line of descent begins anew under a fresh name.
    pub const fn rename(&mut self, device: Device) {
        self.device = device;
    }

    /// Stamps so that another tab, which goes by the same name and has seen the same, gives other
    /// stamps: `share` is random, and only its low bits count.
    pub const fn set_share(&mut self, share: u16) {
        self.share = share % (1 << SHARE_BITS);
    }

    /// Takes note of a stamp, so that the next is later.
    pub fn see(&mut self, stamp: &Stamp) {
        self.last = self.last.max((stamp.millis, stamp.counter));
    }

    /// Takes note of all that another stamper gave or saw.
    pub fn catch_up(&mut self, other: &Stamper) {
        self.last = self.last.max(other.last);
    }

    /// The next stamp. `now` is in milliseconds since 1970; one that lies behind, or beyond what a
    /// stamp can carry, moves nothing.
    pub fn next(&mut self, now: u64) -> Stamp {
        let (millis, counter) = self.last;
        let own = |turn: u16| (turn << SHARE_BITS) | self.share;
        let turn = (counter >> SHARE_BITS) + 1;
        self.last = if now > millis && now <= MILLIS_MAX {
            (now, own(0))
        } else if turn < 1 << (u16::BITS - SHARE_BITS) {
            (millis, own(turn))
        } else {
            (millis + 1, own(0))
        };
        Stamp {
            millis: self.last.0,
            counter: self.last.1,
            device: self.device,
        }
    }
}
