//! Fetching the compiled content of this build, from the worker's cache or the host.

use std::fmt;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestInit, Response};

/// Why a file did not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// No network and not in the cache.
    Unreachable,
    /// The host answered with this status.
    Status(u16),
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            FetchError::Unreachable => f.write_str("it could not be reached"),
            FetchError::Status(status) => write!(f, "the host answered {status}"),
        }
    }
}

impl std::error::Error for FetchError {}

/// The text of the index. Its address stands in the page, because its name changes with its bytes.
///
/// # Errors
/// [`FetchError`] when it does not come.
pub async fn index() -> Result<String, FetchError> {
    let href = super::document::href_of("content-index");
    text(&href.unwrap_or_else(|| "content/index.json".to_owned())).await
}

/// The text of a pack, by file name.
///
/// # Errors
/// [`FetchError`] when it does not come.
pub async fn pack(file: &str) -> Result<String, FetchError> {
    text(&["content/", file].concat()).await
}

async fn text(url: &str) -> Result<String, FetchError> {
    let window = web_sys::window().ok_or(FetchError::Unreachable)?;
    let unreachable = |_: JsValue| FetchError::Unreachable;
    // The same credentials mode as the page's preload, or the browser fetches it twice.
    let init = RequestInit::new();
    init.set_credentials(web_sys::RequestCredentials::SameOrigin);
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &init))
        .await
        .map_err(unreachable)?
        .dyn_into::<Response>()
        .map_err(unreachable)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let text = JsFuture::from(response.text().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    text.as_string().ok_or(FetchError::Unreachable)
}
