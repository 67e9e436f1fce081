// The rescue page: reads what the browser keeps for Alongside and puts it into a file, without the
// app; puts an earlier copy of the records back, and keeps what stood there; deletes the copy of
// the app itself. Whatever the app set aside, and what it knows of itself, is left as it is.
"use strict";
(() => {
  const DATABASE = "alongside";
  const PREFERENCE = "alongside/";
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

  const rowsOf = async (store) => {
    const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
    return keys.map((key, at) => [key, values[at]]);
  };

  // A file goes from hand to hand; the words that open the backups must not go with it.
  const isSecret = (store, key) => store === "meta" && key === "passphrase";

  const readDatabase = async () => {
    const database = await openDatabase();
    if (!database) return { version: 0, stores: {} };
    const stores = {};
    for (const name of database.objectStoreNames) {
      // One transaction a store: a store that cannot be read must not take the others with it.
      try {
        const store = database.transaction(name, "readonly").objectStore(name);
        const rows = (await rowsOf(store)).filter(([key]) => !isSecret(name, key));
        stores[name] = rows.map(([key, value]) => ({ key: plain(key), value: plain(value) }));
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
      if (key.startsWith(PREFERENCE)) kept[key] = localStorage.getItem(key);
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

  // The worker's last stroke on a release that is here as a whole is an entry of this name.
  const tellRelease = async (name) => {
    const kept = (await (await caches.open(name)).keys()).map((request) => request.url);
    const isWhole = kept.includes(new URL(".complete", scope).href);
    const files = isWhole ? kept.length - 1 : kept.length;
    return `${name.slice(prefix.length)} (${isWhole ? "whole" : "not finished"}, ${files} files)`;
  };

  const facts = async () => {
    const worker = await attempt(async () => {
      const found = await registration();
      const part = (name) => (found?.[name] ? `${name} (${found[name].state})` : "");
      return ["installing", "waiting", "active"].map(part).filter(Boolean).join(", ") || "none";
    });
    const releases = await attempt(async () => {
      const told = [];
      for (const name of await ownCaches()) told.push(await tellRelease(name));
      return told.join("; ") || "none";
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

  // ---- Earlier copies ----------------------------------------------------------------------

  const COPY_NAME = /^([0-9a-f]{12})-([a-z]+)-([0-9]+)-([0-9]+)-/;
  /** More than a phone can hold as text at once; a copy that unfolds to more is no copy of ours. */
  const MOST_BYTES = 64 * 1024 * 1024;

  /** What the name of a copy says of it: when it was made, for what, and how many records it has. */
  const readName = (key) => {
    const [, made, kind, records] = COPY_NAME.exec(key) ?? [];
    if (made === undefined) return undefined;
    const day = new Date(parseInt(made, 16)).toLocaleString("en-GB", {
      weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit",
    });
    return { day, kind, records: records === "1" ? "1 record" : `${records} records` };
  };

  const readCopies = () => withDatabase(async (database) => {
    if (!database?.objectStoreNames.contains("snapshots")) return [];
    const store = database.transaction("snapshots", "readonly").objectStore("snapshots");
    const found = [];
    // The keys alone: the copies themselves may be many megabytes.
    for (const key of (await done(store.getAllKeys())).reverse()) {
      const name = typeof key === "string" ? readName(key) : undefined;
      if (name) found.push({ key, ...name });
    }
    return found;
  });

  const unfold = async (copy) => {
    if (copy?.form === "sealed") throw new Error(
      "it is locked. Open Alongside, unlock it, and put the copy back there");
    if (!(copy?.bytes instanceof Uint8Array) || !["gz", "plain"].includes(copy.form)) {
      throw new Error("it is damaged");
    }
    let stream = new Blob([copy.bytes]).stream();
    if (copy.form === "gz") stream = stream.pipeThrough(new DecompressionStream("gzip"));
    const reader = stream.getReader();
    const decoder = new TextDecoder("utf-8", { fatal: true });
    let text = "";
    let length = 0;
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      length += part.value.length;
      if (length > MOST_BYTES) throw new Error("it is far larger than any copy of Alongside");
      text += decoder.decode(part.value, { stream: true });
    }
    return JSON.parse(text + decoder.decode());
  };

  const isRow = (row) => Array.isArray(row) && row.length === 2
    && row.every((part) => typeof part === "string") && row[0] !== "";

  const checked = (copy) => {
    if (copy?.format !== "alongside-copy") throw new Error("it is damaged");
    if (copy.version !== 1) throw new Error("a newer Alongside made it. Fetch the app anew, and put it back there");
    const stores = [copy.records, copy.history];
    if (!stores.every((rows) => Array.isArray(rows) && rows.every(isRow))) throw new Error("it is damaged");
    return copy;
  };

  const readSettings = () => {
    const settings = {};
    for (const [key, text] of Object.entries(readPreferences())) {
      try {
        const value = JSON.parse(text);
        if (typeof value === "string") settings[key.slice(PREFERENCE.length)] = value;
      } catch {
        // Not one of ours: the app writes its preferences as JSON.
      }
    }
    return settings;
  };

  const LOCKED = "the records that stand here now are locked. Open Alongside, unlock it, and put the copy back there";

  /** What stands here now as a copy: its key and its value. */
  const copyOf = (records, history, settings) => {
    if (![...records, ...history].every(isRow)) {
      throw new Error(LOCKED);
    }
    const whole = { format: "alongside-copy", version: 1, records, history, settings };
    const bytes = new TextEncoder().encode(JSON.stringify(whole));
    const made = Date.now().toString(16).padStart(12, "0");
    const id = crypto.getRandomValues(new Uint32Array(1))[0].toString(16).padStart(8, "0");
    return [`${made}-safety-${records.length}-${bytes.length}-${id}`, { form: "plain", bytes }];
  };

  // One transaction, from the reading of what stands here to the last row that is put back: a page
  // that dies in between has changed nothing, and nobody else can write meanwhile.
  const putBack = async (database, copy) => {
    const names = ["records", "history", "snapshots", "meta"];
    const transaction = database.transaction(names, "readwrite", { durability: "strict" });
    const ended = new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error ?? new Error("the browser called it off"));
    });
    ended.catch(() => {}); // waited for below, but not if the steps themselves fail first
    const [records, history, snapshots, meta] = names.map((name) => transaction.objectStore(name));
    try {
      if (await done(meta.get("lock"))) throw new Error(LOCKED);
      const stands = [await rowsOf(records), await rowsOf(history)];
      const [key, value] = copyOf(...stands, readSettings());
      snapshots.add(value, key);
      for (const [store, rows] of [[records, copy.records], [history, copy.history]]) {
        store.clear();
        for (const [rowKey, text] of rows) store.put(text, rowKey);
      }
      // The app counts anew, and what it writes next does not descend from what stood here: it
      // takes another name for this device.
      meta.delete("tally");
      meta.delete("device");
    } catch (error) {
      transaction.abort();
      throw error;
    }
    await ended;
  };

  const withDatabase = async (use) => {
    const database = await openDatabase();
    try {
      return await use(database);
    } finally {
      database?.close();
    }
  };

  const load = (key) => withDatabase(async (database) => {
    const store = database.transaction("snapshots", "readonly").objectStore("snapshots");
    return checked(await unfold(await done(store.get(key))));
  });

  const button = (text, className, action) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.className = className;
    made.addEventListener("click", action);
    return made;
  };

  const listCopies = async () => {
    const found = await attempt(readCopies);
    if (found.unreadable) return words("restored", `The copies could not be read (${found.unreadable}).`);
    byId("copies").replaceChildren(...found.map(copyRow));
    if (!found.length) byId("copies").replaceChildren(item("There are no copies here."));
  };

  const item = (text) => {
    const row = document.createElement("li");
    row.textContent = text;
    return row;
  };

  // The copy is read and checked at the first tap; the second is on a button that says what it does.
  const copyRow = (copy) => {
    const what = `${copy.day}, ${copy.records}`;
    const row = item(copy.kind === "safety" ? `${what}, kept before something was replaced` : what);
    const choices = document.createElement("div");
    const ask = button(`Put back: ${what}`, "quiet", () => orSay(async () => {
      const loaded = await load(copy.key);
      const yes = button(`Replace the records here with those of ${what}`, "", () => orSay(async () => {
        choices.replaceChildren(ask);
        await withDatabase((database) => putBack(database, loaded));
        await listCopies();
        words("restored", `Done: what is kept here is that of ${what}. What stood here before is a copy in this list.`);
      }));
      const no = button("Leave everything as it is", "quiet", () => {
        choices.replaceChildren(ask);
        ask.focus();
      });
      choices.replaceChildren(yes, no);
      no.focus();
    }));
    choices.append(ask);
    row.append(choices);
    return row;
  };

  const orSay = async (steps) => {
    words("restored", "");
    try {
      await steps();
    } catch (error) {
      words("restored", `Nothing was changed. This copy could not be put back: ${error.message ?? error}.`);
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
  listCopies();
})();
