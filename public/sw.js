// The worker: keeps one whole release on the device and answers from it.
//
// A template. The build writes in the id of the release and its files, each with the sha-384 of
// its bytes. All of a release is kept or none of it; every cache carries the folder in its name,
// so that another app of the same origin is never touched. It knows nothing of records.
"use strict";

const BUILD = "__BUILD_ID__";
/** Address relative to the scope -> integrity. */
const FILES = new Map(__FILES__.map(([path, integrity]) => [path, integrity]));

const SCOPE = new URL(self.registration.scope);
const PREFIX = `alongside:${SCOPE.pathname}:`;
const CACHE = PREFIX + BUILD;
const SHELL = "shell.html";
/** Written last: a cache without it was never finished. */
const MARKER = ".complete";

const address = (path) => new URL(path, SCOPE).href;
const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));
const look = (path, cacheName) => caches.match(address(path), { cacheName });
const isComplete = async (name) => Boolean(await look(MARKER, name));

async function integrityOf(response) {
  const digest = await crypto.subtle.digest("SHA-384", await response.arrayBuffer());
  return "sha384-" + btoa(String.fromCharCode(...new Uint8Array(digest)));
}

/** From the network past every HTTP cache, and only with the right bytes. */
async function fetchFile(path, signal) {
  const response = await fetch(address(path), {
    cache: "reload",
    integrity: FILES.get(path),
    credentials: "same-origin",
    priority: "low",
    signal,
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  // Wrapped anew: a response that was redirected may not answer a navigation.
  const type = response.headers.get("Content-Type") ?? "application/octet-stream";
  return new Response(await response.arrayBuffer(), { headers: { "Content-Type": type } });
}

/** The same bytes from any release that is here, its own of an earlier day included. */
async function findEqual(path, releases) {
  for (const release of releases) {
    const kept = await look(path, release);
    if (kept && (await integrityOf(kept.clone())) === FILES.get(path)) return kept;
  }
  return undefined;
}

async function keep(path, cache, releases, signal) {
  const response = (await findEqual(path, releases)) ?? (await fetchFile(path, signal));
  await cache.put(address(path), response);
}

// ---- Install and activate --------------------------------------------------------------------

async function install() {
  // A release that comes back, after a newer one was taken back, may still be here as a whole.
  const wasWhole = await isComplete(CACHE);
  const releases = (await ownCaches()).reverse();
  const cache = await caches.open(CACHE);
  const stop = new AbortController();
  let missing;
  const keepOrStop = async (path) => {
    try {
      await keep(path, cache, releases, stop.signal);
    } catch {
      // One missing file makes the others worthless: they are not waited for, nor paid for.
      missing ??= path;
      stop.abort();
    }
  };
  await Promise.all([...FILES.keys()].map(keepOrStop));
  if (missing !== undefined) {
    if (!wasWhole) await caches.delete(CACHE);
    await tellPages({ type: "INSTALL_FAILED", scope: SCOPE.href, file: missing });
    throw new Error(`${missing} could not be kept`);
  }
  await cache.put(address(MARKER), new Response(BUILD));
}

/** A failed install leaves no trace that a page could find: it has to be told. */
async function tellPages(message) {
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  for (const page of pages) if (page.url.startsWith(SCOPE.href)) page.postMessage(message);
}

/** Keeps this release, the one before (a page of it may still be open), and one being installed. */
async function tidy() {
  const names = await ownCaches();
  const older = names.slice(0, Math.max(names.indexOf(CACHE), 0));
  let previous;
  for (const name of older) if (await isComplete(name)) previous = name;
  await Promise.all(older.filter((name) => name !== previous).map((name) => caches.delete(name)));
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));

// ---- Answers ---------------------------------------------------------------------------------

/** From this release, else from another one that is still here. */
async function find(path) {
  const kept = await look(path, CACHE);
  if (kept) return kept;
  for (const name of (await ownCaches()).reverse()) {
    const other = await look(path, name);
    if (other) return other;
  }
  return undefined;
}

async function answerFile(path, request) {
  const kept = await find(path);
  if (kept) return kept;
  if (!FILES.has(path)) return fetch(request);
  const fresh = await fetchFile(path);
  await (await caches.open(CACHE)).put(address(path), fresh.clone());
  return fresh;
}

/** The shell works at every depth once it knows where the site lives. */
async function answerNavigation(request) {
  const shell = await find(SHELL);
  if (!shell) return fetch(request);
  const base = SCOPE.pathname.replaceAll("&", "&amp;");
  const page = (await shell.text()).replace('<base href="./">', () => `<base href="${base}">`);
  return new Response(page, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const inScope = url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
  if (request.method !== "GET" || !inScope) return;
  const path = url.pathname.slice(SCOPE.pathname.length);
  const isFile = FILES.has(path) && path !== SHELL;
  if (request.mode === "navigate" && !isFile) event.respondWith(answerNavigation(request));
  else if (isFile || url.search === "") event.respondWith(answerFile(path, request));
});

// ---- A word once a day ------------------------------------------------------------------------

const WORD = "five-minutes";

/** Says one bland line, on the days its tag names (Sunday 0), while nobody looks at the app. */
async function sayWord(tag) {
  const days = tag.slice(WORD.length).trim();
  const pages = await self.clients.matchAll({ type: "window" });
  const isLookedAt = pages.some((page) => page.visibilityState === "visible");
  const isAllowed = self.Notification?.permission === "granted";
  if (isLookedAt || !isAllowed || !days.includes(new Date().getDay())) return;
  await self.registration.showNotification("Five minutes for today", {
    tag: WORD,
    icon: address("icons/icon-192.png"),
    badge: address("icons/monochrome-512.png"),
  });
}

async function openApp() {
  const pages = await self.clients.matchAll({ type: "window" });
  const page = pages.find((page) => page.url.startsWith(SCOPE.href));
  await (page ? page.focus() : self.clients.openWindow(SCOPE.href));
}

self.addEventListener("periodicsync", (event) => {
  if (event.tag.startsWith(WORD)) event.waitUntil(sayWord(event.tag));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(openApp());
});

// ---- Messages --------------------------------------------------------------------------------

/** Looks whether every file is here (`deep`: with the right bytes), and fetches what is not. */
async function selfCheck(deep) {
  const cache = await caches.open(CACHE);
  const present = new Set((await cache.keys()).map((request) => request.url));
  const bad = [];
  const repaired = [];
  for (const path of FILES.keys()) {
    let good = present.has(address(path));
    if (good && deep) good = (await integrityOf(await look(path, CACHE))) === FILES.get(path);
    if (!good) bad.push(path);
  }
  for (const path of bad) {
    try {
      await cache.put(address(path), await fetchFile(path));
      repaired.push(path);
    } catch {
      // Offline: it stays on the list of what is missing.
    }
  }
  const complete = bad.length === repaired.length;
  if (complete) await cache.put(address(MARKER), new Response(BUILD));
  return { build: BUILD, complete, files: FILES.size, bad, repaired };
}

const MESSAGES = {
  SKIP_WAITING: () => self.skipWaiting(),
  CLAIM: () => self.clients.claim(),
  BUILD_ID: () => ({ build: BUILD, files: FILES.size }),
  SELF_CHECK: (data) => selfCheck(Boolean(data.deep)),
};

self.addEventListener("message", (event) => {
  const type = event.data?.type;
  if (!Object.hasOwn(MESSAGES, type)) return;
  const done = Promise.resolve(MESSAGES[type](event.data));
  event.waitUntil(done.then((reply) => event.ports[0]?.postMessage(reply)));
});
