//! Clocks and places: days in three zones at their turning, a zone that changes, a clock set back,
//! and days, times and weeks as three languages have them.

use e2e::calendar::value;
use e2e::downloads::Downloads;
use e2e::seeds::{self, Seed};
use e2e::whereabouts::{at_moment, in_language, in_zone};
use e2e::{Journey, Name, Outcome, journey, kept};

/// A day in a zone, with the moments around it.
struct Turning {
    zone: &'static str,
    day: &'static str,
    /// The day before and the day itself, as they are written in Britain.
    written: [&'static str; 2],
    next_day: &'static str,
    /// Just before three in the morning, just after, half past eleven at night, after three on the
    /// next day.
    moments: [&'static str; 4],
}

const KIRITIMATI: Turning = Turning {
    zone: "Pacific/Kiritimati",
    day: "2026-11-22",
    written: ["21 November", "22 November"],
    next_day: "2026-11-23",
    moments: [
        "2026-11-21T12:59:00Z",
        "2026-11-21T13:01:00Z",
        "2026-11-22T09:30:00Z",
        "2026-11-22T13:01:00Z",
    ],
};

/// Twelve hours behind, on a leap day.
const FAR_WEST: Turning = Turning {
    zone: "Etc/GMT+12",
    day: "2028-02-29",
    written: ["28 February", "29 February"],
    next_day: "2028-03-01",
    moments: [
        "2028-02-29T14:59:00Z",
        "2028-02-29T15:01:00Z",
        "2028-03-01T11:30:00Z",
        "2028-03-01T15:01:00Z",
    ],
};

/// The night without a third hour: a minute after 01:59 it is three.
const BERLIN: Turning = Turning {
    zone: "Europe/Berlin",
    day: "2026-03-29",
    written: ["28 March", "29 March"],
    next_day: "2026-03-30",
    moments: [
        "2026-03-29T00:59:00Z",
        "2026-03-29T01:00:30Z",
        "2026-03-29T21:30:00Z",
        "2026-03-30T01:01:00Z",
    ],
};

/// Comes back to Today at a moment.
async fn at(j: &Journey, moment: &str) -> Outcome {
    at_moment(&j.browser, moment).await?;
    j.enter("/").await?;
    j.screen().today().await
}

async fn is_day(j: &Journey, written: &str) -> Outcome {
    j.screen().heading(Name::has(written)).await?;
    Ok(())
}

/// A day from before three to after three, in this zone.
async fn a_day_in(j: &Journey, turning: &Turning) -> Outcome {
    let screen = j.screen();
    in_language(&j.browser, "en-GB").await?;
    in_zone(&j.browser, turning.zone).await?;
    let [before, begun, late, next] = turning.moments;
    at(j, before).await?;
    is_day(j, turning.written[0]).await?;
    at(j, begun).await?;
    is_day(j, turning.written[1]).await?;
    let read = seeds::lesson("L001", &[(turning.day, 0, true)], "");
    kept::overwrite_all(&j.browser, &[read]).await?;
    let looked_at = Seed::new("turning", "The rota", turning.day).then(seeds::planned(
        turning.day,
        None,
        Some(turning.next_day),
        None,
    ));
    seeds::plant(j, &[looked_at]).await?;
    at(j, late).await?;
    is_day(j, turning.written[1]).await?;
    screen.text("Practised on 1 of your last 28 days").await?;
    screen.text("Read today").await?;
    screen.gone("heading", "How did it go?").await?;
    let downloads = Downloads::allow(&j.browser).await?;
    j.enter("/you/reminders/").await?;
    screen.tap("button", "Put it in my calendar").await?;
    let file = downloads.take("five-minutes").await?;
    let first = format!("{}T083000", turning.day.replace('-', ""));
    assert_eq!(value(&file, "DTSTART"), first, "{}", turning.zone);
    // The stamp alone is universal time.
    let stamp: String = late
        .chars()
        .filter(|c| !"-:".contains(*c))
        .take(13)
        .collect();
    assert!(value(&file, "DTSTAMP").starts_with(&stamp), "{file}");
    at(j, next).await?;
    screen.heading("How did it go?").await?;
    screen.text("Practised on 1 of your last 28 days").await
}

#[tokio::test]
async fn days_turn_at_three_where_the_day_begins_first() {
    journey("places_kiritimati", |j| async move {
        a_day_in(&j, &KIRITIMATI).await
    })
    .await;
}

#[tokio::test]
async fn days_turn_at_three_where_it_ends_last_leap_day_or_not() {
    journey("places_far_west", |j| async move {
        a_day_in(&j, &FAR_WEST).await
    })
    .await;
}

#[tokio::test]
async fn days_turn_at_three_on_the_day_that_has_no_hour_before_it() {
    journey(
        "places_berlin",
        |j| async move { a_day_in(&j, &BERLIN).await },
    )
    .await;
}

#[tokio::test]
async fn a_flight_over_the_date_line_and_a_clock_set_back_lose_no_day() {
    journey("places_flight", |j| async move {
        let screen = j.screen();
        in_language(&j.browser, "en-GB").await?;
        in_zone(&j.browser, KIRITIMATI.zone).await?;
        at(&j, KIRITIMATI.moments[1]).await?;
        let days = [("2026-11-22", 0, true), ("2026-11-18", 0, true)];
        let read = seeds::lesson("L001", &days, "");
        kept::overwrite_all(&j.browser, &[read]).await?;
        at(&j, KIRITIMATI.moments[1]).await?;
        screen.text("Practised on 2 of your last 28 days").await?;
        // Landed twenty-six hours of clock earlier.
        in_zone(&j.browser, FAR_WEST.zone).await?;
        at(&j, "2026-11-21T14:01:00Z").await?;
        is_day(&j, "20 November").await?;
        screen.text("Practised on 2 of your last 28 days").await?;
        // Set back by a month: nothing of it is counted, and nothing of it is gone.
        at(&j, "2026-10-21T16:00:00Z").await?;
        is_day(&j, "21 October").await?;
        let shown = screen.shown_text().await?;
        assert!(!shown.contains("Practised on"), "{shown}");
        at(&j, "2026-11-21T16:00:00Z").await?;
        screen.text("Practised on 2 of your last 28 days").await
    })
    .await;
}

/// The week's first day, a day and a time as a language has them.
const LANGUAGES: [(&str, &str, &str, &str); 3] = [
    ("en-US", "Sun", "Sunday, November 22", "8:30 AM"),
    ("de-DE", "Mon", "Sonntag, 22. November", "8:30"),
    (
        "ar-EG",
        "Sat",
        "\u{2068}الأحد، ٢٢ نوفمبر\u{2069}",
        "\u{2068}٨:٣٠ ص\u{2069}",
    ),
];

#[tokio::test]
async fn days_times_and_weeks_are_as_the_persons_language_has_them() {
    journey("places_languages", |j| async move {
        let screen = j.screen();
        in_zone(&j.browser, "UTC").await?;
        let downloads = Downloads::allow(&j.browser).await?;
        for (language, first_day, day, time) in LANGUAGES {
            in_language(&j.browser, "").await?;
            in_language(&j.browser, language).await?;
            at_moment(&j.browser, "2026-11-22T12:00:00Z").await?;
            j.enter("/").await?;
            screen.text(day).await?;
            // The page itself is read from left to right.
            let direction = "return getComputedStyle(document.querySelector('h1')).direction";
            assert_eq!(j.browser.script(direction, vec![]).await?, "ltr");
            j.enter("/you/reminders/").await?;
            let names = screen.names_now("button").await?;
            let first = names.iter().find(|name| name.len() == 3);
            assert_eq!(first.map(String::as_str), Some(first_day), "{language}");
            let button = Name::has("in my calendar");
            screen.tap("button", button).await?;
            // The file has the digits of files, whatever the language.
            let file = downloads.take("five-minutes").await?;
            assert_eq!(value(&file, "DTSTART"), "20261122T083000", "{language}");
            let said = format!("every day at {time}.");
            screen.text(&said).await?;
            screen.tap("button", "Take it out of my calendar").await?;
            downloads.take("five-minutes").await?;
        }
        Ok(())
    })
    .await;
}
