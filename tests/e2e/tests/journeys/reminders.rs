//! Reminders: files for the person's own calendar, the number on the icon, a word from the worker.

use e2e::calendar::value;
use e2e::downloads::Downloads;
use e2e::wait::{Look, until};
use e2e::whereabouts::in_language;
use e2e::{Journey, Name, Outcome, journey, kept, seeds};
use serde_json::{Value, json};

use super::accessible::Audits;
use super::whole_loop::step_in;

const PUT: &str = "Put it in my calendar";
const REPLACE: &str = "Replace it in my calendar";
const TAKE_OUT: &str = "Take it out of my calendar";
const FILE: &str = "five-minutes";
const SAVED: &str = "Saved among your downloads. Open it with your calendar.";

/// Picks a time in the phone's own clock.
async fn at(j: &Journey, time: &str) -> Outcome {
    let pick = "const field = document.querySelector('#reminder-time');
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    j.browser.script(pick, vec![json!(time)]).await?;
    Ok(())
}

async fn tap_and_take(j: &Journey, button: &str, to: &Downloads) -> Outcome<String> {
    j.screen().tap("button", button).await?;
    to.take(FILE).await
}

#[tokio::test]
async fn a_reminder_is_made_replaced_carried_to_another_phone_and_taken_out() {
    journey("reminder_daily", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        in_language(&j.browser, "en-GB").await?;
        j.enter("/you/").await?;
        screen.ready_offline().await?;
        screen.tap("link", "Reminders").await?;
        screen.heading("Reminders").await?;
        screen.unfold("What to do with the file").await?;
        audits.of(&j, "reminders").await?;
        j.site.stop();
        let downloads = Downloads::allow(&j.browser).await?;
        let first = tap_and_take(&j, PUT, &downloads).await?;
        screen.text(SAVED).await?;
        assert_eq!(value(&first, "RRULE"), "FREQ=DAILY");
        assert!(value(&first, "DTSTART").ends_with("T083000"), "{first}");
        assert_eq!(value(&first, "METHOD"), "PUBLISH");
        assert_eq!(value(&first, "SEQUENCE"), "0");
        for day in ["Tue", "Thu"] {
            screen.pick("Remind me on", day).await?;
        }
        at(&j, "17:05").await?;
        let second = tap_and_take(&j, REPLACE, &downloads).await?;
        assert_eq!(value(&second, "RRULE"), "FREQ=WEEKLY;BYDAY=TU,TH");
        assert!(value(&second, "DTSTART").ends_with("T170500"), "{second}");
        assert_eq!(value(&second, "UID"), value(&first, "UID"));
        assert_eq!(value(&second, "SEQUENCE"), "1");
        screen.text("Tue, Thu at 17:05.").await?;
        audits.of(&j, "reminders, in the calendar").await?;
        // Onto another phone: the backup knows which entry to replace.
        j.enter("/you/backup/").await?;
        let backup = screen.readable_backup(&downloads).await?;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("backup.json");
        std::fs::write(&path, backup).unwrap();
        j.enter("/you/").await?;
        screen.erase_everything().await?;
        screen.text("No backup was made on this phone yet.").await?;
        j.enter("/you/reminders/").await?;
        screen.gone("button", TAKE_OUT).await?;
        j.enter("/you/restore/").await?;
        screen.choose_file(&path).await?;
        screen.take_in().await?;
        j.enter("/you/reminders/").await?;
        screen.text("Tue, Thu at 17:05.").await?;
        let ended = tap_and_take(&j, TAKE_OUT, &downloads).await?;
        assert_eq!(value(&ended, "METHOD"), "CANCEL");
        assert_eq!(value(&ended, "STATUS"), "CANCELLED");
        assert_eq!(value(&ended, "UID"), value(&first, "UID"));
        assert_eq!(value(&ended, "SEQUENCE"), "2");
        screen.text("You took it out of your calendar.").await?;
        screen.by_role("button", PUT).await?;
        audits.judge()
    })
    .await;
}

#[tokio::test]
async fn a_file_that_went_nowhere_is_no_change_of_the_reminder() {
    journey("reminder_closed_sheet", |j| async move {
        let screen = j.screen();
        j.enter("/you/reminders/").await?;
        let closed = "const coarse = window.matchMedia.bind(window);
            window.matchMedia = (query) =>
              query.includes('coarse') ? { matches: true } : coarse(query);
            Navigator.prototype.canShare = () => true;
            Navigator.prototype.share = async (data) => {
              window.shared = [data.files[0].name, data.files[0].type];
              if (window.closes) throw new DOMException('closed', 'AbortError');
            };
            window.closes = true;";
        j.browser.script(closed, vec![]).await?;
        screen.tap("button", PUT).await?;
        screen.text("Your calendar is as before.").await?;
        screen.by_role("button", PUT).await?;
        j.browser.script("window.closes = false", vec![]).await?;
        screen.tap("button", PUT).await?;
        screen
            .text("Handed over. Open it with your calendar.")
            .await?;
        screen.by_role("button", REPLACE).await?;
        let shared = j.browser.script("return window.shared", vec![]).await?;
        assert_eq!(shared, json!(["five-minutes.ics", "text/calendar"]));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_look_back_and_a_hand_back_say_nothing_of_their_situation() {
    journey("reminder_days", |j| async move {
        let screen = j.screen();
        let mut audits = Audits::default();
        step_in(&j, "The porcupine rota").await?;
        audits.of(&j, "a situation with two days").await?;
        let downloads = Downloads::allow(&j.browser).await?;
        let address = screen.address().await?;
        let id = address.split("id=").nth(1).unwrap_or_default().to_owned();
        let both = screen.all_now("button", &Name::from(PUT)).await?;
        let [hand_back, look_back] = <[_; 2]>::try_from(both).expect("two days to come");
        screen.tap_on(hand_back).await?;
        let hand_back = downloads.take(FILE).await?;
        screen.tap_on(look_back).await?;
        let look_back = downloads.take(FILE).await?;
        let (tomorrow, week) = (seeds::day(&j, 1).await?, seeds::day(&j, 7).await?);
        for (file, day) in [(&hand_back, tomorrow), (&look_back, week)] {
            assert_eq!(
                value(file, "DTSTART"),
                format!("{}T083000", day.replace('-', ""))
            );
            assert_eq!(value(file, "SUMMARY"), "Five minutes");
            assert_eq!(value(file, "RRULE"), "");
            assert!(id.len() > 8 && !file.contains(&id), "{id} in {file}");
            assert!(!file.contains("porcupine"), "{file}");
        }
        assert_ne!(value(&hand_back, "UID"), value(&look_back, "UID"));
        // Another day: the same entry, and a higher number.
        screen.unfold("Another day, or now").await?;
        screen.pick("Look back on", "In two weeks").await?;
        screen.text("The day is set.").await?;
        let both = screen.all_now("button", &Name::from(PUT)).await?;
        let [_, moved] = <[_; 2]>::try_from(both).expect("two days to come");
        screen.tap_on(moved).await?;
        let moved = downloads.take(FILE).await?;
        assert_eq!(value(&moved, "UID"), value(&look_back, "UID"));
        let number = |file: &str| value(file, "SEQUENCE").parse::<u32>().unwrap_or_default();
        assert!(number(&moved) > number(&look_back), "{moved}");
        audits.judge()
    })
    .await;
}

/// An icon that remembers its numbers over all pages, and asks nobody.
const ICON: &str = "const shown = () => JSON.parse(localStorage.getItem('test-icon') ?? '[]');
    const show = (number) => localStorage.setItem('test-icon', JSON.stringify([...shown(), number]));
    Navigator.prototype.setAppBadge = async (number) => show(number);
    Navigator.prototype.clearAppBadge = async () => show(0);";

/// Waits until the icon shows this number.
async fn icon_shows(j: &Journey, number: u32) -> Outcome {
    let last =
        format!("return JSON.parse(localStorage.getItem('test-icon') ?? '[]').at(-1) === {number}");
    j.screen().condition("the number on the icon", &last).await
}

#[tokio::test]
async fn the_icon_has_a_number_only_for_who_wants_it_and_none_under_the_lock() {
    journey("reminder_icon", |j| async move {
        let screen = j.screen();
        let group = "A number on the icon";
        j.browser.before_each_page(ICON).await?;
        j.enter("/").await?;
        icon_shows(&j, 0).await?;
        j.enter("/you/reminders/").await?;
        assert!(screen.is_picked(group, "Off").await?);
        screen.pick(group, "On").await?;
        icon_shows(&j, 1).await?;
        let today = seeds::day(&j, 0).await?;
        let read = seeds::lesson("L001", &[(&today, 0, true)], "");
        kept::overwrite_all(&j.browser, &[read]).await?;
        j.enter("/").await?;
        screen.text("Read today").await?;
        icon_shows(&j, 0).await?;
        let yesterday = seeds::day(&j, -1).await?;
        let due = seeds::Seed::new("due", "The rota", &yesterday).then(seeds::planned(
            &yesterday,
            None,
            Some(&today),
            Some(&today),
        ));
        seeds::plant(&j, &[due]).await?;
        j.enter("/").await?;
        icon_shows(&j, 2).await?;
        j.enter("/you/lock/").await?;
        screen.lock_with("porch lantern quiet river").await?;
        icon_shows(&j, 0).await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_a_device_lacks_or_refuses_is_not_shown_and_no_fault() {
    journey("reminder_absent", |j| async move {
        let screen = j.screen();
        let absent = "delete Navigator.prototype.setAppBadge;
            delete Navigator.prototype.clearAppBadge;
            delete globalThis.Notification;
            delete globalThis.PeriodicSyncManager;
            delete ServiceWorkerRegistration.prototype.periodicSync;
            Object.defineProperty(Intl, 'Locale', { value: undefined, configurable: true });";
        j.browser.before_each_page(absent).await?;
        j.enter("/you/reminders/").await?;
        screen.ready_offline().await?;
        j.enter("/you/reminders/").await?;
        screen.by_role("button", PUT).await?;
        for group in ["A number on the icon", "A word from the browser"] {
            screen.gone("group", group).await?;
        }
        // Weeks start on Monday where the browser does not say.
        let names = screen.names_now("button").await?;
        let first = names.iter().find(|name| name.len() == 3);
        assert_eq!(first.map(String::as_str), Some("Mon"), "{names:?}");
        Ok(())
    })
    .await;
}

/// Wakes the worker as the browser does, while nobody looks at the app.
async fn wake(j: &Journey, days: &str) -> Outcome {
    j.browser
        .devtools("ServiceWorker.enable", json!({}))
        .await?;
    let event = json!({
        "origin": j.site.origin(), "registrationId": "0", "tag": format!("five-minutes {days}"),
    });
    j.browser
        .devtools("ServiceWorker.dispatchPeriodicSyncEvent", event)
        .await?;
    Ok(())
}

/// What the worker has said that still stands there.
async fn said(j: &Journey) -> Outcome<Value> {
    let ask = "const done = arguments[0];
        navigator.serviceWorker.ready
          .then((registration) => registration.getNotifications())
          .then((all) => done(all.map((one) => [one.title, one.body, one.tag])));";
    j.browser.script_async(ask, vec![]).await
}

#[tokio::test]
async fn the_worker_says_one_bland_line_on_the_days_it_was_told() {
    journey("reminder_word", |j| async move {
        let screen = j.screen();
        let allow = json!({ "origin": j.site.origin(), "permissions": ["notifications"] });
        j.browser
            .devtools("Browser.grantPermissions", allow)
            .await?;
        step_in(&j, "The porcupine rota").await?;
        screen.ready_offline().await?;
        // Not while the app is looked at, and on no day at all if none is named.
        wake(&j, "0123456").await?;
        wake(&j, "").await?;
        assert_eq!(said(&j).await?, json!([]));
        j.browser.web().await?.goto("about:blank").await?;
        wake(&j, "0123456").await?;
        until("the worker's word", || async {
            j.open("/rescue.html").await?;
            Ok(match said(&j).await? {
                said if said == json!([]) => Look::NotYet("nothing".to_owned()),
                said => Look::Yes(said),
            })
        })
        .await
        .map(|said| {
            assert_eq!(
                said,
                json!([["Five minutes for today", "", "five-minutes"]])
            );
        })
    })
    .await;
}
