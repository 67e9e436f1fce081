//! Hosts and networks as they are: slow, dying half-way, fond of redirects, with or without a slash.

use e2e::journey::Place;
use e2e::pages::check::TO_OFFER;
use e2e::pages::lesson::{FIRST, FIRST_PATH};
use e2e::site::{Fault, dist};
use e2e::{Can, Failure, journey, journey_in, kept, release};
use serde_json::json;

/// Remembers whether the panel that tells of a failed start was ever shown.
const WATCH_PANEL: &str = "addEventListener('DOMContentLoaded', () => {
      const panel = document.getElementById('boot-failed');
      const look = () => { if (!panel.hidden) globalThis.panelWasShown = true; };
      new MutationObserver(look).observe(panel, { attributes: true });
      look();
    });";

#[tokio::test]
async fn a_host_that_dies_during_the_first_load_leaves_a_readable_page_and_no_half_worker() {
    journey("first_load_dies", |j| async move {
        let screen = j.screen();
        let files = release::kept_files(&dist())?;
        let needed = |file: &&String| file.starts_with("alongside-") || *file == "boot.js";
        let mut files: Vec<_> = files.iter().filter(needed).collect();
        // Without its style the app does start, and its worker comes: that is the last case.
        files.sort_by_key(|file| file.ends_with(".css"));
        for file in files {
            for cut_at in [0, 2000] {
                // A first load has nothing yet, not even what the case before left behind.
                j.browser.forget_http_cache().await?;
                // The file breaks off; it and the rest never come.
                j.site.fault(&format!("/{file}"), Fault::Truncate(cut_at));
                j.open(FIRST_PATH).await?;
                screen.heading(FIRST).await?;
                screen.text("two trays are still warm").await?;
                if file != "boot.js" && !file.ends_with(".css") {
                    screen.heading("Alongside did not start").await?;
                    screen.by_role("button", "Reload").await?;
                }
                if !file.ends_with(".css") {
                    let found = j.browser.script_async(WORKER, vec![]).await?;
                    assert_eq!(found, json!(false), "{file}");
                    assert!(kept::caches(&j.browser).await?.is_empty(), "{file}");
                }
                j.site.heal();
                let forget = "sessionStorage.clear()";
                j.browser.script(forget, vec![]).await?;
            }
        }
        // What a browser says of a file that breaks off is expected here, and nothing else.
        for finding in j.browser.take_findings().await? {
            let said = finding.to_string();
            let cut = said.contains("Fetch API cannot load");
            // Firefox runs what has come of the script that has one name in all releases.
            let half = said.contains("SyntaxError") && said.contains("/boot.js");
            assert!(cut || half || finding.is_refused_file(), "{finding}");
        }
        j.enter(FIRST_PATH).await?;
        screen.answer_first_lesson().await?;
        screen.ready_offline().await
    })
    .await;
}

/// Whether this folder has a worker.
const WORKER: &str = "const done = arguments[0];
    navigator.serviceWorker.getRegistration().then((found) => done(Boolean(found)));";

#[tokio::test]
async fn a_slow_phone_on_a_slow_network_is_not_told_that_the_start_failed() {
    journey("slow_network", |j| async move {
        let screen = j.screen();
        j.needs(Can::BeSlowedDown)?;
        j.browser.before_each_page(WATCH_PANEL).await?;
        // As the browser's own tools define a slow third-generation network, and a phone of 1/6.
        let network = json!({ "offline": false, "latency": 400, "downloadThroughput": 62_500,
            "uploadThroughput": 62_500 });
        j.browser.devtools("Network.enable", json!({})).await?;
        j.browser
            .devtools("Network.emulateNetworkConditions", network)
            .await?;
        j.browser
            .devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 6 }))
            .await?;
        let began = tokio::time::Instant::now();
        j.open("/").await?;
        let patience = std::time::Duration::from_secs(90);
        e2e::wait::until_within(patience, "a live page", || async {
            let live = "return Boolean(document.documentElement.dataset.worker)";
            let live = j.browser.script(live, vec![]).await? == json!(true);
            Ok(if live {
                e2e::wait::Look::Yes(())
            } else {
                e2e::wait::Look::NotYet("not yet".into())
            })
        })
        .await?;
        println!(
            "live after {} ms at 500 kbit/s",
            began.elapsed().as_millis()
        );
        let shown = "return Boolean(globalThis.panelWasShown)";
        assert_eq!(j.browser.script(shown, vec![]).await?, json!(false));
        screen.today().await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_makes_addresses_prettier_by_redirects_still_leads_to_an_offline_app() {
    // `/shell.html` is sent on to an address without an ending, as some hosts do with every page.
    let moved = release::derive(&dist(), release::NEXT, |folder| {
        std::fs::create_dir(folder.join("moved")).map_err(Failure::io("making a folder"))?;
        for page in ["shell.html", "rescue.html"] {
            std::fs::copy(folder.join(page), folder.join("moved").join(page))
                .map_err(Failure::io(format!("moving {page}")))?;
        }
        Ok(())
    })
    .unwrap();
    let place = Place {
        folder: moved.path().to_owned(),
        ..Place::default()
    };
    journey_in(place, "redirects", |j| async move {
        let screen = j.screen();
        let to = |path: &str| Fault::Redirect(308, path.to_owned());
        j.site.fault("/index.html", to("/"));
        j.site.fault("/shell.html", to("/moved/shell.html"));
        j.site.fault("/rescue.html", to("/moved/rescue.html"));
        j.enter("/index.html").await?;
        screen.today().await?;
        screen.ready_offline().await?;
        let asked = j.take_asked();
        assert!(asked.contains(&"/moved/shell.html".to_owned()), "{asked:?}");
        j.site.stop();
        j.kill_and_start_again().await?;
        for path in ["/", "/index.html", "/lesson/say-it-twice", "/check/"] {
            j.enter(path).await?;
            let name = screen.release().await?;
            assert_eq!(name, release::NEXT, "{path}");
        }
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Prettier")
            .await?;
        j.open("/rescue.html").await?;
        screen.heading("Rescue").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_folder_asked_for_without_its_slash_is_the_same_app() {
    journey_in(Place::at_base("/repo/"), "base_no_slash", |j| async move {
        let screen = j.screen();
        screen.open(&format!("{}/repo", j.site.origin())).await?;
        screen.live().await?;
        screen.today().await?;
        screen.at("/repo/").await?;
        screen.ready_offline().await?;
        let asked = j.take_asked();
        let outside: Vec<_> = asked
            .iter()
            .filter(|path| !path.starts_with("/repo/"))
            .collect();
        assert_eq!(outside, ["/repo"], "{asked:?}");
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("").await?;
        screen.today().await
    })
    .await;
}
