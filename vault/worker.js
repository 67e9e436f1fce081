// Starts the vault in a worker, and says so when it does not start.
//
// A template: a release has the final names of the two files and the integrity of the program
// written in. It knows one message, and hands it on to the program once that listens.
import start from "./vault.js";

const PROGRAM = "./vault_bg.wasm";
const INTEGRITY = "";

// Heard from the first moment on: the message comes before the program is there.
const job = new Promise((resolve) => {
  addEventListener("message", (event) => resolve(event.data), { once: true });
});

try {
  const response = await fetch(new URL(PROGRAM, import.meta.url), {
    integrity: INTEGRITY,
    credentials: "same-origin",
  });
  if (!response.ok) throw new Error(`the vault answered ${response.status}`);
  await start({ module_or_path: response });
  const data = await job;
  // A program that stops from here on ends in an `error` event, which whoever asked listens to.
  dispatchEvent(new MessageEvent("message", { data }));
} catch {
  postMessage({ error: "unavailable" });
}
