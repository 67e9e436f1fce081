//! Notes and the journal: kept in one tap, found again among many, whatever they are written in.

use e2e::pages::check::{TO_OFFER, TO_STAND_BACK};
use e2e::pages::mirror::{self, ANSWERS, MIRROR};
use e2e::seeds::{self, Seed, plant};
use e2e::{Journey, Key, Name, Outcome, journey, kept};
use serde_json::json;

use super::whole_loop::{days_later, step_in};

const NOTE: &str = "A quick note";
const SEARCH: &str = "Search your journal";

/// Keeps a quick note from the journal, in one tap.
async fn keep_note(j: &Journey, text: &str) -> Outcome {
    let screen = j.screen();
    // On a first visit "Ready offline." would take the place of the word on the note.
    screen.ready_offline().await?;
    screen.paste(NOTE, text).await?;
    screen.tap("button", "Keep this note").await?;
    // The word on the note before may still stand there, so it is the field that tells.
    let empty = "return document.querySelector('#quick-note').value === ''";
    screen.condition("an empty field", empty).await?;
    screen.text("Note kept. It is in your journal.").await
}

/// Looks for something in the place of what was looked for.
async fn look_for(j: &Journey, query: &str) -> Outcome {
    let field = j.screen().by_role("searchbox", SEARCH).await?;
    field.send_keys(Key::Control + "a").await?;
    field.send_keys(Key::Backspace).await?;
    Ok(field.send_keys(query).await?)
}

#[tokio::test]
async fn a_note_is_kept_in_one_tap_and_half_of_one_survives_a_kill() {
    journey("notes_quick", |j| async move {
        let screen = j.screen();
        j.enter("/journal/").await?;
        screen.ready_offline().await?;
        screen.tap("button", "Keep this note").await?;
        screen
            .text("Write a line first. Then it can be kept.")
            .await?;
        screen
            .type_text("textbox", NOTE, "The lift stood sti")
            .await?;
        kept::draft(&j.browser, "The lift stood sti").await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        assert_eq!(screen.written_in(NOTE).await?, "The lift stood sti");
        screen.type_text("textbox", NOTE, "ll for an hour").await?;
        screen.tap("button", "Keep this note").await?;
        screen.text("Note kept. It is in your journal.").await?;
        screen
            .find_situation("The lift stood still for an hour")
            .await?;
        assert_eq!(
            screen.written_in("Facts").await?,
            "The lift stood still for an hour"
        );
        // A note can become a check.
        screen.tap("button", "Should I step in?").await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        screen.text("A new check on: The lift stood still").await
    })
    .await;
}

#[tokio::test]
async fn what_was_typed_is_found_without_its_accents_and_capitals() {
    journey("notes_search", |j| async move {
        let screen = j.screen();
        step_in(&j, "Plain words").await?;
        screen
            .write_and_save("Story", "Ángela thinks it's the café")
            .await?;
        j.enter("/journal/").await?;
        keep_note(&j, "Der Schichtplan über dem Waschbecken").await?;
        for (query, found, other) in [
            ("CAFE", "Plain words", "Der Schichtplan"),
            ("angela", "Plain words", "Der Schichtplan"),
            ("UBER wasch", "Der Schichtplan", "Plain words"),
            ("schichtplan", "Der Schichtplan", "Plain words"),
        ] {
            look_for(&j, query).await?;
            screen.text("1 situation found").await?;
            screen.by_role("link", Name::has(found)).await?;
            screen.gone("link", Name::has(other)).await?;
        }
        look_for(&j, "nowhere to be found").await?;
        screen.heading("Nothing found").await?;
        screen.tap("button", "Show everything").await?;
        screen.by_role("link", Name::has("Plain words")).await?;
        screen.by_role("link", Name::has("Der Schichtplan")).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_journal_is_filtered_by_where_things_stand_and_by_the_last_verdict() {
    journey("notes_filter", |j| async move {
        let screen = j.screen();
        step_in(&j, "A held one").await?;
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_STAND_BACK, "Stand back and watch", "A closed one")
            .await?;
        screen.tap("button", "Close this situation").await?;
        screen.text("This situation is closed.").await?;
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "An open one")
            .await?;
        j.enter("/journal/").await?;
        keep_note(&j, "A noted one").await?;
        let all = ["A held one", "A closed one", "An open one", "A noted one"];
        let shows = async |wanted: &[&str]| -> Outcome {
            for title in all {
                match wanted.contains(&title) {
                    true => drop(screen.by_role("link", Name::has(title)).await?),
                    false => screen.gone("link", Name::has(title)).await?,
                }
            }
            Ok(())
        };
        shows(&all).await?;
        let stages = "Where they stand";
        for (stage, wanted) in [
            ("Holding a lead 1", &all[..1]),
            ("Closed 1", &all[1..2]),
            ("Open 2", &all[2..]),
            ("Look-back due 0", &[]),
            ("All 4", &all),
        ] {
            screen.pick(stages, stage).await?;
            shows(wanted).await?;
        }
        for (verdict, wanted) in [
            ("Step in now", &all[..1]),
            ("Stand back and watch", &all[1..2]),
            ("Offer a hand", &all[2..3]),
            ("No check yet", &all[3..]),
        ] {
            screen.choose("Last verdict", verdict).await?;
            shows(wanted).await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_hundred_situations_come_forty_at_a_time() {
    journey("notes_hundred", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        let created = seeds::day(&j, -3).await?;
        let seed = |number: usize| {
            Seed::new(
                &format!("s{number:03}"),
                &format!("Seeded {number:03}"),
                &created,
            )
        };
        let seeds: Vec<Seed> = (0..100).map(seed).collect();
        plant(&j, &seeds).await?;
        j.enter("/journal/").await?;
        screen.by_role("link", Name::has("Seeded 099")).await?;
        for (shown, more) in [(40, Some(40)), (80, Some(20)), (100, None)] {
            let Some(more) = more else {
                screen.gone("button", Name::has("more")).await?;
                break;
            };
            let next = format!("Seeded {:03}", 99 - shown);
            screen.gone("link", Name::has(&next)).await?;
            let button = format!("Show {more} more");
            screen.tap("button", button.as_str()).await?;
            // The focus goes on with the reading.
            screen.focus_on("link", Name::has(&next)).await?;
        }
        look_for(&j, "seeded 007").await?;
        screen.text("1 situation found").await?;
        screen.open_situation("Seeded 007").await
    })
    .await;
}

#[tokio::test]
async fn a_situation_of_a_year_ago_is_shown_until_it_is_closed_for_the_day() {
    journey("notes_year_ago", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        let then = seeds::day(&j, -365).await?;
        let yesterday = seeds::day(&j, -1).await?;
        plant(
            &j,
            &[
                Seed::new("yearago", "The old kitchen", &then),
                Seed::new("late", "The new kitchen", &yesterday),
            ],
        )
        .await?;
        j.enter("/journal/").await?;
        let card = screen.part("A year ago").await?;
        assert!(card.contains("The old kitchen"), "{card}");
        assert!(!card.contains("The new kitchen"), "{card}");
        screen.tap("button", "Close this card for today").await?;
        screen.gone("heading", "A year ago").await?;
        j.enter("/journal/").await?;
        screen.by_role("link", Name::has("The old kitchen")).await?;
        screen.gone("heading", "A year ago").await?;
        days_later(&j, 1).await?;
        j.enter("/journal/").await?;
        screen.heading("A year ago").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_note_of_a_thousand_lines_is_kept_whole_and_found_by_its_last_line() {
    journey("notes_thousand", |j| async move {
        let screen = j.screen();
        j.enter("/journal/").await?;
        let mut lines: Vec<String> = (1..1000).map(|line| format!("Line {line}")).collect();
        lines.push("The last of all: quincunx".to_owned());
        let note = lines.join("\n");
        keep_note(&j, &note).await?;
        look_for(&j, "quincunx").await?;
        screen.text("1 situation found").await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.find_situation("Line 1").await?;
        assert_eq!(screen.written_in("Facts").await?, note);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn right_to_left_text_and_emoji_are_kept_shown_their_own_way_and_found() {
    journey("notes_scripts", |j| async move {
        let screen = j.screen();
        let arabic = "جدول المناوبة الليلية فارغ";
        let emoji = "👩🏽‍🚒 drill at 3 🧯";
        j.enter("/journal/").await?;
        keep_note(&j, arabic).await?;
        keep_note(&j, emoji).await?;
        look_for(&j, "المناوبة").await?;
        screen.text("1 situation found").await?;
        screen.open_situation(arabic).await?;
        assert_eq!(screen.direction("heading", arabic).await?, "rtl");
        assert_eq!(screen.direction("textbox", "Facts").await?, "rtl");
        assert_eq!(screen.direction("heading", Name::has(arabic)).await?, "rtl");
        screen.back().await?;
        look_for(&j, "DRILL").await?;
        screen.open_situation(emoji).await?;
        assert_eq!(screen.written_in("Facts").await?, emoji);
        assert_eq!(screen.direction("heading", emoji).await?, "ltr");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_record_of_a_newer_version_is_told_of_and_left_as_it_is() {
    journey("notes_newer", |j| async move {
        let screen = j.screen();
        step_in(&j, "From this version").await?;
        let newer = json!({
            "schema": 99, "kind": "situation", "id": "newer", "title": "From the future",
        })
        .to_string();
        kept::overwrite(&j.browser, "situation/newer", json!(newer)).await?;
        j.enter("/journal/").await?;
        screen
            .text("A newer version of Alongside wrote part of this journal. It is safe")
            .await?;
        assert!(!screen.shown_text().await?.contains("From the future"));
        keep_note(&j, "Beside it").await?;
        screen.open_situation("From this version").await?;
        screen.write_and_save("Facts", "Still writable.").await?;
        screen.delete_it().await?;
        j.enter("/journal/situation/?id=newer").await?;
        screen.heading("This situation is not here").await?;
        let records = kept::entries(&j.browser, "records").await?;
        assert_eq!(records.get("situation/newer"), Some(&json!(newer)));
        let aside = kept::entries(&j.browser, "damaged").await?;
        assert!(aside.is_empty(), "{aside:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_mirror_is_four_taps_and_a_note_and_comes_back_after_a_month() {
    journey("notes_mirror", |j| async move {
        let screen = j.screen();
        j.enter("/journal/").await?;
        keep_note(&j, "Something to begin with").await?;
        j.enter("/journal/").await?;
        screen.tap("link", MIRROR).await?;
        screen.heading(MIRROR).await?;
        screen.look_into_mirror(&ANSWERS[..3]).await?;
        screen.gone("heading", "A note to yourself").await?;
        screen.look_into_mirror(&ANSWERS[3..]).await?;
        screen.heading("A note to yourself").await?;
        screen.tap("button", "Keep this note").await?;
        screen.text("The note is in your journal.").await?;
        screen.heading("My last meeting").await?;
        assert_eq!(screen.written_in("Story").await?, mirror::NOTE);
        for (after, offered) in [(0, false), (29, false), (30, true)] {
            days_later(&j, after).await?;
            j.enter("/journal/").await?;
            screen.by_role("link", Name::has("My last meeting")).await?;
            match offered {
                true => drop(screen.by_role("link", MIRROR).await?),
                false => screen.gone("link", MIRROR).await?,
            }
        }
        screen.tap("button", "Not this month").await?;
        screen.gone("link", MIRROR).await
    })
    .await;
}
