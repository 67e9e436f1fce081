//! Install help: when the line comes and goes, and the way each browser is told.

use e2e::pages::check::TO_OFFER;
use e2e::pages::lesson::FIRST_PATH;
use e2e::{Journey, Name, Outcome, Setting, Viewport, journey};
use serde_json::{Value, json};

use super::accessible::Audits;

const LINE: &str = "How to install it";
const MOVE: &str = "Install it first, or carry a backup across";

/// Whether this browser would ask by itself is not what these journeys are about.
const NEVER_ASKS: &str = "addEventListener('beforeinstallprompt', (event) => {
    if (event.isTrusted) event.stopImmediatePropagation();
  }, true);";

/// The question as a browser offers it. It counts how often it is put.
const OFFER: &str = "const offer = new Event('beforeinstallprompt', { cancelable: true });
    window.put = 0;
    offer.prompt = () => { window.put += 1; return Promise.resolve(); };
    offer.userChoice = Promise.resolve({ outcome: 'dismissed' });
    dispatchEvent(offer);
    return offer.defaultPrevented;";

/// A page is told that it is shown as an app: the browser's own emulation has no word for that.
const AS_AN_APP: &str = "const real = globalThis.matchMedia.bind(globalThis);
  globalThis.matchMedia = (query) => query.includes('display-mode')
    ? { matches: query.includes('standalone'), media: query, addEventListener() {} }
    : real(query);";

/// From the next page on the browser says it is this one, on such a device.
async fn as_browser(j: &Journey, viewport: Viewport, agent: &str) -> Outcome {
    let setting = Setting {
        viewport,
        ..j.browser.setting()
    };
    j.browser.apply(setting).await?;
    let fingers = if viewport == Viewport::Phone { 5 } else { 0 };
    let told = format!(
        "for (const [name, said] of [['userAgent', {}], ['maxTouchPoints', {fingers}]])
           Object.defineProperty(Navigator.prototype, name, {{ get: () => said, configurable: true }});",
        json!(agent)
    );
    j.browser.before_each_page(&told).await
}

async fn line_shown(j: &Journey) -> Outcome<bool> {
    let found = j.screen().all_now("link", &Name::from(LINE)).await?;
    Ok(!found.is_empty())
}

#[tokio::test]
async fn the_line_comes_after_the_first_lesson_and_once_closed_never_again() {
    journey("install_line", |j| async move {
        let screen = j.screen();
        as_browser(&j, Viewport::Phone, CHROME).await?;
        j.browser.before_each_page(NEVER_ASKS).await?;
        j.enter("/").await?;
        screen.today().await?;
        assert!(!line_shown(&j).await?, "before anything was finished");
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        j.enter("/").await?;
        screen.by_role("link", LINE).await?;
        let mut audits = Audits::default();
        audits.of(&j, "Today with the line").await?;
        screen.tap("link", LINE).await?;
        screen.heading("Chrome on a computer").await?;
        screen.back().await?;
        screen.tap("button", "Don't show this again").await?;
        screen.gone("link", LINE).await?;
        j.enter("/").await?;
        screen.text("Read today").await?;
        assert!(!line_shown(&j).await?, "after it was closed for good");
        // The help itself stays where it was.
        j.enter("/you/").await?;
        screen.tap("link", "Install Alongside as an app").await?;
        screen.heading("Install").await?;
        audits.judge()
    })
    .await;
}

#[tokio::test]
async fn the_line_comes_after_the_first_check_too() {
    journey("install_line_check", |j| async move {
        let screen = j.screen();
        as_browser(&j, Viewport::Phone, CHROME).await?;
        j.browser.before_each_page(NEVER_ASKS).await?;
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Here")
            .await?;
        j.enter("/").await?;
        screen.by_role("link", LINE).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_installed_app_never_speaks_of_installing() {
    journey("install_installed", |j| async move {
        let screen = j.screen();
        j.browser.before_each_page(AS_AN_APP).await?;
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        j.enter("/").await?;
        screen.text("Read today").await?;
        assert!(!line_shown(&j).await?, "on Today");
        j.enter("/you/").await?;
        screen.heading("Appearance").await?;
        screen.gone("link", "Install Alongside as an app").await?;
        j.enter("/you/install/").await?;
        screen.heading("It is installed").await?;
        let buttons = screen.names_now("button").await?;
        assert!(!buttons.contains(&"Install Alongside".to_owned()));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn where_the_browser_offers_it_a_button_puts_its_question_once() {
    journey("install_button", |j| async move {
        let screen = j.screen();
        as_browser(&j, Viewport::Phone, CHROME).await?;
        j.browser.before_each_page(NEVER_ASKS).await?;
        j.enter("/you/install/").await?;
        screen.heading("Chrome on a computer").await?;
        let kept_back = j.browser.script(OFFER, vec![]).await?;
        assert_eq!(
            kept_back,
            json!(true),
            "the browser's own bar is not wanted"
        );
        let mut audits = Audits::default();
        screen.by_role("button", "Install Alongside").await?;
        audits.of(&j, "the button").await?;
        assert_eq!(put(&j).await?, json!(0), "nobody tapped yet");
        screen.tap("button", "Install Alongside").await?;
        screen.gone("button", "Install Alongside").await?;
        assert_eq!(put(&j).await?, json!(1));
        // No was said: the menu's words are there again, and nothing is asked.
        screen.heading("Chrome on a computer").await?;
        j.browser.script(OFFER, vec![]).await?;
        screen.by_role("button", "Install Alongside").await?;
        let installed = "dispatchEvent(new Event('appinstalled'))";
        j.browser.script(installed, vec![]).await?;
        screen.heading("It is installed").await?;
        screen.gone("button", "Install Alongside").await?;
        audits.judge()
    })
    .await;
}

async fn put(j: &Journey) -> Outcome<Value> {
    j.browser.script("return window.put", vec![]).await
}

const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1";
const CHROME: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36";
const MAC: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15";

/// Each browser, and what only its way says.
const WAYS: [(Viewport, &str, &str, &str); 12] = [
    (
        Viewport::Phone,
        IPHONE,
        "Safari on iPhone and iPad",
        "Tap Share, the square with an arrow. If you do not see it",
    ),
    (
        Viewport::Phone,
        MAC,
        "Safari on iPhone and iPad",
        "Scroll down and tap “Add to Home Screen”.",
    ),
    (
        Viewport::Phone,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/126.0 Mobile/15E148 Safari/604.1",
        "Another browser on iPhone and iPad",
        "in the address bar or in the menu",
    ),
    (
        Viewport::Phone,
        "Mozilla/5.0 (iPhone; CPU iPhone OS 16_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/110.0 Mobile/15E148 Safari/604.1",
        "Open it in Safari first",
        "from here it cannot be added",
    ),
    (
        Viewport::Phone,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
        "Chrome on Android",
        "“Install app”",
    ),
    (
        Viewport::Phone,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 EdgA/126.0.0.0",
        "Edge on Android",
        "“Add to phone”",
    ),
    (
        Viewport::Phone,
        "Mozilla/5.0 (Android 14; Mobile; rv:127.0) Gecko/127.0 Firefox/127.0",
        "Firefox on Android",
        "“Add app to Home screen”",
    ),
    (
        Viewport::Phone,
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36",
        "Samsung Internet",
        "“Add page to”",
    ),
    (
        Viewport::Desktop,
        CHROME,
        "Chrome on a computer",
        "“Install page as app”",
    ),
    (
        Viewport::Desktop,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
        "Edge on a computer",
        "“Install this site as an app”",
    ),
    (Viewport::Desktop, MAC, "Safari on a Mac", "“Add to Dock”"),
    (
        Viewport::Desktop,
        "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0",
        "Firefox on a computer",
        "a bookmark is enough",
    ),
];

#[tokio::test]
async fn each_browser_is_told_its_own_way_in_its_own_words() {
    journey("install_ways", |j| async move {
        let screen = j.screen();
        j.browser.before_each_page(NEVER_ASKS).await?;
        let mut audits = Audits::default();
        for (viewport, agent, title, words) in WAYS {
            as_browser(&j, viewport, agent).await?;
            j.enter("/you/install/").await?;
            screen.heading(title).await?;
            screen.text(words).await?;
            // One way is told; the others are folded away.
            let ways = WAYS.iter().map(|(_, _, title, _)| *title);
            let told = screen.names_now("heading").await?;
            let others =
                ways.filter(|other| *other != title && told.contains(&(*other).to_owned()));
            assert_eq!(others.count(), 0, "{title}: {told:?}");
            audits.of(&j, title).await?;
        }
        screen.unfold("In other browsers").await?;
        screen.heading("Samsung Internet").await?;
        audits.of(&j, "every way").await?;
        audits.judge()
    })
    .await;
}

#[tokio::test]
async fn where_the_installed_app_starts_empty_it_is_said_before_the_first_entry() {
    journey("install_move_in", |j| async move {
        let screen = j.screen();
        j.browser.before_each_page(NEVER_ASKS).await?;
        as_browser(&j, Viewport::Phone, IPHONE).await?;
        j.enter("/journal/").await?;
        screen.by_role("link", MOVE).await?;
        let mut audits = Audits::default();
        audits.of(&j, "the journal with the line").await?;
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        screen.tap("link", MOVE).await?;
        screen.heading("Before you write anything").await?;
        // Nobody is kept from writing here.
        j.enter("/journal/").await?;
        screen.ready_offline().await?;
        screen.paste("A quick note", "The rota has gaps").await?;
        screen.tap("button", "Keep this note").await?;
        screen.text("Note kept. It is in your journal.").await?;
        screen.gone("link", MOVE).await?;
        j.enter("/you/install/").await?;
        screen.heading("Carry across what you wrote here").await?;
        audits.of(&j, "moving in").await?;
        screen.tap("link", "Make a backup here").await?;
        screen.heading("Backup").await?;
        audits.judge()
    })
    .await;
}
