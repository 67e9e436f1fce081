//! Every file of a release in turn goes wrong, in each of the ways a file can: nothing of a broken
//! release stays, what worked goes on, and the person is told which file it was.
//!
//! Many attempts are made in one page, because a browser for each would take hours.

use std::collections::BTreeMap;

use e2e::pages::check::TO_OFFER;
use e2e::release::{self, kept_files};
use e2e::site::{Fault, Site, dist};
use e2e::wait::{Look, until};
use e2e::{Engine, Journey, Outcome, journey, kept};
use serde_json::{Value, json};

/// What goes wrong with one file.
#[derive(Clone)]
enum Trouble {
    /// One answer is broken.
    Answer(Fault),
    /// The host dies when it is asked for it.
    Death,
}

impl Trouble {
    fn happens_to(&self, site: &Site, file: &str) {
        let path = format!("/{file}");
        match self {
            Self::Answer(fault) => site.fault(&path, fault.clone()),
            Self::Death => site.die_at(&path),
        }
    }

    /// Whether the file named is the right one. When a host dies, any file that was under way then
    /// may be the first that is missed.
    fn names(&self, named: &Value, file: &str, all: &[String]) -> bool {
        match self {
            Self::Answer(_) => named == file,
            Self::Death => all.iter().any(|one| named == one),
        }
    }
}

/// Makes the browser look for another release, and tells how the attempt ended.
const UPDATE: &str = "const done = arguments[0];
    (async () => {
      const told = new Promise((resolve) => navigator.serviceWorker.addEventListener('message',
        ({ data }) => data.type === 'INSTALL_FAILED' && resolve(data.file), { once: true }));
      const registration = await navigator.serviceWorker.getRegistration();
      const found = new Promise((resolve) => registration.addEventListener('updatefound',
        () => resolve(registration.installing), { once: true }));
      // Firefox counts an install that fails as a look that failed, and may be done with both by
      // the time it says that it has found something: then the worker's own word is what is left.
      await registration.update().catch(() => {});
      const fresh = await found;
      if (!fresh) return { state: 'redundant', named: await told };
      await new Promise((resolve) => {
        const look = () => ['installed', 'redundant'].includes(fresh.state) && resolve();
        fresh.addEventListener('statechange', look);
        look();
      });
      return { state: fresh.state, named: fresh.state === 'redundant' ? await told : null };
    })().then(done, (error) => done(String(error)));";

/// As [`UPDATE`], for a browser that has no release yet; waits until no trace is left of it.
const INSTALL: &str = "const done = arguments[0];
    (async () => {
      const told = new Promise((resolve) => navigator.serviceWorker.addEventListener('message',
        ({ data }) => data.type === 'INSTALL_FAILED' && resolve(data.file), { once: true }));
      const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
      const fresh = registration.installing;
      await new Promise((resolve) => {
        const look = () => ['activated', 'redundant'].includes(fresh.state) && resolve();
        fresh.addEventListener('statechange', look);
        look();
      });
      if (fresh.state === 'activated') return { state: fresh.state, named: null };
      const named = await told;
      while (await navigator.serviceWorker.getRegistration()) {
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return { state: fresh.state, named };
    })().then(done, (error) => done(String(error)));";

/// Each file in turn, on the way to a next release that shares no file with this one.
async fn no_update_with(name: &'static str, trouble: Trouble) {
    journey(name, move |j| async move {
        let screen = j.screen();
        let next = release::all_changed(&dist())?;
        let files = kept_files(next.path())?;
        assert!(files.len() > 20, "{files:?}");
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Before it all")
            .await?;
        j.enter("/").await?;
        screen.ready_offline().await?;
        let before = kept::caches(&j.browser).await?;
        let first = screen.release().await?;
        j.site.swap(next.path());
        for file in &files {
            trouble.happens_to(&j.site, file);
            refused(&j, UPDATE, &trouble, file, &files).await?;
            nothing_is_left(&j, &before, file).await?;
            j.site.heal();
        }
        println!("update, {name}: {} files, each refused", files.len());
        screen.new_version_failed().await?;
        says_which(
            &j,
            "Yes, with the version you have. A newer one did not load whole.",
        )
        .await?;
        j.site.stop();
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        assert_eq!(screen.release().await?, first);
        screen.open_situation("Before it all").await?;
        // Whole, it is taken.
        j.site.restart()?;
        let taken = j.browser.script_async(UPDATE, vec![]).await?;
        assert_eq!(taken, json!({ "state": "installed", "named": null }));
        Ok(())
    })
    .await;
}

/// Each file in turn, on a first visit.
async fn no_install_with(name: &'static str, trouble: Trouble) {
    journey(name, move |j| async move {
        let screen = j.screen();
        let files = kept_files(&dist())?;
        j.site.fault("/sw.js", Fault::Drop);
        j.enter("/").await?;
        let failed = "return document.documentElement.dataset.worker === 'failed'";
        screen.condition("no worker", failed).await?;
        j.site.heal();
        for file in &files {
            trouble.happens_to(&j.site, file);
            refused(&j, INSTALL, &trouble, file, &files).await?;
            nothing_is_left(&j, &BTreeMap::new(), file).await?;
            j.site.heal();
        }
        println!("first install, {name}: {} files, each refused", files.len());
        says_which(
            &j,
            "No: not every part could be stored. Open Alongside again when online.",
        )
        .await?;
        let taken = j.browser.script_async(INSTALL, vec![]).await?;
        assert_eq!(taken, json!({ "state": "activated", "named": null }));
        j.enter("/").await?;
        screen.ready_offline().await
    })
    .await;
}

async fn refused(
    j: &Journey,
    attempt: &str,
    trouble: &Trouble,
    file: &str,
    all: &[String],
) -> Outcome {
    let ended = j.browser.script_async(attempt, vec![]).await?;
    assert_eq!(ended["state"], json!("redundant"), "{file}: {ended}");
    assert!(trouble.names(&ended["named"], file, all), "{file}: {ended}");
    Ok(())
}

/// Nothing is there but what was before; in Firefox a moment later, which throws away what it had
/// fetched after the worker has said that it failed.
async fn nothing_is_left(j: &Journey, before: &BTreeMap<String, u64>, file: &str) -> Outcome {
    if j.browser.engine() != Engine::Firefox {
        assert_eq!(kept::caches(&j.browser).await?, *before, "{file}");
        return Ok(());
    }
    until(format!("no trace of {file}"), || async {
        let caches = kept::caches(&j.browser).await?;
        Ok(match caches == *before {
            true => Look::Yes(()),
            false => Look::NotYet(format!("{caches:?}")),
        })
    })
    .await
}

/// You says what happened, and names the file that the last attempt failed for.
async fn says_which(j: &Journey, words: &str) -> Outcome {
    let named = "return document.documentElement.dataset.workerMissing";
    let named = j.browser.script(named, vec![]).await?;
    j.screen().tap("link", "You").await?;
    let file = named.as_str().unwrap_or_default();
    assert!(!file.is_empty());
    j.screen()
        .text(&format!("{words} What did not arrive: {file}"))
        .await
}

const CUT_OFF: Trouble = Trouble::Answer(Fault::Truncate(100));

#[tokio::test]
async fn an_update_with_any_one_file_missing_changes_nothing() {
    no_update_with("update_each_missing", Trouble::Answer(Fault::Status(404))).await;
}

#[tokio::test]
async fn an_update_with_any_one_file_answered_by_an_error_changes_nothing() {
    no_update_with("update_each_error", Trouble::Answer(Fault::Status(500))).await;
}

#[tokio::test]
async fn an_update_with_any_one_file_cut_off_changes_nothing() {
    no_update_with("update_each_cut", CUT_OFF).await;
}

#[tokio::test]
async fn an_update_with_other_bytes_in_any_one_file_changes_nothing() {
    no_update_with("update_each_wrong", Trouble::Answer(Fault::Wrong)).await;
}

#[tokio::test]
async fn an_update_with_a_hotels_page_for_any_one_file_changes_nothing() {
    no_update_with("update_each_hotel", Trouble::Answer(Fault::Html200)).await;
}

#[tokio::test]
async fn an_update_with_any_one_file_blocked_changes_nothing() {
    no_update_with("update_each_blocked", Trouble::Answer(Fault::Drop)).await;
}

#[tokio::test]
async fn an_update_from_a_host_that_dies_at_any_file_changes_nothing() {
    no_update_with("update_each_death", Trouble::Death).await;
}

#[tokio::test]
async fn a_first_install_with_any_one_file_missing_leaves_nothing() {
    no_install_with("install_each_missing", Trouble::Answer(Fault::Status(404))).await;
}

#[tokio::test]
async fn a_first_install_with_any_one_file_answered_by_an_error_leaves_nothing() {
    no_install_with("install_each_error", Trouble::Answer(Fault::Status(500))).await;
}

#[tokio::test]
async fn a_first_install_with_any_one_file_cut_off_leaves_nothing() {
    no_install_with("install_each_cut", CUT_OFF).await;
}

#[tokio::test]
async fn a_first_install_with_other_bytes_in_any_one_file_leaves_nothing() {
    no_install_with("install_each_wrong", Trouble::Answer(Fault::Wrong)).await;
}

#[tokio::test]
async fn a_first_install_with_a_hotels_page_for_any_one_file_leaves_nothing() {
    no_install_with("install_each_hotel", Trouble::Answer(Fault::Html200)).await;
}

#[tokio::test]
async fn a_first_install_with_any_one_file_blocked_leaves_nothing() {
    no_install_with("install_each_blocked", Trouble::Answer(Fault::Drop)).await;
}

#[tokio::test]
async fn a_first_install_from_a_host_that_dies_at_any_file_leaves_nothing() {
    no_install_with("install_each_death", Trouble::Death).await;
}
