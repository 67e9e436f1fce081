//! `content/check/*.toml` into a [`CheckModel`](crate::domain::check::CheckModel).
