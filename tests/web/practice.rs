//! The pieces of a practice scenario, and its answers taken over into the check.

use alongside::components::decision::Decision;
use alongside::components::verdict_choices::VerdictChoices;
use alongside::domain::check::Verdict;
use alongside::domain::scenario::{Rating, ScenarioOption};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Screen, attribute, owned, tap};

fn options() -> &'static [ScenarioOption] {
    let option = |text: &str, rating, why: &str| ScenarioOption {
        text: text.to_owned(),
        rating,
        why: why.to_owned(),
    };
    Box::leak(Box::new([
        option("Shut it.", Rating::Poor, "Somebody is shut out."),
        option("Ask first.", Rating::Best, "The choice stays with them."),
        option("Watch it.", Rating::Fair, "The tools may be gone."),
    ]))
}

fn decision() -> (Screen, RwSignal<Option<usize>>) {
    let (chosen, on_choose) = owned(|| {
        let chosen = RwSignal::new(None);
        (chosen, Callback::new(move |at| chosen.set(Some(at))))
    });
    let screen = Screen::of(move || {
        let told = Signal::stored("You chose this today.".to_owned());
        let (question, options) = ("What do you do?", options());
        view! { <Decision question options chosen=chosen.into() told on_choose/> }.into_any()
    });
    (screen, chosen)
}

/// One attribute of each button.
fn of_buttons(screen: &Screen, name: &str) -> Vec<String> {
    let buttons = screen.all("button");
    buttons.iter().map(|one| attribute(one, name)).collect()
}

#[wasm_bindgen_test]
async fn before_a_decision_nothing_is_said_of_any_option() {
    let (screen, _) = decision();
    assert_eq!(
        screen.texts("button"),
        ["Shut it.", "Ask first.", "Watch it."]
    );
    assert_eq!(screen.texts("[role=status]"), [""]);
    assert!(screen.all("svg").is_empty());
}

#[wasm_bindgen_test]
async fn after_a_decision_every_option_is_rated_by_word_and_icon_and_the_chosen_one_is_named() {
    let (screen, chosen) = decision();
    tap(&screen.button("Watch it.")).await;
    let told = [
        "Shut it.Costs more than it givesSomebody is shut out.",
        "Ask first.The one to chooseThe choice stays with them.",
        "You chose this today.Watch it.Helps, but not firstThe tools may be gone.",
    ];
    assert_eq!(screen.texts("button"), told);
    assert_eq!(
        of_buttons(&screen, "aria-pressed"),
        ["false", "false", "true"]
    );
    assert_eq!(screen.all("button svg").len(), 3);
    let status = "Helps, but not first. The tools may be gone.";
    assert_eq!(screen.texts("[role=status]"), [status]);
    // A second tap changes nothing; deciding again is asked for apart, and begins as at first.
    tap(&screen.button("Ask first.")).await;
    assert_eq!(chosen.get_untracked(), Some(2));
    chosen.set(None);
    leptos::task::tick().await;
    assert_eq!(
        screen.texts("button"),
        ["Shut it.", "Ask first.", "Watch it."]
    );
    assert_eq!(of_buttons(&screen, "aria-disabled"), ["false"; 3]);
}

#[wasm_bindgen_test]
async fn of_the_verdicts_the_one_chosen_and_the_one_the_check_gives_are_marked() {
    let (chosen, on_choose) = owned(|| {
        let chosen = RwSignal::new(None);
        (
            chosen,
            Callback::new(move |verdict| chosen.set(Some(verdict))),
        )
    });
    let screen = Screen::of(move || {
        let offered = vec![
            (Verdict::Listen, "Listen first"),
            (Verdict::Offer, "Offer a hand"),
            (Verdict::StandBack, "Stand back"),
        ];
        let told = Signal::stored("You said this today.".to_owned());
        let right = Verdict::Offer;
        view! { <VerdictChoices offered right chosen=chosen.into() told on_choose/> }.into_any()
    });
    assert_eq!(screen.all("svg").len(), 3, "each has its icon");
    tap(&screen.button("Stand back")).await;
    assert_eq!(chosen.get_untracked(), Some(Verdict::StandBack));
    assert_eq!(
        screen.texts("button"),
        [
            "Listen first",
            "Offer a hand",
            "You said this today.Stand back"
        ]
    );
    assert_eq!(
        of_buttons(&screen, "aria-pressed"),
        ["false", "false", "true"]
    );
    assert_eq!(
        screen.all("svg").len(),
        4,
        "a tick beside what the check says"
    );
    assert_eq!(screen.texts(".option--right"), ["Offer a hand"]);
    tap(&screen.button("Listen first")).await;
    assert_eq!(chosen.get_untracked(), Some(Verdict::StandBack));
}
