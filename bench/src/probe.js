// Runs in every page before its own scripts and notes when what happened. It changes nothing a page
// could see but one name on the global object, and it judges nothing.
"use strict";
(() => {
  const bench = (globalThis.bench = {
    answered: null, // when the first tap on an answer that did anything had its paint
    live: null, // when the app said that it is live, in milliseconds since the navigation began
    moved: 0, // the sum of all layout shifts nobody asked for
    memories: [], // of each program that was started
    taps: [], // of each interaction the browser has timed: when it began and how long it took
  });
  const painted = {}; // the moments of first and largest contentful paint

  bench.isLive = new Promise((resolve) => {
    const note = (at) => {
      bench.live ??= at;
      resolve();
    };
    addEventListener("alongside:live", () => note(performance.now()), { once: true });
    // The minimal page has no event of its own.
    new PerformanceObserver((list) => {
      for (const mark of list.getEntriesByName("live")) note(mark.startTime);
    }).observe({ type: "mark", buffered: true });
  });

  // ---- What the browser tells --------------------------------------------------------------

  const observers = [];
  const observe = (options, note) => {
    const take = (entries) => entries.forEach(note);
    const observer = new PerformanceObserver((list) => take(list.getEntries()));
    observer.observe({ buffered: true, ...options });
    observers.push(() => take(observer.takeRecords()));
  };
  // A busy browser tells of a paint long after it: nothing is read before both were told of.
  let isPainted;
  const paintedAtAll = new Promise((resolve) => (isPainted = resolve));
  const paint = (name, at) => {
    painted[name] = at;
    if (painted.first !== undefined && painted.largest !== undefined) isPainted();
  };
  observe({ type: "paint" }, ({ name, startTime }) => {
    if (name === "first-contentful-paint") paint("first", startTime);
  });
  observe({ type: "largest-contentful-paint" }, ({ startTime }) => paint("largest", startTime));
  observe({ type: "layout-shift" }, ({ value, hadRecentInput }) => {
    if (!hadRecentInput) bench.moved += value;
  });
  observe({ type: "event", durationThreshold: 16 }, ({ interactionId, startTime, duration }) => {
    if (interactionId) bench.taps.push([startTime, duration]);
  });

  // Two frames after now, what has been painted was told.
  const frames = () => new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
  });

  bench.settled = async () => {
    if (document.readyState !== "complete") {
      await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
    }
    await frames();
    for (const take of observers) take();
  };

  // What came over the network before a moment. A file that was preloaded is told of twice, the
  // second time without having travelled.
  const travelled = (until) => {
    const all = ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type));
    const came = all.filter((one) => one.transferSize > 0 && one.responseEnd <= until);
    const sum = (key) => came.reduce((sum, one) => sum + one[key], 0);
    return { bytes: sum("encodedBodySize"), wire: sum("transferSize"), files: came.length };
  };

  bench.visit = async () => {
    await paintedAtAll;
    await bench.settled();
    return {
      live: bench.live,
      answered: bench.answered,
      answeredBytes: bench.answered === null ? null : travelled(bench.answered).bytes,
      ...painted,
      moved: bench.moved,
      ...travelled(bench.live ?? performance.now()),
    };
  };

  // ---- From a tap or a key to the paint that shows what it did -------------------------------

  // The turn of a channel after a frame's callbacks comes once that frame was painted.
  const afterPaint = () => new Promise((resolve) => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(null);
    });
  });

  // Taps the first answer to a lesson's question with each frame, until that does something.
  bench.tapFromTheStart = () => {
    const tap = async () => {
      document.querySelector("#app .case button")?.click();
      if (!document.querySelector("#app .option__why")) return requestAnimationFrame(tap);
      bench.answered = await afterPaint();
    };
    requestAnimationFrame(tap);
  };

  const heading = () => document.querySelector("main:not([hidden]) h1")?.textContent ?? "";
  const said = () =>
    [...document.querySelectorAll("[role=status]")].map((one) => one.textContent).join("\n");
  const shown = {
    // Another page or question, with all there is on it.
    heading: (before) => heading() !== before.heading && !said().includes("On its way."),
    // Another page, with a list on it.
    rows: (before) =>
      heading() !== before.heading && document.querySelector("main li a[href]") !== null,
    // A line that says something.
    said: (_, words) => said().includes(words),
  };

  const next = (type) => new Promise((resolve) => {
    addEventListener(type, resolve, { once: true, capture: true });
  });

  // Resolves, once the next tap has shown what it should, with when the tap was and when that was
  // painted. A pointer's own time is that of the finger, whatever the page was doing.
  bench.armTap = (what, words) => {
    const before = { heading: heading() };
    const tapped = next("pointerup");
    bench.awaited = new Promise((resolve) => {
      const observer = new MutationObserver(() => {
        if (!shown[what](before, words)) return;
        observer.disconnect();
        const done = afterPaint();
        tapped.then(async ({ timeStamp }) => resolve([timeStamp, await done]));
      });
      observer.observe(document, {
        subtree: true, childList: true, characterData: true, attributes: true,
      });
    });
  };

  // The same for a key that changes a field: what follows from it is there when its turn is over.
  bench.armKey = () => {
    const pressed = next("keydown");
    bench.awaited = next("input").then(async () => {
      const done = await afterPaint();
      return [(await pressed).timeStamp, done];
    });
  };

  // Closes a line that says something, and resolves once it is gone, by this or by itself.
  bench.close = (words) => new Promise((resolve) => {
    const look = () => {
      if (!said().includes(words)) return resolve();
      document.querySelector("[role=status] button[aria-label=Close]")?.click();
      requestAnimationFrame(look);
    };
    look();
  });

  // ---- Memory ------------------------------------------------------------------------------

  const keep = (started) => {
    const memory = (started.instance ?? started).exports.memory;
    if (memory) bench.memories.push(memory);
    return started;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...given) => original.apply(WebAssembly, given).then(keep);
  }
  bench.memory = () => bench.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
})();
