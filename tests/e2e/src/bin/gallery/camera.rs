//! Takes a state of the app in every look: widths, colours, size of text, direction; and notes what
//! a program can see is wrong with it.

use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use e2e::{Browser, Failure, Outcome, axe};
use serde_json::{Value, json};

use crate::spoken;

/// Which looks are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// All 32.
    All,
    /// A phone and a window, light and dark.
    Few,
}

/// One look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Width and height of the page, in CSS pixels.
    pub size: (u32, u32),
    /// Dark colours.
    pub dark: bool,
    /// Text of twice the size.
    pub large: bool,
    /// From right to left.
    pub rtl: bool,
}

/// The sizes of the brief.
const SIZES: [(u32, u32); 4] = [(320, 640), (390, 844), (768, 1024), (1280, 900)];
/// The highest picture, in CSS pixels: what is below was seen often enough.
const HIGH_MAX: f64 = 4_000.0;

/// A state that was taken.
pub struct Taken {
    /// Its name, also the first part of its files' names.
    pub name: String,
    /// What is wrong with it, each with the look it was seen in.
    pub wrong: Vec<String>,
    /// How often it was audited.
    pub audits: usize,
}

/// The camera.
pub struct Camera {
    folder: PathBuf,
    looks: Vec<Look>,
    /// What was taken so far.
    pub taken: Vec<Taken>,
}

impl Look {
    /// The name of the look, as in `390-dark-large-rtl`.
    pub fn name(self) -> String {
        let mut name = self.size.0.to_string();
        name.push_str(if self.dark { "-dark" } else { "-light" });
        name.push_str(if self.large { "-large" } else { "" });
        name.push_str(if self.rtl { "-rtl" } else { "" });
        name
    }

    fn plain(self) -> bool {
        !self.large && !self.rtl
    }
}

impl Looks {
    fn list(self) -> Vec<Look> {
        let mut all = Vec::new();
        for size in SIZES {
            for dark in [false, true] {
                for (large, rtl) in [(false, false), (true, false), (false, true), (true, true)] {
                    all.push(Look {
                        size,
                        dark,
                        large,
                        rtl,
                    });
                }
            }
        }
        if self == Looks::Few {
            all.retain(|look| look.plain() && [390, 1280].contains(&look.size.0));
        }
        all
    }
}

impl Camera {
    /// A camera that writes into an empty folder.
    pub fn new(folder: PathBuf, looks: Looks) -> Outcome<Camera> {
        fs::create_dir_all(&folder).map_err(Failure::io("making the folder of pictures"))?;
        Ok(Camera {
            folder,
            looks: looks.list(),
            taken: Vec::new(),
        })
    }

    /// Where the pictures go.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The looks that are taken.
    pub fn looks(&self) -> &[Look] {
        &self.looks
    }

    /// Takes what is shown, under this name.
    pub async fn take(&mut self, browser: &Browser, name: &str) -> Outcome {
        let mut taken = Taken {
            name: name.to_owned(),
            wrong: Vec::new(),
            audits: 0,
        };
        for look in &self.looks {
            dress(browser, *look).await?;
            let seen = browser
                .script_async(SEEN, vec![json!(look.plain()), json!(look.size.0)])
                .await?;
            let wrong = seen.get("wrong").and_then(Value::as_array);
            for wrong in wrong.into_iter().flatten().filter_map(Value::as_str) {
                taken.wrong.push(format!("{}: {wrong}", look.name()));
            }
            // Direction and size of text change no name, role or colour.
            if look.plain() && [390, 1280].contains(&look.size.0) {
                taken.audits += 1;
                for broken in axe::audit(browser).await? {
                    let places = broken.places.join(" | ");
                    taken
                        .wrong
                        .push(format!("{}: {}: {places}", look.name(), broken.id));
                }
            }
            let high = seen.get("high").and_then(Value::as_f64).unwrap_or_default();
            let jpeg = picture(browser, *look, high.min(HIGH_MAX)).await?;
            let file = self.folder.join(format!("{name}.{}.jpg", look.name()));
            fs::write(file, jpeg).map_err(Failure::io("writing a picture"))?;
        }
        dress(browser, PHONE).await?;
        let spoken = self.folder.join(format!("{name}.txt"));
        fs::write(spoken, spoken::lines(browser).await?)
            .map_err(Failure::io("writing what is spoken"))?;
        eprintln!("  {name}: {} wrong", taken.wrong.len());
        self.taken.push(taken);
        Ok(())
    }
}

/// How a state is driven to.
const PHONE: Look = Look {
    size: (390, 844),
    dark: false,
    large: false,
    rtl: false,
};

async fn dress(browser: &Browser, look: Look) -> Outcome {
    let (width, height) = look.size;
    let size = json!({
        "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 1000,
    });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", size)
        .await?;
    let scheme = if look.dark { "dark" } else { "light" };
    let media = json!({ "features": [
        { "name": "prefers-color-scheme", "value": scheme },
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ] });
    browser
        .devtools("Emulation.setEmulatedMedia", media)
        .await?;
    let wear = "const root = document.documentElement;
        root.style.fontSize = arguments[0] ? '200%' : '';
        root.dir = arguments[1] ? 'rtl' : 'ltr';";
    browser
        .script(wear, vec![json!(look.large), json!(look.rtl)])
        .await?;
    Ok(())
}

async fn picture(browser: &Browser, look: Look, high: f64) -> Outcome<Vec<u8>> {
    let (width, height) = look.size;
    let high = high.max(f64::from(height));
    let size = json!({
        "width": width, "height": high, "deviceScaleFactor": 1, "mobile": width < 1000,
    });
    browser
        .devtools("Emulation.setDeviceMetricsOverride", size)
        .await?;
    browser.script_async(FRAMES, vec![]).await?;
    let shot = json!({ "format": "jpeg", "quality": 78 });
    let shot = browser.devtools("Page.captureScreenshot", shot).await?;
    let text = shot.get("data").and_then(Value::as_str).unwrap_or_default();
    let broken = |error| Failure::Unmet(format!("a picture came broken: {error}"));
    STANDARD.decode(text).map_err(broken)
}

const FRAMES: &str = "const done = arguments[arguments.length - 1];
    window.scrollTo(0, 0);
    requestAnimationFrame(() => requestAnimationFrame(() => done(true)));";

/// How high the page is, and what is wrong with it: what reaches over the edge, and, where text has
/// its own size, what is too small for a finger. The width is the look's: on a phone `innerWidth`
/// grows with what reaches over. A link within a line of text may be as high as it.
const SEEN: &str = "const [fingers, wide, done] = arguments;
    document.activeElement?.blur?.();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      const wrong = [], root = document.scrollingElement;
      const called = (one) => (one.getAttribute('aria-label') ?? one.textContent).trim().slice(0, 40)
        + ' <' + one.tagName.toLowerCase() + ' class=' + one.className + '>';
      const shown = [...document.querySelectorAll('body *')].filter((one) => one.checkVisibility()
        && !one.closest('.visually-hidden, svg'));
      if (root.scrollWidth > wide + 1) {
        wrong.push('too wide: ' + root.scrollWidth);
        for (const one of shown) {
          const { left, right } = one.getBoundingClientRect();
          if ((right > wide + 1 || left < -1) && !one.children.length) {
            wrong.push('over the edge: ' + called(one));
          }
        }
      }
      for (const one of fingers ? shown : []) {
        if (!one.matches('a, button, select, summary, input, textarea')) continue;
        const inline = getComputedStyle(one).display === 'inline';
        const target = one.matches('input[type=checkbox], input[type=radio]') && one.closest('label');
        const { width, height } = (target || one).getBoundingClientRect();
        if (width < 1 || height < 1 || inline || one.disabled) continue;
        if (height < 47.5 || width < 47.5) {
          wrong.push('small: ' + called(one) + ' ' + Math.round(width) + ' × ' + Math.round(height));
        }
      }
      done({ wrong: [...new Set(wrong)].slice(0, 12), high: root.scrollHeight });
    }));";
