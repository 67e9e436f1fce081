//! How Alongside comes onto a device, for each browser in its own words: facts in, a way out.
//!
//! It asks no browser anything and knows no address. What a browser calls its own buttons changes
//! now and then; `tests/native/install.rs` holds the ways to user agents as browsers send them.

/// What is known of the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts<'a> {
    /// Its user agent, as it sends it.
    pub agent: &'a str,
    /// It is used by touch. An iPad says it is a Mac, and no Mac has a touch screen.
    pub touch: bool,
    /// The app was opened from its own icon.
    pub installed: bool,
    /// The browser has offered to show its own question.
    pub asks: bool,
}

/// The way to install, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is installed, and open as an app.
    Installed,
    /// A button of ours brings up the browser's own question.
    Button,
    /// Safari on an iPhone or iPad.
    IosSafari,
    /// Another browser there, which may add to the home screen too (since 16.4).
    IosOther,
    /// Another browser there that may not: an older system, or a page inside another app.
    IosElsewhere,
    /// Chrome and its kin on Android.
    AndroidChrome,
    /// Edge on Android.
    AndroidEdge,
    /// Firefox on Android.
    AndroidFirefox,
    /// Samsung Internet.
    Samsung,
    /// A page inside another app on Android.
    AndroidElsewhere,
    /// Chrome and its kin on a computer.
    DesktopChrome,
    /// Edge on a computer.
    DesktopEdge,
    /// Safari on a Mac.
    DesktopSafari,
    /// Firefox on a computer.
    DesktopFirefox,
    /// A browser we do not know.
    Unknown,
}

/// Pages inside another app: they have no menu of a browser.
const INSIDE_APPS: [&str; 7] = [
    "FBAN/",
    "FBAV/",
    "Instagram",
    "Line/",
    "LinkedInApp",
    "GSA/",
    "; wv)",
];
/// What browsers other than Safari call themselves on an iPhone or iPad.
const IOS_OTHERS: [&str; 7] = [
    "CriOS/", "FxiOS/", "EdgiOS/", "OPiOS/", "OPT/", "Ddg/", "Brave/",
];
/// The first system on which they may add to the home screen.
const IOS_FOR_ALL: (u32, u32) = (16, 4);

impl Way {
    /// Every way a page can describe, in the order in which it lists them.
    pub const DESCRIBED: [Way; 10] = [
        Way::IosSafari,
        Way::IosOther,
        Way::AndroidChrome,
        Way::AndroidEdge,
        Way::AndroidFirefox,
        Way::Samsung,
        Way::DesktopChrome,
        Way::DesktopEdge,
        Way::DesktopSafari,
        Way::DesktopFirefox,
    ];

    /// The way for this browser.
    pub fn of(facts: Facts<'_>) -> Way {
        if facts.installed {
            return Way::Installed;
        }
        if facts.asks {
            return Way::Button;
        }
        let agent = facts.agent;
        let has = |word: &str| agent.contains(word);
        let inside = INSIDE_APPS.iter().any(|word| has(word));
        if is_ios(facts) {
            let other = IOS_OTHERS.iter().any(|word| has(word));
            return match (inside, other) {
                (true, _) => Way::IosElsewhere,
                (false, false) => Way::IosSafari,
                (false, true) if ios_version(agent) < IOS_FOR_ALL => Way::IosElsewhere,
                (false, true) => Way::IosOther,
            };
        }
        if has("Android") {
            return match () {
                () if inside => Way::AndroidElsewhere,
                () if has("Firefox/") => Way::AndroidFirefox,
                () if has("SamsungBrowser/") => Way::Samsung,
                () if has("EdgA/") => Way::AndroidEdge,
                () if has("Chrome/") => Way::AndroidChrome,
                () => Way::Unknown,
            };
        }
        match () {
            () if has("Firefox/") => Way::DesktopFirefox,
            () if has("Edg/") => Way::DesktopEdge,
            () if has("Chrome/") => Way::DesktopChrome,
            () if has("Macintosh") && has("Safari/") => Way::DesktopSafari,
            () => Way::Unknown,
        }
    }

    /// Whether the installed app has storage of its own, so that nothing written in a tab is there.
    pub const fn starts_empty(self) -> bool {
        matches!(
            self,
            Way::IosSafari | Way::IosOther | Way::IosElsewhere | Way::DesktopSafari
        )
    }

    /// Whether there is anything to be done here that ends in an installed app.
    pub const fn leads_there(self) -> bool {
        !matches!(self, Way::Installed | Way::DesktopFirefox | Way::Unknown)
    }

    /// Which browser it is the way of.
    pub const fn title(self) -> &'static str {
        match self {
            Way::Installed => "It is installed",
            Way::Button => "This browser can do it now",
            Way::IosSafari => "Safari on iPhone and iPad",
            Way::IosOther => "Another browser on iPhone and iPad",
            Way::IosElsewhere => "Open it in Safari first",
            Way::AndroidChrome => "Chrome on Android",
            Way::AndroidEdge => "Edge on Android",
            Way::AndroidFirefox => "Firefox on Android",
            Way::Samsung => "Samsung Internet",
            Way::AndroidElsewhere => "Open it in your browser first",
            Way::DesktopChrome => "Chrome on a computer",
            Way::DesktopEdge => "Edge on a computer",
            Way::DesktopSafari => "Safari on a Mac",
            Way::DesktopFirefox => "Firefox on a computer",
            Way::Unknown => "In this browser",
        }
    }

    /// What to do, one thing a step.
    pub const fn steps(self) -> &'static [&'static str] {
        match self {
            Way::Installed => &[
                "Alongside is on this device. Open it from its own icon. There is nothing else to do.",
            ],
            Way::Button => &["Tap the button, and say yes when the browser asks."],
            Way::IosSafari => &[
                "Tap Share, the square with an arrow. If you do not see it, tap the three dots first.",
                "Scroll down and tap “Add to Home Screen”.",
                "Tap Add.",
            ],
            Way::IosOther => &[
                "Tap Share, the square with an arrow, in the address bar or in the menu.",
                "Scroll down and tap “Add to Home Screen”.",
                "Tap Add. If it is not in the list, open this page in Safari and do the same there.",
            ],
            Way::IosElsewhere => &[
                "Copy the address of this page and open it in Safari: from here it cannot be added.",
                "There, tap Share, the square with an arrow.",
                "Tap “Add to Home Screen”, then Add.",
            ],
            Way::AndroidChrome => &[
                "Open the menu, the three dots.",
                "Tap “Add to Home screen” or “Install app”.",
                "Tap Install.",
            ],
            Way::AndroidEdge => &[
                "Open the menu, the three lines at the bottom.",
                "Tap “Add to phone”.",
                "Tap Install or Add.",
            ],
            Way::AndroidFirefox => &[
                "Open the menu, the three dots.",
                "Tap “Install” or “Add app to Home screen”. It may be under More.",
                "Tap Add.",
            ],
            Way::Samsung => &[
                "Open the menu, the three lines at the bottom.",
                "Tap “Add to” or “Add page to”, then Home screen.",
                "Tap Add or Install.",
            ],
            Way::AndroidElsewhere => &[
                "This page is open inside another app. Open its menu and choose “Open in browser”.",
                "In the browser, open the menu and tap “Add to Home screen” or “Install app”.",
            ],
            _ => self.steps_on_a_computer(),
        }
    }

    /// The steps of the other ways.
    const fn steps_on_a_computer(self) -> &'static [&'static str] {
        match self {
            Way::DesktopChrome => &[
                "Look at the right end of the address bar for a screen with an arrow, and click it.",
                "If it is not there: the three dots, “Cast, save and share”, “Install page as app”.",
                "Click Install.",
            ],
            Way::DesktopEdge => &[
                "Look at the right end of the address bar for “App available”, and click it.",
                "If it is not there: the three dots, Apps, “Install this site as an app”.",
                "Click Install.",
            ],
            Way::DesktopSafari => &[
                "Open the File menu and choose “Add to Dock”. It is there since macOS Sonoma.",
                "Click Add.",
            ],
            Way::DesktopFirefox => &[
                "Firefox on a computer does not install pages as apps. Everything works offline in \
                 the tab too, so a bookmark is enough.",
                "On Windows, a newer Firefox may offer “Add tab to taskbar” in the address bar.",
                "For an app of its own, open this page in Chrome or Edge, or in Safari on a Mac, and \
                 carry a backup across.",
            ],
            _ => &[
                "Look in the browser's menu for “Install” or “Add to Home screen”.",
                "If there is neither, a bookmark is enough: everything works offline in the tab too.",
            ],
        }
    }
}

/// An iPhone, iPod or iPad; the last calls itself a Mac when it wants the wide page.
fn is_ios(facts: Facts<'_>) -> bool {
    let named = ["iPhone", "iPad", "iPod"];
    let has = |word: &str| facts.agent.contains(word);
    named.into_iter().any(has) || (facts.touch && has("Macintosh"))
}

/// Major and minor number of the system; one that says nothing is taken to be new.
fn ios_version(agent: &str) -> (u32, u32) {
    let rest = agent.split_once(" OS ").map(|(_, rest)| rest);
    let mut numbers = rest.unwrap_or_default().split(['_', ' ']);
    let mut number = || numbers.next().and_then(|number| number.parse().ok());
    match number() {
        Some(major) => (major, number().unwrap_or(0)),
        None => IOS_FOR_ALL,
    }
}
