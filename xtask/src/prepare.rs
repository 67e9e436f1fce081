//! `cargo xtask prepare`: Trunk's hook before the build. Makes what Trunk copies: the compiled
//! content and the vault. One command, since the hooks of a stage run at the same time.

use crate::content;
use crate::steps::{Done, Failure};
use crate::vault;

/// Runs the command.
pub fn run() -> Done {
    content::compile_and_tell(true).map_err(|failure| Failure::Wrong(failure.to_string()))?;
    vault::build()
}
