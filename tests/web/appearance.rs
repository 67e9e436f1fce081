//! Theme and text size: attributes of the page, and kept for the next visit.

use alongside::state::settings;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{root, run};

#[wasm_bindgen_test]
fn a_chosen_theme_marks_the_page_and_following_the_system_leaves_no_mark() {
    for theme in ["light", "dark"] {
        settings::set_theme(theme);
        assert_eq!(root().get_attribute("data-theme").as_deref(), Some(theme));
        assert_eq!(settings::theme(), theme);
    }
    settings::set_theme("system");
    assert_eq!(root().get_attribute("data-theme"), None);
}

#[wasm_bindgen_test]
fn a_chosen_text_size_marks_the_page_and_the_usual_one_leaves_no_mark() {
    for size in ["large", "larger"] {
        settings::set_text_size(size);
        assert_eq!(root().get_attribute("data-text").as_deref(), Some(size));
    }
    settings::set_text_size("usual");
    assert_eq!(root().get_attribute("data-text"), None);
}

#[wasm_bindgen_test]
fn the_next_visit_looks_as_this_one_was_left() {
    settings::set_theme("dark");
    settings::set_text_size("larger");
    for name in ["data-theme", "data-text"] {
        root().remove_attribute(name).expect("an attribute");
    }
    settings::apply();
    assert_eq!(root().get_attribute("data-theme").as_deref(), Some("dark"));
    assert_eq!(root().get_attribute("data-text").as_deref(), Some("larger"));
    settings::set_theme("system");
    settings::set_text_size("usual");
    run("localStorage.clear()");
}
