//! A card grows into its lesson where the browser can show that and motion is welcome; what is tapped
//! answers either way.

use e2e::pages::lesson::FIRST;
use e2e::{Can, Journey, Outcome, journey};
use serde_json::{Value, json};

/// Notes how often something grows.
const COUNT: &str = "globalThis.grown = 0;
    const start = document.startViewTransition?.bind(document);
    if (start) document.startViewTransition = (change) => { globalThis.grown += 1; return start(change); };";

async fn grown(j: &Journey) -> Outcome<Value> {
    j.browser.script("return globalThis.grown", vec![]).await
}

async fn opens_todays_lesson(j: &Journey) -> Outcome {
    let screen = j.screen();
    j.enter("/").await?;
    screen.today().await?;
    screen.tap("link", FIRST).await?;
    screen.focus_on("heading", FIRST).await
}

#[tokio::test]
async fn a_card_grows_into_its_lesson_and_nothing_else_does() {
    journey("growing", |j| async move {
        let screen = j.screen();
        j.browser.engine().needs(Can::SpeakDevtools)?;
        let moves = json!({ "name": "prefers-reduced-motion", "value": "no-preference" });
        let media = json!({ "features": [moves] });
        j.browser
            .devtools("Emulation.setEmulatedMedia", media)
            .await?;
        j.browser.before_each_page(COUNT).await?;
        opens_todays_lesson(&j).await?;
        assert_eq!(grown(&j).await?, json!(1));
        // The way back is at once, and so is every other way.
        screen.tap("link", "Back").await?;
        screen.today().await?;
        screen.should_i_step_in().await?;
        assert_eq!(grown(&j).await?, json!(1));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn nothing_grows_for_whoever_wants_less_motion() {
    journey("growing_still", |j| async move {
        // As every journey does: `Setting`.
        j.browser.before_each_page(COUNT).await?;
        opens_todays_lesson(&j).await?;
        assert_eq!(grown(&j).await?, json!(0));
        Ok(())
    })
    .await;
}
