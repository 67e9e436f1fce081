//! Practice scenarios: decide first, the twist, how the check sees it, and the ways there and on.

use e2e::pages::check::{TO_STAND_BACK, TO_STEP_IN, asked};
use e2e::pages::practice::{CLIENT, CLIENT_PATH, EARLIER, OPTIONS, TWIST};
use e2e::site::Fault;
use e2e::{Journey, Key, Name, Outcome, Scheme, Setting, journey, kept};

use super::accessible::Audits;

/// What is said of the options, in their order.
const WHYS: [&str; 4] = [
    "Small, true and easy to undo.",
    "Better than silence.",
    "It keeps you safe and loses the client.",
    "That is a promise in someone else's name.",
];
const PRINCIPLE: &str = "do the smallest useful thing that can be undone";
const FACT: &str = "Your colleague picks up the phone at the gate.";
/// The verdicts offered after the twist, in the order of the ladder.
const OFFERED: [&str; 4] = [
    "Get help now",
    "Step in now",
    "Listen first",
    "Offer a hand",
];
/// More stops than the page has.
const PATIENT: usize = 40;

async fn shows(j: &Journey, wanted: &[&str]) -> Outcome {
    for text in wanted {
        j.screen().text(text).await?;
    }
    Ok(())
}

async fn hides(j: &Journey, hidden: &[&str]) -> Outcome {
    let shown = j.screen().shown_text().await?;
    for text in hidden {
        assert!(!shown.contains(text), "{text:?} is shown in:\n{shown}");
    }
    Ok(())
}

#[tokio::test]
async fn a_decision_and_its_twist_are_explained_only_after_a_tap_and_outlive_a_kill() {
    journey("practice", |j| async move {
        let screen = j.screen();
        j.enter(CLIENT_PATH).await?;
        screen.heading(CLIENT).await?;
        screen
            .text("Practice · Insurance office, small town")
            .await?;
        for option in OPTIONS {
            screen.by_role("button", Name::has(option)).await?;
        }
        hides(&j, &WHYS).await?;
        hides(&j, &[PRINCIPLE, FACT, "See how the check sees it"]).await?;
        screen.decide_for(OPTIONS[1]).await?;
        shows(&j, &WHYS).await?;
        shows(&j, &[PRINCIPLE, FACT, "You chose this today."]).await?;
        let shown = screen.shown_text().await?;
        let rated = |words: &str| shown.matches(words).count();
        assert_eq!(rated("The one to choose"), 1);
        // On the option that was chosen, and once more in the line for screen readers.
        assert_eq!(rated("Helps, but not first"), 2);
        assert_eq!(rated("Costs more than it gives"), 2);
        assert!(screen.is_marked_in(OPTIONS[1]).await?);
        hides(&j, &["Done for today", "One minute with them"]).await?;
        screen.say_of_the_twist("Offer a hand").await?;
        shows(&j, &["The check says otherwise.", "One minute with them"]).await?;
        kept::row(&j.browser, "scenario/", r#""twists":[{"#).await?;
        j.kill_and_start_again().await?;
        j.enter(CLIENT_PATH).await?;
        shows(&j, &["You chose this today.", "You said this today."]).await?;
        assert!(screen.is_marked_in(OPTIONS[1]).await?);
        assert!(screen.is_marked_in("Offer a hand").await?);
        // Once more, with nothing told until it is decided.
        screen.tap("button", "Decide again").await?;
        screen.focus_on("button", Name::has(OPTIONS[0])).await?;
        hides(&j, &WHYS).await?;
        hides(&j, &[FACT]).await?;
        screen.decide_for(OPTIONS[0]).await?;
        screen.tap("button", "Answer it again").await?;
        hides(&j, &["The check says"]).await?;
        screen.say_of_the_twist("Listen first").await?;
        screen.text("The check says so too.").await?;
        screen.by_role("link", "Done for today").await?;
        screen.heading("The lessons behind it").await?;
        screen.tap("link", "Done for today").await?;
        screen.today().await?;
        screen.text("Practised on 1 of your last 28 days").await
    })
    .await;
}

#[tokio::test]
async fn a_twist_left_for_later_is_open_weeks_afterwards_with_the_decision_folded() {
    journey("practice_weeks", |j| async move {
        let screen = j.screen();
        j.enter(CLIENT_PATH).await?;
        screen.decide_for(OPTIONS[0]).await?;
        screen.tap("button", "Leave the twist for later").await?;
        screen.focus_on("button", "Take the twist now").await?;
        hides(&j, &[FACT]).await?;
        screen.by_role("link", "Done for today").await?;
        screen.tap("button", "Take the twist now").await?;
        screen.text(FACT).await?;
        let setting = Setting {
            days_ahead: 23,
            ..j.browser.setting()
        };
        j.browser.apply(setting).await?;
        j.kill_and_start_again().await?;
        j.enter(CLIENT_PATH).await?;
        // The scene is still read, the decision folded, the twist open and not yet answered.
        shows(&j, &["It is three in the afternoon.", FACT]).await?;
        hides(&j, &[PRINCIPLE, WHYS[0]]).await?;
        for verdict in OFFERED {
            screen.by_role("button", verdict).await?;
        }
        screen.unfold(EARLIER).await?;
        shows(&j, &[PRINCIPLE, WHYS[0], "You chose this on "]).await?;
        screen.say_of_the_twist("Listen first").await?;
        shows(&j, &["The check says so too.", "You said this today."]).await?;
        screen.tap("link", "Done for today").await?;
        screen.today().await
    })
    .await;
}

#[tokio::test]
async fn the_check_sees_only_what_it_asks_and_the_twist_marks_what_changed() {
    journey("practice_check", |j| async move {
        let screen = j.screen();
        j.enter(CLIENT_PATH).await?;
        screen.decide_for(OPTIONS[0]).await?;
        screen.unfold("See how the check sees it").await?;
        let asked_here = [
            asked::HARM,
            asked::LEAD,
            asked::STATE,
            asked::PAIN,
            asked::WISH,
            asked::HEARD,
        ];
        shows(&j, &asked_here).await?;
        shows(&j, &["I can't reach them", "What would change it"]).await?;
        // The scenario has an answer to it, but on this way the check never asks.
        hides(&j, &[asked::SAYSO]).await?;
        screen.unfold("See how the check sees it").await?;
        screen.say_of_the_twist("Listen first").await?;
        screen.unfold("See how the check sees it now").await?;
        let changed = "return [...document.querySelectorAll('del, ins')]
            .filter((one) => one.checkVisibility()).map((one) => one.textContent).join(' > ')
            === \"I can't reach them > Not yet\"";
        screen.condition("the one changed answer", changed).await
    })
    .await;
}

#[tokio::test]
async fn the_answers_open_in_the_check_and_undo_brings_back_the_one_begun() {
    journey("practice_open", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_STAND_BACK[..2]).await?;
        screen.heading(asked::STATE).await?;
        screen.ready_offline().await?;
        j.enter(CLIENT_PATH).await?;
        screen.decide_for(OPTIONS[0]).await?;
        screen.unfold("See how the check sees it").await?;
        screen
            .tap("button", "Open these answers in the check")
            .await?;
        screen.focus_on("heading", "Your answers").await?;
        shows(&j, &[asked::HEARD, "I can't reach them"]).await?;
        screen.text("The check you had begun made room.").await?;
        screen.tap("link", "See the verdict").await?;
        screen.heading("Step in now").await?;
        screen.tap("button", "Undo").await?;
        screen.text("You are back where you were.").await?;
        j.kill_and_start_again().await?;
        j.enter("/check/").await?;
        screen.heading(asked::STATE).await?;
        hides(&j, &["Your answers"]).await?;
        // With no check begun there is nothing to bring back.
        screen.tap("button", "Start over").await?;
        j.enter(CLIENT_PATH).await?;
        screen.unfold("See how the check sees it").await?;
        screen
            .tap("button", "Open these answers in the check")
            .await?;
        screen.heading("Your answers").await?;
        hides(&j, &["made room"]).await
    })
    .await;
}

#[tokio::test]
async fn a_verdict_leads_to_a_scenario_with_the_same_one_and_get_help_to_none() {
    journey("practice_this", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_STEP_IN).await?;
        screen.heading("Step in now").await?;
        screen.name_it("The rota").await?;
        screen.save_verdict().await?;
        screen.heading("The rota").await?;
        // Under the newest check of a situation, and on the verdict itself.
        let practise = format!("Practise this: {CLIENT}");
        screen.by_role("link", practise.as_str()).await?;
        screen.tap("button", "Check again").await?;
        screen.heading("Your answers").await?;
        screen.tap("link", "See the verdict").await?;
        screen.heading("Step in now").await?;
        screen.tap("link", practise.as_str()).await?;
        screen.focus_on("heading", CLIENT).await?;
        screen.decide_for(OPTIONS[0]).await?;
        screen.unfold("See how the check sees it").await?;
        let seen = screen.shown_text().await?;
        assert!(seen.contains("Step in now"), "{seen}");
        // Once it is practised, another takes its place.
        j.enter("/check/result/").await?;
        screen.heading("Step in now").await?;
        screen.gone("link", practise.as_str()).await?;
        screen.by_role("link", Name::has("Practise this: ")).await?;
        j.enter("/check/").await?;
        screen.tap("button", "Start over").await?;
        screen
            .answer(asked::HARM, "Yes, someone could get hurt")
            .await?;
        screen.heading("Get help now").await?;
        screen.gone("link", Name::has("Practise this")).await
    })
    .await;
}

#[tokio::test]
async fn a_scenario_that_did_not_load_can_be_loaded_again_and_an_unknown_one_says_so() {
    journey("practice_missing", |j| async move {
        let screen = j.screen();
        j.site.fault("/content/scenarios*", Fault::Status(503));
        j.enter(CLIENT_PATH).await?;
        screen.heading(CLIENT).await?;
        screen
            .text("The rest of this scenario did not load")
            .await?;
        screen.text("Nothing is lost.").await?;
        j.site.heal();
        screen.tap("button", "Load it again").await?;
        screen.decide_for(OPTIONS[0]).await?;
        j.enter("/").await?;
        screen.ready_offline().await?;
        j.enter("/practice/no-such-scene/").await?;
        screen.heading("There is no page here").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_alone_leads_through_a_scenario() {
    journey("practice_keyboard", |j| async move {
        let screen = j.screen();
        j.enter(CLIENT_PATH).await?;
        for (name, key) in [
            (OPTIONS[2], Key::Enter),
            ("See how the check sees it", Key::Space),
            ("Step in now", Key::Space),
        ] {
            screen.tab_to("button", Name::has(name), PATIENT).await?;
            screen.press(key).await?;
        }
        screen.text("The check says otherwise.").await?;
        screen.tab_to("button", "Answer it again", PATIENT).await?;
        screen.press(Key::Enter).await?;
        screen.focus_on("button", "Get help now").await?;
        screen.tab_to("button", "Listen first", PATIENT).await?;
        screen.press(Key::Enter).await?;
        screen.text("The check says so too.").await?;
        screen.tab_to("link", "Done for today", PATIENT).await?;
        screen.press(Key::Enter).await?;
        screen.focus_on("heading", Name::has("Today.")).await
    })
    .await;
}

#[tokio::test]
async fn a_scenario_is_accessible_from_the_scene_to_what_follows() {
    journey("axe_practice", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter(CLIENT_PATH).await?;
        screen.by_role("button", Name::has(OPTIONS[0])).await?;
        screen.text("Ready offline.").await?;
        audits.of(&j, "a scenario").await?;
        screen.decide_for(OPTIONS[1]).await?;
        screen.unfold("See how the check sees it").await?;
        audits.of(&j, "a scenario, decided").await?;
        screen.say_of_the_twist("Offer a hand").await?;
        screen.unfold("See how the check sees it now").await?;
        audits.of(&j, "a twist, answered").await?;
        let later = Setting {
            days_ahead: 21,
            scheme: Scheme::Light,
            ..j.browser.setting()
        };
        j.browser.apply(later).await?;
        j.enter(CLIENT_PATH).await?;
        screen.by_role("button", EARLIER).await?;
        screen.heading(TWIST).await?;
        audits.of(&j, "a scenario, weeks later").await?;
        audits.judge()
    })
    .await;
}
