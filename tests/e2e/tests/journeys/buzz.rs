//! A phone buzzes at a verdict, when something is kept, and when a lead is handed back: if that is
//! wanted, and not before.

use e2e::pages::check::TO_STEP_IN;
use e2e::{Can, Journey, Outcome, journey};
use serde_json::json;

/// Notes each buzz in place of making it.
const COUNT: &str = "globalThis.buzzed = 0;
    Navigator.prototype.vibrate = () => { globalThis.buzzed += 1; return true; };";

async fn buzzed(j: &Journey, often: u32, when: &str) -> Outcome {
    let count = j.browser.script("return globalThis.buzzed", vec![]).await?;
    assert_eq!(count, json!(often), "{when}");
    Ok(())
}

async fn takes_a_lead(j: &Journey, title: &str) -> Outcome {
    let screen = j.screen();
    j.enter("/check/").await?;
    screen.answer_all(&TO_STEP_IN).await?;
    screen.heading("Step in now").await?;
    screen.name_it(title).await?;
    screen.save_verdict().await?;
    screen.heading(title).await?;
    Ok(())
}

#[tokio::test]
async fn a_phone_buzzes_only_once_that_is_wanted() {
    journey("buzz", |j| async move {
        let screen = j.screen();
        // Only Chromium has a phone's finger here, and only with one is it offered.
        j.browser.engine().needs(Can::SpeakDevtools)?;
        j.browser.before_each_page(COUNT).await?;
        takes_a_lead(&j, "In peace").await?;
        buzzed(&j, 0, "nobody asked for it").await?;
        j.enter("/you/").await?;
        let setting = "A short buzz at a verdict and when something is kept";
        screen.pick(setting, "Buzz").await?;
        takes_a_lead(&j, "With a buzz").await?;
        buzzed(&j, 2, "at the verdict and when it was saved").await?;
        screen.begin_hand_back().await?;
        screen.hand_it_back().await?;
        buzzed(&j, 3, "when it was handed back").await?;
        j.enter("/you/").await?;
        screen.pick(setting, "No buzz").await?;
        takes_a_lead(&j, "In peace again").await?;
        buzzed(&j, 0, "nobody wants it any more").await
    })
    .await;
}
