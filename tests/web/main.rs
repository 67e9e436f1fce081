//! The app in a real browser, without its server: records, commands, components, the platform.

#![cfg(target_arch = "wasm32")]
