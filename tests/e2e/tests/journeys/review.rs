//! Cards that come back on their day, in an order of their own, and never more than one can bear.

use e2e::pages::cards::{ENOUGH, NONE, REVIEW, TODAYS};
use e2e::pages::lesson::FIRST_PATH;
use e2e::seeds::{day, lesson};
use e2e::site::Fault;
use e2e::wait::{Look, until};
use e2e::{Journey, Key, Name, Outcome, journey, kept};

use super::whole_loop::days_later;

/// The first lesson's question as the lesson asks it, and as it comes back later.
const STEM: &str = "A lorry blocks the yard. A new driver starts to wave cars round, and two others join. Who led?";
const AGAIN: &str = "Rain comes in at the fair. A first-time helper starts to carry boxes inside, and others follow. Who led?";
/// Its options in the order of the lesson; the second is right.
const OPTIONS: [&str; 3] = [
    "Nobody. None of them was in charge.",
    "The one who took the first step.",
    "The one who has worked there the longest.",
];
/// The questions of the first five lessons begin so, and this is right.
const FIVE: [(&str, &str, &str); 5] = [
    ("L001", "A lorry blocks the yard.", OPTIONS[1]),
    (
        "L002",
        "You tell a peer to redo a list.",
        "Say what it is for and ask how they would do it.",
    ),
    (
        "L003",
        "You think a colleague is being bullied",
        "Check on them and tell someone whose job it is.",
    ),
    (
        "L004",
        "You would like everyone to leave clear notes",
        "Do it yourself for a week, where it shows.",
    ),
    (
        "L005",
        "You run a small project.",
        "Give them that part to decide.",
    ),
];

/// Five lessons read three days ago, all of whose cards come back today.
async fn five_due(j: &Journey) -> Outcome {
    j.enter("/").await?;
    let read = day(j, -3).await?;
    let records = FIVE.map(|(id, ..)| lesson(id, &[(&read, 0, false)], ""));
    kept::overwrite_all(&j.browser, &records).await
}

/// Waits until so many answers to a lesson are in the database: a kill must find them there.
async fn answers_kept(j: &Journey, id: &str, count: usize) -> Outcome {
    until(format!("{count} answers to {id}"), || async {
        let records = kept::entries(&j.browser, "records").await?;
        let record = records.get(&format!("lesson/{id}"));
        let text = record
            .and_then(|record| record.as_str())
            .unwrap_or_default();
        Ok(match text.matches("\"option\"").count() == count {
            true => Look::Yes(()),
            false => Look::NotYet(text.to_owned()),
        })
    })
    .await
}

#[tokio::test]
async fn a_card_comes_back_on_its_days_told_anew_and_one_step_back_when_wrong() {
    journey("review_days", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        screen.ready_offline().await?;
        screen.tap("button", OPTIONS[0]).await?;
        screen.text("something moved without one").await?;
        answers_kept(&j, "L001", 1).await?;
        let mut before: Vec<String> = OPTIONS.map(str::to_owned).to_vec();
        // The day it comes back, its question, and what is answered. Answered wrong on
        // day 30 it goes back from the step of twenty days to the one of seven.
        let returns = [
            (3, STEM, OPTIONS[1]),
            (10, AGAIN, OPTIONS[1]),
            (30, AGAIN, OPTIONS[2]),
            (37, AGAIN, OPTIONS[1]),
        ];
        for (times, (after, stem, answer)) in returns.into_iter().enumerate() {
            for address in [TODAYS, REVIEW] {
                days_later(&j, after - 1).await?;
                j.enter(address).await?;
                screen.heading(NONE).await?;
            }
            days_later(&j, after).await?;
            j.enter(TODAYS).await?;
            screen.heading("Card 1 of 1").await?;
            screen.text("Start here · Lead without a title").await?;
            screen.heading(stem).await?;
            let shown = screen.options().await?;
            assert_ne!(
                shown, before,
                "on day {after} they stand as the time before"
            );
            let (mut sorted, mut all) = (shown.clone(), OPTIONS.map(str::to_owned));
            sorted.sort();
            all.sort();
            assert_eq!(sorted, all);
            before = shown;
            screen.answer_card(answer, "Finish").await?;
            screen.heading(Name::has("today")).await?;
            answers_kept(&j, "L001", times + 2).await?;
        }
        // The lesson itself shows the answer it was read with, in its own order.
        j.enter(FIRST_PATH).await?;
        screen
            .by_role("button", Name::has("Not this one. So it looks"))
            .await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn however_many_have_come_back_a_day_with_something_new_offers_one() {
    journey("review_one", |j| async move {
        let screen = j.screen();
        five_due(&j).await?;
        j.enter(TODAYS).await?;
        screen.heading("Card 1 of 1").await?;
        screen.heading(Name::has(FIVE[0].1)).await?;
        screen.answer_card(FIVE[0].2, "Finish").await?;
        screen.heading("That was today’s card").await?;
        screen.gone("heading", "Read it again").await?;
        screen.tap("link", "Go to Today").await?;
        screen.today().await?;
        j.enter(TODAYS).await?;
        screen.heading(NONE).await?;
        // Whoever wants more may have it.
        j.enter(REVIEW).await?;
        screen.heading("Card 1 of 4").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_review_stops_at_any_card_and_goes_on_after_a_kill() {
    journey("review_stop", |j| async move {
        let screen = j.screen();
        five_due(&j).await?;
        screen.ready_offline().await?;
        j.site.stop();
        j.enter("/learn/").await?;
        screen.tap("link", Name::has("Review")).await?;
        screen.focus_on("heading", "Card 1 of 5").await?;
        screen.answer_card(FIVE[0].2, "Next card").await?;
        screen.focus_on("heading", Name::has(FIVE[1].1)).await?;
        screen.heading("Card 2 of 5").await?;
        screen.tap("button", ENOUGH).await?;
        screen.focus_on("heading", ENOUGH).await?;
        screen.text("The other cards wait").await?;
        answers_kept(&j, "L001", 2).await?;
        j.kill_and_start_again().await?;
        j.enter(REVIEW).await?;
        screen.heading("Card 1 of 4").await?;
        screen.heading(Name::has(FIVE[1].1)).await?;
        // Answered and not put away: it counts.
        screen.tap("button", "Drop it and do it yourself.").await?;
        screen.text("comes back a little sooner").await?;
        answers_kept(&j, "L002", 2).await?;
        j.kill_and_start_again().await?;
        j.enter(REVIEW).await?;
        screen.heading("Card 1 of 3").await?;
        screen.heading(Name::has(FIVE[2].1)).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_whole_review_by_keyboard_ends_calmly_with_what_is_worth_reading_again() {
    journey("review_whole", |j| async move {
        let screen = j.screen();
        five_due(&j).await?;
        j.enter(REVIEW).await?;
        let wrong = [
            "Ask the boss for a rule.",
            "Use their best ideas and thank them.",
        ];
        for (at, (_, stem, right)) in FIVE.into_iter().enumerate() {
            screen.heading(Name::has(stem)).await?;
            let option = if at < 3 { right } else { wrong[at - 3] };
            screen.tab_to("button", option, 12).await?;
            screen.press(Key::Enter).await?;
            screen
                .text(if at < 3 { "Yes." } else { "Not this one." })
                .await?;
            // What a wrong answer means is said once.
            let shown = screen.shown_text().await?;
            assert_eq!(
                shown.contains("comes back a little sooner"),
                at == 3,
                "{shown}"
            );
            let on = if at == 4 { "Finish" } else { "Next card" };
            screen.tab_to("button", on, 4).await?;
            screen.press(Key::Enter).await?;
        }
        screen.focus_on("heading", "That is all for today").await?;
        screen.heading("Read it again").await?;
        let links = screen.names_now("link").await?;
        for (title, is_there) in [
            ("Lead without a title", false),
            ("Who made you the boss?", false),
            ("When it is not a peer's job", false),
            ("Example comes first", true),
            ("Share it to show it", true),
        ] {
            let found = links.iter().any(|link| link.contains(title));
            assert_eq!(found, is_there, "{title}: {links:?}");
        }
        screen.tap("link", Name::has("Example comes first")).await?;
        screen.heading("Example comes first").await?;
        screen.tap("link", "Back").await?;
        screen.heading(NONE).await?;
        screen.tap("link", "Go to Today").await?;
        screen.today().await
    })
    .await;
}

#[tokio::test]
async fn a_card_whose_text_does_not_come_says_so_and_is_loaded_again() {
    journey("review_trouble", |j| async move {
        let screen = j.screen();
        // The worker needs the pack too, so there is no copy to fall back on.
        j.site.fault("/content/T1.*", Fault::Status(503));
        five_due(&j).await?;
        j.enter(REVIEW).await?;
        screen
            .text("This card did not load: the host answered 503. Nothing is lost.")
            .await?;
        screen.heading("Card 1 of 5").await?;
        screen.by_role("button", ENOUGH).await?;
        j.site.heal();
        screen.tap("button", "Load it again").await?;
        screen.heading(Name::has(FIVE[0].1)).await?;
        screen.gone("button", "Load it again").await
    })
    .await;
}

#[tokio::test]
async fn without_a_card_the_page_is_calm_and_leads_on() {
    journey("review_none", |j| async move {
        let screen = j.screen();
        for address in [TODAYS, REVIEW] {
            j.enter(address).await?;
            screen.heading(NONE).await?;
            screen.text("The first is still to come.").await?;
        }
        screen.tap("link", "Go to Today").await?;
        screen.today().await
    })
    .await;
}
