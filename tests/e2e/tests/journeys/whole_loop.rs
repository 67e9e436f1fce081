//! The loop: a check, a plan, what became of it, and only then what was thought before.

use e2e::pages::check::{TO_STAND_BACK, TO_STEP_IN};
use e2e::pages::hand_back::{LINES, SAID_BACK};
use e2e::pages::look_back::{BEFORE, looked};
use e2e::pages::plan::{CHANGE_END, group};
use e2e::pages::situation::HELD;
use e2e::{Journey, Name, Outcome, Setting, journey, kept};

/// What is thought before acting.
const FORECAST: &str = "Almost sure they do";

/// Lets this many days go by since the journey began, and comes back to Today.
pub async fn days_later(j: &Journey, days_ahead: i32) -> Outcome {
    let setting = Setting {
        days_ahead,
        ..j.browser.setting()
    };
    j.browser.apply(setting).await?;
    j.enter("/").await?;
    j.screen().today().await
}

/// A lead that is taken today and ends tomorrow.
pub async fn step_in(j: &Journey, title: &str) -> Outcome {
    let screen = j.screen();
    j.enter("/check/").await?;
    screen.answer_all(&TO_STEP_IN).await?;
    screen.heading("Step in now").await?;
    screen.name_it(title).await?;
    screen.save_verdict().await?;
    screen.heading(title).await?;
    Ok(())
}

async fn hides_the_forecast(j: &Journey, here: &str) -> Outcome {
    let shown = j.screen().shown_text().await?;
    assert!(!shown.contains(FORECAST), "{here}: {shown}");
    assert!(!shown.contains(BEFORE), "{here}: {shown}");
    Ok(())
}

#[tokio::test]
async fn taps_alone_lead_from_home_to_a_lead_with_its_plan_and_its_end() {
    journey("loop_taps", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.today().await?;
        screen.should_i_step_in().await?;
        screen.answer_all(&TO_STEP_IN).await?;
        screen.heading("Step in now").await?;
        let plan = screen.part("Your plan").await?;
        for stands in [
            "If I can start within the hour, then I will say:",
            "It ends when: Today's loss is stopped. Then back to: The one whose work it is.",
            "At the latest tomorrow.",
        ] {
            assert!(plan.contains(stands), "{stands:?} is missing in {plan}");
        }
        assert!(screen.is_picked(group::LOOK_BACK, "In a week").await?);
        screen.save_verdict().await?;
        let held = screen.part(HELD).await?;
        assert!(held.contains("Day 1 of 2"), "{held}");
        // Nobody named it, so it goes by its verdict.
        assert_eq!(screen.thread().await?, ["Your plan", "Step in now"]);
        screen.back().await?;
        screen.heading("Journal").await?;
        screen.go_to("Today").await?;
        let leads = screen.part("Leads you hold").await?;
        for told in [
            "Day 1 of 2",
            "Step in now",
            "Back to: The one whose work it is",
        ] {
            assert!(leads.contains(told), "{told:?} is missing in {leads}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_lead_is_handed_back_on_its_day_and_looked_back_on_a_week_later() {
    journey("loop_whole", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_STEP_IN).await?;
        screen.heading("Step in now").await?;
        screen.pick(group::SURE, FORECAST).await?;
        screen.name_it("The night rota").await?;
        screen.save_verdict().await?;
        screen.heading("The night rota").await?;
        hides_the_forecast(&j, "the situation").await?;

        days_later(&j, 1).await?;
        let leads = screen.part("Leads you hold").await?;
        assert!(leads.contains("Its day has come"), "{leads}");
        let (reds, help_is_red) = screen.reds_of_row("The night rota").await?;
        assert!(help_is_red, "the eye for red is blind");
        assert!(reds.is_empty(), "a lead in red: {reds:?}");
        screen.open_situation("The night rota").await?;
        screen.begin_hand_back().await?;
        for line in &LINES[..2] {
            screen
                .type_text("textbox", *line, &format!("{line}, half"))
                .await?;
        }
        kept::draft(&j.browser, "Open, half").await?;
        let here = screen.address().await?;
        j.kill_and_start_again().await?;
        screen.open(&here).await?;
        screen.live().await?;
        assert_eq!(screen.written_in("Done").await?, "Done, half");
        assert_eq!(screen.written_in("Open").await?, "Open, half");
        screen.rewrite("Done", "All shifts have a name").await?;
        screen.rewrite("Open", "The holidays").await?;
        screen.type_text("textbox", "Watch for", "Fridays").await?;
        screen.type_text("textbox", "Yours now", "The list").await?;
        screen.tick(SAID_BACK).await?;
        screen.hand_it_back().await?;
        screen.text("One lead returned.").await?;
        screen.tap("link", "Done").await?;
        screen.today().await?;
        assert!(!screen.shown_text().await?.contains("Leads you hold"));

        days_later(&j, 7).await?;
        let due = screen.part("How did it go?").await?;
        assert!(due.contains("The night rota"), "{due}");
        j.enter("/journal/").await?;
        screen.find_situation("The night rota").await?;
        let thread = screen.thread().await?;
        assert!(thread.contains(&"Handed back".to_owned()), "{thread:?}");
        screen.text("They said it back.").await?;
        hides_the_forecast(&j, "the situation a week later").await?;
        screen.tap("link", "Look back").await?;
        screen.focus_on("heading", "The night rota").await?;
        screen.pick(looked::WANTED, "No").await?;
        screen.pick(looked::HAPPENED, "It got better").await?;
        hides_the_forecast(&j, "two answers in").await?;
        screen.pick(looked::AGAIN, "Another way").await?;
        screen.text(BEFORE).await?;
        screen.text(FORECAST).await?;
        screen
            .type_text("textbox", "One line, if you like", "Ask first, then call.")
            .await?;
        screen.save_field().await?;
        // What is saved is not offered for saving again.
        screen.gone("button", "Save").await?;
        screen.tap("link", "Done").await?;
        screen.today().await?;
        assert!(!screen.shown_text().await?.contains("How did it go?"));
        j.enter("/journal/").await?;
        screen.find_situation("The night rota").await?;
        for kept in [
            "Ask first, then call.",
            FORECAST,
            "It got better",
            "Another way",
        ] {
            screen.text(kept).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_slip_in_a_look_back_is_taken_back_in_one_tap() {
    journey("loop_slip", |j| async move {
        let screen = j.screen();
        step_in(&j, "The slip").await?;
        days_later(&j, 7).await?;
        screen.look_back_from_today("The slip").await?;
        screen.look_back_with("No", "It got worse", "No").await?;
        screen.text("Looked back.").await?;
        screen.tap("button", "Undo").await?;
        screen.text("Taken back.").await?;
        screen.gone("textbox", "One line, if you like").await?;
        days_later(&j, 7).await?;
        screen.look_back_from_today("The slip").await?;
        // Nothing is left of the slip: all three are asked again.
        assert!(!screen.is_picked(looked::WANTED, "No").await?);
        screen.look_back_with("Yes", "It got better", "Yes").await?;
        screen.by_role("textbox", "One line, if you like").await?;
        j.enter("/journal/").await?;
        screen.find_situation("The slip").await?;
        let shown = screen.shown_text().await?;
        assert_eq!(shown.matches("Looked back").count(), 1, "{shown}");
        assert!(!shown.contains("It got worse"), "{shown}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_half_typed_line_of_a_look_back_survives_a_kill() {
    journey("loop_half_line", |j| async move {
        let screen = j.screen();
        step_in(&j, "Half a line").await?;
        days_later(&j, 7).await?;
        screen.look_back_from_today("Half a line").await?;
        screen.look_back_with("Yes", "It got better", "Yes").await?;
        screen
            .type_text("textbox", "One line, if you like", "Next time I wou")
            .await?;
        kept::draft(&j.browser, "Next time I wou").await
    })
    .await;
}

#[tokio::test]
async fn standing_back_is_saved_with_its_plan_and_looked_back_on_like_a_step_in() {
    journey("loop_stand_back", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_STAND_BACK).await?;
        screen.heading("Stand back and watch").await?;
        let plan = screen.part("Your plan").await?;
        assert!(
            plan.contains("If I feel the pull to step in, then I will leave it with them"),
            "{plan}"
        );
        // Nothing is taken, so nothing needs an end.
        assert!(!plan.contains("How it ends"), "{plan}");
        screen.name_it("The new rota").await?;
        screen.save_verdict().await?;
        assert_eq!(
            screen.thread().await?,
            ["You leave it this time", "Stand back and watch"]
        );
        days_later(&j, 6).await?;
        assert!(!screen.shown_text().await?.contains("How did it go?"));
        days_later(&j, 7).await?;
        screen.look_back_from_today("The new rota").await?;
        screen
            .look_back_with("Can't tell", "It stayed as it was", "Yes")
            .await?;
        screen.by_role("textbox", "One line, if you like").await?;
        // No forecast was made, so none is told.
        hides_the_forecast(&j, "after the third tap").await?;
        screen.tap("button", "Close this situation").await?;
        screen.text("Closed. It stays in your journal.").await?;
        j.enter("/journal/").await?;
        screen.find_situation("The new rota").await?;
        screen.text("This situation is closed.").await?;
        assert_eq!(
            screen.thread().await?,
            [
                "Looked back",
                "You leave it this time",
                "Stand back and watch"
            ]
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn leaving_it_this_time_needs_no_end_and_is_told_as_a_choice() {
    journey("loop_leave_it", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_STEP_IN).await?;
        screen.heading("Step in now").await?;
        screen.by_role("button", CHANGE_END).await?;
        screen.pick(group::WILL, "I leave it this time").await?;
        screen.gone("heading", "How it ends").await?;
        screen
            .text("then I will leave it with them and look again")
            .await?;
        screen.name_it("Not mine").await?;
        screen.save_verdict().await?;
        screen.heading("Not mine").await?;
        assert_eq!(
            screen.thread().await?,
            ["You leave it this time", "Step in now"]
        );
        assert!(!screen.shown_text().await?.contains(HELD));
        days_later(&j, 7).await?;
        screen.by_role("link", Name::has("Not mine")).await?;
        screen.look_back_from_today("Not mine").await
    })
    .await;
}

#[tokio::test]
async fn a_look_back_before_its_situation_is_refused_with_a_word_on_the_date() {
    journey("loop_clock_back", |j| async move {
        let screen = j.screen();
        days_later(&j, 10).await?;
        step_in(&j, "From the future").await?;
        let look_back = screen
            .address()
            .await?
            .replace("journal/situation", "journal/look-back");
        days_later(&j, 0).await?;
        screen.open(&look_back).await?;
        screen.heading("Nothing to look back on here").await?;
        screen
            .text("That is before this situation began. Is this phone's date right?")
            .await?;
        screen.tap("link", "Open the situation").await?;
        screen.heading("From the future").await?;
        Ok(())
    })
    .await;
}
