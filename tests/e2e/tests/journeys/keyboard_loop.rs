//! Tab, Enter and Space alone, from a lesson to its line, and from a step-in to its look-back.

use e2e::pages::check::TO_STEP_IN;
use e2e::pages::hand_back::{LINES, SAID_BACK};
use e2e::pages::lesson::{FIRST, REFLECTION};
use e2e::pages::look_back::BEFORE;
use e2e::{Journey, Key, Name, Outcome, Screen, journey};

use crate::keyboard::answer;
use crate::whole_loop::days_later;

/// More stops than the longest of these screens has.
const PATIENT: usize = 60;

/// Goes to this with Tab and presses a key on it.
async fn use_it(screen: Screen<'_>, role: &str, name: impl Into<Name>, key: Key) -> Outcome {
    screen.tab_to(role, name, PATIENT).await?;
    screen.press(key).await
}

#[tokio::test]
async fn the_keyboard_alone_reads_a_lesson_answers_it_and_writes_a_line() {
    journey("keyboard_lesson", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        use_it(screen, "link", FIRST, Key::Enter).await?;
        screen.focus_on("heading", FIRST).await?;
        let right = Name::has("The one who took the first step.");
        use_it(screen, "button", right.clone(), Key::Space).await?;
        screen.by_role("textbox", REFLECTION).await?;
        // The answer keeps the focus: what it explains is read from there.
        screen.focus_on("button", right).await?;
        screen.tab_to("textbox", REFLECTION, PATIENT).await?;
        screen.press("Asked before I helped.").await?;
        use_it(screen, "link", "Back", Key::Enter).await?;
        screen.today().await?;
        screen.text("Read today").await
    })
    .await;
}

/// Steps in and says how sure, as someone without a pointer does.
async fn takes_a_lead(screen: Screen<'_>) -> Outcome {
    for (at, (question, given)) in TO_STEP_IN.iter().enumerate() {
        let key = if at % 2 == 0 { Key::Space } else { Key::Enter };
        answer(screen, question, given, key).await?;
    }
    screen.focus_on("heading", "Step in now").await?;
    use_it(screen, "button", "Almost sure they do", Key::Space).await?;
    screen
        .tab_to("textbox", "What is it about?", PATIENT)
        .await?;
    screen.press("The handover list").await?;
    use_it(screen, "button", "Save to journal", Key::Enter).await?;
    screen.focus_on("heading", "The handover list").await
}

async fn hands_it_back(screen: Screen<'_>) -> Outcome {
    use_it(screen, "link", "Hand it back", Key::Enter).await?;
    screen.focus_on("heading", "Hand it back").await?;
    for line in LINES {
        screen.tab_to("textbox", line, PATIENT).await?;
        screen.press("Written by hand").await?;
    }
    use_it(screen, "checkbox", SAID_BACK, Key::Space).await?;
    use_it(screen, "button", "Hand it back", Key::Enter).await?;
    screen.focus_on("heading", "It is theirs again").await?;
    use_it(screen, "link", "Done", Key::Enter).await?;
    screen.today().await
}

async fn looks_back(j: &Journey) -> Outcome {
    let screen = j.screen();
    days_later(j, 7).await?;
    use_it(screen, "link", Name::has("The handover list"), Key::Enter).await?;
    screen.focus_on("heading", "The handover list").await?;
    use_it(screen, "button", "Yes", Key::Space).await?;
    use_it(screen, "button", "It got better", Key::Enter).await?;
    use_it(screen, "button", "Another way", Key::Space).await?;
    screen.text(BEFORE).await?;
    screen
        .tab_to("textbox", "One line, if you like", PATIENT)
        .await?;
    screen.press("Ask first.").await?;
    use_it(screen, "button", "Save", Key::Enter).await?;
    screen.gone("button", "Save").await?;
    use_it(screen, "link", "Done", Key::Enter).await?;
    screen.today().await
}

#[tokio::test]
async fn the_keyboard_alone_leads_from_a_step_in_to_its_look_back() {
    journey("keyboard_loop", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.ready_offline().await?;
        use_it(screen, "link", Name::has("Should I step in?"), Key::Enter).await?;
        takes_a_lead(screen).await?;
        hands_it_back(screen).await?;
        looks_back(&j).await
    })
    .await;
}
