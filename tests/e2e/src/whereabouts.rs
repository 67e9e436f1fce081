//! Where and when the page believes to be: the zone, the language, the moment.

use serde_json::json;

use crate::browser::Browser;
use crate::failure::Outcome;

/// Puts the device in a zone, by its name in the zone tables. It holds at once.
pub async fn in_zone(browser: &Browser, zone: &str) -> Outcome {
    let zone = json!({ "timezoneId": zone });
    browser
        .devtools("Emulation.setTimezoneOverride", zone)
        .await?;
    Ok(())
}

/// Lets the device write days and numbers as a language does; `""` for its own. It holds from the
/// next page on.
pub async fn in_language(browser: &Browser, language: &str) -> Outcome {
    let language = json!({ "locale": language });
    browser
        .devtools("Emulation.setLocaleOverride", language)
        .await?;
    Ok(())
}

/// From the next page on each page begins at this moment (`2026-11-22T09:30:00Z`) and its clock goes
/// on from there. The last moment given holds.
pub async fn at_moment(browser: &Browser, moment: &str) -> Outcome {
    let clock = CLOCK.replace("MOMENT", moment);
    browser.before_each_page(&clock).await
}

/// The time since the page began is no other clock's, so an earlier one of these does not matter.
const CLOCK: &str = r#"(() => {
  const Real = Date, start = Real.parse("MOMENT");
  const now = () => start + Math.floor(performance.now());
  globalThis.Date = class Date extends Real {
    constructor(...given) { given.length ? super(...given) : super(now()); }
    static now() { return now(); }
  };
})();"#;
