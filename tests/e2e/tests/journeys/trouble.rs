//! Bad days: storage that is blocked, full or damaged, a program that does not arrive whole,
//! addresses that lead nowhere. The app says what happened, loses nothing and never claims more.

use e2e::downloads::Downloads;
use e2e::findings::Finding;
use e2e::journey;
use e2e::kept::{self, BLOCKED, FULL};
use e2e::pages::check::{TO_OFFER, TO_STAND_BACK};
use e2e::pages::lesson::{FIRST, FIRST_PATH, REFLECTION};
use e2e::site::Fault;
use serde_json::json;

const NOTE: &str = "A quick note";

#[tokio::test]
async fn with_storage_blocked_everything_works_in_memory_and_the_app_says_so() {
    journey("blocked", |j| async move {
        let screen = j.screen();
        j.browser.before_each_page(BLOCKED).await?;
        let downloads = Downloads::allow(&j.browser).await?;
        j.enter("/").await?;
        screen.today().await?;
        screen
            .text("This browser does not let Alongside keep anything")
            .await?;
        screen.tap("link", FIRST).await?;
        screen.answer_first_lesson().await?;
        screen
            .type_text("textbox", REFLECTION, "Kept nowhere")
            .await?;
        screen.tap("button", "Save").await?;
        screen.tap("link", "Done for today").await?;
        screen.text("Read today").await?;
        screen.should_i_step_in().await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        screen
            .type_text("textbox", "What is it about?", "In memory")
            .await?;
        screen.tap("button", "Save to journal").await?;
        // Nothing is called saved that goes with the page.
        screen
            .text("Noted. It lasts while this page is open.")
            .await?;
        screen.heading("In memory").await?;
        screen.back().await?;
        screen.tap("button", "Save everything as a file").await?;
        let file = downloads.take("alongside").await?;
        for kept in ["Kept nowhere", "In memory"] {
            assert!(file.contains(kept), "{kept:?} is missing in {file}");
        }
        Ok(())
    })
    .await;
}

/// From now on whatever this page begins to write stays in the middle of it.
const WITHOUT_END: &str = "const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      const hold = () => { this.count().onsuccess = hold; };
      hold();
      const asked = put.apply(this, given);
      asked.addEventListener('success', (event) => event.stopImmediatePropagation());
      window.writing = true;
      return asked;
    };";

#[tokio::test]
async fn a_page_left_in_the_middle_of_writing_does_not_hold_up_the_next() {
    journey("left_writing", |j| async move {
        let screen = j.screen();
        j.enter("/journal/").await?;
        screen.ready_offline().await?;
        j.browser.script(WITHOUT_END, vec![]).await?;
        screen.type_text("textbox", NOTE, "Begun").await?;
        let writing = "return window.writing === true";
        screen.condition("writing under way", writing).await?;
        j.enter("/check/").await?;
        j.enter("/journal/").await?;
        screen.paste(NOTE, "Written").await?;
        screen.tap("button", "Keep this note").await?;
        screen.text("Note kept. It is in your journal.").await
    })
    .await;
}

/// Somebody who writes far down the page sees it, too.
const IN_SIGHT: &str = "const line = document.querySelector('.lines').getBoundingClientRect();
    return scrollY > line.height && line.top >= 0 && line.bottom <= innerHeight;";

const ROOMY: &str = "IDBObjectStore.prototype.put = window.roomy;";

#[tokio::test]
async fn with_storage_full_nothing_is_called_saved_and_nothing_is_lost() {
    journey("full", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_STAND_BACK, "Stand back and watch", "Before")
            .await?;
        screen.ready_offline().await?;
        let downloads = Downloads::allow(&j.browser).await?;
        j.browser.script(FULL, vec![]).await?;
        screen
            .type_text("textbox", "Facts", "The cellar flooded")
            .await?;
        screen.tap("button", "Save").await?;
        screen
            .text("Not saved: this phone's storage is full.")
            .await?;
        screen.condition("the line in sight", IN_SIGHT).await?;
        assert!(!screen.shown_text().await?.contains("\nSaved."));
        assert_eq!(screen.written_in("Facts").await?, "The cellar flooded");
        screen.tap("button", "Save everything as a file").await?;
        let file = downloads.take("alongside").await?;
        assert!(file.contains("The cellar flooded"), "{file}");
        // There is room again: the next change keeps what waited, too.
        j.browser.script(ROOMY, vec![]).await?;
        screen.type_text("textbox", "Facts", " twice").await?;
        screen.gone("button", "Save everything as a file").await?;
        let shown = screen.shown_text().await?.to_lowercase();
        assert!(!shown.contains("another tab"), "{shown}");
        screen.save_field().await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        screen.text("The cellar flooded twice").await
    })
    .await;
}

/// As a slow phone keeps things: each write holds the database for most of a second.
const SLOW: &str = "const put = IDBObjectStore.prototype.put;
    IDBTransaction.prototype.commit = () => {};
    IDBObjectStore.prototype.put = function (...given) {
      const until = performance.now() + 800;
      const hold = () => {
        this.count().onsuccess = () => { if (performance.now() < until) hold(); };
      };
      hold();
      return put.apply(this, given);
    };";

#[tokio::test]
async fn on_a_slow_phone_what_was_saved_does_not_come_back_as_half_typed() {
    journey("slow", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen.answer_all(&TO_OFFER).await?;
        screen.heading("Offer a hand").await?;
        j.browser.script(SLOW, vec![]).await?;
        // Enter comes with the last letter, before what is typed was kept as half-typed.
        let name = "The first\u{e007}";
        screen
            .type_text("textbox", "What is it about?", name)
            .await?;
        screen.heading("The first").await?;
        // By the app's own links: a fresh page would begin with what the disk holds.
        screen.back().await?;
        screen.go_to("Check").await?;
        screen.answer_all(&TO_STAND_BACK).await?;
        screen.heading("Stand back and watch").await?;
        assert_eq!(screen.written_in("What is it about?").await?, "");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_damaged_record_is_set_aside_as_it_is_and_the_rest_works() {
    journey("damaged", |j| async move {
        let screen = j.screen();
        for title in ["The whole one", "The broken one"] {
            j.enter("/check/").await?;
            screen
                .save_a_check(&TO_OFFER, "Offer a hand", title)
                .await?;
        }
        let records = kept::entries(&j.browser, "records").await?;
        let broken = records.iter().find(|(key, text)| {
            key.starts_with("situation/") && text.to_string().contains("The broken one")
        });
        let (key, text) = broken.unwrap();
        let half: String = text.as_str().unwrap().chars().take(60).collect();
        kept::overwrite(&j.browser, key, json!(half)).await?;
        j.kill_and_start_again().await?;
        let downloads = Downloads::allow(&j.browser).await?;
        j.enter("/journal/").await?;
        screen.open_situation("The whole one").await?;
        screen.back().await?;
        assert!(!screen.shown_text().await?.contains("The broken one"));
        screen.tap("link", "You").await?;
        screen
            .text("One record could not be read. Nothing was overwritten")
            .await?;
        screen.tap("button", "Save what is there as a file").await?;
        let file = downloads.take("alongside-set-aside").await?;
        assert!(
            file.contains("The broken") || file.contains(key.as_str()),
            "{file}"
        );
        let aside = kept::entries(&j.browser, "damaged").await?;
        assert_eq!(aside.len(), 1, "{aside:?}");
        assert!(
            aside.values().all(|value| *value == json!(half)),
            "{aside:?}"
        );
        assert!(
            !kept::entries(&j.browser, "records")
                .await?
                .contains_key(key)
        );
        // Said again on the next visit, and still only one.
        j.enter("/you/").await?;
        screen.text("One record could not be read.").await
    })
    .await;
}

#[tokio::test]
async fn a_program_that_arrives_cut_off_shows_a_way_out_instead_of_a_blank_page() {
    journey("truncated", |j| async move {
        let screen = j.screen();
        j.site.fault("/*.wasm", Fault::Truncate(1000));
        j.open(FIRST_PATH).await?;
        screen.heading("Alongside did not start").await?;
        screen.by_role("link", "Rescue").await?;
        // What can be read is still there to be read.
        screen.text("two trays are still warm").await?;
        j.site.heal();
        screen.tap("button", "Reload").await?;
        screen.gone("heading", "Alongside did not start").await?;
        screen.live().await?;
        screen.answer_first_lesson().await?;
        // The browser counts the refused program as an error, and it is one; there is no other.
        let found = j.browser.take_findings().await?;
        let expected = |found: &Finding| {
            matches!(found, Finding::UncaughtError(said) if said.contains("Fetch API cannot load"))
        };
        assert!(found.iter().all(expected), "{found:?}");
        Ok(())
    })
    .await;
}

/// Takes the program out of the worker's cache, as a browser that clears a part would.
const LOSE_PROGRAM: &str = "const done = arguments[0];
    (async () => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const kept of await cache.keys()) {
          if (kept.url.endsWith('.wasm')) await cache.delete(kept);
        }
      }
    })().then(() => done('lost'), (error) => done(String(error)));";

#[tokio::test]
async fn the_rescue_page_saves_everything_while_the_app_is_broken_and_repairs_it() {
    journey("rescue", |j| async move {
        let screen = j.screen();
        j.enter("/check/").await?;
        screen
            .save_a_check(&TO_OFFER, "Offer a hand", "Worth saving")
            .await?;
        screen.ready_offline().await?;
        assert_eq!(
            j.browser.script_async(LOSE_PROGRAM, vec![]).await?,
            json!("lost")
        );
        j.site.fault("/*.wasm", Fault::Status(404));
        let downloads = Downloads::allow(&j.browser).await?;
        j.open("/").await?;
        screen.heading("Alongside did not start").await?;
        let found = j.browser.take_findings().await?;
        assert!(found.iter().all(Finding::is_refused_file), "{found:?}");
        screen.tap("link", "Rescue").await?;
        screen.heading("Rescue").await?;
        screen.tap("button", "Save my data to a file").await?;
        let file = downloads.take("alongside-rescue").await?;
        assert!(file.contains("Worth saving"), "{file}");
        screen.tap("button", "Delete the copy of the app").await?;
        screen.text("Done. Your records are untouched.").await?;
        assert!(kept::caches(&j.browser).await?.is_empty());
        j.site.heal();
        screen.tap("link", "Open Alongside").await?;
        screen.today().await?;
        screen.go_to("Journal").await?;
        screen.open_situation("Worth saving").await
    })
    .await;
}

#[tokio::test]
async fn addresses_that_lead_nowhere_say_so_and_lead_home() {
    journey("nowhere", |j| async move {
        let screen = j.screen();
        // A stranger's first visit is answered by the host.
        j.open("/no/such/page/").await?;
        screen.heading("There is no page at this address").await?;
        j.enter("/journal/situation/?id=k3v9nothere").await?;
        screen.heading("This situation is not here").await?;
        screen.tap("link", "Open the journal").await?;
        screen.heading("Nothing here yet").await?;
        screen.ready_offline().await?;
        j.enter("/journal/situation/").await?;
        screen.heading("This situation is not here").await?;
        for path in [
            "/no/such/page/",
            "/lesson/",
            "/check/result/more/",
            "/%00%ff",
        ] {
            j.enter(path).await?;
            screen.heading("There is no page here").await?;
        }
        screen.tap("link", "Go to Today").await?;
        screen.today().await
    })
    .await;
}
