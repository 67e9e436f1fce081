//! The copy on the device is altered or loses a part; a page comes back from the past. It is
//! noticed, mended where there is a network, and never taken for the real thing.

use e2e::findings::Finding;
use e2e::pages::check::TO_OFFER;
use e2e::release::kept_files;
use e2e::site::dist;
use e2e::{Browser, Engine, Journey, Outcome, journey, kept};
use serde_json::{Value, json};

/// Alters (or, with `null`, deletes) the files in the cache of the release.
const TAMPER: &str = "const [files, text, done] = arguments;
    (async () => {
      const name = (await caches.keys()).find((one) => one.startsWith('alongside:'));
      const cache = await caches.open(name);
      for (const file of files) {
        const address = new URL(file, document.baseURI).href;
        const type = (await cache.match(address)).headers.get('Content-Type');
        if (text === null) await cache.delete(address);
        else await cache.put(address, new Response(text, { headers: { 'Content-Type': type } }));
      }
      return 'done';
    })().then(done, (error) => done(String(error)));";

/// Lets the worker look through its files.
const CHECK: &str = "const [deep, done] = arguments;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => done(data);
    navigator.serviceWorker.controller.postMessage({ type: 'SELF_CHECK', deep }, [port2]);";

async fn tamper(browser: &Browser, files: &[String], text: Value) -> Outcome {
    let done = browser
        .script_async(TAMPER, vec![json!(files), text])
        .await?;
    assert_eq!(done, json!("done"), "{files:?}");
    Ok(())
}

async fn check(browser: &Browser, deep: bool) -> Outcome<Value> {
    browser.script_async(CHECK, vec![json!(deep)]).await
}

#[tokio::test]
async fn every_altered_or_lost_file_of_the_copy_is_found_and_fetched_again() {
    journey("self_check", |j| async move {
        let screen = j.screen();
        let files = kept_files(&dist())?;
        j.enter("/").await?;
        screen.ready_offline().await?;
        for file in &files {
            let one = std::slice::from_ref(file);
            for text in [json!("altered"), json!(""), Value::Null] {
                tamper(&j.browser, one, text.clone()).await?;
                let found = check(&j.browser, true).await?;
                assert_eq!(found["bad"], json!([file]), "{text}: {found}");
                assert_eq!(found["repaired"], json!([file]), "{text}: {found}");
                assert_eq!(found["complete"], json!(true), "{text}: {found}");
            }
            let found = check(&j.browser, true).await?;
            assert_eq!(found["bad"], json!([]), "{file}: {found}");
        }
        // Without a network they are told, and stay on the list.
        tamper(&j.browser, &files, json!("altered")).await?;
        j.site.stop();
        let found = check(&j.browser, true).await?;
        assert_eq!(found["bad"], json!(files));
        assert_eq!(found["repaired"], json!([]));
        assert_eq!(found["complete"], json!(false));
        j.site.restart()?;
        let found = check(&j.browser, true).await?;
        assert_eq!(found["repaired"], json!(files));
        println!(
            "{} files × altered, emptied, lost: each mended",
            files.len()
        );
        // And the mended copy is whole: it starts without a network.
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("/").await?;
        screen.today().await
    })
    .await;
}

#[tokio::test]
async fn an_altered_program_is_refused_and_mended_without_a_word_where_there_is_a_network() {
    journey("altered_program", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Before")
            .await?;
        screen.ready_offline().await?;
        let files = kept_files(&dist())?;
        let of_program = |file: &&String| {
            file.starts_with("alongside-") && (file.ends_with(".js") || file.ends_with(".wasm"))
        };
        let program: Vec<_> = files.into_iter().filter(|file| of_program(&file)).collect();
        for file in &program {
            let one = std::slice::from_ref(file);
            tamper(&j.browser, one, json!("globalThis.ran = 1")).await?;
            j.enter("/journal/").await?;
            screen.open_situation("Before").await?;
            let ran = j
                .browser
                .script("return 'ran' in globalThis", vec![])
                .await?;
            assert_eq!(ran, json!(false), "{file}");
            let found = check(&j.browser, true).await?;
            // WebKit may still have the module as it was: then this look is the one that mends it.
            if j.browser.engine() != Engine::WebKit {
                assert_eq!(found["bad"], json!([]), "{file}");
            }
            assert_eq!(found["complete"], json!(true), "{file}");
        }
        // Without a network it is refused all the same, and there is a way to the records.
        tamper(&j.browser, &program, json!("globalThis.ran = 1")).await?;
        j.site.stop();
        j.open("/").await?;
        screen.heading("Alongside did not start").await?;
        let ran = j
            .browser
            .script("return 'ran' in globalThis", vec![])
            .await?;
        // WebKit compares the bytes of no module and may run it; the app sees that it is not the
        // right one.
        if j.browser.engine() != Engine::WebKit {
            assert_eq!(ran, json!(false));
        }
        screen.tap("link", "Rescue").await?;
        screen.by_role("button", "Save my data to a file").await?;
        j.site.restart()?;
        j.enter("/journal/").await?;
        screen.open_situation("Before").await?;
        refusals_only(&j).await
    })
    .await;
}

/// The browser counts the refused files as errors, and they are; there is no other.
async fn refusals_only(j: &Journey) -> Outcome {
    let found = j.browser.take_findings().await?;
    assert!(found.iter().all(Finding::is_refused_file), "{found:?}");
    Ok(())
}

/// Whether the page came out of the back/forward cache.
const FROM_THE_PAST: &str = "addEventListener('pageshow', (event) => {
      globalThis.cameBack = event.persisted;
    });";

#[tokio::test]
async fn a_page_from_the_back_forward_cache_writes_nothing_stale() {
    journey("bfcache", |j| async move {
        let screen = j.screen();
        j.browser.before_each_page(FROM_THE_PAST).await?;
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Twice open")
            .await?;
        screen.ready_offline().await?;
        let (web, here) = (j.browser.web().await?, screen.address().await?);
        let first = web.window().await?;
        screen.open(&here).await?;
        screen.live().await?;
        // Away from the page, which the browser may keep as it is.
        j.browser
            .script("location.assign('/rescue.html')", vec![])
            .await?;
        screen.heading("Rescue").await?;
        let second = web.new_tab().await?;
        web.switch_to_window(second).await?;
        screen.open(&here).await?;
        screen.live().await?;
        screen
            .write_and_save("Facts", "Written while it was away")
            .await?;
        web.switch_to_window(first).await?;
        screen.browser_back().await?;
        screen.heading("Twice open").await?;
        let how = "return [globalThis.cameBack, performance.getEntriesByType('navigation')[0]
            .notRestoredReasons?.reasons?.map((one) => one.reason)]";
        let how = j.browser.script(how, vec![]).await?;
        println!("out of the back/forward cache, and if not, why: {how}");
        screen
            .write_and_save("Story", "Written after it came back")
            .await?;
        let records = format!("{:?}", kept::entries(&j.browser, "records").await?);
        for text in ["Written while it was away", "Written after it came back"] {
            assert!(records.contains(text), "{text:?} is missing in {records}");
        }
        assert_eq!(
            screen.written_in("Facts").await?,
            "Written while it was away"
        );
        Ok(())
    })
    .await;
}
