//! The pieces of a screen as a person and a screen reader meet them.

use std::collections::BTreeSet;

use alongside::components::case_question::CaseQuestionCard;
use alongside::components::choice::Choice;
use alongside::components::furrow::Furrow;
use alongside::components::radio_row::RadioRow;
use alongside::components::rhythm_dots::RhythmDots;
use alongside::components::say_line::SayLine;
use alongside::components::writing::Writing;
use alongside::domain::day::Day;
use alongside::domain::lesson::{CaseOption, CaseQuestion};
use alongside::domain::rhythm::Rhythm;
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Screen, attribute, owned, tap, text, type_into};

/// A signal for everything that was called back.
fn heard<T: Clone + Send + Sync + 'static>() -> (RwSignal<Vec<T>>, Callback<T>) {
    owned(|| {
        let all = RwSignal::new(Vec::new());
        (
            all,
            Callback::new(move |value| all.update(|all| all.push(value))),
        )
    })
}

fn question() -> &'static CaseQuestion {
    let option = |text: &str, right, why: &str| CaseOption {
        text: text.to_owned(),
        right,
        why: why.to_owned(),
    };
    Box::leak(Box::new(CaseQuestion {
        stem: "The gate is open. What comes first?".to_owned(),
        again_stem: "The hatch is open. What comes first?".to_owned(),
        options: vec![
            option("Shut it.", false, "Somebody is shut out."),
            option(
                "Ask who has the key.",
                true,
                "Yes. It leaves the choice with them.",
            ),
            option("Walk on.", false, "The tools may be gone."),
        ],
    }))
}

fn case_screen() -> (Screen, RwSignal<Vec<usize>>) {
    let (taps, on_tap) = heard::<usize>();
    let screen = Screen::of(move || {
        let chosen = Signal::derive(move || taps.with(|taps| taps.first().copied()));
        view! { <CaseQuestionCard question=question() chosen on_choose=on_tap/> }.into_any()
    });
    (screen, taps)
}

#[wasm_bindgen_test]
async fn a_choice_says_whether_it_was_chosen() {
    let (taps, on_choose) = heard::<()>();
    let screen = Screen::of(move || {
        let chosen = Signal::derive(move || taps.with(|taps| !taps.is_empty()));
        view! { <Choice label="Somebody else" chosen on_choose/> }.into_any()
    });
    let button = screen.button("Somebody else");
    assert_eq!(attribute(&button, "type"), "button");
    assert_eq!(attribute(&button, "aria-pressed"), "false");
    tap(&button).await;
    assert_eq!(taps.get_untracked().len(), 1);
    assert_eq!(attribute(&button, "aria-pressed"), "true");
}

#[wasm_bindgen_test]
async fn a_row_passes_on_which_answer_was_tapped_and_marks_the_chosen_one() {
    let (chosen, taps) = owned(|| (RwSignal::new(None::<usize>), RwSignal::new(0)));
    let screen = Screen::of(move || {
        let labels = ["First time", "Again"].map(str::to_owned).to_vec();
        let toggle = move |at| {
            taps.update(|taps| *taps += 1);
            chosen.update(|chosen| *chosen = if *chosen == Some(at) { None } else { Some(at) });
        };
        let on_choose = Callback::new(toggle);
        view! {
            <RadioRow
                legend="Has this happened before?"
                helper="You may leave it."
                labels
                chosen=chosen.into()
                on_choose
            />
        }
        .into_any()
    });
    let group = screen.one("fieldset");
    assert!(text(&group).starts_with("Has this happened before?"));
    assert_eq!(screen.texts("legend"), ["Has this happened before?"]);
    let pressed = || {
        let buttons = screen.all("button");
        buttons
            .iter()
            .map(|button| attribute(button, "aria-pressed"))
            .collect::<Vec<_>>()
    };
    assert_eq!(pressed(), ["false", "false"]);
    tap(&screen.button("Again")).await;
    assert_eq!(pressed(), ["false", "true"]);
    tap(&screen.button("Again")).await;
    assert_eq!(pressed(), ["false", "false"], "a second tap takes it back");
    assert_eq!(taps.get_untracked(), 2);
}

#[wasm_bindgen_test]
async fn before_a_tap_no_option_of_a_case_is_explained() {
    let (screen, _) = case_screen();
    assert_eq!(screen.texts("h2"), ["The gate is open. What comes first?"]);
    let section = screen.one("section");
    let labelled = attribute(&section, "aria-labelledby");
    assert_eq!(attribute(&screen.one("h2"), "id"), labelled);
    assert_eq!(
        screen.texts("button"),
        ["Shut it.", "Ask who has the key.", "Walk on."]
    );
    assert_eq!(screen.texts("[role=status]"), [""]);
}

#[wasm_bindgen_test]
async fn after_a_tap_every_option_of_a_case_is_explained() {
    let (screen, taps) = case_screen();
    tap(&screen.button("Shut it.")).await;
    assert_eq!(taps.get_untracked(), [0]);
    assert_eq!(
        screen.texts("button"),
        [
            "Shut it.Not this one. Somebody is shut out.",
            "Ask who has the key.This one. It leaves the choice with them.",
            "Walk on.The tools may be gone.",
        ]
    );
    assert_eq!(
        screen.texts("[role=status]"),
        ["Not this one. Somebody is shut out."]
    );
    let pressed: Vec<_> = screen
        .all("button")
        .iter()
        .map(|button| attribute(button, "aria-pressed"))
        .collect();
    assert_eq!(pressed, ["true", "false", "false"]);
}

#[wasm_bindgen_test]
async fn the_right_option_is_confirmed_once_in_words() {
    let (screen, _) = case_screen();
    tap(&screen.button("Ask")).await;
    let said = "Yes. It leaves the choice with them.";
    assert_eq!(screen.texts("[role=status]"), [said]);
    assert_eq!(
        text(&screen.button("Ask")),
        ["Ask who has the key.", said].concat()
    );
}

#[wasm_bindgen_test]
async fn a_second_tap_on_a_case_changes_nothing() {
    let (screen, taps) = case_screen();
    tap(&screen.button("Shut it.")).await;
    let before = screen.texts("button");
    for words in ["Ask", "Shut it.", "Walk on."] {
        let button = screen.button(words);
        assert_eq!(attribute(&button, "aria-disabled"), "true");
        tap(&button).await;
    }
    assert_eq!(taps.get_untracked(), [0]);
    assert_eq!(screen.texts("button"), before);
}

#[wasm_bindgen_test]
async fn a_case_that_comes_back_is_told_anew_in_another_order_and_keeps_its_positions() {
    let (taps, on_tap) = heard::<usize>();
    let screen = Screen::of(move || {
        let chosen = Signal::derive(move || taps.with(|taps| taps.first().copied()));
        view! {
            <CaseQuestionCard
                question=question()
                chosen
                on_choose=on_tap
                told_anew=true
                order=vec![2, 0, 1]
            />
        }
        .into_any()
    });
    assert_eq!(screen.texts("h2"), ["The hatch is open. What comes first?"]);
    assert_eq!(
        screen.texts("button"),
        ["Walk on.", "Shut it.", "Ask who has the key."]
    );
    tap(&screen.button("Ask")).await;
    assert_eq!(taps.get_untracked(), [1], "the position in the source");
    assert_eq!(
        screen.texts("[role=status]"),
        ["Yes. It leaves the choice with them."]
    );
    assert_eq!(
        screen.texts("button").first().map(String::as_str),
        Some("Walk on.The tools may be gone.")
    );
}

#[wasm_bindgen_test]
async fn the_rhythm_is_a_sentence_and_its_dots_are_for_sight_alone() {
    let today = Day(20_000);
    let practised: BTreeSet<Day> = [0, -1, -5, -90].map(|offset| today.plus(offset)).into();
    let screen = Screen::of(move || {
        let rhythm = RwSignal::new(Rhythm::of(&practised, today));
        view! { <RhythmDots rhythm=rhythm.into()/> }.into_any()
    });
    assert_eq!(screen.texts("p"), ["Practised on 3 of your last 28 days"]);
    assert_eq!(screen.all("[aria-hidden=true] i").len(), 28);
    assert_eq!(screen.all("i.on").len(), 3);
}

#[wasm_bindgen_test]
async fn the_furrow_has_a_name_and_no_count() {
    let progress = owned(|| RwSignal::new((0, 4)));
    let screen = Screen::of(move || view! { <Furrow progress=progress.into()/> }.into_any());
    let furrow = screen.one("progress");
    assert_eq!(attribute(&furrow, "aria-label"), "How far you are");
    for (now, value) in [((0, 0), "0"), ((1, 3), "25"), ((4, 0), "100")] {
        progress.set(now);
        leptos::task::tick().await;
        assert_eq!(attribute(&furrow, "value"), value, "{now:?}");
    }
    assert_eq!(text(&furrow), "");
}

#[wasm_bindgen_test]
async fn a_line_to_say_is_copied_and_shared_without_its_quotation_marks() {
    let (copies, on_copy) = heard::<String>();
    let (shares, on_share) = heard::<String>();
    let (_, on_edit) = heard::<String>();
    let screen = Screen::of(move || {
        view! { <SayLine line="Shall I wait here?" on_edit on_copy on_share=Some(on_share)/> }
            .into_any()
    });
    assert_eq!(screen.texts("blockquote"), ["“Shall I wait here?”"]);
    tap(&screen.button("Copy")).await;
    tap(&screen.button("Share")).await;
    assert_eq!(copies.get_untracked(), ["Shall I wait here?"]);
    assert_eq!(shares.get_untracked(), ["Shall I wait here?"]);
}

#[wasm_bindgen_test]
async fn a_line_to_say_is_taken_along_as_the_person_says_it() {
    let (copies, on_copy) = heard::<String>();
    let screen = Screen::of(move || {
        let line = RwSignal::new("Shall I wait?".to_owned());
        let on_edit = Callback::new(move |text| line.set(text));
        view! { <SayLine line on_edit on_copy on_share=None/> }.into_any()
    });
    tap(&screen.button("Edit")).await;
    type_into(&screen.one("textarea"), "I will wait.").await;
    tap(&screen.button("Done")).await;
    assert_eq!(screen.texts("blockquote"), ["“I will wait.”"]);
    tap(&screen.button("Copy")).await;
    assert_eq!(copies.get_untracked(), ["I will wait."]);
}

#[wasm_bindgen_test]
async fn without_a_share_sheet_there_is_no_share_button() {
    let (_, on_copy) = heard::<String>();
    let (_, on_edit) = heard::<String>();
    let screen = Screen::of(move || {
        view! { <SayLine line="Hello." on_edit on_copy on_share=None/> }.into_any()
    });
    assert_eq!(screen.texts("button"), ["Edit", "Copy"]);
}

#[wasm_bindgen_test]
async fn a_field_offers_to_save_once_something_in_it_is_unsaved() {
    for chars_max in [120, 20_000] {
        let (typed, note) = heard::<String>();
        let (saved, on_save) = heard::<String>();
        let screen = Screen::of(move || {
            let unsaved = Signal::derive(move || typed.with(|typed| !typed.is_empty()));
            view! {
                <Writing
                    id="facts"
                    label="Facts"
                    hint="What a camera would have seen."
                    text="Half a"
                    chars_max
                    unsaved
                    on_typed=note
                    on_save
                />
            }
            .into_any()
        });
        let field = screen.one("#facts");
        assert_eq!(attribute(&screen.one("label"), "for"), "facts");
        let hint = screen.one(&format!("#{}", attribute(&field, "aria-describedby")));
        assert_eq!(text(&hint), "What a camera would have seen.");
        let save = screen.button("Save");
        assert!(save.hidden(), "nothing is unsaved yet");
        type_into(&field, "Half a thought").await;
        assert_eq!(typed.get_untracked(), ["Half a thought"]);
        assert!(!save.hidden());
        tap(&save).await;
        assert_eq!(saved.get_untracked(), ["Half a thought"]);
    }
}

#[wasm_bindgen_test]
async fn a_draft_that_was_found_can_be_saved_as_it_stands() {
    let (_, on_typed) = heard::<String>();
    let (saved, on_save) = heard::<String>();
    let screen = Screen::of(move || {
        let unsaved = RwSignal::new(true).into();
        view! { <Writing id="story" label="Story" hint="" text="“Draft”" chars_max=20_000 unsaved on_typed on_save/> }
            .into_any()
    });
    tap(&screen.button("Save")).await;
    assert_eq!(saved.get_untracked(), ["“Draft”"]);
}
