//! Somebody after two years, with four hundred situations and a hundred lessons.

use e2e::Outcome;

use crate::camera::Camera;
use crate::people;
use crate::place::Place;

/// Screens that need no tap: name, address, heading.
const SCREENS: [(&str, &str, &str); 7] = [
    ("years-today", "/", ""),
    ("years-journal", "/journal/", "Journal"),
    ("years-insights", "/journal/insights/", "Insights"),
    ("years-learn", "/learn/", "Learn"),
    ("years-year", "/you/year/", "Your year"),
    ("years-cards", "/learn/cards/", ""),
    ("years-you", "/you/", "You"),
];

/// Goes all the way.
pub async fn tour(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    place.enter("/", "").await?;
    let rows = people::of_years(&place).await?;
    place.plant(&rows).await?;
    for (name, path, heading) in SCREENS {
        place.enter(path, heading).await?;
        camera.take(&place.browser, name).await?;
    }
    let screen = place.screen();
    place.enter("/journal/", "Journal").await?;
    screen
        .type_text("searchbox", "Search your journal", "supplier")
        .await?;
    screen.text("situations found").await?;
    camera.take(&place.browser, "years-search").await?;
    place.end().await
}
