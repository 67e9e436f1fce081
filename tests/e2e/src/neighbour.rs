//! Other apps of the same origin: what they keep, planted and looked at again.
//!
//! Their names are chosen to be taken for ours by a careless prefix, where ours lives at `/repo/`.

use serde_json::Value;

use crate::browser::Browser;
use crate::failure::{Failure, Outcome};

/// In every text a neighbour keeps.
pub const MARK: &str = "next-door";

/// Plants what the neighbours keep. The page must be of this origin.
pub async fn moves_in(browser: &Browser) -> Outcome {
    match browser.script_async(MOVE_IN, vec![]).await?.as_str() {
        Some("moved in") => Ok(()),
        other => Err(Failure::Unmet(format!("no neighbour: {other:?}"))),
    }
}

/// Everything the neighbours keep, as it is now.
pub async fn household(browser: &Browser) -> Outcome<Value> {
    browser.script_async(HOUSEHOLD, vec![]).await
}

const MOVE_IN: &str = "const done = arguments[0];
    (async () => {
      for (const name of ['alongside:/:00000000000000aa', 'alongside:/repo2/:00000000000000aa',
        'alongside:/repo/in/:00000000000000aa', 'alongside', 'workbox-precache-v2', 'v1']) {
        await (await caches.open(name)).put('/next-door/kept', new Response('next-door ' + name));
      }
      for (const name of ['alongsider', 'alongside-notes', 'notes']) {
        await new Promise((resolve, reject) => {
          const opening = indexedDB.open(name, 3);
          opening.onerror = () => reject(opening.error);
          opening.onupgradeneeded = () => opening.result.createObjectStore('records').put('next-door', 'a');
          opening.onsuccess = () => { opening.result.close(); resolve(); };
        });
      }
      for (const name of ['alongsider', 'alongside', 'alongside-theme', 'theme', 'notes']) {
        localStorage.setItem(name, 'next-door ' + name);
        sessionStorage.setItem(name, 'next-door ' + name);
      }
      return 'moved in';
    })().then(done, (error) => done(String(error)));";

/// What is ours is left out: the one database, the preferences, the caches of the scope.
const HOUSEHOLD: &str = "const done = arguments[0];
    (async () => {
      const kept = { caches: {}, databases: {}, local: {}, session: {} };
      for (const name of await caches.keys()) {
        const answer = await (await caches.open(name)).match('/next-door/kept');
        if (answer) kept.caches[name] = await answer.text();
      }
      for (const { name, version } of await indexedDB.databases()) {
        if (name === 'alongside') continue;
        kept.databases[name] = await new Promise((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const read = opening.result.transaction('records').objectStore('records').getAll();
            read.onsuccess = () => { opening.result.close(); resolve([version, ...read.result]); };
          };
        });
      }
      for (const [place, storage] of [['local', localStorage], ['session', sessionStorage]]) {
        for (const name of Object.keys(storage).sort()) {
          if (storage[name].includes('next-door')) kept[place][name] = storage[name];
        }
      }
      return kept;
    })().then(done, (error) => done(String(error)));";
