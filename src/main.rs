//! Mounts the app; nothing else.

fn main() {
    alongside::app::start();
}
