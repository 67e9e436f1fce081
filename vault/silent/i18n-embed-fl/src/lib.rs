//! Stands in for the crate of this name under `age`: a message is its own name, and what would be
//! set into it is left out (docs/decisions/0032). Nobody sees these messages here.

/// The name of a message, in its place.
#[macro_export]
macro_rules! fl {
    ($loader:expr, $message:literal $(, $with:expr)* $(,)?) => {
        String::from($message)
    };
}
