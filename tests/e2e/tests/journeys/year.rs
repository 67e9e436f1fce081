//! The year on Today: what comes on which day and why, own days, paths, light days, time away.

use e2e::pages::check::asked;
use e2e::pages::lesson::{FIRST, REFLECTION};
use e2e::seeds::day;
use e2e::whereabouts::in_language;
use e2e::{Journey, Name, Outcome, journey, kept};
use serde_json::{Value, json};

use super::accessible::Audits;
use super::whole_loop::days_later;

/// The second lesson, which is also the first of the short course.
const SECOND: &str = "Who made you the boss?";
/// The first lesson on listening.
const LISTENING: &str = "Ears first";
/// A path, and its first two lessons.
const PATH: &str = "Everyone is in charge";
const ON_PATH: [&str; 2] = ["Everyone wants the wheel", "I have done it too"];

/// A lesson whose case question was answered so many days ago, as it stands on the phone.
async fn read(j: &Journey, id: &str, days: &[i32]) -> Outcome<(String, Value)> {
    let mut answers = Vec::new();
    for after in days {
        answers.push(json!({ "day": day(j, *after).await?, "option": 0, "right": true }));
    }
    let record = json!({
        "schema": 1, "kind": "lesson", "lesson": id, "answers": answers,
        "reflection": "", "kept": false,
    });
    Ok((format!("lesson/{id}"), json!(record.to_string())))
}

/// A scenario decided so many days ago, and its twist.
async fn practised(
    j: &Journey,
    id: &str,
    decided: i32,
    twist: Option<i32>,
) -> Outcome<(String, Value)> {
    let answers = [json!({ "day": day(j, decided).await?, "option": 0, "rating": "best" })];
    let mut twists = Vec::new();
    if let Some(after) = twist {
        let day = day(j, after).await?;
        twists.push(json!({ "day": day, "verdict": "LISTEN", "right": true }));
    }
    let record = json!({
        "schema": 2, "kind": "practised", "scenario": id, "answers": answers, "twists": twists,
    });
    Ok((format!("scenario/{id}"), json!(record.to_string())))
}

/// Why it says that this one comes today.
async fn says_why(j: &Journey, sentence: &str) -> Outcome {
    j.screen().unfold("Why this one today?").await?;
    j.screen().text(sentence).await
}

/// Opens the lesson on Today's card and answers its case question.
async fn reads(j: &Journey, title: &str, option: &str) -> Outcome {
    let screen = j.screen();
    screen.tap("link", title).await?;
    screen.heading(title).await?;
    screen.tap("button", Name::has(option)).await?;
    screen.by_role("textbox", REFLECTION).await?;
    Ok(())
}

#[tokio::test]
async fn the_first_week_is_lesson_lesson_scenario_lesson_review() {
    journey("year_first_week", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.text("Lesson · 2 min").await?;
        says_why(&j, "Day 1 in week 1 of your year.").await?;
        reads(&j, FIRST, "The one who took the first step.").await?;
        days_later(&j, 1).await?;
        reads(&j, SECOND, "Say what it is for").await?;
        days_later(&j, 2).await?;
        screen.by_role("link", "The higher degree").await?;
        screen.text("Practice · 3 min").await?;
        says_why(&j, "Day 3 in week 1 of your year.").await?;
        let decided = practised(&j, "P04", 0, None).await?;
        kept::overwrite_all(&j.browser, &[decided]).await?;
        days_later(&j, 2).await?;
        screen.text("Practised today").await?;
        screen.text("Practised on 3 of your last 28 days").await?;
        days_later(&j, 3).await?;
        // The first lesson's card is back, beside the lesson of the day.
        screen
            .by_role("link", Name::has("One card comes back"))
            .await?;
        reads(&j, "When it is not a peer's job", "Check on them").await?;
        days_later(&j, 4).await?;
        screen.text("Review · up to 8 cards").await?;
        screen
            .gone("link", Name::has("One card comes back"))
            .await?;
        screen.tap("link", "Questions that come back").await?;
        screen.at("/learn/cards/").await?;
        let reviewed = read(&j, "L001", &[-4, 0]).await?;
        kept::overwrite_all(&j.browser, &[reviewed]).await?;
        days_later(&j, 4).await?;
        screen.text("Reviewed today").await?;
        screen.text("Practised on 5 of your last 28 days").await?;
        days_later(&j, 5).await?;
        screen.by_role("link", "Example comes first").await?;
        says_why(&j, "Day 1 in week 2 of your year.").await
    })
    .await;
}

#[tokio::test]
async fn a_day_that_is_not_theirs_proposes_nothing_and_has_the_next_at_hand() {
    journey("year_own_days", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter("/").await?;
        let tomorrow = "const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
            return names[new Date(Date.now() + 21 * 3600000).getDay()]";
        let tomorrow = j.browser.script(tomorrow, vec![]).await?;
        let tomorrow = tomorrow.as_str().unwrap_or_default().to_owned();
        j.enter("/you/").await?;
        screen
            .tap("link", "Your days, how much of it, and where to start")
            .await?;
        screen.heading("Your year").await?;
        screen.text("Week 1 of your year").await?;
        screen.pick("Your days", tomorrow.as_str()).await?;
        screen.text("Saved.").await?;
        assert!(screen.is_picked("Your days", &tomorrow).await?);
        audits.of(&j, "your year").await?;
        j.enter("/").await?;
        screen.heading("Nothing new today").await?;
        let shown = screen.shown_text().await?;
        assert!(shown.contains("Today is not one of your days."), "{shown}");
        assert!(!shown.contains("Read today's lesson"), "{shown}");
        audits.of(&j, "a day off").await?;
        // It is at hand all the same.
        screen.tap("link", Name::has(FIRST)).await?;
        screen.heading(FIRST).await?;
        days_later(&j, 1).await?;
        screen.text("Read today's lesson").await?;
        screen.gone("heading", "Nothing new today").await?;
        audits.judge()
    })
    .await;
}

#[tokio::test]
async fn a_path_is_chosen_in_one_tap_followed_with_its_reason_and_ended() {
    journey("year_path", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter("/").await?;
        screen.unfold("Start where it hurts").await?;
        audits.of(&j, "the paths, open").await?;
        screen.tap("button", PATH).await?;
        screen.text("It comes first from now on.").await?;
        screen.by_role("link", ON_PATH[0]).await?;
        screen.gone("button", "Start where it hurts").await?;
        // A tap too quick is taken back.
        screen.tap("button", "Undo").await?;
        screen.text("Taken back.").await?;
        screen.by_role("link", FIRST).await?;
        screen.unfold("Start where it hurts").await?;
        screen.tap("button", PATH).await?;
        screen.by_role("link", ON_PATH[0]).await?;
        let why = format!("You chose “{PATH}”, so this comes first.");
        says_why(&j, &why).await?;
        reads(&j, ON_PATH[0], "Ask what must be done").await?;
        days_later(&j, 1).await?;
        screen.by_role("link", ON_PATH[1]).await?;
        says_why(&j, &why).await?;
        j.enter("/you/year/").await?;
        screen.text(&format!("On the path “{PATH}”")).await?;
        screen.text("1 lesson read so far").await?;
        assert!(screen.is_picked("Where to start", PATH).await?);
        screen.pick("Where to start", "From the beginning").await?;
        screen.text("Week 1 of your year").await?;
        screen.text("Saved.").await?;
        j.enter("/").await?;
        screen.by_role("link", FIRST).await?;
        screen.gone("button", "Start where it hurts").await?;
        audits.judge()
    })
    .await;
}

#[tokio::test]
async fn who_closes_the_line_on_paths_is_never_asked_again() {
    journey("year_not_asked", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        screen.tap("button", "Don't ask again").await?;
        screen.gone("button", "Start where it hurts").await?;
        screen.text("The year stays as it is.").await?;
        days_later(&j, 1).await?;
        screen.by_role("link", FIRST).await?;
        screen.gone("button", "Start where it hurts").await
    })
    .await;
}

#[tokio::test]
async fn an_open_situation_left_unheard_brings_a_lesson_on_listening_once() {
    journey("year_unheard", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        let unheard = [
            (asked::HARM, "No"),
            (asked::LEAD, "Not sure"),
            (asked::STATE, "Not sure"),
            (asked::PAIN, "Not sure"),
            (asked::WISH, "I don't know"),
            (asked::HEARD, "Not yet"),
        ];
        screen
            .save_a_check(&unheard, "Listen first", "The quiet one")
            .await?;
        j.enter("/").await?;
        screen.by_role("link", LISTENING).await?;
        says_why(&j, "you had not heard their side").await?;
        let heard = read(&j, "L025", &[0]).await?;
        kept::overwrite_all(&j.browser, &[heard]).await?;
        days_later(&j, 1).await?;
        screen.by_role("link", FIRST).await?;
        says_why(&j, "Day 1 in week 1 of your year.").await
    })
    .await;
}

/// What Today shows below its date.
async fn below_the_date(j: &Journey) -> Outcome<String> {
    let script = "return document.querySelector('main').innerText
        .replace(document.querySelector('h1').innerText, '')";
    let shown = j.browser.script(script, vec![]).await?;
    Ok(shown.as_str().unwrap_or_default().to_owned())
}

/// The buttons of the page itself: a notice that comes and goes has its own.
async fn own_buttons(j: &Journey) -> Outcome<Vec<String>> {
    let mut buttons = j.screen().names_now("button").await?;
    buttons.retain(|name| name != "Close");
    Ok(buttons)
}

#[tokio::test]
async fn two_or_three_months_away_today_is_as_light_as_on_day_one() {
    journey("year_away", |j| async move {
        let screen = j.screen();
        j.enter("/").await?;
        let headings = screen.names_now("heading").await?.len();
        let buttons = own_buttons(&j).await?;
        let mut links = screen.names_now("link").await?;
        // Only somebody who has written nothing may have a backup from elsewhere.
        links.retain(|name| name != "Restore a backup");
        let mut records = vec![practised(&j, "P04", -2, None).await?];
        for (id, days) in [("L001", &[-5, 0][..]), ("L002", &[-4]), ("L003", &[-1])] {
            records.push(read(&j, id, days).await?);
        }
        kept::overwrite_all(&j.browser, &records).await?;
        for away in [60, 75, 90] {
            days_later(&j, away).await?;
            screen.by_role("link", "Example comes first").await?;
            let shown = below_the_date(&j).await?;
            let numbers: String = shown.chars().filter(char::is_ascii_digit).collect();
            assert_eq!(numbers, "2", "only \"2 min\": {shown}");
            assert_eq!(screen.names_now("heading").await?.len(), headings);
            assert_eq!(own_buttons(&j).await?, buttons);
            // One card, and the lesson in the place of the first one.
            let now = screen.names_now("link").await?;
            let card = now
                .iter()
                .position(|name| name.contains("One card comes back"));
            let mut others = now.clone();
            others.remove(card.unwrap());
            links.retain(|name| name != FIRST);
            others.retain(|name| name != "Example comes first");
            assert_eq!(others, links, "away {away} days");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_short_course_begins_with_its_own_first_lesson() {
    journey("year_short", |j| async move {
        let screen = j.screen();
        j.enter("/you/year/").await?;
        screen.pick("How much of it", "The short course").await?;
        screen.text("Week 1 of the short course").await?;
        screen.text("Saved.").await?;
        j.enter("/").await?;
        screen.by_role("link", SECOND).await?;
        says_why(&j, "Day 1 in week 1 of the short course.").await?;
        j.enter("/you/year/").await?;
        assert!(
            screen
                .is_picked("How much of it", "The short course")
                .await?
        );
        screen.pick("How much of it", "The whole year").await?;
        screen.text("Saved.").await?;
        j.enter("/").await?;
        screen.by_role("link", FIRST).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn no_hour_at_which_a_day_starts_takes_a_practised_day_away() {
    journey("year_day_start", |j| async move {
        let screen = j.screen();
        in_language(&j.browser, "en-GB").await?;
        j.enter("/").await?;
        let records = [
            read(&j, "L001", &[-1]).await?,
            read(&j, "L002", &[0]).await?,
        ];
        kept::overwrite_all(&j.browser, &records).await?;
        j.enter("/").await?;
        screen.text("Practised on 2 of your last 28 days").await?;
        for hour in ["Midnight", "11:00", "6:00", "3:00"] {
            j.enter("/you/year/").await?;
            screen.choose("When your day starts", hour).await?;
            screen.text("Saved.").await?;
            screen.go_to("Today").await?;
            screen.text("Practised on 2 of your last 28 days").await?;
        }
        Ok(())
    })
    .await;
}

/// Twelve weeks of practice, the last of them just over.
async fn twelve_weeks(j: &Journey) -> Outcome<Vec<(String, Value)>> {
    let mut records = Vec::new();
    for number in 1..=36 {
        let on = number - 38;
        // The first lesson's card was the review of the twelfth week.
        let days = if number == 1 { vec![on, -1] } else { vec![on] };
        records.push(read(j, &format!("L{number:03}"), &days).await?);
    }
    for scenario in ["P04", "P14", "P23", "P15", "P09", "P10"] {
        records.push(practised(j, scenario, -38, Some(-38)).await?);
    }
    Ok(records)
}

#[tokio::test]
async fn a_light_day_has_a_prompt_its_ways_and_is_done_in_one_tap() {
    journey("year_light", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        j.enter("/").await?;
        let records = twelve_weeks(&j).await?;
        kept::overwrite_all(&j.browser, &records).await?;
        j.enter("/").await?;
        screen.heading("Which three lessons did you use?").await?;
        says_why(&j, "Day 1 in week 13 of your year.").await?;
        audits.of(&j, "a light day").await?;
        screen.tap("button", "Mark this day as done").await?;
        screen.text("Done for today.").await?;
        screen.text("Done today").await?;
        screen.gone("button", "Mark this day as done").await?;
        screen.tap("button", "Undo").await?;
        screen.tap("button", "Mark this day as done").await?;
        screen.text("Done today").await?;
        screen.tap("link", "What you tried").await?;
        screen.at("/learn/tried/").await?;
        days_later(&j, 1).await?;
        screen.heading("Cards of a while ago").await?;
        screen.tap("button", "Mark this day as done").await?;
        screen.text("Done today").await?;
        days_later(&j, 2).await?;
        // Nothing was ever checked, so the third day has nothing in it and falls away.
        screen.heading("Some cards, and one twist").await?;
        screen
            .by_role("link", Name::has("One fact changes"))
            .await?;
        audits.judge()
    })
    .await;
}
