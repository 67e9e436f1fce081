//! What the tabs of `crashes` do, and the words they write.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use alongside::domain::check::Verdict;
use alongside::domain::command::Command;
use alongside::domain::situation::{CheckTaken, Field};
use alongside::state::AppState;
use alongside::state::keep::Change;
use alongside::state::lessons::reflection_field;
use alongside::state::situations::Given;
use alongside::storage::version::Version;
use alongside::storage::{Key, Record};
use leptos::prelude::*;

use crate::broken;
use crate::crash_model::{Fate, Kind, word, words};
use crate::crashes::World;

pub const LESSONS: [&str; 3] = ["L001", "L002", "L003"];
pub const SITUATIONS: [&str; 2] = ["s1", "s2"];

/// Numbers that look random and come again from the same seed (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.below(all.len() as u64) as usize]
    }
}

/// A tab, under a number that no other ever had.
pub struct Tab {
    pub number: u32,
    pub app: AppState,
}

/// How something one tab does has gone so far.
#[derive(Clone, Default)]
pub struct Doing {
    /// The words it writes.
    pub words: Vec<u32>,
    /// What it said at its end, if it came to one.
    pub said: Rc<RefCell<Option<Fate>>>,
    /// For the report.
    pub told: String,
}

impl Doing {
    /// What is called at its end.
    fn ear(&self) -> impl Fn(Fate) + Clone + 'static {
        let said = self.said.clone();
        move |fate| *said.borrow_mut() = Some(fate)
    }

    /// The same, for what is kept or not.
    fn kept(&self) -> impl FnOnce(bool) + 'static {
        let ear = self.ear();
        move |kept| ear(if kept { Fate::Kept } else { Fate::Open })
    }
}

fn check(rule: String) -> Command {
    Command::Check(CheckTaken {
        model: "test".to_owned(),
        asked: Vec::new(),
        verdict: Verdict::StandBack,
        variant: "plain".to_owned(),
        rule,
        because: "Because.".to_owned(),
    })
}

impl World {
    /// The words a tab knows of, which it shows under this key.
    fn knows(&self, at: usize, key: &str) -> BTreeSet<u32> {
        let tab = &self.tabs[at];
        let key = Key::of_row(key);
        let shown = tab.app.ledger.with_untracked(|ledger| ledger.record(&key));
        let shown = shown.and_then(|record| words(&record.to_text()).pop());
        match shown {
            Some(number) => self.model.knowing(number),
            None => self.model.knowing_gone(key.as_str(), tab.number),
        }
    }

    fn knows_beside(&self, at: usize, key: &str) -> BTreeSet<u32> {
        let (texts, gone) = self.tabs[at].app.ledger.with_untracked(|ledger| {
            let beside = ledger.rows.beside(key);
            let texts = beside.iter().filter_map(|version| version.text());
            (
                texts.collect::<String>(),
                beside.iter().any(Version::is_gone),
            )
        });
        let known = words(&texts).into_iter();
        let mut known: BTreeSet<u32> = known.flat_map(|word| self.model.knowing(word)).collect();
        if gone {
            known.extend(self.model.knowing_gone(key, self.tabs[at].number));
        }
        known
    }

    fn begin(&mut self, at: usize, key: &str, kind: Kind) -> u32 {
        let known = match kind {
            Kind::Text => self.knows(at, key),
            // What stands beside a record goes with it.
            Kind::Gone => &self.knows(at, key) | &self.knows_beside(at, key),
            Kind::Fact | Kind::Entry | Kind::Draft => BTreeSet::new(),
        };
        let tab = self.tabs[at].number;
        self.model.begin(key, kind, tab, known)
    }

    /// Lets a tab begin to do something.
    pub fn act(&mut self, at: usize) -> Doing {
        broken::tab(self.tabs[at].number);
        let lesson = self.dice.of(&LESSONS);
        let situation = self.dice.of(&SITUATIONS);
        let choice = self.dice.below(10);
        let mut doing = match choice {
            0..=2 => self.reflect(at, lesson),
            3 => self.write_two(at),
            4 => self.remove(at, lesson),
            5 => self.command(at, situation, Kind::Fact),
            6..=7 => self.command(at, situation, Kind::Entry),
            8 => self.type_half(at, lesson),
            _ => self.read_again(at),
        };
        let words = &doing.words;
        doing.told = format!("{at} does {choice} with {lesson} {situation} {words:?}");
        doing
    }

    fn reflect(&mut self, at: usize, lesson: &str) -> Doing {
        let mut doing = Doing::default();
        let number = self.begin(at, &["lesson/", lesson].concat(), Kind::Text);
        doing.words.push(number);
        let app = self.tabs[at].app;
        app.reflect(lesson, &word(number), doing.kept());
        doing
    }

    /// Two records in one change.
    fn write_two(&mut self, at: usize) -> Doing {
        let (mut doing, mut puts) = (Doing::default(), Vec::new());
        let app = self.tabs[at].app;
        for lesson in [LESSONS[0], LESSONS[1]] {
            let number = self.begin(at, &["lesson/", lesson].concat(), Kind::Text);
            doing.words.push(number);
            let mut practice = untrack(|| app.practice(lesson));
            practice.reflection = word(number);
            puts.push(Record::Lesson(practice));
        }
        let removes = Vec::new();
        app.keep(Change { puts, removes }, doing.kept());
        doing
    }

    fn remove(&mut self, at: usize, lesson: &str) -> Doing {
        let mut doing = Doing::default();
        let app = self.tabs[at].app;
        let key = Key::of_row(&["lesson/", lesson].concat());
        if app
            .ledger
            .with_untracked(|ledger| ledger.record(&key).is_some())
        {
            doing.words.push(self.begin(at, key.as_str(), Kind::Gone));
        }
        let (puts, removes) = (Vec::new(), vec![key]);
        app.keep(Change { puts, removes }, doing.kept());
        doing
    }

    fn command(&mut self, at: usize, situation: &str, kind: Kind) -> Doing {
        let mut doing = Doing::default();
        let app = self.tabs[at].app;
        let number = self.begin(at, &["situation/", situation].concat(), kind);
        doing.words.push(number);
        let ear = doing.ear();
        let then = Box::new(move |given| {
            ear(match given {
                Given::Kept => Fate::Kept,
                Given::NotKept => Fate::Open,
                Given::Refused(_) | Given::Gone => Fate::Never,
            });
        });
        if kind == Kind::Fact {
            app.write_field(situation, Field::Facts, &word(number), "", then);
        } else {
            let commands = vec![check(word(number))];
            app.give(situation, commands, Change::default(), then);
        }
        doing
    }

    fn type_half(&mut self, at: usize, lesson: &str) -> Doing {
        let mut doing = Doing::default();
        let app = self.tabs[at].app;
        let field = reflection_field(lesson);
        let number = self.begin(at, &["draft/", &field].concat(), Kind::Draft);
        doing.words.push(number);
        app.typed(&field, &word(number));
        // Where it fails nobody is called.
        doing.ear()(Fate::Open);
        let kept = doing.kept();
        app.keep_drafts_then(move || kept(true));
        doing
    }

    fn read_again(&mut self, at: usize) -> Doing {
        let doing = Doing::default();
        self.tabs[at].app.read_again();
        doing.kept()(true);
        doing
    }
}
