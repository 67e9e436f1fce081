//! What is shipped of suggestions, mirror and labels: each plan read as a sentence, and each label
//! found.

use alongside::domain::check::Verdict;
use alongside::domain::labels::labels_in;
use alongside::domain::plan::{MOMENT_CHARS_MAX, Plan, WORDS_CHARS_MAX};

use crate::support::shipped_index;

#[test]
fn every_verdict_ships_its_suggestions() {
    for verdict in Verdict::ALL {
        let suggested = shipped_index().suggestions(verdict).expect("suggestions");
        assert_eq!((suggested.moments.len(), suggested.actions.len()), (3, 3));
    }
    let days = |verdict| {
        let suggested = shipped_index().suggestions(verdict).expect("suggestions");
        (suggested.lead_days, suggested.look_back_days)
    };
    assert_eq!(days(Verdict::GetHelp), (None, None));
    assert_eq!(days(Verdict::StepIn), (Some(1), Some(7)));
    assert_eq!(days(Verdict::Listen), (None, Some(3)));
    assert_eq!(days(Verdict::Project), (Some(14), Some(14)));
    assert_eq!(days(Verdict::HandBack), (None, Some(7)));
}

#[test]
fn every_plan_that_can_be_tapped_is_one_sentence_that_fits() {
    let mut plans = 0;
    for suggested in &shipped_index().suggestions {
        for moment in &suggested.moments {
            for action in &suggested.actions {
                let plan = Plan {
                    moment: moment.clone(),
                    how: action.how,
                    words: action.words.clone(),
                    stands_down: false,
                    forecast: None,
                    look_back: None,
                    lead: None,
                };
                let sentence = plan.sentence();
                assert!(moment.chars().count() <= MOMENT_CHARS_MAX);
                assert!(action.words.chars().count() <= WORDS_CHARS_MAX);
                assert!(
                    !sentence.contains("..") && !sentence.contains("  "),
                    "{sentence}"
                );
                assert!(sentence.ends_with(['.', '”']), "{sentence}");
                plans += 1;
            }
        }
    }
    assert_eq!(plans, 72);
}

#[test]
fn the_shipped_labels_are_found_and_leave_our_own_facts_alone() {
    let labels = &shipped_index().labels;
    assert!((60..=80).contains(&labels.len()), "{}", labels.len());
    for label in labels {
        let text = format!("Here it is {label}, they say");
        assert_eq!(labels_in(&text, labels), [label], "{text}");
    }
    for fact in [
        "At 9.40 the rota on the board had two empty boxes. I said so to the night lead.",
        "They said \"never again\" and put the phone down. The client rang twice.",
        "The non-toxic paint was on the always-on heater. Cold water, weak signal.",
        "She spoke clearly. It is a difficult task with a negative balance.",
    ] {
        assert_eq!(labels_in(fact, labels), Vec::<&str>::new(), "{fact}");
    }
}

#[test]
fn the_shipped_mirror_has_four_questions() {
    let mirror = &shipped_index().mirror;
    assert_eq!(mirror.questions.len(), 4);
    for question in &mirror.questions {
        assert_eq!(question.answers.len(), 3, "{}", question.text);
    }
}
