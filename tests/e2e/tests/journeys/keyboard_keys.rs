//! Single keys: they lead to the places, they are listed under `?`, and they are quiet where
//! something is written or where they were turned off.

use e2e::pages::lesson::FIRST;
use e2e::{Key, Name, journey};

const PATIENT: usize = 30;

#[tokio::test]
async fn a_key_leads_to_each_place_and_to_its_fields() {
    journey("keys_places", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.press("j").await?;
        screen.focus_on("heading", "Journal").await?;
        screen.press("l").await?;
        screen.focus_on("heading", "Learn").await?;
        screen.press("/").await?;
        screen.focus_on("searchbox", Name::Any).await?;
        // What is written in a field is written, and leads nowhere.
        screen.press("jot").await?;
        screen.at("/learn/").await?;
        screen.press(Key::Tab).await?;
        screen.press("c").await?;
        screen.at("/check/?step=harm").await?;
        screen.press("N").await?;
        screen.focus_on("textbox", "A quick note").await?;
        screen.press(Key::Tab).await?;
        screen.press("t").await?;
        screen.today().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_list_of_keys_gives_the_focus_back_and_turns_them_off() {
    journey("keys_sheet", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.tab_to("link", FIRST, PATIENT).await?;
        screen.press("?").await?;
        screen.by_role("dialog", "Keys").await?;
        screen.focus_on("button", "Close").await?;
        e2e::axe::assert_accessible(&j.browser, "The list of keys").await?;
        screen.press(Key::Escape).await?;
        screen.gone("dialog", "Keys").await?;
        screen.focus_on("link", FIRST).await?;
        screen.press("?").await?;
        screen.tab_to("checkbox", Name::Any, PATIENT).await?;
        screen.press(Key::Space).await?;
        screen.press(Key::Escape).await?;
        screen.focus_on("link", FIRST).await?;
        screen.press("j").await?;
        // The list itself is always there, or nobody could turn the keys on again.
        screen.press("?").await?;
        screen.by_role("dialog", "Keys").await?;
        screen.at("/").await?;
        // It is remembered.
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        screen.today().await?;
        screen.press("j").await?;
        screen.press("?").await?;
        screen.by_role("dialog", "Keys").await?;
        screen.at("/").await
    })
    .await;
}
