//! Two tabs on one situation: the second is told, and nothing of either is lost.

use e2e::{Journey, Outcome, journey, kept};
use thirtyfour::WindowHandle;

use super::whole_loop::step_in;

/// Opens the page that is shown in a second tab too; gives the first tab and the second, which is
/// the one in hand.
async fn second_tab(j: &Journey) -> Outcome<(WindowHandle, WindowHandle)> {
    let (web, address) = (j.browser.web().await?, j.screen().address().await?);
    let first = web.window().await?;
    let second = web.new_tab().await?;
    web.switch_to_window(second.clone()).await?;
    j.screen().open(&address).await?;
    j.screen().live().await?;
    Ok((first, second))
}

async fn go_to(j: &Journey, tab: &WindowHandle) -> Outcome {
    Ok(j.browser.web().await?.switch_to_window(tab.clone()).await?)
}

/// As when the tabs cannot hear each other, or one of them was frozen by the phone.
const DEAF: &str = "BroadcastChannel.prototype.postMessage = () => {};
    document.addEventListener('visibilitychange', (e) => e.stopImmediatePropagation(), true);";

#[tokio::test]
async fn somebody_typing_is_told_at_once_that_another_tab_changed_the_same_field() {
    journey("tabs_told", |j| async move {
        let screen = j.screen();
        step_in(&j, "Two of us").await?;
        let (first, second) = second_tab(&j).await?;
        screen
            .type_text("textbox", "Facts", "From the second")
            .await?;
        go_to(&j, &first).await?;
        screen
            .type_text("textbox", "Facts", "From the first")
            .await?;
        screen.save_field().await?;
        go_to(&j, &second).await?;
        screen.text("This was changed in another tab.").await?;
        assert_eq!(screen.written_in("Facts").await?, "From the second");
        screen.tap("button", "Save").await?;
        screen
            .text("Another tab changed this situation meanwhile. Both changes are kept.")
            .await?;
        assert_eq!(screen.written_in("Facts").await?, "From the second");
        screen.unfold("Earlier versions").await?;
        screen.text("From the first").await
    })
    .await;
}

#[tokio::test]
async fn a_tab_that_heard_nothing_loses_nothing_of_what_the_other_did() {
    journey("tabs_deaf", |j| async move {
        let screen = j.screen();
        step_in(&j, "Deaf").await?;
        let (first, second) = second_tab(&j).await?;
        for tab in [&first, &second] {
            go_to(&j, tab).await?;
            j.browser.script(DEAF, vec![]).await?;
        }
        go_to(&j, &first).await?;
        screen
            .write_and_save("Story", "A story of the first")
            .await?;
        screen.unfold("It goes on a little").await?;
        screen
            .pick("Why does it go on?", "They asked me to go on")
            .await?;
        screen.tap("button", "Move its end").await?;
        screen.text("The end is noted.").await?;
        go_to(&j, &second).await?;
        assert_eq!(screen.written_in("Story").await?, "");
        screen
            .write_and_save("Facts", "A fact of the second")
            .await?;
        screen
            .text("Another tab changed this situation meanwhile. Both changes are kept.")
            .await?;
        assert_eq!(screen.written_in("Story").await?, "A story of the first");
        let thread = screen.thread().await?;
        assert_eq!(thread.first().unwrap(), "It goes on a little");
        let records = format!("{:?}", kept::entries(&j.browser, "records").await?);
        for kept in [
            "A fact of the second",
            "A story of the first",
            "They asked me",
        ] {
            assert!(records.contains(kept), "{kept:?} is missing in {records}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_lead_handed_back_in_one_tab_is_not_handed_back_twice() {
    journey("tabs_twice", |j| async move {
        let screen = j.screen();
        step_in(&j, "Once only").await?;
        screen.begin_hand_back().await?;
        let (first, second) = second_tab(&j).await?;
        for tab in [&first, &second] {
            go_to(&j, tab).await?;
            j.browser.script(DEAF, vec![]).await?;
        }
        go_to(&j, &first).await?;
        screen.type_text("textbox", "Done", "By the first").await?;
        screen.hand_it_back().await?;
        go_to(&j, &second).await?;
        screen.type_text("textbox", "Done", "By the second").await?;
        screen.tap("button", "Hand it back").await?;
        screen
            .text("You hold no lead here. There is nothing to hand back.")
            .await?;
        j.enter("/journal/").await?;
        screen.find_situation("Once only").await?;
        screen.text("By the first").await?;
        let shown = screen.shown_text().await?;
        assert_eq!(shown.matches("Handed back").count(), 1, "{shown}");
        Ok(())
    })
    .await;
}
