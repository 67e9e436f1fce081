// Starts the app, and tells the person plainly when it does not start.
//
// It fetches the program with its integrity, watches that it comes alive, and afterwards registers
// the worker. What comes in from outside it hands to the app: a text another app shared, a file to
// be opened, the browser's offer to install, a tap that came early. It reads its addresses from the data attributes of its own script element, which the
// build fills in. It writes nothing to localStorage and never touches IndexedDB: nothing here can
// lose a record.
"use strict";
(() => {
  const me = document.currentScript.dataset;
  const root = document.documentElement;
  const panel = document.getElementById("boot-failed");
  const PATIENCE_MS = 10_000;
  const HOUR_MS = 3_600_000;
  const RELOADED = "alongside:boot-reloaded";
  const address = (relative) => new URL(relative, document.baseURI).href;
  let live = false;
  let watchdog = 0;

  // ---- What comes in from outside ----------------------------------------------------------

  // What another app shares comes in the address. It is taken out of the address and the history
  // before anything else, and lies in memory alone until the app has put it into its field.
  const inbox = (window.alongside = {});
  const SHARED = ["share-title", "share-text", "share-url"];
  const given = new URLSearchParams(location.search);
  if ([...SHARED, "note"].some((name) => given.has(name))) {
    inbox.shared = SHARED.map((name) => given.get(name) ?? "");
    for (const name of [...SHARED, "note"]) given.delete(name);
    const rest = given.size ? `?${given}` : "";
    history.replaceState(history.state, "", location.pathname + rest + location.hash);
  }

  const arrived = () => dispatchEvent(new CustomEvent("alongside:arrived"));

  // A backup the system was asked to open with Alongside.
  window.launchQueue?.setConsumer(async ({ files }) => {
    try {
      inbox.file = await files?.[0]?.getFile();
    } catch {
      return; // it is gone or not to be read: the page it leads to lets another be chosen
    }
    if (inbox.file) arrived();
  });

  // The browser's question whether to install is put when the person says so, and not before.
  let question;
  const tellInstall = (state) => {
    if (state) root.dataset.install = state;
    else delete root.dataset.install;
    arrived();
  };
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    question = event;
    tellInstall("asks");
  });
  addEventListener("appinstalled", () => tellInstall("done"));
  addEventListener("alongside:install", async () => {
    const asked = question;
    question = undefined; // it can be put once
    try {
      await asked?.prompt();
      await asked?.userChoice;
    } catch {
      // The browser would not put it: what its own menu says still stands on the page.
    }
    if (!question && root.dataset.install === "asks") tellInstall();
  });

  // ---- Taps before the program is here -----------------------------------------------------

  // A tap that comes early is not lost. The answer to a lesson's question is shown at once, as the
  // app's own views drew it ahead of time, and handed to the app; another button is pressed as soon
  // as the app has drawn it.
  let pressed;
  const wordsOf = (button) => button.getAttribute("aria-label") ?? button.textContent;
  const tappedEarly = ({ target }) => {
    const button = target.closest?.("#app main button:not([aria-disabled=true])");
    if (!button) return;
    const options = [...document.querySelectorAll("#app .case button")];
    const at = options.indexOf(button);
    const drawn = document.querySelectorAll("#app template.answered")[at]?.content;
    if (drawn) return showAnswer(options, at, drawn);
    if (pressed) delete pressed.dataset.pressed;
    pressed = button;
    pressed.dataset.pressed = "";
  };
  const showAnswer = (options, at, drawn) => {
    inbox.answered = [location.pathname.split("/").filter(Boolean).pop(), at];
    drawn.querySelectorAll("button").forEach((one, position) => {
      const option = options[position];
      for (const { name, value } of one.attributes) option.setAttribute(name, value);
      option.replaceChildren(...one.childNodes);
    });
    const status = document.querySelector("#app .case [role=status]");
    status.textContent = drawn.querySelector("[role=status]").textContent;
  };
  document.addEventListener("click", tappedEarly);
  const pressAgain = () => {
    document.removeEventListener("click", tappedEarly);
    if (!pressed) return;
    const buttons = [...document.querySelectorAll("#app main button")];
    buttons.find((button) => wordsOf(button) === wordsOf(pressed))?.click();
  };

  // ---- Coming alive ------------------------------------------------------------------------

  // The colours and the size of text the person chose, before the program is here to apply them:
  // a page that changes its colours under the eyes is no calm page.
  for (const [name, usual] of [["theme", "system"], ["text", "usual"]]) {
    try {
      const chosen = JSON.parse(localStorage.getItem(`alongside/${name}`));
      if (chosen && chosen !== usual) root.dataset[name] = chosen;
    } catch {
      // Storage is blocked or holds something else: the usual look will do.
    }
  }

  // Each sign of progress starts the wait anew, so that a slow network is not taken for a failure.
  const expectProgress = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => show("slow"), PATIENCE_MS);
  };

  const show = (reason) => {
    // What is known already says more than that it takes long.
    if (reason === "slow" && (live || !panel.hidden)) return;
    clearTimeout(watchdog);
    panel.dataset.reason = reason;
    panel.hidden = false;
    panel.scrollIntoView({ block: "end" });
  };

  const start = async () => {
    expectProgress();
    const program = fetch(address(me.wasm), {
      integrity: me.wasmIntegrity,
      credentials: "same-origin",
    }).then((response) => {
      if (!response.ok) throw new Error(`the program answered ${response.status}`);
      expectProgress();
      return response;
    });
    // The import below may fail first; a rejection nobody waits for would only be noise.
    program.catch(() => {});
    const bindings = await import(address(me.js));
    // WebKit does not compare a module's bytes: what a damaged one lacks is the only sign.
    if (!bindings.default) throw new Error("the bindings are damaged");
    expectProgress();
    const response = await program;
    try {
      await bindings.default({ module_or_path: response });
    } catch (error) {
      // The files are the right ones, so fetching them again would change nothing.
      console.error(error);
      show("failed");
    }
  };

  // An old page from the HTTP cache can name files that the host no longer has. The fresh page
  // names the new ones; once a tab, and never again before the app has come alive.
  const startAfresh = async (error) => {
    console.error(error);
    if (!mayReload()) return show("missing");
    try {
      await fetchFreshPage();
    } catch {
      // Nothing was loaded anew, so the one attempt is still to be had, once there is a network.
      forgetReload();
      return show("missing");
    }
    location.reload();
  };

  const mayReload = () => {
    try {
      if (sessionStorage.getItem(RELOADED)) return false;
      sessionStorage.setItem(RELOADED, "1");
      return true;
    } catch {
      return false; // without a memory of the first reload there could be a loop
    }
  };

  const forgetReload = () => {
    try {
      sessionStorage.removeItem(RELOADED);
    } catch {
      // Storage is blocked: then nothing was remembered either.
    }
  };

  const fetchFreshPage = async () => {
    const controller = navigator.serviceWorker?.controller;
    if (controller) await ask(controller, { type: "SELF_CHECK", deep: true });
    const page = await fetch(location.href.split("#")[0], { cache: "reload" });
    if (!page.ok) throw new Error(`the page answered ${page.status}`);
    // WebKit runs the module it has in memory, damaged or not, until it is asked for anew.
    await fetch(address(me.js), { cache: "reload" }).catch(() => {});
  };

  // Where this release does not start, a newer one may: it is fetched and brought in. There is
  // nothing half-typed in a page that never came alive, and no other page is loaded anew.
  const bringInNewest = async () => {
    const found = await navigator.serviceWorker?.getRegistration(document.baseURI);
    await found?.update();
    const fresh = found?.installing ?? found?.waiting;
    if (!fresh) return;
    if ((await reached(fresh, ["installed", "redundant"])) === "redundant") return;
    fresh.postMessage({ type: "SKIP_WAITING" });
    await reached(fresh, ["activated", "redundant"]);
  };

  const reached = (worker, states) => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error("the worker takes long")), PATIENCE_MS);
    const look = () => {
      if (!states.includes(worker.state)) return;
      clearTimeout(late);
      resolve(worker.state);
    };
    worker.addEventListener("statechange", look);
    look();
  });

  panel.querySelector("button").addEventListener("click", async (event) => {
    event.currentTarget.disabled = true;
    for (const mend of [bringInNewest, fetchFreshPage]) {
      try {
        await mend();
      } catch {
        // Offline: the reload then shows what the worker has, or the browser's own page.
      }
    }
    location.reload();
  });

  addEventListener("alongside:live", () => {
    live = true;
    clearTimeout(watchdog);
    panel.hidden = true;
    pressAgain();
    forgetReload();
    const whenIdle = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));
    whenIdle(() => registerWorker());
  }, { once: true });

  addEventListener("alongside:failed", (event) => show(String(event.detail ?? "failed")));

  start().catch(startAfresh);

  // ---- The worker --------------------------------------------------------------------------

  let registration;

  // `data-worker` says how the worker is. `failed` with `data-worker-update="failed"` beside it
  // means: a newer release could not be fetched whole, and the one that runs goes on. Then
  // `data-worker-missing` names the file that could not be kept.
  const tell = (state) => {
    root.dataset.worker = state;
    dispatchEvent(new CustomEvent("alongside:worker", { detail: state }));
  };

  const ask = (worker, message) => new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    const deaf = setTimeout(() => reject(new Error("the worker does not answer")), PATIENCE_MS);
    port1.onmessage = (event) => {
      clearTimeout(deaf);
      resolve(event.data);
    };
    worker.postMessage(message, [port2]);
  });

  const registerWorker = async () => {
    if (!navigator.serviceWorker) return tell("unsupported");
    navigator.serviceWorker.startMessages();
    try {
      registration = await navigator.serviceWorker.register(address("sw.js"), {
        scope: new URL(document.baseURI).pathname,
        updateViaCache: "none",
      });
    } catch {
      return tell("failed");
    }
    registration.addEventListener("updatefound", follow);
    if (registration.installing) follow();
    if (registration.waiting) tell("waiting");
    else if (registration.active) confirmReady();
    lookForUpdates();
  };

  const hear = ({ data }) => {
    if (data?.type !== "INSTALL_FAILED" || data.scope !== address("./")) return;
    root.dataset.workerMissing = data.file;
    // Firefox and Safari look for an update with each page they load, before anybody here follows
    // it: then this word is the only sign of one that failed.
    if (navigator.serviceWorker.controller) root.dataset.workerUpdate = "failed";
    // The state may have been told before the name of the file came.
    if (root.dataset.workerUpdate || root.dataset.worker === "failed") tell("failed");
  };
  // At once, because what was said before somebody listened is lost.
  navigator.serviceWorker?.addEventListener("message", hear);

  const follow = () => {
    const fresh = registration.installing;
    // Firefox may be done with an update that failed before it says that it found one; then the
    // worker has told it (see `hear`).
    if (!fresh) return;
    const isUpdate = Boolean(registration.active);
    let installed = false;
    if (!isUpdate) tell("installing");
    fresh.addEventListener("statechange", () => {
      if (fresh.state === "installed") {
        installed = true;
        delete root.dataset.workerUpdate;
        delete root.dataset.workerMissing;
        if (isUpdate) tell("waiting");
      } else if (fresh.state === "activated") {
        confirmReady();
      } else if (fresh.state === "redundant" && !installed) {
        // `register` and `update` both succeed even when the install fails: this is the only sign.
        if (isUpdate) root.dataset.workerUpdate = "failed";
        tell("failed");
      }
    });
  };

  // "Ready" is said only of a worker that has looked at its files and found them all. The page
  // that installed it is handed over then and not before, and only to a worker of its own build.
  const confirmReady = async () => {
    try {
      const worker = registration.active;
      const report = await ask(worker, { type: "SELF_CHECK" });
      if (report.build === me.build && !navigator.serviceWorker.controller) {
        worker.postMessage({ type: "CLAIM" });
      }
      const missing = report.bad.find((path) => !report.repaired.includes(path));
      if (missing !== undefined) root.dataset.workerMissing = missing;
      if (!report.complete) return tell("failed");
      // Of another build when another tab has brought it in: then this page is the old one.
      const fits = root.dataset.workerUpdate ? "failed" : "ready";
      tell(report.build === me.build ? fits : "waiting");
    } catch {
      tell("failed");
    }
  };

  const lookForUpdates = () => {
    let looked = Date.now();
    document.addEventListener("visibilitychange", () => {
      // The distance, not the difference: a clock set back must not silence this for years.
      if (document.hidden || Math.abs(Date.now() - looked) < HOUR_MS) return;
      looked = Date.now();
      registration.update().catch(() => {}); // offline is no news
    });
  };

  // Only the tab that asked reloads; another tab may hold half a sentence.
  addEventListener("alongside:update-now", () => {
    const fresh = registration?.waiting;
    // Another tab has brought it in already: loading the page anew is all that is left to do.
    if (!fresh) return location.reload();
    let reloaded = false;
    const reload = () => {
      if (!reloaded) location.reload();
      reloaded = true;
    };
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    fresh.addEventListener("statechange", () => fresh.state === "activated" && reload());
    fresh.postMessage({ type: "SKIP_WAITING" });
  });
})();
