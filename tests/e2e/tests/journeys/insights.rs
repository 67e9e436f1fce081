//! Insights: plain counts first, pictures with their tables once there is enough to draw, and
//! nothing about anybody else.

use e2e::pages::check::TO_STEP_IN;
use e2e::pages::insights::{VERDICTS_PICTURE, WANTED_PICTURE};
use e2e::pages::plan::group;
use e2e::seeds::{self, Seed, checked, handed_back, looked_back, planned, plant};
use e2e::{Journey, Name, Outcome, axe, journey};

use super::whole_loop::days_later;

/// A step-in of ten days ago that was handed back and looked back on, with what was thought before
/// and whether they wanted help.
async fn stepped_in(j: &Journey, id: &str, forecast: u8, wanted: &str) -> Outcome<Seed> {
    let (then, since) = (seeds::day(j, -10).await?, seeds::day(j, -3).await?);
    let asked = [("harm", "none"), ("lead", "none"), ("wish", "unsure")];
    Ok(Seed::new(id, &format!("Situation {id}"), &then)
        .then(checked(&then, "0.1", "STEP_IN", &asked))
        .then(planned(&then, Some(forecast), Some(&since), Some(&then)))
        .then(handed_back(&then))
        .then(looked_back(&since, wanted, "better", "yes")))
}

/// A situation that was left to the others and turned out so.
async fn stood_back(j: &Journey, id: &str, happened: &str) -> Outcome<Seed> {
    let (then, since) = (seeds::day(j, -10).await?, seeds::day(j, -3).await?);
    let asked = [("harm", "none"), ("lead", "other"), ("state", "over")];
    Ok(Seed::new(id, &format!("Situation {id}"), &then)
        .then(checked(&then, "0.1", "STAND_BACK", &asked))
        .then(planned(&then, None, Some(&since), None))
        .then(looked_back(&since, "unknown", happened, "yes")))
}

#[tokio::test]
async fn a_lead_returned_and_looked_back_on_by_hand_is_counted() {
    journey("insights_by_hand", |j| async move {
        let screen = j.screen();
        j.enter("/journal/insights/").await?;
        screen.heading("Nothing to count yet").await?;
        j.enter("/check/").await?;
        screen.answer_all(&TO_STEP_IN).await?;
        screen.heading("Step in now").await?;
        screen.pick(group::SURE, "Probably").await?;
        screen.name_it("Counted").await?;
        screen.save_verdict().await?;
        j.enter("/journal/").await?;
        screen.tap("link", "Insights").await?;
        screen
            .insights_tell(&["No lead returned yet", "You hold 1 lead now."])
            .await?;
        screen.back().await?;
        screen.find_situation("Counted").await?;
        screen.begin_hand_back().await?;
        screen.hand_it_back().await?;
        days_later(&j, 7).await?;
        screen.look_back_from_today("Counted").await?;
        screen.look_back_with("No", "It got better", "No").await?;
        screen.by_role("textbox", "One line, if you like").await?;
        j.enter("/journal/insights/").await?;
        screen
            .insights_tell(&[
                "1 lead returned",
                "You hold none now.",
                "Look-backs 1",
                "They wanted your help 0",
                "They did not 1",
                "A picture comes after five look-backs.",
            ])
            .await?;
        // Deleted, it is not counted; brought back, it is.
        j.enter("/journal/").await?;
        screen.find_situation("Counted").await?;
        screen.delete_it().await?;
        j.enter("/journal/insights/").await?;
        screen.heading("Nothing to count yet").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn under_five_look_backs_there_are_plain_counts_and_no_picture() {
    journey("insights_counts", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        plant(
            &j,
            &[
                stepped_in(&j, "a", 4, "yes").await?,
                stepped_in(&j, "b", 4, "no").await?,
                stepped_in(&j, "c", 3, "unknown").await?,
                stood_back(&j, "d", "better").await?,
            ],
        )
        .await?;
        j.enter("/journal/insights/").await?;
        screen
            .insights_tell(&[
                "3 leads returned",
                "Look-backs 4",
                "They wanted your help 1",
                "They did not 1",
                "You could not tell 2",
                "A picture comes after five look-backs.",
                "A picture comes after five checks.",
                "Times you left it to the others 1",
                "It got better 1",
            ])
            .await?;
        screen.gone("image", WANTED_PICTURE).await?;
        screen.gone("image", VERDICTS_PICTURE).await?;
        axe::assert_accessible(&j.browser, "plain counts").await
    })
    .await;
}

#[tokio::test]
async fn from_five_look_backs_on_there_is_a_picture_with_its_table() {
    journey("insights_pictures", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        let mut kept = Vec::new();
        for (id, forecast, wanted) in [
            ("a", 4, "yes"),
            ("b", 4, "yes"),
            ("c", 4, "yes"),
            ("d", 4, "no"),
            ("e", 1, "no"),
        ] {
            let seed = stepped_in(&j, id, forecast, wanted).await?;
            kept.push(seed.with("role", "night lead"));
        }
        kept.push(stood_back(&j, "f", "worse").await?);
        plant(&j, &kept).await?;
        j.enter("/journal/insights/").await?;
        screen
            .insights_tell(&[
                "5 leads returned",
                "Look-backs 6",
                "They wanted your help 3",
                "Before 4 of them you said “Almost sure they do”. They wanted your help in 3.",
            ])
            .await?;
        screen.by_role("image", WANTED_PICTURE).await?;
        screen.by_role("image", VERDICTS_PICTURE).await?;
        let wanted = screen.figures_behind(WANTED_PICTURE).await?;
        assert!(wanted.contains("Almost sure they do 4 3"), "{wanted}");
        assert!(wanted.contains("Probably not 1 0"), "{wanted}");
        let verdicts = screen.figures_behind(VERDICTS_PICTURE).await?;
        let said = "6 Step in now 5, Stand back and watch 1";
        assert!(verdicts.contains(said), "{verdicts}");
        // Nothing about any colleague but one line on a role, which goes for good.
        screen
            .text("The same role comes up in 5 situations this month: night lead.")
            .await?;
        screen.tap("button", "Don't show this again").await?;
        j.enter("/journal/insights/").await?;
        screen.by_role("image", Name::from(WANTED_PICTURE)).await?;
        assert!(!screen.shown_text().await?.contains("night lead"));
        Ok(())
    })
    .await;
}
