//! The app through nginx and Caddy as Debian has them, with the project's own files for them: one
//! visit, then the server's process is ended and the browser killed, and everything is there.

use e2e::host::{FOLDER, Maker};
use e2e::journey::Place;
use e2e::pages::check::TO_OFFER;
use e2e::pages::lesson::{FIRST, FIRST_PATH};
use e2e::{journey_in, kept};

async fn lives_behind(maker: Maker, base: &'static str, name: &str) {
    journey_in(Place::behind(maker, base), name, move |j| async move {
        let screen = j.screen();
        // The page that works without the app, under the policy of the header and its own.
        j.open("rescue.html").await?;
        screen.heading("Rescue").await?;
        // A folder without its last slash, as people type it.
        j.enter(FIRST_PATH.trim_end_matches('/')).await?;
        screen
            .at(&format!("{base}{}", FIRST_PATH.trim_start_matches('/')))
            .await?;
        screen.heading(FIRST).await?;
        screen.ready_offline().await?;
        assert_eq!(kept::caches(&j.browser).await?.len(), 1);
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("").await?;
        screen.today().await?;
        j.enter("lesson/say-it-twice/").await?;
        screen.text("Try today").await?;
        j.enter("check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Behind a server")
            .await?;
        j.kill_and_start_again().await?;
        j.enter("journal/").await?;
        screen.open_situation("Behind a server").await
    })
    .await;
}

#[tokio::test]
async fn one_visit_through_nginx_is_enough_offline() {
    lives_behind(Maker::Nginx, "/", "nginx_root").await;
}

#[tokio::test]
async fn one_visit_through_nginx_in_a_folder_is_enough_offline() {
    lives_behind(Maker::Nginx, FOLDER, "nginx_folder").await;
}

#[tokio::test]
async fn one_visit_through_caddy_is_enough_offline() {
    lives_behind(Maker::Caddy, "/", "caddy_root").await;
}

#[tokio::test]
async fn one_visit_through_caddy_in_a_folder_is_enough_offline() {
    lives_behind(Maker::Caddy, FOLDER, "caddy_folder").await;
}
