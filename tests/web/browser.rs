//! The browser as the tests hold it: waiting for something, looking at elements, and putting a
//! fault in the place of one of its interfaces.

use js_sys::{Array, Function, Promise, Reflect};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement};

/// How long anything may take, in milliseconds.
const DEADLINE_MS: f64 = 5_000.0;

/// A JavaScript function of these arguments.
pub fn function(arguments: &str, body: &str) -> Function {
    Function::new_with_args(arguments, body)
}

/// Runs JavaScript and gives back what it returns.
pub fn run(body: &str) -> JsValue {
    function("", body)
        .call0(&JsValue::NULL)
        .expect("the script runs")
}

/// Waits for a promise that a script returned.
pub async fn settled(promise: JsValue) -> JsValue {
    JsFuture::from(promise.unchecked_into::<Promise>())
        .await
        .expect("the promise is kept")
}

/// Waits until something holds, looking once a frame; fails after a deadline and says what for.
pub async fn until(what: &str, holds: impl Fn() -> bool) {
    let start = js_sys::Date::now();
    while !holds() {
        assert!(
            js_sys::Date::now() - start < DEADLINE_MS,
            "waited in vain: {what}"
        );
        settled(run(
            "return new Promise(done => requestAnimationFrame(done))",
        ))
        .await;
    }
}

/// Runs `work` where signals can be made. What it makes lasts as long as the page.
pub fn owned<T>(work: impl FnOnce() -> T) -> T {
    // Mounting starts the machinery that runs tasks; nothing else outside Leptos can.
    mount_to(
        document()
            .create_element("div")
            .expect("a place")
            .unchecked_into(),
        || (),
    )
    .forget();
    let owner = Owner::new();
    let made = owner.with(work);
    std::mem::forget(owner);
    made
}

/// A view in a place of its own, gone at the end of the test.
pub struct Screen {
    place: HtmlElement,
    mounted: Option<Box<dyn std::any::Any>>,
}

impl Screen {
    /// Shows a view.
    pub fn of(view: impl FnOnce() -> AnyView + 'static) -> Screen {
        let place = document().create_element("div").expect("a place");
        let place: HtmlElement = place.unchecked_into();
        document()
            .body()
            .expect("a body")
            .append_child(&place)
            .expect("a place in the page");
        let mounted: Box<dyn std::any::Any> = Box::new(mount_to(place.clone(), view));
        Screen {
            place,
            mounted: Some(mounted),
        }
    }

    /// Every element that matches.
    pub fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let find = function(
            "place, selector",
            "return [...place.querySelectorAll(selector)]",
        );
        let found = find
            .call2(&JsValue::NULL, &self.place, &selector.into())
            .expect("a selector");
        found
            .unchecked_into::<Array>()
            .iter()
            .map(JsCast::unchecked_into)
            .collect()
    }

    /// The one element that matches.
    pub fn one(&self, selector: &str) -> HtmlElement {
        let mut found = self.all(selector);
        assert_eq!(found.len(), 1, "elements that match {selector}");
        found.remove(0)
    }

    /// The button whose text starts with these words.
    pub fn button(&self, words: &str) -> HtmlElement {
        let mut all = self.all("button").into_iter();
        all.find(|button| text(button).starts_with(words))
            .unwrap_or_else(|| panic!("no button says {words}"))
    }

    /// The texts of every element that matches.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector)
            .iter()
            .map(|element| text(element))
            .collect()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        drop(self.mounted.take());
        self.place.remove();
    }
}

fn document() -> web_sys::Document {
    web_sys::window()
        .and_then(|window| window.document())
        .expect("a document")
}

/// The root element of the page.
pub fn root() -> Element {
    document().document_element().expect("a root")
}

/// What an element says, without the white space around it.
pub fn text(element: &Element) -> String {
    element.text_content().unwrap_or_default().trim().to_owned()
}

/// What an element's attribute says.
pub fn attribute(element: &Element, name: &str) -> String {
    element.get_attribute(name).unwrap_or_default()
}

/// What stands in a field.
pub fn value_of(field: &Element) -> String {
    let value = Reflect::get(field, &JsValue::from_str("value")).expect("a field");
    value.as_string().unwrap_or_default()
}

/// Taps an element and lets the view follow.
pub async fn tap(element: &HtmlElement) {
    element.click();
    leptos::task::tick().await;
}

/// Types into a field, as a person does: the whole text stands in it at the end.
pub async fn type_into(field: &HtmlElement, written: &str) {
    let type_it = function(
        "field, text",
        "field.value = text; field.dispatchEvent(new Event('input', { bubbles: true }))",
    );
    type_it
        .call2(&JsValue::NULL, field, &written.into())
        .expect("a field");
    leptos::task::tick().await;
}

/// Something of the browser's with another in its place, until this is dropped.
pub struct Replaced {
    restore: Function,
}

impl Replaced {
    /// Puts `property` (the text of a property descriptor) in the place of `name` on `owner`.
    pub fn new(owner: &str, name: &str, property: &str) -> Replaced {
        let body = format!(
            "const before = Object.getOwnPropertyDescriptor({owner}, '{name}');
             Object.defineProperty({owner}, '{name}', {{ configurable: true, {property} }});
             return () => before ? Object.defineProperty({owner}, '{name}', before)
                                 : delete {owner}.{name};"
        );
        Replaced {
            restore: run(&body).unchecked_into(),
        }
    }

    /// A property that throws as soon as it is touched, as blocked storage does.
    pub fn by_a_refusal(owner: &str, name: &str) -> Replaced {
        let refusal = "get() { throw new DOMException('refused', 'SecurityError') }";
        Replaced::new(owner, name, refusal)
    }

    /// A method that fails for want of room at its n-th call from now, once.
    pub fn by_a_full_disk(owner: &str, name: &str, nth: usize) -> Replaced {
        let kept = format!("kept_{name}");
        let method = run(&format!("return {owner}.{name}"));
        Reflect::set(&js_sys::global(), &kept.as_str().into(), &method).expect("a global");
        let property = format!(
            "writable: true,
             value: (() => {{
                 let calls = 0;
                 const real = globalThis.{kept};
                 return function (...given) {{
                     calls += 1;
                     if (calls === {nth}) {{
                         throw new DOMException('no room', 'QuotaExceededError');
                     }}
                     return real.apply(this, given);
                 }};
             }})()"
        );
        Replaced::new(owner, name, &property)
    }
}

impl Drop for Replaced {
    fn drop(&mut self) {
        self.restore
            .call0(&JsValue::NULL)
            .expect("what was there comes back");
    }
}
