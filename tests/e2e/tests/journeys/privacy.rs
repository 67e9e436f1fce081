//! What a person types stays in the database and on the screen, and nowhere else.

use e2e::pages::check::TO_OFFER;
use e2e::pages::lesson::{FIRST_PATH, REFLECTION};
use e2e::{Journey, Outcome, journey, kept};

/// In every text that is typed, and nowhere in the app.
const MARK: &str = "Zqxv";

/// Looks everywhere outside the database, and into the page's title, while the text is on screen.
async fn leaves_no_trace(j: &Journey, screen_name: &str) -> Outcome {
    let traces = kept::traces(&j.browser).await?;
    assert!(!traces.contains(MARK), "{screen_name}: {traces}");
    Ok(())
}

#[tokio::test]
async fn nothing_typed_ends_up_in_an_address_a_title_the_console_or_a_small_storage() {
    journey("privacy", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        screen.type_text("textbox", REFLECTION, "Zqxv one").await?;
        screen.save_field().await?;
        leaves_no_trace(&j, "the lesson").await?;
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Zqxv two")
            .await?;
        leaves_no_trace(&j, "the situation").await?;
        for (field, text) in [
            ("Facts", "Zqxv three"),
            ("Story", "Zqxv four"),
            ("Title", " Zqxv five"),
        ] {
            screen.type_text("textbox", field, text).await?;
            kept::draft(&j.browser, text).await?;
            leaves_no_trace(&j, field).await?;
            screen.save_field().await?;
            screen.gone("button", "Save").await?;
        }
        screen.ready_offline().await?;
        screen.back().await?;
        leaves_no_trace(&j, "after Back").await?;
        j.enter("/journal/").await?;
        screen.text("Zqxv two Zqxv five").await?;
        leaves_no_trace(&j, "the journal").await?;
        // The records themselves are where they belong: all five texts, and the first title again
        // among the earlier versions.
        let records = format!("{:?}", kept::entries(&j.browser, "records").await?);
        assert_eq!(records.matches(MARK).count(), 6, "{records}");
        // Reads the browser's logs; anything wrong in them is left for the end.
        let found = j.browser.take_findings().await?;
        assert!(found.is_empty(), "{found:?}");
        let console = j.browser.console().join("\n");
        assert!(!console.contains(MARK), "{console}");
        let asked = j.take_asked().join("\n");
        assert!(!asked.contains(MARK), "{asked}");
        Ok(())
    })
    .await;
}
