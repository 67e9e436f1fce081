//! How fast the built app is, in figures: beside a static page with the same text, and beside the
//! least page its framework can make, in the same run on the same machine.
//!
//! In reading order: [`options`] are the words of the command; [`figures`] what was measured,
//! [`goals`] and [`lines`] what was wanted, [`report`] both as a table and for machines. [`tab`] is a browser that
//! tells when what happened, [`pace`] how slow it is made; [`places`] is everything that is served,
//! with the pages that [`twin`] makes. Then one module for each thing that is measured:
//! [`first_visit`], [`offline_start`], [`taps`], [`navigation`], [`store`] with the records of
//! [`population`], [`steadiness`], [`bytes`]. [`growth`] measures the store at many sizes, and
//! [`plot`] draws that. [`lighthouse`] asks somebody else.
//!
//! It deliberately fails on no figure: on a machine that does something else besides, each is
//! another. What must not grow unseen, bytes, is held by the build.

pub mod bytes;
pub mod figures;
pub mod first_visit;
pub mod goals;
pub mod growth;
pub mod lighthouse;
pub mod lines;
pub mod navigation;
pub mod offline_start;
pub mod options;
pub mod pace;
pub mod places;
pub mod plot;
pub mod population;
pub mod report;
pub mod steadiness;
pub mod store;
pub mod tab;
pub mod taps;
pub mod twin;
