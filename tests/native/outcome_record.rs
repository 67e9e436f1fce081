//! The outcome record, each text worked out by hand: alone, with each tick, and with all of them.

use alongside::domain::check::Verdict;
use alongside::domain::check::wording::Wording;
use alongside::domain::day::Day;
use alongside::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use alongside::domain::look_back::{Again, Happened, LookBack, Wanted};
use alongside::domain::outcome_record::{Include, outcome_record};
use alongside::domain::plan::{Forecast, How, Plan};
use alongside::domain::situation::{CheckTaken, Event, Field, Situation};

use crate::storage_samples::at;
use crate::support::{given, model};

pub const TODAY: Day = Day(20_805);

pub const NOTHING: Include = Include {
    story: false,
    guesses: false,
    confidence: false,
    names: false,
};

fn words(version: &str) -> Option<Wording> {
    (version == "now").then(|| Wording::of(model()))
}

pub fn told(situation: &Situation, include: Include) -> String {
    outcome_record(situation, TODAY, include, &words, &|day| day.to_string())
}

pub fn check(verdict: Verdict, because: &str) -> Event {
    Event::Checked(CheckTaken {
        model: "now".to_owned(),
        asked: vec![given("harm", "none"), given("wish", "unsure")],
        verdict,
        variant: "now".to_owned(),
        rule: "R17b".to_owned(),
        because: because.to_owned(),
    })
}

pub fn plan(how: How, words: &str) -> Plan {
    Plan {
        moment: "I feel Maria is slow".to_owned(),
        how,
        words: words.to_owned(),
        stands_down: false,
        forecast: None,
        look_back: None,
        lead: None,
    }
}

pub fn until(when: &str, back_to: BackTo, by: Day) -> LeadEnd {
    LeadEnd::Set {
        when: when.to_owned(),
        back_to,
        by,
    }
}

fn night_lead() -> BackTo {
    BackTo::Somebody("night lead Maria".to_owned())
}

fn looked_back(happened: Happened, line: &str) -> Event {
    Event::LookedBack(LookBack {
        wanted: Wanted::Yes,
        happened,
        again: Again::Differently,
        line: line.to_owned(),
    })
}

/// A lead that was taken, renewed, handed back and looked back on.
fn lead() -> Situation {
    let day = |date: u32| Day::from_ymd(2026, 11, date).expect("a day");
    let hand_back = HandBack {
        done: "Three weeks are filled".to_owned(),
        open: String::new(),
        watch_for: "The week Tom is away".to_owned(),
        yours_now: "The rota".to_owned(),
        said_back: true,
    };
    Situation {
        title: "The night rota with Maria".to_owned(),
        role: "night lead Maria".to_owned(),
        facts: "Two shifts had no name.\nMaria Lopez was away; I rang Tom.".to_owned(),
        story: "I think Maria has too much to do.".to_owned(),
        entries: vec![
            at(
                day(20),
                check(Verdict::StepIn, "A day costs a lot, and it is stuck."),
            ),
            at(
                day(20),
                Event::Planned(Plan {
                    forecast: Forecast::new(3),
                    lead: Some(until("Maria is back", night_lead(), day(21))),
                    ..plan(How::Do, "fill the two empty shifts with Tom.")
                }),
            ),
            at(
                day(21),
                Event::Renewed(Renewal {
                    why: "Maria is ill".to_owned(),
                    end: until("The stand-in has it", night_lead(), day(24)),
                }),
            ),
            at(day(24), Event::HandedBack(hand_back)),
            at(day(24), Event::LookBackOn(day(29))),
            at(
                day(29),
                looked_back(Happened::Better, "Maria fills it herself now."),
            ),
            at(day(30), Event::Closed),
        ],
        ..Situation::new("a".to_owned(), day(19))
    }
}

const PLAIN: &str = "\
The night rota with M.
Begun on 2026-11-19. Written on 2026-12-18.

What happened
Two shifts had no name.
M. was away; I rang T.

What was done
2026-11-20: I planned to fill the two empty shifts with T.
2026-11-20: I took the lead.
What ends it: M. is back
At the latest: 2026-11-21
2026-11-21: I kept the lead.
What was still needed: M. is ill
What ends it: The stand-in has it
At the latest: 2026-11-24
2026-11-24: I handed it back. They said it back.
Done: Three weeks are filled
Watch for: The week T. is away
Yours now: The rota

What came of it
2026-11-29: It got better.
M. fills it herself now.";

#[test]
fn facts_action_and_outcome_are_told_and_nothing_else() {
    assert_eq!(told(&lead(), Include::default()), PLAIN);
    assert_eq!(Include::default(), NOTHING);
}

#[test]
fn the_story_is_told_when_it_is_ticked() {
    let include = Include {
        story: true,
        ..NOTHING
    };
    let with_story = "M. was away; I rang T.\n\nWhat I make of it\nI think M. has too much to do.";
    let expected = PLAIN.replace("M. was away; I rang T.", with_story);
    assert_eq!(told(&lead(), include), expected);
}

const JUDGED: &str = "\
How I judged it
2026-11-20: Step in now. A day costs a lot, and it is stuck.
Is anyone at risk here? No
Do they want your help? I don't know

What was done";

#[test]
fn verdicts_answers_and_their_wish_are_told_when_guesses_are_ticked() {
    let include = Include {
        guesses: true,
        ..NOTHING
    };
    let expected = PLAIN.replace("What was done", JUDGED) + "\nDid they want help? Yes";
    assert_eq!(told(&lead(), include), expected);
}

#[test]
fn how_sure_they_were_is_told_when_confidence_is_ticked() {
    let include = Include {
        confidence: true,
        ..NOTHING
    };
    let planned = "2026-11-20: I planned to fill the two empty shifts with T.";
    let sure = format!("{planned}\nHow sure I was that they wanted help: Probably");
    assert_eq!(told(&lead(), include), PLAIN.replace(planned, &sure));
}

const NAMED: &str = "\
The night rota with Maria
Begun on 2026-11-19. Written on 2026-12-18.
Who it is about: night lead Maria

What happened
Two shifts had no name.
Maria Lopez was away; I rang Tom.

What was done
2026-11-20: I planned to fill the two empty shifts with Tom.
2026-11-20: I took the lead.
What ends it: Maria is back
Who gets it back: night lead Maria
At the latest: 2026-11-21
2026-11-21: I kept the lead.
What was still needed: Maria is ill
What ends it: The stand-in has it
Who gets it back: night lead Maria
At the latest: 2026-11-24
2026-11-24: I handed it back. They said it back.
Done: Three weeks are filled
Watch for: The week Tom is away
Yours now: The rota

What came of it
2026-11-29: It got better.
Maria fills it herself now.";

#[test]
fn roles_and_names_are_told_when_names_are_ticked() {
    let include = Include {
        names: true,
        ..NOTHING
    };
    assert_eq!(told(&lead(), include), NAMED);
}

#[test]
fn all_is_told_when_all_is_ticked() {
    let include = Include {
        story: true,
        guesses: true,
        confidence: true,
        names: true,
    };
    let story = "What I make of it\nI think Maria has too much to do.\n\n";
    let planned = "with Tom.\n2026-11-20: I took";
    let sure = "with Tom.\nHow sure I was that they wanted help: Probably\n2026-11-20: I took";
    let expected = NAMED
        .replace("What was done", &format!("{story}{JUDGED}"))
        .replace(planned, sure)
        + "\nDid they want help? Yes";
    assert_eq!(told(&lead(), include), expected);
}

#[test]
fn what_is_empty_does_not_appear() {
    let mut bare = Situation::new("a".to_owned(), Day(20_805));
    let head = "Begun on 2026-12-18. Written on 2026-12-18.";
    let all = Include {
        story: true,
        guesses: true,
        confidence: true,
        names: true,
    };
    assert_eq!(told(&bare, NOTHING), head);
    assert_eq!(told(&bare, all), head);
    bare.entries = vec![
        at(TODAY, Event::LookBackOn(TODAY)),
        at(TODAY, Event::Closed),
        at(TODAY, Event::Reopened),
    ];
    assert_eq!(told(&bare, all), head);
    bare.entries = vec![at(TODAY, looked_back(Happened::Same, ""))];
    let outcome = format!("{head}\n\nWhat came of it\n2026-12-18: It stayed as it was.");
    assert_eq!(told(&bare, NOTHING), outcome);
}

#[test]
fn what_was_written_over_is_not_told() {
    let written = |situation: Situation, text: &str| {
        let write = alongside::domain::command::Command::Write(Field::Facts, text.to_owned());
        situation.after(&write, TODAY).expect("it is written")
    };
    let once = written(lead(), "Something about someone.");
    assert!(told(&once, NOTHING).contains("Something about someone."));
    let emptied = written(once, "");
    assert!(!emptied.earlier.is_empty());
    assert_eq!(told(&emptied, NOTHING).find("someone"), None);
    assert_eq!(told(&emptied, NOTHING).find("What happened"), None);
}

#[test]
fn the_title_of_a_verdict_is_a_guess() {
    let untitled = Situation {
        title: "Step in now".to_owned(),
        ..lead()
    };
    let plain = told(&untitled, NOTHING);
    assert!(plain.starts_with("Begun on 2026-11-19."), "{plain}");
    assert!(!plain.contains("Step in now"), "{plain}");
    let include = Include {
        guesses: true,
        ..NOTHING
    };
    assert!(told(&untitled, include).starts_with("Step in now\nBegun"));
}

#[test]
fn nothing_left_out_slips_through_another_part() {
    let all_ticks = (0..16).map(|bits: u8| Include {
        story: bits & 1 != 0,
        guesses: bits & 2 != 0,
        confidence: bits & 4 != 0,
        names: bits & 8 != 0,
    });
    for include in all_ticks {
        let record = told(&lead(), include);
        let holds = |text: &str| record.contains(text);
        assert_eq!(holds("too much to do"), include.story, "{include:?}");
        assert_eq!(holds("costs a lot"), include.guesses, "{include:?}");
        assert_eq!(holds("Did they want"), include.guesses, "{include:?}");
        assert_eq!(holds("Probably"), include.confidence, "{include:?}");
        for name in ["Maria", "Lopez", "Tom", "night lead"] {
            assert_eq!(holds(name), include.names, "{name} {include:?}");
        }
        // The moment of a plan, and whether they would do it again, are nobody else's.
        assert!(!holds("is slow") && !holds("Another way"), "{include:?}");
    }
}
