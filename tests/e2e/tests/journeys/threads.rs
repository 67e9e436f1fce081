//! The thread of a situation: checks taken again, old rules, facts and labels, what is deleted.

use e2e::pages::check::{TO_OFFER, TO_STAND_BACK, asked};
use e2e::pages::you::LABELS;
use e2e::seeds::{self, Seed, checked, plant};
use e2e::{Setting, journey, kept};
use serde_json::json;

use super::whole_loop::{days_later, step_in};

#[tokio::test]
async fn a_check_taken_again_starts_from_the_last_answers_and_tells_what_changed() {
    journey("thread_again", |j| async move {
        let screen = j.screen();
        step_in(&j, "The rota").await?;
        screen.tap("button", "Check again").await?;
        screen.focus_on("heading", "Your answers").await?;
        screen
            .tap("link", format!("Change: {}", asked::STATE).as_str())
            .await?;
        screen.heading(asked::STATE).await?;
        assert!(screen.is_marked("It's stuck").await?);
        screen.answer(asked::STATE, "It's moving").await?;
        screen.heading("Stand back and watch").await?;
        let changed = screen.part("What changed").await?;
        for told in [
            "it was: Step in now.",
            asked::STATE,
            "It's stuck",
            "It's moving",
        ] {
            assert!(changed.contains(told), "{told:?} is missing in {changed}");
        }
        assert!(!changed.contains(asked::HARM), "{changed}");
        screen.text("A new check on: The rota").await?;
        screen.save_verdict().await?;
        screen.heading("The rota").await?;
        let thread = screen.thread().await?;
        let checks: Vec<_> = thread
            .iter()
            .filter(|title| ["Stand back and watch", "Step in now"].contains(&title.as_str()))
            .collect();
        assert_eq!(checks, ["Stand back and watch", "Step in now"]);
        let differs = format!("Answered otherwise than before: {}", asked::STATE);
        screen.text(&differs).await?;
        // The lead that was held is still held: only handing back ends it.
        screen.text("Day 1 of 2").await
    })
    .await;
}

/// The answers of a question of long ago, of which only the last is ever picked.
fn answers(count: usize, last: &str) -> Vec<&str> {
    let mut answers = vec!["Never picked"; count - 1];
    answers.push(last);
    answers
}

#[tokio::test]
async fn an_old_check_reads_the_same_after_the_rules_have_changed() {
    journey("thread_old_rules", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        let then = seeds::day(&j, -40).await?;
        let old = Seed::new("oldrules", "The old one", &then).then(checked(
            &then,
            "0.1",
            "STEP_IN",
            &[("harm", "none"), ("lead", "none")],
        ));
        plant(&j, &[old]).await?;
        let wording = json!({
            "schema": 2, "kind": "wording", "version": "0.1",
            "questions": [
                ["harm", "Was anybody in danger, as we asked it once?", answers(4, "Nobody was")],
                ["lead", "Who steered, as we asked it once?", answers(5, "No one did")],
            ],
            "titles": [["STEP_IN", "Go in, as we called it once"]],
            "says": [["STEP_IN", "now", "A line of long ago."]],
        });
        kept::overwrite(&j.browser, "wording/0.1", json!(wording.to_string())).await?;
        j.enter("/journal/").await?;
        screen.find_situation("The old one").await?;
        for told in [
            "Go in, as we called it once",
            "As it was said that day.",
            "“A line of long ago.”",
        ] {
            screen.text(told).await?;
        }
        screen.unfold("The answers").await?;
        for told in [
            "Was anybody in danger, as we asked it once?",
            "Nobody was",
            "Who steered, as we asked it once?",
            "No one did",
            "The rules have changed since. This is what they said then.",
        ] {
            screen.text(told).await?;
        }
        assert!(!screen.shown_text().await?.contains("Never picked"));
        // A check of today's rules has nothing of the kind under it.
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "The new one")
            .await?;
        screen.unfold("The answers").await?;
        screen.text(asked::WISH).await?;
        assert!(
            !screen
                .shown_text()
                .await?
                .contains("The rules have changed")
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_label_among_the_facts_is_asked_about_and_blocks_nothing() {
    journey("thread_labels", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_STAND_BACK, "Stand back and watch", "The meeting")
            .await?;
        let situation = screen.address().await?;
        screen
            .type_text("textbox", "Facts", "He is arrogant and always late")
            .await?;
        screen
            .text("“arrogant” is a label. What would a camera have seen?")
            .await?;
        screen.save_field().await?;
        // The story is for what one makes of it: no label is asked about there.
        screen
            .write_and_save("Facts", "He came at ten past nine.")
            .await?;
        screen.write_and_save("Story", "He is arrogant.").await?;
        assert!(!screen.shown_text().await?.contains("is a label"));
        j.enter("/you/").await?;
        screen.pick(LABELS, "Don't ask").await?;
        screen.open(&situation).await?;
        screen.live().await?;
        screen.rewrite("Facts", "He is lazy").await?;
        screen.by_role("button", "Save").await?;
        assert!(!screen.shown_text().await?.contains("is a label"));
        screen.save_field().await?;
        j.enter("/you/").await?;
        screen.pick(LABELS, "Ask").await?;
        screen.open(&situation).await?;
        screen.text("“lazy” is a label.").await
    })
    .await;
}

#[tokio::test]
async fn what_stood_in_a_field_before_can_be_brought_back() {
    journey("thread_earlier", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_STAND_BACK, "Stand back and watch", "The board")
            .await?;
        for text in ["The board was full.", "The board was empty."] {
            screen.write_and_save("Facts", text).await?;
        }
        screen.unfold("Earlier versions").await?;
        screen.text("The board was full.").await?;
        screen.tap("button", "Bring this back").await?;
        screen.text("Brought back.").await?;
        assert_eq!(screen.written_in("Facts").await?, "The board was full.");
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.find_situation("The board").await?;
        assert_eq!(screen.written_in("Facts").await?, "The board was full.");
        // And what it took the place of is not lost either.
        screen.unfold("Earlier versions").await?;
        screen.text("The board was empty.").await
    })
    .await;
}

#[tokio::test]
async fn a_delete_is_undone_at_once_or_from_the_deleted_list() {
    journey("thread_delete", |j| async move {
        let screen = j.screen();
        step_in(&j, "Not to be lost").await?;
        screen.delete_it().await?;
        assert!(!screen.shown_text().await?.contains("Not to be lost"));
        screen.tap("button", "Undo").await?;
        screen.text("Situation restored.").await?;
        screen.find_situation("Not to be lost").await?;
        screen.delete_it().await?;
        // Nothing is asked for a lead that is in the Deleted list.
        days_later(&j, 30).await?;
        assert!(!screen.shown_text().await?.contains("Not to be lost"));
        j.enter("/journal/").await?;
        screen.tap("link", "Deleted situations").await?;
        screen.heading("Deleted situations").await?;
        screen.text("Not to be lost").await?;
        screen.tap("button", "Bring it back").await?;
        screen.text("It is back in your journal.").await?;
        screen.text("Nothing is deleted.").await?;
        screen.back().await?;
        screen.find_situation("Not to be lost").await?;
        screen.text("Its day has come").await
    })
    .await;
}

#[tokio::test]
async fn what_is_deleted_is_there_for_thirty_days_and_then_gone_for_good() {
    journey("thread_gone", |j| async move {
        let screen = j.screen();
        step_in(&j, "Let go").await?;
        screen.type_text("textbox", "Facts", "Half a fact").await?;
        kept::draft(&j.browser, "Half a fact").await?;
        screen.delete_it().await?;
        for (days_ahead, there) in [(30, true), (31, false)] {
            let setting = Setting {
                days_ahead,
                ..j.browser.setting()
            };
            j.browser.apply(setting).await?;
            j.enter("/journal/deleted/").await?;
            let told = match there {
                true => "Let go",
                false => "Nothing is deleted.",
            };
            screen.text(told).await?;
        }
        let records = format!("{:?}", kept::entries(&j.browser, "records").await?);
        assert!(!records.contains("Let go"), "{records}");
        assert!(!records.contains("Half a fact"), "{records}");
        Ok(())
    })
    .await;
}
