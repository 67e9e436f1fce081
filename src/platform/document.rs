//! The document around the app: its title, base, theme and focus.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window().and_then(|window| window.document())
}

/// The path of the folder the app is hosted in, without a trailing slash: empty at the root.
pub fn base_path() -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let path = base
        .and_then(|base| web_sys::Url::new(&base).ok())
        .map(|url| url.pathname());
    path.unwrap_or_default().trim_end_matches('/').to_owned()
}

/// The path and the query the page was opened with, relative to [`base_path`].
pub fn opened_at() -> (String, String) {
    let Some(location) = web_sys::window().map(|window| window.location()) else {
        return (String::new(), String::new());
    };
    let path = location.pathname().unwrap_or_default();
    let path = path
        .strip_prefix(base_path().as_str())
        .unwrap_or(&path)
        .to_owned();
    (path, location.search().unwrap_or_default())
}

/// The full address of a path of the app.
pub fn address_of(path: &str) -> String {
    let base = document().and_then(|document| document.base_uri().ok().flatten());
    let base = base.unwrap_or_default();
    web_sys::Url::new_with_base(path, &base).map_or(base, |url| url.href())
}

/// Sets the window's title. Never called with anything a person wrote.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Puts the focus on the page's heading and its top in view, so that a screen reader starts there.
pub fn focus_heading() {
    focus_heading_of("h1");
}

fn focus_heading_of(selector: &str) {
    if let Some(heading) = find(selector).or_else(|| find("h1")) {
        let _ = heading.set_attribute("tabindex", "-1");
        focus(&heading);
    }
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Puts the focus on the heading of what is about to be shown.
pub fn focus_heading_soon() {
    focus_heading_of_soon("h1");
}

/// Puts the focus on the first heading that matches and is about to be shown, or on the page's;
/// the page's top comes into view.
pub fn focus_heading_of_soon(selector: &'static str) {
    run(async move {
        drawn().await;
        focus_heading_of(selector);
    });
}

/// Puts the focus on the first element that matches.
pub fn focus_on(selector: &str) {
    if let Some(element) = find(selector) {
        focus(&element);
    }
}

fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Puts the focus on the first element that matches and is about to be shown.
pub fn focus_on_soon(selector: &'static str) {
    run(async move {
        drawn().await;
        focus_on(selector);
    });
}

/// Scrolls a part that scrolls on its own until the first element in it that matches stands in its
/// middle. The page around it stays where it is.
pub fn scroll_in(scrolls: &str, selector: &str) {
    let Some(scrolls) = find(scrolls) else { return };
    let row = scrolls.query_selector(selector).ok().flatten();
    let row = row.and_then(|row| row.dyn_into::<HtmlElement>().ok());
    if let Some(row) = row {
        scrolls.set_scroll_top(row.offset_top() - scrolls.client_height() / 2);
    }
}

/// A promise that is kept already: what was to be drawn is drawn before it goes on.
async fn drawn() {
    let drawn = js_sys::Promise::resolve(&wasm_bindgen::JsValue::NULL);
    let _ = wasm_bindgen_futures::JsFuture::from(drawn).await;
}

/// An element that is in no document: nothing in it is seen, found or told to anybody.
pub fn unseen() -> Option<HtmlElement> {
    let element = document()?.create_element("div").ok()?;
    element.dyn_into().ok()
}

/// Whether the focus is inside the first element that matches.
pub fn holds_focus(selector: &str) -> bool {
    let focused = document().and_then(|document| document.active_element());
    match (find(selector), focused) {
        (Some(element), Some(focused)) => element.contains(Some(&focused)),
        _ => false,
    }
}

/// Whether there is a page of ours to go back to. `None`: the browser does not say.
pub fn can_go_back() -> Option<bool> {
    let window = web_sys::window()?;
    let get = |from: &wasm_bindgen::JsValue, name: &str| {
        js_sys::Reflect::get(from, &wasm_bindgen::JsValue::from_str(name)).ok()
    };
    get(&get(&window, "navigation")?, "canGoBack")?.as_bool()
}

/// Sets `data-theme` on the root element: `light`, `dark`, or nothing to follow the system.
pub fn set_theme(theme: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match theme {
        Some(theme) => root.set_attribute("data-theme", theme),
        None => root.remove_attribute("data-theme"),
    };
}

/// Sets `data-text` on the root element: `large` or `larger`, or nothing for the usual size.
pub fn set_text_size(size: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    let _ = match size {
        Some(size) => root.set_attribute("data-text", size),
        None => root.remove_attribute("data-text"),
    };
}

/// What the boot script wrote on the root element under this name.
pub fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Lays the cover over the page, or takes it away.
pub fn set_covered(covered: bool) {
    let root = document().and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = root.toggle_attribute_with_force("data-covered", covered);
    }
}

/// Whether the page is shown inside another one. One that cannot tell is taken to be.
pub fn is_framed() -> bool {
    let window = web_sys::window();
    let top = window
        .as_ref()
        .and_then(|window| window.top().ok())
        .flatten();
    match (window, top) {
        (Some(window), Some(top)) => !js_sys::Object::is(&window, &top),
        _ => true,
    }
}

/// The element the app is mounted in, emptied of what was prerendered there.
pub fn emptied_mount() -> Option<HtmlElement> {
    let mount = find("#app")?.dyn_into::<HtmlElement>().ok()?;
    mount.set_text_content(None);
    Some(mount)
}

/// One step back in the history.
pub fn back() {
    if let Some(history) = web_sys::window().and_then(|window| window.history().ok()) {
        let _ = history.back();
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Opens the system's dialogue for printing the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Tells the boot script how the start went.
pub fn announce(event: &str, detail: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let init = web_sys::CustomEventInit::new();
    init.set_detail(&wasm_bindgen::JsValue::from_str(detail));
    if let Ok(event) = web_sys::CustomEvent::new_with_event_init_dict(event, &init) {
        let _ = window.dispatch_event(&event);
    }
}

/// Tells the boot script when the program stops on a mistake of ours: a page that no longer
/// answers must say so.
///
/// Only the place in our own source is written to the console: a message could carry what a
/// person wrote.
pub fn on_panic() {
    std::panic::set_hook(Box::new(|stopped| {
        if let Some(place) = stopped.location() {
            let line = place.line().to_string();
            let told = ["Alongside stopped at ", place.file(), ":", &line].concat();
            web_sys::console::error_1(&wasm_bindgen::JsValue::from_str(&told));
        }
        announce("alongside:failed", "the program stopped");
    }));
}

/// Runs a task from before the app is mounted.
pub fn run(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}

/// Calls `action` whenever the page comes into view again, and whenever it is left.
pub fn on_visibility(action: impl Fn(bool) + 'static) {
    let Some(document) = document() else { return };
    let listened = document.clone();
    let callback = wasm_bindgen::closure::Closure::<dyn Fn()>::new(move || {
        action(listened.visibility_state() == web_sys::VisibilityState::Visible);
    });
    let listener = callback.as_ref().unchecked_ref();
    let _ = document.add_event_listener_with_callback("visibilitychange", listener);
    // The listener lives as long as the page.
    callback.forget();
}

/// The address of the vault's worker in a release; a debug build has it at a fixed one.
pub fn vault_address() -> Option<String> {
    find("script[data-vault]")?.get_attribute("data-vault")
}

/// The address of an element that carries one, by id.
pub fn href_of(id: &str) -> Option<String> {
    document()?.get_element_by_id(id)?.get_attribute("href")
}

fn find(selector: &str) -> Option<Element> {
    document()?.query_selector(selector).ok().flatten()
}
