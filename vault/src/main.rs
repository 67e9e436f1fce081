//! The program of the vault's worker; natively it does nothing.

fn main() {
    #[cfg(target_arch = "wasm32")]
    vault::worker::listen();
}
