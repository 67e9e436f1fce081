//! The part of the project's commands that tests share: a static server that behaves like a plain
//! static host, and that can be stopped or broken on purpose.
//!
//! - [`site`]: which file answers which request, and with which headers. Pure.
//! - [`server`]: the sockets around it.
//! - [`hosting`]: what other hosts make of the files in `hosting/`.
//! - [`keep`]: what a release keeps of those before it.
//!
//! Not here: the commands themselves; they are the binary's.

mod answers;
pub mod hosting;
pub mod keep;
pub mod server;
pub mod site;
