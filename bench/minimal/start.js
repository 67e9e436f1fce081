// What Trunk writes into a page to start a program.
import init, * as bindings from "/minimal.js";
const wasm = await init({ module_or_path: "/minimal_bg.wasm" });
window.wasmBindings = bindings;
dispatchEvent(new CustomEvent("TrunkApplicationStarted", { detail: { wasm } }));
