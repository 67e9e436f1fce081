//! The browser's process is killed in the middle of things: what was called saved is saved, and
//! what was half done is there half done.

use e2e::pages::check::{TO_OFFER, TO_STAND_BACK, asked};
use e2e::pages::lesson::{FIRST_PATH, REFLECTION};
use e2e::{journey, kept};

#[tokio::test]
async fn a_saved_check_survives_a_kill_right_after_the_word_saved() {
    journey("kill_saved", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        screen.save_as("The night shift").await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.open_situation("The night shift").await?;
        screen.heading("Offer a hand").await?;
        // The check itself was used up by saving it.
        j.enter("/check/").await?;
        screen.heading(asked::HARM).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn half_typed_facts_survive_a_kill_and_are_no_fact_until_saved() {
    journey("kill_facts", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_STAND_BACK, "Stand back and watch", "The rota")
            .await?;
        let half = "The board was wiped on Mon";
        screen.type_text("textbox", "Facts", half).await?;
        kept::draft(&j.browser, half).await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.open_situation("The rota").await?;
        assert_eq!(screen.written_in("Facts").await?, half);
        screen.type_text("textbox", "Facts", "day").await?;
        screen.save_field().await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.text("The board was wiped on Monday").await?;
        screen.open_situation("The rota").await?;
        screen.gone("button", "Save").await
    })
    .await;
}

#[tokio::test]
async fn a_half_typed_reflection_survives_a_kill() {
    journey("kill_reflection", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        screen
            .type_text("textbox", REFLECTION, "Ask the porter how")
            .await?;
        kept::draft(&j.browser, "Ask the porter how").await?;
        j.kill_and_start_again().await?;
        j.enter(FIRST_PATH).await?;
        assert_eq!(screen.written_in(REFLECTION).await?, "Ask the porter how");
        screen.by_role("button", "Save").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_half_answered_check_survives_a_kill_and_so_does_its_half_typed_name() {
    journey("kill_check", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER[..3]).await?;
        screen.heading(asked::WISH).await?;
        kept::draft(&j.browser, "state=moving").await?;
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        screen.today().await?;
        screen.text("You have begun. Go on where you were.").await?;
        screen.should_i_step_in().await?;
        screen.answer_all(&TO_OFFER[3..]).await?;
        screen.heading("Offer a hand").await?;
        screen
            .type_text("textbox", "What is it about?", "The new tea")
            .await?;
        kept::draft(&j.browser, "The new tea").await?;
        j.kill_and_start_again().await?;
        j.enter("/check/result/").await?;
        screen.heading("Offer a hand").await?;
        assert_eq!(screen.written_in("What is it about?").await?, "The new tea");
        screen.save_as("m").await?;
        screen.heading("The new team").await?;
        Ok(())
    })
    .await;
}
