//! Releases that are broken, taken back, renamed or ignored, and pages of several releases at once.

use e2e::downloads::Downloads;
use e2e::findings::Finding;
use e2e::pages::check::{TO_OFFER, TO_STAND_BACK};
use e2e::release;
use e2e::site::{Fault, dist};
use e2e::{Browser, Engine, Journey, Name, Outcome, journey, kept};
use serde_json::json;

/// Counts how often a document of the tab is loaded.
const COUNT_LOADS: &str = "try {
      sessionStorage.setItem('e2e-loads', 1 + Number(sessionStorage.getItem('e2e-loads')));
    } catch {}";

async fn count_loads(browser: &Browser) -> Outcome {
    browser.before_each_page(COUNT_LOADS).await
}

/// The documents loaded since the last time of asking.
async fn take_loads(browser: &Browser) -> Outcome<u64> {
    let script = "const loads = Number(sessionStorage.getItem('e2e-loads'));
        sessionStorage.removeItem('e2e-loads');
        return loads;";
    Ok(browser
        .script(script, vec![])
        .await?
        .as_u64()
        .unwrap_or_default())
}

/// A person with this release on the device, who has written something.
async fn settle(j: &Journey) -> Outcome {
    j.enter("/check/").await?;
    j.screen()
        .save_a_check(&TO_OFFER, "Offer a hand", "Written before")
        .await?;
    j.screen().ready_offline().await
}

async fn what_was_written_is_there(j: &Journey) -> Outcome {
    j.enter("/journal/").await?;
    j.screen().open_situation("Written before").await
}

/// Takes the release that waits, and waits until this tab shows it.
async fn update_to(j: &Journey, name: &str) -> Outcome {
    let screen = j.screen();
    screen.new_version_is_ready().await?;
    screen.tap("button", "Update now").await?;
    shows_release(j, name).await?;
    screen.live().await
}

/// The browser counts a program it refuses as an error, and it is; there is no other.
async fn refusals_only(j: &Journey) -> Outcome {
    let found = j.browser.take_findings().await?;
    assert!(found.iter().all(Finding::is_refused_file), "{found:?}");
    Ok(())
}

/// Taps Reload on the panel of a failed start, and waits for another document.
async fn reload(j: &Journey) -> Outcome {
    j.browser.script("window.before = true", vec![]).await?;
    j.screen().tap("button", "Reload").await?;
    let another = "return !window.before && document.readyState === 'complete'";
    j.screen().condition("another document", another).await
}

async fn shows_release(j: &Journey, name: &str) -> Outcome {
    let on =
        format!("return document.querySelector('script[data-build]')?.dataset.build === '{name}'");
    j.screen().condition(&format!("release {name}"), &on).await
}

#[tokio::test]
async fn a_stale_page_whose_files_are_gone_from_the_host_is_fetched_anew_once() {
    journey("stale_index", |j| async move {
        let screen = j.screen();
        let next = release::renamed(&dist())?;
        count_loads(&j.browser).await?;
        // No worker yet, as on a first visit; pages live in the HTTP cache and programs do not.
        j.site.fault("/sw.js", Fault::Status(404));
        j.site.fault("/", Fault::Cached("max-age=600"));
        j.site.fault("/alongside-*", Fault::Cached("no-store"));
        j.enter("/").await?;
        screen.today().await?;
        j.open("/rescue.html").await?;
        take_loads(&j.browser).await?;
        j.take_asked();
        j.site.swap(next.path());
        j.enter("/").await?;
        shows_release(&j, release::NEXT).await?;
        screen.live().await?;
        screen.today().await?;
        let asked = j.take_asked();
        let position = |path: &dyn Fn(&str) -> bool| asked.iter().position(|one| path(one));
        let gone = position(&|path| path.ends_with(".wasm") && !path.contains("ffffffff"));
        let page = position(&|path| path == "/");
        assert!(gone.is_some() && gone < page, "no stale page: {asked:?}");
        assert_eq!(take_loads(&j.browser).await?, 2, "{asked:?}");
        refusals_only(&j).await
    })
    .await;
}

#[tokio::test]
async fn a_program_that_stays_away_leads_to_one_reload_and_then_to_a_way_out() {
    journey("no_loop", |j| async move {
        let screen = j.screen();
        count_loads(&j.browser).await?;
        j.site.fault("/*.wasm", Fault::Status(404));
        j.open("/").await?;
        screen.heading("Alongside did not start").await?;
        assert_eq!(take_loads(&j.browser).await?, 2);
        j.open("/learn/").await?;
        screen.heading("Alongside did not start").await?;
        // It has been tried once; a second page of the same tab does not try again.
        assert_eq!(take_loads(&j.browser).await?, 1);
        j.site.heal();
        screen.tap("button", "Reload").await?;
        screen.live().await?;
        screen.gone("heading", "Alongside did not start").await?;
        refusals_only(&j).await
    })
    .await;
}

#[tokio::test]
async fn an_update_taken_in_one_tab_leaves_the_half_typed_text_of_another_alone() {
    journey("update_two_tabs", |j| async move {
        let screen = j.screen();
        let next = release::next(&dist())?;
        settle(&j).await?;
        let first = screen.release().await?;
        what_was_written_is_there(&j).await?;
        let web = j.browser.web().await?;
        let (writing, address) = (web.window().await?, screen.address().await?);
        screen
            .type_text("textbox", "Facts", "Half a sentence in B")
            .await?;
        j.site.swap(next.path());
        let asking = web.new_tab().await?;
        web.switch_to_window(asking).await?;
        screen.open(&address).await?;
        update_to(&j, release::NEXT).await?;
        web.switch_to_window(writing).await?;
        // It goes on as it was, on its own release.
        assert_eq!(screen.release().await?, first);
        assert_eq!(screen.written_in("Facts").await?, "Half a sentence in B");
        screen
            .type_text("textbox", "Facts", ", and the rest")
            .await?;
        kept::draft(&j.browser, "in B, and the rest").await?;
        screen.tap("button", "Update now").await?;
        shows_release(&j, release::NEXT).await?;
        screen.live().await?;
        let whole = "Half a sentence in B, and the rest";
        assert_eq!(screen.written_in("Facts").await?, whole);
        screen.save_field().await
    })
    .await;
}

#[tokio::test]
async fn an_update_that_is_ignored_is_there_after_the_next_cold_start() {
    journey("update_ignored", |j| async move {
        let screen = j.screen();
        let next = release::next(&dist())?;
        settle(&j).await?;
        let first = screen.release().await?;
        j.site.swap(next.path());
        j.enter("/").await?;
        screen.new_version_is_ready().await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        if j.browser.engine() == Engine::Firefox {
            // It forgets a worker that waits when it ends, and finds it again.
            assert_eq!(screen.release().await?, first);
            what_was_written_is_there(&j).await?;
            j.site.restart()?;
            j.enter("/").await?;
            return screen.new_version_is_ready().await;
        }
        assert_eq!(screen.release().await?, release::NEXT);
        what_was_written_is_there(&j).await
    })
    .await;
}

#[tokio::test]
async fn a_release_that_stops_as_it_starts_leads_to_rescue_and_the_next_one_heals_it() {
    journey("release_traps", |j| async move {
        let screen = j.screen();
        let broken = release::trapping(&dist())?;
        let healed = release::named_next(&dist(), "00000000000000cc")?;
        settle(&j).await?;
        j.site.swap(broken.path());
        j.enter("/").await?;
        screen.new_version_is_ready().await?;
        screen.tap("button", "Update now").await?;
        screen.heading("Alongside did not start").await?;
        assert_eq!(screen.release().await?, release::NEXT);
        let downloads = Downloads::allow(&j.browser).await?;
        screen.tap("link", "Rescue").await?;
        screen.tap("button", "Save my data to a file").await?;
        let file = downloads.take("alongside-rescue").await?;
        assert!(file.contains("Written before"), "{file}");
        // Without a network it says so again, and nothing is worse than before.
        j.site.stop();
        screen.tap("link", "Open Alongside").await?;
        screen.heading("Alongside did not start").await?;
        reload(&j).await?;
        screen.heading("Alongside did not start").await?;
        // Firefox notes that the worker could not fetch the page anew, and it could not.
        refusals_only(&j).await?;
        j.site.restart()?;
        j.site.swap(healed.path());
        reload(&j).await?;
        shows_release(&j, "00000000000000cc").await?;
        screen.live().await?;
        screen.gone("heading", "Alongside did not start").await?;
        what_was_written_is_there(&j).await
    })
    .await;
}

#[tokio::test]
async fn a_release_that_is_taken_back_gives_way_to_the_one_before_without_a_download() {
    journey("rollback", |j| async move {
        let screen = j.screen();
        let next = release::next(&dist())?;
        settle(&j).await?;
        let first = screen.release().await?;
        j.site.swap(next.path());
        j.enter("/").await?;
        update_to(&j, release::NEXT).await?;
        screen.ready_offline().await?;
        j.take_asked();
        j.site.swap(dist());
        j.enter("/").await?;
        update_to(&j, &first).await?;
        screen.ready_offline().await?;
        let mut asked = j.take_asked();
        asked.retain(|path| path != "/sw.js");
        if j.browser.engine() == Engine::WebKit {
            // It asks the host for the page itself, when it loads it anew.
            asked.retain(|path| path != "/");
        }
        assert!(asked.is_empty(), "{asked:?}");
        j.site.stop();
        j.kill_and_start_again().await?;
        what_was_written_is_there(&j).await?;
        assert_eq!(screen.release().await?, first);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_of_the_release_before_goes_on_after_the_update_in_another_tab() {
    journey("release_before", |j| async move {
        let screen = j.screen();
        // The next release has none of this one's packs; offline, only the kept ones can answer.
        let next = release::derive(&dist(), release::NEXT, |next| {
            let rescue = next.join("rescue.css");
            std::fs::write(rescue, "h1 { color: inherit }").map_err(e2e::Failure::io("a style"))
        })?;
        settle(&j).await?;
        let first = screen.release().await?;
        j.enter("/").await?;
        let web = j.browser.web().await?;
        let old = web.window().await?;
        j.site.swap(next.path());
        let fresh = web.new_tab().await?;
        web.switch_to_window(fresh).await?;
        j.enter("/").await?;
        update_to(&j, release::NEXT).await?;
        j.site.stop();
        web.switch_to_window(old).await?;
        assert_eq!(screen.release().await?, first);
        // A pack that this page has not fetched yet.
        screen.go_to("Learn").await?;
        screen.look_up("Say it twice").await?;
        screen.tap("link", Name::has("Say it twice")).await?;
        screen.text("Try today").await?;
        screen.back().await?;
        screen.go_to("Check").await?;
        screen
            .save_a_check(&TO_STAND_BACK, "Stand back and watch", "Still here")
            .await
    })
    .await;
}

/// Makes the page fetch the vault and close something with it.
const SEAL: &str = r#"
    const done = arguments[0];
    const address = document.querySelector("script[data-vault]").dataset.vault;
    const worker = new Worker(new URL(address, document.baseURI), { type: "module" });
    worker.onerror = () => done("stopped");
    worker.onmessage = ({ data }) => { if (!("progress" in data)) done(data.error ?? "sealed"); };
    const encode = (text) => new TextEncoder().encode(text);
    worker.postMessage({ task: "seal-file", passphrase: encode("secret"), bytes: encode("text") });
"#;

const FETCH: &str = "const [path, done] = arguments;
    fetch(new URL(path, document.baseURI)).then((answer) => done(answer.status));";

/// The release after the next, which has no pack and no vault of the one in `folder`; its pages are
/// never opened here.
fn after_next(folder: &std::path::Path) -> Outcome<tempfile::TempDir> {
    let fresh = release::next(folder)?;
    for lazy in ["content", "vault"] {
        std::fs::remove_dir_all(fresh.path().join(lazy))
            .map_err(e2e::Failure::io("removing what was renamed"))?;
    }
    Ok(fresh)
}

#[tokio::test]
async fn a_page_that_is_open_since_two_releases_still_fetches_a_lesson_and_the_vault() {
    journey("kept_by_deploy", |j| async move {
        let screen = j.screen();
        // Where there is no worker, an open page has nothing but the host.
        j.site.fault("/sw.js", Fault::Status(404));
        j.enter("/").await?;
        let fresh = after_next(&dist())?;
        j.site.swap(fresh.path());
        let files = release::kept_files(&dist())?;
        let pack = files.iter().find(|file| file.starts_with("content/T3."));
        let pack = json!(pack);
        let status = j.browser.script_async(FETCH, vec![pack.clone()]).await?;
        assert_eq!(status, json!(404), "without what is kept there is nothing");
        let kept = xtask::keep::read(&dist()).map_err(e2e::Failure::io("reading a release"))?;
        let missing = xtask::keep::merge(fresh.path(), &kept);
        let missing = missing.map_err(e2e::Failure::io("keeping files"))?;
        assert!(missing > 15, "{missing} files were kept");
        let status = j.browser.script_async(FETCH, vec![pack]).await?;
        assert_eq!(status, json!(200));
        screen.go_to("Learn").await?;
        screen.look_up("Say it twice").await?;
        screen.tap("link", Name::has("Say it twice")).await?;
        screen.text("Try today").await?;
        let sealed = j.browser.script_async(SEAL, vec![]).await?;
        assert_eq!(sealed, json!("sealed"));
        Ok(())
    })
    .await;
}
