//! Bad days: no network, nothing live yet, an update, a lock, storage that is blocked, full or
//! damaged, and the page that is left when nothing else is.

use e2e::Outcome;
use e2e::kept::{self, BLOCKED, FULL};
use e2e::pages::lock::LOCKED;
use e2e::release;
use e2e::site::{Fault, dist};
use serde_json::json;

use crate::camera::Camera;
use crate::people;
use crate::place::Place;

const PASSPHRASE: &str = "porch lantern quiet river";

/// Goes all the way.
pub async fn tour(camera: &mut Camera) -> Outcome {
    not_live(camera).await?;
    updated(camera).await?;
    locked(camera).await?;
    blocked(camera).await?;
    damaged(camera).await
}

async fn not_live(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    place.site.fault("/boot.js", Fault::Drop);
    for (name, path) in [("loading-today", "/"), ("loading-check", "/check/")] {
        place.screen().open(&place.site.url(path)).await?;
        camera.take(&place.browser, name).await?;
    }
    place.site.heal();
    place.plant(&people::of_weeks()).await?;
    place.screen().text("active (activated)").await?;
    camera.take(&place.browser, "rescue").await?;
    place.site.stop();
    place.enter("/", "").await?;
    camera.take(&place.browser, "offline-today").await?;
    place.enter("/you/", "You").await?;
    camera.take(&place.browser, "offline-you").await?;
    place.end().await
}

async fn updated(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    place.plant(&people::of_weeks()).await?;
    let next = release::next(&dist())?;
    place.site.swap(next.path());
    place.enter("/", "").await?;
    place.screen().new_version_is_ready().await?;
    camera.take(&place.browser, "update-ready").await?;
    place.end().await
}

async fn locked(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    let screen = place.screen();
    place.plant(&people::of_weeks()).await?;
    place.enter("/you/lock/", "").await?;
    screen.prepare_lock(PASSPHRASE).await?;
    camera.take(&place.browser, "lock-code").await?;
    screen.tap("button", "Turn the lock on").await?;
    screen.heading("The lock is on").await?;
    camera.take(&place.browser, "lock-on").await?;
    place.enter("/", LOCKED).await?;
    camera.take(&place.browser, "locked").await?;
    screen
        .type_text("textbox", "Passphrase", "not this one")
        .await?;
    screen.tap("button", "Unlock").await?;
    screen.text("That does not open it.").await?;
    camera.take(&place.browser, "locked-wrong").await?;
    place.end().await
}

async fn blocked(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    place.browser.before_each_page(BLOCKED).await?;
    place.enter("/", "").await?;
    place
        .screen()
        .text("does not let Alongside keep anything")
        .await?;
    camera.take(&place.browser, "storage-blocked").await?;
    place.end().await
}

async fn damaged(camera: &mut Camera) -> Outcome {
    let place = Place::new().await?;
    let screen = place.screen();
    place.plant(&people::of_weeks()).await?;
    kept::overwrite(&place.browser, "situation/broken", json!("@1 cut")).await?;
    place.enter("/", "").await?;
    camera.take(&place.browser, "storage-damaged").await?;
    place
        .enter("/journal/situation/?id=rota", "The holiday rota")
        .await?;
    place.browser.script(FULL, vec![]).await?;
    screen
        .type_text("textbox", "Facts", " And a third.")
        .await?;
    screen
        .text("Not saved: this phone's storage is full.")
        .await?;
    camera.take(&place.browser, "storage-full").await?;
    place.end().await
}
