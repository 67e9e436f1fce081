//! Small settings: there when the browser allows it, harmlessly absent when it does not.

use alongside::platform::preferences::{get, set};
use alongside::state::settings;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Replaced, run};

fn forget_everything() {
    run("localStorage.clear()");
}

#[wasm_bindgen_test]
fn what_was_set_is_found_under_our_own_name() {
    forget_everything();
    assert_eq!(get("colour"), None);
    set("colour", "“green”");
    assert_eq!(get("colour").as_deref(), Some("“green”"));
    let keys = run("return Object.keys(localStorage).join()").as_string();
    assert_eq!(keys.as_deref(), Some("alongside/colour"));
    forget_everything();
}

#[wasm_bindgen_test]
fn storage_that_is_blocked_is_no_panic() {
    forget_everything();
    for property in [
        "get() { throw new DOMException('refused', 'SecurityError') }",
        "value: null",
        "value: undefined",
    ] {
        let blocked = Replaced::new("window", "localStorage", property);
        set("colour", "green");
        let found = get("colour");
        settings::dismiss("line");
        let dismissed = settings::dismissed("line");
        let (theme, size) = (settings::theme(), settings::text_size());
        drop(blocked);
        assert_eq!((found, dismissed), (None, false), "{property}");
        assert_eq!(
            (theme.as_str(), size.as_str()),
            ("system", "usual"),
            "{property}"
        );
    }
    assert_eq!(get("colour"), None);
}

#[wasm_bindgen_test]
fn storage_that_is_full_is_no_panic() {
    forget_everything();
    let full = Replaced::by_a_full_disk("Storage.prototype", "setItem", 1);
    set("colour", "green");
    drop(full);
    assert_eq!(get("colour"), None);
}

#[wasm_bindgen_test]
fn a_value_somebody_else_wrote_is_no_panic() {
    for value in ["", "{", "7", "null", "[]", "not json"] {
        run(&format!(
            "localStorage.setItem('alongside/theme', '{value}')"
        ));
        assert_eq!(get("theme"), None, "{value}");
        assert_eq!(settings::theme(), "system");
    }
    forget_everything();
}
