//! Tab, Enter and Space alone, from Today to a saved verdict.

use e2e::pages::check::asked;
use e2e::{Key, Name, Outcome, Screen, journey};

/// More stops than any screen of the check has before its last answer.
const PATIENT: usize = 30;

/// The question got the focus when it came; Tab finds the answer, and a key gives it.
pub async fn answer(screen: Screen<'_>, question: &str, given: &str, key: Key) -> Outcome {
    screen.focus_on("heading", question).await?;
    screen.tab_to("button", given, PATIENT).await?;
    screen.press(key).await
}

#[tokio::test]
async fn the_keyboard_alone_leads_to_a_saved_verdict() {
    journey("keyboard", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen
            .tab_to("link", Name::has("Should I step in?"), PATIENT)
            .await?;
        screen.press(Key::Enter).await?;
        answer(screen, asked::HARM, "No", Key::Enter).await?;
        answer(screen, asked::LEAD, "Someone else", Key::Space).await?;
        answer(screen, asked::STATE, "It's stuck", Key::Enter).await?;
        answer(screen, asked::PAIN, "Something", Key::Space).await?;
        answer(screen, asked::WISH, "I don't know", Key::Enter).await?;
        answer(screen, asked::HEARD, "Yes", Key::Enter).await?;
        answer(screen, asked::CAN, "A small part of it", Key::Enter).await?;
        answer(screen, asked::ROWS, "I raised it, no change", Key::Space).await?;
        screen.tab_to("button", "Continue", PATIENT).await?;
        screen.press(Key::Enter).await?;
        answer(screen, asked::SAYSO, "Yes", Key::Enter).await?;
        screen
            .focus_on("heading", "Bring in someone with the say")
            .await?;
        screen
            .tab_to("textbox", "What is it about?", PATIENT)
            .await?;
        screen.press("By hand alone").await?;
        screen.tab_to("button", "Save to journal", PATIENT).await?;
        screen.press(Key::Enter).await?;
        screen.text("Saved in your journal.").await?;
        screen.focus_on("heading", "By hand alone").await
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_alone_leaves_by_a_safety_exit_and_comes_back() {
    journey("keyboard_exit", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.tab_to("link", "Check", PATIENT).await?;
        screen.press(Key::Enter).await?;
        answer(screen, asked::HARM, "No", Key::Enter).await?;
        screen.focus_on("heading", asked::LEAD).await?;
        screen
            .tab_to("button", "Is someone at risk?", PATIENT)
            .await?;
        screen.press(Key::Enter).await?;
        screen
            .tab_to("button", "A law or safety rule is broken", PATIENT)
            .await?;
        screen.press(Key::Enter).await?;
        screen.focus_on("heading", "Get help now").await?;
        screen.tab_to("link", "Back", PATIENT).await?;
        screen.press(Key::Enter).await?;
        // Nothing more is to be asked, so Back leads to the answers, where this one can be changed.
        screen.focus_on("heading", "Your answers").await
    })
    .await;
}
