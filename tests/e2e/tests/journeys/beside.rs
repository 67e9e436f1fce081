//! A list beside its page where there is room for both, and only there.

use e2e::pages::lesson::{FIRST, FIRST_PATH};
use e2e::seeds::{Seed, day, plant};
use e2e::{Journey, Name, Outcome, Setting, Viewport, axe, journey};

async fn seen_on(j: &Journey, viewport: Viewport) -> Outcome {
    let setting = Setting {
        viewport,
        ..j.browser.setting()
    };
    j.browser.apply(setting).await
}

#[tokio::test]
async fn the_journal_stands_beside_a_situation_and_leads_to_the_next() {
    journey("beside_journal", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        let today = day(&j, 0).await?;
        let seeds = [("one", "The rota"), ("two", "The printer")];
        plant(&j, &seeds.map(|(id, title)| Seed::new(id, title, &today))).await?;
        seen_on(&j, Viewport::Desktop).await?;
        j.enter("/journal/").await?;
        screen.find_situation("The rota").await?;
        let list = ("complementary", "Your journal");
        let here = screen.within(list, "link", Name::has("The rota")).await?;
        assert_eq!(here.attr("aria-current").await?.as_deref(), Some("page"));
        axe::assert_accessible(&j.browser, "A situation with the journal beside it").await?;
        let next = screen
            .within(list, "link", Name::has("The printer"))
            .await?;
        screen.tap_on(next.clone()).await?;
        screen.focus_on("heading", "The printer").await?;
        // The list stayed where it was: only the mark moved.
        assert_eq!(next.attr("aria-current").await?.as_deref(), Some("page"));
        assert_eq!(here.attr("aria-current").await?, None);
        seen_on(&j, Viewport::Phone).await?;
        screen.gone("complementary", Name::Any).await?;
        screen.heading("The printer").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_track_stands_beside_its_lesson() {
    journey("beside_track", |j| async move {
        let screen = j.screen();
        seen_on(&j, Viewport::Desktop).await?;
        j.enter(FIRST_PATH).await?;
        let list = ("complementary", "This track");
        let here = screen.within(list, "link", Name::has(FIRST)).await?;
        assert_eq!(here.attr("aria-current").await?.as_deref(), Some("page"));
        let next = Name::has("Who made you the boss?");
        let next = screen.within(list, "link", next).await?;
        screen.tap_on(next).await?;
        screen.focus_on("heading", "Who made you the boss?").await?;
        // The lists of the places themselves have none beside them.
        screen.go_to("Learn").await?;
        screen.gone("complementary", Name::Any).await
    })
    .await;
}
