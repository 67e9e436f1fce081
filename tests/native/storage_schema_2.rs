//! The fixtures of schema 2 as values: what the texts on phones mean.

use alongside::domain::check::Verdict;
use alongside::domain::check::wording::Wording;
use alongside::domain::contacts::Contact;
use alongside::domain::lead::{BackTo, HandBack, LeadEnd, Renewal};
use alongside::domain::look_back::{Again, Happened, LookBack, Wanted};
use alongside::domain::own_course::{
    LookBackDay, LookBackKind, LookedBack, OwnCourse, Span, Workdays,
};
use alongside::domain::plan::{Forecast, How, Plan};
use alongside::domain::practice::{ScenarioAnswer, ScenarioPractice, TwistAnswer};
use alongside::domain::scenario::Rating;
use alongside::domain::situation::{CheckTaken, Earlier, Entry, Event, Field, Situation};
use alongside::storage::Record;

use crate::storage_samples::{at, day};
use crate::support::given;

/// The fixtures of schema 2: a text as it is on phones, and what it means.
pub fn schema_2() -> [(&'static str, Record); 5] {
    [
        (include_str!("../fixtures/v2/situation.json"), situation()),
        (include_str!("../fixtures/v2/contacts.json"), contacts()),
        (include_str!("../fixtures/v2/wording.json"), wording()),
        (include_str!("../fixtures/v2/practised.json"), practised()),
        (include_str!("../fixtures/v2/course.json"), course()),
    ]
}

fn text(text: &str) -> String {
    text.to_owned()
}

fn situation() -> Record {
    let earlier = |on: &str, field, before: &str| Earlier {
        day: day(on),
        field,
        text: text(before),
    };
    Record::Situation(Situation {
        title: text("The night rota, again"),
        role: text("night-shift lead"),
        facts: text("Two shifts this week had no name beside them.\nI said so on Tuesday."),
        story: text("Nobody wants to be the one who asks."),
        entries: entries(),
        earlier: vec![
            earlier("2026-11-21", Field::Facts, "Two shifts had no name."),
            earlier("2026-11-22", Field::Title, "Rota"),
        ],
        deleted: Some(day("2026-12-04")),
        ..Situation::new(text("m4w0abcdefghijkmnopq"), day("2026-11-20"))
    })
}

fn entries() -> Vec<Entry> {
    let end = |by: &str| LeadEnd::Set {
        when: text("Every shift has a name"),
        back_to: BackTo::Somebody(text("The team")),
        by: day(by),
    };
    let renewed = |why: &str, end| {
        Event::Renewed(Renewal {
            why: text(why),
            end,
        })
    };
    let handed_back = Event::HandedBack(HandBack {
        done: text("All shifts filled"),
        open: text("The holidays"),
        watch_for: text("Fridays"),
        yours_now: text("The list"),
        said_back: true,
    });
    let looked_back = Event::LookedBack(LookBack {
        wanted: Wanted::Yes,
        happened: Happened::Better,
        again: Again::Differently,
        line: text("Ask first, then call."),
    });
    vec![
        at(day("2026-11-20"), first_check()),
        at(day("2026-11-20"), first_plan(end("2026-11-21"))),
        at(
            day("2026-11-21"),
            renewed("Two shifts are still open", end("2026-11-24")),
        ),
        at(day("2026-11-23"), handed_back),
        at(day("2026-11-23"), Event::LookBackOn(day("2026-11-30"))),
        at(day("2026-11-30"), looked_back),
        at(day("2026-12-01"), Event::Closed),
        at(day("2026-12-02"), Event::Reopened),
        at(day("2026-12-02"), second_check()),
        at(day("2026-12-02"), second_plan()),
        at(
            day("2026-12-03"),
            renewed("", LeadEnd::DecideBy(day("2026-12-05"))),
        ),
    ]
}

fn first_check() -> Event {
    Event::Checked(CheckTaken {
        model: text("1.0"),
        asked: vec![
            given("harm", "none"),
            given("lead", "none"),
            given("state", "stuck"),
            given("pain", "high"),
            given("wish", "unsure"),
            given("can", "yes"),
        ],
        verdict: Verdict::StepIn,
        variant: text("now"),
        rule: text("R17c"),
        because: text("A day costs a lot and no one has it."),
    })
}

fn first_plan(end: LeadEnd) -> Event {
    Event::Planned(Plan {
        moment: text("the list is still empty at noon"),
        how: How::Do,
        words: text("call the first three people myself"),
        stands_down: false,
        forecast: Forecast::new(3),
        look_back: Some(day("2026-11-27")),
        lead: Some(end),
    })
}

fn second_check() -> Event {
    Event::Checked(CheckTaken {
        model: text("1.1"),
        asked: vec![given("harm", "none"), given("lead", "mine")],
        verdict: Verdict::StepIn,
        variant: text("own"),
        rule: text("R06"),
        because: text("It is yours."),
    })
}

fn second_plan() -> Event {
    Event::Planned(Plan {
        moment: text("the desk is free"),
        how: How::Say,
        words: text("This one is mine."),
        stands_down: false,
        forecast: None,
        look_back: None,
        lead: Some(LeadEnd::Set {
            when: text("It is done"),
            back_to: BackTo::Mine,
            by: day("2026-12-03"),
        }),
    })
}

fn contacts() -> Record {
    let contact = |name: &str, number: &str| Contact {
        name: text(name),
        number: text(number),
    };
    Record::Contacts(vec![
        contact("Site emergency", "+49 30 1234"),
        contact("Union office", "0800 55 55"),
    ])
}

fn wording() -> Record {
    let (heard, _) = given("heard", "yes");
    Record::Wording(Wording {
        version: text("1.0"),
        questions: vec![(
            heard,
            text("Have you heard their side?"),
            vec![text("Yes"), text("Not yet"), text("I can't reach them")],
        )],
        titles: vec![
            (Verdict::Listen, text("Listen first")),
            (Verdict::StandBack, text("Stand back and watch")),
        ],
        says: vec![(Verdict::Listen, text("first"), text("How do you see it?"))],
    })
}

fn practised() -> Record {
    let answer = |on: &str, option, rating| ScenarioAnswer {
        day: day(on),
        option,
        rating,
    };
    let twist = |on: &str, verdict, right| TwistAnswer {
        day: day(on),
        verdict,
        right,
    };
    Record::Practised(ScenarioPractice {
        scenario: text("P01"),
        answers: vec![
            answer("2026-11-25", 1, Rating::Fair),
            answer("2026-12-20", 0, Rating::Best),
        ],
        twists: vec![
            twist("2026-12-16", Verdict::StepIn, false),
            twist("2026-12-20", Verdict::Listen, true),
        ],
    })
}

fn course() -> Record {
    let looked_back = |on: &str, kind| LookedBack {
        on: day(on),
        day: LookBackDay { week: 13, kind },
    };
    Record::Course(OwnCourse {
        workdays: Workdays::of([0, 1, 3, 5, 6]),
        day_starts_at: 5,
        span: Span::Core,
        path: Some(text("all-in-charge")),
        path_asked: true,
        looked_back: vec![
            looked_back("2027-03-01", LookBackKind::LessonsUsed),
            looked_back("2027-03-02", LookBackKind::Cards),
        ],
    })
}
