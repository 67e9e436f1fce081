//! What the browser keeps for the site: its database, its small settings, its caches.
//!
//! This is the one place that looks behind the screen. A kill must find the draft on the disk
//! already, and no screen can show that; whatever a screen can show is looked at there.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::failure::{Failure, Outcome};
use crate::wait::{Look, until_within};

/// A script to run before a page's own: the browser refuses to keep anything.
pub const BLOCKED: &str = "IDBFactory.prototype.open = () => {
        throw new DOMException('not here', 'SecurityError') };
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(globalThis, name, { get() {
        throw new DOMException('not here', 'SecurityError') } });
    }";

/// As a full phone answers. The browser's own way of lowering the quota spares small records.
pub const FULL: &str = "window.roomy = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('no room', 'QuotaExceededError') };";

/// How soon after the last key half-typed text must be safe.
const SAFE_WITHIN: Duration = Duration::from_secs(1);

/// Everything in one store of the app's database, by key. The app must have made it already.
pub async fn entries(browser: &Browser, store: &str) -> Outcome<BTreeMap<String, Value>> {
    let found = browser.script_async(ENTRIES, vec![json!(store)]).await?;
    let pairs = found
        .as_array()
        .ok_or_else(|| Failure::Unmet(format!("the database could not be read: {found}")))?;
    let pair = |pair: &Value| {
        let key = pair.get(0)?.as_str()?.to_owned();
        Some((key, pair.get(1)?.clone()))
    };
    Ok(pairs.iter().filter_map(pair).collect())
}

/// The records without what is half typed.
pub async fn lasting(browser: &Browser) -> Outcome<BTreeMap<String, Value>> {
    let mut rows = entries(browser, "records").await?;
    rows.retain(|key, _| !key.starts_with("draft/"));
    Ok(rows)
}

/// What a row says without its first line of stamps: a row without one is read as it is.
pub fn text_of(row: &str) -> &str {
    match row.strip_prefix('@').and_then(|row| row.split_once('\n')) {
        Some((_, text)) => text,
        None => row,
    }
}

/// Waits until a half-typed text is in the database, as it must be within a second.
pub async fn draft(browser: &Browser, text: &str) -> Outcome {
    row(browser, "draft/", text).await
}

/// Waits until a row with this text is in the database, under a key that begins so.
pub async fn row(browser: &Browser, begins: &str, text: &str) -> Outcome {
    until_within(SAFE_WITHIN, format!("{begins} with {text:?}"), || async {
        let kept = entries(browser, "records").await?;
        let holds = |(key, value): (&String, &Value)| {
            key.starts_with(begins) && value.as_str().is_some_and(|value| value.contains(text))
        };
        Ok(if kept.iter().any(holds) {
            Look::Yes(())
        } else {
            Look::NotYet(format!("{:?}", kept.keys()))
        })
    })
    .await
}

/// Writes a value under a key of the records, as no app would.
pub async fn overwrite(browser: &Browser, key: &str, value: Value) -> Outcome {
    overwrite_all(browser, &[(key.to_owned(), value)]).await
}

/// Writes many values under their keys, in one.
pub async fn overwrite_all(browser: &Browser, entries: &[(String, Value)]) -> Outcome {
    let wrote = browser
        .script_async(OVERWRITE, vec![json!(entries)])
        .await?;
    if wrote == json!("written") {
        return Ok(());
    }
    Err(Failure::Unmet(format!("nothing was written: {wrote}")))
}

/// The names of the caches, each with the number of files in it.
pub async fn caches(browser: &Browser) -> Outcome<BTreeMap<String, u64>> {
    let found = browser.script_async(CACHES, vec![]).await?;
    serde_json::from_value(found)
        .map_err(|error| Failure::Unmet(format!("the caches could not be read: {error}")))
}

/// Everything outside the database that could hold what a person wrote: both small storages,
/// cookies, the history's state, the title, the address, every address asked for, every cached one.
pub async fn traces(browser: &Browser) -> Outcome<String> {
    Ok(browser.script_async(TRACES, vec![]).await?.to_string())
}

const ENTRIES: &str = "const [store, done] = arguments;
    const opening = indexedDB.open('alongside');
    opening.onerror = () => done(String(opening.error));
    opening.onsuccess = () => {
      const found = [], database = opening.result;
      // Bytes as a plain list: not every driver hands the other kind over.
      const plain = (row) => row?.bytes ? { ...row, bytes: Array.from(row.bytes) } : row;
      const read = database.transaction(store).objectStore(store).openCursor();
      read.onerror = () => done(String(read.error));
      read.onsuccess = () => {
        const cursor = read.result;
        if (!cursor) { database.close(); return done(found); }
        found.push([cursor.key, plain(cursor.value)]);
        cursor.continue();
      };
    };";

const OVERWRITE: &str = "const [entries, done] = arguments;
    const opening = indexedDB.open('alongside');
    opening.onerror = () => done(String(opening.error));
    opening.onsuccess = () => {
      const database = opening.result;
      const write = database.transaction('records', 'readwrite');
      for (const [key, value] of entries) write.objectStore('records').put(value, key);
      write.onabort = () => done(String(write.error));
      write.oncomplete = () => { database.close(); done('written'); };
    };";

const CACHES: &str = "const done = arguments[0];
    (async () => {
      const sizes = {};
      for (const name of await caches.keys()) {
        sizes[name] = (await (await caches.open(name)).keys()).length;
      }
      return sizes;
    })().then(done, (error) => done(String(error)));";

const TRACES: &str = "const done = arguments[0];
    (async () => {
      const cached = [];
      for (const name of await caches.keys()) {
        for (const request of await (await caches.open(name)).keys()) cached.push(request.url);
      }
      return {
        local: { ...localStorage }, session: { ...sessionStorage }, cookies: document.cookie,
        state: history.state, title: document.title, address: location.href, window: window.name,
        asked: performance.getEntries().map((entry) => entry.name), cached,
      };
    })().then(done, (error) => done(String(error)));";
