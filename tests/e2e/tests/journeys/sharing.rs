//! What is meant for others, and whom to call: the outcome record and the person's own contacts.

use e2e::downloads::Downloads;
use e2e::pages::check::{TO_OFFER, TO_STEP_IN, asked};
use e2e::pages::lesson::{FIRST, FIRST_PATH};
use e2e::pages::outcome_record::tick;
use e2e::pages::plan::group;
use e2e::pages::practice::{CLIENT, CLIENT_PATH};
use e2e::{Journey, Key, Outcome, clipboard, journey, kept};

/// A situation with a name in its facts, a story and a forecast, and its record opened.
async fn to_the_record(j: &Journey) -> Outcome {
    let screen = j.screen();
    j.enter("/check/").await?;
    screen.answer_all(&TO_STEP_IN).await?;
    screen.heading("Step in now").await?;
    screen.pick(group::SURE, "Probably not").await?;
    screen.name_it("The rota").await?;
    screen.save_verdict().await?;
    screen.heading("The rota").await?;
    screen
        .write_and_save("Facts", "On Tuesday I saw Maria wipe the board.")
        .await?;
    screen
        .write_and_save("Story", "I think she is worn out.")
        .await?;
    screen.open_outcome_record().await
}

/// What each tick brings in, and nothing else does.
const BEHIND: [(&str, &str); 4] = [
    (tick::STORY, "I think she is worn out."),
    (tick::GUESSES, "A day costs a lot"),
    (tick::CONFIDENCE, "Probably not"),
    (tick::NAMES, "Maria"),
];

#[tokio::test]
async fn story_guesses_confidence_and_names_stay_out_until_each_is_ticked() {
    journey("record_ticks", |j| async move {
        let screen = j.screen();
        to_the_record(&j).await?;
        let plain = screen.record_shown().await?;
        assert!(
            plain.contains("On Tuesday I saw M. wipe the board."),
            "{plain}"
        );
        assert!(plain.contains("I took the lead."), "{plain}");
        for (_, hidden) in BEHIND {
            assert!(!plain.contains(hidden), "{hidden:?} in {plain}");
        }
        for (label, wanted) in BEHIND {
            screen.tick(label).await?;
            let told = screen.record_shown().await?;
            for (_, part) in BEHIND {
                assert_eq!(
                    told.contains(part),
                    part == wanted,
                    "{label}: {part:?} in {told}"
                );
            }
            screen.tick(label).await?;
            assert_eq!(screen.record_shown().await?, plain, "after {label}");
        }
        // The honest sentence stands on the page, before anything is shared.
        screen
            .text("Whoever gets this can keep it and pass it on")
            .await
    })
    .await;
}

#[tokio::test]
async fn the_saved_file_has_a_neutral_name_and_exactly_the_text_that_was_shown() {
    journey("record_file", |j| async move {
        let screen = j.screen();
        to_the_record(&j).await?;
        let downloads = Downloads::allow(&j.browser).await?;
        for label in [tick::STORY, tick::NAMES] {
            screen.tick(label).await?;
        }
        let shown = screen.record_shown().await?;
        assert!(shown.contains("I saw Maria wipe"), "{shown}");
        screen.tap("button", "Save as a file").await?;
        assert_eq!(downloads.take("record.txt").await?, shown);
        // Nothing is ticked when it is opened again.
        screen.back().await?;
        screen.open_outcome_record().await?;
        let again = screen.record_shown().await?;
        assert!(!again.contains("Maria"), "{again}");
        Ok(())
    })
    .await;
}

/// Three contacts, as they are written and as they are called.
const CONTACTS: [(&str, &str, &str); 3] = [
    ("Site emergency", "+49 (30) 1234-5", "tel:+493012345"),
    ("Union office", "0800 55 55", "tel:08005555"),
    ("Night porter", "*21#", "tel:*21%23"),
];

async fn calls_everyone(j: &Journey) -> Outcome {
    let wanted: Vec<_> = CONTACTS.map(|(_, _, address)| address.to_owned()).to_vec();
    assert_eq!(j.screen().calls_offered().await?, wanted);
    Ok(())
}

#[tokio::test]
async fn three_contacts_of_ones_own_stand_on_the_safety_screens_without_a_network() {
    journey("contacts", |j| async move {
        let screen = j.screen();
        j.enter("/you/").await?;
        screen.tap("button", "Add contact").await?;
        screen
            .text("Say who it is. A role or a place will do.")
            .await?;
        screen.rewrite("Who", "Nobody to dial").await?;
        screen.rewrite("Number", "ask at the desk").await?;
        screen.tap("button", "Add contact").await?;
        screen
            .text("There is nothing to dial in that number. Write its digits.")
            .await?;
        for (name, number, _) in CONTACTS {
            screen.add_contact(name, number).await?;
        }
        // There is room for three.
        screen.gone("button", "Add contact").await?;
        screen.tap("button", "Remove Night porter").await?;
        screen.text("Contact removed.").await?;
        screen.tap("button", "Undo").await?;
        screen.by_role("button", "Remove Night porter").await?;
        screen.ready_offline().await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER[..1]).await?;
        screen.heading(asked::LEAD).await?;
        screen.unfold("Is someone at risk?").await?;
        calls_everyone(&j).await?;
        screen.tap("button", "Yes, someone could get hurt").await?;
        screen.heading("Get help now").await?;
        calls_everyone(&j).await
    })
    .await;
}

#[tokio::test]
async fn a_half_written_contact_survives_a_kill() {
    journey("contacts_half", |j| async move {
        let screen = j.screen();
        j.enter("/you/").await?;
        screen.type_text("textbox", "Who", "The union off").await?;
        kept::draft(&j.browser, "The union off").await
    })
    .await;
}

/// What is said once the three lines are on the clipboard.
const COPIED: &str = "Copied, with its address.";

#[tokio::test]
async fn a_lesson_is_shared_by_its_title_its_idea_and_its_public_address_and_nothing_else() {
    journey("share_lesson", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        screen.tap("button", "Share this lesson").await?;
        screen.text(COPIED).await?;
        let idea = "You lead a peer when you help the work move and they choose to go along.";
        let address = j.site.url(FIRST_PATH);
        assert_eq!(
            clipboard::text(&j.browser).await?,
            format!("{FIRST}\n{idea}\n{address}")
        );
        // Where there is a share sheet, it gets the same three.
        let sheet = "navigator.share = async (data) => { window.sheet = data; }";
        j.browser.script(sheet, vec![]).await?;
        screen.tap("button", "Share this lesson").await?;
        let wanted = serde_json::json!({ "title": FIRST, "text": idea, "url": address });
        let shared = format!(
            "const {{ title, text, url }} = window.sheet ?? {{}}, wanted = {wanted};
            return title === wanted.title && text === wanted.text && url === wanted.url;"
        );
        screen
            .condition("the share sheet with all three", &shared)
            .await?;
        // One that does not open gives way to copying.
        let refused = "navigator.share = async () => {
              throw new DOMException('not now', 'NotAllowedError') };
            const real = navigator.clipboard.writeText.bind(navigator.clipboard);
            navigator.clipboard.writeText = (text) => { window.copied = text; return real(text); };";
        j.browser.script(refused, vec![]).await?;
        screen.tap("button", "Share this lesson").await?;
        let copied = format!(
            "return window.copied === {}",
            serde_json::json!(format!("{FIRST}\n{idea}\n{address}"))
        );
        screen.condition("the lesson on the clipboard", &copied).await
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_alone_shares_a_scenario_and_gives_nothing_of_the_person_away() {
    journey("share_scenario", |j| async move {
        let screen = j.screen();
        j.enter(CLIENT_PATH).await?;
        screen.decide_for("Ring the client").await?;
        kept::row(&j.browser, "scenario/", "").await?;
        j.enter(CLIENT_PATH).await?;
        screen.text("You chose this today.").await?;
        screen.tab_to("button", "Share this scenario", 20).await?;
        screen.press(Key::Enter).await?;
        screen.text(COPIED).await?;
        let teaser = "Insurance office, small town. A short scene at work. Decide first, then \
                      see what each choice costs and brings.";
        let address = j.site.url(CLIENT_PATH);
        assert_eq!(
            clipboard::text(&j.browser).await?,
            format!("{CLIENT}\n{teaser}\n{address}")
        );
        Ok(())
    })
    .await;
}
