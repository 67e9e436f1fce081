//! The first visit and the lesson of the day.

use e2e::pages::lesson::{FIRST, FIRST_PATH, REFLECTION};
use e2e::{Name, journey};

#[tokio::test]
async fn a_first_visit_leads_to_a_lesson_read_and_a_line_kept() {
    journey("first_visit", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.tap("link", FIRST).await?;
        screen.focus_on("heading", FIRST).await?;
        screen.text("two trays are still warm").await?;
        screen.answer_first_lesson().await?;
        // Every option is explained, the wrong ones too, and the right one is named.
        let shown = screen.shown_text().await?;
        for why in [
            "Here something moved",
            "Yes. It helped",
            "Years can earn trust.",
        ] {
            assert!(shown.contains(why), "{why:?} is missing in:\n{shown}");
        }
        let line = "I took the stairs first";
        screen.type_text("textbox", REFLECTION, line).await?;
        screen.save_field().await?;
        screen.tap("link", "Done for today").await?;
        screen.today().await?;
        screen.text("Read today").await?;
        screen.text("Practised on 1 of your last 28 days").await?;
        screen.tap("link", FIRST).await?;
        assert_eq!(screen.written_in(REFLECTION).await?, line);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_next_day_brings_the_next_lesson_and_forgets_nothing() {
    journey("next_day", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        screen.tap("button", "Keep this lesson").await?;
        screen.text("Lesson kept.").await?;
        let tomorrow = e2e::Setting {
            days_ahead: 1,
            ..j.browser.setting()
        };
        j.browser.apply(tomorrow).await?;
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        screen.today().await?;
        screen.by_role("link", "Who made you the boss?").await?;
        screen.text("2 min").await?;
        screen.go_to("Learn").await?;
        screen.heading("Kept").await?;
        screen.heading(Name::has("Start here")).await?;
        Ok(())
    })
    .await;
}
