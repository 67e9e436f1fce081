//! A picture of counts as somebody who sees it and somebody who does not meet it.

use alongside::components::chart::{Chart, Figures};
use alongside::domain::insights::{Calibration, Level};
use alongside::domain::picture;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Screen, attribute, text};

fn chart() -> Screen {
    Screen::of(|| {
        let mut wanted = Calibration::default();
        wanted.levels[4] = Level {
            count: 6,
            wanted: 3,
        };
        let figures = Figures {
            caption: "Look-backs",
            head: &["How sure", "Wanted"],
            rows: vec![vec!["Almost sure".to_owned(), "3".to_owned()]],
        };
        view! {
            <Chart
                id="wanted"
                name="How often they wanted help"
                told="Almost sure: 3 of 6.".to_owned()
                picture=picture::calibration(&wanted)
                figures
                under=view! { <p>"A key"</p> }.into_any()
            />
        }
        .into_any()
    })
}

#[wasm_bindgen_test]
fn a_picture_has_a_name_and_is_told_in_words() {
    let screen = chart();
    let picture = screen.one("svg[role=img]");
    for (names, words) in [
        ("aria-labelledby", "How often they wanted help"),
        ("aria-describedby", "Almost sure: 3 of 6."),
    ] {
        let named = screen.one(&format!("#{}", attribute(&picture, names)));
        assert_eq!(text(&named), words, "{names}");
    }
    let seen = screen.all("svg > :not(desc)");
    assert!(!seen.is_empty());
    for part in &seen {
        assert_eq!(attribute(part, "aria-hidden"), "true");
    }
}

#[wasm_bindgen_test]
fn what_is_drawn_stands_where_the_shapes_say() {
    let screen = chart();
    // The one level with look-backs: the fifth of five columns of 64, halfway up 120 from 150.
    let dot = screen.one(".chart__dot");
    assert_eq!(
        (attribute(&dot, "cx"), attribute(&dot, "cy")),
        ("288".to_owned(), "90".to_owned())
    );
    assert_eq!(
        attribute(&screen.one(".chart__stem"), "d"),
        "M288 150L288 90"
    );
    assert_eq!(screen.all(".chart__said").len(), 5);
    assert_eq!(
        screen.texts(".chart__count"),
        ["–", "–", "–", "–", "3 of 6"]
    );
}

#[wasm_bindgen_test]
fn the_figures_behind_a_picture_are_a_table_with_heads() {
    let screen = chart();
    assert_eq!(screen.texts("summary"), ["The figures as a table"]);
    assert_eq!(screen.texts("caption"), ["Look-backs"]);
    assert_eq!(screen.texts("th[scope=col]"), ["How sure", "Wanted"]);
    assert_eq!(screen.texts("th[scope=row]"), ["Almost sure"]);
    assert_eq!(screen.texts("td"), ["3"]);
}
