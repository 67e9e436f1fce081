//! A content of two lessons and a check of two questions, and an app on a store that can fail.

use std::cell::RefCell;
use std::rc::Rc;

use alongside::content::catalog::Index;
use alongside::domain::check::build::{Tables, build};
use alongside::domain::check::model::{
    CheckModel, Condition, GuardrailLines, Normalise, Rule, VerdictCard,
};
use alongside::domain::check::{Answer, Question, Verdict};
use alongside::domain::day::Day;
use alongside::domain::lesson::LessonHead;
use alongside::domain::suggestion::Mirror;
use alongside::state::AppState;
use alongside::state::backup::BackupFacts;
use alongside::state::store::{Health, Opening, Store};
use alongside::storage::stamp::Device;
use alongside::storage::version::Version;
use alongside::storage::{Ledger, MemoryStore, Place};

use crate::browser::owned;

/// The day on which everything here happens.
pub const TODAY: Day = Day(20_000);

/// A store the test can look into and make fail.
pub type SharedStore = Rc<RefCell<MemoryStore>>;

/// The device on which everything here happens.
pub fn device() -> Device {
    Device::from_id("testdevice")
}

/// An app on what this store holds, as after opening it.
pub fn app_on(store: MemoryStore) -> (AppState, SharedStore) {
    let store: SharedStore = Rc::new(RefCell::new(store));
    (tab_on(&store), store)
}

/// An app on a store that others may use too, as a tab opens it.
pub fn tab_on(store: &SharedStore) -> AppState {
    let opened = Ledger::open(store.borrow().rows(Place::Records), device());
    let opening = Opening {
        store: Store::Memory(store.clone()),
        ledger: opened.ledger,
        health: Health::default(),
        backup: BackupFacts::default(),
        live: true,
    };
    owned(|| AppState::new(index(), TODAY, opening))
}

/// An app nobody has used yet.
pub fn fresh_app() -> (AppState, SharedStore) {
    app_on(MemoryStore::default())
}

/// The texts in a store whose key starts like this.
pub fn kept(store: &SharedStore, key: &str) -> Vec<String> {
    let rows = store.borrow().rows(Place::Records);
    let rows = rows.into_iter().filter(|(at, _)| at.starts_with(key));
    rows.filter_map(|(_, row)| Version::from_row(&row?, device()).ok())
        .filter_map(|version| version.text().map(str::to_owned))
        .collect()
}

/// The content: two lessons and a check of two questions.
pub fn index() -> &'static Index {
    let index = Index {
        tracks: Vec::new(),
        lessons: vec![lesson("L001", 1), lesson("L002", 2)],
        scenarios: Vec::new(),
        weeks: Vec::new(),
        paths: Vec::new(),
        check: check(),
        suggestions: Vec::new(),
        mirror: Mirror {
            questions: Vec::new(),
        },
        labels: Vec::new(),
        packs: Vec::new(),
    };
    Box::leak(Box::new(index))
}

fn lesson(id: &str, order: u16) -> LessonHead {
    LessonHead {
        id: id.to_owned(),
        slug: id.to_lowercase(),
        track: "T1".to_owned(),
        order,
        title: format!("Lesson {order}"),
        idea: String::new(),
        core: false,
        safety: false,
    }
}

/// Danger needs help, what is mine I step in on, the rest I leave.
fn check() -> CheckModel {
    let rules = vec![
        rule(
            "R01",
            Verdict::GetHelp,
            vec![one_of(Question::Harm, "danger")],
        ),
        rule("R02", Verdict::StepIn, vec![one_of(Question::Lead, "mine")]),
        rule("R03", Verdict::StandBack, Vec::new()),
    ];
    let normalise = Normalise {
        id: "N1".to_owned(),
        when: vec![
            one_of(Question::State, "over"),
            one_of(Question::Pain, "high"),
        ],
        question: Question::State,
        becomes: Question::State.answer("moving").expect("a known answer"),
    };
    let tables = Tables {
        rules: &rules,
        after_rules: &[],
        normalise: &normalise,
    };
    let graph = build(tables).expect("a graph");
    CheckModel {
        version: "test".to_owned(),
        questions: Vec::new(),
        rules,
        normalise,
        after_rules: Vec::new(),
        cards: Verdict::ALL.into_iter().map(card).collect(),
        lines: no_lines(),
        graph,
    }
}

fn one_of(question: Question, answer: &str) -> Condition {
    let answer: Answer = question.answer(answer).expect("a known answer");
    Condition {
        question,
        any_of: vec![answer],
    }
}

fn rule(id: &str, verdict: Verdict, when: Vec<Condition>) -> Rule {
    Rule {
        id: id.to_owned(),
        verdict,
        variant: "plain".to_owned(),
        because: format!("Because of {id}."),
        reasons: when.iter().map(|condition| condition.question).collect(),
        when,
    }
}

fn card(verdict: Verdict) -> VerdictCard {
    VerdictCard {
        verdict,
        title: format!("Title of {}", verdict.code()),
        means: String::new(),
        done_when: String::new(),
        dont: String::new(),
        variants: Vec::new(),
    }
}

fn no_lines() -> GuardrailLines {
    GuardrailLines {
        case: String::new(),
        credit: String::new(),
        cause: String::new(),
        tell: String::new(),
        after: String::new(),
        footnote: String::new(),
        cost_won: String::new(),
        complaint_and_no_harm: String::new(),
        harm_first: String::new(),
    }
}
