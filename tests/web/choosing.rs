//! Texts and days that are picked by a tap or given by hand.

use alongside::components::day_choice::DayChoice;
use alongside::components::own_words::OwnWords;
use alongside::components::writing::Writing;
use alongside::domain::day::Day;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Screen, attribute, tap, text, type_into, until, value_of};

#[wasm_bindgen_test]
async fn a_text_is_picked_by_one_tap_and_changed_by_typing() {
    let value = RwSignal::new(String::new());
    let screen = Screen::of(move || {
        let suggestions = vec!["we next talk".to_owned(), "the day winds down".to_owned()];
        let on_change = Callback::new(move |text| value.set(text));
        view! {
            <OwnWords id="moment" label="If" suggestions value=value.into() chars_max=200 on_change/>
        }
        .into_any()
    });
    let chip = screen.button("the day winds down");
    assert_eq!(attribute(&chip, "aria-pressed"), "false");
    tap(&chip).await;
    assert_eq!(value.get_untracked(), "the day winds down");
    assert_eq!(attribute(&chip, "aria-pressed"), "true");
    let field = screen.one("#moment");
    assert_eq!(value_of(&field), "the day winds down");
    type_into(&field, "the shift ends").await;
    assert_eq!(value.get_untracked(), "the shift ends");
    assert_eq!(attribute(&chip, "aria-pressed"), "false");
}

#[wasm_bindgen_test]
async fn a_day_is_picked_by_one_tap_left_out_or_given_by_the_calendar() {
    let chosen = RwSignal::new(Some(Day(20_007)));
    let screen = Screen::of(move || {
        let offered = vec![
            ("Tomorrow".to_owned(), Day(20_001)),
            ("In a week".to_owned(), Day(20_007)),
        ];
        let on_change = Callback::new(move |day| chosen.set(day));
        view! {
            <DayChoice
                id="day"
                legend="Look back"
                offered
                none=Some("No look-back".to_owned())
                chosen=chosen.into()
                first=Day(20_000)
                on_change
            />
        }
        .into_any()
    });
    let field = screen.one("#day");
    assert_eq!(
        attribute(&screen.button("In a week"), "aria-pressed"),
        "true"
    );
    until("the day stands in the field", || {
        value_of(&field) == Day(20_007).to_string()
    })
    .await;
    assert_eq!(attribute(&field, "min"), Day(20_000).to_string());
    tap(&screen.button("Tomorrow")).await;
    assert_eq!(chosen.get_untracked(), Some(Day(20_001)));
    assert_eq!(value_of(&field), Day(20_001).to_string());
    tap(&screen.button("No look-back")).await;
    assert_eq!(chosen.get_untracked(), None);
    assert_eq!(value_of(&field), "");
}

#[wasm_bindgen_test]
async fn a_remark_stands_under_its_field_only_while_there_is_one() {
    let said = RwSignal::new(String::new());
    let screen = Screen::of(move || {
        let remark = Signal::derive(move || {
            said.with(|said| {
                said.contains("always")
                    .then(|| "“always” is a label.".to_owned())
            })
        });
        let on_typed = Callback::new(move |text| said.set(text));
        let on_save = Callback::new(|_| {});
        let unsaved = Signal::stored(true);
        view! {
            <Writing id="facts" label="Facts" hint="" text="" chars_max=500 unsaved remark on_typed on_save/>
        }
        .into_any()
    });
    let remark = screen.one(".writing__remark");
    assert_eq!(text(&remark), "");
    type_into(&screen.one("#facts"), "He is always late").await;
    assert_eq!(text(&remark), "“always” is a label.");
    type_into(&screen.one("#facts"), "He came at ten past").await;
    assert_eq!(text(&remark), "");
    assert!(
        !screen.button("Save").hidden(),
        "it never stands in the way"
    );
}
