//! The server is gone and the browser was killed: everything is still there.

use e2e::journey::Place;
use e2e::pages::check::TO_OFFER;
use e2e::pages::lesson::{FIRST, FIRST_PATH};
use e2e::{Journey, Name, Outcome, journey, journey_in};

/// Visits once, waits for the worker, and takes the network away from a browser that is killed.
async fn leave_for_the_cellar(j: &Journey) -> Outcome {
    j.enter("/").await?;
    j.screen().ready_offline().await?;
    j.site.stop();
    j.kill_and_start_again().await
}

#[tokio::test]
async fn one_visit_is_enough_for_today_a_new_lesson_and_a_saved_verdict_offline() {
    journey("offline_main", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.text("Ready offline.").await?;
        leave_for_the_cellar(&j).await?;
        j.enter("/").await?;
        screen.today().await?;
        screen.tap("link", FIRST).await?;
        screen.answer_first_lesson().await?;
        screen.tap("link", Name::has("Next:")).await?;
        screen.heading("Who made you the boss?").await?;
        screen.text("The stockroom is full of boxes again").await?;
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Below ground")
            .await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.open_situation("Below ground").await
    })
    .await;
}

/// Every kind of page, and a heading and a text that only the live page has.
const KINDS: [(&str, &str, &str); 13] = [
    (
        "/lesson/many-leaders-better-work/",
        "Many leaders, better work",
        "Try today",
    ),
    ("/lesson/say-it-twice", "Say it twice", "Try today"),
    (
        "/lesson/no-such-lesson/",
        "There is no page here",
        "Go to Today",
    ),
    (
        "/check/",
        "Is anyone at risk here?",
        "Someone could get hurt|Yes, someone could get hurt",
    ),
    ("/check/result/", "No verdict yet", "Should I step in?"),
    ("/journal/", "Journal", "In the cellar"),
    (
        "/journal/insights/",
        "Insights",
        "A picture comes after five checks.",
    ),
    ("/learn/", "Learn", "Start here"),
    ("/rules/", "The rules", "When nobody with the say will act"),
    ("/you/", "Appearance", "Where your data lives"),
    ("/you/sources/", "Sources", "Keep in mind:"),
    ("/index.html", "Today.", "Should I step in?"),
    ("/no/such/page/", "There is no page here", "Go to Today"),
];

#[tokio::test]
async fn every_kind_of_page_opens_cold_and_offline() {
    journey("offline_links", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "In the cellar")
            .await?;
        let situation = screen.address().await?;
        leave_for_the_cellar(&j).await?;
        screen.open(&situation).await?;
        screen.heading("In the cellar").await?;
        for (path, heading, text) in KINDS {
            j.kill_and_start_again().await?;
            j.enter(path).await?;
            screen.heading(Name::has(heading)).await?;
            screen
                .text(text.split('|').next_back().unwrap_or_default())
                .await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn after_the_first_visit_not_one_request_goes_out() {
    journey("offline_silence", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.ready_offline().await?;
        j.take_asked();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        for path in ["/check/", "/rules/", "/you/sources/", "/journal/"] {
            j.enter(path).await?;
            screen.ready_offline().await?;
        }
        // The browser itself asks whether there is another worker; nobody else asks for anything.
        let mut asked = j.take_asked();
        asked.retain(|path| path != "/sw.js");
        assert!(asked.is_empty(), "{asked:?}");
        Ok(())
    })
    .await;
}

async fn lives_below(base: &'static str, name: &str) {
    journey_in(Place::at_base(base), name, move |j| async move {
        let screen = j.screen();
        j.enter("").await?;
        screen.today().await?;
        screen.tap("link", FIRST).await?;
        screen
            .at(&format!("{base}{}", FIRST_PATH.trim_start_matches('/')))
            .await?;
        screen.back().await?;
        screen.today().await?;
        for (place, path) in [
            ("Check", "check/?step=harm"),
            ("Learn", "learn/"),
            ("Journal", "journal/"),
        ] {
            j.enter("").await?;
            screen.go_to(place).await?;
            screen.at(&format!("{base}{path}")).await?;
        }
        screen.ready_offline().await?;
        let scope = "const done = arguments[0];
            navigator.serviceWorker.getRegistration().then((found) => done(found.scope));";
        let scope = j.browser.script_async(scope, vec![]).await?;
        assert_eq!(scope, j.site.url("").as_str());
        let paths = [
            "lesson/many-leaders-better-work",
            "lesson/many-leaders-better-work/",
        ];
        for path in paths {
            j.enter(path).await?;
            screen.heading("Many leaders, better work").await?;
            screen.text("Try today").await?;
        }
        let asked = j.take_asked();
        let outside: Vec<_> = asked
            .iter()
            .filter(|path| !path.starts_with(base))
            .collect();
        assert!(outside.is_empty(), "asked for outside {base}: {outside:?}");
        j.site.stop();
        j.kill_and_start_again().await?;
        for path in paths {
            j.enter(path).await?;
            screen.heading("Many leaders, better work").await?;
            screen.text("Try today").await?;
        }
        j.enter("check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Below")
            .await
    })
    .await;
}

#[tokio::test]
async fn a_project_folder_holds_the_whole_app() {
    lives_below("/repo/", "base_repo").await;
}

#[tokio::test]
async fn a_folder_in_a_folder_holds_the_whole_app() {
    lives_below("/a/b/", "base_a_b").await;
}

#[tokio::test]
async fn a_first_visit_to_a_lesson_works_with_and_without_its_last_slash() {
    journey_in(
        Place::at_base("/a/b/"),
        "base_first_lesson",
        |j| async move {
            let screen = j.screen();
            j.enter("lesson/small-is-enough").await?;
            screen.at("/a/b/lesson/small-is-enough/").await?;
            screen.heading("Small is enough").await?;
            screen.tap("link", "Back").await?;
            screen.today().await?;
            screen.at("/a/b/").await
        },
    )
    .await;
}
