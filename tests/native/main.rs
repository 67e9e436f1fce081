//! The pure rooms, tested without Leptos and without a browser.

mod content_compiled;
mod content_fixture;
mod content_rules;
