//! **Alongside**: a private pocket coach for leading the people you do not manage.
//!
//! The rooms of the house, in reading order:
//!
//! - [`domain`]: what a check, a verdict, a lesson, a situation and a day *are*. Pure.
//! - [`content`]: the files we teach from, read into the domain. Pure.
//! - [`storage`]: what a person wrote, as bytes and back. Pure.
//! - [`json`]: JSON as a tree, and values read out of it. Pure.
//! - [`route`]: every address of the app, both ways. Pure.
//! - [`preview`]: what a link preview says of each. Pure.
//! - `platform`: the only room that names a browser interface.
//! - `state`: what the app knows while it runs, and the commands that change it.
//! - `components`: pieces of a screen: props in, callbacks out.
//! - `pages`: one file a screen, named as its address.
//! - `app`: the router and the shell around the pages.
//! - `prerender`: every public address as HTML, natively.
//!
//! The pure rooms are built alone by `cargo test --no-default-features`, with no Leptos and no
//! browser crate in reach; that is how their purity is held.

pub mod content;
pub mod domain;
pub mod json;
pub mod preview;
pub mod route;
pub mod storage;

#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod components;
#[cfg(feature = "ui")]
pub mod pages;
#[cfg(feature = "ui")]
pub mod platform;
#[cfg(feature = "ssr")]
pub mod prerender;
#[cfg(feature = "ui")]
pub mod state;
