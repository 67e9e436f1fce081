//! What the person's device is like: its screen, its colours, its clock.
//!
//! It sets nothing (that is `browser`); the clock it gives is a script to be run before a page's own.

/// The size and kind of screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewport {
    /// 390 × 844, touch, mobile layout.
    Phone,
    /// 320 × 640, the narrowest phone that is promised.
    SmallPhone,
    /// 1280 × 900, with a pointer.
    Desktop,
}

impl Viewport {
    /// Width and height of the page, in CSS pixels.
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Phone => (390, 844),
            Self::SmallPhone => (320, 640),
            Self::Desktop => (1280, 900),
        }
    }
}

/// The colour scheme the person has chosen for their device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the device is like. Motion is always reduced, so that nothing is looked at half-faded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// Size and kind of screen.
    pub viewport: Viewport,
    /// Light or dark.
    pub scheme: Scheme,
    /// How many days the page's clock is ahead of the real one.
    pub days_ahead: i32,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            viewport: Viewport::Phone,
            scheme: Scheme::Light,
            days_ahead: 0,
        }
    }
}

/// A script that puts a page's clock a number of days ahead; otherwise it goes like the real one.
pub fn clock(days_ahead: i32) -> String {
    CLOCK.replace("DAYS", &days_ahead.to_string())
}

const CLOCK: &str = r#"(() => {
  const Real = Date, ahead = DAYS * 86400000;
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
})();"#;

/// A script that stops a page's clock on a Thursday morning, 12 March 2026: the same pictures come
/// out on every day.
pub const A_THURSDAY: &str = "(() => {
    const Real = Date, now = new Real(2026, 2, 12, 9, 12).getTime();
    globalThis.Date = class Date extends Real {
      constructor(...given) { given.length ? super(...given) : super(now); }
      static now() { return now; }
    };
  })();";
