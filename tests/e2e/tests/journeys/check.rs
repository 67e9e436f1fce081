//! The check: by taps, back and forth, with one answer changed, out by the safety exits.

use e2e::pages::check::{TO_OFFER, asked};
use e2e::{Name, journey};

#[tokio::test]
async fn from_home_to_a_verdict_by_taps_alone_on_at_most_nine_screens() {
    journey("check_by_taps", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.should_i_step_in().await?;
        // The longest way there is: it asks everything.
        let before_rows = [
            (asked::HARM, "No"),
            (asked::LEAD, "Someone else"),
            (asked::STATE, "It's stuck"),
            (asked::PAIN, "Something"),
            (asked::WISH, "I don't know"),
            (asked::HEARD, "Yes"),
            (asked::CAN, "A small part of it"),
        ];
        screen.answer_all(&before_rows).await?;
        screen.heading(asked::ROWS).await?;
        screen.tap("button", "I raised it, no change").await?;
        screen.go_on_from_rows().await?;
        screen.answer(asked::SAYSO, "Not sure").await?;
        assert_eq!(before_rows.len() + 2, 9);
        screen.heading("Bring in someone with the say").await?;
        // The rows left open were taken as not sure.
        screen.unfold("All your answers").await?;
        screen.text("Has this happened before?").await?;
        let shown = screen.shown_text().await?;
        assert_eq!(shown.matches("\nNot sure\n").count(), 2, "{shown}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn both_ways_back_bring_the_answer_back() {
    journey("check_back", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.should_i_step_in().await?;
        screen.answer_all(&TO_OFFER[..4]).await?;
        screen.heading(asked::CAN).await?;
        screen.at("?step=can").await?;
        screen.back().await?;
        screen.heading(asked::WISH).await?;
        assert!(screen.is_marked("Yes, they said so").await?);
        screen.browser_back().await?;
        screen.heading(asked::STATE).await?;
        assert!(screen.is_marked("It's moving").await?);
        assert!(!screen.is_marked("It's stuck").await?);
        // Forward again: what was answered is not asked twice.
        screen.answer(asked::STATE, "It's moving").await?;
        screen.answer(asked::CAN, "Yes").await?;
        screen.heading("Offer a hand").await?;
        screen.back().await?;
        screen.heading(asked::CAN).await?;
        assert!(screen.is_marked("Yes").await?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn not_sure_at_every_question_still_ends_in_a_verdict() {
    journey("check_not_sure", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&[(asked::HARM, "Not sure")]).await?;
        screen.heading("Bring in someone with the say").await?;
        screen.back().await?;
        screen.tap("button", "Start over").await?;
        screen
            .answer_all(&[
                (asked::HARM, "No"),
                (asked::LEAD, "Not sure"),
                (asked::STATE, "Not sure"),
                (asked::PAIN, "Not sure"),
                (asked::WISH, "I don't know"),
                (asked::HEARD, "Not yet"),
            ])
            .await?;
        screen.heading("Listen first").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn each_safety_exit_of_a_middle_question_leads_at_once_to_get_help_now() {
    journey("check_exits", |j| async move {
        let screen = j.screen();
        let exits = [
            ("Yes, someone could get hurt", "Someone could get hurt."),
            (
                "Bullying, harassment or discrimination",
                "Someone is bullied",
            ),
            (
                "A law or safety rule is broken",
                "A law or a safety rule is broken.",
            ),
        ];
        for (exit, because) in exits {
            j.enter("/check/").await?;
            screen.answer_all(&TO_OFFER[..2]).await?;
            screen.heading(asked::STATE).await?;
            screen.someone_is_at_risk(exit).await?;
            screen.focus_on("heading", "Get help now").await?;
            screen.text(because).await?;
            screen.back().await?;
            screen.tap("button", "Start over").await?;
            screen.heading(asked::HARM).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn one_answer_changed_in_the_summary_changes_the_verdict() {
    journey("check_change", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        // The check, opened again with everything answered, is its summary.
        j.enter("/check/").await?;
        screen.heading("Your answers").await?;
        screen
            .tap("link", format!("Change: {}", asked::WISH).as_str())
            .await?;
        screen.focus_on("heading", asked::WISH).await?;
        screen.answer(asked::WISH, "No, they said no").await?;
        screen.heading("Stand back and watch").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_first_change_that_the_verdict_names_really_changes_it() {
    journey("check_flip", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        let named = screen.changes_named().await?;
        let first = (
            "If they said no".to_owned(),
            "Stand back and watch".to_owned(),
        );
        assert_eq!(named.first(), Some(&first), "{named:?}");
        screen.change_from_verdict(asked::WISH).await?;
        screen.answer(asked::WISH, "No, they said no").await?;
        screen.heading(Name::from(first.1.as_str())).await?;
        Ok(())
    })
    .await;
}
