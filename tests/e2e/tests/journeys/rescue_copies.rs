//! The rescue page puts an earlier copy of the records back: all of it or nothing of it, and what
//! stood there is kept. It never needs the app, so the database is written by hand here.

use e2e::downloads::Downloads;
use e2e::{Journey, Name, Outcome, Setting, Viewport, axe, journey, kept};
use serde_json::{Value, json};

/// Makes the database anew. A value `{ "@form": …, "@text": … }` becomes a copy in that form.
const WRITE: &str = "const [version, stores, done] = arguments;
    const bytes = async (form, text) => {
      let stream = new Blob([text]).stream();
      if (form === 'gz') stream = stream.pipeThrough(new CompressionStream('gzip'));
      return new Uint8Array(await new Response(stream).arrayBuffer());
    };
    (async () => {
      for (const rows of Object.values(stores)) {
        for (const row of rows) {
          const form = row[1]?.['@form'];
          if (form) row[1] = { form, bytes: await bytes(form, row[1]['@text'].repeat(row[1]['@times'] ?? 1)) };
        }
      }
      await new Promise((resolve) => {
        const deleting = indexedDB.deleteDatabase('alongside');
        deleting.onsuccess = resolve;
      });
      const opening = indexedDB.open('alongside', version);
      opening.onupgradeneeded = () => {
        for (const [name, rows] of Object.entries(stores)) {
          const store = opening.result.createObjectStore(name);
          for (const [key, value] of rows) store.put(value, key);
        }
      };
      await new Promise((resolve, reject) => {
        opening.onsuccess = resolve;
        opening.onerror = () => reject(opening.error);
      });
      opening.result.close();
      return 'written';
    })().then(done, (error) => done(String(error)));";

/// Every row of every store; of a copy its form and its text.
const READ: &str = "const done = arguments[0];
    (async () => {
      const opening = indexedDB.open('alongside');
      await new Promise((resolve) => { opening.onsuccess = resolve; });
      const database = opening.result, found = {};
      for (const name of database.objectStoreNames) {
        const store = database.transaction(name).objectStore(name);
        const [keys, values] = await Promise.all(['getAllKeys', 'getAll'].map((all) =>
          new Promise((resolve) => { const read = store[all](); read.onsuccess = () => resolve(read.result); })));
        found[name] = [];
        for (const [at, key] of keys.entries()) {
          let value = values[at];
          if (ArrayBuffer.isView(value?.bytes)) {
            let stream = new Blob([value.bytes]).stream();
            if (value.form === 'gz') stream = stream.pipeThrough(new DecompressionStream('gzip'));
            value = { '@form': value.form, '@text': await new Response(stream).text() };
          }
          found[name].push([key, value]);
        }
      }
      database.close();
      return found;
    })().then(done, (error) => done(String(error)));";

async fn write(j: &Journey, version: u32, stores: Value) -> Outcome {
    j.open("/rescue.html").await?;
    let done = j
        .browser
        .script_async(WRITE, vec![json!(version), stores])
        .await?;
    assert_eq!(done, json!("written"));
    j.open("/rescue.html").await
}

async fn read(j: &Journey) -> Outcome<Value> {
    j.browser.script_async(READ, vec![]).await
}

/// 22 November 2026, 11:05 UTC, as the name of a copy has it: that day wherever the test runs.
const MADE: &str = "01a202ee4760";

/// A copy of these records and this history.
fn copy(form: &str, records: Value, history: Value) -> Value {
    let text = json!({
        "format": "alongside-copy", "version": 1, "records": records, "history": history,
        "settings": { "theme": "dark" },
    });
    json!({ "@form": form, "@text": text.to_string() })
}

/// A database of layout 2, with these copies.
fn layout_2(snapshots: &Value) -> Value {
    json!({
        "records": [["situation/now", "{\"now\":1}"], ["draft/now", "half"]],
        "history": [["now/1", "{\"earlier\":1}"]],
        "damaged": [["situation/broken", "{\"half"]],
        "snapshots": snapshots,
        "meta": [["counts", "2"], ["passphrase", "correct horse"], ["device", "d1"]],
    })
}

fn name(kind: &str, records: usize, id: &str) -> String {
    format!("{MADE}-{kind}-{records}-99-{id}")
}

/// The facts about the device after a restore: all but its name in the stamps, so that what is written
/// next cannot pass for something that was written before.
fn renamed(meta: &Value) -> Value {
    let facts = meta.as_array().unwrap().iter();
    facts.filter(|fact| fact[0] != "device").cloned().collect()
}

const THEN: &str = "[[\"situation/then\",\"{\\\"then\\\":1}\"],[\"settings/x\",\"1\"]]";

/// Asks for a copy by a part of its button, and says yes.
async fn put_back(j: &Journey, which: &str) -> Outcome {
    j.screen().tap("button", Name::has(which)).await?;
    j.screen()
        .tap(
            "button",
            Name::has("Replace the records here with those of"),
        )
        .await
}

async fn puts_back(form: &'static str) {
    journey(&format!("rescue_{form}"), move |j| async move {
        let screen = j.screen();
        let then: Value = serde_json::from_str(THEN).unwrap();
        let old = json!([["then/1", "{\"older\":1}"]]);
        let snapshots = json!([[name("auto", 2, "aa"), copy(form, then.clone(), old.clone())]]);
        write(&j, 2, layout_2(&snapshots)).await?;
        j.browser
            .script(
                "localStorage.setItem('alongside/theme', '\"light\"')",
                vec![],
            )
            .await?;
        let before = read(&j).await?;
        screen.text("22 November 2026").await?;
        screen.text("2 records").await?;
        // The first tap changes nothing, and neither does no.
        screen.tap("button", Name::has("Put back")).await?;
        screen.tap("button", "Leave everything as it is").await?;
        assert_eq!(read(&j).await?, before);
        put_back(&j, "Put back").await?;
        screen.text("Done: what is kept here is that of").await?;
        let after = read(&j).await?;
        // Rows come back in the order of their keys.
        assert_eq!(after["records"], json!([then[1], then[0]]));
        assert_eq!(after["history"], old);
        assert_eq!(after["damaged"], before["damaged"]);
        assert_eq!(after["meta"], renamed(&before["meta"]));
        assert_ne!(after["meta"], before["meta"]);
        let kept = after["snapshots"].as_array().unwrap();
        let safety = kept
            .iter()
            .find(|row| row[0].as_str().unwrap().contains("-safety-2-"))
            .unwrap();
        assert_eq!(safety[1]["@form"], "plain");
        let text: Value = serde_json::from_str(safety[1]["@text"].as_str().unwrap()).unwrap();
        let whole = json!({
            "format": "alongside-copy", "version": 1, "records": before["records"],
            "history": before["history"], "settings": { "theme": "light" },
        });
        assert_eq!(text, whole);
        screen.text("kept before something was replaced").await
    })
    .await;
}

#[tokio::test]
async fn a_compressed_copy_is_put_back_whole_and_what_stood_there_is_kept() {
    puts_back("gz").await;
}

#[tokio::test]
async fn a_plain_copy_is_put_back_whole_and_what_stood_there_is_kept() {
    puts_back("plain").await;
}

#[tokio::test]
async fn a_copy_kept_before_a_restore_brings_everything_back_as_it_was() {
    journey("rescue_undo", |j| async move {
        let screen = j.screen();
        let snapshots = json!([[name("auto", 0, "aa"), copy("gz", json!([]), json!([]))]]);
        write(&j, 2, layout_2(&snapshots)).await?;
        let before = read(&j).await?;
        put_back(&j, "0 records").await?;
        screen.text("Done: what is kept here is that of").await?;
        assert_eq!(read(&j).await?["records"], json!([]));
        put_back(&j, "2 records").await?;
        screen.text("Done: what is kept here is that of").await?;
        let after = read(&j).await?;
        for same in ["records", "history", "damaged"] {
            assert_eq!(after[same], before[same], "{same}");
        }
        assert_eq!(after["meta"], renamed(&before["meta"]));
        Ok(())
    })
    .await;
}

/// Copies that are none, or not for this page: a name for each, the copy, and what is said of it.
fn bad_copies() -> [(&'static str, Value, &'static str); 11] {
    let newer = json!({ "format": "alongside-copy", "version": 2, "records": [], "history": [] });
    let of = |form: &str, text: &str| json!({ "@form": form, "@text": text });
    let rows = |records: Value| copy("gz", records, json!([]));
    let damaged = "it is damaged";
    [
        (
            "sealed",
            of("sealed", "x"),
            "it is locked. Open Alongside, unlock it",
        ),
        ("form", of("other", "x"), damaged),
        ("text", json!("no copy at all"), damaged),
        ("empty", of("plain", "{}"), damaged),
        (
            "newer",
            of("gz", &newer.to_string()),
            "a newer Alongside made it",
        ),
        ("row", rows(json!([["a", 1]])), damaged),
        ("pair", rows(json!([["a"]])), damaged),
        ("key", rows(json!([["", "b"]])), damaged),
        ("none", copy("gz", json!([]), json!(null)), damaged),
        ("json", of("gz", "{\"format\""), "could not be put back"),
        (
            "bomb",
            json!({ "@form": "gz", "@text": "0", "@times": 65 << 20 }),
            "far larger than any copy",
        ),
    ]
}

#[tokio::test]
async fn a_copy_that_cannot_be_put_back_says_why_and_changes_nothing() {
    journey("rescue_refused", |j| async move {
        let screen = j.screen();
        for (case, value, words) in bad_copies() {
            write(&j, 2, layout_2(&json!([[name("auto", 7, "aa"), value]]))).await?;
            // The bomb is not read back: it would be 65 MiB on the wire.
            let is_small = case != "bomb";
            let before = if is_small {
                read(&j).await?
            } else {
                Value::Null
            };
            screen.tap("button", Name::has("Put back")).await?;
            screen.text("Nothing was changed.").await?;
            screen.text(words).await?;
            screen
                .gone("button", Name::has("Replace the records here"))
                .await?;
            if is_small {
                assert_eq!(read(&j).await?, before, "{case}");
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn records_that_are_locked_are_not_replaced_because_no_readable_copy_can_be_kept() {
    journey("rescue_locked", |j| async move {
        let empty = copy("gz", json!([]), json!([]));
        let mut stores = layout_2(&json!([[name("auto", 0, "aa"), empty]]));
        stores["records"][0][1] = json!({ "@form": "plain", "@text": "locked" });
        write(&j, 2, stores).await?;
        let before = read(&j).await?;
        put_back(&j, "Put back").await?;
        let words = "the records that stand here now are locked";
        j.screen().text(words).await?;
        assert_eq!(read(&j).await?, before);
        Ok(())
    })
    .await;
}

/// The second record to be put back is one too many.
const BREAKS: &str = "const put = IDBObjectStore.prototype.put;
    let left = 1;
    IDBObjectStore.prototype.put = function (...given) {
      if (left-- <= 0) throw new DOMException('no room', 'QuotaExceededError');
      return put.apply(this, given);
    };";

#[tokio::test]
async fn a_restore_that_breaks_half_way_changes_nothing() {
    journey("rescue_half_way", |j| async move {
        let then: Value = serde_json::from_str(THEN).unwrap();
        let snapshots = json!([[name("auto", 2, "aa"), copy("gz", then, json!([]))]]);
        write(&j, 2, layout_2(&snapshots)).await?;
        let before = read(&j).await?;
        j.browser.script(BREAKS, vec![]).await?;
        put_back(&j, "Put back").await?;
        j.screen().text("Nothing was changed.").await?;
        assert_eq!(read(&j).await?, before);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_rescue_file_holds_everything_but_the_passphrase_of_the_backups() {
    journey("rescue_raw", |j| async move {
        let snapshots = json!([[name("auto", 0, "aa"), copy("plain", json!([]), json!([]))]]);
        for (version, mut stores) in [(1, layout_2(&json!([]))), (2, layout_2(&snapshots))] {
            if version == 1 {
                let all = stores.as_object_mut().unwrap();
                all.retain(|store, _| ["records", "damaged"].contains(&store.as_str()));
            }
            write(&j, version, stores).await?;
            if version == 1 {
                j.screen().text("There are no copies here.").await?;
            }
            let downloads = Downloads::allow(&j.browser).await?;
            j.screen().tap("button", "Save my data to a file").await?;
            let file = downloads.take("alongside-rescue").await?;
            assert!(!file.contains("correct horse"), "{file}");
            let file: Value = serde_json::from_str(&file).unwrap();
            let saved = &file["database"]["stores"];
            assert_eq!(file["database"]["version"], json!(version));
            let keys = |store: &str| -> Vec<String> {
                let rows = saved[store].as_array().cloned().unwrap_or_default();
                rows.iter()
                    .filter_map(|row| row["key"].as_str().map(str::to_owned))
                    .collect()
            };
            assert_eq!(keys("records"), ["draft/now", "situation/now"]);
            assert_eq!(keys("damaged"), ["situation/broken"]);
            if version == 2 {
                assert_eq!(keys("history"), ["now/1"]);
                assert_eq!(keys("meta"), ["counts", "device"]);
                assert_eq!(keys("snapshots"), [name("auto", 0, "aa")]);
                assert!(saved["snapshots"][0]["value"]["bytes"]["@bytes"].is_string());
            }
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_rescue_page_lists_the_releases_kept_here_and_fits_a_small_phone() {
    journey("rescue_lists", |j| async move {
        let screen = j.screen();
        let snapshots = json!([
            [name("auto", 1, "aa"), copy("gz", json!([["a", "b"]]), json!([]))],
            [name("safety", 2, "bb"), copy("gz", json!([]), json!([]))],
            ["no such name", { "@form": "gz", "@text": "" }],
        ]);
        j.enter("/").await?;
        screen.ready_offline().await?;
        let name = screen.release().await?;
        let files = kept::caches(&j.browser).await?;
        let files = files.values().next().unwrap() - 1;
        j.open("/rescue.html").await?;
        screen
            .text(&format!("{name} (whole, {files} files)"))
            .await?;
        let half = "const done = arguments[0];
            caches.open('alongside:/:00000000000000dd').then((cache) =>
              cache.put('/a', new Response('a'))).then(done);";
        j.browser.script_async(half, vec![]).await?;
        write(&j, 2, layout_2(&snapshots)).await?;
        screen
            .text("00000000000000dd (not finished, 1 files)")
            .await?;
        screen.text("1 record").await?;
        let setting = Setting {
            viewport: Viewport::SmallPhone,
            ..j.browser.setting()
        };
        j.browser.apply(setting).await?;
        screen.tap("button", Name::has("1 record")).await?;
        screen
            .by_role("button", "Leave everything as it is")
            .await?;
        let wide = "return document.documentElement.scrollWidth > innerWidth";
        assert_eq!(j.browser.script(wide, vec![]).await?, json!(false));
        axe::assert_accessible(&j.browser, "Rescue").await
    })
    .await;
}
