//! Nothing jumps: not on the first visit, not on return, not when the app takes over.

use e2e::pages::check::TO_OFFER;
use e2e::pages::lesson::FIRST_PATH;
use e2e::site::Fault;
use e2e::{Browser, Can, Journey, Outcome, Screen, journey};
use serde_json::{Value, json};

const WATCH: &str = "globalThis.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const nodes = entry.sources.map(({ node }) => (node?.outerHTML ?? '').slice(0, 90));
        globalThis.shifts.push([entry.value, nodes]);
      }
    }).observe({ type: 'layout-shift', buffered: true });";

/// Two frames after now, everything that has moved was reported.
const MOVED: &str = "const done = arguments[0];
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(shifts))));";

async fn watch(browser: &Browser) -> Outcome {
    browser.engine().needs(Can::ReportLayoutShifts)?;
    browser.before_each_page(WATCH).await
}

async fn nothing_moved(j: &Journey, path: &str) -> Outcome {
    j.open(path).await?;
    j.screen().ready_offline().await?;
    let moved = j.browser.script_async(MOVED, vec![]).await?;
    assert_eq!(moved, json!([]), "{path} moved");
    Ok(())
}

const PAGES: [&str; 4] = ["/", FIRST_PATH, "/check/", "/journal/"];

#[tokio::test]
async fn nothing_moves_on_return() {
    journey("layout_return", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        // WebKitGTK may never finish a page that is loaded while the worker comes.
        screen.ready_offline().await?;
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Here")
            .await?;
        screen.ready_offline().await?;
        watch(&j.browser).await?;
        for path in PAGES {
            nothing_moved(&j, path).await?;
        }
        Ok(())
    })
    .await;
}

async fn nothing_moves_on_a_first_visit_to(path: &'static str, name: &str) {
    journey(name, move |j| async move {
        watch(&j.browser).await?;
        nothing_moved(&j, path).await
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_on_a_first_visit_to_today() {
    nothing_moves_on_a_first_visit_to("/", "layout_today").await;
}

#[tokio::test]
async fn nothing_moves_on_a_first_visit_to_a_lesson() {
    nothing_moves_on_a_first_visit_to(FIRST_PATH, "layout_lesson").await;
}

#[tokio::test]
async fn nothing_moves_on_a_first_visit_to_the_check() {
    nothing_moves_on_a_first_visit_to("/check/", "layout_check").await;
}

#[tokio::test]
async fn nothing_moves_on_a_first_visit_to_the_journal() {
    nothing_moves_on_a_first_visit_to("/journal/", "layout_journal").await;
}

/// What every piece of text in view says, where it stands and how it looks. Not a picture: a scroll
/// bar that fades would make two of them differ. What is folded away is in the prerendered page for
/// who has no scripts, and made by the app once it is unfolded.
const PLACES: &str =
    "const looks = ['color', 'backgroundColor', 'fontSize', 'fontWeight', 'opacity'];
    return [...document.querySelectorAll('#app :is(h1, h2, p, a, button, li, nav, svg)')]
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const box = one.getBoundingClientRect(), style = getComputedStyle(one);
        return [one.tagName, one.textContent.trim(), box.x, box.y, box.width, box.height,
          ...looks.map((look) => style[look])];
      })
      .filter(([, , , , width]) => width > 0);";

async fn places(screen: Screen<'_>) -> Outcome<Value> {
    screen.browser().script(PLACES, vec![]).await
}

#[tokio::test]
async fn the_app_takes_over_a_prerendered_page_without_a_visible_change() {
    journey("layout_takeover", |j| async move {
        let screen = j.screen();
        for path in [FIRST_PATH, "/learn/", "/rules/", "/check/"] {
            // Without its first script the page stays as it came.
            j.site.fault("/boot.js", Fault::Drop);
            j.open(path).await?;
            let prerendered = places(screen).await?;
            j.site.heal();
            // No worker, so that the live page too begins with the prerendered one.
            j.site.fault("/sw.js", Fault::Status(404));
            j.open(path).await?;
            let live = "return document.documentElement.dataset.worker === 'failed'";
            screen.condition("a live page", live).await?;
            assert_eq!(places(screen).await?, prerendered, "{path} changed");
            j.site.heal();
        }
        Ok(())
    })
    .await;
}
