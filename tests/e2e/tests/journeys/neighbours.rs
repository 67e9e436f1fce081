//! Other apps on the same origin, and the emergency exit: only what is ours is ever touched.

use e2e::downloads::Downloads;
use e2e::journey::Place;
use e2e::pages::check::TO_OFFER;
use e2e::site::dist;
use e2e::{Failure, Journey, Outcome, journey_in, kept, neighbour, release};
use serde_json::{Value, json};

/// Records of ours, next to neighbours.
async fn settle_among_neighbours(j: &Journey) -> Outcome<Value> {
    j.enter("check/").await?;
    j.screen()
        .save_a_check(&TO_OFFER, "Offer a hand", "Ours")
        .await?;
    j.screen().ready_offline().await?;
    neighbour::moves_in(&j.browser).await?;
    let household = neighbour::household(&j.browser).await?;
    let counts = [
        ("caches", 6),
        ("databases", 3),
        ("local", 5),
        ("session", 5),
    ];
    for (place, count) in counts {
        let kept = household[place].as_object().map(serde_json::Map::len);
        assert_eq!(kept, Some(count), "{place}: {household}");
    }
    Ok(household)
}

/// Our own caches.
async fn own_caches(j: &Journey) -> Outcome<Vec<String>> {
    let all = kept::caches(&j.browser).await?;
    Ok(all
        .into_keys()
        .filter(|name| name.starts_with("alongside:/repo/:"))
        .collect())
}

#[tokio::test]
async fn the_emergency_exit_takes_the_worker_out_and_leaves_records_and_neighbours_alone() {
    journey_in(Place::at_base("/repo/"), "kill_switch", |j| async move {
        let screen = j.screen();
        let household = settle_among_neighbours(&j).await?;
        // As the deployer does it: the one file of the release in the place of the other.
        let exit = release::derive(&dist(), "00000000000000ee", |_| Ok(()))?;
        let folder = exit.path();
        std::fs::copy(folder.join("sw-kill.js"), folder.join("sw.js"))
            .map_err(Failure::io("planting the emergency exit"))?;
        j.site.swap(folder);
        j.open("").await?;
        // The page is loaded anew, from the network: it is the host's release then.
        let gone = "return document.querySelector('script[data-build]')?.dataset.build
              === '00000000000000ee' && !navigator.serviceWorker.controller";
        screen.condition("a page past the worker", gone).await?;
        screen.live().await?;
        e2e::wait::until("no worker and no copy", || async {
            let left = own_caches(&j).await?;
            let workers = j.browser.script_async(WORKERS, vec![]).await?;
            Ok(if left.is_empty() && workers == json!(0) {
                e2e::wait::Look::Yes(())
            } else {
                e2e::wait::Look::NotYet(format!("{workers} workers, {left:?}"))
            })
        })
        .await?;
        assert_eq!(neighbour::household(&j.browser).await?, household);
        j.enter("journal/").await?;
        screen.open_situation("Ours").await?;
        // The host is well again.
        j.site.swap(dist());
        j.enter("").await?;
        screen.ready_offline().await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("journal/").await?;
        screen.open_situation("Ours").await
    })
    .await;
}

/// How many workers this folder has.
const WORKERS: &str = "const done = arguments[0];
    navigator.serviceWorker.getRegistrations().then((all) => done(all.length));";

#[tokio::test]
async fn neither_an_update_nor_rescue_reads_or_touches_what_the_neighbours_keep() {
    journey_in(Place::at_base("/repo/"), "neighbours", |j| async move {
        let screen = j.screen();
        let next = release::next(&dist())?;
        let household = settle_among_neighbours(&j).await?;
        j.site.swap(next.path());
        j.enter("").await?;
        screen.new_version_is_ready().await?;
        screen.tap("button", "Update now").await?;
        let on_next = format!(
            "return document.querySelector('script[data-build]')?.dataset.build === '{}'",
            release::NEXT
        );
        screen.condition("the next release", &on_next).await?;
        screen.ready_offline().await?;
        assert_eq!(neighbour::household(&j.browser).await?, household);
        let downloads = Downloads::allow(&j.browser).await?;
        j.open("rescue.html").await?;
        screen.heading(release::NEXT_HEADING).await?;
        screen.tap("button", "Save my data to a file").await?;
        let file = downloads.take("alongside-rescue").await?;
        assert!(file.contains("Ours"), "{file}");
        assert!(!file.contains(neighbour::MARK), "{file}");
        screen.tap("button", "Delete the copy of the app").await?;
        screen.text("Done. Your records are untouched.").await?;
        assert!(own_caches(&j).await?.is_empty());
        assert_eq!(neighbour::household(&j.browser).await?, household);
        j.enter("journal/").await?;
        screen.open_situation("Ours").await
    })
    .await;
}
