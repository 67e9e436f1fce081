// The rescue page: reads what the browser keeps for Alongside and puts it into a file, without the
// app. It writes no record and deletes none; all it can delete is the copy of the app itself.
"use strict";
(() => {
  const DATABASE = "alongside";
  const scope = new URL("./", location.href);
  const prefix = `alongside:${scope.pathname}:`;
  const byId = (id) => document.getElementById(id);
  const words = (id, text) => { byId(id).textContent = text; };

  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  // Opening a database that does not exist would make one: then the upgrade is called off.
  const openDatabase = () => new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    let isNew = false;
    request.onupgradeneeded = () => {
      isNew = true;
      request.transaction.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => (isNew ? resolve(undefined) : reject(request.error));
    request.onblocked = () => reject(new Error("another tab holds the records; close it first"));
  });

  const base64 = (bytes) => {
    let text = "";
    for (const byte of bytes) text += String.fromCharCode(byte);
    return btoa(text);
  };

  // JSON has no bytes, no big numbers and no dates; each is kept under a name that says what it was.
  const plain = (value) => {
    if (typeof value === "bigint") return { "@bigint": String(value) };
    if (value instanceof Date) return { "@date": String(value.getTime()) };
    if (value instanceof ArrayBuffer) return { "@bytes": base64(new Uint8Array(value)) };
    if (ArrayBuffer.isView(value)) {
      return { "@bytes": base64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
    }
    if (value instanceof Map) return { "@map": [...value].map((pair) => pair.map(plain)) };
    if (value instanceof Set) return { "@set": [...value].map(plain) };
    if (Array.isArray(value)) return value.map(plain);
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
    }
    return value;
  };

  const readDatabase = async () => {
    const database = await openDatabase();
    if (!database) return { version: 0, stores: {} };
    const stores = {};
    for (const name of database.objectStoreNames) {
      // One transaction a store: a store that cannot be read must not take the others with it.
      try {
        const store = database.transaction(name, "readonly").objectStore(name);
        const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
        stores[name] = keys.map((key, at) => ({ key: plain(key), value: plain(values[at]) }));
      } catch (error) {
        stores[name] = { unreadable: String(error) };
      }
    }
    const { version } = database;
    database.close();
    return { version, stores };
  };

  const readPreferences = () => {
    const kept = {};
    for (let at = 0; at < localStorage.length; at += 1) {
      const key = localStorage.key(at);
      if (key.startsWith("alongside")) kept[key] = localStorage.getItem(key);
    }
    return kept;
  };

  const attempt = async (read) => {
    try {
      return await read();
    } catch (error) {
      return { unreadable: String(error) };
    }
  };

  const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));
  const registration = () => navigator.serviceWorker?.getRegistration(scope.href);

  const facts = async () => {
    const worker = await attempt(async () => {
      const found = await registration();
      const part = (name) => (found?.[name] ? `${name} (${found[name].state})` : "");
      return ["installing", "waiting", "active"].map(part).filter(Boolean).join(", ") || "none";
    });
    const releases = await attempt(async () => {
      const names = (await ownCaches()).map((name) => name.slice(prefix.length));
      return names.join(", ") || "none";
    });
    const kept = await attempt(async () => ((await navigator.storage.persisted()) ? "yes" : "not promised"));
    return {
      "Where": scope.href,
      "Worker": worker,
      "Releases kept here": releases,
      "Storage is kept by the browser": kept,
      "Browser": navigator.userAgent,
    };
  };

  const save = async () => {
    const stamp = new Date();
    const content = {
      format: "alongside-rescue",
      saved: stamp.toISOString(),
      facts: await facts(),
      database: await attempt(readDatabase),
      preferences: await attempt(readPreferences),
    };
    const file = new Blob([JSON.stringify(content, null, 1)], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = `alongside-rescue-${stamp.toISOString().slice(0, 10)}.json`;
    link.click();
    // The browser may still be reading it, so it is let go with the page.
    const unread = Object.values(content.database.stores ?? {}).filter((store) => store.unreadable);
    const complete = !content.database.unreadable && !content.preferences.unreadable && !unread.length;
    words("saved", complete
      ? `Handed to your browser as ${link.download}. Look for it among your downloads.`
      : `Handed to your browser as ${link.download}, but a part could not be read. The file says which.`);
    byId("renew").disabled = false;
    words("renewed", "");
  };

  const renew = async () => {
    byId("renew").disabled = true;
    try {
      await Promise.all((await ownCaches()).map((name) => caches.delete(name)));
      await (await registration())?.unregister();
      words("renewed", "Done. Your records are untouched. Open Alongside with a network to fetch it anew.");
    } catch (error) {
      words("renewed", `That did not work (${error}). Your records are untouched.`);
    }
  };

  const list = async () => {
    for (const [name, value] of Object.entries(await facts())) {
      const term = document.createElement("dt");
      const detail = document.createElement("dd");
      term.textContent = name;
      detail.textContent = value.unreadable ?? value;
      byId("facts").append(term, detail);
    }
  };

  byId("save").addEventListener("click", save);
  byId("renew").addEventListener("click", renew);
  byId("save").disabled = false;
  list();
})();
