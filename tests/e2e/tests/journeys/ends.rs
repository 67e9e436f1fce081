//! No lead without an end, and plans in one's own words: what is missing is named, and nothing that
//! was tapped or typed is lost.

use e2e::journey::Place;
use e2e::pages::check::TO_STEP_IN;
use e2e::pages::plan::{CHANGE_END, CHANGE_PLAN, group};
use e2e::pages::situation::{HELD, WHY};
use e2e::{Journey, Outcome, Setting, Viewport, journey, journey_in, kept, seeds};

use super::whole_loop::step_in;

/// The verdict *Step in now*, named, with the end of the plan unfolded.
async fn to_the_end_of_the_plan(j: &Journey, title: &str) -> Outcome {
    let screen = j.screen();
    j.enter("/check/").await?;
    screen.answer_all(&TO_STEP_IN).await?;
    screen.heading("Step in now").await?;
    screen.name_it(title).await?;
    screen.unfold(CHANGE_END).await
}

/// Saving is refused with these words; the verdict, the name and the check are still there, and the
/// journal is empty.
async fn refused(j: &Journey, told: &str, title: &str) -> Outcome {
    let screen = j.screen();
    screen.tap("button", "Save to journal").await?;
    screen.text(told).await?;
    screen.heading("Step in now").await?;
    assert_eq!(screen.written_in("What is it about?").await?, title);
    j.enter("/journal/").await?;
    screen
        .text("You have begun a check. Go on where you were.")
        .await?;
    screen.heading("Nothing here yet").await?;
    j.enter("/check/result/").await?;
    screen.heading("Step in now").await?;
    assert_eq!(screen.written_in("What is it about?").await?, title);
    screen.unfold(CHANGE_END).await
}

#[tokio::test]
async fn without_somebody_who_gets_it_back_a_lead_is_not_saved_and_nothing_is_lost() {
    journey("end_back_to", |j| async move {
        let screen = j.screen();
        to_the_end_of_the_plan(&j, "The rota").await?;
        screen.empty(group::BACK_TO).await?;
        kept::draft(&j.browser, r"back-to=\n").await?;
        refused(&j, "Say who gets it back. A role will do.", "The rota").await?;
        screen.pick(group::BACK_TO, "The team").await?;
        screen.save_verdict().await?;
        let held = screen.part(HELD).await?;
        assert!(held.contains("Then back to\nThe team"), "{held}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_a_condition_a_lead_is_not_saved_and_nothing_is_lost() {
    journey("end_condition", |j| async move {
        let screen = j.screen();
        to_the_end_of_the_plan(&j, "The rota").await?;
        screen.empty(group::WHEN).await?;
        kept::draft(&j.browser, r"ends-when=\n").await?;
        let told = "Say what ends it. Pick a line or write your own.";
        refused(&j, told, "The rota").await?;
        screen.rewrite(group::WHEN, "The porter is back.").await?;
        screen.save_verdict().await?;
        let held = screen.part(HELD).await?;
        assert!(
            held.contains("It ends when\nThe porter is back\nThen"),
            "{held}"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_lead_cannot_end_on_a_day_gone_by() {
    journey("end_gone_by", |j| async move {
        let screen = j.screen();
        to_the_end_of_the_plan(&j, "The rota").await?;
        let yesterday = seeds::day(&j, -1).await?;
        screen.pick_day(group::BY, &yesterday).await?;
        screen.text("At the latest\nyesterday").await?;
        kept::draft(&j.browser, &format!("by={yesterday}")).await?;
        let told = "That day has gone by. Pick today or a later day.";
        refused(&j, told, "The rota").await?;
        screen.pick(group::BY, "Today").await?;
        screen.save_verdict().await?;
        let held = screen.part(HELD).await?;
        assert!(held.contains("At the latest\ntoday"), "{held}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_day_typed_by_hand_is_the_day_that_is_kept() {
    let desk = Place::on(Setting {
        viewport: Viewport::Desktop,
        ..Setting::default()
    });
    journey_in(desk, "end_typed_day", |j| async move {
        let screen = j.screen();
        to_the_end_of_the_plan(&j, "The long one").await?;
        let next_year = &seeds::day(&j, 366).await?[..4];
        // The same in either order of day and month.
        let typed = format!("0202{next_year}");
        screen.type_day(group::BY, &typed).await?;
        let wanted = format!("{next_year}-02-02");
        assert_eq!(screen.day_in(group::BY).await?, wanted);
        kept::draft(&j.browser, &format!("by={wanted}")).await?;
        screen.save_verdict().await?;
        screen.heading("The long one").await?;
        let records = format!("{:?}", kept::entries(&j.browser, "records").await?);
        assert!(records.contains(&wanted), "{records}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_end_to_be_decided_by_a_day_is_settled_later_without_a_reason() {
    journey("end_decide_by", |j| async move {
        let screen = j.screen();
        to_the_end_of_the_plan(&j, "Undecided").await?;
        screen.pick(group::KNOWN, "I will decide by a day").await?;
        screen.gone("textbox", group::BACK_TO).await?;
        screen.pick("I will decide by", "In a week").await?;
        screen.save_verdict().await?;
        let held = screen.part(HELD).await?;
        assert!(held.contains("Day 1 of 8"), "{held}");
        assert!(held.contains("You decide how it ends\n"), "{held}");
        screen.unfold("Say how it ends").await?;
        screen.by_role("textbox", group::WHEN).await?;
        assert!(!screen.shown_text().await?.contains(WHY));
        screen.tap("button", "Keep this end").await?;
        screen
            .text("Say what ends it. Pick a line or write your own.")
            .await?;
        screen
            .type_text("textbox", group::WHEN, "Every shift has a name")
            .await?;
        screen.pick(group::BACK_TO, "The team").await?;
        screen.pick(group::BY, "Tomorrow").await?;
        screen.tap("button", "Keep this end").await?;
        screen.text("The end is noted.").await?;
        let held = screen.part(HELD).await?;
        let end =
            "It ends when\nEvery shift has a name\nThen back to\nThe team\nAt the latest\ntomorrow";
        assert!(held.contains(end), "{held}");
        assert_eq!(
            screen.thread().await?.first().unwrap(),
            "You said how it ends"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_lead_goes_on_only_with_a_reason_and_to_another_day() {
    journey("end_goes_on", |j| async move {
        let screen = j.screen();
        step_in(&j, "It goes on").await?;
        screen.unfold("It goes on a little").await?;
        screen.pick(group::BY, "In two weeks").await?;
        screen.tap("button", "Move its end").await?;
        screen.text("Say in a few words why it goes on.").await?;
        let held = screen.part(HELD).await?;
        assert!(held.contains("Day 1 of 2"), "{held}");
        screen.pick(WHY, "They are not back yet").await?;
        screen.tap("button", "Move its end").await?;
        screen.text("The end is noted.").await?;
        let held = screen.part(HELD).await?;
        assert!(held.contains("Day 1 of 15"), "{held}");
        assert_eq!(
            screen.thread().await?,
            ["It goes on a little", "Your plan", "Step in now"]
        );
        screen.text("They are not back yet").await
    })
    .await;
}

#[tokio::test]
async fn a_plan_is_changed_by_taps_and_by_typing_and_half_typed_survives_a_kill() {
    journey("plan_words", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_STEP_IN).await?;
        screen.heading("Step in now").await?;
        screen.unfold(CHANGE_PLAN).await?;
        screen.pick(group::IF, "I get ten free minutes").await?;
        let smallest = "do the smallest part that can be undone, and say what is left";
        screen.pick(group::THIS, smallest).await?;
        let by_taps = format!("If I get ten free minutes, then I will {smallest}.");
        screen.text(&by_taps).await?;
        // What is picked brings its own way with it; it can be changed all the same.
        assert!(screen.is_picked(group::THEN, "do").await?);
        screen.pick(group::THEN, "ask").await?;
        screen.rewrite(group::THIS, "Which shift is emp").await?;
        kept::draft(&j.browser, "Which shift is emp").await?;
        j.kill_and_start_again().await?;
        j.enter("/check/result/").await?;
        screen
            .text("If I get ten free minutes, then I will ask: “Which shift is emp”")
            .await?;
        screen.unfold(CHANGE_PLAN).await?;
        screen.type_text("textbox", group::THIS, "ty?").await?;
        screen.save_verdict().await?;
        screen
            .text("If I get ten free minutes, then I will ask: “Which shift is empty?”")
            .await
    })
    .await;
}

#[tokio::test]
async fn an_unfinished_plan_is_not_saved_and_the_line_to_say_goes_into_it() {
    journey("plan_line", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_STEP_IN).await?;
        screen.heading("Step in now").await?;
        screen.unfold(CHANGE_PLAN).await?;
        screen.empty(group::IF).await?;
        screen.tap("button", "Save to journal").await?;
        screen
            .text("The plan needs a moment and what you will do then. Pick or write both.")
            .await?;
        screen
            .type_text("textbox", group::IF, "the bell rings")
            .await?;
        screen.tap("button", "Edit").await?;
        screen
            .rewrite("The line in your words", "I take the phone until noon.")
            .await?;
        screen.tap("button", "Done").await?;
        screen
            .text("If the bell rings, then I will say: “I take the phone until noon.”")
            .await?;
        screen.save_verdict().await?;
        screen
            .text("If the bell rings, then I will say: “I take the phone until noon.”")
            .await
    })
    .await;
}
