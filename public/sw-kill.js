// The emergency exit: put in place of sw.js on the host, it takes the worker out of every browser.
//
// It deletes the caches of this folder alone, unregisters, and reloads the open pages from the
// network. Records and preferences are out of its reach: it never opens IndexedDB or localStorage.
// Never answer with `Clear-Site-Data` instead: that header deletes what people wrote.
"use strict";

self.addEventListener("install", () => self.skipWaiting());

self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const prefix = `alongside:${new URL(self.registration.scope).pathname}:`;
  const names = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
  const pages = await self.clients.matchAll({ type: "window" });
  // A page that this worker does not control refuses to be navigated; it has no need of it.
  await Promise.allSettled(pages.map((page) => page.navigate(page.url)));
}
