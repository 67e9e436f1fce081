//! The lock: nothing of what was written can be read without the passphrase or the recovery code,
//! and with either of them everything is there, whatever happens in between.

use e2e::pages::lock::LOCKED;
use e2e::{Journey, Name, Outcome, Setting, Viewport, axe, journey, kept};
use serde_json::{Value, json};

use super::whole_loop::step_in;

const PASSPHRASE: &str = "porch lantern quiet river";

/// What was written before the lock was on, one for each part of the store; none of it may be found
/// afterwards.
const BEFORE: [&str; 7] = [
    "Porcupine",
    "quillwort",
    "Żółw 🐢",
    "BESIDEPLAIN",
    "ASIDEPLAIN",
    "COPYPLAIN",
    "PASSPLAIN",
];

/// Rows in the parts of the store that no screen writes yet.
const PLANT: &str = "const done = arguments[0];
    (async () => {
      const opening = indexedDB.open('alongside');
      await new Promise((ready) => { opening.onsuccess = ready; });
      const database = opening.result, bytes = new TextEncoder().encode('{\"COPYPLAIN\":1}');
      const pressed = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
      const gz = new Uint8Array(await new Response(pressed).arrayBuffer());
      // Young enough for the app not to let them go, should it look after its copies meanwhile.
      const name = (ago) => (Date.now() - ago).toString(16).padStart(12, '0') + '-auto-1-9-a';
      const write = database.transaction(['history', 'damaged', 'meta', 'snapshots'], 'readwrite');
      write.objectStore('history').put('{\"BESIDEPLAIN\":\"Żółw 🐢\"}', 'situation/a@b');
      write.objectStore('history').put('@1 cut BESIDEPLAIN', 'situation/a@c');
      write.objectStore('damaged').put('ASIDEPLAIN', 'situation/d@e');
      write.objectStore('damaged').put({ not: 'a text ASIDEPLAIN' }, 'situation/d@f');
      write.objectStore('meta').put('PASSPLAIN words', 'passphrase');
      write.objectStore('snapshots').put({ form: 'plain', bytes }, name(1));
      write.objectStore('snapshots').put({ form: 'gz', bytes: gz }, name(2));
      await new Promise((ready) => { write.oncomplete = ready; });
      database.close();
      done('planted');
    })().catch((error) => done(String(error)));";

/// Looks for words, byte by byte, in everything the browser keeps for the site: every row, every
/// copy also unpressed, every cached answer, both small storages. The page itself looks, because
/// no driver carries pictures and programs whole.
const LOOK: &str = "const [words, marks, done] = arguments;
    (async () => {
      const bytesOf = (text) => new TextEncoder().encode(text);
      const plain = (bytes) => new TextDecoder('latin1').decode(bytes);
      const kept = [], rows = [];
      const keep = (bytes) => kept.push(plain(bytes));
      keep(bytesOf(JSON.stringify({ ...localStorage })));
      keep(bytesOf(JSON.stringify({ ...sessionStorage })));
      const opening = indexedDB.open('alongside');
      await new Promise((ready) => { opening.onsuccess = ready; });
      const database = opening.result, names = [...database.objectStoreNames];
      const all = (store, what) => new Promise((ready) => {
        const asked = database.transaction(store).objectStore(store)[what]();
        asked.onsuccess = () => ready(asked.result);
      });
      for (const name of names) {
        const values = await all(name, 'getAll'), keys = await all(name, 'getAllKeys');
        for (const [at, value] of values.entries()) {
          rows.push(`${name} ${keys[at]} ${JSON.stringify(value)}`);
          keep(bytesOf(rows.at(-1)));
          if (!value?.bytes) continue;
          keep(value.bytes);
          if (value.form !== 'gz') continue;
          const open = new Blob([value.bytes]).stream()
            .pipeThrough(new DecompressionStream('gzip'));
          keep(await new Response(open).arrayBuffer());
        }
      }
      database.close();
      for (const name of await caches.keys()) {
        for (const answer of await (await caches.open(name)).matchAll()) {
          keep(await answer.arrayBuffer());
        }
      }
      return {
        locked: rows.some((row) => row.startsWith('meta lock')),
        found: words.filter((word) => kept.some((one) => one.includes(plain(bytesOf(word))))),
        closed: rows.filter((row) => marks.some((mark) => row.includes(mark)))
          .map((row) => row.slice(0, 80)),
      };
    })().then(done, (error) => done({ error: String(error) }));";

/// What a row has in it that only the lock opens.
const CLOSED: [&str; 3] = ["\"@2 ", "\"@sealed ", "\"form\":\"sealed\""];

async fn look_for(j: &Journey, words: &[&str]) -> Outcome<Value> {
    j.browser
        .script_async(LOOK, vec![json!(words), json!(CLOSED)])
        .await
}

async fn nothing_is_found(j: &Journey, words: &[&str]) -> Outcome {
    let seen = look_for(j, words).await?;
    assert_eq!(seen["locked"], true, "this is not the database: {seen}");
    assert_eq!(seen["found"], json!([]), "of {words:?}");
    Ok(())
}

async fn everything_is_found(j: &Journey, words: &[&str]) -> Outcome {
    let seen = look_for(j, words).await?;
    assert_eq!(seen["found"], json!(words), "{seen}");
    assert_eq!(seen["closed"], json!([]));
    Ok(())
}

#[tokio::test]
async fn nothing_written_before_or_after_can_be_read_while_the_lock_is_on() {
    journey("lock_raw", |j| async move {
        let screen = j.screen();
        step_in(&j, "Porcupine at noon").await?;
        screen.write_and_save("Facts", "A quillwort fact").await?;
        let planted = j.browser.script_async(PLANT, vec![]).await?;
        assert_eq!(planted, json!("planted"));
        everything_is_found(&j, &BEFORE).await?;
        j.enter("/you/lock/").await?;
        screen.lock_with(PASSPHRASE).await?;
        nothing_is_found(&j, &BEFORE).await?;

        j.enter("/journal/").await?;
        screen.unlock_with(PASSPHRASE).await?;
        screen.find_situation("Porcupine at noon").await?;
        screen.write_and_save("Story", "A zanzibar story").await?;
        screen
            .type_text("textbox", "Facts", " and a zorilla")
            .await?;
        nothing_is_found(&j, &BEFORE).await?;
        nothing_is_found(&j, &["zanzibar", "zorilla", PASSPHRASE]).await?;

        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        let page = "return document.title + document.documentElement.outerHTML";
        screen.heading(LOCKED).await?;
        let page = j.browser.script(page, vec![]).await?.to_string();
        assert!(
            !page.contains("Porcupine") && !page.contains("quillwort"),
            "{page}"
        );
        assert_eq!(screen.focused_name().await?, "Passphrase");
        screen
            .type_text("textbox", "Passphrase", "porch lantern")
            .await?;
        screen.tap("button", "Unlock").await?;
        screen.text("That does not open it.").await?;
        screen.rewrite("Passphrase", PASSPHRASE).await?;
        screen.tap("button", "Unlock").await?;
        let search = "Search your journal";
        screen.type_text("searchbox", search, "zanzibar").await?;
        screen.open_situation("Porcupine at noon").await?;
        assert_eq!(screen.written_in("Story").await?, "A zanzibar story");

        j.enter("/you/lock/").await?;
        screen.unlock_with(PASSPHRASE).await?;
        screen.unfold_part("Turn the lock off").await?;
        let proof = "Your passphrase now, or the recovery code";
        screen.type_text("textbox", proof, PASSPHRASE).await?;
        screen.tap("button", "Turn it off now").await?;
        screen.heading("Turn it on").await?;
        everything_is_found(&j, &BEFORE).await?;
        everything_is_found(&j, &["zanzibar"]).await?;
        j.enter("/journal/").await?;
        screen.find_situation("Porcupine at noon").await
    })
    .await;
}

#[tokio::test]
async fn the_recovery_code_opens_the_lock_and_a_new_passphrase_can_be_set_with_it() {
    journey("lock_recovery", |j| async move {
        let screen = j.screen();
        step_in(&j, "Porcupine").await?;
        j.enter("/you/lock/").await?;
        let code = screen.lock_with(PASSPHRASE).await?;
        j.enter("/you/lock/").await?;
        screen.tap("button", "I have a recovery code").await?;
        screen
            .type_text("textbox", "Recovery code", &code.to_lowercase())
            .await?;
        screen.tap("button", "Unlock").await?;
        screen.heading("The lock is on").await?;
        screen.unfold_part("Change the passphrase").await?;
        let proof = "Your passphrase now, or the recovery code";
        screen.type_text("textbox", proof, &code).await?;
        screen
            .type_text("textbox", "New passphrase", "brand new words")
            .await?;
        screen
            .type_text("textbox", "The same once more", "brand new words")
            .await?;
        screen.tap("button", "Use the new passphrase").await?;
        screen.text("The passphrase is changed.").await?;
        j.enter("/journal/").await?;
        screen
            .type_text("textbox", "Passphrase", PASSPHRASE)
            .await?;
        screen.tap("button", "Unlock").await?;
        screen.text("That does not open it.").await?;
        screen.rewrite("Passphrase", "brand new words").await?;
        screen.tap("button", "Unlock").await?;
        screen.find_situation("Porcupine").await
    })
    .await;
}

#[tokio::test]
async fn another_tab_stands_before_the_lock_as_soon_as_it_is_on() {
    journey("lock_tabs", |j| async move {
        let screen = j.screen();
        step_in(&j, "Porcupine").await?;
        let web = j.browser.web().await?;
        let first = web.window().await?;
        let second = web.new_tab().await?;
        web.switch_to_window(second.clone()).await?;
        j.enter("/you/lock/").await?;
        screen.lock_with(PASSPHRASE).await?;
        web.switch_to_window(first.clone()).await?;
        screen.unlock_with(PASSPHRASE).await?;
        screen.heading("Porcupine").await?;
        web.switch_to_window(second).await?;
        screen.unfold_part("Turn the lock off").await?;
        let proof = "Your passphrase now, or the recovery code";
        screen.type_text("textbox", proof, PASSPHRASE).await?;
        screen.tap("button", "Turn it off now").await?;
        screen.heading("Turn it on").await?;
        web.switch_to_window(first).await?;
        screen.write_and_save("Facts", "Written after it").await?;
        everything_is_found(&j, &["Written after it", "Porcupine"]).await
    })
    .await;
}

/// Lets the n-th row written be the last thing that happens: the transaction stays open and never
/// ends, until the browser is killed.
pub const STOP_AT: &str = "let left = arguments[0];
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      left -= 1;
      if (left > 0) return put.apply(this, given);
      put.apply(this, given);
      const store = this, hold = () => { store.get('nothing').onsuccess = hold; };
      hold();
      window.stopped = true;
      return new EventTarget();
    };";

#[tokio::test]
async fn killed_in_the_middle_of_turning_it_on_everything_is_open_as_before() {
    journey("lock_kill", |j| async move {
        let screen = j.screen();
        step_in(&j, "Porcupine").await?;
        screen.write_and_save("Facts", "A quillwort fact").await?;
        for row in [1, 2, 3] {
            j.enter("/you/lock/").await?;
            screen.prepare_lock(PASSPHRASE).await?;
            j.browser.script(STOP_AT, vec![json!(row)]).await?;
            screen.tap("button", "Turn the lock on").await?;
            screen
                .condition("a stop in the middle", "return globalThis.stopped === true")
                .await?;
            j.kill_and_start_again().await?;
            j.enter("/journal/").await?;
            screen.find_situation("Porcupine").await?;
            everything_is_found(&j, &["Porcupine", "quillwort"]).await?;
        }
        j.enter("/you/lock/").await?;
        screen.lock_with(PASSPHRASE).await?;
        j.kill_and_start_again().await?;
        j.enter("/journal/").await?;
        nothing_is_found(&j, &["Porcupine", "quillwort"]).await?;
        screen.unlock_with(PASSPHRASE).await?;
        screen.find_situation("Porcupine").await
    })
    .await;
}

/// Puts the page out of sight or back, as the system does, so many minutes later by its clock.
const SIGHT: &str = "const [state, minutes] = arguments, real = Date.now;
    Date.now = () => real() + minutes * 60000;
    Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    const cover = document.querySelector('.cover');
    return Boolean(cover) && getComputedStyle(cover).display !== 'none';";

async fn sight(j: &Journey, state: &str, minutes: u32) -> Outcome<Value> {
    let given = vec![json!(state), json!(minutes)];
    j.browser.script(SIGHT, given).await
}

#[tokio::test]
async fn out_of_sight_it_is_covered_at_once_and_locked_after_the_minutes_chosen() {
    journey("lock_cover", |j| async move {
        let screen = j.screen();
        step_in(&j, "Porcupine").await?;
        assert_eq!(sight(&j, "hidden", 0).await?, json!(false));
        assert_eq!(sight(&j, "visible", 0).await?, json!(false));
        screen.ready_offline().await?;
        j.enter("/you/lock/").await?;
        screen.lock_with(PASSPHRASE).await?;
        assert_eq!(sight(&j, "hidden", 0).await?, json!(true));
        assert_eq!(sight(&j, "visible", 4).await?, json!(false));
        screen.heading("The lock is on").await?;
        assert_eq!(sight(&j, "hidden", 0).await?, json!(true));
        sight(&j, "visible", 5).await?;
        screen.unlock_with(PASSPHRASE).await?;
        screen
            .pick("Lock when out of sight for", "15 minutes")
            .await?;
        let meta = kept::entries(&j.browser, "meta").await?;
        assert!(format!("{:?}", meta.get("lock")).contains("argon2id"));
        screen.tap("button", "Lock now").await?;
        screen.unlock_with(PASSPHRASE).await?;
        assert!(
            screen
                .is_picked("Lock when out of sight for", "15 minutes")
                .await?
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_lock_and_the_screen_before_it_are_for_everybody_and_fit_a_small_phone() {
    journey("lock_axe", |j| async move {
        let screen = j.screen();
        let small = Setting {
            viewport: Viewport::SmallPhone,
            ..j.browser.setting()
        };
        j.browser.apply(small).await?;
        let fits = "return document.documentElement.scrollWidth <= innerWidth";
        j.enter("/you/lock/").await?;
        axe::assert_accessible(&j.browser, "Lock, off").await?;
        assert_eq!(j.browser.script(fits, vec![]).await?, json!(true));
        screen.prepare_lock(PASSPHRASE).await?;
        axe::assert_accessible(&j.browser, "The code asked back").await?;
        screen.tap("button", "Show the code again").await?;
        screen.heading("Your recovery code").await?;
        axe::assert_accessible(&j.browser, "The code").await?;
        assert_eq!(j.browser.script(fits, vec![]).await?, json!(true));
        screen.know_the_code().await?;
        screen.tap("button", "Turn the lock on").await?;
        screen.heading("The lock is on").await?;
        axe::assert_accessible(&j.browser, "Lock, on").await?;
        j.enter("/").await?;
        screen.heading(LOCKED).await?;
        axe::assert_accessible(&j.browser, "Unlock").await?;
        assert_eq!(j.browser.script(fits, vec![]).await?, json!(true));
        screen.tap("button", "I have a recovery code").await?;
        axe::assert_accessible(&j.browser, "Unlock by code").await?;
        // A page with no app in it answers to nobody: there is one form and no navigation.
        let navigations = screen.all_now("navigation", &Name::Any).await?;
        assert!(navigations.is_empty());
        Ok(())
    })
    .await;
}
