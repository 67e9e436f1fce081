//! Appearance, kept in preferences because losing it is harmless.

use crate::domain::day::Day;
use crate::platform::{document, haptics, preferences};

/// The theme: follow the system, light, or dark.
pub const THEMES: [(&str, &str); 3] = [
    ("system", "As the system"),
    ("light", "Light"),
    ("dark", "Dark"),
];
/// The size of text on top of the system's.
pub const TEXT_SIZES: [(&str, &str); 3] =
    [("usual", "Usual"), ("large", "Large"), ("larger", "Larger")];

/// The theme chosen.
pub fn theme() -> String {
    preferences::get("theme").unwrap_or_else(|| "system".to_owned())
}

/// Chooses a theme.
pub fn set_theme(theme: &str) {
    preferences::set("theme", theme);
    show_theme(theme);
}

fn show_theme(theme: &str) {
    document::set_theme((theme != "system").then_some(theme));
}

/// The text size chosen.
pub fn text_size() -> String {
    preferences::get("text").unwrap_or_else(|| "usual".to_owned())
}

/// Chooses a text size.
pub fn set_text_size(size: &str) {
    preferences::set("text", size);
    show_text_size(size);
}

fn show_text_size(size: &str) {
    document::set_text_size((size != "usual").then_some(size));
}

/// Applies what was chosen earlier.
pub fn apply() {
    show_theme(&theme());
    show_text_size(&text_size());
}

/// Whether the app asks about labels in the facts.
pub fn asks_about_labels() -> bool {
    preferences::get(LABELS).as_deref() != Some("off")
}

/// Turns the question about labels on or off.
pub fn set_asks_about_labels(asks: bool) {
    preferences::set(LABELS, if asks { "on" } else { "off" });
}

const LABELS: &str = "labels";

/// Whether single keys lead somewhere.
pub fn takes_keys() -> bool {
    preferences::get(KEYS).as_deref() != Some("off")
}

/// Turns single keys on or off.
pub fn set_takes_keys(takes: bool) {
    preferences::set(KEYS, if takes { "on" } else { "off" });
}

/// The name of that preference.
pub const KEYS: &str = "keys";

/// Whether the phone buzzes when something is kept. It does not unless it is wanted.
pub fn buzzes() -> bool {
    preferences::get(BUZZ).as_deref() == Some("on")
}

/// Buzzes, if that is wanted.
pub fn buzz() {
    if buzzes() {
        haptics::buzz();
    }
}

/// Turns the buzz on or off.
pub fn set_buzzes(buzzes: bool) {
    preferences::set(BUZZ, if buzzes { "on" } else { "off" });
}

/// The name of that preference.
pub const BUZZ: &str = "buzz";

/// Whether a month has gone by since the mirror was looked into or put off. A clock set back
/// offers it early, which is harmless.
pub fn offers_mirror(today: Day) -> bool {
    let last = preferences::get(MIRROR).and_then(|day| Day::parse(&day));
    last.is_none_or(|last| !(0..MIRROR_DAYS).contains(&today.days_since(last)))
}

/// Takes note that the mirror was looked into or put off.
pub fn mirror_looked_into(today: Day) {
    preferences::set(MIRROR, &today.to_string());
}

const MIRROR: &str = "mirror";
/// The mirror is offered at most this often, in days.
const MIRROR_DAYS: i32 = 30;

/// Whether a line that is shown until it is dismissed was dismissed.
pub fn dismissed(line: &str) -> bool {
    preferences::get(line).as_deref() == Some("dismissed")
}

/// Dismisses a line for good.
pub fn dismiss(line: &str) {
    preferences::set(line, "dismissed");
}

/// Whether a line was dismissed on this day.
pub fn dismissed_on(line: &str, day: Day) -> bool {
    preferences::get(line) == Some(day.to_string())
}

/// Dismisses a line for this day; another day brings it back.
pub fn dismiss_on(line: &str, day: Day) {
    preferences::set(line, &day.to_string());
}

/// Whether the line on backups was put off, and not long ago. A clock set back brings it back
/// early, which is harmless.
pub fn backup_line_put_off(today: Day) -> bool {
    let last = preferences::get(BACKUP_LINE).and_then(|day| Day::parse(&day));
    last.is_some_and(|last| (0..BACKUP_LINE_DAYS).contains(&today.days_since(last)))
}

/// Puts the line on backups off for some days.
pub fn put_backup_line_off(today: Day) {
    preferences::set(BACKUP_LINE, &today.to_string());
}

const BACKUP_LINE: &str = "line-backup";
/// For how many days the line on backups stays away once it was closed.
const BACKUP_LINE_DAYS: i32 = 14;

/// True the first time something is asked about on this device, and never again.
pub fn first_time(thing: &str) -> bool {
    let first = !dismissed(thing);
    if first {
        dismiss(thing);
    }
    first
}
