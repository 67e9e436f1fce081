//! The part of the project's commands that tests and the bench share: a static server that behaves
//! like a plain static host, and that can be stopped or broken on purpose; and what a release is.
//!
//! - [`site`]: which file answers which request, and with which headers. Pure.
//! - [`server`]: the sockets around it.
//! - [`hosting`]: what other hosts make of the files in `hosting/`.
//! - [`keep`]: what a release keeps of those before it.
//! - [`shipped`]: what the files of a release are for, and what they weigh.
//! - [`packed`]: packing as a release is packed.
//!
//! Not here: the commands themselves; they are the binary's.

mod answers;
pub mod hosting;
pub mod keep;
pub mod packed;
pub mod server;
pub mod shipped;
pub mod site;
