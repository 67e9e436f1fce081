//! Learn: what is found in it, what was kept, how far a track has come, and what was tried.

use e2e::pages::learn::SEARCH;
use e2e::pages::lesson::{FIRST, FIRST_PATH, REFLECTION};
use e2e::seeds::lesson;
use e2e::site::Fault;
use e2e::{Journey, Name, Outcome, journey, kept};

const TRIED: &str = "What you tried";

#[tokio::test]
async fn lessons_are_found_by_title_idea_and_story_offline_whatever_the_accents_and_case() {
    journey("learn_search", |j| async move {
        let screen = j.screen();
        j.enter("/learn/").await?;
        screen.ready_offline().await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("/learn/").await?;
        for (query, found, shows, marked) in [
            (
                "lead without",
                FIRST,
                "You lead a peer when you help",
                "Lead",
            ),
            (
                "TITLE WITHÖUT",
                FIRST,
                "You lead a peer when you help",
                "without",
            ),
            (
                "they choose to go",
                FIRST,
                "You lead a peer when you help",
                "choose",
            ),
            ("trays warm", FIRST, "two trays are still warm", "trays"),
            ("tráys ARM", FIRST, "two trays are still warm", "arm"),
        ] {
            screen.look_up(query).await?;
            screen.by_role("link", Name::has(found)).await?;
            screen.text(shows).await?;
            let words = screen.marked().await?;
            assert!(
                words.iter().any(|word| word == marked),
                "{query}: {words:?}"
            );
        }
        screen.look_up("warm trays").await?;
        screen.heading("1 found").await?;
        screen.tap("link", Name::has(FIRST)).await?;
        screen.heading(FIRST).await?;
        // Back leads to what was found.
        screen.back().await?;
        screen.heading("1 found").await?;
        screen.look_up("no such words anywhere").await?;
        screen.heading("Nothing found").await?;
        screen.text("Try fewer, or a part of one.").await?;
        screen.tap("button", "Clear the search").await?;
        screen.focus_on("searchbox", SEARCH).await?;
        screen.heading(Name::has("Start here")).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn scenarios_are_found_by_where_they_play_and_a_long_list_comes_in_parts() {
    journey("learn_search_more", |j| async move {
        let screen = j.screen();
        j.enter("/learn/").await?;
        screen.look_up("touring theatre").await?;
        screen.heading("1 found").await?;
        screen
            .by_role("link", Name::has("Practice scenario"))
            .await?;
        screen.look_up("the").await?;
        screen.tap("button", "Show 20 more").await?;
        screen.condition(
            "the focus on the first of them",
            "return [...document.querySelectorAll('.results a')].indexOf(document.activeElement) === 20",
        ).await
    })
    .await;
}

#[tokio::test]
async fn nothing_that_is_looked_for_leaves_the_screen() {
    journey("learn_privacy", |j| async move {
        let screen = j.screen();
        j.enter("/learn/").await?;
        screen.ready_offline().await?;
        j.take_asked();
        screen.look_up("Zqxv").await?;
        screen.heading("Nothing found").await?;
        screen.at("/learn/").await?;
        let traces = kept::traces(&j.browser).await?;
        assert!(!traces.contains("Zqxv"), "{traces}");
        let records = kept::entries(&j.browser, "records").await?;
        assert!(!format!("{records:?}").contains("Zqxv"), "{records:?}");
        let asked = j.take_asked();
        assert!(asked.iter().all(|path| path == "/sw.js"), "{asked:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_does_not_come_is_told_and_the_rest_is_searched_all_the_same() {
    journey("learn_trouble", |j| async move {
        let screen = j.screen();
        j.site.fault("/content/T1.*", Fault::Status(503));
        j.enter("/learn/").await?;
        screen.look_up("warm trays").await?;
        screen
            .text("Part of what is searched did not load: the host answered 503.")
            .await?;
        screen.gone("link", Name::has(FIRST)).await?;
        screen.look_up("lead without").await?;
        screen.by_role("link", Name::has(FIRST)).await?;
        j.site.heal();
        screen.look_up("warm trays").await?;
        screen.tap("button", "Load it again").await?;
        screen.by_role("link", Name::has(FIRST)).await?;
        screen.gone("button", "Load it again").await
    })
    .await;
}

#[tokio::test]
async fn a_track_tells_how_far_it_has_come_and_stays_as_it_was_left() {
    journey("learn_tracks", |j| async move {
        let screen = j.screen();
        j.enter("/learn/").await?;
        // The track of the next lesson is open, the others are folded.
        screen
            .by_role("button", Name::has("Start here 12 lessons"))
            .await?;
        screen
            .by_role("link", Name::has("Who made you the boss?"))
            .await?;
        screen
            .gone("link", Name::has("Look for what hurts"))
            .await?;
        screen.tap("link", Name::has(FIRST)).await?;
        screen.answer_first_lesson().await?;
        screen.back().await?;
        screen
            .by_role("button", Name::has("Start here 1 of 12"))
            .await?;
        screen.tap("button", Name::has("Start here")).await?;
        screen
            .gone("link", Name::has("Who made you the boss?"))
            .await?;
        screen
            .tap("button", Name::has("See where it hurts"))
            .await?;
        screen.tap("link", Name::has("Look for what hurts")).await?;
        screen.heading("Look for what hurts").await?;
        screen.browser_back().await?;
        screen
            .by_role("link", Name::has("Look for what hurts"))
            .await?;
        screen
            .tap("button", Name::has("Practice scenarios 30 scenarios"))
            .await?;
        screen
            .by_role("link", Name::has("Restaurant kitchen, Friday service"))
            .await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_track_of_the_next_lesson_is_open_and_a_kept_lesson_is_found_again() {
    journey("learn_kept", |j| async move {
        let screen = j.screen();
        j.enter(FIRST_PATH).await?;
        let today = e2e::seeds::day(&j, -1).await?;
        let read: Vec<_> = (1..=12)
            .map(|number| lesson(&format!("L{number:03}"), &[(&today, 1, true)], ""))
            .collect();
        kept::overwrite_all(&j.browser, &read).await?;
        j.enter(FIRST_PATH).await?;
        screen.tap("button", "Keep this lesson").await?;
        screen.text("Lesson kept.").await?;
        j.kill_and_start_again().await?;
        j.enter("/learn/").await?;
        screen.by_role("button", Name::has("Kept")).await?;
        screen.by_role("link", Name::has(FIRST)).await?;
        screen
            .by_role("button", Name::has("Start here 12 of 12"))
            .await?;
        screen
            .by_role("link", Name::has("Look for what hurts"))
            .await?;
        screen.gone("link", Name::has("Example comes first")).await
    })
    .await;
}

/// Writes a line on a lesson that is answered by its option of this name.
async fn write_line(j: &Journey, path: &str, option: &str, line: &str) -> Outcome {
    let screen = j.screen();
    j.enter(path).await?;
    screen.tap("button", option).await?;
    screen.type_text("textbox", REFLECTION, line).await?;
    screen.save_field().await
}

#[tokio::test]
async fn the_lines_on_lessons_gather_the_newest_first_and_are_changed_in_their_lesson() {
    journey("learn_tried", |j| async move {
        let screen = j.screen();
        j.enter("/learn/").await?;
        screen.tap("link", Name::has(TRIED)).await?;
        screen.heading(TRIED).await?;
        screen.heading("Nothing here yet").await?;
        screen.ready_offline().await?;
        let arabic = "جدول المناوبة الليلية فارغ";
        write_line(&j, FIRST_PATH, "The one who took the first step.", arabic).await?;
        super::whole_loop::days_later(&j, 1).await?;
        let second = "/lesson/who-made-you-the-boss/";
        write_line(
            &j,
            second,
            "Drop it and do it yourself.",
            "Asked, then waited",
        )
        .await?;
        // Read, and no line on it.
        j.enter("/lesson/example-comes-first/").await?;
        screen.tap("button", "Ask the boss for a rule.").await?;
        screen.by_role("textbox", REFLECTION).await?;
        j.enter("/learn/tried/").await?;
        screen.heading(TRIED).await?;
        screen.heading(FIRST).await?;
        assert_eq!(
            screen.names_now("heading").await?,
            [TRIED, "Who made you the boss?", FIRST]
        );
        let shown = screen.shown_text().await?;
        for stands in ["today", "Asked, then waited", "yesterday", arabic] {
            assert!(shown.contains(stands), "{stands:?} is missing in {shown}");
        }
        screen.tap("link", FIRST).await?;
        assert_eq!(screen.written_in(REFLECTION).await?, arabic);
        screen.rewrite(REFLECTION, "I took the stairs").await?;
        screen.save_field().await?;
        screen.back().await?;
        screen.text("I took the stairs").await?;
        assert!(!screen.shown_text().await?.contains(arabic));
        Ok(())
    })
    .await;
}
