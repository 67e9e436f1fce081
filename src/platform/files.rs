//! Handing a file to the person, and taking one from them.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Event, File, FilePropertyBag, HtmlAnchorElement};
use web_sys::{HtmlInputElement, ShareData, Url};

use super::share;

/// How handing a file over went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handed {
    /// The person chose where it went.
    Shared,
    /// It is among their downloads.
    Downloaded,
    /// The person closed the sheet: it went nowhere.
    NotShared,
    /// The browser would not take it.
    Refused,
}

/// Offers `text` as a file to save.
pub fn save(name: &str, mime: &str, text: &str) {
    download(name, mime, text.as_bytes());
}

/// Hands a file over: by the share sheet on a phone that takes such files, as a download else.
pub async fn hand_over(name: &str, mime: &str, bytes: &[u8]) -> Handed {
    match share(name, mime, bytes).await {
        Some(handed) => handed,
        None if download(name, mime, bytes) => Handed::Downloaded,
        None => Handed::Refused,
    }
}

/// The share sheet, where there is one for a file like this. A computer has a better place for
/// files than its sheet, so only what is used by finger is asked.
async fn share(name: &str, mime: &str, bytes: &[u8]) -> Option<Handed> {
    let window = web_sys::window()?;
    let by_finger = window.match_media("(pointer: coarse)").ok()??.matches();
    let navigator = window.navigator();
    let has =
        |name: &str| js_sys::Reflect::has(&navigator, &JsValue::from_str(name)).unwrap_or(false);
    if !by_finger || !has("share") || !has("canShare") {
        return None;
    }
    let options = FilePropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let file = File::new_with_u8_array_sequence_and_options(&parts, name, &options).ok()?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    if !navigator.can_share_with_data(&data) {
        return None;
    }
    match JsFuture::from(navigator.share_with_data(&data)).await {
        Ok(_) => Some(Handed::Shared),
        // A sheet that does not open leaves the other way.
        Err(error) => share::was_closed(error).then_some(Handed::NotShared),
    }
}

/// True once the browser has taken it.
fn download(name: &str, mime: &str, bytes: &[u8]) -> bool {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let parts = Array::of1(&Uint8Array::from(bytes));
    let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &options) else {
        return false;
    };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else {
        return false;
    };
    let document = web_sys::window().and_then(|window| window.document());
    let anchor = document.and_then(|document| document.create_element("a").ok());
    let anchor = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = &anchor {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    let _ = Url::revoke_object_url(&url);
    anchor.is_some()
}

/// A file the person chose, not read yet.
#[derive(Clone)]
pub struct Chosen(File);

impl Chosen {
    /// What was chosen in the field of this event. The field is emptied, so that the same file can
    /// be chosen again.
    pub fn of(event: &Event) -> Option<Chosen> {
        let field: HtmlInputElement = event.target()?.dyn_into().ok()?;
        let file = field.files()?.get(0)?;
        field.set_value("");
        Some(Chosen(file))
    }

    /// A file the system was asked to open with the app.
    pub(super) fn handed(file: File) -> Chosen {
        Chosen(file)
    }

    /// How big it is, in bytes.
    pub fn size(&self) -> f64 {
        self.0.size()
    }

    /// Its bytes; `None` if it cannot be read any more.
    pub async fn read(&self) -> Option<Vec<u8>> {
        let buffer = JsFuture::from(self.0.array_buffer()).await.ok()?;
        Some(Uint8Array::new(buffer.as_ref()).to_vec())
    }
}
