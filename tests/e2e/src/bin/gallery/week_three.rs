//! Somebody in the third week: leads held, a look-back due, cards, everything a situation can show.

use e2e::Outcome;
use e2e::pages::look_back::looked;
use e2e::pages::outcome_record::tick;

use crate::camera::Camera;
use crate::people;
use crate::place::Place;

/// Screens that need no tap: name, address, heading.
const SCREENS: [(&str, &str, &str); 15] = [
    ("weeks-today", "/", ""),
    ("weeks-journal", "/journal/", "Journal"),
    (
        "weeks-situation-held",
        "/journal/situation/?id=rota",
        "The holiday rota has gaps",
    ),
    (
        "weeks-situation-due",
        "/journal/situation/?id=notes",
        "Release notes nobody owns",
    ),
    (
        "weeks-situation-closed",
        "/journal/situation/?id=handover",
        "The handover at six",
    ),
    (
        "weeks-situation-noted",
        "/journal/situation/?id=noted",
        "Late answers",
    ),
    (
        "weeks-hand-back",
        "/journal/hand-back/?id=rota",
        "Hand it back",
    ),
    (
        "weeks-look-back",
        "/journal/look-back/?id=notes",
        "Release notes",
    ),
    ("weeks-deleted", "/journal/deleted/", "Deleted situations"),
    ("weeks-insights", "/journal/insights/", "Insights"),
    ("weeks-learn", "/learn/", "Learn"),
    ("weeks-cards", "/learn/cards/", ""),
    ("weeks-review", "/learn/review/", "Card 1"),
    ("weeks-tried", "/learn/tried/", ""),
    ("weeks-you", "/you/", "You"),
];

/// Goes all the way.
pub async fn tour(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    place.plant(&people::of_weeks()).await?;
    for (name, path, heading) in SCREENS {
        place.enter(path, heading).await?;
        camera.take(&place.browser, name).await?;
    }
    journal(&place, camera).await?;
    thread(&place, camera).await?;
    place.end().await
}

async fn journal(place: &Place, camera: &mut Camera) -> Outcome {
    let screen = place.screen();
    place.enter("/journal/", "Journal").await?;
    screen
        .type_text("searchbox", "Search your journal", "rota")
        .await?;
    screen.text("1 situation found").await?;
    camera.take(&place.browser, "weeks-search").await?;
    screen
        .type_text("searchbox", "Search your journal", "zzz")
        .await?;
    screen.heading("Nothing found").await?;
    camera.take(&place.browser, "weeks-search-nothing").await?;
    place.enter("/journal/", "Journal").await?;
    screen
        .type_text(
            "textbox",
            "A quick note",
            "The board was empty again at noon.",
        )
        .await?;
    screen.tap("button", "Keep this note").await?;
    screen.text("Note kept.").await?;
    camera.take(&place.browser, "weeks-note-kept").await
}

async fn thread(place: &Place, camera: &mut Camera) -> Outcome {
    let screen = place.screen();
    place
        .enter("/journal/situation/?id=rota", "The holiday rota")
        .await?;
    screen.unfold("It goes on a little").await?;
    screen.unfold("Another day, or now").await?;
    camera
        .take(&place.browser, "weeks-situation-unfolded")
        .await?;
    place
        .enter(
            "/journal/outcome-record/?id=handover",
            "What others may see",
        )
        .await?;
    camera.take(&place.browser, "weeks-outcome-record").await?;
    for label in tick::ALL {
        screen.tick(label).await?;
    }
    camera
        .take(&place.browser, "weeks-outcome-record-ticked")
        .await?;
    place
        .enter("/journal/look-back/?id=notes", "Release notes")
        .await?;
    screen.pick(looked::WANTED, "Yes").await?;
    screen.pick(looked::HAPPENED, "It got better").await?;
    screen.pick(looked::AGAIN, "Yes").await?;
    screen.by_role("textbox", "One line, if you like").await?;
    camera
        .take(&place.browser, "weeks-look-back-answered")
        .await?;
    place
        .enter("/journal/hand-back/?id=rota", "Hand it back")
        .await?;
    screen.hand_it_back().await?;
    camera.take(&place.browser, "weeks-handed-back").await
}
