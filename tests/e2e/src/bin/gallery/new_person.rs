//! Somebody who has never seen the app: every screen empty, the first lesson, the check with each of
//! its verdicts, the first practice.

use e2e::pages::check::{TO_OFFER, TO_STAND_BACK, TO_STEP_IN, asked};
use e2e::pages::lesson::FIRST_PATH;
use e2e::pages::mirror::ANSWERS;
use e2e::pages::plan::{CHANGE_END, CHANGE_PLAN};
use e2e::pages::practice::{CLIENT, CLIENT_PATH, OPTIONS};
use e2e::{Name, Outcome};

use crate::camera::Camera;
use crate::place::Place;

/// Screens with nothing on them that is this person's: name, address, heading.
const EMPTY: [(&str, &str, &str); 19] = [
    ("journal-empty", "/journal/", ""),
    ("learn", "/learn/", "Learn"),
    ("cards-none", "/learn/cards/", ""),
    ("review-none", "/learn/review/", ""),
    ("tried-none", "/learn/tried/", ""),
    ("rules", "/rules/", "The rules"),
    ("you", "/you/", "You"),
    ("year", "/you/year/", "Your year"),
    ("reminders", "/you/reminders/", "Reminders"),
    ("sources", "/you/sources/", "Sources"),
    ("install", "/you/install/", ""),
    ("lock", "/you/lock/", ""),
    ("backup", "/you/backup/", ""),
    ("restore", "/you/restore/", ""),
    ("insights-empty", "/journal/insights/", "Insights"),
    ("deleted-none", "/journal/deleted/", "Deleted situations"),
    ("verdict-none", "/check/result/", "No verdict yet"),
    (
        "situation-none",
        "/journal/situation/?id=nothere",
        "This situation is not here",
    ),
    ("no-page", "/no/such/page/", "There is no page here"),
];

/// The first half of the way to *Lead through the work*.
const TO_WISH: [(&str, &str); 4] = [
    (asked::HARM, "No"),
    (asked::LEAD, "Someone else"),
    (asked::STATE, "It's stuck"),
    (asked::PAIN, "Something"),
];

/// Questions, each with its answer.
type Way = &'static [(&'static str, &'static str)];

/// The other verdicts, each with a way to it.
const VERDICTS: [(&str, &str, Way); 7] = [
    (
        "verdict-get-help",
        "Get help now",
        &[(asked::HARM, "A law or safety rule is broken")],
    ),
    ("verdict-offer", "Offer a hand", &TO_OFFER),
    (
        "verdict-bring-in",
        "Bring in someone with the say",
        &[(asked::HARM, "Not sure")],
    ),
    ("verdict-stand-back", "Stand back and watch", &TO_STAND_BACK),
    (
        "verdict-hand-back",
        "Hand it back",
        &[
            (asked::HARM, "No"),
            (asked::LEAD, "Me, I stepped in"),
            (asked::STATE, "The worst is over"),
            (asked::PAIN, "Very little"),
        ],
    ),
    (
        "verdict-listen",
        "Listen first",
        &[
            (asked::HARM, "No"),
            (asked::LEAD, "Not sure"),
            (asked::STATE, "Not sure"),
            (asked::PAIN, "Not sure"),
            (asked::WISH, "I don't know"),
            (asked::HEARD, "Not yet"),
        ],
    ),
    ("verdict-step-in", "Step in now", &TO_STEP_IN),
];

/// Goes all the way.
pub async fn tour(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    place.enter("/", "").await?;
    place.screen().ready_offline().await?;
    camera.take(&place.browser, "today-first").await?;
    for (name, path, heading) in EMPTY {
        place.enter(path, heading).await?;
        camera.take(&place.browser, name).await?;
    }
    lesson(&place, camera).await?;
    check(&place, camera).await?;
    verdicts(&place, camera).await?;
    practice(&place, camera).await?;
    place.enter("/journal/mirror/", "Was I the one").await?;
    camera.take(&place.browser, "mirror").await?;
    place.screen().look_into_mirror(&ANSWERS).await?;
    place.screen().heading("A note to yourself").await?;
    camera.take(&place.browser, "mirror-answered").await?;
    place.enter("/learn/", "Learn").await?;
    place.screen().look_up("listen").await?;
    place
        .screen()
        .by_role("link", Name::has("Ears first"))
        .await?;
    camera.take(&place.browser, "learn-search").await?;
    place.screen().look_up("zebra").await?;
    camera.take(&place.browser, "learn-search-nothing").await?;
    place.end().await
}

async fn lesson(place: &Place, camera: &mut Camera) -> Outcome {
    let screen = place.screen();
    place.enter(FIRST_PATH, "").await?;
    camera.take(&place.browser, "lesson").await?;
    screen.answer_first_lesson().await?;
    camera.take(&place.browser, "lesson-answered").await?;
    screen.tap("button", "Keep this lesson").await?;
    screen.text("Lesson kept.").await?;
    camera.take(&place.browser, "lesson-kept-notice").await?;
    place.enter("/", "").await?;
    screen.text("Read today").await?;
    camera.take(&place.browser, "today-read").await
}

async fn check(place: &Place, camera: &mut Camera) -> Outcome {
    let screen = place.screen();
    place.enter("/check/", asked::HARM).await?;
    camera.take(&place.browser, "check-first").await?;
    screen.answer_all(&TO_WISH).await?;
    screen.heading(asked::WISH).await?;
    camera.take(&place.browser, "check-fifth").await?;
    screen.unfold("Why we ask").await?;
    screen.unfold("Is someone at risk?").await?;
    camera.take(&place.browser, "check-unfolded").await?;
    screen.answer(asked::WISH, "I don't know").await?;
    screen.answer(asked::HEARD, "Yes").await?;
    screen.answer(asked::CAN, "A small part of it").await?;
    screen.heading(asked::ROWS).await?;
    camera.take(&place.browser, "check-rows").await?;
    screen.tap("button", "It keeps happening").await?;
    screen.go_on_from_rows().await?;
    screen.heading("Lead through the work").await?;
    camera.take(&place.browser, "verdict-project").await?;
    place.enter("/check/", "Your answers").await?;
    camera.take(&place.browser, "check-summary").await?;
    screen.tap("button", "Start over").await
}

async fn verdicts(place: &Place, camera: &mut Camera) -> Outcome {
    let screen = place.screen();
    for (name, heading, answers) in VERDICTS {
        place.enter("/check/", asked::HARM).await?;
        screen.answer_all(answers).await?;
        screen.heading(heading).await?;
        camera.take(&place.browser, name).await?;
        if name == "verdict-step-in" {
            screen.name_it("The holiday rota").await?;
            screen.unfold(CHANGE_PLAN).await?;
            screen.unfold(CHANGE_END).await?;
            screen.unfold("All your answers").await?;
            camera.take(&place.browser, "verdict-unfolded").await?;
        }
        place.enter("/check/", "Your answers").await?;
        screen.tap("button", "Start over").await?;
        screen.heading(asked::HARM).await?;
    }
    Ok(())
}

async fn practice(place: &Place, camera: &mut Camera) -> Outcome {
    place.enter(CLIENT_PATH, CLIENT).await?;
    camera.take(&place.browser, "practice").await?;
    let option = OPTIONS.get(1).copied().unwrap_or_default();
    place.screen().decide_for(option).await?;
    camera.take(&place.browser, "practice-decided").await
}
